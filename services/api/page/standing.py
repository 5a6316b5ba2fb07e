"""How it all stands: the sum of the files, the queues, the last hour, and where Flower is."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request

from dateline.errors import TransientError
from dateline.keys.required import is_loopback
from dateline.query.reader import IndexReader
from dateline.query.timeline import Timeline, TimelineRequest, timeline
from dateline.settings import Settings
from services.api.overview import overview
from services.api.page.charts.bars import Bars, bars
from services.api.page.wording import as_time
from services.api.resources import Resources

_ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  addresses that Flower may listen on, not ours
_LAST_HOUR = TimelineRequest(from_date="-1h", use_date="received", interval="minute", duplicates="show")


async def standing(request: Request, resources: Resources, index: IndexReader) -> dict[str, Any]:
    """What the template of the state shows of the system."""
    now, hour = await asyncio.gather(overview(resources), _last_hour(index))
    return {
        "overview": now,
        "hour": _by_minute(hour) if hour and hour.total else None,
        "hour_total": hour.total if hour else None,
        "inbox": str(resources.spool.inbox),
        "flower": flower_address(resources.settings, request.url.hostname or ""),
    }


def flower_address(settings: Settings, asked: str) -> str | None:
    """Where a browser that asked for this page at the host ``asked`` finds Flower; None where it cannot.

    An address of the machine's own is reached by browsers on it alone, and those ask for this page by one, too.
    """
    listens = settings.flower_host
    if is_loopback(listens) and not is_loopback(asked):
        return None
    host = asked if listens in _ANYWHERE or is_loopback(listens) else listens
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.flower_port}/"


async def _last_hour(index: IndexReader) -> Timeline | None:
    try:
        return await timeline(index, _LAST_HOUR)
    except TransientError:
        return None


def _by_minute(hour: Timeline) -> Bars:
    """A bar for each of the last 60 minutes."""
    counts = {as_time(bar.start): bar.count for bar in hour.bars}
    last = datetime.now(UTC).replace(second=0, microsecond=0)
    minutes = [last - timedelta(minutes=back) for back in range(59, -1, -1)]
    return bars([counts.get(minute, 0) for minute in minutes], [minute.isoformat() for minute in minutes])
