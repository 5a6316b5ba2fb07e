import pytest

from dateline.newsprint.references import unescaped


@pytest.mark.parametrize(
    ("text", "plain"),
    [("R&amp;D", "R&D"), ("&#8220;Yes&#x201d;", "“Yes”"), ("&nosuch;", "&nosuch;"), ("1 & 2", "1 & 2"), ("", "")],
)
def test_references_are_what_they_stand_for(text: str, plain: str) -> None:
    assert unescaped(text) == plain


@pytest.mark.parametrize("number", ["9" * 5_000, "x" + "f" * 5_000, "X123456789"])
def test_a_number_of_any_length_is_a_lost_character(number: str) -> None:
    assert unescaped(f"a &#{number}; b") == "a \ufffd b"
