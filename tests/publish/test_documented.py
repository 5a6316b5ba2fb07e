"""docs/publish.md has every format and every column."""

import re
from pathlib import Path

import pytest

from dateline.publish import PUBLISHED
from dateline.publish.delimited import COLUMNS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "publish.md").read_text("utf-8")


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_format_is_documented(name: str) -> None:
    published = PUBLISHED[name]
    assert f"\n| `{name}` | `{published.media_type}` | `{published.ending}` |" in DOCUMENT


def test_the_formats_are_documented_in_their_order() -> None:
    assert re.findall(r"^\| `(\w+)` \| `\w+/", DOCUMENT, re.MULTILINE) == list(PUBLISHED)


def test_the_columns_are_documented_in_their_order() -> None:
    section = DOCUMENT.partition("## Columns of CSV")[2].partition("Several values")[0]
    assert re.findall(r"`(\w+)`", section) == list(COLUMNS)


@pytest.mark.parametrize("field", sorted({field for each in PUBLISHED.values() for field in each.fields or ()}))
def test_each_field_that_goes_out_is_documented(field: str) -> None:
    assert f"`{field}`" in DOCUMENT or field == "published_precision"
