"""From lines to paragraphs: one a line, separated by blank lines, or hard-wrapped with words broken at the margin."""

import itertools
import re
import unicodedata

# A text whose lines all stay below this was wrapped by a program or a typist.
_MARGIN = 120
# Of a wrapped paragraph's lines, all but the last come this near to the longest one.
_FILLED = 0.6
# In English two thirds of the lines after a break at the margin begin with a small letter; after a paragraph, none do.
_GOING_ON = 0.3
_NARROWEST = 40  # characters; the column of a newspaper
# A line that leaves room for the next word and this many characters more ends on purpose.
_ROOM = 10
# Control and format characters that print nothing; the soft hyphen among them would part words in the index.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_ENDED = re.compile(r"[.!?:…。！？।][\"”’')\]]*$")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line with single spaces. No word is lost, but hyphens at the margin are."""
    lines = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\f", "\n").splitlines()
    blocks = _blocks(lines)
    margin = _margin(blocks)
    found: list[str] = []
    for block in blocks:
        found += _joined(block, margin) if margin and not _is_list(block) else block
    return [" ".join(paragraph.split()) for paragraph in found]


def _blocks(lines: list[str]) -> list[list[str]]:
    """Runs of lines between blank ones."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.rstrip().expandtabs(4))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _margin(blocks: list[list[str]]) -> int | None:
    """The length of the longest line when lines end at a margin, None when they end where a paragraph ends."""
    breaks = [pair for block in blocks if not _is_list(block) for pair in _breaks(block)]
    longest = max((len(line) for block in blocks for line in block), default=0)
    fullest = max((len(line) for line, _ in breaks), default=0)
    if longest > _MARGIN or fullest < _NARROWEST:
        return None
    filled = sum(len(line) >= _FILLED * fullest for line, _ in breaks)
    goes_on = sum(following.lstrip()[0].islower() for _, following in breaks)
    return longest if filled >= 0.7 * len(breaks) and goes_on >= _GOING_ON * len(breaks) else None


def _breaks(block: list[str]) -> list[tuple[str, str]]:
    """The lines of a block with those that follow them, except where an indented line begins a paragraph."""
    indent = min(map(_indent, block))
    pairs = itertools.pairwise(block)
    return [(line, following) for line, following in pairs if _indent(following) == indent or _indent(line) > indent]


def _is_list(block: list[str]) -> bool:
    """Whether each line stands for itself: several, none goes on from the one before, none ends a sentence."""
    return len(block) > 2 and not any(line.lstrip()[0].islower() or _ENDED.search(line) for line in block)


def _joined(block: list[str], margin: int) -> list[str]:
    """The paragraphs of a wrapped block: an indented line begins one, a line that stops short on purpose ends one."""
    indent = min(map(_indent, block))
    found: list[str] = []
    for number, line in enumerate(block):
        text = line.strip()
        before = block[number - 1]
        if number == 0 or (_indent(line) > indent and _indent(before) <= indent) or _stops_short(before, text, margin):
            found.append(text)
        elif found[-1].endswith("-") and found[-1][-2:-1].isalpha() and text[:1].islower():
            found[-1] = found[-1][:-1] + text
        else:
            found[-1] += " " + text
    return found


def _stops_short(line: str, following: str, margin: int) -> bool:
    """Whether the next word would have fitted: before a new sentence that is a paragraph's end, or a headline's.

    A line of half the margin without a full stop is a headline, a byline or a heading only when a capital follows.
    """
    room = margin - len(line) - 1 - len(following.split(maxsplit=1)[0])
    if room < _ROOM or following[:1].islower() or line.endswith("-"):
        return False
    return bool(_ENDED.search(line)) or (room > 0.25 * margin and not line.endswith((",", ";")))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
