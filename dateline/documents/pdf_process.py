"""The pages of a PDF as lines of JSON. Run as a program of its own, with nothing of Dateline in it.

PDFium is a large program in C++ and reads what strangers send: here it may take so much memory and time and no more,
and when it falls, only this process does.

First line: ``{"pages": number, "title": text}`` or ``{"error": word}``. Then for each page ``{"page": number from 1,
"pieces": [[text, left, top, right, bottom], ...], "sideways": text, "unknown": number of signs}`` in points, y growing
downwards on the page as it is shown, or ``{"page": number, "error": word}``.
"""

import ctypes
import json
import math
import resource
import sys
from collections import Counter
from collections.abc import Iterator

import pypdfium2_raw as pdfium

MEMORY = 1_500_000_000  # bytes of address space; a page of 200,000 characters takes a tenth of them
# Heights of the type, from descender to ascender: a wider gap ends a piece. Blanks have a fifth, in spread lines up to
# two thirds; the gutter between columns has four fifths or more.
_GAP = 0.75
_BACK = 0.5  # heights of the type that a letter may reach back over the one before it: kerning and accents
_DISPLAY = 1.8  # a letter this much larger than the next is an initial, and stands alone
_UPRIGHT = 0.9  # cosine of the angle; what leans over more is set sideways, or stamped across
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # PDFium's signs for the hyphen at the end of a line, and the soft one
_BLANKS = frozenset({0x20, 0xA0, 0x09, 0x3000})
_BREAKS = frozenset({0x0A, 0x0D})
_UNKNOWN = "\ufffd"  # of a font that does not say what its signs mean
_ERRORS = {pdfium.FPDF_ERR_PASSWORD: "password", pdfium.FPDF_ERR_SECURITY: "password"}
_SAMPLE = 1_000  # characters that tell the direction
_Box = tuple[float, float, float, float]
_Piece = tuple[str, float, float, float, float]
_MOST_CHARACTERS = 1_000_000  # of one page


def main(path: str, most_pages: int, seconds: int) -> None:
    """Write the pages of the file to standard output, within so many seconds of computing."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadDocument(path.encode(), None)
    if not document:
        _say({"error": _ERRORS.get(pdfium.FPDF_GetLastError(), "format")})
        return
    pages = pdfium.FPDF_GetPageCount(document)
    _say({"pages": pages, "title": _title(document)})
    if pages <= most_pages:
        for number in range(pages):
            _say({"page": number + 1} | _page(document, number))


def _say(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")


def _title(document: pdfium.FPDF_DOCUMENT) -> str:
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    buffer = ctypes.create_string_buffer(min(size, 4_000))
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, len(buffer))
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0") if size <= len(buffer) else ""


def _page(document: pdfium.FPDF_DOCUMENT, number: int) -> dict[str, object]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"error": "broken"}
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            return {"error": "broken"}
        try:
            return _text(text)
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _text(text: pdfium.FPDF_TEXTPAGE) -> dict[str, object]:
    if pdfium.FPDFText_CountChars(text) > _MOST_CHARACTERS:
        return {"error": "long"}
    pieces: list[_Piece] = []
    sideways: list[str] = []
    before: _Box | None = None
    unknown = 0
    for character, box, after_blank in _characters(text, _turn(text)):
        unknown += character == _UNKNOWN
        blank = " " if after_blank else ""
        if box is None:
            sideways.append(blank + character)
        elif before and _goes_on(before, box):
            piece = pieces[-1]
            pieces[-1] = (piece[0] + blank + character, *_around(piece[1:], box))
        else:
            pieces.append((character, *box))
        before = box
    return {"pieces": pieces, "sideways": "".join(sideways), "unknown": unknown}


def _turn(text: pdfium.FPDF_TEXTPAGE) -> int:
    """By how many quarters to the left most of the text is turned. PDFium counts angles to the right."""
    count = min(pdfium.FPDFText_CountChars(text), _SAMPLE)
    turns = Counter(round(-pdfium.FPDFText_GetCharAngle(text, at) / (math.pi / 2)) % 4 for at in range(count))
    return max(turns, key=lambda turn: turns[turn], default=0)


def _characters(text: pdfium.FPDF_TEXTPAGE, turn: int) -> Iterator[tuple[str, _Box | None, bool]]:
    """Each character, its box as the page is shown, None where it is set sideways, and if a blank is before it."""
    blank = False
    found = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in _BLANKS or code in _BREAKS:
            blank = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, at, found):
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, at) + turn * math.pi / 2
        box = _shown(found, turn) if math.cos(angle) > _UPRIGHT else None
        yield _printed(code), box, blank
        blank = False


def _printed(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return _UNKNOWN if not code or code > sys.maxunicode or 0xE000 <= code < 0xF900 else chr(code)


def _shown(box: pdfium.FS_RECTF, turn: int) -> _Box:
    """The box as the page is shown, turned by so many quarters, with y growing downwards."""
    left, top, right, bottom = (round(edge, 2) for edge in (box.left, box.top, box.right, box.bottom))
    turned = (left, -top, right, -bottom), (bottom, left, top, right), (-right, bottom, -left, top)
    return (*turned, (-top, -right, -bottom, -left))[turn % 4]


def _goes_on(before: _Box, box: _Box) -> bool:
    """Whether the second box follows the first on its line, without a gap as between columns."""
    tall, taller = sorted((before[3] - before[1], box[3] - box[1]))
    shared = min(before[3], box[3]) - max(before[1], box[1])
    # The letters of a ligature have one box between them.
    gap = 0.0 if box[0] == before[0] else box[0] - before[2]
    return shared >= 0.5 * tall and taller <= _DISPLAY * tall and -_BACK * taller <= gap <= _GAP * taller


def _around(one: _Box, two: _Box) -> _Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
