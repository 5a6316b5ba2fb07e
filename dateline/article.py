"""The Article: the one record that travels from a reader through enrichment into the index.

Names follow IPTC ninjs 1.x where it has one, else schema.org NewsArticle, else the Guardian's API.
"""

import hashlib
import re
import unicodedata
from datetime import date as Date  # noqa: N812  the model has a field called date
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

Span = tuple[int, int]
"""Start and end (exclusive) in Unicode code points of ``Article.body``."""

Origin = Literal[
    "header", "body", "dateline", "file name", "file time", "sidecar", "folder", "model", "derived", "default", "person"
]
"""Where a value comes from; ``person`` is a correction made by hand, which no step overwrites."""


WITHDRAWN = frozenset({"canceled", "withheld"})
"""The values of ``pub_status`` (IPTC's publishing status) of what its source has taken back: a kill. It is hidden."""

WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE = "withdraws headline", "withdraws slugline"
"""Roles in ``alt_ids`` of a kill whose source numbers no story: how it names the one that it takes back."""


class Record(BaseModel):
    """Base of the records: unknown fields are errors, so that a misspelt name never passes silently."""

    model_config = ConfigDict(extra="forbid")


class Provenance(Record):
    """Where a value that was not simply printed in its field comes from."""

    origin: Origin
    confidence: float | None = Field(None, ge=0, le=1)
    span: Span | None = None
    step: str | None = Field(None, description="the enrichment step that set it, as name/version")
    note: str | None = None


class Removed(Record):
    """A piece of the source text that was cut from the body: nothing is thrown away."""

    text: str
    reason: str


class Dateline(Record):
    """The opening place line of a story, as printed and as understood."""

    text: str = Field(description='as printed, for example "KARACHI" or "ISLAMABAD, Feb 9 (Reuters)"')
    located: str | None = Field(None, description="the place in plain writing: Karachi")
    date: Date | None = None
    source: str | None = Field(None, description="the agency named in it")


class Entity(Record):
    """A person or an organisation; ``mentions[i]`` is what stands in the body at ``spans[i]``."""

    name: str = Field(description="the canonical name: the fullest variant")
    roles: list[str] = Field(default_factory=list, description="of a person: titles and offices, as printed")
    mentions: list[str] = Field(default_factory=list)
    spans: list[Span] = Field(default_factory=list)


class Location(Record):
    lat: float
    lon: float


class Place(Entity):
    """A place; the last three are null where the gazetteer does not know it."""

    geonames_id: int | None = None
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    location: Location | None = None


class Quote(Record):
    """What someone said; ``text`` is what stands in the body at ``span``, without quotation marks."""

    text: str
    speaker: str | None = Field(
        None,
        description="the name of one of the people or organisations, where that is sure; else the words as written",
    )
    verb: str | None = Field(None, description="the cue as written: said, told, according to")
    span: Span
    kind: Literal["direct", "indirect"] = "direct"
    speaker_span: Span | None = Field(None, description="the words in the body that say who spoke: he, the minister")
    confidence: float | None = Field(None, ge=0, le=1, description="how sure the speaker is")


class Subject(Record):
    """An IPTC Media Topic."""

    code: str
    name: str
    confidence: float | None = None


class DateMention(Record):
    """A temporal expression, resolved against the day of writing where that is known."""

    text: str
    value: str | None = Field(None, description="as in TIMEX3 and ISO 8601: 2024-03-12, 2024-Q1, XXXX-WXX-6")
    precision: str | None = Field(None, description="the unit of the value: time, day, weekday, week, month, ...")
    confidence: float | None = Field(None, ge=0, le=1)
    span: Span


class Source(Record):
    """The outlet."""

    name: str | None = None
    uri: str | None = None
    domain: str | None = None


class AltId(Record):
    role: str
    value: str


class Sketch(Record):
    """A set too large to keep, as its size and its smallest hashes (see ``dateline/grouping/sketch.py``)."""

    size: int = 0
    lowest: list[int] = Field([], description="in rising order, each below 2**48")


class Fingerprint(Record):
    """What an article is compared by with others; kept beside the index of the articles and shown to nobody."""

    phrases: Sketch = Sketch()
    facts: Sketch = Sketch()
    terms: dict[str, float] = Field({}, description="words and their weights; the squares add up to 1")


class FileRef(Record):
    """The file that an article came from, and the position in it."""

    id: str = ""
    path: str = Field("", description="as it lay under inbox/, made printable")
    name: str = ""
    sha256: str = ""
    size: int = Field(0, description="bytes")
    media_type: str | None = None
    encoding: str | None = None
    item: int = Field(0, description="position of the article in the file, from 0")
    member: str | None = Field(None, description="in a bundle: the name of the file within it")


class Article(Record):
    """One news article. An unknown value is null or empty, never a guess."""

    # Factories, since pydantic copies any other default deeply for each article: a tenth of the time of reading one.

    id: str = ""
    uri: str = ""
    version: int = Field(1, ge=1)

    headline: str
    abstract: str | None = None
    summary: str | None = Field(None, description="up to three sentences of the body; the abstract is what is printed")
    body: str
    removed: list[Removed] = Field(default_factory=list)
    byline: str | None = None
    authors: list[str] = Field(default_factory=list)
    dateline: Dateline | None = None

    slugline: str | None = None
    section: str | None = None
    genre: str | None = None
    urgency: int | None = Field(None, ge=1, le=9)
    pub_status: str | None = None
    language: str | None = Field(None, description="BCP 47")

    published: datetime | None = None
    published_precision: Literal["full", "day", "month", "none"] = "none"
    updated: datetime | None = None
    received: datetime | None = None
    indexed: datetime | None = None

    source: Source = Field(default_factory=Source)
    url: str | None = None

    people: list[Entity] = Field(default_factory=list)
    organisations: list[Entity] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    quotes: list[Quote] = Field(default_factory=list)
    keywords: list[str] = Field(default_factory=list)
    subjects: list[Subject] = Field(default_factory=list)
    dates: list[DateMention] = Field(default_factory=list)
    word_count: int | None = None
    reading_seconds: int | None = None
    readability: float | None = Field(None, description="LIX: 25 is easy, 40 a newspaper, 60 very hard")

    agency: str | None = Field(None, description="the news agency whose copy it is")
    duplicate_of: str | None = Field(None, description="id of the first article with this text")
    similarity: float | None = Field(None, description="the share of the shorter of both texts that is in the other")
    story_id: str | None = None
    fingerprint: SkipJsonSchema[Fingerprint | None] = None

    copyright_holder: str | None = None
    copyright_notice: str | None = None
    usage_terms: str | None = None
    embargoed: datetime | None = None
    expires: datetime | None = None
    ed_note: str | None = None
    alt_ids: list[AltId] = Field(default_factory=list)

    file: FileRef = Field(default_factory=FileRef)
    steps: list[str] = Field(
        default_factory=list, description="the enrichment steps it has been through, each as name/version"
    )
    provenance: dict[str, Provenance] = Field(default_factory=dict)
    warnings: list[str] = Field(default_factory=list)

    def identified(self) -> "Article":
        """This article with ``id`` and ``uri`` filled in: from its own uri if it has one, else from its text."""
        key = self.uri or normalised(f"{self.headline}\n{self.body}")
        self.id = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
        self.uri = self.uri or f"urn:dateline:{self.id}"
        return self


def normalised(text: str) -> str:
    """Text as compared for identity: NFKC, case folded, only letters and digits, single spaces."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
