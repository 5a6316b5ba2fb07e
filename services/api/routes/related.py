"""What an article has to do with others, and where its fields come from."""

from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from dateline.explaining import Explanation, explained
from dateline.query.related import Copies, Related, copies, related
from services.api.dependencies import Index
from services.api.lookup import found_article, no_article
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/articles", tags=["articles"], dependencies=[needs("read")])
T = TypeVar("T")


class RelatedArticles(BaseModel):
    """Articles on the matter, the nearest first."""

    articles: list[Related]


class ExplainedArticle(BaseModel):
    """Where each field with a value comes from."""

    id: str
    file: str = Field(description="path of the file below the inbox")
    member: str | None = Field(description="in a bundle: the name of the file within it")
    steps: list[str] = Field(description="enrichment steps that it has been through, as name/version")
    warnings: list[str]
    fields: list[Explanation]


@router.get("/{article_id}/related", responses=answers(INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE))
async def get_related(
    article_id: str,
    index: Index,
    size: Annotated[int, Query(ge=1, le=50, description="Most articles.")] = 10,
) -> RelatedArticles:
    """Other articles on the matter: those that share its rarest words and its names, but not its text."""
    return RelatedArticles(articles=_there(await related(index, article_id, size)))


@router.get("/{article_id}/duplicates", responses=answers(NOT_FOUND, UNAVAILABLE))
async def get_duplicates(article_id: str, index: Index) -> Copies:
    """All articles with its text, itself included: the first of all, then its copies in time."""
    return _there(await copies(index, article_id))


@router.get("/{article_id}/explain", responses=answers(NOT_FOUND, UNAVAILABLE))
async def explain_article(article_id: str, index: Index) -> ExplainedArticle:
    """Where each of its fields comes from: the file, a rule, a step, a person; how sure it is, and the words for it."""
    article = await found_article(index, article_id)
    return ExplainedArticle(
        id=article.id,
        file=article.file.path,
        member=article.file.member,
        steps=article.steps,
        warnings=article.warnings,
        fields=explained(article),
    )


def _there(found: T | None) -> T:
    if found is None:
        raise no_article()
    return found
