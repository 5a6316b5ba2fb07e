"""Checking the alerts as articles become searchable: behind the index, never before it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog

from dateline.alerts.alert import Alert
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.arrivals import Arrival, arrived, head
from dateline.alerts.checking import matched
from dateline.alerts.matchstore import Match, MatchStore, match_id
from dateline.alerts.pacing import held_until
from dateline.alerts.position import Position
from dateline.query.reader import IndexReader

_log = structlog.stdlib.get_logger(__name__)

# How far it has come is written down with each article; while there are none, this often.
_NOTED_EVERY = timedelta(minutes=1)


class Watch:
    """Goes through all that arrives. What it has seen is on disk, so that the next process goes on from there."""

    def __init__(self, index: IndexReader, alerts: AlertStore, clock: Callable[[], datetime] | None = None) -> None:
        self._index = index
        self._alerts = alerts
        self._matches = MatchStore(index)
        self._clock = clock or (lambda: datetime.now(UTC))
        self._position: Position | None = None
        self._noted: Position | None = None

    async def check(self) -> tuple[list[Match], bool]:
        """Check what has arrived; new matches that are to be sent, in our hand, and whether more has arrived.

        Raises TransientError: nothing is missed, the next call begins at the same place.
        """
        now = self._clock()
        since = self._position or self._alerts.position()
        alerts = {alert.id: alert for alert in self._alerts.all() if not alert.off}
        if since is None or not alerts:
            self._reached(await head(self._index, now), now)
            return [], False
        found = await arrived(self._index, since, now)
        searches = {id_: alert.selection for id_, alert in alerts.items()}
        fitting = await matched(self._index, searches, found.articles, now)
        new = await self._matches.create(
            [self._match(alerts[id_], article, now) for id_, articles in fitting.items() for article in articles]
        )
        if found.articles:
            _log.info("checked", articles=len(found.articles), alerts=len(alerts), matches=len(new))
        self._reached(found.position, now)
        return [match for match in new if match.status == "waiting"], found.more

    def _match(self, alert: Alert, article: Arrival, now: datetime) -> Match:
        # Where copies are hidden a text is told once, whichever of its copies fits first.
        hidden = alert.selection.duplicates == "hide"
        matter = (article.original if hidden else None) or article.id
        trouble = self._alerts.trouble(alert.id)
        is_sent = alert.webhook is not None and not (trouble and trouble.given_up)
        return Match(
            id=match_id(alert.id, matter),
            alert=alert.id,
            article=article.id,
            matched=now,
            status="waiting" if is_sent else "kept",
            due=held_until(now, self._index.settings.webhook_seconds) if is_sent else None,
        )

    def _reached(self, position: Position, now: datetime) -> None:
        self._position = position
        noted = self._noted
        is_further = noted is None or (noted.index, noted.sequence) != (position.index, position.sequence)
        if is_further or (noted and now - noted.at > _NOTED_EVERY):
            self._alerts.reached(position)
            self._noted = position
