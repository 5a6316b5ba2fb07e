from itertools import pairwise

import pytest

from dateline.enrich.sentences import sentence_starts


def sentences(text: str) -> list[str]:
    starts = [*sentence_starts(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left.", "She stayed."],
        ["“Yes.”", "He nodded."],
        ['He said "no."', "Then he left."],
        ["Did he?", "3 men saw him!", "They ran."],
        ["Он ушел.", "Она осталась."],
        ["Er ging.", "Über ihn weiß man nichts."],
    ],
)
def test_ends(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Smith met J. R. Brandt on Jan. 14 in Oslo.",
        "The U.S. Embassy shut at 9 a.m. Tuesday.",
        "Roe v. Wade cost 3.5 million.",
        "It fell ... and rose.",
    ],
)
def test_marks_that_end_nothing(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_a_line_ends_a_sentence() -> None:
    assert sentences("A heading\n\nThe text") == ["A heading", "The text"]
