import pytest

from dateline.enrich.context import Context, is_near
from dateline.enrich.demonyms import countries_spoken_of
from dateline.enrich.gazetteer import Spot, gazetteer


def town(name: str) -> Spot:
    return gazetteer().towns(name)[0]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("Seattle", "Portland", True), ("London", "Paris", False), ("Beirut", "Tripoli", False), ("Oslo", "Oslo", True)],
)
def test_near(one: str, other: str, near: bool) -> None:
    assert is_near(town(one), town(other)) == near


def test_near_over_the_line_where_dates_change() -> None:
    east, west = (Spot(None, "x", None, (0.0, longitude)) for longitude in (179.5, -179.5))
    assert is_near(east, west)


def test_what_has_no_position_is_near_to_nothing() -> None:
    assert not is_near(Spot(None, "x", None), town("Oslo"))


def test_countries_named_and_spoken_of() -> None:
    context = Context(gazetteer(), ["Kenya", "Georgia"], "A Norwegian met two Russians, Polish and polish, in a swede.")
    assert context.named == {"KE", "NO", "RU", "PL"}  # Georgia may be either


def test_a_state_speaks_for_itself_and_little_for_its_country() -> None:
    context = Context(gazetteer(), ["Idaho"])
    of_idaho, of_maine = (Spot(1, "x", "US", (0.0, 0.0), state=code) for code in ("ID", "ME"))
    assert context.weight(of_idaho) > context.weight(of_maine) > context.weight(town("Oslo")) == 0


def test_demonyms() -> None:
    assert set(countries_spoken_of("Filipinos, Swiss and Iraqis")) == {"PH", "CH", "IQ"}
    assert set(countries_spoken_of("Georgian wine, an iraqi")) == set()
