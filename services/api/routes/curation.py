"""One article, corrected, deleted, or enriched again by a person."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.article import Article
from dateline.curation import editable
from dateline.curation.editable import NotEditableError
from dateline.curation.journal import Journal
from services.api.caller import Caller
from services.api.curating import Speaker, again, say
from services.api.dependencies import Index, Opened
from services.api.formatted import one_in
from services.api.lookup import found_article, no_article
from services.api.problems import (
    INVALID_BODY,
    INVALID_PARAMETER,
    NOT_FOUND,
    PRECONDITION_FAILED,
    UNAVAILABLE,
    ProblemError,
    answers,
)
from services.api.scopes import needs
from workers.queues import announce_again

router = APIRouter(prefix="/v1/articles", tags=["articles"], dependencies=[needs("write")])


class Saying(BaseModel):
    """Who says something of an article, and why."""

    by: str = Field(
        "", max_length=100, description="Who says so, where no key tells.", examples=["Jane Doe, night desk"]
    )
    note: str = Field("", max_length=500, description="Why.", examples=["The name was misspelt"])


Said = Annotated[Saying, Query()]


class Ordered(BaseModel):
    """An order to enrich one article again."""

    model_config = {"json_schema_extra": {"examples": [{"id": "3f1c7a0e5b9d4e21a6c8f0d2b4e6a8c0", "steps": []}]}}

    id: str
    steps: list[str] = Field(description="those that run; empty: all")


@router.patch(
    "/{article_id}",
    response_model=Article,
    responses=answers(INVALID_BODY, INVALID_PARAMETER, NOT_FOUND, PRECONDITION_FAILED, UNAVAILABLE),
)
async def correct_article(
    request: Request,
    article_id: str,
    patch: Annotated[dict[str, Any], Body(examples=[{"headline": "Harbour reopens", "byline": None}])],
    resources: Opened,
    saying: Said,
) -> Response:
    """Correct fields of an article (JSON merge patch, RFC 7396). They stay so, whatever its source or a step says."""
    try:
        values = editable.read(patch)
    except NotEditableError as error:
        raise ProblemError(INVALID_BODY, error.reason, error.advice, parameter=error.field or None) from error
    article = await say(request, article_id, resources, _speaker(request, saying), values=values)
    if article is None:
        raise no_article()
    if editable.TEXT & values.keys():
        await again(resources, article_id)
    return _shown(request, article)


@router.delete(
    "/{article_id}/corrections/{field}",
    status_code=202,
    responses=answers(INVALID_PARAMETER, NOT_FOUND, PRECONDITION_FAILED, UNAVAILABLE),
)
async def release_field(request: Request, article_id: str, field: str, resources: Opened, saying: Said) -> Ordered:
    """Give a corrected field back: it says again what its file says, or the enrichment."""
    journal = Journal(resources.spool.corrections)
    if field not in (await run_in_threadpool(journal.standing, article_id)).corrected:
        raise ProblemError(NOT_FOUND, f"Nobody has corrected {field}.", "GET /v1/articles/{id} tells what was.")
    await say(
        request,
        article_id,
        resources,
        _speaker(request, saying),
        released=(field,),
    )
    await again(resources, article_id)
    return Ordered(id=article_id, steps=[])


@router.delete(
    "/{article_id}",
    status_code=204,
    responses=answers(INVALID_PARAMETER, NOT_FOUND, PRECONDITION_FAILED, UNAVAILABLE),
)
async def delete_article(request: Request, article_id: str, resources: Opened, saying: Said) -> None:
    """Delete an article with its earlier states. It does not come back by itself; its file stays in the archive."""
    await say(request, article_id, resources, _speaker(request, saying), deleted=True)


@router.post(
    "/{article_id}/reprocess",
    status_code=202,
    responses=answers(INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE),
)
async def reprocess_article(
    article_id: str,
    index: Index,
    resources: Opened,
    step: Annotated[
        list[str] | None, Query(description="Only this step; may be repeated.", examples=[["quotes"]])
    ] = None,
) -> Ordered:
    """Enrich an article again, in a worker. What people corrected stays."""
    from dateline.enrich import STEPS  # noqa: PLC0415  importing the steps costs half a second, once

    known = [one.name for one in STEPS if one.name not in resources.settings.skipped_steps]
    for name in step or ():
        if name not in known:
            advice = f"There are: {', '.join(known)}."
            raise ProblemError(INVALID_PARAMETER, f"There is no step {name!r}.", advice, parameter="step")
    await found_article(index, article_id)
    await run_in_threadpool(announce_again, resources.celery, article_id, step or ())
    return Ordered(id=article_id, steps=step or [])


def _shown(request: Request, article: Article) -> Response:
    return one_in("json", request, article.model_dump(mode="json", exclude_none=True))


def _speaker(request: Request, saying: Saying) -> Speaker:
    caller: Caller = request.state.caller
    return Speaker(
        caller.name if caller.has_key else saying.by or "somebody", saying.note, request.headers.get("If-Match")
    )
