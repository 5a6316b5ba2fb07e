"""Quality does not fall unseen: the fast figures against their limits and baselines, and how a fall is told."""

import pytest

from bench import quality
from bench.figures import Figure

RECORDED = {"pages": 0.976, "datelines": 0.998}


@pytest.mark.skipif(not quality.baselines(), reason="the sample that the baselines are of is not beside the repository")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # by the scorers beside the sample
def test_no_figure_fell_below_its_limit_or_its_baseline() -> None:
    assert quality.complaints(quality.measured(quality.FAST), quality.baselines()) == []


def test_a_fall_is_told_with_both_values() -> None:
    (told,) = quality.complaints([Figure("pages", 0.951, note="65 pages")], RECORDED)
    assert told == "pages: fell from .976 to .951. 65 pages"


def test_a_fall_within_the_slack_and_a_rise_are_none() -> None:
    fallen = RECORDED["pages"] - quality.SLACK / 2
    assert quality.complaints([Figure("pages", fallen), Figure("datelines", 1.0)], RECORDED) == []


def test_a_limit_counts_whatever_the_baseline_was() -> None:
    (told,) = quality.complaints([Figure("pages", 0.951, at_least=0.966)], {"pages": 0.951})
    assert "at least 0.966" in told


def test_a_figure_without_a_baseline_is_told_where_others_have_one() -> None:
    (told,) = quality.complaints([Figure("names", 0.7)], RECORDED)
    assert "no baseline" in told
    assert quality.complaints([Figure("names", 0.7)], {}) == []


def test_a_baseline_that_nothing_measures_any_more_is_named() -> None:
    assert quality.unmeasured([Figure("pages", 0.976)], RECORDED) == ["datelines"]


def test_the_table_has_a_line_a_figure() -> None:
    page = quality.table([Figure("pages", 0.9761, at_least=0.966), Figure("names", 1)], RECORDED)
    assert "| pages | .976 | .976 | .966 |\n| names | 1.000 |  |  |\n" in page
