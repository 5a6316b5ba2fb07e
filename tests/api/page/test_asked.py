import pytest

from dateline.query.errors import InvalidRequestError
from services.api.page.asked import Asked
from services.api.problems import ProblemError


def _asked(query: str) -> Asked:
    return Asked.of(tuple(pair.split("=", 1)) for pair in query.split("&") if pair)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("q=&source=BBC", "/search?source=BBC"),
        ("q= steel ", "/search?q=steel"),
        ("source=BBC&source=BBC", "/search?source=BBC"),
        ("q=steel&page=1&cursor=x&facets=person", "/search?q=steel"),
        ("mode=semantic&query_fields=body&source=BBC", "/search?source=BBC"),
        ("q=steel&mode=semantic", "/search?q=steel&mode=semantic"),
        ("q=&from_date=", "/search"),
    ],
)
def test_what_says_nothing_is_no_part_of_the_address(given: str, clean: str) -> None:
    assert _asked(given).url == clean
    assert Asked.of(_asked(given).pairs) == _asked(given)


def test_a_value_is_added_beside_the_others_and_leads_to_the_first_page() -> None:
    assert _asked("source=BBC&page=3").also("source", "Dawn").url == "/search?source=BBC&source=Dawn"


def test_what_is_asked_for_is_no_longer_ruled_out() -> None:
    assert _asked("source=-Dawn").also("source", "Dawn").url == "/search?source=Dawn"
    assert _asked("source=Dawn").also("source", "-Dawn").url == "/search?source=-Dawn"


def test_values_come_off_one_by_one() -> None:
    assert _asked("source=BBC&source=Dawn&page=2").without("source", "BBC").url == "/search?source=Dawn"
    assert _asked("source=BBC&source=Dawn&q=x").without("source").url == "/search?q=x"


def test_the_last_value_of_what_can_have_only_one_counts() -> None:
    assert _asked("q=one&q=two").request().q == _asked("q=one&q=two").one("q") == "two"


def test_elsewhere_the_same_articles_are_asked_for_in_the_way_of_that_place() -> None:
    asked = _asked("q=steel&source=BBC&mode=hybrid&order_by=newest&page=2&page_size=50")
    assert asked.at("/v1/export", format="csv") == "/v1/export?q=steel&source=BBC&format=csv"


def test_a_parameter_that_there_is_not_is_told_with_the_nearest_one() -> None:
    with pytest.raises(ProblemError) as raised:
        _asked("langauge=en").request()
    assert "language" in raised.value.advice


@pytest.mark.parametrize(("query", "parameter"), [("page=first", "page"), ("order_by=best", "order_by")])
def test_a_value_of_the_wrong_kind_is_told_with_its_parameter(query: str, parameter: str) -> None:
    with pytest.raises(InvalidRequestError) as raised:
        _asked(query).request()
    assert raised.value.parameter == parameter
