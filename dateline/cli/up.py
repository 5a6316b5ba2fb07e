"""``dateline up``: start everything on this machine, keep it running, stop it in order."""

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Annotated

import typer
from rich.console import Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.spinner import Spinner
from rich.text import Text

from dateline.cli.configured import configured
from dateline.cli.reindex import refilling
from dateline.cli.screen import count, duration, out
from dateline.cli.welcome import welcome
from dateline.embedded import elasticsearch
from dateline.index.refill import refill
from dateline.settings import Settings
from dateline.stack.launch import Stack
from dateline.stack.programs import PAGE_MATERIALS, tethered
from dateline.stack.readiness import Part
from dateline.stack.tether import die_with_parent

_LOOK_SECONDS = 0.2
_WATCH_SECONDS = 2.0
# What is made already takes a fifth of this to say so.
_AT_ONCE_SECONDS = 1.0


def command(
    with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False,
) -> None:
    """Start everything on this machine and say where it is.

    Starts Redis, Elasticsearch, the inbox service, the workers, the API and Flower, and stays until Ctrl-C, which stops
    them in order. A program that dies is started again. The first start fetches and builds the embedded
    Elasticsearch.
    """
    if with_parent:  # `make up` that is killed takes the stack with it
        die_with_parent(signal.SIGTERM)
    settings = configured()
    began = time.monotonic()
    stop = StopSignals()
    with started(settings, stop) as stack:
        if not stop.asked:
            out.print(welcome(settings, time.monotonic() - began))
            _watch(stack, stop)


@contextlib.contextmanager
def started(settings: Settings, stop: "StopSignals") -> Iterator[Stack]:
    """A stack for the time of the block, ready unless ``stop`` was asked before. Raises DatelineError."""
    _prepare(settings)
    stop.listen()
    stack = Stack(settings)
    stop.again = stack.kill
    try:
        _await_ready(stack, stop)
        if not stop.asked:
            _refill(settings, stop)
        yield stack
    finally:
        _stop(stack)


def _refill(settings: Settings, stop: "StopSignals") -> None:
    """Bring the index to the mapping of this version, with what is in it; searches go on meanwhile."""
    with refilling(out) as tell, contextlib.suppress(InterruptedError):

        def told(done: int, total: int) -> None:
            if stop.asked:
                raise InterruptedError
            tell(done, total)

        refill(settings, told)


class StopSignals:
    """Whether we have been asked to stop. Whoever asks again does not want to wait any longer."""

    def __init__(self) -> None:
        self.asked = False
        self.again: Callable[[], None] = lambda: None

    def listen(self) -> None:
        """From now on, be asked to stop by signals instead of being ended by them."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup means it
                signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            self.again()
        self.asked = True


def _prepare(settings: Settings) -> None:
    """Make what is made once on a machine: the embedded Elasticsearch, where it is needed, and the page's typefaces."""
    # A page without its typefaces is still a page: what goes wrong there is in the log of the API, which tries again.
    command = tethered(PAGE_MATERIALS, signal.SIGKILL)
    with _progress() as progress, subprocess.Popen(command, stderr=subprocess.DEVNULL) as page:
        try:
            if settings.elasticsearch_url is None:
                task = progress.add_task("Preparing Elasticsearch (first run only)", total=None, visible=False)
                elasticsearch.prepare(
                    lambda done, all_: progress.update(task, completed=done, total=all_, visible=True)
                )
            with contextlib.suppress(subprocess.TimeoutExpired):
                page.wait(_AT_ONCE_SECONDS)
                return
            progress.add_task("Preparing the typefaces of the page (first run only)", total=None)
            page.wait()
        except BaseException:
            page.kill()
            raise


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=out, transient=True)


def _await_ready(stack: Stack, stop: StopSignals) -> None:
    """Show what is still starting, until nothing is or we are asked to stop."""
    began = time.monotonic()
    done: dict[str, float] = {}
    all_parts: list[Part] = []
    with _starting_display() as show:
        for waiting in stack.becoming_ready():
            if stop.asked:
                return
            all_parts = all_parts or waiting
            for part in all_parts:
                if part not in waiting and part.label not in done:
                    done[part.label] = time.monotonic() - began
            show.update([part.label for part in waiting], done)
        for part in all_parts:
            done.setdefault(part.label, time.monotonic() - began)
        show.update([], done)


class _Starting:
    """The parts of the stack as they become ready; in a terminal with a spinner, else a line each."""

    def __init__(self, live: Live | None) -> None:
        self._live = live
        self._said: set[str] = set()
        self._spinners: dict[str, Spinner] = {}

    def update(self, waiting: list[str], done: dict[str, float]) -> None:
        lines = [
            Text.from_markup(f"[green]✓[/] {label:<22}[dim]{seconds:5.1f} s[/]") for label, seconds in done.items()
        ]
        if self._live is None:
            for label, line in zip(done, lines, strict=True):
                if label not in self._said:
                    out.print(line)
                    self._said.add(label)
            return
        spinning = [self._spinners.setdefault(label, Spinner("dots", Text(label, "dim"))) for label in waiting]
        self._live.update(Group(*lines, *spinning))


@contextlib.contextmanager
def _starting_display() -> Iterator[_Starting]:
    out.print("[bold]Starting Dateline[/]")
    if not out.is_terminal:
        yield _Starting(None)
        return
    with Live(console=out, refresh_per_second=8, transient=True) as live:
        yield _Starting(live)


def _watch(stack: Stack, stop: StopSignals) -> None:
    """Until asked to stop: say when a program has died. Raises StackError when the supervisor has."""
    restarts: dict[str, int] = {}
    next_look = 0.0
    while not stop.asked:
        time.sleep(_LOOK_SECONDS)
        if time.monotonic() < next_look:
            continue
        next_look = time.monotonic() + _WATCH_SECONDS
        for process in stack.processes():
            before = restarts.setdefault(process.name, process.restarts)
            if process.restarts > before:
                times = count(process.restarts, "restart")
                out.print(
                    f"[dim]{time.strftime('%H:%M:%S')}[/] [yellow]{process.name}[/] died; started again ({times})"
                )
            restarts[process.name] = process.restarts


def _stop(stack: Stack) -> None:
    began = time.monotonic()
    with contextlib.suppress(OSError), out.status("Stopping") as status:  # the terminal may be gone by now
        for running in stack.stopping():
            names = [name for name in stack.names if name in {process.name for process in running}]
            status.update("Stopping " + ", ".join(names))
    for _ in stack.stopping():
        pass
    with contextlib.suppress(OSError):
        out.print(f"Stopped in {duration(time.monotonic() - began)}; no process is left.")
