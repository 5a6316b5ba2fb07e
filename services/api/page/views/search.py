"""Searching: every state of it is an address, with the parameters of the API's own search."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.keys.scope import includes
from dateline.publish import PUBLISHED
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import HAS, WORDS
from services.api.dependencies import Index
from services.api.page.asked import Asked
from services.api.page.charts.histogram import histogram, steps
from services.api.page.narrowing import FIRST, chips, facets
from services.api.page.rendering import page
from services.api.page.results import Results, results_of
from services.api.problems import ProblemError
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_SEE_OTHER = 303
_BAD_REQUEST = 400


@dataclass(frozen=True)
class Slip:
    """What in the address cannot be meant: which parameter, why, and what to do."""

    parameter: str
    reason: str
    advice: str


@router.get("/search")
async def search_page(request: Request, index: Index) -> Response:
    """The search, its results, and what it may be narrowed by."""
    given = tuple(request.query_params.multi_items())
    asked = Asked.of(given)
    if asked.pairs != given:
        return RedirectResponse(asked.url, _SEE_OTHER)
    try:
        return _page(request, asked, await results_of(index, asked))
    except InvalidRequestError as error:
        return _page(request, asked, None, Slip(error.parameter, error.reason, error.advice))
    except ProblemError as error:
        return _page(request, asked, None, Slip(str(error.members.get("parameter")), error.detail, error.advice))


def _page(request: Request, asked: Asked, results: Results | None, slip: Slip | None = None) -> Response:
    def between(first: str, last: str) -> str:
        return asked.instead(from_date=first, to_date=last).url

    times = results.times if results else None
    zone = ZoneInfo(request.state.resources.settings.time_zone)
    return page(
        request,
        "search.html",
        status=_BAD_REQUEST if slip else 200,
        asked=asked,
        slip=slip,
        results=results,
        chips=chips(asked),
        facets=facets(asked, results.counts) if results else [],
        seen_at_once=FIRST,
        times=times,
        chart=histogram(times, between) if times else None,
        steps=steps(times, between) if times else [],
        today=datetime.now(zone).date().isoformat(),
        may_write=includes(request.state.caller.scope, "write"),
        feeds=_feeds(asked),
        export_url=_export(asked),
        things=list(HAS),
        word_fields=list(WORDS),
    )


def _feeds(asked: Asked) -> list[tuple[str, str, str]]:
    """The search as feeds: their names, media types and addresses."""
    mode = {"mode": asked.one("mode")} if asked.one("mode") else {}
    return [
        (name, PUBLISHED[kind].media_type.partition(";")[0], asked.at("/v1/articles", **mode, format=kind))
        for name, kind in (("RSS", "rss"), ("Atom", "atom"), ("JSON", "jsonfeed"))
    ]


def _export(asked: Asked) -> Callable[[str], str] | None:
    """The address of all articles in a format; None by meaning, where they are only found page by page."""
    if asked.one("mode", "lexical") != "lexical":
        return None
    order = asked.one("order_by")
    ordered = {"order_by": order} if order in ("newest", "oldest") else {}
    return lambda kind: asked.at("/v1/export", **ordered, format=kind)
