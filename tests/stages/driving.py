"""A claim driven through its stages by hand, as the workers do it."""

from dateline import stages
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool
from dateline.spool.parts import Outcome
from dateline.spool.stagefile import Line

NO_STEPS = "language,located,entities,places,keywords,length,agency,fingerprint,terms"


def parsed(claim: Claim, settings: Settings) -> list[Line]:
    """The first lines of the claim, as many as are read before others have their turn."""
    starts = list(stages.parse(claim, stages.Reading(claim, settings), settings))
    return [line for start in starts for line in portions.read(claim, portions.PARSED, start)]


def brought_to_its_end(spool: Spool, claim: Claim, settings: Settings, writer: ArticleWriter) -> list[Outcome]:
    """The outcomes of the files of the claim, all of its portions enriched and indexed."""
    reading = stages.Reading(claim, settings)
    ended: list[Outcome] = []
    while not ended:
        for start in list(stages.parse(claim, reading, settings)):
            stages.enrich(claim, start, settings)
            ended = stages.index(spool, claim, start, writer, refresh=True)
    return ended
