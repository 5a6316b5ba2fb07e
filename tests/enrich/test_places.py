import re

import pytest

from dateline.article import Article, Dateline, Place
from dateline.enrich.entities import ENTITIES
from dateline.enrich.located import LOCATED
from dateline.enrich.places import PLACES
from tests.enrich.labelled_places import labelled_places, resolved


def placed(body: str, *names: str, dateline: str | None = None) -> dict[str, Place]:
    """The places of an article in which the names were found, by name, after the step."""
    article = Article(headline="x", body=body, dateline=Dateline(text=dateline) if dateline else None)
    LOCATED.apply([article])
    known = {place.name for place in article.places}
    for name in names:
        spans = [match.span() for match in re.finditer(re.escape(name), body)]
        assert spans
        if name not in known:
            article.places.append(Place(name=name, spans=spans, mentions=[name] * len(spans)))
    ENTITIES.sign(article, "places", "model")  # not given by the file: to be looked up
    PLACES.apply([article])
    return {place.name: place for place in article.places}


@pytest.mark.parametrize(
    ("body", "name", "dateline", "country"),
    [
        ("Rain fell on London.", "London", None, "GB"),
        ("Rain fell on London, Ontario, all day.", "London", None, "CA"),
        ("Rain fell on Paris.", "Paris", None, "FR"),
        ("Rain fell on Paris, Texas.", "Paris", None, "US"),
        ("Police in Hyderabad.", "Hyderabad", None, "IN"),
        ("Police in Hyderabad.", "Hyderabad", "KARACHI", "PK"),
        ("Police in Birmingham.", "Birmingham", None, "GB"),
        ("Police in Birmingham, Ala., said.", "Birmingham", None, "US"),
        ("Police in Birmingham, Alabama, said.", "Birmingham", None, "US"),
        ("Shells fell on Tripoli.", "Tripoli", None, "LY"),
        ("Shells fell on Tripoli.", "Tripoli", "BEIRUT", "LB"),
        ("A game in Newcastle.", "Newcastle", None, None),
        ("A game in Newcastle.", "Newcastle", "SYDNEY", "AU"),
        ("A vote in Valencia.", "Valencia", None, None),
        ("A vote in Valencia.", "Valencia", "MADRID", "ES"),
        ("A vote in Valencia.", "Valencia", "CARACAS", "VE"),
        ("Islamabad objected.", "Islamabad", None, "PK"),
        ("Chelsea won.", "Chelsea", None, None),
        ("Ontario agreed.", "Ontario", None, "CA"),
        ("A fire in Springfield.", "Springfield", None, "US"),
        ("Punjab agreed.", "Punjab", None, None),
        ("Atlantis sank.", "Atlantis", None, None),
    ],
)
def test_which_town(body: str, name: str, dateline: str | None, country: str | None) -> None:
    place = placed(body, name, dateline=dateline)[name]
    assert place.country == country
    assert (place.geonames_id is None) == (country is None or name == "Springfield")  # many, all in one country


def test_labelled_places_are_resolved_right() -> None:
    labelled = labelled_places()
    wrong = [place for place in labelled if not place.is_right(resolved(place))]
    assert len(labelled) >= 60
    assert len(wrong) <= len(labelled) / 10, wrong


def test_towns_of_a_story_lie_close_together() -> None:
    assert placed("From Cambridge to Boston.", "Cambridge", "Boston")["Cambridge"].country == "US"
    assert placed("From Cambridge to London.", "Cambridge", "London")["Cambridge"].country == "GB"


def test_nationality_in_the_text_decides() -> None:
    assert placed("Venezuelan troops in Valencia.", "Valencia")["Valencia"].country == "VE"


def test_a_state_speaks_for_its_own_town() -> None:
    found = placed("Boats left Portland, and Maine watched.", "Portland", "Maine")
    assert found["Portland"].location is not None
    assert round(found["Portland"].location.lat) == 44


def test_country_named_in_the_text_decides() -> None:
    assert placed("Rome and Italy. Police in Florence.", "Italy", "Florence")["Florence"].country == "IT"
    assert placed("The vote in Valencia, said Venezuela.", "Venezuela", "Valencia")["Valencia"].country == "VE"


def test_georgia() -> None:
    assert placed("Georgia and Russia.", "Georgia", "Russia")["Georgia"].country == "GE"
    assert placed("Georgia votes.", "Georgia", dateline="ATLANTA")["Georgia"].country == "US"


def test_city_rather_than_state() -> None:
    found = placed("New York and Virginia.", "New York", "Virginia")
    assert found["New York"].location is not None
    assert (found["Virginia"].country, found["Virginia"].location) == ("US", None)


def test_city_that_is_a_country() -> None:
    place = placed("Trade in Singapore.", "Singapore")["Singapore"]
    assert (place.country, place.location is None) == ("SG", False)


def test_names_of_one_country_become_one_place() -> None:
    body = "The U.S. and the United States and America."
    found = placed(body, "U.S.", "United States", "America")
    assert list(found) == ["United States"]
    place = found["United States"]
    assert place.mentions == ["U.S.", "United States", "America"]
    assert [body[start:end] for start, end in place.spans] == place.mentions


def test_town_of_the_dateline_though_it_is_cut_from_the_body() -> None:
    place = placed("Nobody was hurt.", dateline="KARACHI")["Karachi"]
    assert (place.country, place.spans, place.mentions) == ("PK", [], [])
    assert place.location is not None
    assert (round(place.location.lat), round(place.location.lon)) == (25, 67)


def test_two_towns_in_a_dateline() -> None:
    found = placed("They met.", dateline="NEW DELHI/PARIS")
    assert {name: place.country for name, place in found.items()} == {"New Delhi": "IN", "Paris": "FR"}


def test_small_town_in_a_dateline() -> None:
    assert placed("They met.", dateline="DAVOS, Jan 20 (Reuters)")["Davos"].country == "CH"
    assert placed("They met.", dateline="LONDON, Ontario")["London"].country == "CA"
    assert placed("They met.", dateline="ATHENS, Ga. (AP)")["Athens"].country == "US"


def test_places_of_the_file_are_left_alone() -> None:
    article = Article(headline="x", body="y", places=[Place(name="London", country="CA")])
    LOCATED.apply([article])
    PLACES.apply([article])
    assert article.places == [Place(name="London", country="CA")]
