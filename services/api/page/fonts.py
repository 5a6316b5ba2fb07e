"""The typefaces of the page, cut to what news in European languages needs and packed as WOFF2.

Newsreader (Production Type, SIL Open Font License 1.1) was drawn for reading news on screens: one cut for text, one for
headlines. Libre Franklin (Impallari Type, SIL Open Font License 1.1) is for everything around it. Both come whole from
their packages; their 550 kB would be five times the page, so each is cut to its characters, weights and optical sizes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Limits = Mapping[str, float | tuple[float, float]]

LATIN: Final = "U+20-7E, U+A0-FF, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2026, U+2039-203A, U+20AC, U+2122-2212"
MORE_LATIN: Final = "U+100-24F, U+1E00-1EFF"


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
