"""The stages of a claim, each a function of what the stage before left. A stage that runs twice does no harm."""

import hashlib
import itertools
import math
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from dateline import enrich as enrichment
from dateline.article import Article, FileRef, Source
from dateline.errors import FileError, LethalError, SidecarError, TooLargeError, TransientError, UnreadableError
from dateline.index.write import ArticleWriter, Verdict
from dateline.settings import Settings
from dateline.spool.claim import Claim, Entry
from dateline.spool.durable import disk_trouble, write_durably
from dateline.spool.ending import Outcome, carry_out, decide, decided
from dateline.spool.layout import SIDECAR, Spool, printable
from dateline.spool.stagefile import Failure, Line, read_lines, write_lines

if TYPE_CHECKING:  # the readers of all formats take 15 MB, and only the worker that parses needs them
    from dateline.formats import ReadContext, Skipped

_log = structlog.stdlib.get_logger(__name__)
_ENRICH_BATCH = 64  # articles; more makes the model no faster and the worker larger
_INDEX_BATCH = 500  # articles; Elasticsearch gains nothing from larger bulk requests
_CHUNK = 1 << 20
_FILES_A_MOMENT = 1_000  # so many times the milliseconds of our age is a whole number in every reader of JSON
_MOST_NOTES = 100  # in the record of one file: a broken table has as many as rows


def parse(claim: Claim, settings: Settings) -> None:
    """Read the files of the claim into ``parsed.jsonl``. Raises TransientError for disk trouble."""
    lines = (line for entry in claim.held() for line in _read_file(claim, entry, settings))
    write_lines(claim.folder / "parsed.jsonl", lines)


def enrich(claim: Claim, settings: Settings, seconds: float = math.inf) -> bool:
    """Enrich the articles of ``parsed.jsonl`` into ``enriched.jsonl``; whether that is done.

    After about so many ``seconds`` it stops between two batches: call it again, and it goes on from there. What is
    done lies in ``slices/`` until then. Raises TransientError for disk trouble.
    """
    end = time.monotonic() + seconds
    slices = claim.folder / "slices"
    first = done = sum(1 for _ in slices.glob("[0-9]*"))
    for batch in _batches(read_lines(claim.folder / "parsed.jsonl", skip=done * _ENRICH_BATCH), _ENRICH_BATCH):
        if done > first and time.monotonic() > end:
            return False
        enrichment.enrich([line.article for line in batch if line.article], settings.skipped_steps)
        if done == 0 and len(batch) < _ENRICH_BATCH:  # that was all, as nearly always
            write_lines(claim.folder / "enriched.jsonl", batch)
            return True
        slices.mkdir(exist_ok=True)
        write_lines(slices / f"{done:08d}", batch)
        done += 1
    write_durably(claim.folder / "enriched.jsonl", (path.read_bytes() for path in sorted(slices.glob("[0-9]*"))))
    shutil.rmtree(slices, ignore_errors=True)
    return True


def leave_unenriched(claim: Claim) -> None:
    """Make ``enriched.jsonl`` of what was parsed: an article with less in it is worth more than none."""
    lines = []
    for line in read_lines(claim.folder / "parsed.jsonl"):
        if line.article:
            line.article.warnings.append("Enrichment took too long; indexed without it.")
        lines.append(line)
    write_lines(claim.folder / "enriched.jsonl", lines)


def index(spool: Spool, claim: Claim, writer: ArticleWriter, *, refresh: bool) -> list[Outcome]:
    """Write the articles of ``enriched.jsonl`` to the index, and end the claim.

    With ``refresh`` they are searchable when this returns. Raises TransientError while Elasticsearch is away or
    overloaded, and for disk trouble.
    """
    # A split that a crash cut short has given files away: they end with their own claims.
    held = {entry.number for entry in claim.held()}
    # Asked after that look: had another delivery begun to carry out its decision, files would be missing from it, too.
    if decided(claim):
        carry_out(spool, claim)
        return []
    if not held:
        return []  # all were given away; the reaper removes what is left of the claim
    outcomes: dict[int, list[Outcome]] = {}
    lines = (line for line in read_lines(claim.folder / "enriched.jsonl") if line.file in held)
    for batch in _batches(lines, _INDEX_BATCH):
        articles = [line.article for line in batch if line.article]
        for article in articles:
            article.indexed = datetime.now(UTC)
        verdicts = iter(writer.write(articles, refresh=refresh) if articles else ())
        for line in batch:
            outcome = _outcome(line, next(verdicts) if line.article else None)
            outcomes.setdefault(line.file, []).append(outcome)
    if any(entry.number not in outcomes for entry in claim.held()):
        # Its inbox service stood still in the middle of taking it. Nothing may be archived unread: begin again.
        for stage_file in ("enriched.jsonl", "parsed.jsonl"):
            (claim.folder / stage_file).unlink(missing_ok=True)
        raise TransientError("A file of this claim arrived after it was parsed.", "It is parsed again by itself.")
    return end(spool, claim, [_combined(of_file) for of_file in outcomes.values()])


