"""Start the stack, wait until it is ready, watch it, stop it. No process of it outlives the one that started it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from dateline.embedded.running import prepare_home
from dateline.errors import DatelineError
from dateline.keys.required import check_keys
from dateline.settings import Settings
from dateline.spool.layout import Spool
from dateline.stack.configuration import configuration
from dateline.stack.control import Process, processes_at
from dateline.stack.ports import check_ports
from dateline.stack.programs import Program, programs, tethered
from dateline.stack.readiness import Part, parts
from dateline.stack.record import StackRecord, lock, socket_path, stack_folder
from dateline.stack.tether import PARENT

_READY_SECONDS = 120.0
_LOOK_SECONDS = 0.2
# The parts that are asked need the processor themselves to become ready.
_ASK_SECONDS = 0.3
# A program that was started this often and still does not stay will not come up by waiting.
_HOPELESS_RESTARTS = 4
# All programs need 3 s to stop; a worker that finishes its article may need its 30.
_STOP_SECONDS = 90.0


class StackError(DatelineError):
    """The stack did not start, or ended by itself."""


class Stack:
    """A running stack. The thread that makes it must outlive it: its end is what the kernel ends the stack by."""

    def __init__(self, settings: Settings) -> None:
        """Start supervisord with all programs. Raises DatelineError when a port is taken or a stack runs here."""
        self._settings = settings
        self._spool = Spool(settings.home).prepared()
        held = lock(settings.home)
        try:
            check_ports(settings)
            check_keys(settings)
            self._programs = programs(settings)
            prepare_home(settings)
            self._socket = socket_path(settings.home)
            self._supervisor = _supervise(self._programs, settings, self._spool.logs, self._socket, held)
        finally:
            os.close(held)  # supervisord holds it from here on
        now = datetime.now(UTC).isoformat()
        StackRecord(os.getpid(), str(self._socket), now).save(settings.home)

    @property
    def names(self) -> list[str]:
        """The names of the programs, in the order in which they stop."""
        return [program.name for program in sorted(self._programs, key=lambda p: p.rank, reverse=True)]

    def processes(self) -> list[Process]:
        """The programs as they are now. Raises StackError when the supervisor is gone."""
        if self._supervisor.poll() is not None:
            raise StackError(
                f"The supervisor ended (status {self._supervisor.returncode}); all its programs ended with it.",
                f"See {self._spool.logs / 'supervisor.log'}; then run `dateline up` again.",
            )
        return processes_at(str(self._socket)) or []

    def becoming_ready(self) -> Iterator[list[Part]]:
        """Again and again the parts that are not ready yet; ends when all are.

        Raises StackError when a program does not stay up, or when it takes too long.
        """
        waiting = parts(self._settings)
        given_up = threading.Event()
        end = time.monotonic() + _READY_SECONDS
        with ThreadPoolExecutor(len(waiting)) as pool:
            checks: dict[str, Future[None]] = {}
            for part in waiting:
                checks[part.label] = pool.submit(_until_ready, part, checks.get(part.after or ""), given_up)
            try:
                while waiting:
                    yield waiting
                    time.sleep(_LOOK_SECONDS)
                    waiting = [part for part in waiting if not checks[part.label].done()]
                    self._check_hope(waiting)
                    if waiting and time.monotonic() > end:
                        labels = ", ".join(part.label for part in waiting)
                        raise StackError(f"Not ready in {_READY_SECONDS:.0f} s: {labels}.", f"See {self._spool.logs}.")
            finally:
                given_up.set()

    def stopping(self) -> Iterator[list[Process]]:
        """Stop everything in order; yields the programs that still run, again and again, until none does."""
        if self._supervisor.poll() is None:
            self._supervisor.terminate()
        end = time.monotonic() + _STOP_SECONDS
        while self._supervisor.poll() is None:
            # To be asked also makes supervisord look at once whether a program has ended.
            yield [process for process in processes_at(str(self._socket)) or [] if process.alive]
            time.sleep(_LOOK_SECONDS / 4)
            if time.monotonic() > end:
                self.kill()

    def kill(self) -> None:
        """End everything at once, in no order."""
        self._supervisor.kill()  # the kernel ends the programs with it

    def _check_hope(self, waiting: list[Part]) -> None:
        needed = {part.program for part in waiting}
        for process in self.processes():
            if process.name in needed and process.restarts >= _HOPELESS_RESTARTS and not process.alive:
                log = self._spool.logs / f"{process.name}.log"
                raise StackError(f"{process.name} does not start. {_last_words(log)}", f"The whole log: {log}")


def _until_ready(part: Part, before: Future[None] | None, given_up: threading.Event) -> None:
    if before:
        before.result()
    while not given_up.is_set() and not part.ready():
        given_up.wait(_ASK_SECONDS)


def _supervise(
    programs: list[Program], settings: Settings, logs: Path, socket: Path, held: int
) -> subprocess.Popen[bytes]:
    folder = stack_folder(settings.home)
    file = folder / "supervisor.conf"
    file.write_text(configuration(programs, logs, folder, socket))
    command = [sys.executable, "-m", "supervisor.supervisord", "-c", str(file)]
    with (logs / "supervisor-start.log").open("wb") as output:
        return subprocess.Popen(
            tethered(command, signal.SIGTERM),  # on SIGTERM it stops its programs in order
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # A Ctrl-C at the terminal is for us alone: we stop the rest in order.
            start_new_session=True,
            pass_fds=[held],
            env={**os.environ, **settings.environment(), PARENT: str(os.getpid())},
        )


def _last_words(log: Path) -> str:
    """The last line of a log that says something."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 4000))
            lines = [line.strip() for line in file.read().decode("utf-8", "replace").splitlines()]
    except OSError:
        return "It says nothing."
    return next((f"Its last words: {line[:300]}" for line in reversed(lines) if line), "It says nothing.")
