"""A whole stack as a user has it: ``dateline up`` in a process of its own, on a home and ports of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import psutil

from dateline.settings import Settings
from dateline.stack.control import Process, processes

DATELINE = str(Path(sys.executable).with_name("dateline"))
_READY = "Dateline is ready"
# A quarter of it on an idle machine.
_READY_SECONDS = 180
_STOP_SECONDS = 90


class Stack:
    """Started on entry, stopped on exit; in between, its processes can be looked at and killed."""

    def __init__(self, settings: Settings, *options: str) -> None:
        self.settings = settings
        self.output = settings.home.with_name(f"{settings.home.name}-up.log")
        self._options = options
        self._up: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a command reaches this stack."""
        others = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
        cache = {name: os.environ[name] for name in ("DATELINE_CACHE",) if name in os.environ}
        return {**others, **cache, **self.settings.environment()}

    @property
    def up(self) -> psutil.Process:
        """The process of ``dateline up``."""
        assert self._up
        return psutil.Process(self._up.pid)

    def launch(self) -> None:
        """Start it without waiting."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        with self.output.open("wb") as output:
            self._up = subprocess.Popen(
                [DATELINE, "up", *self._options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.environment,
                cwd=self.settings.home,
            )

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        self.launch()
        wait_until(lambda: _READY in self.said() or not self._runs(), _READY_SECONDS, self.said)
        assert _READY in self.said(), self.said()

    def stop(self) -> None:
        """Stop it as a user does, and wait until nothing of it is left."""
        if self._up is None:
            return
        self._up.terminate()
        try:
            self._up.wait(_STOP_SECONDS)
        finally:
            self._up.kill()
            self._up.wait()
            self._up = None

    def said(self) -> str:
        """What ``dateline up`` has printed."""
        return self.output.read_text(errors="replace")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a ``dateline`` command against this stack."""
        return subprocess.run(
            [DATELINE, *arguments], capture_output=True, text=True, env=self.environment, check=False, timeout=120
        )

    def program(self, name: str) -> Process:
        """A program as its supervisor sees it now."""
        return next(process for process in processes(self.settings.home) or [] if process.name == name)

    def kill(self, name: str, number: int = signal.SIGKILL) -> int:
        """Send a signal to a program; its process id at that time."""
        pid = self.program(name).pid
        os.kill(pid, number)
        return pid

    def all_processes(self) -> list[psutil.Process]:
        """Every process on this machine that was started for this home, whoever its parent is now."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _runs(self) -> bool:
        return self._up is not None and self._up.poll() is None

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            # Redis writes its address over its arguments and its environment.
            is_redis = f":{self.settings.redis_port}" in " ".join(process.cmdline())
            is_ours = is_redis or process.environ().get("DATELINE_HOME") == str(self.settings.home)
        except psutil.Error:
            return False
        return is_ours and not gone(process)


def gone(process: psutil.Process) -> bool:
    """Whether the process has ended. One that nobody has waited for yet has, too."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return True


def wait_until(
    condition: Callable[[], bool], seconds: float = 30.0, what: Callable[[], object] = lambda: "it did not come about"
) -> None:
    """Return as soon as the condition holds; after so many seconds, fail and say what there is instead."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, what()
        time.sleep(0.05)
