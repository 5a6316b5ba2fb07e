"""What became of dropped files."""

from dataclasses import asdict
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from dateline.curation.journal import Journal
from dateline.spool.filerecord import FileRecord, find_record
from services.api.dependencies import Configured, Files
from services.api.examples import FILE
from services.api.listing import claimed_files, waiting_files
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/files", tags=["files"], dependencies=[needs("read")])

Status = Literal["waiting", "pending", "indexed", "duplicate", "failed"]


class ArticleLink(BaseModel):
    """An article that came from a file."""

    id: str
    headline: str
    member: str | None = Field(None, description="its path in the bundle")


class FailureReason(BaseModel):
    """Why a file could not become an article."""

    stage: str
    reason: str
    advice: str


class DroppedFile(BaseModel):
    """One dropped file, with each stage and its time (ISO 8601, UTC)."""

    model_config = {"json_schema_extra": {"examples": [FILE]}}

    file_id: str | None = Field(description="null while it waits in the inbox")
    claim_id: str | None = Field(description="stands in every line of the logs about it; null while it waits")
    path: str = Field(description="where it lay below the inbox")
    name: str
    source: str | None
    status: Status
    stage: str | None = Field(description="what comes next, null at the end")
    stages: dict[str, str] = Field(description="when it arrived, was claimed, parsed, enriched, and ended")
    articles: list[ArticleLink] = Field(description="the first 100 of those in it; GET /v1/files/{id}/parts has all")
    counts: dict[str, int] = Field(description="its parts by what became of them: indexed, duplicate, failed, skipped")
    progress: dict[str, int] | None = Field(
        description="while it is pending: how many parts were parsed, enriched and indexed"
    )
    duplicate_of: str | None = Field(description="the file that brought the same before")
    failure: FailureReason | None
    retry_of: str | None = Field(description="the file id under which it failed before")
    notes: list[str]

    @classmethod
    def of(cls, record: FileRecord) -> Self:
        """The record as the API tells it."""
        values = asdict(record)
        return cls(**{**values, "file_id": record.file_id or None, "claim_id": record.claim_id or None})


class FilePage(BaseModel):
    """A page of files."""

    next_cursor: str | None = Field(description="asks for the next page; null on the last")
    files: list[DroppedFile]


@router.get("", responses=answers(INVALID_PARAMETER))
def list_files(
    spool: Files,
    settings: Configured,
    status: Annotated[Status | None, Query(description="Only these; waiting lists the newest in the inbox.")] = None,
    page_size: Annotated[int | None, Query(ge=1, le=200, description="Most files on a page; 20 by default.")] = None,
    cursor: Annotated[str | None, Query(description="next_cursor of the page before.")] = None,
) -> FilePage:
    """Files that were dropped, the newest claim first.

    With a status, a page may hold less than it could, or nothing, and still have a next one.
    """
    size = page_size or settings.page_size
    if status == "waiting":
        listing = waiting_files(spool, size)
    else:
        try:
            listing = claimed_files(spool, size, status, cursor)
        except ValueError as error:
            raise ProblemError(
                INVALID_PARAMETER,
                "The cursor is not one that this API gave out.",
                "Use next_cursor exactly as it stands in the answer.",
                parameter="cursor",
            ) from error
    return FilePage(next_cursor=listing.next_cursor, files=[DroppedFile.of(record) for record in listing.records])


@router.get("/{file_id}", responses=answers(NOT_FOUND))
def get_file(file_id: str, spool: Files) -> DroppedFile:
    """One dropped file, by its id, or by the receipt of its upload."""
    record = find_record(spool, file_id)
    if record is None:
        raise ProblemError(NOT_FOUND, "There is no file of this id or receipt.", "GET /v1/files lists all files.")
    told = DroppedFile.of(record)
    told.notes += _deletions(Journal(spool.corrections), record)
    return told


def _deletions(journal: Journal, record: FileRecord) -> list[str]:
    """What people deleted of the articles that the record tells of, since it was written."""
    gone = [(told["headline"], journal.standing(told["id"]).deletion) for told in record.articles]
    return [f"{headline!r}: {entry.by} deleted it on {entry.at[:10]}." for headline, entry in gone if entry]
