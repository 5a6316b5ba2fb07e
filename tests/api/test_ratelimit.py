"""The limit, counted in a real Redis."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from uuid import uuid4

import httpx
import pytest
from redis import Redis
from structlog.testing import capture_logs

from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from services.api.ratelimit import Count, RateLimit
from tests.api.problems import problem
from tests.api.serving import serving

SLOW = 1
"""Requests a minute: within a test, none comes back."""


def counting(settings: Settings, work: Callable[[RateLimit], Awaitable[list[Count | None]]]) -> list[Count | None]:
    async def run() -> list[Count | None]:
        async with aclosing(RateLimit(settings)) as limit:
            return await work(limit)

    return asyncio.run(run())


def counted(settings: Settings, caller: str, times: int, per_minute: int = SLOW) -> list[Count]:
    async def work(limit: RateLimit) -> list[Count | None]:
        return [await limit.count(caller, per_minute) for _ in range(times)]

    return [count for count in counting(settings, work) if count]


@pytest.fixture
def caller() -> str:
    return f"key:{uuid4().hex}"


def test_a_burst_may_come_at_once_and_then_one_at_a_time(served: Settings, caller: str) -> None:
    counts = counted(served.model_copy(update={"api_burst": 3}), caller, 5)
    assert [count.wait > 0 for count in counts] == [False, False, False, True, True]
    assert [count.left for count in counts] == [2, 1, 0, 0, 0]
    assert 0 < counts[-1].wait <= 60
    assert counts[-1].window == 180


def test_what_is_refused_costs_nothing(served: Settings, caller: str) -> None:
    waits = [count.wait for count in counted(served.model_copy(update={"api_burst": 1}), caller, 20)]
    assert max(waits) <= 60


def test_the_allowance_comes_back_with_time(served: Settings, caller: str) -> None:
    fast = 6_000_000  # one in 10 microseconds: less than the way to Redis
    assert all(count.wait == 0 for count in counted(served.model_copy(update={"api_burst": 1}), caller, 50, fast))


def test_callers_do_not_count_for_each_other_and_processes_do(served: Settings, caller: str) -> None:
    one = served.model_copy(update={"api_burst": 1})
    assert counted(one, caller, 1)[0].wait == 0
    assert counted(one, f"{caller}-other", 1)[0].wait == 0
    assert counted(one, caller, 1)[0].wait > 0


def test_what_is_kept_goes_by_itself_and_is_no_queue(served: Settings, caller: str) -> None:
    counted(served, caller, 1)
    with Redis.from_url(served.broker, decode_responses=True) as redis:
        (name,) = redis.keys(f"*{caller}*")
        assert name.startswith("dateline:limit:")
        assert 0 < redis.pttl(name) <= 60_000


def test_without_a_limit_nothing_is_counted(served: Settings, caller: str) -> None:
    assert counted(served, caller, 3, per_minute=0) == []


def test_while_redis_is_away_all_pass_and_it_is_said_once(settings: Settings, caller: str) -> None:
    with capture_logs() as logs:
        assert counted(settings, caller, 5) == []
    assert [(log["log_level"], "Redis is away" in log["event"]) for log in logs] == [("warning", True)]


def test_over_http_a_key_that_asks_too_often_is_told_when_to_come_again(served: Settings) -> None:
    limited = served.model_copy(update={"api_requests_per_minute": SLOW, "api_burst": 2})
    secret, _ = Keyring(served.home).create("desk", "read")
    other, _ = Keyring(served.home).create("wall", "read")
    with serving(limited) as client:
        first, second, third = (client.get("/v1/files", headers={"X-API-Key": secret}) for _ in range(3))
        assert first.headers["ratelimit-policy"] == '"requests";q=2;w=120'
        assert first.headers["ratelimit"].startswith('"requests";r=1;t=')
        assert second.status_code == 200
        assert "desk" in problem(third, "too-many-requests")["detail"]
        assert 0 < int(third.headers["retry-after"]) <= 60
        assert third.headers["ratelimit"].startswith('"requests";r=0;t=')
        assert client.get("/v1/files", headers={"X-API-Key": other}).status_code == 200
        assert "ratelimit" not in client.get("/v1/files").headers, "programs on this machine are not limited"
        assert client.get("/livez", headers={"X-API-Key": secret}).status_code == 200


def test_programs_on_this_machine_can_be_limited_too(served: Settings) -> None:
    with serving(served.model_copy(update={"api_local_requests_per_minute": SLOW, "api_burst": 1})) as client:
        with Redis.from_url(served.broker) as redis:
            redis.delete("dateline:limit:peer:127.0.0.1")
        assert client.get("/v1/files").status_code == 200
        problem(client.get("/v1/files"), "too-many-requests")


def test_while_redis_is_away_a_key_is_good(settings: Settings) -> None:
    secret, _ = Keyring(settings.home).create("desk", "read")
    with serving(settings) as client:
        headers: httpx.Headers = httpx.Headers({"X-API-Key": secret})
        assert [client.get("/v1/files", headers=headers).status_code for _ in range(3)] == [200, 200, 200]
