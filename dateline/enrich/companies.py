"""Companies that the model takes for people: their name says what they are."""

from collections.abc import Sequence

from dateline.enrich.kinds import key
from dateline.enrich.names import Mention

_ENDS_COMPANIES = frozenset(
    """
    airlines airways brothers capital corp corporation films foundation group holdings inc insurance limited llc
    ltd media motors newspapers partners pharmaceuticals pictures plc productions records securities stores studios
    systems technologies university
    """.split()
)
"""Last words of names in several words that are nobody's last name."""


def with_pairs(body: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Two single words with nothing but "&" between them are one organisation: "Brown & Williamson"."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and body[last.end : mention.start] == " & " and " " not in last.text + mention.text:
            joined[-1] = Mention(last.start, mention.end, "organisation", body[last.start : mention.end])
        else:
            joined.append(mention)
    return joined


def companies(mentions: Sequence[Mention]) -> list[Mention]:
    """People whose name ends as only companies do, or is the first of two in one ("Marsh", of Marsh & McLennan).

    But a word of a person's full name stays a person's.
    """
    names = [(mention, key(mention.text).split()) for mention in mentions]
    people = {
        word
        for mention, words in names
        if mention.kind == "person" and len(words) > 1 and words[-1] not in _ENDS_COMPANIES
        for word in words
    }
    first_words = {words[0] for mention, words in names if mention.kind == "organisation" and words[1:2] == ["&"]}

    def is_company(words: list[str]) -> bool:
        if len(words) > 1:
            return words[-1] in _ENDS_COMPANIES
        return bool(words) and words[0] in first_words - people

    return [
        mention.of_kind("organisation") if mention.kind == "person" and is_company(words) else mention
        for mention, words in names
    ]
