"""The front page: what arrived, what grows, who and where is talked about, who has gone quiet."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.index.document import as_record
from dateline.keys.scope import includes
from dateline.query.request import SearchRequest
from dateline.query.search import search
from dateline.query.sources import SourcesRequest, sources
from dateline.query.stories import StoriesRequest, stories
from dateline.query.timeline import Bar, TimelineRequest, timeline
from dateline.query.trending import TrendingRequest, trending
from services.api.dependencies import Index, Opened
from services.api.overview import overview
from services.api.page.rendering import page
from services.api.page.samples import SAMPLES
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_SHOWN = ("headline", "abstract", "summary", "published", "received", "source", "dateline", "section", "duplicate_of")
_LATEST = SearchRequest(page_size=24, fields=_SHOWN, use_date="received")
_GROWING = StoriesRequest(size=7)
_RISING = TrendingRequest(kinds=("person", "place"), size=8)
_QUIET = SourcesRequest(size=8)
_HOUR = timedelta(hours=1)
_LAST_DAY = TimelineRequest(from_date="-24h", use_date="received", interval="hour", duplicates="show")


@router.get("/", response_class=HTMLResponse)
async def front(request: Request, index: Index, resources: Opened) -> HTMLResponse:
    """Ask for all of it at the same time."""
    latest, growing, rising, outlets, day, now = await asyncio.gather(
        search(index, _LATEST),
        stories(index, _GROWING),
        trending(index, _RISING),
        sources(index, _QUIET),
        timeline(index, _LAST_DAY),
        overview(resources),
    )
    return page(
        request,
        "front.html",
        total=latest.total,
        latest=[as_record(hit.source) for hit in latest.items],
        growing=growing,
        rising=rising.rising,
        quiet=[outlet for outlet in outlets.sources if outlet.quiet],
        last_day=day.total,
        by_hour=by_hour(day.bars, datetime.now(UTC)),
        overview=now,
        has_samples=SAMPLES.is_dir() and includes(request.state.caller.scope, "write"),
    )


def by_hour(bars: Iterable[Bar], now: datetime) -> list[int]:
    """The articles of each of the last 24 hours, the one that runs last, also of those before the first article."""
    counts = {datetime.fromisoformat(bar.start): bar.count for bar in bars}
    # Full hours where it is counted: some time zones are half an hour off.
    aligned = next(iter(counts), now.replace(minute=0, second=0, microsecond=0))
    running = aligned + (now - aligned) // _HOUR * _HOUR
    return [counts.get(running - back * _HOUR, 0) for back in reversed(range(24))]
