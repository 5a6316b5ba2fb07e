"""What a person may correct in an article, and why not the rest."""

from datetime import UTC, datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from dateline.article import Article, Dateline, Location, Source, Subject
from dateline.errors import DatelineError
from dateline.nearest import nearest


def _with_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Text = Annotated[str, Field(min_length=1)]
Moment = Annotated[datetime, AfterValidator(_with_zone)]


class Named(BaseModel):
    """A person or an organisation; a bare name will do. Where it stands in the body is looked for."""

    model_config = ConfigDict(extra="forbid")
    name: Text
    roles: list[Text] = []

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, given: Any) -> Any:
        return {"name": given} if isinstance(given, str) else given


class NamedPlace(Named):
    """A place; what is not said of it is taken from the place of that name that the article had."""

    geonames_id: int | None = None
    country: str | None = Field(None, pattern="^[A-Z]{2}$")
    location: Location | None = None


class Correction(BaseModel):
    """What can be corrected. Null says that there is no value; that stays so, too."""

    model_config = ConfigDict(extra="forbid")

    headline: Text = ""
    abstract: Text | None = None
    body: Text = ""
    byline: Text | None = None
    authors: list[Text] = []
    dateline: Dateline | None = None
    slugline: Text | None = None
    section: Text | None = None
    genre: Text | None = None
    urgency: int | None = Field(None, ge=1, le=9)
    language: str | None = Field(None, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)
    published: Moment | None = None
    embargoed: Moment | None = None
    expires: Moment | None = None
    source: Source = Source()
    url: Text | None = None
    people: list[Named] = []
    organisations: list[Named] = []
    places: list[NamedPlace] = []
    keywords: list[Text] = []
    subjects: list[Subject] = []
    copyright_holder: Text | None = None
    copyright_notice: Text | None = None
    usage_terms: Text | None = None
    ed_note: Text | None = None

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """The correction of which the journal has the values."""
        return cls.model_validate({name: _emptied(name) if value is None else value for name, value in values.items()})


TEXT = frozenset({"headline", "abstract", "body"})
"""What the enrichment reads: after another of these, it is stale."""

_IDENTITY = "it says which article this is, and follows from its file"
_INFERRED = "it is worked out from the text: correct that, or reprocess the article"
_KEPT = "Dateline keeps it itself"
_REFUSED = {
    **dict.fromkeys(("id", "uri", "version", "file", "alt_ids"), _IDENTITY),
    **dict.fromkeys(
        ("summary", "quotes", "dates", "word_count", "reading_seconds", "readability", "agency"), _INFERRED
    ),
    **dict.fromkeys(("duplicate_of", "similarity", "story_id"), "it follows from what other articles say"),
    **dict.fromkeys(("received", "indexed", "updated", "steps", "provenance", "warnings", "removed"), _KEPT),
    "published_precision": "it follows from published",
    "pub_status": "its source says it; to take an article away, delete it",
}


class NotEditableError(DatelineError):
    """A correction that cannot be made; ``field`` names the field to blame."""

    def __init__(self, field: str, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.field = field


def read(patch: dict[str, Any]) -> dict[str, Any]:
    """The values of a merge patch as the journal keeps them; dateline and source are taken whole.

    Raises NotEditableError.
    """
    for name in patch:
        if name in _REFUSED:
            raise NotEditableError(name, f"{name} cannot be corrected: {_REFUSED[name]}.", _all())
        if name not in Correction.model_fields:
            raise NotEditableError(name, f"There is no field {name!r}.", nearest(name, list(Correction.model_fields)))
    if not patch:
        raise NotEditableError("", "The correction is empty.", _all())
    try:
        correction = Correction.of(patch)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise NotEditableError(str(first["loc"][0]), f"{where}: {first['msg']}.", "See /docs.") from error
    return correction.model_dump(mode="json", include=set(patch))


def _emptied(name: str) -> Any:
    """What null means: an empty list where there are several values; headline and body have no such."""
    return getattr(Article(headline="", body=""), name) if name not in TEXT else None


def _all() -> str:
    return f"These can be: {', '.join(Correction.model_fields)}."
