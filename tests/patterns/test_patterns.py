"""No regular expression may take more than linear time for any text, wherever it is used."""

import re
from typing import Any

import pytest

import dateline
import services
import workers
from tests.patterns.found import Found, patterns_of
from tests.patterns.growth import grows_too_fast, slowest

FOUND = {
    f"{each.where} {each.pattern.pattern!r:.40}": each
    for package in (dateline, services, workers)
    for each in patterns_of(package)
}
# Those that are only asked about so many characters, cut out before: they may take their time with the square.
BOUNDED = {
    "dateline.documents.hyphens._LAST": 100,
    "dateline.enrich.quoting.worth._FIRST_NAME": 20,
    "dateline.enrich.repeats._CAPITALISED_BEFORE": 40,
    "dateline.enrich.roles._LAST_WORD": 60,
    "dateline.formats.anpa._STORY": 200,
    "dateline.newsprint.agencies._CREDIT": 40,
}
_AT_ONCE = 1.0  # second of computing; they take a twentieth of it, and one that explodes takes for ever


@pytest.mark.parametrize("name", [name for name, each in FOUND.items() if each.where not in BOUNDED])
@pytest.mark.timeout(60)
def test_its_time_is_linear(name: str) -> None:
    assert grows_too_fast(FOUND[name]) is None


@pytest.mark.parametrize("where", BOUNDED)
def test_it_takes_no_time_for_as_much_as_it_is_asked_about(where: str) -> None:
    (found,) = [each for each in FOUND.values() if each.where == where]
    assert slowest(found, BOUNDED[where]) < _AT_ONCE


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"\s*,", "search"), (r"(a+)+$", "match"), (r"(?:a|ab|b)*c", "match"), (rb"x*x*y", "fullmatch")],
)
def test_a_bad_one_is_found_out(pattern: Any, method: str) -> None:
    assert grows_too_fast(Found("here", re.compile(pattern), frozenset({method})))


@pytest.mark.parametrize("pattern", [r"(?:(?<!\s)\s+)?,", r"[^,]*", r"a{1,10}b"])
def test_a_good_one_is_not(pattern: str) -> None:
    assert grows_too_fast(Found("here", re.compile(pattern), frozenset({"match", "finditer"}))) is None


def test_patterns_are_found_in_variables_and_in_calls() -> None:
    modules = {each.where.rpartition(".")[0] for each in FOUND.values()}
    assert {"dateline.newsprint.bylines", "dateline.formats.rtf", "dateline.webpage.headline"} & modules
    assert any(":" in each.where for each in FOUND.values())
    assert len(FOUND) > 200
