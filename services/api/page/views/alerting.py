"""Making an alert of a search, with a dry run over the archive; changing it, pausing it, taking it away."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.alerts.alert import NAME_CHARS, URL_CHARS, Alert, is_id, new_id
from dateline.alerts.matchpage import retry
from dateline.alerts.preview import DAYS, Preview, preview
from dateline.alerts.saving import check_name, save, unknown_secret, webhook
from dateline.alerts.signature import new_secret
from dateline.query.errors import InvalidRequestError
from services.api.dependencies import Alerts, Configured, Index
from services.api.page.addresses import alert_url
from services.api.page.asked import Asked
from services.api.page.charts.days import bars, whole
from services.api.page.forms import FIELD, own_form
from services.api.page.rendering import page
from services.api.page.saved import Slip, asked_for, asked_of, ends, in_words, selection_of
from services.api.page.views.alerts import Shown, found_alert
from services.api.problems import NOT_FOUND, ProblemError
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_SEE_OTHER: Final = 303
_BAD_REQUEST: Final = 400
_CREATED: Final = 201
_OWN: Final = frozenset({FIELD, "id", "name", "webhook"})
"""Fields of the form that are no parameters of its search."""

_CHANGES: Final = (needs("write"), own_form)


@dataclass(frozen=True)
class Draft:
    """An alert as its form has it. ``alert`` is the one that it changes; ``id`` keeps a form from being saved twice."""

    asked: Asked
    name: str
    webhook: str
    id: str
    alert: Alert | None = None

    @property
    def path(self) -> str:
        return alert_url(self.alert.id, "change") if self.alert else "/alerts/new"


@router.get("/alerts/new", response_class=HTMLResponse, dependencies=[needs("write")])
async def new_alert_page(request: Request, index: Index) -> HTMLResponse:
    """A search, what it would have found, and the form that makes an alert of it."""
    asked = asked_for(request.query_params.multi_items())
    return await _form(request, index, Draft(asked, _called(asked), "", new_id()))


@router.post("/alerts", dependencies=[*_CHANGES])
async def create(request: Request, index: Index, alerts: Alerts, settings: Configured) -> Response:
    """Save it. Its secret is told on the page that answers, and never again."""
    draft = await _draft(request)
    if alerts.get(draft.id):
        return _to(draft.id)  # the form was sent twice
    try:
        return await _saved(request, index, alerts, settings, draft)
    except (InvalidRequestError, ProblemError) as error:
        return await _form(request, index, draft, Slip.of(error))


@router.get("/alerts/{alert_id}/change", response_class=HTMLResponse, dependencies=[needs("write")])
async def change_page(request: Request, alert_id: str, alerts: Alerts, index: Index) -> HTMLResponse:
    """The same form, with what the alert has now, or with the search of the address in its place."""
    alert = found_alert(alerts, alert_id)
    asked = asked_for(request.query_params.multi_items())
    called = alert.webhook.url if alert.webhook else ""
    draft = Draft(asked if asked.pairs else asked_of(alert.selection), alert.name, called, alert.id, alert)
    return await _form(request, index, draft)


@router.post("/alerts/{alert_id}/change", dependencies=[*_CHANGES])
async def change(request: Request, alert_id: str, alerts: Alerts, index: Index, settings: Configured) -> Response:
    """Save what was changed. A new search counts from now on."""
    draft = await _draft(request, found_alert(alerts, alert_id))
    try:
        return await _saved(request, index, alerts, settings, draft)
    except (InvalidRequestError, ProblemError) as error:
        return await _form(request, index, draft, Slip.of(error))


@router.post("/alerts/{alert_id}/pause", dependencies=[*_CHANGES])
async def pause(alert_id: str, alerts: Alerts, index: Index) -> Response:
    """Check it no more."""
    return await _switched(alert_id, alerts, index, off=True)


@router.post("/alerts/{alert_id}/resume", dependencies=[*_CHANGES])
async def resume(alert_id: str, alerts: Alerts, index: Index) -> Response:
    """Check it again; a webhook that was given up is tried again."""
    return await _switched(alert_id, alerts, index, off=False)


@router.post("/alerts/{alert_id}/secret", dependencies=[*_CHANGES])
async def renew_secret(request: Request, alert_id: str, alerts: Alerts, index: Index) -> Response:
    """Sign with another secret from now on, and tell it this once."""
    alert = found_alert(alerts, alert_id)
    if alert.webhook is None:
        return _to(alert_id)
    changed = alert.webhook.model_copy(update={"secret": new_secret()})
    saved = await save(index, alerts, alert.model_copy(update={"webhook": changed}), alert)
    return _told_secret(request, saved, changed.secret, is_new=False)


@router.post("/alerts/{alert_id}/deliveries/{delivery_id}/retry", dependencies=[*_CHANGES])
async def send_again(alert_id: str, delivery_id: str, alerts: Alerts, index: Index) -> Response:
    """Send a match once more, within seconds."""
    found_alert(alerts, alert_id)
    if await retry(index, alert_id, delivery_id, datetime.now(UTC)) is None:
        raise ProblemError(NOT_FOUND, "There is no such delivery.", "See the deliveries of the alert.")
    return RedirectResponse(alert_url(alert_id, "deliveries"), _SEE_OTHER)


@router.get("/alerts/{alert_id}/delete", response_class=HTMLResponse, dependencies=[needs("write")])
async def delete_page(request: Request, alert_id: str, alerts: Alerts) -> HTMLResponse:
    """Whether it is really meant."""
    return page(request, "alert_delete.html", shown=Shown(found_alert(alerts, alert_id), None))


@router.post("/alerts/{alert_id}/delete", dependencies=[*_CHANGES])
async def delete(alert_id: str, alerts: Alerts) -> Response:
    """Remove it. Who has removed it twice wanted that, too."""
    alerts.remove(alert_id)
    return RedirectResponse("/alerts", _SEE_OTHER)


async def _switched(alert_id: str, alerts: Alerts, index: Index, *, off: bool) -> Response:
    alert = found_alert(alerts, alert_id)
    await save(index, alerts, alert.model_copy(update={"off": off}), alert)
    return _to(alert_id)


async def _draft(request: Request, alert: Alert | None = None) -> Draft:
    """What the form says."""
    form = [(name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str)]
    own = {name: value.strip() for name, value in form if name in _OWN}
    asked = asked_for(pair for pair in form if pair[0] not in _OWN)
    return Draft(asked, own.get("name", ""), own.get("webhook", ""), alert.id if alert else own.get("id", ""), alert)


async def _saved(request: Request, index: Index, alerts: Alerts, settings: Configured, draft: Draft) -> Response:
    """Keep what the draft says. Raises InvalidRequestError and ProblemError, which name what is to blame."""
    known = draft.alert
    check_name(draft.name)
    called = webhook(settings, draft.webhook, known=known.webhook if known else None) if draft.webhook else None
    fields: dict[str, Any] = {"name": draft.name, "selection": selection_of(draft.asked), "webhook": called}
    alert = known.model_copy(update=fields) if known else _new(draft.id, fields)
    saved = await save(index, alerts, alert, known)
    secret = unknown_secret(saved, known)
    return _told_secret(request, saved, secret, is_new=known is None) if secret else _to(saved.id)


def _new(id_: str, fields: dict[str, Any]) -> Alert:
    now = datetime.now(UTC)
    return Alert(id=id_ if is_id(id_) else new_id(), **fields, created=now, updated=now)


async def _form(request: Request, index: Index, draft: Draft, slip: Slip | None = None) -> HTMLResponse:
    now = datetime.now(UTC).astimezone(ZoneInfo(index.settings.time_zone))
    found: Preview | None = None
    ended: str | None = None
    if draft.asked.pairs and (slip is None or slip.parameter in _OWN):
        try:
            selection = selection_of(draft.asked)
            found, ended = await preview(index, selection, now), ends(selection, now)
        except (InvalidRequestError, ProblemError) as error:
            slip = slip or Slip.of(error)
    return page(
        request,
        "alert_form.html",
        status=_BAD_REQUEST if slip else 200,
        draft=draft,
        words=in_words(draft.asked),
        found=found,
        chart=bars(whole(found.days, now.date(), DAYS), "article", "articles") if found else None,
        ended=ended,
        slip=slip,
        of_form=_OWN,
        name_chars=NAME_CHARS,
        url_chars=URL_CHARS,
    )


def _told_secret(request: Request, alert: Alert, secret: str, *, is_new: bool) -> HTMLResponse:
    return page(request, "alert_secret.html", status=_CREATED, shown=Shown(alert, None), secret=secret, is_new=is_new)


def _to(alert_id: str) -> RedirectResponse:
    return RedirectResponse(alert_url(alert_id), _SEE_OTHER)


def _called(asked: Asked) -> str:
    """A name to begin with: the words of the search, or what it is narrowed by."""
    words = in_words(asked)
    return (words.words.strip('"') or ", ".join(chip.text for chip in words.chips))[:NAME_CHARS]
