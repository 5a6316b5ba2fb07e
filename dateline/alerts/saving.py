"""Saving an alert: what must be true of it before it is kept."""

from datetime import UTC, datetime

from dateline.alerts.addresses import Allowed
from dateline.alerts.alert import NAME_CHARS, URL_CHARS, Alert, Webhook
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.preview import preview
from dateline.alerts.signature import check_secret, new_secret
from dateline.query.errors import InvalidRequestError
from dateline.query.reader import IndexReader
from dateline.settings import Settings


def webhook(settings: Settings, url: str, secret: str | None = None, known: Webhook | None = None) -> Webhook:
    """A webhook with this secret, else with that of the known one in whose place it comes, else with a new one.

    Raises InvalidRequestError for a URL that may never be called, and for a secret that is none.
    """
    if len(url) > URL_CHARS:
        raise InvalidRequestError("webhook", f"The URL is longer than {URL_CHARS:,} characters.", "Shorten it.")
    Allowed(settings).check_url(url)
    if secret:
        check_secret(secret)
    return Webhook(url=url, secret=secret or (known.secret if known else new_secret()))


def check_name(name: str) -> None:
    """Raise InvalidRequestError for what can be no name of an alert."""
    if not 1 <= len(name) <= NAME_CHARS:
        raise InvalidRequestError("name", f"A name has 1 to {NAME_CHARS} characters.", "Say what people call it.")


async def save(index: IndexReader, alerts: AlertStore, alert: Alert, known: Alert | None = None) -> Alert:
    """Keep an alert, in place of the known one; a webhook that was disabled is tried again. What is kept is answered.

    Raises InvalidRequestError for a search that cannot be an alert, TransientError.
    """
    now = datetime.now(UTC)
    if known is None or alert.selection != known.selection:
        await preview(index, alert.selection, now)  # it must be one that can be searched for
    kept = alert.model_copy(update={"updated": now})
    alerts.put(kept)
    if known is not None:
        alerts.recover(kept.id)
    return kept


def unknown_secret(alert: Alert, known: Alert | None = None) -> str | None:
    """The secret of its webhook, where its owner has not been told it yet."""
    if alert.webhook is None or (known and known.webhook and known.webhook.secret == alert.webhook.secret):
        return None
    return alert.webhook.secret
