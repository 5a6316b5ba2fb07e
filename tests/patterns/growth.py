"""How the time of a pattern grows with the text it looks through."""

import re
import signal
import time
from random import Random
from types import FrameType
from typing import Any

from tests.patterns.baits import baits
from tests.patterns.found import Found

_SHORT = 2_000  # characters of the texts that are tried first
_SHORTER, _LONGER = 8_000, 32_000  # of those that are compared; a bound such as {0,1000} shows as one in both
_LINEAR = 9.0  # times as long, at most; four is exact
_LITTLE = 0.003  # seconds for a short text, below which nothing is measured again
_TRIES = 3  # a busy machine can make one look bad once; a bad one looks so each time
_MOST = 1.0  # seconds; a bad pattern would take days
_AT_ALL_PLACES = frozenset({"sub", "subn", "split", "findall", "finditer"})


def grows_too_fast(found: Found) -> str | None:
    """A text for which the pattern takes more than linear time, in words; None when none was found."""
    methods = {"finditer" if method in _AT_ALL_PLACES else method for method in found.methods}
    sizes = (_SHORT, _SHORTER, _LONGER)
    for short, shorter, longer in zip(
        *(baits(found.pattern, size, Random(found.where)) for size in sizes), strict=True
    ):
        for method in methods:
            if _seconds(found.pattern, method, short) < _LITTLE:
                continue
            for _ in range(_TRIES):
                little = _seconds(found.pattern, method, shorter)
                much = _seconds(found.pattern, method, longer)
                if much < _MOST and much <= max(_LINEAR * little, 10 * _LITTLE):
                    break
            else:
                return f"{method} {short[:60]!r} ... {short[-20:]!r}: {little:.4f} s, {much:.4f} s"
    return None


def slowest(found: Found, size: int) -> float:
    """The most seconds that the pattern takes for a text of so many characters."""
    methods = {"finditer" if method in _AT_ALL_PLACES else method for method in found.methods}
    texts = baits(found.pattern, size, Random(found.where))
    return max((_seconds(found.pattern, method, text) for text in texts for method in methods), default=0.0)


def _seconds(pattern: re.Pattern[Any], method: str, text: str) -> float:
    data = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, _MOST)
    started = time.process_time()
    try:
        if method == "finditer":
            for _ in pattern.finditer(data):
                pass
        else:
            getattr(pattern, method)(data)
    except TimeoutError:
        return _MOST
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return time.process_time() - started


def _stop(_: int, __: FrameType | None) -> None:
    raise TimeoutError
