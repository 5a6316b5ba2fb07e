"""The node analyses text as the stock server does, under the same names."""

from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from tests.servers import Servers

LANGUAGES = (
    "arabic armenian basque bengali brazilian bulgarian catalan cjk czech danish dutch english estonian finnish french "
    "galician german greek hindi hungarian indonesian irish italian latvian lithuanian norwegian persian portuguese "
    "romanian russian serbian sorani spanish swedish turkish"
).split()


@pytest.fixture(scope="module")
def client(servers: Servers) -> Iterator[Elasticsearch]:
    with Elasticsearch(servers.elasticsearch_url) as client:
        yield client


def terms(client: Elasticsearch, text: str, **analysis: Any) -> list[str]:
    return [token["token"] for token in client.indices.analyze(text=text, **analysis)["tokens"]]


def test_english_drops_stop_words_and_stems(client: Elasticsearch) -> None:
    assert terms(client, "The mills were revived", analyzer="english") == ["mill", "were", "reviv"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_stock_server_has_its_analyzer(client: Elasticsearch, language: str) -> None:
    assert terms(client, "2026", analyzer=language) == ["2026"]


@pytest.mark.parametrize("name", ["Russia's", "Russia’s", "RUSSIA'S"])
def test_a_possessive_is_cut_whichever_apostrophe_was_printed(client: Elasticsearch, name: str) -> None:
    possessive = {"type": "stemmer", "language": "possessive_english"}
    assert terms(client, name, tokenizer="standard", filter=[possessive, "lowercase"]) == ["russia"]


def test_mapping_folds_characters_before_words_are_cut(client: Elasticsearch) -> None:
    quotes = {"type": "mapping", "mappings": ["’ => '", "“ => \\u0022", "” => \\u0022", "… =>"]}
    found = terms(client, "the ministry’s “plan”…", tokenizer="whitespace", char_filter=[quotes])
    assert found == ["the", "ministry's", '"plan"']


def test_a_mapping_rule_without_an_arrow_is_refused(client: Elasticsearch) -> None:
    with pytest.raises(BadRequestError, match="Invalid Mapping Rule"):
        terms(client, "x", tokenizer="standard", char_filter=[{"type": "mapping", "mappings": ["’ '"]}])


def test_pattern_replace_works_on_characters_and_on_terms(client: Elasticsearch) -> None:
    digits = {"type": "pattern_replace", "pattern": "(\\d),(?=\\d)", "replacement": "$1"}
    assert terms(client, "1,200 tonnes", tokenizer="standard", char_filter=[digits]) == ["1200", "tonnes"]
    assert terms(client, "1,200", tokenizer="keyword", filter=[digits]) == ["1200"]


def test_html_is_stripped(client: Elasticsearch) -> None:
    stripped = terms(client, "<p>Mills &amp; <b>docks</b></p>", tokenizer="standard", char_filter=["html_strip"])
    assert stripped == ["Mills", "docks"]


def test_french_elision_and_accents(client: Elasticsearch) -> None:
    found = terms(client, "l'Élysée", tokenizer="standard", filter=["elision", "lowercase", "asciifolding"])
    assert found == ["elysee"]


def test_synonyms_are_read_with_the_filters_before_them(client: Elasticsearch) -> None:
    synonyms = {"type": "synonym_graph", "synonyms": ["UN, United Nations"]}
    found = terms(client, "UN", tokenizer="standard", filter=["lowercase", synonyms])
    assert sorted(found) == ["nations", "un", "united"]


def test_a_keyword_field_is_found_whatever_its_case_and_accents(client: Elasticsearch, index_name: str) -> None:
    normalizer = {"folded": {"type": "custom", "filter": ["lowercase", "asciifolding"]}}
    client.indices.create(
        index=index_name,
        settings={"analysis": {"normalizer": normalizer}},
        mappings={"properties": {"person": {"type": "keyword", "normalizer": "folded"}}},
    )
    client.index(index=index_name, document={"person": "José Ñandú"}, refresh=True)
    assert client.count(index=index_name, query={"term": {"person": "JOSE NANDU"}})["count"] == 1


def test_the_root_names_server_and_version(client: Elasticsearch) -> None:
    answer = client.info()
    assert answer["cluster_name"] == "dateline"
    assert answer["version"]["number"].startswith("9.")
