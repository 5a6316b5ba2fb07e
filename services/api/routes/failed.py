"""What failed, by reason, and the way back into the inbox."""

from typing import Self

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from dateline.spool.failed import FailedFile, failed_files
from dateline.spool.failures import Failure, failures, is_meant, retried
from services.api.dependencies import Files
from services.api.parameters import known_fields
from services.api.problems import INVALID_BODY, NOT_FOUND, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/failed", tags=["files"], dependencies=[needs("read")])

_SHOWN = 20


class FailureGroup(BaseModel):
    """Files that failed for one reason."""

    reason: str = Field(description="without names and numbers; asks for a retry of all that failed for it")
    stage: str
    advice: str = Field(description="what to do about it")
    count: int
    files: list[FailedFile] = Field(description=f"the newest {_SHOWN}")

    @classmethod
    def of(cls, failure: Failure) -> Self:
        """The failure as the API tells it."""
        return cls(
            reason=failure.kind,
            stage=failure.stage,
            advice=failure.advice,
            count=len(failure.files),
            files=failure.files[:_SHOWN],
        )


class FailedFiles(BaseModel):
    """All that failed."""

    total: int
    groups: list[FailureGroup] = Field(description="the most frequent reason first")


class RetryOrder(BaseModel):
    """Which failed files to try again: one of the three."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"path": "Evening Post/mill.pdf"}]})

    path: str | None = Field(None, description="one file, as GET /v1/failed names it")
    reason: str | None = Field(None, description="all files that failed for it, as GET /v1/failed groups them")
    everything: bool = Field(default=False, description="all files")


class Retried(BaseModel):
    """What was moved back into the inbox."""

    retried: list[str]
    troubles: dict[str, str] = Field(description="files that could not be moved, and why")


@router.get("", responses=answers())
def list_failed(spool: Files) -> FailedFiles:
    """The files that failed, grouped by reason, with what to do."""
    groups = [FailureGroup.of(failure) for failure in failures(failed_files(spool))]
    return FailedFiles(total=sum(group.count for group in groups), groups=groups)


@router.post(
    "/retry",
    dependencies=[needs("write"), Depends(known_fields(RetryOrder))],
    responses=answers(INVALID_BODY, NOT_FOUND),
)
def retry_failed(order: RetryOrder, spool: Files) -> Retried:
    """Put failed files back into the inbox: one, all that failed for one reason, or all."""
    if sum((order.path is not None, order.reason is not None, order.everything)) != 1:
        raise ProblemError(INVALID_BODY, "It is not clear which files are meant.", "Give path, reason or everything.")
    chosen = [file for file in failed_files(spool) if _is_meant(file, order)]
    if not chosen and not order.everything:
        raise ProblemError(NOT_FOUND, "No failed file is like that.", "GET /v1/failed lists them.")
    troubles = {file.name: retried(spool, file) for file in chosen}
    return Retried(
        retried=[name for name, trouble in troubles.items() if trouble is None],
        troubles={name: trouble for name, trouble in troubles.items() if trouble},
    )


def _is_meant(file: FailedFile, order: RetryOrder) -> bool:
    return order.everything or is_meant(file, order.path, order.reason)
