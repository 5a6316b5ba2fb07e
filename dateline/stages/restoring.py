"""The index from the archive, for a home that lost its Elasticsearch: there each article is as it was enriched."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime

from dateline import enrich as enrichment
from dateline.article import Article
from dateline.curation.applying import apply
from dateline.curation.journal import Journal
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.claim import Claim, load_claim
from dateline.spool.filerecord import archived_days
from dateline.spool.layout import Spool, is_claim_id
from dateline.spool.stagefile import Line

_BATCH = 500  # articles; Elasticsearch gains nothing from larger bulk requests


def restore(settings: Settings, tell: Callable[[int, int], object]) -> int:
    """Write all articles of the archive to the index, oldest claim first; how many were written.

    What people corrected or deleted is so again. What is there already in the same version or a newer one stays.
    ``tell`` is called with the claims done so far and their number. Raises UnavailableError.
    """
    spool = Spool(settings.home)
    ids = _archived(spool)
    written = 0
    with closing(ArticleWriter(settings)) as writer:
        for done, claim_id in enumerate(ids, 1):
            claim = load_claim(spool.archive_folder(claim_id))
            for articles in _batches(claim) if claim else ():
                _correct(settings, articles)
                written += sum(verdict.outcome == "indexed" for verdict in writer.write(articles, refresh=False))
            tell(done, len(ids))
    return written


def _archived(spool: Spool) -> list[str]:
    days = (spool.archive / day[:4] / day[4:6] / day[6:] for day in archived_days(spool))
    return sorted(folder.name for day in days for folder in day.iterdir() if is_claim_id(folder.name))


def _batches(claim: Claim) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for line in _lines(claim):
        if line.article:
            line.article.indexed = datetime.now(UTC)
            batch.append(line.article)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def articles_in(claim: Claim) -> Iterator[Article]:
    """The articles of an archived claim, as they were enriched."""
    return (line.article for line in _lines(claim) if line.article)


def _correct(settings: Settings, articles: Iterable[Article]) -> None:
    """Correct the articles; those of which the text is another now are enriched by it."""
    journal = Journal(Spool(settings.home).corrections)
    stale = [article for article in articles if apply(article, journal.standing(article.id))]
    enrichment.enrich(stale, settings.skipped_steps, settings.step_seconds)


def _lines(claim: Claim) -> Iterator[Line]:
    for start in sorted(portions.starts(claim, portions.ENRICHED)):
        yield from portions.read(claim, portions.ENRICHED, start)
    with contextlib.suppress(FileNotFoundError), (claim.folder / "enriched.jsonl").open("rb") as file:
        yield from map(Line.decoded, file)  # of before there were portions
