"""What became of alerts lately, counted by day."""

import asyncio
from datetime import UTC, datetime, timedelta

from dateline.alerts.activity import DAYS, activity
from dateline.alerts.matchstore import Match, MatchStore
from dateline.query.reader import IndexReader
from dateline.settings import Settings

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _match(alert: str, number: int, matched: datetime) -> Match:
    return Match(f"match_{alert}_{number}", alert, f"article-{number}", matched, "kept")


def test_matches_are_counted_by_day_and_those_before_are_known_too(served: Settings) -> None:
    ages = [0, 1, 1, 6, 7, 20]

    async def ask() -> None:
        async with IndexReader(served) as index:
            await MatchStore(index).create(
                [_match("a", number, NOW - timedelta(days=age)) for number, age in enumerate(ages)]
            )
            await index.client.indices.refresh(index=f"{served.index}-matches*")
            found = await activity(index, ["a", "b"], NOW)
            assert list(found["a"].days.values()) == [1, 0, 0, 0, 0, 2, 1]
            assert (found["a"].kept, found["a"].lately, found["a"].last) == (6, 4, NOW)
            assert (found["b"].kept, found["b"].last, len(found["b"].days)) == (0, None, DAYS)
            assert await activity(index, [], NOW) == {}

    asyncio.run(ask())


def test_a_day_is_one_of_the_settings_time_zone(served: Settings) -> None:
    local = served.model_copy(update={"time_zone": "Asia/Karachi"})  # five hours ahead

    async def ask() -> None:
        async with IndexReader(local) as index:
            await MatchStore(index).create([_match("a", 1, datetime(2026, 3, 9, 20, tzinfo=UTC))])
            await index.client.indices.refresh(index=f"{local.index}-matches*")
            assert list((await activity(index, ["a"], NOW))["a"].days.values())[-2:] == [0, 1]

    asyncio.run(ask())
