"""XML as agencies send it: encodings that are not what they say, undeclared entities, stray controls."""

import io
from html.entities import html5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import TooLargeError, UnreadableError
from dateline.formats.markup.characters import Characters
from dateline.formats.markup.xml import parse, text_of


def reading(data: bytes, most: int = 10_000_000) -> Characters:
    return Characters(io.BytesIO(data), most)


def text(data: bytes) -> str | None:
    return text_of(parse(reading(data).read()))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-8"),
        ("iso-8859-1", "latin-1"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "cp1252"),
    ],
)
def test_the_text_is_read_whatever_the_encoding_is_said_to_be(declared: str, encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="{declared}"?>\n<p>Les élèves de l\'école ont fêté l\'été à Orléans.</p>'
    assert text(document.encode(encoding)) == "Les élèves de l'école ont fêté l'été à Orléans."


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8"])
def test_curly_quotes_of_cp1252_are_read(declared: str) -> None:
    document = f'<?xml version="1.0" encoding="{declared}"?><p>The mayor’s “no” – again</p>'
    assert text(document.encode("cp1252")) == "The mayor’s “no” – again"


def test_broken_bytes_are_replaced_and_said() -> None:
    characters = reading(
        "<p>Café owners met in Orléans, and in Besançon. \xff</p>".encode().replace(b"\xc3\xbf", b"\xff")
    )
    assert "Orléans" in characters.read().decode()
    assert characters.damaged


@pytest.mark.parametrize("name", ["zlib", "hex", "utf-7", "punycode", "unicode_escape", "klingon"])
def test_what_is_no_character_set_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="declares the encoding"):
        reading(f'<?xml version="1.0" encoding="{name}"?><p/>'.encode())


def test_names_of_characters_need_no_declaration() -> None:
    assert text(b"<p>Caf&eacute;&nbsp;&mdash; 3 &lt; 4 &amp; &bne;</p>") == "Café — 3 < 4 & =⃥"


def test_a_name_that_nobody_knows_stays_as_it_is_written() -> None:
    assert text(b"<p>AT&agency; and more</p>") == "AT&agency; and more"


@pytest.mark.parametrize(
    ("number", "expected"), [("146", "’"), ("x92", "’"), ("0", "�"), ("x1A", ""), ("1114112", "�")]
)
def test_numbers_that_xml_forbids_are_read_as_browsers_do_or_left_out(number: str, expected: str) -> None:
    assert text(f"<p>a&#{number};b</p>".encode()) == f"a{expected}b"


def test_control_characters_are_left_out() -> None:
    assert text(b"<p>a\x00b\x1ac\x02</p>") == "abc"


def test_blank_lines_may_stand_before_the_declaration() -> None:
    assert text(b'\n\n <?xml version="1.0"?><p>a</p>') == "a"


@given(st.sampled_from(sorted(name for name in html5 if name.endswith(";"))), st.integers(63_900, 64_020))
def test_a_name_is_never_cut_in_two(name: str, before: int) -> None:
    alone = reading(f"<p>&{name}</p>".encode()).read()
    among = reading(b"<p>" + b"x" * before + f"&{name}</p>".encode()).read()
    assert among.replace(b"x" * before, b"", 1) == alone


def test_what_has_been_read_to_its_end_is_counted_no_more() -> None:
    characters = reading(b"x" * 200_000, most=70_000)
    for _ in range(3):
        assert characters.read(1)
        characters.whole()
    with pytest.raises(TooLargeError, match="over 70,000 bytes"):
        reading(b"x" * 200_000, most=70_000).read()
