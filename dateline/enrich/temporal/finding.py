"""All expressions of time in an English text, in order, none within another."""

from bisect import bisect_right

from dateline.enrich.sentences import sentence_starts
from dateline.enrich.temporal.clock import CLOCK
from dateline.enrich.temporal.counted import COUNTED
from dateline.enrich.temporal.days import DAYS
from dateline.enrich.temporal.found import Anchor, Found, Rule, Sentence
from dateline.enrich.temporal.holidays import HOLIDAYS
from dateline.enrich.temporal.joining import with_days, with_intervals
from dateline.enrich.temporal.periods import PERIODS
from dateline.enrich.temporal.printed import PRINTED_DAYS
from dateline.enrich.temporal.told import TOLD, with_told
from dateline.enrich.temporal.years import YEARS

_RULES: tuple[Rule, ...] = (*HOLIDAYS, *PRINTED_DAYS, *DAYS, *PERIODS, *COUNTED, *YEARS, *CLOCK, *TOLD)


def expressions(text: str, anchor: Anchor | None = None) -> list[Found]:
    """The days, periods and times that an English text names, resolved against ``anchor``, the moment of writing.

    Without an anchor a full date keeps its value, a weekday is ``XXXX-WXX-6``, a day without a year ``XXXX-03-12``, and
    what is counted from today has none. Times are looked for in one pass a rule; the longer of two that overlap wins.
    """
    starts = [*sentence_starts(text), len(text)]
    matches: list[Found] = []
    lower = text.lower()
    for rule in _RULES:
        if rule.needs and not any(word in lower for word in rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            number = bisect_right(starts, match.start(), hi=len(starts) - 1) - 1
            matches.extend(rule.read(match, Sentence(text, starts[number], starts[number + 1], anchor)))
    mentions = _apart(matches)
    sentence_of = [bisect_right(starts, mention.start, hi=len(starts) - 1) for mention in mentions]
    return with_intervals(text, with_days(text, with_told(mentions, sentence_of), sentence_of))


def _apart(matches: list[Found]) -> list[Found]:
    """The mentions in order; of those that overlap the one that is longer, then further to the left."""
    kept: list[Found] = []
    for mention in sorted(matches, key=lambda mention: mention.start):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept
