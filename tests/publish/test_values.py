"""What is taken from a record, and the identifier that an article goes out with."""

from datetime import UTC, datetime

import pytest

from dateline.publish.times import instant, newest
from dateline.publish.values import identity, outlet_of


@pytest.mark.parametrize(
    ("record", "uri"),
    [
        ({"uri": "urn:newsml:x.example:1", "id": "ab", "url": "https://x.example/"}, "urn:newsml:x.example:1"),
        ({"uri": "javascript:alert(1)", "id": "ab"}, "urn:dateline:ab"),
        ({"uri": "no uri", "url": "https://x.example/"}, "https://x.example/"),
    ],
)
def test_an_article_goes_out_under_its_own_uri_or_one_made_of_what_it_has(record: dict[str, str], uri: str) -> None:
    assert identity(record) == uri


def test_an_article_that_has_none_goes_out_under_the_same_one_each_time() -> None:
    first, same, other = ({"headline": headline} for headline in ("Ferry", "Ferry", "Tram"))
    assert identity(first) == identity(same) != identity(other)


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ({"name": "Post", "uri": "https://post.example/"}, ("Post", "https://post.example/")),
        ({"name": "Post", "uri": "urn:x:1", "domain": "post.example"}, ("Post", "https://post.example/")),
        ({"domain": "post.example"}, ("post.example", "https://post.example/")),
        ({"name": "Post"}, ("Post", None)),
        ({}, (None, None)),
    ],
)
def test_an_outlet_has_a_name_and_an_address(source: dict[str, str], outlet: tuple[str | None, str | None]) -> None:
    assert outlet_of({"source": source}) == outlet


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2025-02-09T10:30:00Z", "2025-02-09T10:30:00Z"),
        ("2025-02-09T10:30:00+01:00", "2025-02-09T09:30:00Z"),
        ("2025-02-09T10:30:00", "2025-02-09T10:30:00Z"),
        ("2025-02-09T10:30:00.250000Z", "2025-02-09T10:30:00.250000Z"),
        ("yesterday", None),
        (7, None),
        (None, None),
    ],
)
def test_times_are_written_in_utc(value: object, written: str | None) -> None:
    assert instant(value) == written


def test_the_newest_is_told_by_the_last_change() -> None:
    records = [{"published": "2025-02-09T10:30:00Z", "updated": "2025-02-10T10:30:00Z"}, {"received": "2025-02-09"}, {}]
    assert newest(records) == datetime(2025, 2, 10, 10, 30, tzinfo=UTC)
    assert newest([{}]) is None
