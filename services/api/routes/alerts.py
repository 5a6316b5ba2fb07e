"""Alerts: saved searches, what fitted them, and how that was told."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.alerts.alert import NAME_CHARS, URL_CHARS, Alert, Webhook, state
from dateline.alerts.matchpage import Deliveries, deliveries, matches, retry
from dateline.alerts.preview import preview
from dateline.alerts.saving import save, unknown_secret, webhook
from dateline.query.selection import Selection
from services.api.dependencies import Alerts, Configured, Index, Listening
from services.api.parameters import known_fields
from services.api.problems import (
    EXPIRED_CURSOR,
    INVALID_BODY,
    INVALID_PARAMETER,
    NOT_FOUND,
    UNAVAILABLE,
    ProblemError,
    answers,
)
from services.api.routes.stream import EVENTS, LastEventId, opened
from services.api.scopes import needs

router = APIRouter(prefix="/v1/alerts", tags=["alerts"], dependencies=[needs("read")])

_SELECTION: dict[str, Any] = {"q": '"steel mill"', "language": ["en"]}
_WEBHOOK: dict[str, Any] = {"url": "https://newsroom.example/hooks/dateline"}


class WebhookRequest(BaseModel):
    """Where matches are sent to."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(max_length=URL_CHARS, description="URL of http or https that takes POST requests.")
    secret: str | None = Field(
        None, description="Signs what is sent: whsec_ and base64 of 24 to 64 bytes. One is made when it is left out."
    )


class AlertRequest(BaseModel):
    """A new alert."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Steel", "selection": _SELECTION, "webhook": _WEBHOOK}]}
    )

    name: str = Field(min_length=1, max_length=NAME_CHARS, description="What people call it.")
    selection: Selection = Field(description="Which articles, as in searches.")
    webhook: WebhookRequest | None = None
    off: bool = Field(default=False, description="Keep it without checking it.")


class AlertChange(BaseModel):
    """What is to be changed of an alert; what is left out stays, also the secret of a webhook."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"off": True}, {"webhook": None}]})

    name: str | None = Field(None, min_length=1, max_length=NAME_CHARS)
    selection: Selection | None = None
    webhook: WebhookRequest | None = None
    off: bool | None = None


class WebhookState(BaseModel):
    """A webhook. Its secret is told once, in the answer that made it."""

    url: str
    secret: str | None = None
    failing_since: datetime | None = Field(None, description="first failure after the last success")
    reason: str | None = Field(None, description="why it failed last")
    disabled: datetime | None = Field(None, description="when it was given up; any change of the alert tries it again")


class AlertState(BaseModel):
    """An alert."""

    id: str
    name: str
    selection: dict[str, Any]
    webhook: WebhookState | None
    state: Literal["active", "failing", "disabled", "off"]
    created: datetime
    updated: datetime

    @classmethod
    def of(cls, alert: Alert, alerts: Alerts, secret: str | None = None) -> Self:
        """The alert as the API tells it."""
        trouble = alerts.trouble(alert.id)
        webhook = alert.webhook and WebhookState(
            url=alert.webhook.url,
            secret=secret,
            failing_since=trouble and trouble.since,
            reason=trouble and trouble.reason,
            disabled=trouble and trouble.given_up,
        )
        selection = alert.selection.model_dump(mode="json", exclude_defaults=True)
        return cls(**{**alert.model_dump(), "selection": selection, "webhook": webhook}, state=state(alert, trouble))


class AlertPage(BaseModel):
    """Alerts, the oldest first."""

    total: int
    next_cursor: str | None
    alerts: list[AlertState]


class AlertTest(BaseModel):
    """What an alert would have found."""

    total: int = Field(description="articles that fit, of those received in the last 30 days")
    days: dict[str, int] = Field(description="how many on each day, from the first to the last that has any")
    newest: list[dict[str, Any]] = Field(description="the newest five, without their text")


class TestRequest(BaseModel):
    """A selection to try out."""

    __test__ = False  # not for pytest
    model_config = ConfigDict(json_schema_extra={"examples": [{"selection": _SELECTION}]})

    selection: Selection = Field(description="Which articles, as in searches.")


