"""What is published is read back by our own readers with the same text, times and names."""

from pathlib import Path
from typing import Any

import pytest

from dateline.article import Article
from dateline.formats.known import read
from dateline.publish import PUBLISHED
from tests.formats.contexts import context
from tests.publish.records import CHANNEL, article, record

SAID = ("headline", "body", "byline", "authors", "published", "published_precision", "updated", "language")
WITH_DATELINE = ("ninjs", "jsonld", "rss", "atom", "jsonfeed")


def read_back(folder: Path, name: str, *records: dict[str, Any]) -> list[Article]:
    path = folder / f"published{PUBLISHED[name].ending}"
    path.write_bytes(PUBLISHED[name].page(list(records), CHANNEL))
    found = list(read(path, context(name=path.name)))
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def said(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in SAID}


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_is_published_reads_back_the_same(tmp_path: Path, name: str) -> None:
    other = {"uri": "urn:x:2", "url": None, "headline": "Other", "body": "Another text, of one paragraph only."}
    first, second = read_back(tmp_path, name, record(), record(**other))
    assert said(first) == said(article())
    assert said(second) == said(article(**other))


@pytest.mark.parametrize("name", WITH_DATELINE)
def test_the_dateline_is_told_from_the_text_again(tmp_path: Path, name: str) -> None:
    (found,) = read_back(tmp_path, name, record())
    assert found.dateline == article().dateline


@pytest.mark.parametrize("name", sorted(PUBLISHED.keys() - {"jsonld"}))
def test_an_article_keeps_its_identity(tmp_path: Path, name: str) -> None:
    (found,) = read_back(tmp_path, name, record())
    assert found.uri == article().uri


@pytest.mark.parametrize("name", sorted(PUBLISHED.keys() - {"ninjs"}))
def test_a_link_is_read_back(tmp_path: Path, name: str) -> None:
    (found,) = read_back(tmp_path, name, record())
    assert found.url == article().url


@pytest.mark.parametrize("name", ["rss", "jsonld", "csv"])
def test_no_time_of_day_is_made_up(tmp_path: Path, name: str) -> None:
    day = {"published": "2025-02-09T00:00:00Z", "published_precision": "day"}
    (found,) = read_back(tmp_path, name, record(**day))
    assert said(found) == said(article(**day))


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_the_outlet_is_read_back(tmp_path: Path, name: str) -> None:
    (found,) = read_back(tmp_path, name, record())
    assert found.source == article().source
