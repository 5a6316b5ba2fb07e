"""Wire text: messages between control characters, as ANPA 1312 and IPTC 7901 frame them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dateline.article import WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE, AltId, Article
from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.wires.iptc import name_a_kill
from dateline.newsprint.charset import decode
from dateline.newsprint.paragraphs import paragraphs

_SOH, _STX, _ETX, _EOT = b"\x01", b"\x02", b"\x03", b"\x04"
_BLOCK = 65_536  # bytes read at a time
_WIDEST = 4  # bytes of a character, at most
_NOISE = bytes(range(32)) + b" \x7f\xff"  # what a line sends while it idles
_LONGEST_NOISE = 256  # bytes before the first message in which a format still tells itself
# Controls that steer printers and typesetters inside a message: they part nothing.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f") + b"\x7f"
_INDENTED = re.compile(r"^(?=\t)", re.MULTILINE)
_DASH = re.compile(r"(?<!\S)_(?=\s)")
_LEAD = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\s*(?:LEAD|LD)", re.IGNORECASE)
_KILLED = frozenset(("KILL", "BULLETIN KILL", "MANDATORY KILL", "STORY KILL", "STORNO", "ELIMINATION"))
_WITHHELD = frozenset(("WITHHOLD", "BULLETIN WITHHOLD", "HOLD"))
_CENTURY = 1900
_FIRST_YEAR = 70  # of two digits; what is below lies in this century: no wire was framed so before 1979
_MONTHS = {
    "jan": 1, "feb": 2, "fev": 2, "fév": 2, "mar": 3, "mär": 3, "mrz": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5,
    "mai": 5, "jun": 6, "jul": 7, "aug": 8, "ago": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
    "déc": 12, "dic": 12,
}  # fmt: skip
_ZONES = {
    "GMT": "UTC", "UTC": "UTC", "BST": "Etc/GMT-1", "CET": "Etc/GMT-1", "MEZ": "Etc/GMT-1", "CEST": "Etc/GMT-2",
    "MESZ": "Etc/GMT-2", "EDT": "Etc/GMT+4", "EST": "Etc/GMT+5", "CDT": "Etc/GMT+5", "CST": "Etc/GMT+6",
    "MDT": "Etc/GMT+6", "MST": "Etc/GMT+7", "PDT": "Etc/GMT+7", "PST": "Etc/GMT+8",
}  # fmt: skip
CATEGORIES = {
    "a": "domestic news", "d": "food", "e": "entertainment", "f": "finance", "i": "international", "l": "lifestyle",
    "o": "weather", "p": "politics", "s": "sports", "t": "travel", "v": "advisory", "w": "Washington",
}  # fmt: skip
"""The letters of ANPA 1312 that mean the same with all agencies that use them."""


@dataclass(frozen=True)
class Message:
    """One message without its control characters; ``text`` still has its lines."""

    header: str
    text: str
    trailer: str
    encoding: str
    warnings: list[str]


def opens_with(pattern: re.Pattern[bytes], head: bytes) -> bool:
    """Whether a start of heading (SOH) and then this pattern stand at the beginning, behind idle characters only."""
    start = head.find(_SOH, 0, _LONGEST_NOISE)
    return start >= 0 and not head[:start].strip(_NOISE) and bool(pattern.match(head, start + 1))


def read_messages(
    path: Path, context: ReadContext, article_of: Callable[[Message, ReadContext], Article]
) -> Iterator[Article | Skipped]:
    """The article of each message of a file, one by one; one that is broken is skipped, with its number."""
    most = _WIDEST * context.max_article_chars + _BLOCK
    for number, piece in enumerate(_pieces(path, most), 1):
        try:
            if len(piece) >= most:
                raise TooLargeError(f"It is longer than {context.max_article_chars:,} characters.")
            yield article_of(_message(piece), context)
        except FileError as error:
            yield Skipped(f"message {number}", error.reason)


def _pieces(path: Path, most: int) -> Iterator[bytes]:
    """What stands between one SOH and the next, at most about ``most`` bytes of each."""
    pending, begun = b"", False
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            *whole, pending = (pending + block).split(_SOH)
            for piece in whole:
                if begun:
                    yield piece
                begun = True
            pending = pending[:most]
    if begun:
        yield pending


def _message(piece: bytes) -> Message:
    header, start, rest = piece.partition(_EOT)[0].partition(_STX)
    if not start:
        raise UnreadableError("It has no start of text (STX).")
    text, end, trailer = rest.partition(_ETX)
    decoded = decode(text.translate(None, _CONTROLS))
    warnings = list(decoded.warnings)
    if not end:
        warnings.append("The message is cut off: it has no end of text (ETX).")
    return Message(
        # Two controls part the words of the header; the others print nothing.
        header=header.translate(bytes.maketrans(b"\x1f\x11", b"  "), b"\x13\x16").decode(decoded.encoding, "replace"),
        text=decoded.text,
        trailer=trailer.translate(None, _CONTROLS).decode(decoded.encoding, "replace"),
        encoding=decoded.encoding,
        warnings=warnings,
    )


def story_paragraphs(text: str) -> list[str]:
    """The paragraphs of the text of a message: indented by a tabulator, or parted by blank lines.

    Seven-bit signs are read as what they stand for: two accents are a quotation mark, a low line alone is a dash.
    """
    plain = _DASH.sub("—", text).replace("``", '"').replace("''", '"').replace("`", "'")
    return [paragraph for paragraph in paragraphs(_INDENTED.sub("\n", plain)) if paragraph]


def version_of(label: str) -> int:
    """The revision that a label names: a first lead is the second version of a story; 1 when it names none."""
    lead = _LEAD.search(label)
    return 1 + int(lead[1]) if lead else 1


def status_of(labels: list[str]) -> str | None:
    """The status, in IPTC's words, that the labels over a story give it: canceled, withheld; None when none does."""
    names = {" ".join(label.upper().split()) for label in labels}
    if names & _KILLED:
        return "canceled"
    return "withheld" if names & _WITHHELD else None


def name_withdrawn(article: Article, *, by_keyword: bool) -> None:
    """Say how a kill names the story that it takes back: wires number none, so it is by headline or by keyword.

    ``by_keyword``: the keyword belongs to one story of its day. Elsewhere many share it, and it only counts for a kill
    that names nothing else.
    """
    if article.pub_status not in {"canceled", "withheld"}:
        return
    names = {WITHDRAWS_HEADLINE: article.headline}
    if by_keyword or not article.headline:
        names[WITHDRAWS_SLUGLINE] = article.slugline or ""
    for role, value in names.items():
        if text := " ".join(value.split()):
            article.alt_ids.append(AltId(role=role, value=text))
    name_a_kill(article)


def moment_of(group: re.Match[str], time_zone: str) -> datetime | None:
    """The time, UTC, of a day/time group: day, month (a number or a name), year, clock, zone. None when it is none.

    A year of two digits is of this century below 70. Without a zone it is in ``time_zone`` (IANA).
    """
    day, month, year, clock, zone = group.group("day", "month", "year", "clock", "zone")
    if zone and zone.upper() not in _ZONES:
        return None
    there = ZoneInfo(_ZONES[zone.upper()] if zone else time_zone)
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:3].lower(), 0)
    full = int(year) + (0 if len(year) > 2 else _CENTURY + 100 * (int(year) < _FIRST_YEAR))
    try:
        return datetime(full, number, int(day), int(clock[:2]), int(clock[2:]), tzinfo=there).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
