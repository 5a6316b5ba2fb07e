"""Which articles are asked for: the part that searches, counts, feeds, exports and alerts have in common."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dateline.nearest import nearest
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import HAS, WORDS

_LONGEST_QUERY = 1_000  # characters; twice as long, of one-letter prefixes, keeps a core busy for a second
# No name is as long. Elasticsearch refuses to look for the beginning of a word of 1,000 characters and more.
LONGEST_VALUE = 500  # characters
# Elasticsearch looks for a few thousand things at once, and some values are looked for in several fields.
_MOST_VALUES = 500  # of one parameter
_OR_NOT = "Repeat it for OR; begin a value with - for NOT."


def commas(value: Any) -> Any:
    """A list that may have been given as one text with commas, or as several."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Iterable):
        return value
    return [part for each in value for part in (each.split(",") if isinstance(each, str) else [each])]


Names = tuple[str, ...]
"""Values that may have commas in them."""

Listed = Annotated[tuple[str, ...], BeforeValidator(commas)]
"""Values of which none has a comma in it: ``a,b`` and ``a`` beside ``b`` are the same."""


class Selection(BaseModel):
    """Which articles. Several values of one parameter are OR, one that begins with ``-`` is NOT, different ones AND."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str | None = Field(
        None,
        description='Words (all must be found), "a phrase", +must, -not, a|b, begin*, ( ), word~1 for a letter more or '
        'less, "some words"~3 for words that far apart. A slip in it never fails: it is read as words.',
        examples=['"steel mill" revive*'],
    )
    query_fields: Listed = Field(
        (), description=f"Where the words of q must stand: {', '.join(WORDS)}. All by default.", examples=[["headline"]]
    )
    from_date: str | None = Field(
        None, description="Not before: date, month, year, time, or back from now: -24h, -7d, -2w.", examples=["2025-02"]
    )
    to_date: str | None = Field(None, description="Not after; the whole day, month or year.", examples=["2025-02-09"])
    use_date: Literal["published", "received", "updated"] = Field(
        "published",
        description="Which date is meant: as the source says (or received, where it says none), the day that it came "
        "here, or the day of its last change.",
    )
    language: Names = Field((), description=f"BCP 47; en finds en-GB. {_OR_NOT}", examples=[["en"]])
    source: Names = Field((), description=f"Name, domain or uri of the outlet. {_OR_NOT}", examples=[["Dawn"]])
    section: Names = Field((), description=f"Section of the outlet. {_OR_NOT}", examples=[["business"]])
    genre: Names = Field((), description=f"Genre as the source names it. {_OR_NOT}", examples=[["Analysis"]])
    agency: Names = Field((), description=f"News agency whose copy it is. {_OR_NOT}", examples=[["Reuters"]])
    author: Names = Field((), description=f"Name of an author. {_OR_NOT}", examples=[["Jane Doe"]])
    person: Names = Field(
        (),
        description=f"Name of a person, or a form of it in the text. {_OR_NOT}",
        examples=[["Zulfikar Ali Bhutto"]],
    )
    organisation: Names = Field((), description=f"Name of an organisation. {_OR_NOT}", examples=[["PPP"]])
    place: Names = Field((), description=f"Name of a place. {_OR_NOT}", examples=[["Karachi", "-Lahore"]])
    country: Names = Field(
        (), description=f"Country of a place in it, ISO 3166-1 alpha-2. {_OR_NOT}", examples=[["PK"]]
    )
    subject: Names = Field(
        (), description=f"IPTC Media Topic, by code or name. {_OR_NOT}", examples=[["medtop:04000000", "politics"]]
    )
    keyword: Names = Field((), description=f"A keyword, or words of it. {_OR_NOT}", examples=[["steel"]])
    story: Names = Field((), description=f"Id of a story: story_id of its articles. {_OR_NOT}")
    near: str | None = Field(
        None,
        description="Places within so far of a point: latitude,longitude,distance in km, mi or m.",
        examples=["24.86,67.01,50km"],
    )
    bbox: str | None = Field(
        None,
        description="Places within a box: west,south,east,north in degrees, as in GeoJSON (RFC 7946).",
        examples=["60.9,23.7,77.8,37.1"],
    )
    has: Listed = Field(
        (), description=f"What it must have, or with - must not: {', '.join(HAS)}.", examples=[["quotes", "-abstract"]]
    )
    duplicates: Literal["hide", "show", "only"] = Field(
        "hide",
        description="Of articles with the same text that are asked for, hide shows one: the first of all, or else the "
        "latest of its copies. show has all, only has the copies.",
    )

    @property
    def words(self) -> str:
        """The query without surrounding blanks; empty when everything is asked for."""
        words = (self.q or "").strip()
        return "" if words == "*" else words

    @property
    def is_everything(self) -> bool:
        """Whether it asks for all articles."""
        asked = self.model_dump(exclude={"duplicates", "use_date", "query_fields", "q"}, exclude_defaults=True)
        return not (self.words or any(name in Selection.model_fields for name in asked))

    def check(self) -> None:
        """Raise InvalidRequestError, which names the parameter, where a value means nothing."""
        if len(self.words) > _LONGEST_QUERY:
            raise InvalidRequestError("q", f"The query is longer than {_LONGEST_QUERY:,} characters.", "Shorten it.")
        for name in Selection.model_fields:
            values = getattr(self, name)
            if isinstance(values, tuple):
                _check_values(name, values)
        known("query_fields", self.query_fields, WORDS)
        known("has", [value.removeprefix("-") for value in self.has], HAS)


def _check_values(parameter: str, values: tuple[str, ...]) -> None:
    if len(values) > _MOST_VALUES:
        raise InvalidRequestError(parameter, f"There are more than {_MOST_VALUES} values.", "Ask several times.")
    if any(len(value) > LONGEST_VALUE for value in values):
        raise InvalidRequestError(parameter, f"A value is longer than {LONGEST_VALUE} characters.", "Shorten it.")
    if any(not value.removeprefix("-").strip() for value in values):
        raise InvalidRequestError(parameter, "The value is empty.", f"Leave {parameter} out to search without it.")


def known(parameter: str, values: Iterable[str], allowed: Iterable[str]) -> None:
    """Raise InvalidRequestError for the first value that is not allowed, with the nearest one that is."""
    names = list(allowed)
    for value in values:
        if value not in names:
            raise InvalidRequestError(parameter, f"There is no {value[:40]!r}.", nearest(value, names))
