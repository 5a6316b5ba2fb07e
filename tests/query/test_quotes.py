"""Quotes are found by what was said and who said it, both of the same quote."""

from typing import Any

import pytest
from elasticsearch import Elasticsearch

from dateline.article import Quote
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import article


@pytest.mark.parametrize(
    ("speaker", "words", "expected"),
    [
        ("Brandt", "road", {"The road opens in May"}),
        ("ilse brandt", "ROAD", {"The road opens in May"}),
        ("Weidner", "port", {"The port is shut"}),
        ("Brandt", "port", set()),
    ],
)
def test_words_and_speaker_are_of_one_quote(
    served: Settings, writer: ArticleWriter, speaker: str, words: str, expected: set[str]
) -> None:
    road = Quote(text="The road opens in May", speaker="Ilse Brandt", verb="said", span=(1, 22))
    port = Quote(text="The port is shut", speaker="Jonas Weidner", verb="added", span=(40, 56))
    writer.write([article(quotes=[road, port])], refresh=True)
    both = [
        {"match": {"quotes.speaker.text": {"query": speaker, "operator": "and"}}},
        {"match": {"quotes.text": words}},
    ]
    query = {"nested": {"path": "quotes", "query": {"bool": {"must": both}}, "inner_hits": {}}}
    with Elasticsearch(served.elasticsearch) as client:
        answer: Any = client.search(index=served.index, query=query)
    found = [hit for article in answer["hits"]["hits"] for hit in article["inner_hits"]["quotes"]["hits"]["hits"]]
    assert {hit["_source"]["text"] for hit in found} == expected


def test_an_article_with_quotes_counts_as_one(served: Settings, writer: ArticleWriter) -> None:
    quotes = [Quote(text="The road opens in May", span=(1, 22)), Quote(text="The port is shut", span=(40, 56))]
    writer.write([article(quotes=quotes)], refresh=True)
    with Elasticsearch(served.elasticsearch) as client:
        assert client.count(index=served.index)["count"] == 1