def end(spool: Spool, claim: Claim, outcomes: list[Outcome], attempts: int = 1) -> list[Outcome]:
    """Write down the outcomes and bring the files to their last place. Raises TransientError for disk trouble."""
    decide(claim, outcomes, attempts)
    carry_out(spool, claim)
    for outcome in outcomes:
        _log.info(
            f"file {outcome.outcome}",
            claim=claim.id,
            file=outcome.file,
            articles=[article["id"] for article in outcome.articles],
            reason=outcome.failure.reason if outcome.failure else None,
        )
    return outcomes


def condemn(spool: Spool, claim: Claim, stage: str, killed: int) -> list[Outcome]:
    """End a claim whose file ended its worker too often. Raises TransientError for disk trouble."""
    error = LethalError(
        f"The worker died {killed} times at the stage {stage!r} while it had this file.",
        "Look for its claim id in logs/. It may need too much memory, or show a fault in Dateline: please report it.",
    )
    failure = Failure.of(stage, error)
    return end(spool, claim, [Outcome(entry.number, "failed", failure=failure) for entry in claim.held()], killed)


def give_up(spool: Spool, claim: Claim, stage: str) -> list[Outcome]:
    """End a claim whose file takes longer than a task may. Raises TransientError for disk trouble."""
    error = TooLargeError(
        f"It could not be read in the time that a file has at the stage {stage!r}.",
        "Split it. If it is small, it shows a fault in Dateline: please report it.",
    )
    failure = Failure.of(stage, error)
    return end(spool, claim, [Outcome(entry.number, "failed", failure=failure) for entry in claim.held()])


def _read_file(claim: Claim, entry: Entry, settings: Settings) -> Iterator[Line]:
    """A line an article, and at the end one for what ended the reading early."""
    from dateline.formats import Skipped  # noqa: PLC0415  see above

    try:
        for given in _articles(claim, entry, settings):
            if isinstance(given, Skipped):
                yield Line(entry.number, note=f"{given.where}: {given.reason}")
            else:
                yield Line(entry.number, given)
    except FileError as error:
        yield Line(entry.number, failure=Failure.of("parse", error))
    except TransientError:
        raise
    except Exception as error:  # noqa: BLE001  quarantined: a fault of a reader costs one file, never the claim
        _log.exception("reader failed", claim=claim.id, file=entry.number)
        reason = f"Dateline could not read it: {type(error).__name__}: {error}"
        yield Line(entry.number, failure=Failure("parse", reason, "This is a fault in Dateline: please report it."))


def _articles(claim: Claim, entry: Entry, settings: Settings) -> "Iterator[Article | Skipped]":
    from dateline.formats import ReadContext, Skipped, mapping_file, read, source_rules  # noqa: PLC0415  see above
    from dateline.formats.reading import Budget  # noqa: PLC0415
    from dateline.formats.sidecar import read_sidecar  # noqa: PLC0415

    path = claim.source(entry)
    size = _regular_size(path, settings)
    if entry.name.endswith(SIDECAR):
        raise SidecarError(
            f"It is a sidecar, and {printable(entry.name.removesuffix(SIDECAR))} never came.",
            "Drop the sidecar first and its file after it, or both again.",
        )
    sidecar = read_sidecar(claim.sidecar(entry)) if claim.sidecar(entry).exists() else None
    rule = claim.rule(entry, source_rules.FILE)
    rules = source_rules.load_rules(rule) if rule.exists() else None
    mapping = claim.rule(entry, mapping_file.FILE)
    file = FileRef(
        id=claim.file_id(entry),
        path=printable(entry.path),
        name=printable(entry.name),
        sha256=_sha256(path),
        size=size,
    )
    context = ReadContext(
        name=file.name,
        source=printable(entry.source) if entry.source else None,
        received=claim.created,
        file_time=datetime.fromisoformat(entry.modified),
        time_zone=(rules and rules.time_zone) or settings.time_zone,
        max_article_chars=settings.max_article_chars,
        max_file_bytes=int(settings.max_file_mb * 1e6),
        sidecar=sidecar,
        rules=rules,
        mapping=mapping_file.load_mapping(mapping) if mapping.exists() else None,
        budget=Budget(int(settings.bundle_mb * 1e6), settings.bundle_members, settings.bundle_depth),
    )
    for given in read(path, context):
        yield given if isinstance(given, Skipped) else _completed(given, file, context, entry.number)


