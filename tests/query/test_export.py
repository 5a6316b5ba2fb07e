"""Exports on the real node: whole, in order, of one moment, and closed at the end."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from dateline.article import Article
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.query.export import ExportRequest, exporting, fitting
from dateline.query.reader import IndexReader
from dateline.settings import Settings
from tests.index.articles import NOON, article
from tests.query.asking import asked

MANY = 1_250
"""More than the first page, the largest page and a piece."""


def exported(settings: Settings, **request: Any) -> list[dict[str, Any]]:
    async def run(index: IndexReader) -> list[dict[str, Any]]:
        async with exporting(index, ExportRequest(**request)) as export:
            records = [record async for piece in export.pieces() for record in piece]
            assert export.total == len(records)
            return records

    return asked(settings, run)


def headlines(settings: Settings, **request: Any) -> list[str]:
    return [record["headline"] for record in exported(settings, **request)]


def numbered(count: int) -> list[Article]:
    return [article(f"Ship {number}", published=NOON - timedelta(minutes=number)) for number in range(count)]


def open_contexts(settings: Settings) -> int:
    with Elasticsearch(settings.elasticsearch) as client:
        stats = client.indices.stats(index=settings.index, metric="search")
        return int(stats["_all"]["total"]["search"]["open_contexts"])


@pytest.mark.parametrize("order", ["stored", "id", "newest", "oldest"])
def test_every_article_comes_once_whatever_the_order(served: Settings, writer: ArticleWriter, order: str) -> None:
    articles = numbered(MANY)
    writer.write(articles, refresh=True)
    ids = [record["id"] for record in exported(served, order_by=order)]
    by_id, by_date = sorted(each.id for each in articles), [each.id for each in articles]
    assert sorted(ids) == by_id
    assert ids == {"stored": ids, "id": by_id, "newest": by_date, "oldest": by_date[::-1]}[order]


def test_the_selection_says_which(served: Settings, writer: ArticleWriter) -> None:
    writer.write([article("Harbour"), article("Hafen", language="de")], refresh=True)
    assert headlines(served, language=("de",)) == ["Hafen"]
    assert headlines(served, language=("fr",)) == []


def test_whole_articles_have_every_field_and_chosen_ones_only_those(served: Settings, writer: ArticleWriter) -> None:
    written = article("Harbour")
    writer.write([written], refresh=True)
    assert set(exported(served)[0]) >= set(Article.model_fields) - {"fingerprint"}
    assert exported(served, fields=("headline",)) == [{"id": written.id, "headline": "Harbour"}]


def test_what_may_not_be_read_is_not_exported(served: Settings, writer: ArticleWriter) -> None:
    hidden = article("Secret", embargoed="2999-01-01T00:00:00Z")
    writer.write([hidden, article("Taken back", pub_status="canceled"), article("Open")], refresh=True)
    assert headlines(served) == ["Open"]


def test_copies_are_hidden_as_in_a_search(served: Settings, writer: ArticleWriter) -> None:
    first = article("First")
    writer.write([first, article("Copy", duplicate_of=first.id)], refresh=True)
    assert headlines(served) == ["First"]
    assert sorted(headlines(served, duplicates="show")) == ["Copy", "First"]
    assert headlines(served, q="copy") == ["Copy"]


def test_an_export_is_of_the_moment_when_it_began(served: Settings, writer: ArticleWriter) -> None:
    writer.write(numbered(MANY), refresh=True)

    async def run(index: IndexReader) -> int:
        async with exporting(index, ExportRequest()) as export:
            await asyncio.to_thread(writer.write, [article("Late")], refresh=True)
            found = [record["headline"] async for piece in export.pieces() for record in piece]
            assert "Late" not in found
            return len(found)

    assert asked(served, run) == MANY


def test_the_snapshot_is_given_back_however_the_export_ends(served: Settings, writer: ArticleWriter) -> None:
    writer.write(numbered(MANY), refresh=True)

    async def left_early(index: IndexReader) -> None:
        async with exporting(index, ExportRequest()) as export:
            async for _ in export.pieces():
                assert open_contexts(served) > 0
                return

    exported(served)
    assert open_contexts(served) == 0
    asked(served, left_early)
    assert open_contexts(served) == 0
    with pytest.raises(InvalidRequestError):
        exported(served, from_date="soon")
    assert open_contexts(served) == 0


def test_a_field_that_does_not_exist_is_named(served: Settings) -> None:
    with pytest.raises(InvalidRequestError, match="headlin"):
        exported(served, fields=("headlin",))


@pytest.mark.parametrize(("characters", "size"), [(0, 1_000), (2_000, 1_000), (40_000, 100), (50_000_000, 1)])
def test_the_longer_the_articles_the_fewer_are_on_the_next_page(characters: int, size: int) -> None:
    assert fitting([{"_source": {"body": "x" * characters}}]) == size