class AlertList(BaseModel):
    """Which of the alerts."""

    model_config = ConfigDict(extra="forbid")

    page_size: int = Field(100, ge=1, le=1_000, description="Alerts on a page.")
    cursor: str | None = Field(None, description="next_cursor of the page before.")


class MatchList(BaseModel):
    """Which of the matches."""

    model_config = ConfigDict(extra="forbid")

    page_size: int = Field(20, ge=1, le=200, description="Matches on a page.")
    cursor: str | None = Field(None, description="next_cursor of the page before.")


class DeliveryList(MatchList):
    """Which of the deliveries."""

    status: tuple[Literal["waiting", "delivered", "failed", "withdrawn", "kept"], ...] = Field(
        (), description="Only these; repeat it for several."
    )


class FoundMatch(BaseModel):
    """An article that fitted."""

    id: str
    matched: datetime
    article: dict[str, Any] = Field(description="as it is now, without its text")


class MatchPage(BaseModel):
    """Matches, the newest first. Those whose article may not be read any more are left out."""

    total: int
    next_cursor: str | None
    matches: list[FoundMatch]


class Delivery(BaseModel):
    """How a match was told."""

    id: str = Field(description="also the webhook-id of its requests")
    article: str
    matched: datetime
    status: Literal["kept", "waiting", "delivered", "failed", "withdrawn"]
    attempts: int
    due: datetime | None = Field(description="when it is tried next, or by when it will have been")
    ended: datetime | None
    answer: int | None = Field(description="HTTP status of the last answer")
    error: str | None = Field(description="why the last attempt failed")


class DeliveryPage(BaseModel):
    """Deliveries, the newest match first."""

    total: int
    next_cursor: str | None
    deliveries: list[Delivery]

    @classmethod
    def of(cls, page: Deliveries) -> Self:
        """The page as the API tells it."""
        told = [Delivery(**{name: getattr(each, name) for name in Delivery.model_fields}) for each in page.items]
        return cls(total=page.total, next_cursor=page.next_cursor, deliveries=told)


def _found(alerts: Alerts, alert_id: str) -> Alert:
    alert = alerts.get(alert_id)
    if alert is None:
        raise ProblemError(NOT_FOUND, "There is no alert of this id.", "GET /v1/alerts has their ids.")
    return alert


def _webhook(asked: WebhookRequest | None, settings: Configured, known: Webhook | None = None) -> Webhook | None:
    return webhook(settings, asked.url, asked.secret, known) if asked else None


