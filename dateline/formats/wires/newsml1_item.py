"""One item of NewsML 1.x: its identity, its management, its printed lines, its description and its content."""

from collections.abc import Iterator

from dateline.article import AltId, Article, Provenance, Removed, Source, Subject
from dateline.formats.markup.xml import Element, text_of
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.moments import moment
from dateline.formats.wires.inline_story import drop_headline, story_inside
from dateline.formats.wires.iptc import LANGUAGE, number, set_status, urgency
from dateline.formats.wires.located import set_dateline

_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")
_PLACE = ("City", "CountryArea", "Country")
_ENCODED = ("Base64", "Encoding")


def read_item(item: Element, context: ReadContext) -> Article | str:
    """The article of a ``NewsItem`` without namespaces; in words what it is when it holds no news.

    Of several components the first that holds a text is the story, those in the role ``Main`` before the others.
    """
    if item.find("NewsComponent") is None and item.find("NewsManagement/Status") is None:
        return "It holds no news component."
    article = _content(item, context) or Article(headline="", body="")
    _identify(article, item)
    _manage(article, item, context)
    _print(article, item)
    _describe(article, item)
    drop_headline(article)
    _place(article, item)
    if not (article.body.strip() or article.headline) and article.pub_status in {None, "usable"}:
        return "It holds no text."
    return article


def _content(item: Element, context: ReadContext) -> Article | None:
    for content in [*_contents(item, main=True), *_contents(item, main=False)]:
        medium = content.find("MediaType")
        if medium is not None and medium.get("FormalName", "").lower() not in {"", "text", "complexdata"}:
            continue
        for data in content.iterfind(".//DataContent"):
            encoded = any(found.tag in _ENCODED for found in data.iterancestors())
            if not encoded and (found := story_inside(data, context)):
                return found
    return None


def _contents(item: Element, *, main: bool) -> Iterator[Element]:
    for component in item.iter("NewsComponent"):
        if ((_formal(component, "Role") or "").lower() == "main") == main:
            yield from component.iterfind("ContentItem")


def _identify(article: Article, item: Element) -> None:
    """The revisions of an item share all but the revision of its identifier (the URN of RFC 3085)."""
    parts = [
        text_of(item.find(f"Identification/NewsIdentifier/{part}")) for part in ("ProviderId", "DateId", "NewsItemId")
    ]
    public = text_of(item.find("Identification/NewsIdentifier/PublicIdentifier"))
    if article.uri:
        article.alt_ids.append(AltId(role="content", value=article.uri))
    if all(parts):
        article.uri = ":".join(["urn:newsml", *filter(None, parts)])
        article.provenance["uri"] = Provenance(origin="derived", note="NewsIdentifier without the revision")
    else:
        article.uri = public or article.uri
    if public and public != article.uri:
        article.alt_ids.append(AltId(role="PublicIdentifier", value=public))
    article.version = number(text_of(item.find("Identification/NewsIdentifier/RevisionId"))) or article.version


def _manage(article: Article, item: Element, context: ReadContext) -> None:
    status = (_formal(item, "NewsManagement/Status") or "").lower()
    change = text_of(item.find("NewsManagement/StatusWillChange/DateAndTime"))
    if status == "embargoed":
        status = "usable" if moment(change, context.time_zone) else "withheld"
        set_time(article, "embargoed", change, context)
    set_status(article, status)
    created = text_of(item.find("NewsManagement/FirstCreated"))
    revised = text_of(item.find("NewsManagement/ThisRevisionCreated"))
    if created or revised:
        set_time(article, "published", created or revised, context)
    set_time(article, "updated", revised, context)
    if article.updated == article.published:
        article.updated = None
        article.provenance.pop("updated", None)
    article.urgency = urgency(_formal(item, "NewsManagement/Urgency")) or article.urgency
    notes = [_formal(item, "NewsManagement/Instruction"), *map(text_of, item.iterfind("NewsManagement/Instruction"))]
    article.ed_note = article.ed_note or next(filter(None, notes), None)


def _print(article: Article, item: Element) -> None:
    """The ``NewsLines``: the first of each kind that is not empty."""
    headline = _line(item, "HeadLine")
    if headline:
        article.headline = headline
        article.provenance.pop("headline", None)
    second = _line(item, "SubHeadLine")
    if second and second != article.headline:
        article.removed.insert(0, Removed(text=second, reason="subordinate headline"))
    if slugline := _line(item, "SlugLine"):
        article.slugline = slugline
        article.provenance.pop("slugline", None)
    if byline := _line(item, "ByLine"):
        article.byline, article.authors = byline, []
    article.copyright_notice = _line(item, "CopyrightLine") or article.copyright_notice
    article.usage_terms = _line(item, "RightsLine") or article.usage_terms
    words = filter(None, map(text_of, item.iterfind(".//NewsLines/KeywordLine")))
    article.keywords = list(dict.fromkeys([*article.keywords, *words]))


def _describe(article: Article, item: Element) -> None:
    """Language, genre, subjects, provider and copyright."""
    component = item.find(".//NewsComponent")
    spoken = component.get(LANGUAGE) if component is not None else None
    article.language = _formal(item, ".//DescriptiveMetadata/Language") or spoken or article.language
    article.genre = _formal(item, ".//DescriptiveMetadata/Genre") or article.genre
    known = {subject.code for subject in article.subjects}
    for element in item.iterfind(".//DescriptiveMetadata/SubjectCode/*"):
        code = element.get("FormalName", "").strip()
        if element.tag in _SUBJECTS and len(code) == 8 and number(code) is not None and f"subj:{code}" not in known:
            known.add(f"subj:{code}")
            article.subjects.append(Subject(code=f"subj:{code}", name=""))
    provider = _formal(item, ".//AdministrativeMetadata/Provider/Party")
    sender = text_of(item.find("Identification/NewsIdentifier/ProviderId"))
    name = provider or article.source.name or sender
    article.source = Source(name=name, domain=sender if sender and "." in sender else None)
    holder = text_of(item.find(".//RightsMetadata/Copyright/CopyrightHolder"))
    article.copyright_holder = holder or article.copyright_holder


def _place(article: Article, item: Element) -> None:
    """The printed dateline, else the place of the description. The body must be set."""
    names = {
        found.get("FormalName"): found.get("Value")
        for found in item.iterfind(".//DescriptiveMetadata/Location/Property")
        if found.get("Value")
    }
    city = names.get(_PLACE[0])
    if line := _line(item, "DateLine"):
        set_dateline(article, line)
    elif city:
        set_dateline(article, city, city)


def _line(item: Element, name: str) -> str | None:
    return next(filter(None, map(text_of, item.iterfind(f".//NewsLines/{name}"))), None)


def _formal(item: Element, path: str) -> str | None:
    """The ``FormalName`` of the first element there that has one."""
    return next(filter(None, (found.get("FormalName", "").strip() for found in item.iterfind(path))), None)
