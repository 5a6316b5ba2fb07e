"""A limit of time for a piece of work: an alarm interrupts it, as with setitimer(2), ITIMER_PROF."""

import math
import signal
import threading
from collections.abc import Callable

from dateline.errors import StepTimeUpError

_AGAIN = 1.0
"""Seconds after which it is interrupted once more: one that falls into a destructor or a callback from C is lost."""


def within(seconds: float, work: Callable[[], object]) -> None:
    """Do the work. Raises StepTimeUpError within it when this process has computed for so many seconds.

    Time of computing, so that a busy machine costs nothing. It takes as long as it takes where ``seconds`` is infinite,
    where there is no alarm (in a thread, or on a system without signals), and where the alarm is set already: whoever
    did that has a limit, too. Code in C is interrupted when it comes back to the interpreter.
    """
    if math.isinf(seconds) or not _has_alarm():
        work()
        return
    before = signal.signal(signal.SIGPROF, _interrupt)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
            work()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        # Again, since the interruption may have come right before the line above.
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)


def _has_alarm() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def _interrupt(*_: object) -> None:
    raise StepTimeUpError
