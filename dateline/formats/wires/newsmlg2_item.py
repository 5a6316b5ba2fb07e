"""One item of NewsML-G2: its management, its description, its rights and its content."""

from collections.abc import Iterable

from dateline.article import AltId, Article, Provenance, Removed, Source, Subject
from dateline.formats.markup.fragment import paragraphs_of
from dateline.formats.markup.xml import Element, text_of
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time, set_word_count
from dateline.formats.wires.clocks import by_its_clock
from dateline.formats.wires.inline_story import drop_headline, story_inside
from dateline.formats.wires.iptc import LANGUAGE, number, set_status, urgency
from dateline.formats.wires.located import set_dateline

_PICTURES = {
    "picture": "a picture",
    "graphic": "a graphic",
    "video": "a video",
    "audio": "a sound",
    "animation": "a film",
}
_SCHEMES = {"newscodes/mediatopic/": "medtop", "newscodes/subjectcode/": "subj"}
"""Vocabularies of the IPTC for subjects: the end of their URIs before the code, and the alias in its catalogue."""
_SUMMARIES = frozenset(("", "summary", "abstract", "standfirst", "short", "teaser"))
_AUTHORS = frozenset(("author", "writer", "reporter", "byline", "journalist", "cowriter"))


def read_news(item: Element, context: ReadContext) -> Article | str:
    """The article of a ``newsItem`` without namespaces; in words what it is when it is a picture or the like."""
    article = _content(item, context)
    if article is None:
        kind = _code(item.find("itemMeta/itemClass"))
        if kind in _PICTURES:
            return f"It is {_PICTURES[kind]}, without a text."
        article = Article(headline="", body="")
        if any(element.get("encoding") for element in item.iterfind("contentSet/inlineData")):
            article.warnings.append("Its content is encoded and was not read.")
    _describe(article, item, context)
    drop_headline(article)
    _place(article, item)
    return article


def read_package(item: Element, context: ReadContext) -> Article | str:
    """The article of a ``packageItem``: its text is the titles of the items that it puts together."""
    article = Article(headline="", body="")
    _describe(article, item, context)
    titles = []
    for reference in item.iterfind("groupSet/group/itemRef"):
        titles += [text_of(reference.find("title")) or text_of(reference.find("headline"))]
        if residref := (reference.get("residref") or reference.get("href")):
            article.alt_ids.append(AltId(role="itemRef", value=residref))
    article.body = "\n\n".join(filter(None, titles))
    if not article.headline and not article.body and article.pub_status not in {"canceled", "withheld"}:
        return "It is a package that names no headline."
    article.provenance["body"] = Provenance(origin="derived", note="titles of the items in the package")
    return article


def _content(item: Element, context: ReadContext) -> Article | None:
    """The first rendition that holds text: they are alternatives of each other."""
    for path in ("contentSet/inlineXML", "contentSet/inlineData"):
        for element in item.iterfind(path):
            # An encoding such as base64 is for pictures.
            if not element.get("encoding") and (found := story_inside(element, context)):
                set_word_count(found, number(element.get("wordcount")))
                return found
    return None


def _describe(article: Article, item: Element, context: ReadContext) -> None:
    """All but the content. What the item says wins over what its content said of itself."""
    meta = item.find("itemMeta")
    content = item.find("contentMeta")
    article.language = _language(item) or article.language
    _identify(article, item)
    if meta is not None:
        _manage(article, meta)
    _times(article, item, by_its_clock(context, article.uri))
    _rights(article, item)
    if content is not None:
        _print(article, content)
        _classify(article, content)


def _identify(article: Article, item: Element) -> None:
    guid = item.get("guid", "").strip()
    if guid:
        if article.uri:
            article.alt_ids.append(AltId(role="content", value=article.uri))
        article.uri = guid
        article.provenance.pop("uri", None)
        article.url = guid if guid.startswith(("http://", "https://")) else article.url
    article.version = number(item.get("version")) or article.version
    for alternative in item.iterfind("contentMeta/altId"):
        if value := text_of(alternative):
            role = alternative.get("type") or alternative.get("environment") or "altId"
            article.alt_ids.append(AltId(role=role, value=value))


def _manage(article: Article, meta: Element) -> None:
    """Status, notes to editors and the provider."""
    set_status(article, _reference(meta.find("pubStatus")))
    notes = [" ".join(paragraphs_of(note)) for note in meta.iterfind("edNote")]
    # Agencies may give them one by one beside a notepad that has them all.
    whole = max(notes, key=len, default="")
    notes = [note for note in dict.fromkeys(notes) if note == whole or note not in whole]
    article.ed_note = " ".join(filter(None, notes)) or article.ed_note
    provider = meta.find("provider")
    if provider is not None:
        name = _named(provider, article.language) or article.source.name
        domain = name if name and "." in name and " " not in name else None
        article.source = Source(name=name, uri=provider.get("uri"), domain=domain)


def _times(article: Article, item: Element, context: ReadContext) -> None:
    """``published`` is when the first version was made, ``updated`` when this one was."""
    times = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
    told = next((path for path in times if text_of(item.find(path))), None)
    if told:
        set_time(article, "published", text_of(item.find(told)), context)
        if article.published and told != times[0]:
            article.provenance["published"] = Provenance(origin="header", note=told.partition("/")[2])
    latest = text_of(item.find("itemMeta/versionCreated")) or text_of(item.find("contentMeta/contentModified"))
    set_time(article, "updated", latest, context)
    if article.updated == article.published:
        article.updated = None
        article.provenance.pop("updated", None)
    set_time(article, "embargoed", text_of(item.find("itemMeta/embargoed")), context)
    set_time(article, "expires", text_of(item.find("rightsInfo/validTo")), context)


