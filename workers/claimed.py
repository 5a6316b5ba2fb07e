"""What every task does around its stage: find the claim, judge earlier deliveries, do the work, announce the next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import structlog
from celery import Celery
from structlog.contextvars import bind_contextvars

from dateline.errors import FileError, LethalError, TimeUpError, TooLargeError, TransientError
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.claim import Claim, load_claim
from dateline.spool.delivery import attempt, deliveries, split
from dateline.spool.ending import carry_out, decided
from dateline.spool.layout import Spool, is_claim_id
from dateline.spool.taking import finish_taking
from dateline.spool.traces import traced
from dateline.stages import next_to_read
from workers.queues import announce

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Stage:
    """A stage as its task sees it. Each function takes the claim, and the number of the portion's first line.

    ``work`` does it. ``give_up`` brings the portion on without, when that killed its worker too often or took too
    long. ``then`` says what is to be announced, stage and portion, when either is done.
    """

    name: str
    work: Callable[[Spool, Claim, int], object]
    give_up: Callable[[Spool, Claim, int, FileError], object]
    then: Callable[[Claim, int], Iterable[tuple[str, int]]]


def read_on(settings: Settings) -> Callable[[Claim, int], Iterable[tuple[str, int]]]:
    """What follows where a portion has been read, or has made room: the next one, if there is."""

    def then(claim: Claim, _: int) -> Iterable[tuple[str, int]]:
        start = next_to_read(claim, settings)
        return [] if start is None else [("parse", start)]

    return then


def work_on(app: Celery, settings: Settings, stage: Stage, claim_id: str, start: int) -> None:
    """Deliver a portion of a claim to a stage, whatever happened before. Raises TransientError to be tried again."""
    spool = Spool(settings.home)
    claim = load_claim(spool.claim_folder(claim_id)) if is_claim_id(claim_id) else None
    if claim is None:
        _log.info("claim has ended already")
        return
    bind_contextvars(**traced(claim))
    finish_taking(spool, claim)
    if decided(claim):
        carry_out(spool, claim)
    elif (waiting := _waiting(claim, stage.name, start)) is not None:
        _Delivery(app, settings, spool, claim, waiting, stage).carry_out()
    else:
        # The message came late, or its worker died before it could announce what follows.
        for due, portion in portions.due(claim):
            announce(app, due, claim.id, portion)


def _waiting(claim: Claim, stage: str, start: int) -> int | None:
    """The portion that this stage is to work on. Reading goes on where it has come to, whatever the message said."""
    if stage == "parse":
        return portions.next_start(claim)
    return start if portions.stage(claim, start) == stage else None


@dataclass(frozen=True)
class _Delivery:
    app: Celery
    settings: Settings
    spool: Spool
    claim: Claim
    start: int
    stage: Stage

    @property
    def work(self) -> str:
        return f"{self.stage.name}.{self.start}"

    def carry_out(self) -> None:
        # Only one worker at a time reads a claim, whichever portion it comes to.
        earlier = deliveries(self.spool, self.claim, self.work, alone=self.stage.name == "parse")
        if earlier.alive:
            _log.info("another worker is at it")
        elif earlier.killed and len(self.claim.held()) > 1:
            self.split("a worker died with this claim: split")
        elif earlier.killed >= self.settings.deliveries:
            self.give_up(_lethal(self.stage.name, earlier.killed))
        else:
            self.run()

    def run(self) -> None:
        try:
            with attempt(self.claim, self.work):
                self.stage.work(self.spool, self.claim, self.start)
        except TimeUpError:
            self.out_of_time()
            return
        except (TransientError, FileNotFoundError) as error:
            if not self.claim.folder.exists():
                _log.info("claim ended under another delivery")
                return
            if isinstance(error, TransientError):
                _log.warning("will be tried again", reason=error.reason)
            raise
        _log.info(f"{self.stage.name} done", portion=self.start)
        self.go_on()

    def out_of_time(self) -> None:
        """Pass on a claim that took too long. At the index it is not the claim's fault: TransientError is raised."""
        _log.warning("the time of the task is up", portion=self.start)
        if self.stage.name == "index":
            raise TransientError("Indexing took too long.", "It is tried again by itself.")
        if len(self.claim.held()) > 1:
            self.split("too slow together: split")
        else:
            self.give_up(_too_slow(self.stage.name))

    def give_up(self, error: FileError) -> None:
        _log.error(f"{self.stage.name} given up", portion=self.start, reason=error.reason)
        self.stage.give_up(self.spool, self.claim, self.start, error)
        self.go_on()

    def go_on(self) -> None:
        if self.claim.folder.exists():
            for stage, start in self.stage.then(self.claim, self.start):
                announce(self.app, stage, self.claim.id, start)

    def split(self, why: str) -> None:
        parts = split(self.spool, self.claim)
        _log.warning(why, parts=[part.id for part in parts])
        for part in parts:
            announce(self.app, "parse", part.id)


def _lethal(stage: str, killed: int) -> LethalError:
    return LethalError(
        f"The worker died {killed} times at the stage {stage!r} while it had this file.",
        "Look for its claim id in logs/. It may need too much memory, or show a fault in Dateline: please report it.",
    )


def _too_slow(stage: str) -> TooLargeError:
    return TooLargeError(
        f"It could not be done in the time that a file has at the stage {stage!r}.",
        "Split it. If it is small, it shows a fault in Dateline: please report it.",
    )
