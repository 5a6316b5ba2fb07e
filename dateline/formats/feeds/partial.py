"""Texts that are known to be a part of their story: they never replace the whole one under the same uri."""

from dateline.article import Article, Provenance
from dateline.formats.reading.context import ReadContext


def rank_below_whole(article: Article, context: ReadContext) -> None:
    """Give a part of a story (a feed's summary, a page before its paywall) a version below that of any whole text.

    A whole text without a version of its own gets one from its time, in milliseconds and more. A part gets its time in
    seconds: it stays below for ages, whichever arrives first, and of two parts the later still wins.
    """
    if article.version == 1:
        moment = article.updated or article.published or context.received
        article.version = max(2, int(moment.timestamp()))
        article.provenance["version"] = Provenance(origin="derived", note="a part of the story")
