"""ninjs, the IPTC's news in JSON: 1.x with its plain fields, 2.x with lists of them, 3.x in camel case.

AP's Media API answers with items of 1.x that have some fields of their own.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source, Subject
from dateline.formats.datasets.json_pieces import articles_in, utf8_head
from dateline.formats.datasets.json_values import (
    Record,
    body_of,
    is_uri,
    language_of,
    line_of,
    number_of,
    objects_in,
    terms_of,
    text_of,
    texts_of,
)  # fmt: skip
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time, set_word_count
from dateline.formats.wires.iptc import name_a_kill, set_status, urgency
from dateline.formats.wires.located import set_dateline

name = "ninjs"
media_type = "application/json"

# Names that ninjs has and no other JSON of news. Of those that others may have too, two are needed.
_OWN = frozenset("pubstatus versioncreated body_xhtml usageterms copyrightholder ednote infosources pubStatus".split())
_OWN |= frozenset("versionCreated usageTerms copyrightHolder edNote infoSources".split())
_SHARED = frozenset("firstcreated firstCreated body_text body_html description_text headlines bodies slugline".split())
_SHARED |= frozenset(["urgency"])
_KILL = frozenset(["uri", "pubstatus"])  # all that a kill needs
_KEY = re.compile(rb'"(%s)"\s*:' % "|".join(sorted(_OWN | _SHARED | _KILL)).encode())
_STANDARD = re.compile(rb'"standard"\s*:\s*\{[^{}]{0,200}"ninjs"', re.IGNORECASE)
_NO_TEXT = frozenset("picture graphic audio video composite planning event component".split())
_CODE = re.compile(r"(?:.*[/:])?(\d{8})$")  # of the IPTC's subject codes and of its media topics
_TOPICS_FROM = "20000000"  # media topics count from here; below, they repeat the top of the subject codes


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether an object of JSON has two names of ninjs, or says that it is ninjs."""
    text = utf8_head(head)
    if not text:
        return False
    return _has_its_names({match.decode() for match in _KEY.findall(text)}) or bool(_STANDARD.search(text))


def _has_its_names(names: set[str]) -> bool:
    own = len(names & _OWN)
    return own > 1 or (own == 1 and bool(names & _SHARED)) or names >= _KILL


def is_item(record: Record) -> bool:
    """Whether the object is a ninjs item."""
    standard = record.get("standard")
    return _has_its_names(set(record)) or (
        isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs"
    )


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The items of a file, also in a list or in the answer of an API; pictures and what is associated are left out."""
    yield from articles_in(path, context, is_item, article_of, "it is no ninjs item")


def article_of(record: Record, where: str, context: ReadContext) -> Article | Skipped:
    """The article of a ninjs item; skipped when it is a picture or the like without a text."""
    item = {key.lower(): value for key, value in record.items()}
    kind = text_of(item.get("type")) or "text"
    article = Article(
        headline=_line(item, "headline", "headlines") or line_of(item.get("title")) or "",
        abstract=_line(
            item, "description_text", "description_html", "descriptions", "description", "headline_extended"
        ),
        body=_body(item),
        byline=line_of(item.get("byline")) or line_of(item.get("by")) or _bylines(item),
        authors=texts_of(item.get("authors")) if not item.get("byline") else [],
        slugline=text_of(item.get("slugline")),
        section=text_of(item.get("service")),
        genre=text_of(item.get("genre")) or text_of(item.get("genres")),
        urgency=urgency(text_of(item.get("urgency"))),
        language=language_of(item.get("language")),
        keywords=terms_of(item.get("keywords") or item.get("keyword")),
        file=FileRef(encoding="utf-8"),
    )
    if not article.body and kind in _NO_TEXT:
        return Skipped(where, f"it is a {kind} without a text", is_fault=False)
    if kind in _NO_TEXT:
        article.warnings.append(f"It is the text of a {kind}.")
    _set_identity(article, item)
    _set_times(article, item, context)
    _set_rights(article, item)
    set_word_count(article, _stated_words(item))
    for subject in objects_in(item.get("subject") or item.get("subjects")):
        _add_subject(article, subject)
    set_status(article, text_of(item.get("pubstatus")))
    place = next((text_of(each.get("city")) for each in objects_in(item.get("datelinelocation"))), None)
    set_dateline(article, text_of(item.get("dateline")) or text_of(item.get("located")) or place)
    article.removed += [Removed(text=text, reason="caption") for text in _captions(item)]
    name_a_kill(article)
    return article


def _bylines(item: Record) -> str | None:
    """The lines of AP's list of them."""
    lines = (line_of(each.get("by") or each.get("name")) for each in objects_in(item.get("bylines")))
    return "; ".join(filter(None, lines)) or None


