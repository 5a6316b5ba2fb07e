"""The matches on a system that has none yet."""

import asyncio
from datetime import UTC, datetime

from dateline.alerts.matchstore import MatchStore
from dateline.query.reader import IndexReader
from dateline.settings import Settings

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_many_who_ask_first_at_the_same_moment_all_get_an_answer(served: Settings) -> None:
    async def ask() -> list[object]:
        async with IndexReader(served) as index:
            store = MatchStore(index)
            questions = (
                question
                for _ in range(8)
                for question in (store.of_alert("a", (), 10), store.get("match_x"), store.due(NOW, 10))
            )
            return list(await asyncio.gather(*questions))

    assert asyncio.run(ask()) == [(0, []), None, []] * 8
