import pytest

from dateline.errors import UnreadableError
from dateline.webpage.encoding import declared_encoding, decode_page

TEXT = "<p>Élèves de Åre, près de l’eau</p>"


def declared(charset: str, text: str = TEXT, codec: str | None = None) -> bytes:
    return f'<html><head><meta charset="{charset}"></head>{text}'.encode(codec or charset)


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso8859-2"),
        (b'<meta charset="iso-8859-1">', "cp1252"),
        (b'<meta charset="gb2312">', "gb18030"),
        (b'<meta charset="rot13">', None),
        (b'<meta charset="punycode">', None),
        (b" " * 5_000 + b'<meta charset="utf-8">', None),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_what_a_page_declares_is_read_as_browsers_read_it(data: bytes, codec: str | None) -> None:
    assert declared_encoding(data) == codec


def test_a_page_is_read_in_the_set_that_it_declares() -> None:
    assert TEXT in decode_page(declared("windows-1252")).text
    assert decode_page(declared("windows-1251", "<p>Паром вышел</p>")).text.endswith("<p>Паром вышел</p>")


def test_bytes_that_are_utf_8_are_read_so_whatever_is_declared() -> None:
    assert TEXT in decode_page(declared("iso-8859-1", codec="utf-8")).text


def test_a_mark_at_the_beginning_comes_first() -> None:
    assert TEXT in decode_page(declared("iso-8859-1", codec="utf-16")).text


def test_the_header_that_came_with_the_page_comes_before_its_own_word() -> None:
    assert "Паром" in decode_page(declared("iso-8859-2", "<p>Паром</p>", "cp1251"), "windows-1251").text


def test_broken_bytes_are_replaced_and_said() -> None:
    found = decode_page(declared("shift_jis", "<p>フェリー</p>") + b"\x81")
    assert found.warnings == ("Some bytes are broken and were replaced.",)
    assert "フェリー" in found.text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableError):
        decode_page(bytes(range(32)) * 40)
