"""However a stack is ended, no process of it is left: here with its parent killed in every way. One start a way."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.stack.control import processes
from tests.servers import settings_for
from tests.stack_launcher import DATELINE, Stack, wait_until

_GONE_SECONDS = 60


@pytest.fixture
def launched(tmp_path: Path) -> Iterator[Stack]:
    # Nothing is indexed here: a small heap starts sooner.
    stack = Stack(settings_for(tmp_path / "home", enrich_processes=1, elasticsearch_heap_mb=256))
    yield stack
    stack.stop()


def all_programs_run(stack: Stack) -> bool:
    found = processes(stack.settings.home) or []
    return bool(found) and all(process.alive for process in found)


def assert_nothing_is_left(stack: Stack) -> None:
    wait_until(lambda: not stack.all_processes(), _GONE_SECONDS, stack.all_processes)


def test_killing_up_ends_everything(launched: Stack) -> None:
    launched.launch()
    wait_until(lambda: all_programs_run(launched), _GONE_SECONDS, launched.said)
    assert len(launched.all_processes()) > len(processes(launched.settings.home) or [])
    launched.up.send_signal(signal.SIGKILL)
    assert_nothing_is_left(launched)


def test_killing_the_supervisor_ends_everything_and_up_says_so(launched: Stack) -> None:
    launched.launch()
    wait_until(lambda: all_programs_run(launched), _GONE_SECONDS, launched.said)
    (supervisor,) = launched.up.children()
    supervisor.send_signal(signal.SIGKILL)
    assert_nothing_is_left(launched)
    assert "The supervisor ended" in launched.said()


def test_killing_the_parent_of_up_ends_everything_when_asked_for(launched: Stack) -> None:
    launched.settings.home.mkdir()
    # As make does it; the parent waits until it is killed.
    with subprocess.Popen(
        ["sh", "-c", f"'{DATELINE}' up --with-parent; true"],
        env=launched.environment,
        cwd=launched.settings.home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as parent:
        try:
            wait_until(lambda: all_programs_run(launched), _GONE_SECONDS)
        finally:
            parent.kill()
    assert_nothing_is_left(launched)


def test_up_in_the_background_outlives_its_shell(launched: Stack) -> None:
    launched.settings.home.mkdir()
    subprocess.run(
        ["sh", "-c", f"'{DATELINE}' up >/dev/null 2>&1 & echo $!"],
        env=launched.environment,
        cwd=launched.settings.home,
        check=True,
        capture_output=True,
    )
    try:
        wait_until(lambda: all_programs_run(launched), _GONE_SECONDS)
    finally:
        up = [process for process in launched.all_processes() if process.cmdline()[-1:] == ["up"]]
        for process in up:
            process.terminate()
        assert_nothing_is_left(launched)
    assert len(up) == 1
