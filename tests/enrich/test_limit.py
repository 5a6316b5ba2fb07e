import math
import signal
import threading
import time
from collections.abc import Callable

import pytest

from dateline.enrich.limit import within
from dateline.errors import StepTimeUpError, TimeUpError

SHORT = 0.05
"""Seconds of computing."""


def compute_on() -> None:
    while True:
        time.process_time()


def nothing() -> None:
    """Done at once."""


def test_work_that_ends_in_time_is_done() -> None:
    done: list[int] = []
    within(60, lambda: done.append(1))
    assert done == [1]


def test_work_that_does_not_end_is_interrupted() -> None:
    with pytest.raises(StepTimeUpError):
        within(SHORT, compute_on)


def test_time_spent_waiting_does_not_count() -> None:
    def wait() -> None:
        threading.Event().wait(4 * SHORT)

    within(SHORT, wait)


def test_whoever_forgives_faults_does_not_forgive_this() -> None:
    def forgiving() -> None:
        while True:
            try:
                compute_on()
            except Exception:  # noqa: BLE001  as libraries do
                continue

    with pytest.raises(StepTimeUpError):
        within(SHORT, forgiving)


def test_an_interruption_that_is_lost_is_followed_by_another() -> None:
    def deaf() -> None:
        try:
            compute_on()
        except StepTimeUpError:
            compute_on()

    with pytest.raises(StepTimeUpError):
        within(SHORT, deaf)


@pytest.mark.parametrize("work", [nothing, compute_on])
def test_afterwards_the_alarm_is_as_it_was(work: Callable[[], None]) -> None:
    before = signal.getsignal(signal.SIGPROF)
    try:
        within(SHORT, work)
    except StepTimeUpError:
        assert work is compute_on
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_the_limit_of_the_task_comes_through_and_ends_it() -> None:
    def time_is_up(*_: object) -> None:
        raise TimeUpError

    before = signal.signal(signal.SIGUSR1, time_is_up)
    try:
        with pytest.raises(TimeUpError) as raised:
            within(60, lambda: signal.raise_signal(signal.SIGUSR1))
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert not isinstance(raised.value, StepTimeUpError)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_an_alarm_that_another_has_set_stays() -> None:
    seen: list[tuple[float, float]] = []
    before = signal.signal(signal.SIGPROF, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_PROF, 60)
    try:
        within(SHORT, lambda: seen.append(signal.getitimer(signal.ITIMER_PROF)))
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    assert seen[0][0] > 1


def test_in_a_thread_work_is_done_without_a_limit() -> None:
    done: list[int] = []

    def longer() -> None:
        end = time.thread_time() + 2 * SHORT
        while time.thread_time() < end:
            pass
        done.append(1)

    thread = threading.Thread(target=within, args=(SHORT, longer))
    thread.start()
    thread.join()
    assert done == [1]


def test_no_limit_sets_no_alarm() -> None:
    seen: list[tuple[float, float]] = []
    within(math.inf, lambda: seen.append(signal.getitimer(signal.ITIMER_PROF)))
    assert seen == [(0, 0)]
