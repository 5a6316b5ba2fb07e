"""How many requests a caller may make: counted in Redis, so that all processes of the API count together.

The generic cell rate algorithm (ITU-T I.371, annex A): of each caller one moment is kept, that at which its allowance
would be whole again. A request moves it on by the time that one takes; it may not lie further ahead than the burst.
"""

import math
import time
from dataclasses import dataclass
from typing import Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from dateline.settings import Settings

_log = structlog.stdlib.get_logger(__name__)
# In the broker's database, under names of their own: a Redis from elsewhere may have one database only.
_PREFIX = "dateline:limit:"
# A request waits for its count at most so long; then it passes uncounted, and for a while the others do without asking.
_SECONDS = 0.25
_PAUSE_SECONDS = 5.0
_MICRO: Final = 1_000_000
# Times are whole microseconds by the clock of Redis; Lua's numbers hold them exactly.
_SCRIPT = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local cost, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local whole = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local wait = whole + cost - now - burst * cost
if wait > 0 then
  return {wait, 0, whole - now}
end
whole = whole + cost
redis.call('SET', KEYS[1], string.format('%.0f', whole), 'PX', math.ceil((whole - now) / 1000))
return {0, math.floor(burst - (whole - now) / cost), whole - now}
"""


@dataclass(frozen=True)
class Count:
    """Where a caller stands; times in whole seconds.

    ``wait``: until the next request may come, 0 when this one may. ``left`` of the ``burst`` may come at once now, and
    all of them again after ``whole``. In a ``window`` without requests, a used up burst comes back.
    """

    wait: int
    left: int
    whole: int
    burst: int
    window: int

    @property
    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has them."""
        told = {
            "RateLimit-Policy": f'"requests";q={self.burst};w={self.window}',
            "RateLimit": f'"requests";r={self.left};t={self.whole}',
        }
        return told | ({"Retry-After": str(self.wait)} if self.wait else {})


class RateLimit:
    """Counts the requests of callers. While Redis is away all pass: the limit keeps order, it keeps nobody out."""

    def __init__(self, settings: Settings) -> None:
        self._burst = settings.api_burst
        self._redis = Redis.from_url(
            settings.broker, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, decode_responses=True
        )
        self._script = self._redis.register_script(_SCRIPT)
        self._away_until: float | None = None

    async def count(self, caller: str, per_minute: int) -> Count | None:
        """Count a request of this caller, who may make so many a minute; None when it is not counted."""
        if per_minute == 0 or (self._away_until is not None and time.monotonic() < self._away_until):
            return None
        cost = 60 * _MICRO // per_minute
        try:
            answer = await self._script(keys=[_PREFIX + caller], args=[cost, self._burst])
        except (RedisError, OSError) as error:
            self._note_away(error)
            return None
        self._note_back()
        wait, left, whole = (int(number) for number in answer)
        return Count(
            math.ceil(wait / _MICRO),
            left,
            math.ceil(whole / _MICRO),
            self._burst,
            math.ceil(self._burst * cost / _MICRO),
        )

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._redis.aclose()

    def _note_away(self, error: Exception) -> None:
        if self._away_until is None:
            _log.warning("requests are not limited while Redis is away", reason=str(error))
        self._away_until = time.monotonic() + _PAUSE_SECONDS

    def _note_back(self) -> None:
        if self._away_until is not None:
            _log.info("requests are limited again")
        self._away_until = None
