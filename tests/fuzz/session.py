"""The fuzzing of one reader: a child that may fall or hang, and is started again until the time is up."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.child import SECONDS
from tests.fuzz.faults import Fault, Faults

_HANGS = 6 * SECONDS  # of the clock on one input: longer than the time of computing, on a machine with other work
_EVERY = 1.0  # seconds between two looks
_START = 60  # seconds that a child may take to load the readers


class Session:
    """Counts and faults of one reader, so far."""

    def __init__(self, module: str, folder: Path, *, guided: bool) -> None:
        self.module = module
        self.folder = folder
        self.faults = Faults(folder / "faults")
        self.seconds = 0.0
        self._guided = guided
        self._ended = (0, 0)
        self._now = (0, 0)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def tried(self) -> int:
        """Inputs tried."""
        return self._ended[0] + self._now[0]

    @property
    def read(self) -> int:
        """Inputs that gave articles."""
        return self._ended[1] + self._now[1]

    def run(self, seconds: float) -> None:
        """Try inputs for so many seconds, half of them guided. Call ``stop`` if it is interrupted."""
        for mode in ("guided", "blind") if self._guided else ("blind",):
            self._run(mode, seconds / 2 if self._guided else seconds)

    def _run(self, mode: str, seconds: float) -> None:
        began, before = time.monotonic(), self.seconds
        while (left := seconds - (self.seconds - before)) > 1:
            self._start(mode, left)
            assert self._process
            started = time.time()
            while self._process.poll() is None:
                time.sleep(_EVERY)
                self.seconds = before + time.monotonic() - began
                self._look()
                if self._hangs(started):
                    self._process.kill()
                    self._process.wait()
                    self._keep_last(Fault("hangs", "", f"No end after {_HANGS} s."))
                    break
            else:
                self.seconds = before + time.monotonic() - began
                if self._process.returncode:
                    self._keep_last(Fault(f"ended the process with {self._process.returncode}", "", self._last_words()))
            self._look()
            self._ended, self._now = (self.tried, self.read), (0, 0)
            (self.folder / "count").unlink(missing_ok=True)

    def stop(self) -> None:
        """End the child."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _start(self, mode: str, seconds: float) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "input").unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.fuzz.child", self.module, str(self.folder), str(seconds), mode]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=lambda: os.nice(19))  # noqa: PLW1509

    def _look(self) -> None:
        try:
            tried, read = (self.folder / "count").read_text().split()
        except (OSError, ValueError):  # not there yet, or being written
            return
        self._now = (int(tried), int(read))

    def _hangs(self, started: float) -> bool:
        try:
            return time.time() - (self.folder / "input").stat().st_mtime > _HANGS
        except OSError:
            return time.time() - started > _START

    def _keep_last(self, fault: Fault) -> None:
        path = self.folder / "input"
        self.faults.keep(fault, path.read_bytes() if path.exists() else b"")

    def _last_words(self) -> str:
        return (self.folder / "log").read_bytes()[-2_000:].decode("utf-8", "replace")
