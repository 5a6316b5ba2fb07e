import pytest

from dateline.enrich.country_names import ALSO_KNOWN_AS, OTHER_REGIONS, US_STATES_SHORTENED
from dateline.enrich.gazetteer import fold, gazetteer


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
    assert all(places.region(name) for name in (*OTHER_REGIONS, "England", "Texas", "Europe"))
    for short, state in US_STATES_SHORTENED.items():
        assert places.qualifier(f"{short}.") == places.region(state) is not None


def test_capitals() -> None:
    for name, country in {"London": "GB", "Islamabad": "PK", "Brasilia": "BR", "Washington": "US"}.items():
        capitals = [town for town in gazetteer().towns(name) if town.capital]
        assert [(town.country) for town in capitals] == [country]


def test_unknown_names() -> None:
    for name in ("", "Zqxv", "the"):
        assert gazetteer().towns(name) == []
        assert gazetteer().country(name) is gazetteer().region(name) is None


def test_fold() -> None:
    assert fold("Saint-Étienne") == fold("ST. ETIENNE") == "saint etienne"
