"""What a page says of itself in JSON-LD, in the words of schema.org."""

import json
import re
from collections import deque
from typing import Any

from lxml import html

from dateline.newsprint.escapes import whole_characters
from dateline.newsprint.references import unescaped

_MOST_CHARS = 2_000_000  # of one script; whole articles with their comments stay below
_MOST_NODES = 20_000  # objects; a long live blog has some hundreds
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:(?://\s*)?(?:\]\]>|-->)|;)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"<[^<>]{1,500}>")
_NO_STORY = frozenset({"jobposting", "discussionforumposting", "productgroup"})

Node = dict[str, Any]


def linked_data(tree: html.HtmlElement) -> list[Node]:
    """Every object in the page's JSON-LD, outer ones first. What is not JSON is passed over."""
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    return _objects([_parsed(script.text) for script in scripts if script.text])


def _parsed(text: str) -> Any:
    text = whole_characters(_WRAPPING.sub("", text[:_MOST_CHARS]).strip())
    for candidate in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(roots: list[Any]) -> list[Node]:
    queue: deque[Any] = deque(roots)
    found: list[Node] = []
    while queue and len(found) < _MOST_NODES:
        value = queue.popleft()
        if isinstance(value, dict):
            found.append(value)
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
    return found


def main_article(nodes: list[Node], titles: set[str]) -> Node | None:
    """The article that the page is about: the one with one of these titles, else the only one, else the fullest first.

    Teasers of other stories are articles of schema.org as well; they have a headline and an address and little else.
    """
    stories = [node for node in nodes if is_story(node)]
    if not stories:
        return None
    named = [node for node in stories if (text_at(node, "headline") or text_at(node, "name") or "") in titles]
    if not named and len(stories) > 1:
        named = [node for node in stories if node.get("datePublished") or node.get("articleBody")]
    return max(named or stories, key=len)


def is_story(node: Node) -> bool:
    """Whether the object is an article or a post by its type."""
    return any(
        kind.endswith(("article", "posting", "report")) and kind not in _NO_STORY
        for kind in (str(kind).lower() for kind in as_list(node.get("@type")))
    )


def of_type(nodes: list[Node], *kinds: str) -> Node | None:
    """The first object of one of these types, given in lower case."""
    return next((node for node in nodes if {str(k).lower() for k in as_list(node.get("@type"))} & set(kinds)), None)


def text_at(node: Node | None, key: str) -> str | None:
    """The text of a property with single spaces, without tags; the name or the value of an object; None without any."""
    for value in as_list((node or {}).get(key)):
        inner = value.get("@value") or value.get("name") or value.get("@id") if isinstance(value, dict) else value
        if isinstance(inner, str | int) and not isinstance(inner, bool) and (text := plain(str(inner))):
            return text
    return None


def texts_at(node: Node | None, key: str) -> list[str]:
    """Every text of a property: a list as it is, one text split at its commas."""
    value = (node or {}).get(key)
    pieces = value.split(",") if isinstance(value, str) else [v for v in as_list(value) if isinstance(v, str)]
    return [text for text in map(plain, pieces) if text]


def people_at(node: Node | None, key: str, nodes: list[Node]) -> list[tuple[str, str]]:
    """The names in a property such as ``author``, each with its type: ``person``, ``organization`` or empty.

    References by ``@id`` are followed.
    """
    by_id = {str(each["@id"]): each for each in nodes if "@id" in each and "name" in each}
    found: list[tuple[str, str]] = []
    for value in as_list((node or {}).get(key)):
        who = value if isinstance(value, dict) else {"name": value}
        if "name" not in who:
            who = by_id.get(str(who.get("@id")), who)
        kinds = {str(kind).lower() for kind in as_list(who.get("@type"))}
        kind = "person" if "person" in kinds else "organization" if kinds else ""
        parts = " ".join(str(who.get(part) or "") for part in ("givenName", "familyName"))
        names = [name for name in as_list(who.get("name")) or [parts] if isinstance(name, str)]
        found += [(name, kind) for name in map(plain, names) if name]
    return list(dict.fromkeys(found))


def plain(text: str) -> str:
    """Text of a property as it would be printed: entities read, tags taken out, single spaces."""
    return " ".join(_TAG.sub(" ", unescaped(unescaped(text))).split())


def as_list(value: Any) -> list[Any]:
    """A property as the list of its values: JSON-LD lets one value stand for itself."""
    return [] if value is None else value if isinstance(value, list) else [value]