def _rights(article: Article, item: Element) -> None:
    holder = item.find("rightsInfo/copyrightHolder")
    article.copyright_holder = _named(holder, article.language) or article.copyright_holder
    notice = _spoken(item.findall("rightsInfo/copyrightNotice"), article.language)
    article.copyright_notice = text_of(notice) or article.copyright_notice
    terms = _spoken(item.findall("rightsInfo/usageTerms"), article.language)
    article.usage_terms = text_of(terms) or article.usage_terms


def _print(article: Article, content: Element) -> None:
    """What a newspaper would print above the text."""
    headlines = [line for line in content.iterfind("headline") if text_of(line)]
    main = [line for line in headlines if _role(line) in {"", "main"}] or headlines[:1]
    chosen = _spoken(main, article.language)
    if chosen is not None:
        article.headline = text_of(chosen) or ""
        article.provenance.pop("headline", None)
    seconds = [text for line in headlines if line is not chosen and (text := text_of(line)) != article.headline]
    article.removed[:0] = [Removed(text=text, reason="subordinate headline") for text in seconds if text]
    if slugline := next(filter(None, map(text_of, content.iterfind("slugline"))), None):
        article.slugline = slugline
        article.provenance.pop("slugline", None)
    lines = list(filter(None, map(text_of, content.iterfind("by"))))
    if lines:
        article.byline, article.authors = "; ".join(lines), []
    people = [
        _named(creator, article.language)
        for creator in content.iterfind("creator")
        if creator.get("type", "").endswith("person") or _role(creator) in _AUTHORS
    ]
    if not article.byline and not article.authors:
        article.authors = [name for name in people if name]
        article.provenance |= {"authors": Provenance(origin="header", note="creator")} if article.authors else {}
    summaries = [line for line in content.iterfind("description") if _role(line) in _SUMMARIES and text_of(line)]
    article.abstract = text_of(_spoken(summaries, article.language)) or article.abstract


def _classify(article: Article, content: Element) -> None:
    article.urgency = urgency(text_of(content.find("urgency"))) or article.urgency
    genres = [genre for genre in content.iterfind("genre") if _named(genre, article.language)]
    genres.sort(key=lambda genre: not (genre.get("qcode") or "").startswith("genre:"))
    article.genre = _named(genres[0], article.language) if genres else article.genre
    words = filter(None, map(text_of, content.iterfind("keyword")))
    article.keywords = list(dict.fromkeys([*article.keywords, *words]))
    known = {subject.code for subject in article.subjects}
    for subject in content.iterfind("subject"):
        code = next(filter(None, map(_subject_code, (subject, *subject.iterfind("sameAs")))), None)
        if code and code not in known:
            known.add(code)
            name = text_of(_spoken(_names(subject), article.language)) or ""
            article.subjects.append(Subject(code=code, name=name))


def _place(article: Article, item: Element) -> None:
    """The dateline as printed, else the place where the content was made. The body must be set."""
    located = item.find("contentMeta/located")
    # A code of some agency is not the name of a place.
    names = _spoken(_names(located), article.language) if located is not None else None
    place = text_of(names) or (located.get("literal") if located is not None else None)
    told = text_of(item.find("contentMeta/dateline"))
    if told:
        set_dateline(article, told)
        if article.dateline and not article.dateline.located:
            article.dateline.located = place
    else:
        set_dateline(article, place, place)


def _language(item: Element) -> str | None:
    language = item.find("contentMeta/language")
    return (language.get("tag") if language is not None else None) or item.get(LANGUAGE) or None


def _subject_code(subject: Element) -> str | None:
    """The code as the IPTC writes it, medtop:20001065; None when it is somebody else's."""
    qcode = (subject.get("qcode") or "").strip()
    if qcode.startswith(("medtop:", "subj:")):
        return qcode
    for end, alias in _SCHEMES.items():
        _, found, code = (subject.get("uri") or "").strip().partition(end)
        if found and number(code) is not None:
            return f"{alias}:{code}"
    return None


def _reference(element: Element | None) -> str | None:
    return None if element is None else element.get("qcode") or element.get("uri") or element.get("literal")


def _code(element: Element | None) -> str:
    """A code without its scheme: text of ninat:text, whatever form it is written in."""
    return (_reference(element) or "").replace("/", ":").rpartition(":")[2].strip().lower()


def _role(element: Element) -> str:
    return (element.get("role") or "").replace("/", ":").rpartition(":")[2].strip().lower()


def _named(element: Element | None, language: str | None) -> str | None:
    """The name of a party or a concept, in the language of the article where there are several; else its code."""
    if element is None:
        return None
    name = text_of(_spoken(_names(element), language))
    return name or element.get("literal") or (element.get("qcode") or "").partition(":")[2] or None


def _names(element: Element) -> list[Element]:
    names = [name for name in element.iterfind("name") if text_of(name)]
    return [name for name in names if _role(name) != "mnemonic"] or names


def _spoken(elements: Iterable[Element], language: str | None) -> Element | None:
    """The first of these in the language, else the first."""
    found = list(elements)
    same = (element for element in found if language and element.get(LANGUAGE, "").partition("-")[0] == language[:2])
    return next(same, found[0] if found else None)