def _captions(item: Record) -> Iterator[str]:
    """What is told of the pictures and the like that go with the story: in 1.x by their names, in 2.x in a list."""
    told = item.get("associations")
    for each in objects_in(list(told.values()) if isinstance(told, dict) else told):
        lines = (_line(each, "headline", "headlines"), _line(each, "description_text", "descriptions"))
        if text := "\n".join(dict.fromkeys(filter(None, lines))):
            yield text


def _variants(item: Record, *names: str) -> list[tuple[str, Any]]:
    """The values under these names with their kind of content, in 2.x and 3.x from lists, the main one first."""
    found: list[tuple[str, Any, bool]] = []
    for name in names:
        value = item.get(name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                role = text_of(each.get("role")) or "main"
                kind = text_of(each.get("contenttype") or each.get("contentType")) or ""
                found.append((kind, each.get("value"), "main" not in role.lower()))
            elif each:
                found.append((name, each, False))
    return [(kind, value) for kind, value, _ in sorted(found, key=lambda variant: variant[2])]


def _line(item: Record, *names: str) -> str | None:
    return next((line for _, value in _variants(item, *names) if (line := line_of(value))), None)


def _body(item: Record) -> str:
    """The body, as HTML where the item has that: it keeps the paragraphs apart."""
    variants = _variants(item, "body_xhtml", "body_html", "bodies", "body", "body_text")
    marked = [value for kind, value in variants if "html" in kind]
    plain = [value for kind, value in variants if "html" not in kind and "xml" not in kind]
    return next((body for value in [*marked, *plain] if (body := body_of(value))), "")


def _stated_words(item: Record) -> int | None:
    """The number of words that the item states: of itself in 1.x, of a body from 2.x on."""
    told = [
        item.get("wordcount"),
        *(each.get("wordCount") or each.get("wordcount") for each in objects_in(item.get("bodies"))),
    ]
    return next(filter(None, map(number_of, told)), None)


def _set_identity(article: Article, item: Record) -> None:
    guid, uri = text_of(item.get("guid")), text_of(item.get("uri"))
    article.uri = uri or guid or ""
    article.version = number_of(item.get("version")) or 1
    article.alt_ids = [
        AltId(role=text_of(each.get("role")) or "altid", value=value)
        for each in objects_in(item.get("altids"))
        if (value := text_of(each.get("value")))
    ]
    others = {"guid": guid if guid != article.uri else None, "evolvedfrom": text_of(item.get("evolvedfrom"))}
    article.alt_ids += [AltId(role=role, value=value) for role, value in others.items() if value]
    sources = item.get("infosources") or item.get("infosource") or item.get("source") or item.get("provider")
    name = text_of(sources)
    uri = next((text_of(each.get("uri")) for each in objects_in(sources)), None)
    article.source = Source(name=name, uri=uri if uri and is_uri(uri) else None)
    article.url = text_of(item.get("url"))


def _set_times(article: Article, item: Record, context: ReadContext) -> None:
    """Published when it was first created, updated when this version was; of one time alone, that is when it was."""
    first, this = text_of(item.get("firstcreated")), text_of(item.get("versioncreated"))
    created = text_of(item.get("contentcreated"))
    set_time(article, "published", first or created or this, context)
    if this and (first or created):
        set_time(article, "updated", this, context)
    embargo = item.get("embargoed") or item.get("embargoeduntil") or item.get("embargo")  # 1.x, 3.x, AP
    set_time(article, "embargoed", text_of(embargo), context)
    set_time(article, "expires", text_of(item.get("expires")), context)


def _set_rights(article: Article, item: Record) -> None:
    article.copyright_holder = text_of(item.get("copyrightholder"))
    article.copyright_notice = text_of(item.get("copyrightnotice"))
    article.usage_terms = text_of(item.get("usageterms"))
    article.ed_note = line_of(item.get("ednote"))


def _add_subject(article: Article, subject: Record) -> None:
    """A subject with a code of the IPTC; any other one is a keyword."""
    name = text_of(subject.get("name")) or ""
    told = next((text for key in ("uri", "code", "qcode", "literal") if (text := text_of(subject.get(key)))), "")
    scheme = text_of(subject.get("scheme")) or ""
    code = _CODE.match(told)
    if code is None or not (code[0] == code[1] or "subj" in told or "topic" in told or "medtop" in told):
        if name and name not in article.keywords:
            article.keywords.append(name)
        return
    is_topic = "topic" in scheme + told or code[1] >= _TOPICS_FROM
    is_topic = is_topic or "medtop" in scheme + told
    if not told.startswith(("subj:", "medtop:")):
        article.provenance["subjects"] = Provenance(origin="header", note="scheme told from the code or its address")
    article.subjects.append(Subject(code=f"{'medtop' if is_topic else 'subj'}:{code[1]}", name=name))
