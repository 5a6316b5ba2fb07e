import pytest

from dateline.grouping.stories import SAME_STORY, Neighbour, belonging, looked_up, nearness

FIRE = {"waitrose": 0.8, "fire": 0.6}
QUAKE = {"qeshm": 0.8, "quake": 0.6}


def between(one: dict[str, float], other: dict[str, float], share: float) -> dict[str, float]:
    """Terms whose cosine with ``one`` is ``share`` where ``other`` shares no word with it."""
    rest = (1 - share**2) ** 0.5
    return {word: share * it for word, it in one.items()} | {word: rest * it for word, it in other.items()}


def test_nearness_is_the_cosine() -> None:
    assert nearness(FIRE, FIRE) == pytest.approx(1)
    assert nearness(FIRE, QUAKE) == 0
    assert nearness(FIRE, {"waitrose": 0.6, "supermarket": 0.8}) == pytest.approx(0.48)
    assert nearness(FIRE, {}) == 0


def test_nearness_is_no_more_than_one_though_weights_are_rounded() -> None:
    rounded = {"waitrose": 0.81, "fire": 0.6}
    assert nearness(rounded, rounded) == 1


def test_an_article_belongs_to_the_story_whose_nearest_articles_are_near() -> None:
    near = between(FIRE, QUAKE, 0.9)
    assert belonging(near, [Neighbour("f", FIRE), Neighbour("q", QUAKE)]) == {"f": pytest.approx(0.9)}


def test_it_belongs_to_none_when_all_are_far() -> None:
    far = between(FIRE, {"tram": 1.0}, SAME_STORY - 0.01)
    assert belonging(far, [Neighbour("f", FIRE)]) == {}
    assert belonging(far, []) == {}


def test_one_near_article_does_not_make_up_for_four_far_ones() -> None:
    terms = between(FIRE, QUAKE, 0.6)
    mixed = [Neighbour("f", terms), *[Neighbour("f", {"tram": 1.0})] * 4]
    assert belonging(terms, mixed) == {}


def test_two_stories_are_one_when_they_are_near_to_each_other_too() -> None:
    terms, like = between(FIRE, QUAKE, 0.9), between(FIRE, QUAKE, 0.8)
    assert list(belonging(terms, [Neighbour("a", FIRE), Neighbour("b", like)])) == ["b", "a"]


def test_a_report_on_two_events_does_not_make_them_one() -> None:
    both = between(FIRE, QUAKE, 0.71)
    assert len(belonging(both, [Neighbour("f", FIRE), Neighbour("q", QUAKE)])) == 1


def test_they_are_looked_up_by_the_weightiest_terms() -> None:
    terms = {f"word{number}": 1 / (number + 1) for number in range(30)}
    assert list(looked_up(terms)) == [f"word{number}" for number in range(16)]
