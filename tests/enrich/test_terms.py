import math

import pytest

from dateline.article import Article
from dateline.enrich.entities import ENTITIES
from dateline.enrich.model import languages, model
from dateline.enrich.rarity import rarity
from dateline.enrich.terms import KEPT, TERMS, terms_of

TEXT = "Tram reaches Oberau\nMayor Ilse Brandt opened the tram to Oberau. The tram had been planned for years."


def test_a_word_is_the_rarer_the_further_down_the_vocabulary_it_stands() -> None:
    assert rarity("the") == rarity("said") == 0
    assert 0 < rarity("police") < rarity("earthquake") < rarity("oberau")
    assert rarity("oberau") == rarity("xqzzv")


def test_names_weigh_most_and_common_words_nothing() -> None:
    terms = terms_of(TEXT)
    assert next(iter(terms)) == "oberau"
    assert terms["brandt"] > terms["planned"]
    assert not {"the", "to", "had", "for"} & terms.keys()


def test_a_word_weighs_more_the_more_often_it_comes_but_not_in_proportion() -> None:
    terms = terms_of("quake " + "tremor " * 8)
    assert 1 < terms["tremor"] / terms["quake"] < 8


def test_a_word_weighs_more_in_the_lead_than_in_the_background() -> None:
    words = [f"{chr(97 + number // 26)}{chr(97 + number % 26)}qz" for number in range(200)]
    terms = terms_of(" ".join(["quake", *words, "tremor"]))
    later = terms_of(" ".join(["tremor", *words, "quake"]))
    assert rarity("quake") == pytest.approx(rarity("tremor"), rel=0.2)
    assert terms.get("quake", 0) > terms.get("tremor", 0)
    assert later.get("tremor", 0) > later.get("quake", 0)


def test_plural_and_possessive_are_the_same_word() -> None:
    assert terms_of("tram trams tram’s tram's").keys() == {"tram"}


def test_what_opens_a_sentence_once_is_no_name() -> None:
    terms = terms_of("Ferries were late. The ferries stood. All ferries, said Weidner, were late.")
    assert terms["weidner"] > terms["ferrie"]


def test_addresses_are_not_read() -> None:
    assert terms_of("https://news.example/oberau www.oberau.example") == {}
    assert terms_of("http: / / news. example / oberau - tram\nBrandt") == terms_of("Brandt")


def test_the_weights_have_length_one_and_the_list_is_bounded() -> None:
    terms = terms_of(" ".join(f"{chr(97 + number // 26)}{chr(97 + number % 26)}qz" for number in range(500)))
    assert len(terms) == KEPT
    assert math.hypot(*terms.values()) == pytest.approx(1, abs=0.01)


def test_a_text_without_words_has_no_terms() -> None:
    assert terms_of("") == terms_of("The of 7 — …") == {}


def test_headline_and_body_count_in_english_and_where_the_language_is_unknown() -> None:
    english = Article(headline="Brandt resigns", body="It was expected.", language="en-GB")
    unknown = Article(headline="Brandt resigns", body="It was expected.")
    german = Article(headline="Brandt tritt zurück", body="Das kam nicht überraschend.", language="de")
    TERMS.apply([english, unknown, german])
    assert english.fingerprint == unknown.fingerprint
    assert english.fingerprint
    assert "brandt" in english.fingerprint.terms
    assert german.fingerprint is None


def test_a_table_of_results_has_no_terms() -> None:
    assert (
        terms_of("Shr 34 cts vs 20 cts\nNet 341 mln vs 212 mln\nRevs 55 mln vs 41 mln\nAvg shrs 10 mln vs 11 mln") == {}
    )


def test_the_table_of_rarity_loads_no_second_model() -> None:
    ENTITIES.load()
    TERMS.load()
    assert model.cache_info().currsize == len(languages())
