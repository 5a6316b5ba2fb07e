"""Passages between quotation marks: curly, straight and other languages' marks; nested; over several paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

_Direction = Literal["opens", "closes", "either"]

_FAMILIES = ('“”„‟"', "«»", "「」", "『』")
"""Marks that can close each other. Those of other families inside a passage are part of its text."""

_DOUBLE = _FAMILIES[0]
"""Also ``...'' of typewriters and the older wires. Two apostrophes alone open nothing: they are as often a slip."""

_MARK = re.compile(r"``|''|[“”„‟\"«»「」]")
_INCHES = re.compile(r"\d['’]\d+\Z")  # the mark behind 6'3 is no quotation mark
_PARAGRAPH = re.compile(r"[^\n]+")
_LABEL = re.compile(r"[A-Z][A-Z .’'-]+:")  # of who speaks, in a transcript
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–-])[‘'](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(r"(?<=[,.?!…—–-])[’'](?![\w’'])")
"""A single mark closes only behind punctuation: behind a letter it is as likely an apostrophe."""

_SENTENCE_END = 3  # characters: a full stop and the spaces behind it
_LOOKED_BACK = 8  # characters; more than any height in feet and inches


@dataclass(frozen=True, slots=True)
class Passage:
    """Text between marks is ``body[start:end]``; with its marks it is ``body[opened:closed]``."""

    opened: int
    start: int
    end: int
    closed: int
    single: bool = False


def passages(body: str) -> list[Passage]:
    """The outermost passages between quotation marks, in order; they do not overlap.

    A passage that is still open at the end of a paragraph goes on in the next when that opens with a mark again. Else
    a mark is missing, and those of its paragraphs are paired one by one.
    """
    found: list[Passage] = []
    run: list[tuple[int, int]] = []  # paragraphs that one passage may reach over
    pairs: list[Passage] = []
    opening: re.Match[str] | None = None
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(body)]
    for number, span in enumerate(paragraphs):
        run.append(span)
        more, opening = _nested(body, span, opening)
        pairs += more
        if opening and number + 1 < len(paragraphs) and _goes_on(body, paragraphs[number + 1], opening[0]):
            continue
        found += [pair for each in run for pair in _one_by_one(body, each)] if opening else pairs
        run, pairs, opening = [], [], None
    found += list(_between_single_marks(body, found))
    return sorted((_trimmed(body, passage) for passage in found), key=lambda passage: passage.start)


def _nested(
    body: str, span: tuple[int, int], opening: re.Match[str] | None
) -> tuple[list[Passage], re.Match[str] | None]:
    """The passages that end in a paragraph, and the mark of the one still open; ``opening`` came from those before."""
    found: list[Passage] = []
    marks = list(_marks(body, *span))
    depth = 0
    for mark, direction in marks[1:] if opening else marks:  # the mark that opens it again is no new passage
        if opening is None:
            opening = mark if _may_open(mark, direction) else None
        elif _family(mark[0]) == _family(opening[0]):
            if direction == "opens" and _reopens(body, mark.start()):
                continue
            if direction == "opens":
                depth += 1
            elif depth:
                depth -= 1
            else:
                found.append(Passage(opening.start(), opening.end(), mark.start(), mark.end()))
                opening = None
    return found, opening


def _reopens(body: str, start: int) -> bool:
    """Whether a mark inside a passage opens its next paragraph, though the paragraphs run on in one line."""
    before = body[max(0, start - _SENTENCE_END) : start].rstrip()
    return before.endswith((".", "?", "!", "…"))


def _one_by_one(body: str, span: tuple[int, int]) -> Iterator[Passage]:
    """The passages of a paragraph where each mark closes the one just before it."""
    opening: re.Match[str] | None = None
    for mark, direction in _marks(body, *span):
        if opening and direction != "opens" and _family(mark[0]) == _family(opening[0]):
            yield Passage(opening.start(), opening.end(), mark.start(), mark.end())
            opening = None
        else:
            opening = mark if _may_open(mark, direction) else None


def _may_open(mark: re.Match[str], direction: _Direction) -> bool:
    return direction != "closes" and mark[0] != "''"


def _marks(body: str, start: int, end: int) -> Iterator[tuple[re.Match[str], _Direction]]:
    for mark in _MARK.finditer(body, start, end):
        if mark[0] != '"' or not _INCHES.search(body, max(start, mark.start() - _LOOKED_BACK), mark.start()):
            yield (
                mark,
                _direction(mark[0], body[max(start, mark.start() - 1) : mark.start()], body[mark.end() : end][:1]),
            )


def _direction(mark: str, before: str, after: str) -> _Direction:
    """What stands around a mark decides, since some languages close with what others open with; else its shape."""
    if mark == "「":
        return "opens"
    if mark == "」":
        return "closes"
    space_before = not before or before.isspace() or before in "([—–-/"
    space_after = not after or after.isspace() or after in ")].,;:!?—–-"
    if space_before != space_after:
        return "opens" if space_before else "closes"
    if mark == '"' and (before.isalnum() or before == "="):
        return "closes"  # within a word, or a tag
    if mark in "“„‟«" or mark == "``":
        return "opens"
    return "closes" if mark in "”»" else "either"


def _family(mark: str) -> str:
    return next((family for family in _FAMILIES if mark in family), _DOUBLE)


def _goes_on(body: str, span: tuple[int, int], mark: str) -> bool:
    again = _MARK.match(body, *span)
    return again is not None and again[0] == mark and not _LABEL.match(body, again.end(), span[1])


def _between_single_marks(body: str, others: list[Passage]) -> Iterator[Passage]:
    """Passages between single marks, outside those between double ones."""
    position = 0
    for start, end in _outside(body, others):
        while opening := _SINGLE_OPEN.search(body, max(start, position), end):
            paragraph_end = body.find("\n", opening.end(), end)
            closing = _SINGLE_CLOSE.search(body, opening.end(), end if paragraph_end < 0 else paragraph_end)
            position = closing.end() if closing else (end if paragraph_end < 0 else paragraph_end)
            if closing:
                yield Passage(opening.start(), opening.end(), closing.start(), closing.end(), single=True)


def _outside(body: str, found: list[Passage]) -> Iterator[tuple[int, int]]:
    position = 0
    for passage in found:
        yield position, passage.opened
        position = passage.closed
    yield position, len(body)


def _trimmed(body: str, passage: Passage) -> Passage:
    """The passage without white space at its ends (French marks stand off), and without the comma that closes it.

    That comma belongs to the sentence around: typesetters put it inside the marks, and the speaker did not say it.
    """
    text = body[passage.start : passage.end]
    start = passage.start + len(text) - len(text.lstrip())
    end = passage.start + len(text.rstrip())
    if end > start and body[end - 1] in ",，،":
        end -= 1
    return replace(passage, start=start, end=max(start, end))
