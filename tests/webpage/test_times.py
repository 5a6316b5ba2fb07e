import pytest

from dateline.webpage.times import declared_times, marked_times, suggested_day
from tests.webpage.pages import page


def test_json_ld_comes_before_meta_tags_and_those_before_the_page_s_own() -> None:
    tags = {"article:published_time": ["2"], "article:modified_time": ["5"], "date": ["3"]}
    story = {"datePublished": "1", "dateModified": "4", "dateCreated": "8"}
    page_ = {"datePublished": "7", "dateModified": "6"}
    assert declared_times(tags, story, page_) == (["1", "2", "3", "7", "8"], ["4", "5", "6"])


def test_what_is_not_declared_is_left_out() -> None:
    assert declared_times({}, None, None) == ([], [])


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ('<time datetime="2024-03-12">Tuesday</time>', ["2024-03-12"]),
        ("<time>12 March</time><time>13 March</time>", []),
        ('<time pubdate datetime="2024-03-12">x</time><time>13 March</time>', ["2024-03-12"]),
        ('<span itemprop="datePublished" content="2024-03-12">x</span>', ["2024-03-12"]),
        ('<abbr class="date published" title="2024-03-12">x</abbr>', ["2024-03-12"]),
        ('<span class="published">12 March 2024</span>', ["12 March 2024"]),
        ('<span class="unpublished">12 March 2024</span>', []),
    ],
)
def test_a_printed_time_counts_when_it_is_marked_or_the_only_one(body: str, times: list[str]) -> None:
    assert marked_times(page(body)) == times


def test_the_address_suggests_a_day() -> None:
    assert suggested_day(page("<p>Ferry</p>"), "https://post.example/2024/03/12/ferry") == "2024-03-12"


def test_a_page_may_suggest_none() -> None:
    assert suggested_day(page("<p>Ferry</p>"), None) is None
