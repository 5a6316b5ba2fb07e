"""Cut the typefaces of the page with fontTools."""

import io
import logging
from collections.abc import Iterator
from importlib.resources import files

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from services.api.page.fonts import CUTS

_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "onum", "tnum", "pnum"]


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
