"""Sports clubs: what ends like "Manchester United" is an organisation, though the model sees the town in it."""

from collections.abc import Sequence

from dateline.enrich.names import Mention

ENDS_CLUBS = frozenset("united utd rovers wanderers albion athletic hotspur orient harriers fc afc cf ac".split())
"""Last words that clubs have and towns have not. City and Town are left out: Kansas City, Cape Town."""


def clubs(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with clubs as organisations, and "United" alone where a club of the article ends so."""
    words = [mention.text.casefold().split() for mention in mentions]
    ends = {name[-1] for name in words if len(name) > 1} & ENDS_CLUBS
    return [
        mention.of_kind("organisation") if name and name[-1] in ends else mention
        for mention, name in zip(mentions, words, strict=True)
    ]
