"""From enriched articles to what can be searched, and the claim to its end."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import structlog

from dateline.errors import FileError, TransientError
from dateline.index.verdict import Verdict
from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.delivery import deaths
from dateline.spool.ending import carry_out, decide, decided
from dateline.spool.layout import Spool
from dateline.spool.parts import Outcome, Part, outcomes
from dateline.spool.stagefile import Failure, Line
from dateline.spool.traces import traced

if TYPE_CHECKING:
    # Elasticsearch's client takes 30 MB, and of the workers only the one that writes needs it.
    from dateline.index.write import ArticleWriter

_log = structlog.stdlib.get_logger(__name__)


def index(spool: Spool, claim: Claim, start: int, writer: "ArticleWriter", *, refresh: bool) -> list[Outcome]:
    """Write the articles of a portion to the index; after the last one, end the claim and return the outcomes.

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
    if portions.stage(claim, start) == "index":
        lines = [line for line in portions.read(claim, portions.ENRICHED, start) if line.file in held]
        articles = [line.article for line in lines if line.article]
        for article in articles:
            article.indexed = datetime.now(UTC)
        parts = _parts(lines, writer.write(articles, refresh=refresh))
        return _ended(spool, claim, start, parts)
    return finish(spool, claim)


def finish(spool: Spool, claim: Claim) -> list[Outcome]:
    """End the claim if all of its portions are in the index. Raises TransientError for disk trouble."""
    return _end(spool, claim, outcomes(portions.read_parts(claim))) if portions.are_complete(claim) else []


def condemn(spool: Spool, claim: Claim, start: int, error: FileError) -> list[Outcome]:
    """Give up the articles of a portion at the last stage. Raises TransientError for disk trouble."""
    failure = Failure.of("index", error)
    lines = portions.read(claim, portions.ENRICHED, start)
    parts = [
        Part(line.file, "failed", **_told(line), failure=failure) if line.article else _without_article(line)
        for line in lines
    ]
    return _ended(spool, claim, start, parts)


def _ended(spool: Spool, claim: Claim, start: int, parts: Sequence[Part]) -> list[Outcome]:
    """Write down what became of a portion; after the last one, end the claim."""
    if portions.is_alone(claim, start):
        return _end(spool, claim, outcomes(parts), parts)
    portions.write_parts(claim, start, parts)
    return finish(spool, claim)


def _end(spool: Spool, claim: Claim, ended: list[Outcome], parts: Sequence[Part] = ()) -> list[Outcome]:
    """Write down the outcomes and bring the files to their last place."""
    if {outcome.file for outcome in ended} < {entry.number for entry in claim.held()}:
        # Its inbox service stood still in the middle of taking it. Nothing may be archived unread.
        portions.begin_again(claim)
        raise TransientError("A file of this claim arrived after it was parsed.", "It is parsed again by itself.")
    traces = {entry.number: traced(claim, entry) for entry in claim.entries}  # before the files are gone
    decide(claim, ended, parts, attempts=max(deaths(claim).values(), default=1))
    carry_out(spool, claim)
    for outcome in ended:
        _log.info(
            f"file {outcome.outcome}",
            **traces[outcome.file],
            file=outcome.file,
            articles=[article["id"] for article in outcome.articles],
            counts=outcome.counts,
            reason=outcome.failure.reason if outcome.failure else None,
        )
    return ended


def _parts(lines: Sequence[Line], verdicts: Iterable[Verdict]) -> list[Part]:
    """What the lines and Elasticsearch's word on their articles mean for the file."""
    words = iter(verdicts)
    return [_judged(line, next(words)) if line.article else _without_article(line) for line in lines]


def _without_article(line: Line) -> Part:
    is_fault = line.is_fault or line.failure is not None
    return Part(line.file, "failed" if is_fault else "skipped", failure=line.failure, note=line.note)


def _judged(line: Line, verdict: Verdict) -> Part:
    told = _told(line)
    if verdict.outcome in ("duplicate", "superseded"):
        note = "A newer version is indexed." if verdict.outcome == "superseded" else None
        return Part(line.file, "duplicate", **told, duplicate_of=verdict.existing_file, note=note)
    if verdict.outcome == "deleted":
        note = f"{told['headline']!r} is not indexed: {verdict.reason}."
        return Part(line.file, "duplicate", **told, duplicate_of=verdict.existing_file, note=note)
    if verdict.outcome == "rejected":
        advice = "Mend the file or its sidecar, then retry."
        failure = Failure("index", f"Elasticsearch refused it: {verdict.reason}", advice)
        return Part(line.file, "failed", **told, failure=failure)
    return Part(line.file, "indexed", **told)


def _told(line: Line) -> dict[str, Any]:
    article = line.article
    if article is None:
        return {}
    return {
        "id": article.id,
        "headline": article.headline,
        "member": article.file.member,
        "item": article.file.item,
    }
