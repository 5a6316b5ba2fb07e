"""What a page says of itself in its ``meta`` and ``link`` tags."""

from collections import defaultdict
from urllib.parse import urljoin, urlsplit

from lxml import html

from dateline.newsprint.references import unescaped

Tags = dict[str, list[str]]

_MOST_TAGS = 2_000
_LONGEST = 20_000  # characters of one value


def meta_tags(tree: html.HtmlElement) -> Tags:
    """The values of every ``meta`` tag under its name, property, itemprop or http-equiv, in lower case.

    A tag may carry several names with spaces between (RDFa); names of Dublin Core have a dot.
    """
    tags: Tags = defaultdict(list)
    for count, element in enumerate(tree.iter("meta")):
        content = " ".join(unescaped(element.get("content") or "")[:_LONGEST].split())
        if count >= _MOST_TAGS or not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                key = f"{attribute}:{name}" if attribute in {"itemprop", "http-equiv"} else name
                tags[key.replace("dc:", "dc.").replace("dcterms:", "dcterms.")].append(content)
    return dict(tags)


def first(tags: Tags, *names: str) -> str | None:
    """The first value under the first of these names that has one."""
    return next((tags[name][0] for name in names if tags.get(name)), None)


def canonical_address(tree: html.HtmlElement, tags: Tags, known: str | None = None) -> str | None:
    """The page's own address, absolute: canonical link, ``og:url``, ``twitter:url``, else ``known``.

    A canonical link to the front page is a mistake of the site when ``known`` leads deeper.
    """
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    base = known or first(tags, "og:url") or ""
    for value in [*links, *tags.get("og:url", []), *tags.get("twitter:url", [])]:
        if (address := web_address(value, base)) and not (known and is_front(address) and not is_front(known)):
            return address
    return web_address(known or "")


def web_address(value: str, base: str = "") -> str | None:
    """The value as a whole web address, read from ``base`` when it is relative; None when it is none."""
    try:
        address = urljoin(base, value.strip())
        parts = urlsplit(address)
        is_address = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        return None
    return address if is_address and len(address) <= 2_000 and not any(map(str.isspace, address)) else None


def is_front(address: str) -> bool:
    """Whether the address is a site's front page."""
    parts = urlsplit(address)
    return parts.path.strip("/").lower() in {"", "index.html", "index.htm", "index.php"} and not parts.query
