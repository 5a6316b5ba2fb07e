"""The process in which inputs are tried. It may fall: its parent takes note, and starts another.

``input`` in its folder is the file that is being tried, ``count`` how many have been and how many gave articles,
``faults/`` what was found, ``corpus/`` the inputs that reached something new, where coverage is measured.
"""

import hashlib
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from dateline.errors import TimeUpError
from tests.fuzz.faults import Fault, Faults
from tests.fuzz.mutation import Material, mutated
from tests.fuzz.seeds import seeds
from tests.fuzz.tokens import TOKENS, XML_TOKENS

SECONDS = 10
"""Of computing that one input may take."""
_MEMORY = 1_500_000_000  # bytes of address space that one input may take beside what was loaded before
_OPEN_FILES = 100  # those that are left open by one input after the other come to more within seconds
_LARGEST_GUIDED = 40_000  # bytes; a measured process is some ten times slower
_COUNTED = 1.0  # seconds between two notes of the count
_FRESH = 0.3  # how often a sample is taken up rather than an input made of it, where coverage is not measured
_KEPT = 200  # inputs made of the samples that are made more of, where coverage is not measured


class Child:
    """Tries inputs on one reader and keeps what it finds."""

    def __init__(self, module: str, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "input"
        self.faults = Faults(folder / "faults")
        self._attempt, self._reader = _loaded(module)
        self.material = _material([module] if self._reader else _modules())
        self._tried = self._read = 0
        self._noted = time.monotonic()
        (folder / "tmp").mkdir(exist_ok=True)
        tempfile.tempdir = str(folder / "tmp")

    def bound(self) -> None:
        """Bound memory, open files, and the time of each input, from now on."""
        loaded = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (loaded + _MEMORY, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGPROF, _time_is_up)

    def fault_of(self, data: bytes) -> Fault | None:
        """What is wrong with what the reader makes of the data."""
        self.path.write_bytes(data)
        self._tried += 1
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            self._read += self._attempt(self._reader, self.path)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  any is a fault, TimeUpError too
            return Fault.of(error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            if time.monotonic() - self._noted > _COUNTED:
                self.note()
        return self._left_behind()

    def note(self) -> None:
        """Write down how many were tried, for the parent."""
        self._noted = time.monotonic()
        (self.folder / "count").write_text(f"{self._tried} {self._read}")

    def take(self, data: bytes) -> None:
        """Try the data, and keep it when it shows a fault."""
        if fault := self.fault_of(data):
            self.faults.keep(fault, data)

    def _left_behind(self) -> Fault | None:
        left = os.listdir(self.folder / "tmp")
        for name in left:
            (self.folder / "tmp" / name).unlink()
        return Fault("files left behind", "", "") if left else None


def blind(child: Child, seconds: float) -> None:
    """Make inputs of the samples, and of a few of those made before, until the time is up."""
    random = Random()
    made: list[bytes] = []
    end = time.monotonic() + seconds
    for data in child.material.samples:
        child.take(data)
    while time.monotonic() < end:
        old = random.choice(child.material.samples if not made or random.random() < _FRESH else made)
        data = mutated(old, random, child.material)
        child.take(data)
        if len(made) < _KEPT:
            made.append(data)
        else:
            made[random.randrange(_KEPT)] = random.choice((data, *child.material.samples))
    child.note()


def guided(child: Child, seconds: float) -> None:
    """Let libFuzzer choose what to go on with: whatever made a reader go a way it had not gone before."""
    import atheris  # noqa: PLC0415  only for those who have it

    corpus = child.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for data in child.material.samples:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)

    def mutator(data: bytes, largest: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.25:  # libFuzzer's own, which know what the readers compared the input with
            return bytes(atheris.Mutate(data, min(largest, len(data) + 1_000)))
        return mutated(data, random, child.material)[:largest]

    # Time and memory are bounded here, not by libFuzzer, which ends the process.
    options = [
        f"-max_total_time={max(int(seconds), 1)}",
        f"-max_len={_LARGEST_GUIDED}",
        "-rss_limit_mb=0",
        "-timeout=3600",
    ]
    options += [f"-artifact_prefix={child.folder}/", str(corpus)]
    atheris.Setup([sys.argv[0], *options], child.take, custom_mutator=mutator)
    child.bound()
    atheris.Fuzz()


def _loaded(module: str) -> tuple[Callable[[Any, Path], bool], Any]:
    from tests.fuzz.trial import READERS, attempt  # noqa: PLC0415  imported when it is known if they are instrumented

    return attempt, READERS.get(module)


def _material(modules: list[str]) -> Material:
    samples = [data for module in modules for data in seeds(module)]
    return Material(samples, [token for module in modules for token in TOKENS.get(module, XML_TOKENS)])


def _modules() -> list[str]:
    from tests.fuzz.trial import READERS  # noqa: PLC0415  as above

    return list(READERS)


def _time_is_up(_: int, frame: FrameType | None) -> None:
    raise TimeUpError("".join(traceback.format_stack(frame)[-1:]))


def main(module: str, folder: str, seconds: float, *, is_guided: bool) -> None:
    """Try inputs for so many seconds."""
    if is_guided:
        import atheris  # noqa: PLC0415  only for those who have it

        with atheris.instrument_imports(include=["dateline", "olefile", "markdown_it"]):
            child = Child(module, Path(folder))
        guided(child, seconds)
    else:
        child = Child(module, Path(folder))
        child.bound()
        blind(child, seconds)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), is_guided=sys.argv[4] == "guided")
