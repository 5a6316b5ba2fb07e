"""The fuzzing of one reader: a child that may fall or hang, and is started again until the time is up."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.fuzz.child import SECONDS
from tests.fuzz.faults import Fault, Faults

_HANGS = 3 * SECONDS  # of computing on one input, which the child itself ends at a third of them where it can
_STANDS_STILL = 300  # seconds of the clock on one input: it waits for something
_EVERY = 1.0  # seconds between two looks


class Session:
    """What has come of one reader so far: minutes of the clock and of computing, inputs, faults."""

    def __init__(self, module: str, folder: Path, *, guided: bool) -> None:
        self.module = module
        self.folder = folder
        self.faults = Faults(folder / "faults")
        self.seconds = self.computed = 0.0
        self.tried = self.read = 0
        self._guided = guided
        self._is_stopped = False
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, seconds: float) -> None:
        """Try inputs for so many seconds, half of them guided. Call ``stop`` if it is interrupted."""
        for mode in ("guided", "blind") if self._guided else ("blind",):
            end = time.monotonic() + (seconds / 2 if self._guided else seconds)
            while (left := end - time.monotonic()) > 1 and not self._is_stopped:
                self._child(mode, left)

    def stop(self) -> None:
        """End the child, and start no other."""
        self._is_stopped = True
        self._kill()

    def _kill(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _child(self, mode: str, seconds: float) -> None:
        """Watch one child until it ends, and keep the input that ended it, if one did."""
        before = (self.seconds, self.computed, self.tried, self.read)
        self._process = process = self._started(mode, seconds)
        began = changed = time.monotonic()
        times = computing = last = 0.0
        tried = read = 0
        while process.poll() is None:
            time.sleep(_EVERY)
            now = time.monotonic()
            times = max(times, _times(process.pid))
            tried, read = map(max, (tried, read), self._count())
            self.seconds, self.computed = before[0] + now - began, before[1] + times
            self.tried, self.read = before[2] + tried, before[3] + read
            if (modified := self._modified()) != last:
                last, changed, computing = modified, now, times
            if times - computing > _HANGS or now - changed > _STANDS_STILL:
                self._kill()
                self._keep_last(Fault("hangs", "", f"{times - computing:.0f} s of computing, {now - changed:.0f} s."))
                return
        if process.returncode and not self._is_stopped:
            self._keep_last(Fault(f"ended the process with {process.returncode}", "", self._last_words()))

    def _started(self, mode: str, seconds: float) -> subprocess.Popen[bytes]:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("input", "count"):
            (self.folder / name).unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.fuzz.child", self.module, str(self.folder), str(seconds), mode]
        with (self.folder / "log").open("wb") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=lambda: os.nice(19))  # noqa: PLW1509

    def _count(self) -> tuple[int, int]:
        try:
            tried, read = (self.folder / "count").read_text().split()
        except (OSError, ValueError):  # not there yet, or being written
            return 0, 0
        return int(tried), int(read)

    def _modified(self) -> float:
        try:
            return (self.folder / "input").stat().st_mtime
        except OSError:  # still loading
            return 0.0

    def _keep_last(self, fault: Fault) -> None:
        path = self.folder / "input"
        self.faults.keep(fault, path.read_bytes() if path.exists() else b"")

    def _last_words(self) -> str:
        return (self.folder / "log").read_bytes()[-2_000:].decode("utf-8", "replace")


def _times(process: int) -> float:
    """Seconds of computing of the process, and of those that it has started and that have ended."""
    try:
        times = psutil.Process(process).cpu_times()
    except psutil.Error:  # it has ended meanwhile
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)
