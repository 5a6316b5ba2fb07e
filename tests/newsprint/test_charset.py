import random

import pytest

from dateline.errors import UnreadableError
from dateline.newsprint.charset import decode

ENGLISH = "The council’s vote on “the bridge” was close – 12 to 11. Café owners cheered in the square.\n" * 3
RUSSIAN = "Смотритель маяка ушёл на пенсию в пятницу после сорока лет службы. Он взял стул и кошку.\n" * 3
CHINESE = "灯塔守护人周五退休，他在那里工作了四十年。他带走了一把椅子、一台收音机和一只猫。\n" * 4
JAPANESE = "灯台守は金曜日に四十年の勤務を終えて退職した。彼は椅子とラジオと猫を持って行った。\n" * 4
POLISH = "Latarnik przeszedł na emeryturę w piątek po czterdziestu latach służby. Zabrał krzesło i kota.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((ENGLISH, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")),
        *((RUSSIAN, name) for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r")),
        *((CHINESE, name) for name in ("utf-8", "utf-16", "utf-16-le", "gb18030")),
        *((JAPANESE, name) for name in ("shift_jis", "euc-jp")),
        *((POLISH, name) for name in ("utf-8", "cp1250", "iso8859-2")),
    ],
)
def test_a_text_reads_the_same_in_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"Plain.", "utf-8"),
        ("Café.".encode("utf-8-sig"), "utf-8"),
        ("Café.".encode("utf-16"), "utf-16"),
        ("Café noir.".encode("utf-16-be"), "utf-16-be"),
        ("The mayor’s “no”.".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_named(data: bytes, encoding: str) -> None:
    assert decode(data).encoding == encoding


def test_what_utf_8_gives_needs_no_warning() -> None:
    assert decode(ENGLISH.encode()).warnings == ()


def test_a_guessed_encoding_is_said() -> None:
    assert any("guessed" in warning for warning in decode(ENGLISH.encode("cp1252")).warnings)


def test_a_utf_8_text_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    decoded = decode("Fête à Orléans, été à Besançon, é".encode()[:-1])
    assert decoded.text == "Fête à Orléans, été à Besançon, \ufffd"
    assert "1 broken" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"PK\x03\x04" + bytes(30), "ZIP"),
        (b"%PDF-1.4\nall of it in ASCII", "PDF"),
        (b"{\\rtf1\\ansi A story.}", "RTF"),
        (b"\x7fELF\x02\x01\x01" + bytes(40), "program"),
        (b"\x1f\x8b\x08" + bytes(range(256)), "gzip"),
        (b"\xff\xfe" + random.Random(1).randbytes(600), "no script"),
        (random.Random(2).randbytes(600), "control characters"),
        (bytes(600), "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_looks_like(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        decode(data)


@pytest.mark.parametrize("text", ["MZ was the sign of a man.", "BMW sold more cars.", "ID3 is a tag.", "PK won.", "%"])
def test_a_story_may_begin_like_a_picture(text: str) -> None:
    assert decode(text.encode()).text == text
