"""NITF 3.x, the News Industry Text Format: one story a file. Fields as in the IPTC's NITF 3.6 documentation."""

from collections.abc import Iterator
from pathlib import Path

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source, Subject
from dateline.formats.markup.characters import Characters
from dateline.formats.markup.fragment import paragraphs_of
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import Element, parse, text_of
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.moments import moment
from dateline.formats.wires.iptc import (
    LANGUAGE,
    most_bytes,
    name_a_kill,
    number,
    set_status,
    unqualified,
    urgency,
    warn_of_damage,
)
from dateline.formats.wires.nitf_body import read_bylines, read_content, read_place

name = "NITF"
media_type = "application/nitf+xml"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root element is ``nitf``."""
    root = root_tag(head)
    return root is not None and root[0] == "nitf"


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one story, and the kill of another that it asks for. Raises UnreadableError for what is not well-formed."""
    with path.open("rb") as file:
        characters = Characters(file, most_bytes(context))
        root = parse(characters.read())
        article = story(root, context)
    article.file = FileRef(media_type=media_type, encoding=characters.encoding)
    warn_of_damage(article, characters)
    other = _killed(article, root)
    if other is None or article.headline or article.body:
        name_a_kill(article)
        yield article
    if other:
        yield other


def story(root: Element, context: ReadContext) -> Article:
    """The story of an ``nitf`` element, in any namespace. The element is changed."""
    unqualified(root)
    article = Article(headline="", body="")
    article.language = root.get(LANGUAGE) or None
    if (head := root.find("head")) is not None:
        _identity(article, head, text_of(root.find("body/body.head/distributor")))
        _document(article, head, context)
        _rights(article, head)
        _classification(article, head)
    if (body := root.find("body")) is not None:
        _printed(article, body)
        article.language = article.language or body.get(LANGUAGE) or None
    if head is not None:
        _title(article, head)
    return article


def _document(article: Article, head: Element, context: ReadContext) -> None:
    """State and times, from ``docdata``, ``pubdata`` and ``revision-history``."""
    status = _attribute(head, "docdata", "management-status")
    release = _attribute(head, "docdata/date.release", "norm")
    if status == "embargoed":
        status = "usable" if moment(release, context.time_zone) else "withheld"
    set_status(article, status)
    issued = _attribute(head, "docdata/date.issue", "norm")
    set_time(article, "published", issued or _attribute(head, "pubdata", "date.publication"), context)
    set_time(article, "embargoed", release, context)
    if article.embargoed and article.published and article.embargoed <= article.published:
        article.embargoed = None  # released when it was issued
        article.provenance.pop("embargoed")
    set_time(article, "expires", _attribute(head, "docdata/date.expire", "norm"), context)
    revisions = (moment(entry.get("norm"), context.time_zone) for entry in head.findall("revision-history"))
    latest = max((found[0] for found in revisions if found), default=None)
    if latest and article.published and latest > article.published:
        article.updated = latest
        article.provenance["updated"] = Provenance(origin="header", note="revision-history")
    article.urgency = urgency(_attribute(head, ".//urgency", "ed-urg"))
    messages = [entry.get("info", "").strip() for entry in head.findall("docdata/ed-msg")]
    article.ed_note = " ".join(filter(None, messages)) or None


def _identity(article: Article, head: Element, distributor: str | None) -> None:
    """A ``doc-id`` is unique for one publisher only: whoever registered it is put before it."""
    publication = _attribute(head, "pubdata", "name")
    supplier = _attribute(head, "docdata/del-list/from-src", "src-name")
    register = _attribute(head, "docdata/doc-id", "regsrc")
    article.source = Source(name=publication or distributor or supplier or register)
    address = _attribute(head, "pubdata", "ex-ref") or ""
    article.url = address if address.startswith(("http://", "https://")) else None
    if own := _attribute(head, "docdata/doc-id", "id-string"):
        article.uri = _uri(own, article, head)
        if article.uri != own:
            article.alt_ids.append(AltId(role="doc-id", value=own))
            article.provenance["uri"] = Provenance(origin="derived", note="doc-id of this publisher")
    if other := _attribute(head, "docdata", "management-doc-idref"):
        article.alt_ids.append(AltId(role="management-doc-idref", value=other))
    if key := _attribute(head, "docdata/du-key", "key"):
        article.alt_ids.append(AltId(role="du-key", value=key))
    # With a generation, the version begins anew in each: it is then no number of this document.
    if not _attribute(head, "docdata/du-key", "generation"):
        article.version = number(_attribute(head, "docdata/du-key", "version")) or 1


