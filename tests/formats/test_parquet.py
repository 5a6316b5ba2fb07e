"""Parquet: rows as articles, and damage that never ends the process."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats import parquet
from dateline.formats.reading.context import Skipped
from tests.formats.mapped import mapped
from tests.formats.reading_one import articles, damaged, everything, survives


def written(folder: Path, query: str) -> Path:
    path = folder / "rows.parquet"
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def story(folder: Path) -> Path:
    return written(
        folder, "FROM (VALUES ('Tram opens', 'It took nine years.'), (NULL, NULL), ('Rain', 'It fell.')) t(title, text)"
    )


def test_each_row_is_an_article(tmp_path: Path) -> None:
    path = story(tmp_path)
    assert parquet.sniff(path.read_bytes(), "a")
    given = everything(parquet, path)
    assert [each.where if isinstance(each, Skipped) else each.body for each in given] == [
        "It took nine years.",
        "row 2",
        "It fell.",
    ]


@pytest.mark.parametrize(
    "value",
    ["TIMESTAMPTZ '2025-02-09 11:30:00+01'", "TIMESTAMP '2025-02-09 10:30:00'", "'2025-02-09T10:30:00Z'", "1739097000"],
)
def test_times_are_read_whatever_their_type(tmp_path: Path, value: str) -> None:
    (article,) = articles(parquet, written(tmp_path, f"SELECT 'It opened.' AS text, {value} AS published"))
    assert article.published == datetime(2025, 2, 9, 10, 30, tzinfo=UTC)


def test_lists_and_objects_are_read(tmp_path: Path) -> None:
    query = "SELECT 'It opened.'::BLOB AS text, ['Mara Lind', 'Jon Ask'] AS authors, {'name': 'Harbour Post'} AS source"
    (article,) = articles(parquet, written(tmp_path, query))
    assert (article.body, article.authors) == ("It opened.", ["Mara Lind", "Jon Ask"])
    assert article.source.name == "Harbour Post"


def test_columns_that_are_no_field_are_named_and_not_unpacked(tmp_path: Path) -> None:
    (article,) = articles(parquet, written(tmp_path, 'SELECT \'It opened.\' AS text, [1, 2] AS "a ""vector"""'))
    assert article.warnings == ['columns not used: a "vector"']


def test_more_rows_than_are_fetched_at_once_all_come(tmp_path: Path) -> None:
    path = written(tmp_path, "SELECT 'Story ' || range || '.' AS text FROM range(1000)")
    assert [article.body for article in articles(parquet, path)][-1] == "Story 999."


def test_a_path_is_never_a_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "a[b]*"
    folder.mkdir()
    story(tmp_path).rename(folder / "rows.parquet")
    assert len(articles(parquet, folder / "rows.parquet")) == 2


def test_a_mapping_names_the_columns_and_what_lies_within_them(tmp_path: Path) -> None:
    path = written(tmp_path, "SELECT {'zeile': 'Tram'} AS kopf, 'It opened.' AS inhalt")
    (article,) = parquet.read(path, mapped({"headline": "kopf.zeile", "body": "inhalt"}))
    assert isinstance(article, Article)
    assert (article.headline, article.body) == ("Tram", "It opened.")


def test_columns_of_unknown_names_are_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="The columns are: alpha"):
        everything(parquet, written(tmp_path, "SELECT 1 AS alpha"))


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:60], lambda data: data[:4] + data[40:]])
def test_a_damaged_file_says_so(tmp_path: Path, damage: Any) -> None:
    path = story(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(UnreadableError, match="damaged"):
        everything(parquet, path)


@given(data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    path = story(tmp_path)
    path.write_bytes(data.draw(damaged(path.read_bytes())))
    survives(parquet, path)
