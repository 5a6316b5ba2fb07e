import time
from itertools import pairwise

import pytest

from dateline.enrich.temporal.finding import expressions
from tests.enrich.temporal.reading import TUESDAY

STORY = (
    "KARACHI: The consul on Saturday offered help. Talks held since May 2023 will go on next week, he said at 10 a.m. "
    "on Monday.\n\nThe mills, built in the 1970s, closed on June 10, 2015 (a Wednesday)."
)


def test_in_order_and_none_within_another() -> None:
    spans = [(each.start, each.end) for each in expressions(STORY, TUESDAY)]
    assert len(spans) == 8
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_precision_is_the_unit_of_the_value() -> None:
    told = [(each.value, each.precision) for each in expressions(STORY)]
    assert told == [
        ("XXXX-WXX-6", "weekday"),
        ("2023-05/..", "month"),
        (None, "week"),
        ("T10:00", "time"),
        ("XXXX-WXX-1", "weekday"),
        ("197X", "decade"),
        ("2015-06-10", "day"),
        ("XXXX-WXX-3", "weekday"),
    ]


def test_a_sentence_does_not_lean_on_the_next() -> None:
    values = [each.value for each in expressions("They met on Saturday. They will leave.", TUESDAY)]
    assert values == ["2024-03-09"]


@pytest.mark.parametrize(
    "piece", ["8pm Friday ", "March 3-", "(1995) 12 ", '." ', "since early ", "the first quarter of ", "12 "]
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        started = time.process_time()
        expressions(text, TUESDAY)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)
