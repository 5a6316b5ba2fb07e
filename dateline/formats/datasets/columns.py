"""Columns and keys of data sets, told by the names that news has for its fields, or by the source's mapping."""

from collections.abc import Collection
from collections.abc import Mapping as Rows
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from dateline.article import AltId, Article, Provenance, Source
from dateline.errors import UnreadableError
from dateline.formats.datasets.json_values import (
    body_of,
    is_uri,
    is_web,
    language_of,
    line_of,
    names_of,
    number_of,
    objects_in,
    terms_of,
    text_of,
)  # fmt: skip
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.moments import moment
from dateline.formats.rules.mapping_file import Mapping
from dateline.formats.wires.iptc import name_a_kill, set_status, urgency
from dateline.newsprint.published import read_publication

# Field by field the names that it goes by, the surest first, without case and signs: publish_date is publishdate. From
# the APIs of the Guardian, the New York Times, NewsAPI and Webhose, from WordPress, news-please, newspaper4k and
# trafilatura, and from the data sets of news that are most used.
NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "headline": "headline headlinetext webtitle articletitle newstitle storytitle title header heading head",
        "body": "articlebody bodytext bodyhtml body fulltext maintext articletext text contenthtml contenttext content"
        " article story storytext newstext news document rawtext contents",
        "abstract": "abstract standfirst trailtext summary description lead leadparagraph dek subtitle subheadline"
        " excerpt snippet shortdescription teaser highlights",
        "byline": "byline bylines",
        "authors": "authors author authorname creator writer writers journalist",
        "published": "published publishedat publishdate datepublish datepublished publicationdate pubdate"
        " webpublicationdate firstpublished firstcreated publicationtime publishtime publishedtime publisheddate"
        " datetime date timestamp createdat created dategmt",
        "updated": "updated updatedat lastmodified modified datemodified datemodify modifiedat lastupdated dateupdated"
        " updateddate versioncreated modifiedgmt",
        "url": "url link weburl canonicalurl canonicallink canonical articleurl newsurl permalink shareurl href"
        " sourceurl",
        "uri": "uri guid uuid articleid newsid docid documentid id",
        "source": "source sourcename publisher publishername outlet publication newspaper sitename hostname provider"
        " medium",
        "domain": "sourcedomain domain site",
        "language": "language lang inlanguage languagecode metalang",
        "section": "section sectionname category newscategory categories newsdesk desk rubric",
        "keywords": "keywords keyword tags tag topics",
        "version": "version revision",
        "slugline": "slugline slug",
        "genre": "genre articletype newstype typeofmaterial",
        "urgency": "urgency",
        "pub_status": "pubstatus",
        "copyright_holder": "copyrightholder",
        "copyright_notice": "copyrightnotice copyright rights",
        "usage_terms": "usageterms license licence",
        "embargoed": "embargoed embargo",
        "expires": "expires expirationdate",
        "ed_note": "ednote editorsnote",
    }.items()
}
_FIELDS = {name: field for field, names in NAMES.items() for name in names}
_CONTAINERS = ("fields", "attributes", "metadata", "meta", "properties", "article", "thread")
_TIMES = ("published", "updated", "embargoed", "expires")
_MOST_NAMED = 20  # columns that a warning names; the rest are counted
_OWN_ID = 16  # characters; a shorter identifier is the number of a row, and other files have the same
_SECONDS_FROM, _MILLISECONDS_FROM = 10**8, 10**11  # 1973; a time in seconds comes to the second in the year 5138

Plan = dict[str, tuple[str, ...]]


def plan(keys: Collection[str], mapping: Mapping | None = None) -> Plan:
    """For each field the keys that may give it, the surest first. A mapped field has the mapped key only."""
    return _plan(tuple(keys), tuple(mapping.columns.items()) if mapping else ())


@lru_cache(maxsize=64)
def _plan(keys: tuple[str, ...], mapped: tuple[tuple[str, str | int], ...]) -> Plan:
    ranked: dict[str, list[tuple[int, str]]] = {}
    given = {field: _mapped_key(column, keys) for field, column in mapped}
    for key in keys:
        container, _, inner = key.partition(".")
        name = plain_name(inner if inner and container in _CONTAINERS else key)
        field = _FIELDS.get(name)
        if field and field not in given and key not in given.values():
            ranked.setdefault(field, []).append((NAMES[field].index(name), key))
    known: Plan = {field: tuple(key for _, key in sorted(found)) for field, found in ranked.items()}
    return known | {field: (key,) for field, key in given.items()}


def _mapped_key(column: str | int, keys: tuple[str, ...]) -> str:
    if isinstance(column, int) and column <= len(keys):
        return keys[column - 1]
    return str(column)


def plain_name(key: str) -> str:
    """A column's name as it is compared: without case, spaces and signs."""
    return "".join(filter(str.isalnum, key[:100].casefold()))


def field_of(key: str) -> str | None:
    """The field that a column of this name is."""
    return _FIELDS.get(plain_name(key))


def check_columns(keys: Collection[str], mapping: Mapping | None) -> None:
    """Raises UnreadableError when no column gives a headline or a text, or a mapped one is missing."""
    known = plan(keys, mapping)
    there = f"The columns are: {_listed(list(keys))}."
    missing = [column for column in (mapping.columns.values() if mapping else ()) if not _is_there(column, keys)]
    if missing:
        raise UnreadableError(f"The mapping names a column {missing[0]!r} that is not there. {there}", "Mend either.")
    if not known.keys() & {"headline", "body"}:
        raise UnreadableError(
            f"No column is known as a headline or a text. {there}",
            'Say in mapping.toml which is which: [columns] and below it body = "the column".',
        )


def _is_there(column: str | int, keys: Collection[str]) -> bool:
    return column <= len(keys) if isinstance(column, int) else column in keys


def is_article(record: Rows[str, Any]) -> bool:
    """Whether the keys and values are an article's: a text, or a headline with something beside it."""
    flat = _flat(record, None)
    found = {field for field, keys in plan(flat).items() if any(line_of(flat[key]) for key in keys if flat[key])}
    return "body" in found or ("headline" in found and bool(found & {"abstract", "published", "url", "byline"}))


def article_of(record: Rows[str, Any], context: ReadContext, others: Collection[str] = ()) -> Article | None:
    """The article in a row, None when it has neither headline nor text. ``others`` are columns that were left out."""
    mapping: Mapping | None = context.mapping
    flat = _flat(record, mapping)
    told: dict[str, Any] = {}
    used: dict[str, str] = {}
    for field, keys in plan(flat, mapping).items():
        key = next((key for key in keys if flat.get(key) not in (None, "", [], {})), None)
        if key is not None:
            told[field], used[field] = flat[key], key
    article = _article(told)
    _set_identity(article, told, used)
    if not article.headline and not article.body and not article.pub_status:
        return None
    for field in _TIMES:
        if field in told:
            _set_moment(article, field, told[field], context)
    chosen = set(used.values())
    unused = [key for key, value in flat.items() if key not in chosen and value not in (None, "", [], {})]
    if unused or others:
        article.warnings.append(f"columns not used: {_listed([*unused, *others])}")
    return article


def _flat(record: Rows[str, Any], mapping: Mapping | None) -> dict[str, Any]:
    """The record with what lies in objects such as ``fields`` beside the rest, under dotted names."""
    flat = dict(record)
    for name in _CONTAINERS:
        if isinstance(inner := flat.get(name), dict):
            del flat[name]
            flat |= {f"{name}.{key}": value for key, value in inner.items()}
    for column in mapping.columns.values() if mapping else ():
        if isinstance(column, str) and "." in column and column not in flat:
            flat[column] = _at(record, column)
    return flat


def _at(record: Rows[str, Any], path: str) -> Any:
    value: Any = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _article(told: dict[str, Any]) -> Article:
    named, authors = names_of(told.get("authors"))
    byline = line_of(told.get("byline")) or named
    article = Article(
        headline=line_of(told.get("headline")) or "",
        body=body_of(told.get("body")),
        abstract=line_of(told.get("abstract")),
        byline=None if is_web(byline) else byline,
        authors=authors,
        language=language_of(told.get("language")),
        section=line_of(told.get("section")),
        keywords=terms_of(told.get("keywords")),
        version=number_of(told.get("version")) or 1,
        slugline=text_of(told.get("slugline")),
        genre=text_of(told.get("genre")),
        urgency=urgency(text_of(told.get("urgency"))),
        copyright_holder=text_of(told.get("copyright_holder")),
        copyright_notice=line_of(told.get("copyright_notice")),
        usage_terms=text_of(told.get("usage_terms")),
        ed_note=line_of(told.get("ed_note")),
    )
    set_status(article, text_of(told.get("pub_status")))
    name_a_kill(article)
    return article


def _set_identity(article: Article, told: dict[str, Any], used: dict[str, str]) -> None:
    """The address, the identifier that means the same everywhere, and the outlet."""
    url, own = text_of(told.get("url")), text_of(told.get("uri"))
    article.url = url if is_web(url) else None
    is_own = own is not None and (is_uri(own) or (len(own) >= _OWN_ID and " " not in own))
    article.uri = (own if own and is_own else article.url) or ""
    if own and own != article.uri:
        article.alt_ids.append(AltId(role=used["uri"], value=own))
    outlet, domain = text_of(told.get("source")), text_of(told.get("domain"))
    uri = next((text for each in objects_in(told.get("source")) if (text := text_of(each.get("url")))), None)
    uri = outlet if is_web(outlet) else uri
    article.source = Source(name=None if is_web(outlet) else outlet, uri=uri, domain=domain)


def _set_moment(article: Article, field: str, value: Any, context: ReadContext) -> None:
    """Set a time, also from seconds since 1970, a day as newspapers print it, or the mapping's format."""
    mapping: Mapping | None = context.mapping
    text = _iso(value, mapping.date_format if mapping else None)
    if text and moment(text, context.time_zone) is None and (printed := read_publication(text, context.time_zone)):
        setattr(article, field, printed.time)
        article.provenance[field] = Provenance(origin="header")
        if field == "published":
            article.published_precision = printed.precision
        return
    set_time(article, field, text, context)


def _iso(value: Any, date_format: str | None) -> str | None:
    """A time as text, in ISO 8601 where it was a number or in the format of the mapping."""
    text = text_of(value)
    if text is None or isinstance(value, date):
        return text
    try:
        if date_format:
            found = datetime.strptime(text, date_format)  # noqa: DTZ007  without a zone it is in the context's
            has_clock = any(sign in date_format for sign in ("%H", "%I", "%c", "%X", "%s"))
            return found.isoformat() if has_clock else found.date().isoformat()
        number = float(text) if text.replace(".", "", 1).isdigit() and len(text) < 20 else 0.0
        if number >= _SECONDS_FROM and len(text.partition(".")[0]) != len("20250209"):
            return datetime.fromtimestamp(number / (1000 if number >= _MILLISECONDS_FROM else 1), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return text
    return text.replace("/", "-") if text[:4].isdigit() else text


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(name[:60] for name in names[:_MOST_NAMED]) + more
