"""RTF taken apart: its paragraphs with their styles, and what stands beside them (RTF Specification 1.9.1)."""

import codecs
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from mmap import mmap

from dateline.article import Removed
from dateline.documents.headings import Paragraph, level_of, lines_of
from dateline.documents.rtf_words import ASIDE, CODECS, ENDS, KEPT, SIGNS, SILENT
from dateline.errors import TooLargeError, UnreadableError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([\r\n\x00]{1,4096})"
    rb"|([^\\{}\r\n\x00]{1,4096})|\\",
    re.DOTALL,
)
_DEEPEST = 1_000  # groups; Word nests some 20 deep, in tables within tables
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass
class _Group:
    """What holds until the closing brace."""

    silent: bool = False
    aside: str | None = None
    table: str | None = None  # fonttbl or stylesheet: read for what they define
    skip: int = 1  # bytes that stand for a \u character where Unicode is unknown
    font: int = -1
    style: int = 0
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False


class RtfText:
    """The story of an RTF file. ``paragraphs`` and ``removed`` are filled once ``read`` has gone through the file."""

    def __init__(self, most_characters: int) -> None:
        self.paragraphs: list[Paragraph] = []
        self.removed: list[Removed] = []
        self.codec = "cp1252"
        self._left = most_characters
        self._group = _Group()
        self._groups: list[_Group] = []
        self._fonts: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._is_star = False
        self._to_skip = 0
        self._bytes = bytearray()  # of a character set, not decoded yet
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._beside: list[str] = []
        self._name: list[str] = []
        self._row: list[list[Paragraph]] = [[]]

    def read(self, data: mmap | bytes) -> bool:
        """Go through the file up to the brace that closes it. False when that one is missing: it was cut off.

        Raises UnreadableError for groups that nest without end, TooLargeError.
        """
        position = 0
        while match := _TOKEN.match(data, position):
            position = match.end()
            word, number, code, sign, brace, _, text = match.groups()
            if code is None and text is None:
                self._decode()
            if word:
                name = word.decode("ascii")
                if name == "bin":
                    position += max(0, int(number or 0))
                self._word(name, int(number) if number else None)
            elif brace == b"}":
                self._close()
                if not self._groups:
                    break
            elif brace:
                self._open()
            elif sign is not None:
                self._sign(sign.decode("latin-1"))
            elif code or text:
                self._take(bytes.fromhex(code.decode("ascii")) if code else text)
        self._decode()
        self._end_paragraph()
        self._end_row()
        return not self._groups

    def _open(self) -> None:
        if len(self._groups) >= _DEEPEST:
            raise UnreadableError(f"Its groups nest more than {_DEEPEST:,} deep.", "Save it again as DOCX, then retry.")
        self._groups.append(copy(self._group))
        self._is_star = False

    def _close(self) -> None:
        ended = self._group
        self._group = self._groups.pop() if self._groups else _Group()
        if ended.aside and not self._group.aside:
            lines = lines_of(_whole(self._beside))
            self.removed += [Removed(text=line.text, reason=ended.aside) for line in lines]
            self._beside = []

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._is_star = True
        elif sign in SIGNS:
            self._word(sign, None)

    def _take(self, data: bytes) -> None:
        """Bytes of text, less those that only stand in for the character before them."""
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if not self._group.silent or self._group.aside or self._group.table:
            self._bytes += data[skipped:]

    def _decode(self) -> None:
        if self._bytes:
            codec = self._fonts.get(self._group.font, self.codec)
            text, self._bytes = self._bytes.decode(codec, "replace"), bytearray()
            self._text(text)

    def _text(self, text: str) -> None:
        group = self._group
        if group.hidden or group.deleted:
            return
        self._left -= len(text) if group.aside or not group.silent else 0
        if self._left < 0:
            raise TooLargeError(
                "As one article it is too long.", "Split it, or raise DATELINE_MAX_ARTICLE_CHARS and retry."
            )
        if group.table == "stylesheet":
            self._define_style(text)
        elif group.aside:
            self._beside.append(text)
        elif not group.silent:
            self._pieces.append(text)
            if text.strip():
                self._bold.append(group.bold)

    def _define_style(self, text: str) -> None:
        name, end, _ = text.partition(";")
        self._name.append(name)
        if end:
            level = level_of("".join(self._name).strip())
            if level is not None:
                self._levels[self._group.style] = level
            self._name = []

    def _word(self, word: str, number: int | None) -> None:
        is_star, self._is_star, self._to_skip = self._is_star, False, 0
        if word in SILENT or (is_star and word not in KEPT):
            self._enter(word)
        elif word == "u" and number is not None:
            self._text(chr(number % 0x10000))
            self._to_skip = self._group.skip
        elif word in SIGNS:
            self._text(SIGNS[word])
        elif word in ENDS and not self._group.silent:
            self._end_paragraph()
        elif word in ENDS and self._group.aside:
            self._beside.append("\n")
        elif word in {"cell", "nestcell", "row", "nestrow"} and not self._group.silent:
            self._end_paragraph()
            if "cell" in word:
                self._row.append([])
            else:
                self._end_row()
        else:
            self._set(word, number)

    def _enter(self, word: str) -> None:
        group = self._group
        if not group.silent:
            group.aside = ASIDE.get(word)
        group.silent = True
        group.table = word if word in {"fonttbl", "stylesheet"} else None
        group.style = 0

    def _set(self, word: str, number: int | None) -> None:
        """Settings of the group, and those of the file."""
        group, is_on = self._group, number != 0
        match word:
            case "b":
                group.bold = is_on
            case "deleted":
                group.deleted = is_on
            case "v":
                group.hidden = is_on
            case "plain":
                group.bold = group.hidden = group.deleted = False
            case "pard":
                group.style, group.in_table = 0, False
            case "intbl":
                group.in_table = True
            case "s":
                group.style = number or 0
            case "uc":
                group.skip = max(0, min(number if number is not None else 1, 100))
            case "f":
                group.font = number or 0
            case _:
                self._set_codec(word, number)

    def _set_codec(self, word: str, number: int | None) -> None:
        if word == "fcharset" and self._group.table == "fonttbl" and number in CODECS:
            self._fonts[self._group.font] = CODECS[number]
        elif word == "ansicpg":
            self.codec = _codec(f"cp{number}")
        elif word == "mac":
            self.codec = "mac_roman"

    def _end_paragraph(self) -> None:
        is_bold = bool(self._bold) and all(self._bold)
        lines = lines_of(_whole(self._pieces), self._levels.get(self._group.style), is_bold=is_bold)
        self._pieces, self._bold = [], []
        if self._group.in_table:
            self._row[-1] += lines
        else:
            self._end_row()
            self.paragraphs += lines

    def _end_row(self) -> None:
        """A row whose cells hold a line at most is one line; other cells only set the page."""
        cells, self._row = [cell for cell in self._row if cell], [[]]
        self.paragraphs += _row(cells)


def _row(cells: list[list[Paragraph]]) -> Iterator[Paragraph]:
    if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
        yield Paragraph(" | ".join(cell[0].text for cell in cells))
    else:
        for cell in cells:
            yield from cell


def _codec(name: str) -> str:
    """The name of the codec where Python has it and it turns bytes to text, else that of Western Windows."""
    try:
        return name if codecs.lookup(name)._is_text_encoding else "cp1252"  # noqa: SLF001  no public way to ask
    except LookupError:
        return "cp1252"


def _whole(pieces: list[str]) -> str:
    """The pieces as one text; the halves that RTF writes characters beyond the first 65,536 in are put together."""
    text = "".join(pieces)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _SURROGATE.search(text) else text
