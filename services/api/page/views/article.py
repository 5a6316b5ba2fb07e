"""One article: to read, with where everything in it comes from."""

import asyncio
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.article import Article
from dateline.curation.journal import Journal
from dateline.explaining import explained
from dateline.index.versions import versions_index
from dateline.keys.scope import includes
from dateline.publish import PUBLISHED
from dateline.query.reader import IndexReader
from dateline.query.related import copies, related
from services.api.caller import Caller
from services.api.curating import Speaker, say, tag
from services.api.curating import again as enrich
from services.api.dependencies import Index, Opened
from services.api.lookup import found_article
from services.api.page.addresses import address, article_url
from services.api.page.charts.world import spots
from services.api.page.correcting import EDITED, patch_of, values_of
from services.api.page.differing import differences
from services.api.page.forms import own_form
from services.api.page.marking import marks_of, paragraphs
from services.api.page.rendering import page
from services.api.problems import NOT_FOUND, PRECONDITION_FAILED, ProblemError
from services.api.scopes import needs

router = APIRouter(prefix="/articles", dependencies=[needs("read")])

_SEE_OTHER: Final = 303
_RELATED = 6
_FORMATS = ("ninjs", "jsonld", "csv", "rss")


@router.get("/{article_id}", response_class=HTMLResponse)
async def article_page(
    request: Request, article_id: str, index: Index, resources: Opened, again: bool = False
) -> HTMLResponse:
    """The article, what is near to it, and where its fields come from. ``again``: it was ordered to be enriched."""
    article, near, same, states, standing = await asyncio.gather(
        found_article(index, article_id),
        related(index, article_id, _RELATED),
        copies(index, article_id),
        states_of(index, article_id),
        run_in_threadpool(Journal(resources.spool.corrections).standing, article_id),
    )
    return page(
        request,
        "article.html",
        article=article,
        body=paragraphs(article.body, marks_of(article)),
        related=near or [],
        copies=[other for other in same.articles if other["id"] != article.id] if same else [],
        states=states,
        corrected=standing.corrected,
        explained={told.field: told for told in explained(article)},
        spots=spots(article.places),
        formats=[name for name in _FORMATS if name in PUBLISHED],
        link=web_address(article.url),
        may_write=may_write(request),
        again=again,
    )


@router.get("/{article_id}/versions", response_class=HTMLResponse)
async def versions_page(request: Request, article_id: str, index: Index, number: int | None = None) -> HTMLResponse:
    """What it said before, and what is different now."""
    article, states = await asyncio.gather(found_article(index, article_id), states_of(index, article_id))
    if not states:
        raise ProblemError(NOT_FOUND, "This article has no earlier versions.", "It says what it said when it came.")
    chosen = next((state for state in states if state["number"] == number), states[-1])
    later = next((state for state in states if state["number"] > chosen["number"]), None)
    after = Article.model_validate(later["article"]) if later else article
    return page(
        request,
        "versions.html",
        article=article,
        states=states,
        chosen=chosen,
        later=later,
        differences=differences(Article.model_validate(chosen["article"]), after),
    )


@router.get("/{article_id}/correct", response_class=HTMLResponse, dependencies=[needs("write")])
async def correct_page(request: Request, article_id: str, resources: Opened) -> HTMLResponse:
    """The form in which a person corrects it."""
    article = await found_article(resources.index, article_id)
    standing = await run_in_threadpool(Journal(resources.spool.corrections).standing, article_id)
    return _form(request, article, values_of(article), corrected=standing.corrected)


@router.post("/{article_id}/correct", dependencies=[needs("write"), own_form])
async def correct(request: Request, article_id: str, resources: Opened) -> Response:
    """Take the fields of the form that were changed; back to the article."""
    given = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    article = await found_article(resources.index, article_id)
    asked = patch_of(article, given)
    if asked.slip:
        return _form(request, article, {**values_of(article), **given}, slip=asked.slip, status=400)
    if asked.values:
        speaker = _speaker(request, given)
        try:
            await say(request, article_id, resources, speaker, values=asked.values)
        except ProblemError as problem:
            if problem.kind is not PRECONDITION_FAILED:
                raise
            slip = "Somebody else has changed this article since you opened it. What it says now is shown beside yours."
            return _form(request, article, {**values_of(article), **given}, slip=slip, status=412)
        if asked.text_changed:
            await enrich(resources, article_id)
    return RedirectResponse(article_url(article_id), _SEE_OTHER)


@router.post("/{article_id}/release", dependencies=[needs("write"), own_form])
async def release(request: Request, article_id: str, resources: Opened, field: Annotated[str, Form()]) -> Response:
    """Give a corrected field back to its file, or the enrichment."""
    if field in (await run_in_threadpool(Journal(resources.spool.corrections).standing, article_id)).corrected:
        await say(request, article_id, resources, _speaker(request, {}), released=(field,))
        await enrich(resources, article_id)
    return RedirectResponse(address(article_url(article_id), {"again": "1"}), _SEE_OTHER)


@router.post("/{article_id}/enrich", dependencies=[needs("write"), own_form])
async def enrich_again(article_id: str, resources: Opened) -> Response:
    """Have it enriched again, in a worker."""
    await found_article(resources.index, article_id)
    await enrich(resources, article_id)
    return RedirectResponse(address(article_url(article_id), {"again": "1"}), _SEE_OTHER)


@router.get("/{article_id}/delete", response_class=HTMLResponse, dependencies=[needs("write")])
async def delete_page(request: Request, article_id: str, index: Index) -> HTMLResponse:
    """Ask whether it is really meant."""
    return page(request, "delete_article.html", article=await found_article(index, article_id))


@router.post("/{article_id}/delete", dependencies=[needs("write"), own_form])
async def delete(request: Request, article_id: str, resources: Opened, note: Annotated[str, Form()] = "") -> Response:
    """Delete it; its file stays in the archive."""
    await say(request, article_id, resources, _speaker(request, {"note": note}), deleted=True)
    return RedirectResponse("/", _SEE_OTHER)


async def states_of(index: IndexReader, article_id: str) -> list[dict[str, Any]]:
    """Its earlier states, the first first."""
    found = await index.get(article_id, versions_index(index.settings.index))
    return list(found["_source"]["states"]) if found else []


def web_address(url: str | None) -> str | None:
    """The address where it leads to the web; others, which may be script, are no links."""
    return url if url and url.startswith(("https://", "http://")) else None


def may_write(request: Request) -> bool:
    """Whether the forms that change something are shown to this caller."""
    caller: Caller = request.state.caller
    return includes(caller.scope, "write")


def _speaker(request: Request, given: dict[str, str]) -> Speaker:
    caller: Caller = request.state.caller
    name = caller.name if caller.has_key else given.get("by", "").strip()[:100] or "somebody"
    return Speaker(name, given.get("note", "").strip()[:500], given.get("seen") or None)


def _form(  # noqa: PLR0913  all of it is shown
    request: Request,
    article: Article,
    values: dict[str, str],
    *,
    corrected: Any = (),
    slip: str | None = None,
    status: int = 200,
) -> HTMLResponse:
    return page(
        request,
        "correct.html",
        status=status,
        article=article,
        fields=EDITED,
        values=values,
        corrected=corrected,
        seen=tag(request, article),
        slip=slip,
    )
