"""The typefaces of the page, cut to what news in European languages needs and packed as WOFF2.

Newsreader (Production Type, SIL Open Font License 1.1) was drawn for reading news on screens: one cut for text, one for
headlines. Libre Franklin (Impallari Type, SIL Open Font License 1.1) is for everything around it. Both come whole from
their packages; their 550 kB would be five times the page, so each is cut to its characters, weights and optical sizes.
"""

import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

Limits = Mapping[str, float | tuple[float, float]]

LATIN: Final = "U+20-7E, U+A0-FF, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2026, U+2039-203A, U+20AC, U+2122-2212"
MORE_LATIN: Final = "U+100-24F, U+1E00-1EFF"
_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "onum", "tnum", "pnum"]


@dataclass(frozen=True)
class Cut:
    """One file of a typeface. ``limits``: the axes that are fixed, or narrowed to a range."""

    package: str
    file: str
    limits: Limits = field(default_factory=dict)
    characters: str = LATIN


_TEXT: Limits = {"opsz": 16, "wght": (400, 600)}
_DISPLAY: Limits = {"opsz": 60, "wght": 500}
_PLAIN: Limits = {"wght": (400, 700)}
_NEWSREADER, _FRANKLIN = "fontpkg_newsreader", "fontpkg_libre_franklin"
_ROMAN, _ITALIC, _GROTESQUE = "Newsreader[opsz,wght].ttf", "Newsreader-Italic[opsz,wght].ttf", "LibreFranklin[wght].ttf"

CUTS: Final[Mapping[str, Cut]] = {
    "text.woff2": Cut(_NEWSREADER, _ROMAN, _TEXT),
    "text-more.woff2": Cut(_NEWSREADER, _ROMAN, _TEXT, MORE_LATIN),
    "italic.woff2": Cut(_NEWSREADER, _ITALIC, {"opsz": 16, "wght": 400}),
    "display.woff2": Cut(_NEWSREADER, _ROMAN, _DISPLAY),
    "display-more.woff2": Cut(_NEWSREADER, _ROMAN, _DISPLAY, MORE_LATIN),
    "plain.woff2": Cut(_FRANKLIN, _GROTESQUE, _PLAIN),
    "plain-more.woff2": Cut(_FRANKLIN, _GROTESQUE, _PLAIN, MORE_LATIN),
}
"""The files by name; a browser loads those with ``more`` only for pages that need their characters."""


def cut(name: str) -> bytes:
    """The file of this name as WOFF2; takes a second or three."""
    wanted = CUTS[name]
    # It warns of tables that it cannot cut, which these typefaces have none of that matter here.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = TTFont(str(files(wanted.package) / "files" / wanted.file))
    options = Options(layout_features=_FEATURES, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(_unicodes(wanted.characters)))
    subsetter.subset(font)
    if wanted.limits:
        font = instantiateVariableFont(font, dict(wanted.limits))
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def _unicodes(ranges: str) -> Iterator[int]:
    """The code points of a CSS unicode-range."""
    for each in ranges.split(", "):
        first, _, last = each.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