def _uri(identifier: str, article: Article, head: Element) -> str:
    owner = (
        _attribute(head, "docdata/doc-id", "regsrc")
        or _attribute(head, "docdata/del-list/from-src", "src-name")
        or article.source.name
        or _attribute(head, "docdata/doc.copyright", "holder")
    )
    return identifier if ":" in identifier or not owner else f"nitf:{'-'.join(owner.split())}:{identifier}"


def _killed(article: Article, root: Element) -> Article | None:
    """The kill of another document of the publisher: ``management-doc-idref`` says which.

    Where only this document's own status is given, it is meant for both.
    """
    head = root.find("head")
    other = _attribute(head, "docdata", "management-doc-idref") if head is not None else None
    if head is None or not other:
        return None
    kill = Article(headline="", body="", uri=_uri(other, article, head), source=article.source.model_copy())
    set_status(kill, _attribute(head, "docdata", "management-idref-status") or article.pub_status)
    if kill.pub_status not in {"canceled", "withheld"} or kill.uri == article.uri:
        return None
    kill.ed_note, kill.language = article.ed_note, article.language
    kill.file = article.file.model_copy()
    name_a_kill(kill)
    return kill


def _rights(article: Article, head: Element) -> None:
    holder = _attribute(head, "docdata/doc.copyright", "holder")
    article.copyright_holder = holder or _attribute(head, "docdata/doc.rights", "owner")
    article.usage_terms = _attribute(head, "docdata/doc.rights", "limitations")


def _classification(article: Article, head: Element) -> None:
    """Keywords, subjects with their IPTC Subject Reference Numbers, genre and section."""
    keywords = (
        (keyword.get("key") or text_of(keyword) or "").strip() for keyword in head.iterfind("docdata/key-list/keyword")
    )
    article.keywords = list(dict.fromkeys(filter(None, keywords)))
    for subject in head.findall("tobject/tobject.subject"):
        code = subject.get("tobject.subject.refnum", "").strip().removeprefix("subj:")
        parts = (subject.get(f"tobject.subject.{part}", "").strip() for part in ("detail", "matter", "type"))
        if number(code) is not None:
            article.subjects.append(Subject(code=f"subj:{code}", name=next(filter(None, parts), "")))
    article.genre = _attribute(head, "tobject/tobject.property", "tobject.property.type")
    article.section = _attribute(head, "pubdata", "position.section")


def _printed(article: Article, body: Element) -> None:
    """What stands in ``body``: it is read last, and wins over the head."""
    top = body.find("body.head")
    read_content(article, body)
    if top is None:
        return
    headlines = [text for text in map(text_of, top.findall("hedline/hl1")) if text]
    article.headline = " ".join(headlines)
    seconds = [text for text in map(text_of, top.findall("hedline/hl2")) if text and text != article.headline]
    article.removed[:0] = [Removed(text=text, reason="subordinate headline") for text in seconds]
    if (abstract := top.find("abstract")) is not None:
        article.abstract = " ".join(paragraphs_of(abstract)) or None
    for note in top.findall("note"):
        text = " ".join(paragraphs_of(note))
        article.ed_note = " ".join(filter(None, (article.ed_note, text))) or None
    if (rights := top.find("rights")) is not None:
        article.copyright_notice = text_of(rights)
    read_bylines(article, top.findall("byline"))
    read_place(article, top.find("dateline"))


def _title(article: Article, head: Element) -> None:
    """``title`` is the headline where none is printed; else the story's short name, as IIM 2:05, unless it repeats."""
    title = text_of(head.find("title"))
    if not title:
        return
    if not article.headline:
        article.headline = title
        article.provenance["headline"] = Provenance(origin="header", note="title")
    elif title.casefold() not in article.headline.casefold() and article.headline.casefold() not in title.casefold():
        article.slugline = title
        article.provenance["slugline"] = Provenance(origin="header", note="title")


def _attribute(element: Element, path: str, attribute: str) -> str | None:
    """The attribute of the first element there that has it and is not blank."""
    values = (found.get(attribute, "").strip() for found in element.iterfind(path))
    return next(filter(None, values), None)
