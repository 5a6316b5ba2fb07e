"""A body as sentences of tokens, in which a whole passage between marks is one token."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dateline.enrich.quoting.cues import CUES
from dateline.enrich.quoting.marks import Passage

_TOKEN = re.compile(
    r"""
    \d+(?:[.,]\d+)+\w*                                           # 6,000.5m
    | \w+(?:[’'&/-]\w+|\.(?:[a-z\d]\w*|[A-Z]\b))*(?:[’'](?=\s))?  # U.S, runner-up, Obama's, Democrats'
    | \n+ | [.?!…]+ | \S
    """,
    re.VERBOSE,
)
_LONGEST = 200
"""Tokens; what is longer has lost its full stops, or never was a sentence, and is cut."""

_ENDS = frozenset(".?!…")
_ABBREVIATIONS = frozenset(
    """
    jan feb mar apr jun jul aug sept oct dec adm ala ariz ark asst atty brig calif capt cmdr co col colo conn corp cpl
    dept det dr fla ft ga gen gov hon ill inc ind jr kan ky lt ltd maj mass md messrs mich minn miss mo mont mr mrs ms
    mt neb nev okla ore pa pfc prof pvt rep reps rev sec sen sens sgt sr st supt tenn tex treas va vs vt wash wis
    """.split()
)
_GOES_ON = frozenset(",;:)]—–-")
"""What stands before none of them is the end of a sentence."""

_TAIL = 8  # tokens in which "Mr. Obama said" must follow a passage that ends as a sentence does


class Named(NamedTuple):
    """A mention of a person or an organisation of the article: ``name`` is what the article calls it at most."""

    start: int
    end: int
    name: str
    is_person: bool


class Token(NamedTuple):
    """A word, a punctuation mark, or a passage (then ``passage`` is its number); ``named`` when part of a name."""

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    passage: int | None = None
    named: Named | None = None

    @property
    def is_possessive(self) -> bool:
        """Whether it ends as "Obama's" and "the Democrats'" do."""
        return self.is_word and self.text.endswith(("'s", "’s", "'", "’"))


def sentences(body: str, found: Sequence[Passage], names: Sequence[Named]) -> list[list[Token]]:
    """The sentences of a body that holds these passages and names, both in order.

    A passage is in one sentence even where it is of several; no sentence else reaches over the end of a paragraph.
    """
    tokens = list(_tokens(body, found, names))
    done: list[list[Token]] = []
    sentence: list[Token] = []
    for number, token in enumerate(tokens):
        if token.text[0] == "\n" and token.passage is None:
            if sentence:
                done.append(sentence)
            sentence = []
            continue
        sentence.append(token)
        if len(sentence) == _LONGEST or _ends(token, tokens[number + 1 : number + 2 + _TAIL]):
            done.append(sentence)
            sentence = []
    return [*done, sentence] if sentence else done


def is_new_paragraph(body: str, before: Sequence[Token], sentence: Sequence[Token]) -> bool:
    """Whether a sentence begins another paragraph than the one before it is in."""
    return "\n" in body[before[-1].end : sentence[0].start]


def _tokens(body: str, found: Sequence[Passage], names: Sequence[Named]) -> Iterator[Token]:
    starts = [name.start for name in names]

    def named(start: int) -> Named | None:
        number = bisect_right(starts, start) - 1
        return names[number] if number >= 0 and start < names[number].end else None

    position = 0
    for number, passage in enumerate(found):
        yield from _words(body, position, passage.opened, named)
        yield Token(
            passage.opened, passage.closed, body[passage.opened : passage.closed], "", is_word=False, passage=number
        )
        position = passage.closed
    yield from _words(body, position, len(body), named)


def _words(body: str, start: int, end: int, named: Callable[[int], Named | None]) -> Iterator[Token]:
    abbreviated = -1
    for match in _TOKEN.finditer(body, start, end):
        text = match[0]
        if match.start() == abbreviated and text == ".":
            continue
        token_end = match.end()
        if body.startswith(".", token_end) and _is_abbreviation(text):
            abbreviated, token_end = token_end, token_end + 1
        text = body[match.start() : token_end]
        is_word = text[0].isalnum() or text[0] == "_"
        yield Token(match.start(), token_end, text, text.casefold(), is_word, named=named(match.start()))


def _is_abbreviation(word: str) -> bool:
    return word.casefold() in _ABBREVIATIONS or "." in word[:2] or (len(word) == 1 and word.isupper())


def _ends(token: Token, following: Sequence[Token]) -> bool:
    """Whether a sentence ends with this token."""
    after = following[0].text if following else ""
    if token.passage is None:
        return token.text[0] in _ENDS and not after[:1].islower() and after[:1] not in _GOES_ON
    last = token.text.rstrip("”\"“»«」』’' ")[-1:]
    if last not in _ENDS or not following:
        return False
    return not after[:1].islower() and after[:1] not in _GOES_ON and not _is_tail(following, strict=last == ".")


def _is_tail(following: Sequence[Token], *, strict: bool) -> bool:
    """Whether what follows a passage says who spoke: ``Mr. Obama said``; if ``strict``, it must say nothing more."""
    for number, token in enumerate(following):
        if not token.is_word:
            return False
        if token.lower in CUES and CUES[token.lower].form in {"past", "present"}:
            rest = following[number + 1 : number + 2]
            return number > 0 and (not strict or not rest or rest[0].text[0] in ".\n")
    return False
