"""What a page tells of its article beside the body: what it declares wins over what it prints."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import html

from dateline.newsprint.bylines import is_name
from dateline.webpage.byline import declared_byline, introduced_names, printed_byline
from dateline.webpage.headline import document_title, printed_headline, without_outlet
from dateline.webpage.linked_data import (
    Node,
    is_story,
    linked_data,
    main_article,
    of_type,
    people_at,
    text_at,
    texts_at,
)
from dateline.webpage.metatags import Tags, canonical_address, first, meta_tags
from dateline.webpage.times import declared_times, marked_times

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].{0,40})?")
_MOST_KEYWORDS = 50
_PAGES = ("webpage", "itempage", "faqpage", "aboutpage", "collectionpage")
# Dublin Core first: libraries describe the work with it, the others are for sharing and for search engines.
_AUTHORS = (
    "dc.creator dcterms.creator article:author author authors parsely-author sailthru.author byl byline"
    " citation_author itemprop:author creator og:article:author article:author_name shareaholic:article_author_name"
).split()
_TITLES = (
    "dc.title dcterms.title og:title itemprop:headline parsely-title sailthru.title twitter:title headline".split()
)
_SECTIONS = "article:section parsely-section section sailthru.section cxenseparse:recs:category dc.subject".split()
_KEYWORDS = "news_keywords article:tag parsely-tags sailthru.tags keywords itemprop:keywords".split()


@dataclass
class Facts:
    """What a page tells of its article. ``told`` says of a field by what: JSON-LD, meta tag, title, printed ..."""

    headline: str = ""
    abstract: str | None = None
    byline: str | None = None
    authors: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    """Texts of times, the most trusted first."""
    marked: list[str] = field(default_factory=list)
    """Texts of times that are printed and marked as the time of publication."""
    updated: list[str] = field(default_factory=list)
    language: str | None = None
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    outlet: str | None = None
    address: str | None = None
    copyright_holder: str | None = None
    copyright_notice: str | None = None
    full_text: str | None = None
    """The body as the page declares it, in one piece."""
    is_story: bool = False
    """Whether the page declares that it is an article."""
    stories: int = 0
    is_locked: bool = False
    """Whether the page declares that it is not free to read."""
    told: dict[str, str] = field(default_factory=dict)


def read_facts(tree: html.HtmlElement, address: str | None) -> Facts:
    """What the page tells. ``address`` is where it came from, as far as that is known otherwise."""
    tags, nodes, title = meta_tags(tree), linked_data(tree), document_title(tree)
    titles = {text for text in (*tags.get("og:title", []), title, printed_headline(tree, title)) if text}
    story, page = main_article(nodes, titles), of_type(nodes, *_PAGES)
    facts = Facts(address=canonical_address(tree, tags, address))
    _outlet(facts, tags, nodes, story)
    _headline(facts, tree, tags, story)
    _byline(facts, tree, tags, nodes, story)
    facts.published, facts.updated = declared_times(tags, story, page)
    facts.marked = marked_times(tree)
    facts.language = _language(tree, tags, story, page)
    facts.abstract = text_at(story, "description") or first(tags, "og:description", "description", "dc.description")
    facts.section = _section(facts, tags, story)
    facts.keywords = _keywords(tags, story)
    facts.copyright_holder = text_at(story, "copyrightHolder")
    facts.copyright_notice = text_at(story, "copyrightNotice") or first(
        tags, "copyright", "dc.rights", "dcterms.rights"
    )
    facts.full_text = text_at(story, "articleBody")
    facts.stories = sum(map(is_story, nodes))
    facts.is_story = story is not None or _is_article(tags)
    facts.is_locked = str((story or {}).get("isAccessibleForFree", "")).lower() in {"false", "0", "no"}
    return facts


def _is_article(tags: Tags) -> bool:
    return (first(tags, "og:type") or "").lower() in {"article", "news", "newsarticle", "blog"} or bool(
        first(tags, "article:published_time", "itemprop:datepublished", "parsely-pub-date")
    )


def _outlet(facts: Facts, tags: Tags, nodes: list[Node], story: Node | None) -> None:
    publishers = people_at(story, "publisher", nodes)
    facts.outlet = first(tags, "og:site_name") or (publishers[0][0] if publishers else None)
    facts.outlet = facts.outlet or first(tags, "dc.publisher", "dcterms.publisher", "application-name")
    if facts.outlet and "://" in facts.outlet:
        facts.outlet = None


def _headline(facts: Facts, tree: html.HtmlElement, tags: Tags, story: Node | None) -> None:
    title = document_title(tree)
    candidates = {
        "JSON-LD": _linked_headline(story, title),
        "meta tag": first(tags, *_TITLES),
        "printed": printed_headline(tree, title),
        "title": title,
    }
    domain = urlsplit(facts.address or "").hostname
    for told, text in candidates.items():
        if text:
            facts.headline, facts.told["headline"] = without_outlet(text, facts.outlet, domain), told
            return


def _linked_headline(story: Node | None, title: str | None) -> str | None:
    """The headline, or the name where only that one stands in the title: encyclopaedias describe themselves in it."""
    headline, name = text_at(story, "headline"), text_at(story, "name")
    is_name_shown = bool(name and title and name in title and headline not in (name, title))
    return name if is_name_shown and headline and title and headline not in title else headline or name


def _byline(facts: Facts, tree: html.HtmlElement, tags: Tags, nodes: list[Node], story: Node | None) -> None:
    # A person may bear the name of the outlet: it is the paper of one.
    people = [
        (name, kind)
        for name, kind in people_at(story, "author", nodes)
        if declared_byline(name, None if kind == "person" else facts.outlet) == name
    ]
    if people:
        facts.byline, facts.told["byline"] = ", ".join(name for name, _ in people)[:300], "JSON-LD"
        facts.authors = [name for name, kind in people if kind == "person" and is_name(name)]
        return
    for name in _AUTHORS:
        values = [text for value in tags.get(name, []) if (text := declared_byline(value, facts.outlet))]
        if values:
            facts.byline, facts.told["byline"] = ", ".join(dict.fromkeys(values)), "meta tag"
            break
    else:
        if printed := printed_byline(tree):
            facts.byline, facts.told["byline"] = printed, "printed"
    facts.authors = introduced_names(facts.byline or "")


def _language(tree: html.HtmlElement, tags: Tags, story: Node | None, page: Node | None) -> str | None:
    values = (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        tree.get("xml:lang"),
        first(tags, "http-equiv:content-language", "og:locale", "dc.language", "dcterms.language", "language"),
        first(tags, "itemprop:inlanguage"),
        text_at(story, "inLanguage"),
        text_at(page, "inLanguage"),
    )
    return next((tag for value in values if value and (tag := language_tag(value))), None)


def language_tag(value: str) -> str | None:
    """The BCP 47 tag for what a page gives as its language: en_US.utf8 is en-US. None when it is none."""
    found = _LANGUAGE.fullmatch(value.partition(",")[0].strip())
    if not found:
        return None
    language, script, region = found.groups()
    return "-".join(part for part in (language.lower(), script and script.title(), region and region.upper()) if part)


def _section(facts: Facts, tags: Tags, story: Node | None) -> str | None:
    section = text_at(story, "articleSection") or first(tags, *_SECTIONS)
    is_site = section and section.casefold() in {
        (facts.outlet or "").casefold(),
        urlsplit(facts.address or "").hostname,
    }
    return None if is_site else section


def _keywords(tags: Tags, story: Node | None) -> list[str]:
    found = texts_at(story, "keywords")
    for name in _KEYWORDS:
        words = (word.strip() for value in tags.get(name, []) for word in re.split("[,;]", value))
        found = found or [word for word in words if word]
    return list(dict.fromkeys(found))[:_MOST_KEYWORDS]
