"""Escapes of JSON that stand for half a character."""

import json

import pytest

from dateline.newsprint.escapes import whole_characters


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"a \ud800 b"', "a \ufffd b"),
        (r'"\uDFFF"', "\ufffd"),
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\ude00\ud83d"', "\ufffd\ufffd"),
        (r'"\\ud800"', r"\ud800"),
        (r'"\\\ud800"', "\\\ufffd"),
        (r'"\u00e9"', "é"),
        ('"plain"', "plain"),
    ],
)
def test_half_a_character_is_a_lost_one_and_a_whole_one_stays(written: str, read: str) -> None:
    found = json.loads(whole_characters(written))
    assert found == read
    assert found.encode()
