"""The typefaces: each cut is WOFF2, has the characters that the style sheet says it has, and is small."""

import io
import re
from collections.abc import Mapping

import pytest
from fontTools.ttLib import TTFont

from services.api.page import materials
from services.api.page.assets import STATIC
from services.api.page.fonts import CUTS, LATIN, MORE_LATIN

FACE = re.compile(r"@font-face *\{[^}]*url\(([a-z-]+\.woff2)\)[^}]*unicode-range: *([^;]+);")
# What news in English, French, Polish and Turkish prints; quotation marks, dashes, money, and figures in columns.
PRINTED = "The “Straße” cost 1,250 – or €12½ … naïve façade, señor’s «ouest»"
PRINTED_MORE = "Łódź Kraków İstanbul Čapek őrült".translate({ord(c): None for c in "dóaIstnbulKrwpekülr "})
# A page loads three of them and has 150 kB; those of more letters come on top for pages that have such.
MOST_BYTES = 45_000


@pytest.fixture(scope="module")
def fonts() -> Mapping[str, bytes]:
    folder = materials.prepare()
    return {name: (folder / name).read_bytes() for name in CUTS}


def characters(font: bytes) -> set[int]:
    with TTFont(io.BytesIO(font)) as opened:
        return set(opened.getBestCmap())


@pytest.mark.parametrize("name", CUTS)
def test_a_cut_is_packed_as_woff2_and_small(fonts: Mapping[str, bytes], name: str) -> None:
    assert fonts[name][:4] == b"wOF2"  # https://www.w3.org/TR/WOFF2/#woff20Header
    assert 5_000 < len(fonts[name]) < MOST_BYTES


@pytest.mark.parametrize("name", CUTS)
def test_a_cut_has_what_is_printed_with_it(fonts: Mapping[str, bytes], name: str) -> None:
    printed = PRINTED_MORE if CUTS[name].characters == MORE_LATIN else PRINTED
    assert {ord(character) for character in printed} <= characters(fonts[name])


def test_the_style_sheet_asks_for_every_cut_for_the_characters_that_it_has() -> None:
    asked = dict(FACE.findall((STATIC / "base.css").read_text()))
    assert asked == {name: cut.characters for name, cut in CUTS.items()}


def test_no_character_is_in_two_cuts_of_one_face(fonts: Mapping[str, bytes]) -> None:
    assert LATIN != MORE_LATIN
    for name in ("text", "display", "plain"):
        both = characters(fonts[f"{name}.woff2"]) & characters(fonts[f"{name}-more.woff2"])
        # The space, which every cut is given.
        assert not {chr(code) for code in both if chr(code).isalpha()}


def test_the_weights_that_the_style_sheet_uses_are_there(fonts: Mapping[str, bytes]) -> None:
    for name, weights in (("text.woff2", (400, 600)), ("plain.woff2", (400, 700))):
        with TTFont(io.BytesIO(fonts[name])) as opened:
            (axis,) = opened["fvar"].axes
            assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", *weights)