@router.get("", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
def list_alerts(query: Annotated[AlertList, Query()], alerts: Alerts) -> AlertPage:
    """All alerts."""
    every = alerts.all()
    behind = next((place for place, alert in enumerate(every, 1) if alert.id == query.cursor), 0)
    page = every[behind : behind + query.page_size]
    more = behind + len(page) < len(every)
    told = [AlertState.of(alert, alerts) for alert in page]
    return AlertPage(total=len(every), next_cursor=page[-1].id if more else None, alerts=told)


@router.post(
    "",
    status_code=201,
    dependencies=[needs("write"), Depends(known_fields(AlertRequest))],
    responses={
        201: {"headers": {"Location": {"description": "Path of the alert", "schema": {"type": "string"}}}},
        **answers(INVALID_PARAMETER, INVALID_BODY, UNAVAILABLE),
    },
)
async def create_alert(
    asked: AlertRequest, response: Response, alerts: Alerts, index: Index, settings: Configured
) -> AlertState:
    """Save a search. The answer is the only one with the secret of its webhook."""
    now = datetime.now(UTC)
    called = _webhook(asked.webhook, settings)
    new = Alert(name=asked.name, selection=asked.selection, webhook=called, off=asked.off, created=now, updated=now)
    alert = await save(index, alerts, new)
    response.headers["Location"] = f"/v1/alerts/{alert.id}"
    return AlertState.of(alert, alerts, unknown_secret(alert))


@router.post(
    "/test",
    dependencies=[Depends(known_fields(TestRequest))],
    responses=answers(INVALID_PARAMETER, INVALID_BODY, UNAVAILABLE),
)
async def test_alert(asked: TestRequest, index: Index) -> AlertTest:
    """What an alert with this selection would have found in the last 30 days. Nothing is saved or sent."""
    found = await preview(index, asked.selection, datetime.now(UTC))
    return AlertTest(total=found.total, days=found.days, newest=found.newest)


@router.get("/{alert_id}", responses=answers(NOT_FOUND, UNAVAILABLE))
def get_alert(alert_id: str, alerts: Alerts) -> AlertState:
    """One alert, and how its webhook does."""
    return AlertState.of(_found(alerts, alert_id), alerts)


@router.patch(
    "/{alert_id}",
    dependencies=[needs("write"), Depends(known_fields(AlertChange))],
    responses=answers(INVALID_PARAMETER, INVALID_BODY, NOT_FOUND, UNAVAILABLE),
)
async def change_alert(
    alert_id: str, asked: AlertChange, alerts: Alerts, index: Index, settings: Configured
) -> AlertState:
    """Change an alert. A webhook that was disabled is tried again. A new selection has effect from now on."""
    known = _found(alerts, alert_id)
    changes: dict[str, Any] = {
        name: value for name in ("name", "selection", "off") if (value := getattr(asked, name)) is not None
    }
    if "webhook" in asked.model_fields_set:
        changes["webhook"] = _webhook(asked.webhook, settings, known.webhook)
    alert = await save(index, alerts, known.model_copy(update=changes), known)
    return AlertState.of(alert, alerts, unknown_secret(alert, known))


@router.delete("/{alert_id}", status_code=204, dependencies=[needs("write")], responses=answers(NOT_FOUND, UNAVAILABLE))
def delete_alert(alert_id: str, alerts: Alerts) -> Response:
    """Remove an alert. What is on its way is not sent any more."""
    if not alerts.remove(alert_id):
        _found(alerts, alert_id)
    return Response(status_code=204)


@router.get("/{alert_id}/matches", responses=answers(INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE))
async def list_matches(alert_id: str, query: Annotated[MatchList, Query()], alerts: Alerts, index: Index) -> MatchPage:
    """The articles that fitted it."""
    _found(alerts, alert_id)
    page = await matches(index, alert_id, query.page_size, query.cursor, datetime.now(UTC))
    told = [FoundMatch(id=match.id, matched=match.matched, article=article) for match, article in page.items]
    return MatchPage(total=page.total, next_cursor=page.next_cursor, matches=told)


@router.get("/{alert_id}/deliveries", responses=answers(INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE))
async def list_deliveries(
    alert_id: str, query: Annotated[DeliveryList, Query()], alerts: Alerts, index: Index
) -> DeliveryPage:
    """How its matches were told: each with its state, attempts, last error, and when it is tried next."""
    _found(alerts, alert_id)
    return DeliveryPage.of(await deliveries(index, alert_id, query.status, query.page_size, query.cursor))


@router.post(
    "/{alert_id}/deliveries/{delivery_id}/retry",
    status_code=202,
    dependencies=[needs("write")],
    responses=answers(NOT_FOUND, UNAVAILABLE),
)
async def retry_delivery(alert_id: str, delivery_id: str, alerts: Alerts, index: Index) -> Delivery:
    """Send a match again within seconds, under its id."""
    _found(alerts, alert_id)
    match = await retry(index, alert_id, delivery_id, datetime.now(UTC))
    if match is None:
        raise ProblemError(NOT_FOUND, "There is no delivery of this id.", "See the deliveries of the alert.")
    return Delivery(**{name: getattr(match, name) for name in Delivery.model_fields})


@router.get(
    "/{alert_id}/stream",
    response_class=Response,
    responses={**EVENTS, **answers(INVALID_PARAMETER, EXPIRED_CURSOR, NOT_FOUND, UNAVAILABLE)},
)
async def stream_alert(
    alert_id: str, alerts: Alerts, streams: Listening, last_event_id: LastEventId = None
) -> Response:
    """New articles that fit it, as server-sent events."""
    return await opened(streams, _found(alerts, alert_id).selection, last_event_id)
