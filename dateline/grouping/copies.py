"""Whether two articles print one text: edited, cut, re-headlined, with another byline, but the same account.

Texts made from one template (results, earnings, weather) share their phrases and differ in names and numbers, so
both are compared.
"""

from dateline.article import Fingerprint
from dateline.grouping.sketch import contained

KEYS = 24
"""Hashes of phrases that a copy is looked up by. Where a third of the longer text is all of the shorter, 8 of them meet
by the mean, and ``KEYS_MET`` nearly always."""

KEYS_MET = 2
"""One phrase may be anybody's: a copyright line, a proverb."""

COPIES_SEEN = 10
"""Members looked at. Those that share most phrases come first, and one copy leads to the original of all."""

FEWEST_PHRASES = 20
"""Shorter texts (a headline, a score) are alike by chance, or by being the same few words."""

LEAST_PART = 1 / 3
"""A text that stands in one of more than three times its length is a brief in a round-up, not a copy of it."""

SHARED_PHRASES = 0.6
"""Of the shorter text. On the sample of edited texts copies share 0.8 to 1, other articles with a part of the text at
most 0.32, templates anything up to 0.95; in the upper part of the gap, since newsrooms use old background again."""

SHARED_FACTS = 0.66
"""Of names and numbers. In between: copies share 0.82 to 1 on that sample, templates with other names at most 0.5."""

FEWEST_FACTS = 4
"""With fewer, names and numbers tell nothing (Chinese, or a text without any), and the phrases must tell it all."""

SHARED_ALONE = 0.8
"""Of the phrases, then."""


def keys(fingerprint: Fingerprint) -> list[int]:
    """What copies of the article are looked up by; none when it is too short to be told."""
    return fingerprint.phrases.lowest[:KEYS] if fingerprint.phrases.size >= FEWEST_PHRASES else []


def shared(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter text, in phrases, that stands in the longer; 0 to 1."""
    return contained(one.phrases, other.phrases)


def is_copy(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one of them is a copy of the other, or both of a third."""
    shorter, longer = sorted((one.phrases.size, other.phrases.size))
    if shorter < FEWEST_PHRASES or shorter < LEAST_PART * longer:
        return False
    if min(one.facts.size, other.facts.size) < FEWEST_FACTS:
        return shared(one, other) >= SHARED_ALONE
    return shared(one, other) >= SHARED_PHRASES and contained(one.facts, other.facts) >= SHARED_FACTS
