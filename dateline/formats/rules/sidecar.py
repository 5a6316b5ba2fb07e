"""The sidecar ``NAME.meta.json``: fields that whoever drops the file knows already. They win over what is read."""

import difflib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dateline.article import Article, Provenance, Removed, Source
from dateline.errors import RIGHT_TO_READ, SidecarError, TransientError
from dateline.newsprint.bylines import read_byline
from dateline.spool.durable import is_passing
from dateline.spool.smallfile import read_small

_MOST_BYTES = 1_000_000
_FIRST_YEAR = 1000  # before it lie slips, and times that no other zone can express
_LAST_YEAR = 9998  # behind it lie times that UTC cannot express
_LARGEST_VERSION = 2**63 - 1  # that the index takes
_DAY = "2025-02-09"


def _moment(value: object) -> date | datetime:
    """A day without a time stays a day, so that its precision is known."""
    try:
        if isinstance(value, str):
            value = date.fromisoformat(value) if len(value) == len(_DAY) else datetime.fromisoformat(value)
    except ValueError:
        value = None
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("the time needs a zone: 2025-02-09T10:30:00Z or 2025-02-09T10:30:00+05:00")
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        raise ValueError(f"give a year from {_FIRST_YEAR} on")
    if isinstance(value, date) and value.year > _LAST_YEAR:
        raise ValueError(f"give a year up to {_LAST_YEAR}")
    if not isinstance(value, date):
        raise ValueError(f"give a time with its zone, 2025-02-09T10:30:00Z, or a day, {_DAY}")  # noqa: TRY004
    return value


def _web_address(value: object) -> object:
    if isinstance(value, str) and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname):
        raise ValueError("give a whole web address: https://paper.example/story")
    return value


Moment = Annotated[datetime | date, BeforeValidator(_moment)]
Text = Annotated[str, Field(min_length=1, max_length=10_000)]
Url = Annotated[str, Field(max_length=2_000, pattern=r"^\S+$"), BeforeValidator(_web_address)]


