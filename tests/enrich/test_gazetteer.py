import pytest

from dateline.enrich.country_names import ALSO_KNOWN_AS, US_STATES_SHORTENED
from dateline.enrich.gazetteer import fold, gazetteer
from dateline.enrich.region_names import WITHOUT_BORDERS, regions


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Karachi", "PK"),
        ("KARACHI", "PK"),
        ("Kiev", "UA"),
        ("Bombay", "IN"),
        ("New York", "US"),
        ("St Petersburg", "RU"),
        ("Sao Paulo", "BR"),
        ("Port-au-Prince", "HT"),
        ("The Hague", "NL"),
        ("N'Djamena", "TD"),
        ("Davos", "CH"),
    ],
)
def test_largest_town_of_a_name(name: str, country: str) -> None:
    town = gazetteer().towns(name)[0]
    assert town.country == country
    assert town.location is not None


@pytest.mark.parametrize("name", ["U.K.", "Britain", "Great Britain", "United Kingdom", "the UK"])
def test_names_of_one_country(name: str) -> None:
    country = gazetteer().country(name)
    assert country is not None
    assert country.country == "GB"


def test_every_name_of_our_own_leads_somewhere() -> None:
    places = gazetteer()
    codes = {name: spot and spot.country for name in ALSO_KNOWN_AS for spot in [places.country(name)]}
    assert codes == ALSO_KNOWN_AS
    assert all(places.regions(name) for name in (*WITHOUT_BORDERS, "England", "Texas", "Europe"))
    for short, state in US_STATES_SHORTENED.items():
        assert places.qualifiers(f"{short}.") == places.regions(state) != ()


def test_towns_and_regions_share_the_codes_of_their_divisions() -> None:
    for country, name, code, number in regions():
        assert number > 0
        assert any(spot.country == country and spot.state == code for spot in gazetteer().regions(name))
    for town, region in {"Toronto": "Ontario", "Munich": "Bavaria", "Glasgow": "Scotland", "Karachi": "Sindh"}.items():
        assert gazetteer().towns(town)[0].state == gazetteer().regions(region)[0].state


def test_a_region_of_two_countries() -> None:
    assert {spot.country for spot in gazetteer().regions("Punjab")} == {"IN", "PK"}


def test_capitals() -> None:
    for name, country in {"London": "GB", "Islamabad": "PK", "Brasilia": "BR", "Washington": "US"}.items():
        capitals = [town for town in gazetteer().towns(name) if town.capital]
        assert [(town.country) for town in capitals] == [country]


def test_unknown_names() -> None:
    for name in ("", "Zqxv", "the"):
        assert gazetteer().towns(name) == []
        assert gazetteer().country(name) is None
        assert gazetteer().regions(name) == ()


def test_fold() -> None:
    assert fold("Saint-Étienne") == fold("ST. ETIENNE") == "saint etienne"
