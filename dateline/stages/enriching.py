"""From articles as they were read to articles with language, people, places and the rest, a portion at a time."""

from dateline import enrich as enrichment
from dateline.curation.applying import apply
from dateline.curation.journal import Journal
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool


def enrich(claim: Claim, start: int, settings: Settings) -> None:
    """Enrich the portion that begins at this line. Raises TransientError for disk trouble."""
    lines = list(portions.read(claim, portions.PARSED, start))
    journal = Journal(Spool(settings.home).corrections)
    articles = [line.article for line in lines if line.article]
    for article in articles:
        apply(article, journal.standing(article.id))  # the steps read the text as it was corrected
    enrichment.enrich(articles, settings.skipped_steps, settings.step_seconds)
    portions.write_enriched(claim, start, lines)


def leave_unenriched(claim: Claim, start: int, why: str) -> None:
    """Pass the portion on as it was parsed: an article with less in it is worth more than none."""
    lines = list(portions.read(claim, portions.PARSED, start))
    for line in lines:
        if line.article:
            line.article.warnings.append(f"Indexed without enrichment: {why}")
    portions.write_enriched(claim, start, lines)