class Sidecar(BaseModel):
    """The fields of a sidecar; all may be left out.

    ``receipt`` is a name of your own to ask for the file by; ``request`` stands in every line of the log about it.
    """

    model_config = ConfigDict(extra="forbid")

    url: Url | None = None
    uri: Annotated[str, Field(max_length=2_000, pattern=r"^\S+$")] | None = None
    source: Text | None = None
    published: Moment | None = None
    updated: Moment | None = None
    version: int | None = Field(None, ge=1, le=_LARGEST_VERSION)
    language: str | None = Field(None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    headline: Text | None = None
    abstract: Text | None = None
    byline: Text | None = None
    authors: list[Text] | None = None
    section: Text | None = None
    genre: Text | None = None
    slugline: Text | None = None
    urgency: int | None = Field(None, ge=1, le=9)
    keywords: list[Text] | None = None
    copyright_holder: Text | None = None
    copyright_notice: Text | None = None
    usage_terms: Text | None = None
    embargoed: Moment | None = None
    expires: Moment | None = None
    ed_note: Text | None = None
    receipt: str | None = Field(None, pattern=r"^[A-Za-z0-9_-]{1,64}$")
    request: str | None = Field(None, pattern=r"^[A-Za-z0-9._-]{1,128}$")


_OF_ONE = ("url", "uri", "version", "headline", "abstract", "byline", "authors")

_ALLOWED = {
    "language": "a BCP 47 tag such as en, ur or pt-BR",
    "version": "a whole number from 1",
    "urgency": "a whole number from 1 to 9",
    "keywords": "a list of texts",
    "authors": "a list of texts",
    "uri": "an identifier without spaces",
    "receipt": "up to 64 letters, digits, hyphens and underscores",
    "request": "up to 128 letters, digits, dots, hyphens and underscores",
}


def read_sidecar(path: Path) -> Sidecar:
    """The sidecar in this file. Raises SidecarError that names the field and what is allowed."""
    try:
        data = read_small(path, _MOST_BYTES)
    except PermissionError as error:
        raise SidecarError("Dateline may not read the sidecar.", RIGHT_TO_READ) from error
    except OSError as error:
        if is_passing(error):
            raise TransientError(f"The sidecar could not be read: {error.strerror}.") from error
        data = b""  # a link, a pipe, a folder
    if not data.strip() or len(data) > _MOST_BYTES:
        raise SidecarError("The sidecar is empty, too large or no file.", "Write one JSON object, or leave it out.")
    try:
        return Sidecar.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise _explained(error) from error


def _explained(error: ValidationError) -> SidecarError:
    first = error.errors()[0]
    place = [str(part) for part in first["loc"]]
    if not place:
        return SidecarError(
            f"The sidecar is not valid JSON: {first['msg']}.", 'Write one JSON object: {"language": "en"}.'
        )
    field = place[0]
    if first["type"] == "extra_forbidden":
        known = [*Sidecar.model_fields]
        nearest = difflib.get_close_matches(field, known, 1)
        hint = f" Did you mean {nearest[0]}?" if nearest else ""
        return SidecarError(f"The sidecar has an unknown field: {field}.{hint}", f"Allowed are: {', '.join(known)}.")
    said = first["msg"].removeprefix("Value error, ")
    wanted = _ALLOWED.get(field)
    return SidecarError(
        f"The sidecar is not valid: {field}: {said}.",
        f"Allowed is {wanted}." if wanted else "Mend the field, then retry.",
    )


def given_for_one(sidecar: Sidecar) -> list[str]:
    """The fields given that can be true of one article only."""
    return [field for field in _OF_ONE if getattr(sidecar, field) is not None]


def apply_sidecar(article: Article, sidecar: Sidecar) -> None:
    """Put the sidecar's fields into the article, and say in its provenance that they come from there.

    A headline, standfirst or byline that was printed otherwise is kept in ``removed``.
    """
    _keep_printed(article, sidecar)
    given = sidecar.model_dump(exclude_none=True, exclude={"receipt", "request", "source"})
    for field, value in given.items():
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        setattr(article, field, datetime.combine(value, time(), UTC) if is_day else _in_utc(value))
        article.provenance[field] = Provenance(origin="sidecar")
        if field == "published":
            article.published_precision = "day" if is_day else "full"
    if sidecar.byline and sidecar.authors is None:
        _read_authors(article, sidecar.byline)
    byline = article.provenance.get("byline")
    if sidecar.authors and byline and byline.origin == "derived":
        article.byline = ", ".join(sidecar.authors)
    if sidecar.url and not sidecar.uri:
        article.uri = sidecar.url
        article.provenance["uri"] = Provenance(origin="sidecar")
    if sidecar.source:
        article.source = Source(name=sidecar.source)
        article.provenance["source"] = Provenance(origin="sidecar")
    if sidecar.url:
        article.source.domain = urlsplit(sidecar.url).hostname


def _in_utc(value: object) -> object:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _read_authors(article: Article, byline: str) -> None:
    """The authors that the sidecar's byline names: what was printed names others."""
    read = read_byline(byline) or read_byline(f"By {byline}")
    article.authors = list(read.authors) if read else []
    article.provenance["authors"] = Provenance(origin="derived", note="from the sidecar's byline")


def _keep_printed(article: Article, sidecar: Sidecar) -> None:
    was_derived = "headline" in article.provenance
    printed = {
        "headline": None if was_derived else article.headline,
        "abstract": article.abstract,
        "byline": None if "byline" in article.provenance else article.byline,
    }
    kept = [
        Removed(text=text, reason=f"printed {field}; the sidecar gives another")
        for field, text in printed.items()
        if text and (told := getattr(sidecar, field)) and told != text
    ]
    article.removed = [*kept, *article.removed]
