"""The matches, in an index of their own beside the articles: what fitted an alert, and what became of telling it.

A match has one id for ever, made of the alert's and the article's: whoever finds it again creates nothing. The state of
its delivery is in it, so it is also the log of the deliveries.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeVar

from elasticsearch import NotFoundError

from dateline.index.connection import connect, elasticsearch_trouble
from dateline.index.ensure import Plan, ensure_index
from dateline.index.errors import UnavailableError
from dateline.index.verdict import reason_in_words
from dateline.query.reader import IndexReader

Status = Literal["kept", "waiting", "delivered", "failed", "withdrawn"]
"""``kept``: nobody wants to be told; ``waiting``: to be sent, or sent again, at ``due``; ``withdrawn``: the article was
taken back before it could be told."""

T = TypeVar("T")
_AT_ONCE = 5_000  # matches removed in one request
_KEYWORD = {"type": "keyword"}
_DATE = {"type": "date"}


@dataclass(frozen=True)
class Match:
    """An article that fitted an alert. ``answer``: the HTTP status that the last attempt got, if it got any."""

    id: str
    alert: str
    article: str
    matched: datetime
    status: Status
    attempts: int = 0
    due: datetime | None = None
    ended: datetime | None = None
    answer: int | None = None
    error: str | None = None
    revision: tuple[int, int] | None = None


def _mappings() -> dict[str, Any]:
    return {
        "dynamic": "strict",
        "_meta": {"version": PLAN.version},
        "properties": {
            "alert": _KEYWORD,
            "article": _KEYWORD,
            "matched": _DATE,
            "status": _KEYWORD,
            "attempts": {"type": "integer"},
            "due": _DATE,
            "ended": _DATE,
            "answer": {"type": "integer"},
            "error": {"type": "text", "index": False},
        },
    }


def _settings() -> dict[str, Any]:
    return {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "1s"}


PLAN = Plan(1, _mappings, _settings)


def match_id(alert: str, matter: str) -> str:
    """The id of the match of an alert and what is told once: an article, or by the id of the first all of one text."""
    return f"match_{hashlib.sha256(f'{alert} {matter}'.encode()).hexdigest()[:32]}"


class MatchStore:
    """Writes and reads matches. Every method raises UnavailableError while Elasticsearch is away."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self._alias = f"{index.settings.index}-matches"

    async def create(self, matches: Sequence[Match]) -> list[Match]:
        """Write those that are new, and give them back."""
        return await self._bulk([(_created(match), match) for match in matches])

    async def update(self, matches: Sequence[Match]) -> list[Match]:
        """Write over what was read; those that somebody else has changed since are left out of what is given back."""
        return await self._bulk([(_changed(match), match) for match in matches if match.revision])

    async def due(self, now: datetime, most: int) -> list[Match]:
        """Matches whose time to be sent has come, the most overdue first."""
        waiting = [{"term": {"status": "waiting"}}, {"range": {"due": {"lte": now.isoformat()}}}]
        return (await self._search({"bool": {"filter": waiting}}, [{"due": "asc"}], most))[1]

    async def of_alert(
        self, alert: str, statuses: Sequence[Status], most: int, after: Sequence[Any] | None = None
    ) -> tuple[int, list[Match]]:
        """How many an alert has, and the newest of them, behind ``after``: time in milliseconds and id of the last."""
        wanted: list[dict[str, Any]] = [{"term": {"alert": alert}}]
        if statuses:
            wanted.append({"terms": {"status": list(statuses)}})
        # Not by the id itself, which Elasticsearch does not sort by: an article has one match in an alert.
        order = [{"matched": "desc"}, {"article": "asc"}]
        return await self._search({"bool": {"filter": wanted}}, order, most, after)

    async def by_alert(self, alerts: Sequence[str], since: datetime, time_zone: str) -> dict[str, dict[str, Any]]:
        """Of each of these that has any: how many, when the last one came, and since that time how many a day."""
        if not alerts:
            return {}
        by_day = {"field": "matched", "calendar_interval": "day", "format": "yyyy-MM-dd", "time_zone": time_zone}
        lately = {
            "filter": {"range": {"matched": {"gte": since.isoformat()}}},
            "aggregations": {"days": {"date_histogram": by_day}},
        }
        answer = await self._reach(
            lambda: self._index.client.search(
                index=self._alias,
                query={"terms": {"alert": list(alerts)}},
                size=0,
                allow_partial_search_results=False,
                aggregations={
                    "alerts": {
                        "terms": {"field": "alert", "size": len(alerts)},
                        "aggregations": {"last": {"max": {"field": "matched"}}, "lately": lately},
                    }
                },
            )
        )
        return {bucket["key"]: bucket for bucket in answer["aggregations"]["alerts"]["buckets"]}

    async def get(self, id_: str) -> Match | None:
        """One match, as it was written last."""
        try:
            found = await self._reach(lambda: self._index.client.get(index=self._alias, id=id_))
        except NotFoundError:
            return None
        return _as_match(dict(found))

    async def forget(self, before: datetime) -> int:
        """Remove the matches from before that time, some of them; how many that were."""
        _, old = await self._search({"range": {"matched": {"lt": before.isoformat()}}}, [{"matched": "asc"}], _AT_ONCE)
        if old:
            lines: Any = [{"delete": {"_id": match.id}} for match in old]
            await self._reach(lambda: self._index.client.bulk(index=self._alias, operations=lines, refresh=True))
        return len(old)

    async def _search(
        self, query: Any, order: Any, most: int, after: Sequence[Any] | None = None
    ) -> tuple[int, list[Match]]:
        place: dict[str, Any] = {"search_after": list(after)} if after else {}
        answer = await self._reach(
            lambda: self._index.client.search(
                index=self._alias,
                query=query,
                sort=order,
                size=most,
                seq_no_primary_term=True,
                track_total_hits=True,
                allow_partial_search_results=False,
                **place,
            )
        )
        hits = answer["hits"]
        return hits["total"]["value"], [_as_match(hit) for hit in hits["hits"]]

    async def _bulk(self, writes: Sequence[tuple[dict[str, Any], Match]]) -> list[Match]:
        if not writes:
            return []
        lines: Any = [line for action, match in writes for line in (action, _as_document(match))]
        answer = await self._reach(
            lambda: self._index.client.bulk(index=self._alias, operations=lines, require_alias=True)
        )
        done = []
        for (_, match), item in zip(writes, answer["items"], strict=True):
            (result,) = item.values()
            if "error" not in result:
                done.append(replace(match, revision=(result["_seq_no"], result["_primary_term"])))
            elif result["error"].get("type") == "index_not_found_exception":
                await self._make()
                return done + await self._bulk(writes)
            elif result["status"] not in (404, 409):
                reason = reason_in_words(result["error"])
                raise UnavailableError(f"A match cannot be written: {reason}", "It is tried again by itself.")
        return done

    async def _reach(self, act: Callable[[], Awaitable[T]]) -> T:
        return await self._index.reach(act, self._alias, self._ensure)

    async def _make(self) -> None:
        await asyncio.to_thread(self._ensure)

    def _ensure(self) -> None:
        with (
            closing(connect(self._index.settings)) as client,
            elasticsearch_trouble(self._index.settings.elasticsearch),
        ):
            ensure_index(client, self._alias, PLAN)


def _created(match: Match) -> dict[str, Any]:
    return {"create": {"_id": match.id}}


def _changed(match: Match) -> dict[str, Any]:
    assert match.revision
    sequence, term = match.revision
    return {"index": {"_id": match.id, "if_seq_no": sequence, "if_primary_term": term}}


def _as_document(match: Match) -> dict[str, Any]:
    return {
        "alert": match.alert,
        "article": match.article,
        "matched": match.matched.isoformat(),
        "status": match.status,
        "attempts": match.attempts,
        "due": match.due.isoformat() if match.due else None,
        "ended": match.ended.isoformat() if match.ended else None,
        "answer": match.answer,
        "error": match.error,
    }


def _as_match(hit: Mapping[str, Any]) -> Match:
    source = hit["_source"]
    times = {name: datetime.fromisoformat(source[name]) if source[name] else None for name in ("due", "ended")}
    return Match(
        id=hit["_id"],
        alert=source["alert"],
        article=source["article"],
        matched=datetime.fromisoformat(source["matched"]),
        status=source["status"],
        attempts=source["attempts"],
        answer=source["answer"],
        error=source["error"],
        revision=(hit["_seq_no"], hit["_primary_term"]),
        **times,
    )
