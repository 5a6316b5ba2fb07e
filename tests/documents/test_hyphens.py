"""Words broken at the end of a line."""

import pytest

from dateline.documents.hyphens import joined, words_of

WORDS = words_of(["The well-known harbour", "and its co-operative", "for five of a week", "because of the news"])


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("before Septem-", "ber came", "before September came"),
        ("the har-", "bour board", "the harbour board"),
        ("a well-", "known man", "a well-known man"),
        ("the co-", "operative said", "the co-operative said"),
        ("a five-", "week strike", "a five-week strike"),
        ("his son-in-", "law said", "his son-in-law said"),
        ("all be-", "cause of it", "all because of it"),
        ("an Anglo-", "Irish treaty", "an Anglo-Irish treaty"),
        ("pages 12-", "14 of it", "pages 12-14 of it"),
        ("he left -", "and came back", "he left - and came back"),
        ("no break", "here", "no break here"),
    ],
)
def test_the_hyphen_goes_unless_the_word_has_one(line: str, following: str, whole: str) -> None:
    assert joined(line, following, WORDS) == whole
