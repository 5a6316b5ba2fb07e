import pytest

from bench.judged import TEXTS, judged, ndcg

GRADES = {"a": 3, "b": 2, "c": 1}


def test_the_best_order_has_one() -> None:
    assert ndcg("abcx", GRADES) == 1


def test_nothing_found_has_nothing() -> None:
    assert ndcg("", GRADES) == ndcg("xyz", GRADES) == 0


def test_a_worse_order_has_less() -> None:
    assert 0 < ndcg("cba", GRADES) < ndcg("bac", GRADES) < 1


def test_what_stands_behind_the_tenth_place_counts_for_nothing() -> None:
    assert ndcg("0123456789a", GRADES) == 0


def test_of_more_good_answers_than_places_ten_are_enough() -> None:
    assert ndcg("abcdefghij", dict.fromkeys("abcdefghijklm", 3)) == 1


def test_there_are_enough_questions_and_half_of_each_kind_is_held_out() -> None:
    questions = judged()
    assert len(questions) >= 40
    assert len({one.q for one in questions}) == len(questions)
    for kind in {one.kind for one in questions}:
        held_out = [one.is_held_out for one in questions if one.kind == kind]
        assert abs(2 * sum(held_out) - len(held_out)) <= 1


def test_each_question_has_an_answer_in_the_sample_news() -> None:
    if not TEXTS.exists():
        pytest.skip("the sample data is not beside the project")
    for one in judged():
        assert max(one.grades.values()) >= 2, one.q
        assert [name for name in one.grades if not (TEXTS / f"{name}.txt").exists()] == []
