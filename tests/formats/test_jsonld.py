"""schema.org articles as files of JSON-LD."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import AltId
from dateline.formats import jsonld
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, only, survives

GRAPH = SAMPLES / "jsonld/graph.jsonld"
STORY = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Tram opens", "articleBody": "It did."}


def written(folder: Path, value: Any) -> Path:
    path = folder / "item.json"
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return path


def test_an_article_in_a_graph_is_read_with_what_it_refers_to() -> None:
    assert jsonld.sniff(GRAPH.read_bytes(), "a")
    article = only(jsonld, GRAPH)
    assert article.headline == "City opens tram line to the harbour"
    assert article.abstract == "Line 7 took nine years."
    assert article.body == "The new tram line opened on Sunday.\n\nIt took nine years & two mayors."
    assert article.authors == ["Mara Lind", "Jon Ask"]
    assert (article.source.name, article.source.uri) == ("Harbour Post", "https://harbour-post.example/")
    assert article.url == article.uri == "https://harbour-post.example/tram"
    assert article.published == datetime(2025, 2, 9, 8, tzinfo=UTC)
    assert article.updated == datetime(2025, 2, 9, tzinfo=UTC)
    assert (article.section, article.keywords, article.language) == ("Traffic", ["tram", "harbour"], "en-GB")
    assert article.copyright_holder == "Harbour Post"
    assert AltId(role="desk", value="T-7") in article.alt_ids
    assert article.dateline
    assert article.dateline.text == "BERGEN"


@pytest.mark.parametrize(
    "value",
    [
        STORY,
        [STORY],
        {"@type": "WebPage", "@context": "http://schema.org/", "mainEntity": STORY},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": STORY}]},
        {"@type": "schema:NewsArticle", "schema:headline": "Tram opens", "schema:articleBody": "It did."},
        {
            "@type": ["http://schema.org/NewsArticle"],
            "http://schema.org/headline": [{"@value": "Tram opens"}],
            "http://schema.org/articleBody": [{"@value": "It did.", "@language": "en"}],
        },
        STORY | {"@type": "ReportageNewsArticle"},
    ],
)
def test_every_way_to_write_one_gives_the_same_article(tmp_path: Path, value: Any) -> None:
    path = written(tmp_path, value)
    assert jsonld.sniff(path.read_bytes(), "a")
    article = only(jsonld, path)
    assert (article.headline, article.body) == ("Tram opens", "It did.")


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Mara Lind", ["Mara Lind"]),
        ({"@type": "Person", "name": "Mara Lind"}, ["Mara Lind"]),
        (["Mara Lind", {"name": "Jon Ask"}], ["Mara Lind", "Jon Ask"]),
        (None, []),
        ([{}], []),
    ],
)
def test_authors_are_read_however_they_are_given(tmp_path: Path, author: Any, authors: list[str]) -> None:
    assert only(jsonld, written(tmp_path, STORY | {"author": author})).authors == authors


def test_an_article_without_a_text_says_so(tmp_path: Path) -> None:
    article = only(jsonld, written(tmp_path, {"@type": "NewsArticle", "headline": "Tram", "description": "It opened."}))
    assert article.body == ""
    assert "It gives no text of the article." in article.warnings


def test_nodes_that_refer_to_each_other_end(tmp_path: Path) -> None:
    graph = [
        STORY | {"@id": "#a", "author": {"@id": "#b"}},
        {"@id": "#b", "name": {"@id": "#c"}},
        {"@id": "#c", "name": {"@id": "#b"}},
    ]
    assert articles(jsonld, written(tmp_path, {"@context": "https://schema.org", "@graph": graph}))


def test_a_file_of_other_things_holds_no_article(tmp_path: Path) -> None:
    (given,) = everything(
        jsonld, written(tmp_path, {"@context": "https://schema.org", "@type": "Recipe", "name": "Soup"})
    )
    assert isinstance(given, Skipped)
    assert not given.is_fault


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b'{"@type": "Recipe"}',
        b'{"type": "NewsArticle"}',
        b'<script>{"@type": "NewsArticle"}</script>',
        b"@type: NewsArticle",
    ],
)
def test_other_things_are_not_taken_for_it(text: bytes) -> None:
    assert not jsonld.sniff(text, "a.jsonld")


@given(data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(jsonld, written(tmp_path, data.draw(damaged(GRAPH.read_bytes()))))


@pytest.mark.parametrize("value", [None, 7, True, [], {}, [[[1]]], {"a": {"b": {}}}, "x" * 9, [None, {"@id": 3}]])
@pytest.mark.parametrize(
    "field", ["author", "publisher", "url", "@id", "identifier", "keywords", "articleBody", "dateline"]
)
def test_any_value_in_any_field_is_survived(tmp_path: Path, field: str, value: Any) -> None:
    survives(jsonld, written(tmp_path, STORY | {field: value}))
