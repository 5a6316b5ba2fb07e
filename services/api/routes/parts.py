"""What became of each part of a dropped file."""

from itertools import islice
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from dateline.spool.fileparts import find_parts
from dateline.spool.filerecord import find_record
from dateline.spool.parts import Part
from services.api.dependencies import Files
from services.api.examples import PART
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/files", tags=["files"], dependencies=[needs("read")])

# A page ends after so many parts even if few of them have the outcome asked for: about a second.
_MOST_LOOKED_AT = 100_000


class FilePart(BaseModel):
    """An article of a file, or what gave none, and why."""

    model_config = {"json_schema_extra": {"examples": [PART]}}

    outcome: Literal["indexed", "duplicate", "failed", "skipped"] = Field(
        description="skipped is what nobody misses, such as a picture"
    )
    id: str | None = Field(description="of the article")
    headline: str | None
    member: str | None = Field(description="its path in the bundle")
    item: int | None = Field(description="its number in the file, from 0")
    duplicate_of: str | None = Field(description="the file that brought the same before")
    reason: str | None = Field(description="why it gave no article, or none that was indexed")

    @classmethod
    def of(cls, part: Part) -> Self:
        """The part as the API tells it."""
        reason = part.failure.reason if part.failure else part.note
        return cls(
            outcome=part.outcome,
            id=part.id,
            headline=part.headline,
            member=part.member,
            item=part.item,
            duplicate_of=part.duplicate_of,
            reason=reason,
        )


class PartPage(BaseModel):
    """A page of parts."""

    next_cursor: str | None = Field(description="asks for the next page; null on the last")
    parts: list[FilePart]


@router.get("/{file_id}/parts", responses=answers(INVALID_PARAMETER, NOT_FOUND))
def list_parts(
    file_id: str,
    spool: Files,
    outcome: Annotated[
        Literal["indexed", "duplicate", "failed", "skipped"] | None, Query(description="Only these.")
    ] = None,
    page_size: Annotated[int, Query(ge=1, le=200, description="Most parts on a page.")] = 20,
    cursor: Annotated[int, Query(ge=0, description="next_cursor of the page before.")] = 0,
) -> PartPage:
    """The parts of a file in their order, each with its outcome: the members of a bundle, the rows of a data set.

    While the file is pending, those that have ended. With an outcome, a page may hold fewer parts, even none, and still
    have a next one.
    """
    record = find_record(spool, file_id)
    if record is None:
        raise ProblemError(NOT_FOUND, "There is no file of this id or receipt.", "GET /v1/files lists all files.")
    found: list[FilePart] = []
    for looked_at, part in enumerate(islice(find_parts(spool, record.file_id, cursor), _MOST_LOOKED_AT + 1)):
        if len(found) == page_size or looked_at == _MOST_LOOKED_AT:
            return PartPage(next_cursor=str(cursor + looked_at), parts=found)
        if outcome in (None, part.outcome):
            found.append(FilePart.of(part))
    return PartPage(next_cursor=None, parts=found)
