"""The sum that adds up."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, Field

from services.api.dependencies import Opened
from services.api.examples import STATS
from services.api.overview import Overview, overview
from services.api.problems import answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/stats", tags=["system"], dependencies=[needs("read")])


class FileCounts(BaseModel):
    """dropped = indexed + duplicate + failed + pending; pending = waiting + claimed."""

    dropped: int
    indexed: int
    duplicate: int
    failed: int
    pending: int
    waiting: int = Field(description="in the inbox")
    claimed: int = Field(description="being worked on")
    missing: int = Field(description="what the sum lacks: 0, unless files were removed from failed/ by hand")


class Stats(BaseModel):
    """The state of the whole system."""

    model_config = {"json_schema_extra": {"examples": [STATS]}}

    files: FileCounts
    adds_up: bool
    oldest_unfinished: str | None = Field(description="when the oldest pending file arrived, ISO 8601, UTC")
    queues: dict[str, int] | None = Field(description="messages that wait in each queue; null while Redis is away")
    articles: int | None = Field(description="articles in the index; null while Elasticsearch is away")

    @classmethod
    def of(cls, now: Overview) -> Self:
        """The overview as the API tells it."""
        account = now.account
        return cls(
            files=FileCounts(**{name: getattr(account, name) for name in FileCounts.model_fields}),
            adds_up=account.adds_up,
            oldest_unfinished=account.oldest,
            queues=now.queues,
            articles=now.articles,
        )


@router.get("", responses=answers())
async def get_stats(resources: Opened) -> Stats:
    """How many files were dropped and what became of them, the queues, and the index."""
    return Stats.of(await overview(resources))
