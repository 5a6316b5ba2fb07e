"""Which mentions are the same person: "Zulfikar Ali Bhutto", "Mr Bhutto", "Zulfikar Bhutto"."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.enrich.kinds import key
from dateline.enrich.names import Mention


def groups_of_people(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one person each, by first mention; mentions must be in order of position.

    A single word belongs to the person of that last name that was named in full most lately (else to the next who is),
    or to the only one of that first name. Names in full are the same where one ends the other ("Ali Bhutto"), or where
    the last word agrees and the first word or its initial does.
    """
    fullest = _fullest([key(mention.text) for mention in mentions])
    seen: dict[str, str] = {}  # last word -> the person of that name, as of here in the text
    first_names: dict[str, set[str]] = defaultdict(set)
    next_of: dict[str, str] = {}
    for name in dict.fromkeys(fullest.values()):
        words = name.split()
        if len(words) > 1:
            first_names[words[0]].add(name)
            next_of.setdefault(words[-1], name)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        name = key(mention.text)
        if " " in name:
            person = fullest[name]
            seen[person.split()[-1]] = person
        else:
            of_first_name = first_names.get(name, set())
            only = next(iter(of_first_name)) if len(of_first_name) == 1 else name
            person = seen.get(name) or next_of.get(name) or only
        groups[person].append(mention)
    return list(groups.values())


def fullest_variant(mentions: Sequence[Mention]) -> str:
    """The name with the most words, better without an initial in front; then the most frequent; then the first."""
    texts = [mention.text for mention in mentions]
    count = Counter(texts)

    def rank(text: str) -> tuple[int, bool, bool, int]:
        words = text.split()
        return len(words), not text.isupper(), len(words[0].rstrip(".")) > 1, count[text]

    return max(dict.fromkeys(texts), key=rank)


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Each name of several words with the one fuller name that it is a variant of, else with itself."""
    full = sorted({name for name in names if " " in name}, key=lambda name: (-len(name.split()), -len(name), name))
    variant_of: dict[str, str] = {}
    for name in full:
        fuller = {variant_of[other] for other in variant_of if len(other) > len(name) and _same(name, other)}
        variant_of[name] = fuller.pop() if len(fuller) == 1 else name
    return variant_of


def _same(name: str, fuller: str) -> bool:
    words, more = name.split(), fuller.split()
    if fuller.endswith(f" {name}") or (len(words) < len(more) and (words[0], words[-1]) == (more[0], more[-1])):
        return True
    return len(words) == 2 and len(words[0]) == 1 and (words[0], words[1]) == (more[0][0], more[-1])  # D Humphreys
