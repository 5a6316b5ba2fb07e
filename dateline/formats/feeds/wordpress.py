"""What the export of a WordPress site (WXR 1.0 to 1.2) adds to the items of RSS: state, excerpt, shortcodes.

Texts in it are as editors typed them: blank lines part paragraphs, and shortcodes such as ``[caption]`` stand in them.
"""

import re

from dateline.article import Removed
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.formats.markup.xml import Element, local_name, text_of
from dateline.formats.reading.moments import moment

_NAMESPACE = re.compile(r"\{http://wordpress\.org/export/\d\.\d/(excerpt/)?\}")
_STORIES = frozenset(("post", "page"))
_BLANK_LINES = re.compile(r"\r?\n[ \t]*+(?:\r?\n[ \t]*+)++")
_CAPTION = re.compile(r"\[caption\b[^\]]{0,500}\](?P<text>[^\[]{0,5000})\[/caption\]")
_SHORTCODE = re.compile(r"\[/?(?:gallery|embed|audio|video|playlist|caption)\b[^\]]{0,500}\]")


def told_of(item: Element) -> dict[str, str]:
    """The texts of WordPress's elements in the item by their names, and its ``excerpt``; empty in other feeds."""
    found = {}
    for child in item:
        if isinstance(child.tag, str) and (namespace := _NAMESPACE.match(child.tag)):
            found["excerpt" if namespace[1] else local_name(child)] = (
                (child.text or "").strip() if namespace[1] else text_of(child) or ""
            )
    return found


def why_not(told: dict[str, str]) -> str | None:
    """In words, why the item is no article that was published; None when it is one."""
    kind, status = told.get("post_type", "post"), told.get("status", "publish")
    if kind not in _STORIES:
        return f"it is a WordPress {kind[:40]}, no post"
    return f"it was not published: {status[:40]}" if status != "publish" else None


def published(told: dict[str, str], date: str) -> str | None:
    """The first that is a time: the date of the item, WordPress's own in UTC, and that on the clock of the site.

    None when it has none: then it writes zeros, and the date of the item is in the year before them.
    """
    utc = f"{told['post_date_gmt']}Z" if told.get("post_date_gmt") else ""
    return next((text for text in (date, utc, told.get("post_date", "")) if moment(text)), None)


def paragraphs(text: str) -> tuple[list[str], list[Removed]]:
    """The paragraphs of a text as it was typed, and the captions that stood in it."""
    captions = [
        Removed(text=words, reason="caption") for found in _CAPTION.finditer(text) if (words := _words(found["text"]))
    ]
    text = _SHORTCODE.sub("", _CAPTION.sub("", text))
    return [line for part in _BLANK_LINES.split(text) for line in paragraphs_of_html(" ".join(part.split()))], captions


def _words(marked: str) -> str:
    return " ".join(paragraphs_of_html(marked))