def _completed(article: Article, file: FileRef, context: "ReadContext", number: int) -> Article:
    """The article with what only its file tells: file, source, time of arrival, identity, version."""
    read_as = article.file
    article.file = file.model_copy(update=read_as.model_dump(include={"media_type", "encoding", "item", "member"}))
    article.received = context.received
    if context.source and article.source == Source():
        article.source = Source(name=context.source)
    if article.uri and article.version == 1:
        # The same uri again without a version of its own is a later state of the article. Files that were claimed
        # together have one time, and are numbered as they arrived.
        moment = int((article.updated or context.received).timestamp() * 1000)
        article.version = max(1, moment * _FILES_A_MOMENT + min(number, _FILES_A_MOMENT - 1))
    return article.identified()


def _regular_size(path: Path, settings: Settings) -> int:
    """The size of the file in bytes. Raises UnreadableError for what is no file, TooLargeError over the limit."""
    state = os.lstat(path)
    if stat.S_ISLNK(state.st_mode):
        raise UnreadableError(
            f"It is a symbolic link to {printable(os.readlink(path))}; links are never followed.",
            "Copy the file itself into the inbox.",
        )
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableError("It is not a regular file.", "Only files can be read: no pipe, socket or device.")
    if state.st_size > settings.max_file_mb * 1e6:
        raise TooLargeError(
            f"It has {state.st_size / 1e6:,.1f} MB; the limit is {settings.max_file_mb:g} MB.",
            "Split it, or raise DATELINE_MAX_FILE_MB and retry.",
        )
    return state.st_size


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with disk_trouble(path):
        try:
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except PermissionError as error:
            raise UnreadableError(
                "Dateline may not read it.",
                "Give the user that runs Dateline the right to read it (chmod a+r), then retry.",
            ) from error
    return digest.hexdigest()


def _batches(lines: Iterable[Line], size: int) -> Iterator[Sequence[Line]]:
    remaining = iter(lines)
    while batch := list(itertools.islice(remaining, size)):
        yield batch


def _outcome(line: Line, verdict: Verdict | None) -> Outcome:
    """What one line of ``enriched.jsonl`` and Elasticsearch's word on it mean for the file."""
    if line.article is None or verdict is None:
        return Outcome(line.file, "failed", failure=line.failure, notes=[line.note] if line.note else [])
    article = [{"id": line.article.id, "headline": line.article.headline}]
    decide_by: dict[str, Callable[[], Outcome]] = {
        "indexed": lambda: Outcome(line.file, "indexed", article),
        "ours": lambda: Outcome(line.file, "indexed", article),
        "duplicate": lambda: Outcome(line.file, "duplicate", article, duplicate_of=verdict.existing_file),
        "superseded": lambda: Outcome(
            line.file, "duplicate", article, duplicate_of=verdict.existing_file, notes=["A newer version is indexed."]
        ),
        "rejected": lambda: Outcome(line.file, "failed", failure=_rejection(verdict)),
    }
    return decide_by[verdict.outcome]()


def _rejection(verdict: Verdict) -> Failure:
    return Failure("index", f"Elasticsearch refused it: {verdict.reason}", "Mend the file or its sidecar, then retry.")


def _combined(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of a file from those of its lines: indexed if any is, else duplicate if any is, else failed."""
    best = min(outcomes, key=lambda outcome: ("indexed", "duplicate", "failed").index(outcome.outcome))
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    notes = [note for outcome in outcomes for note in outcome.notes]
    if best.outcome != "failed":
        notes += [failure.reason for failure in failures]
        failures = []
    if len(notes) > _MOST_NOTES:
        notes[_MOST_NOTES:] = [f"and {len(notes) - _MOST_NOTES:,} more of that kind"]
    articles = [article for outcome in outcomes for article in outcome.articles]
    return Outcome(best.file, best.outcome, articles, best.duplicate_of, next(iter(failures), None), notes)
