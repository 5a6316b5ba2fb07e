"""The headline: the first line where it looks like one, else derived from the lead."""

import re
from collections.abc import Sequence

LONGEST_HEADLINE = 160  # characters
_LONGEST_STANDFIRST = 320  # characters; the longest that newspapers print in one piece
_DERIVED = 90  # characters; about the length that newspapers print
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bNo)(?<!\bProf)(?<!\bGen)(?<!\bCol)(?<!\bCapt)(?<!\bSgt)(?<!\bRs)"
    r"(?<!\bvs)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bJr)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bLt)(?<!\bMt)(?<!\bFt)(?<!\bapprox)"
    r"[.!?][\"”’']?(?=\s+[\"“‘']?[A-ZÀ-Þ0-9])|[。！？]"
)
_FULL_STOP = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "։")
_CLOSING = "\"”’')]»*_ "
_SECTIONS = frozenset(
    "world national international local metropolitan city nation region business economy markets money finance "
    "politics opinion editorial comment "
    "sport sports football cricket culture arts entertainment life lifestyle style travel food health science "
    "technology tech "
    "education environment climate obituaries letters features news magazine".split()
)


def ends_sentence(paragraph: str) -> bool:
    """Whether the paragraph ends as prose does: with a full stop or its like, maybe inside quotation marks."""
    return paragraph.rstrip(_CLOSING).endswith(_FULL_STOP)


def is_headline(paragraph: str, following: Sequence[str]) -> bool:
    """Whether the first paragraph of a text is its headline: short, no full stop, and longer text after it."""
    if len(paragraph) > LONGEST_HEADLINE or not following:
        return False
    ended = paragraph.rstrip(_CLOSING)[-1:] in {".", ",", ";", ":", "。", "।", "۔"} and not paragraph.endswith("...")
    if ended and not _only_initials(paragraph):
        return False
    return max(map(len, following)) > len(paragraph)


def is_standfirst(paragraph: str) -> bool:
    """Whether this is short enough for a standfirst: to be asked of what stands above the story."""
    return len(paragraph) <= _LONGEST_STANDFIRST


def is_section(paragraph: str) -> bool:
    """Whether this is the label of a section above a headline: SPORT, Business."""
    return paragraph.lower() in _SECTIONS


def derive_headline(lead: str) -> tuple[str, int]:
    """A headline made of the lead, and how many characters of the lead it stands for.

    The first sentence, cut at a word and marked with an ellipsis when it is too long for a headline.
    """
    end = _SENTENCE_END.search(lead, 0, 20 * _DERIVED)
    sentence = lead[: end.start()] if end else lead.rstrip(".")
    if len(sentence) <= _DERIVED:
        return sentence, len(sentence)
    cut = sentence[: _DERIVED + 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—“‘\"'(")
    cut = cut if len(cut) > _DERIVED / 3 else sentence[:_DERIVED]
    return f"{cut} …", len(cut)


def _only_initials(paragraph: str) -> bool:
    """A headline may end in an abbreviation: Police search for man from Washington D.C."""
    return bool(re.search(r"\b[A-Z]\.[A-Z]\.$", paragraph))
