import pytest

from dateline.query.fusion import K, fused


def order(*rankings: str) -> str:
    return "".join(item for item, _ in fused(rankings))


def test_one_ranking_stays_as_it_is() -> None:
    assert order("abc") == "abc"


def test_no_rankings_and_empty_ones_give_nothing() -> None:
    assert order() == order("", "") == ""


def test_what_both_have_comes_before_what_only_one_has() -> None:
    assert order("abx", "cdx") == "xacbd"


def test_what_only_one_has_is_there() -> None:
    assert sorted(order("ab", "c")) == ["a", "b", "c"]


def test_of_what_scores_alike_the_first_ranking_has_the_first_word() -> None:
    assert order("a", "b") == "ab"
    assert order("ab", "ba") == "ab"


def test_the_score_is_the_sum_of_reciprocal_ranks() -> None:
    assert dict(fused(["ab", "bc"])) == pytest.approx(
        {"a": 1 / (K + 1), "b": 1 / (K + 2) + 1 / (K + 1), "c": 1 / (K + 2)}
    )


def test_being_in_both_counts_more_than_leading_one_down_to_a_depth() -> None:
    deep = "abcdefghij"
    assert order(deep + "z", "klmnopqrst" + "z")[0] == "z", "rank 11 twice against rank 1 once"
