"""What WENN's entertainment wire adds to the entries of its Atom feed, in two namespaces of its own."""

from dateline.article import AltId, Article, Provenance
from dateline.formats.jsonfeed import distinct, language_of
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.formats.markup.xml import Element, text_of
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time

_MANAGEMENT = "{http://feed.wenn.com/xmlns/2010/03/wenn_nm}"
_CONTENT = "{http://feed.wenn.com/xmlns/2010/03/wenn_cm}"
# On the scale of the IPTC, 1 for the most urgent to 9, the normal 5 is the middle; the others lie halfway to its ends.
_URGENCY = {"high": 3, "med": 5, "medium": 5, "low": 7}


def add(article: Article, entry: Element, context: ReadContext) -> None:
    """Fill in what the entry says in WENN's elements: times, identity, section, priority, first line, tags.

    An entry without them is left as it is.
    """
    management = entry.find(f"{_MANAGEMENT}NewsManagement")
    if management is not None:
        set_time(article, "published", text_of(management.find(f"{_MANAGEMENT}published")), context)
        set_time(article, "updated", text_of(management.find(f"{_MANAGEMENT}updated")), context)
        article.section = text_of(management.find(f"{_MANAGEMENT}feedarticle_section"))
        _rank(article, text_of(management.find(f"{_MANAGEMENT}feedarticle_priority")))
        if number := text_of(management.find(f"{_MANAGEMENT}original_article_id")):
            article.alt_ids.append(AltId(role="original_article_id", value=number))
    content = entry.find(f"{_CONTENT}ContentMetadata")
    if content is not None:
        article.language = language_of(content.get("lang")) or article.language
        article.abstract = text_of(content.find(f"{_CONTENT}first_line")) or article.abstract
        tags = [tag.get("value", "") for tag in content.iterfind(f"{_CONTENT}tags/{_CONTENT}tag")]
        article.keywords = distinct([*article.keywords, *tags])


def body_in(entry: Element) -> list[str]:
    """The paragraphs of the body that WENN gives in an element of its own; none when it has none."""
    body = entry.find(f"{_CONTENT}ContentMetadata/{_CONTENT}body")
    return paragraphs_of_html((body.text or "") if body is not None else "")


def _rank(article: Article, priority: str | None) -> None:
    word = (priority or "").lower()
    if word in _URGENCY:
        article.urgency = _URGENCY[word]
        article.provenance["urgency"] = Provenance(origin="header", note=f"priority {word}")
