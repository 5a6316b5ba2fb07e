"""The earlier states of one article."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from dateline.article import Article
from dateline.index.versions import versions_index
from dateline.query.reader import IndexReader
from services.api.dependencies import Index
from services.api.lookup import found_article
from services.api.problems import NOT_FOUND, UNAVAILABLE, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/articles", tags=["articles"], dependencies=[needs("read")])


class EarlierState(BaseModel):
    """An article until something took its place."""

    number: int = Field(description="from 1, in the order of time; asks for it whole")
    until: str = Field(description="when it was replaced; ISO 8601, UTC")
    why: str
    by: str | None = Field(description="who corrected it")
    changed: list[str] = Field(description="the fields that were other afterwards")
    headline: str
    version: int = Field(description="that of its source")
    file_id: str = Field(description="the file that it came from")


class EarlierStates(BaseModel):
    """All earlier states that are kept."""

    id: str
    versions: list[EarlierState] = Field(description="the latest first; the last 50 are kept")


@router.get("/{article_id}/versions", responses=answers(NOT_FOUND, UNAVAILABLE))
async def list_versions(article_id: str, index: Index) -> EarlierStates:
    """What an article said before it was corrected, by its source or by a person."""
    states = await _states(index, article_id)
    return EarlierStates(id=article_id, versions=[_told(state) for state in reversed(states)])


@router.get("/{article_id}/versions/{number}", responses=answers(NOT_FOUND, UNAVAILABLE))
async def get_version(article_id: str, number: int, index: Index) -> Article:
    """One earlier state of an article, whole."""
    for state in await _states(index, article_id):
        if state["number"] == number:
            return Article.model_validate(state["article"])
    raise ProblemError(NOT_FOUND, "There is no earlier state of this number.", "GET .../versions lists those kept.")


async def _states(index: IndexReader, article_id: str) -> list[dict[str, Any]]:
    await found_article(index, article_id)  # of what may not be read, nothing is told
    beside = versions_index(index.settings.index)
    found = await index.get(article_id, beside)
    return list(found["_source"]["states"]) if found else []


def _told(state: dict[str, Any]) -> EarlierState:
    article = state["article"]
    told = {name: state[name] for name in ("number", "until", "why", "by", "changed")}
    return EarlierState(**told, headline=article["headline"], version=article["version"], file_id=article["file"]["id"])
