"""No pattern may take more than linear time: each bait is made to invite going back."""

import pytest

from dateline.gazetteer import is_place
from dateline.newsprint.agencies import credited_agency
from dateline.newsprint.bylines import read_byline
from dateline.newsprint.datelines import read_dateline
from dateline.newsprint.furniture import furniture, is_caption
from dateline.newsprint.headlines import derive_headline
from dateline.newsprint.page import read_page
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.published import read_publication

SEEDS = (
    "A",
    "A ",
    "AB ",
    "De La ",
    "A-",
    "A/",
    "A, ",
    "A. ",
    "a",
    " ",
    ". ",
    "((",
    "1 ",
    "1/",
    "- ",
    "Feb 9, ",
    "By ",
    "By A, ",
    "Jane Doe, ",
    "Jane Doe and ",
    "Our ",
    "Staff ",
    "Correspondent ",
    "Published in A ",
    "Published ",
    "Updated on ",
    "Read ",
    "Also read",
    "Photo: ",
    "© 2025 ",
    "Page 1 ",
    "Mr. ",
    "St. ",
    "’",
    "é",
    "É",
    "И",
    "灯",
    "X'",
    "UAE, ",
    "LONDON and ",
    "(AP) ",
)
BAITS = [seed * (100_000 // len(seed)) for seed in SEEDS]


@pytest.mark.timeout(20)
def test_a_long_line_is_read_at_once() -> None:
    for bait in BAITS:
        read_page([bait, f"{bait}.", "The end is short.", bait], "UTC", is_place)
        paragraphs(bait)
        derive_headline(bait)


@pytest.mark.timeout(20)
def test_lines_of_the_greatest_length_that_is_looked_at_are_read_at_once() -> None:
    for bait in BAITS:
        for length in (60, 119, 139, 199, 299):
            line = bait[:length] + "!"
            for _ in range(20):
                read_byline(line)
                read_dateline(line, is_place)
                furniture(line)
                is_caption(line)
                read_publication(line, "UTC")
                credited_agency(line)


@pytest.mark.timeout(20)
def test_many_lines_are_read_at_once() -> None:
    for line in (
        "Read more",
        "Police warn drivers of ice on roads",
        "AFP",
        "Jane Doe",
        "Page 3",
        "KARACHI:",
        "2 hours ago",
    ):
        read_page([line] * 5_000, "UTC", is_place)
        paragraphs(f"{line}\n" * 20_000)
