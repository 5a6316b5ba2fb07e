"""Alerts to look at: all of them, one with its matches, and how these were told."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.alerts.activity import Activity, activity
from dateline.alerts.alert import Alert, State, Trouble, state
from dateline.alerts.matchpage import deliveries, matches
from dateline.alerts.matchstore import Status
from dateline.errors import TransientError
from dateline.keys.scope import includes
from services.api.dependencies import Alerts, Index
from services.api.page.asked import Asked
from services.api.page.charts.days import sparkline
from services.api.page.rendering import page
from services.api.page.saved import Words, asked_of, in_words
from services.api.problems import NOT_FOUND, ProblemError
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_ON_A_PAGE: Final = 50
_MATCHES: Final = 20
_LATEST_DELIVERIES: Final = 8
_DELIVERIES: Final = 50
STATUSES: Final = get_args(Status)
_FEEDS: Final = (("RSS", "rss"), ("Atom", "atom"), ("JSON Feed", "jsonfeed"))


@dataclass(frozen=True)
class Shown:
    """An alert as pages tell of it. ``activity`` is None where it cannot be known now."""

    alert: Alert
    trouble: Trouble | None
    activity: Activity | None = None
    asked: Asked = field(init=False)
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", asked_of(self.alert.selection))
        object.__setattr__(self, "words", in_words(self.asked))

    @property
    def state(self) -> State:
        return state(self.alert, self.trouble)

    @property
    def host(self) -> str:
        """Where its webhook leads to, in short."""
        return (urlsplit(self.alert.webhook.url).netloc if self.alert.webhook else "") or ""


def found_alert(alerts: Alerts, alert_id: str) -> Alert:
    """The alert of this id. Raises ProblemError where there is none."""
    alert = alerts.get(alert_id)
    if alert is None:
        raise ProblemError(
            NOT_FOUND, "There is no such alert.", "It may have been deleted. All that there are: /alerts."
        )
    return alert


def may_write(request: Request) -> bool:
    """Whether who asks may change alerts."""
    return includes(request.state.caller.scope, "write")


@router.get("/alerts", response_class=HTMLResponse)
async def alerts_page(request: Request, alerts: Alerts, index: Index) -> HTMLResponse:
    """All alerts, the newest first, and what they found lately."""
    every = list(reversed(await asyncio.to_thread(alerts.all)))
    asked = request.query_params.get("page", "")
    pages = max(1, -(-len(every) // _ON_A_PAGE))
    number = min(int(asked), pages) if asked.isascii() and asked.isdigit() and asked.strip("0") else 1
    some = every[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    known, away = await _activity(index, [alert.id for alert in some])
    return page(
        request,
        "alerts.html",
        total=len(every),
        rows=[Shown(alert, alerts.trouble(alert.id), known.get(alert.id)) for alert in some],
        number=number,
        pages=pages,
        away=away,
        sparkline=sparkline,
        may_write=may_write(request),
    )


async def _activity(index: Index, ids: list[str]) -> tuple[Mapping[str, Activity], TransientError | None]:
    """The alerts are on disk: they are there to be looked at also while Elasticsearch, which counts, is away."""
    try:
        return await activity(index, ids, datetime.now(UTC)), None
    except TransientError as error:
        return {}, error


@router.get("/alerts/{alert_id}", response_class=HTMLResponse)
async def alert_page(
    request: Request, alert_id: str, alerts: Alerts, index: Index, cursor: str | None = None
) -> HTMLResponse:
    """One alert: its newest matches, where to hear of the next ones, and how the last ones were told."""
    alert, now = found_alert(alerts, alert_id), datetime.now(UTC)
    known, found, told = await asyncio.gather(
        activity(index, [alert_id], now),
        matches(index, alert_id, _MATCHES, cursor, now),
        deliveries(index, alert_id, (), _LATEST_DELIVERIES, None),
    )
    shown = Shown(alert, alerts.trouble(alert_id), known[alert_id])
    return page(
        request,
        "alert.html",
        shown=shown,
        matches=found,
        deliveries=told,
        cursor=cursor,
        feeds=[(name, shown.asked.at("/v1/articles", format=kind)) for name, kind in _FEEDS],
        stream=f"/v1/alerts/{alert.id}/stream",
        base=str(request.base_url).rstrip("/"),
        sparkline=sparkline,
        may_write=may_write(request),
    )


@router.get("/alerts/{alert_id}/deliveries", response_class=HTMLResponse)
async def deliveries_page(
    request: Request, alert_id: str, alerts: Alerts, index: Index, cursor: str | None = None
) -> HTMLResponse:
    """The log of the deliveries, the newest match first; with ``status`` in the address those of it."""
    alert, chosen = found_alert(alerts, alert_id), request.query_params.get("status", "")
    wanted: list[Status] = [each for each in STATUSES if each == chosen]
    return page(
        request,
        "alert_deliveries.html",
        shown=Shown(alert, alerts.trouble(alert_id)),
        deliveries=await deliveries(index, alert_id, wanted, _DELIVERIES, cursor),
        statuses=STATUSES,
        chosen=chosen,
        cursor=cursor,
        local=ZoneInfo(index.settings.time_zone),
        may_write=may_write(request),
    )
