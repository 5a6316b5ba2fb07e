"""Where new articles are placed: among copies, and in stories; in memory and in Elasticsearch alike."""

import itertools
from dataclasses import replace

import pytest

from dateline.grouping import Member, Store, relate
from dateline.grouping.store import merge, resolved
from dateline.grouping.stories import WINDOW
from tests.grouping.texts import body, cut, edited, member, on_template

TEXT = body()
FIRE = {"waitrose": 0.7, "wellington": 0.5, "fire": 0.5}
QUAKE = {"qeshm": 0.7, "iran": 0.5, "quake": 0.5}


def towards(fire: float, quake: float) -> dict[str, float]:
    """Terms between two events: as much of the one, as much of the other."""
    return {"waitrose": 0.707 * fire, "fire": 0.707 * fire, "qeshm": 0.707 * quake, "quake": 0.707 * quake}


def placed(store: Store, *members: Member) -> dict[str, Member]:
    return {id_: one for id_, one in relate(store, members).items() if id_ in {it.id for it in members}}


def originals(store: Store, *names: str) -> dict[str, str | None]:
    return {id_: one.original for id_, one in store.get(names).items()}


def test_a_copy_names_the_one_that_came_out_first(store: Store) -> None:
    placed(store, member(TEXT, "first"))
    assert placed(store, member(edited(TEXT), "second", minutes=5))["second"].original == "first"
    assert originals(store, "first") == {"first": None}


def test_the_similarity_is_the_share_that_both_have(store: Store) -> None:
    placed(store, member(TEXT, "first"))
    same, cut_short = member(TEXT, "same", minutes=1), member(cut(TEXT, 0.6), "cut", minutes=1)
    rewritten = member(edited(TEXT, every=10), "edited", minutes=1)
    made = placed(store, same, cut_short, rewritten)
    assert made["same"].similarity == 1
    assert made["cut"].similarity
    assert made["cut"].similarity > 0.85
    assert made["edited"].similarity
    assert 0.5 <= made["edited"].similarity < 0.9


def test_articles_that_come_together_see_each_other(store: Store) -> None:
    together = [member(TEXT, name, minutes=number) for number, name in enumerate(("a", "b", "c"))]
    made = placed(store, *reversed(together))
    assert {id_: one.original for id_, one in made.items()} == {"a": None, "b": "a", "c": "a"}


def test_who_came_out_first_is_so_in_whatever_order_they_arrive(store: Store) -> None:
    for number, order in enumerate(itertools.permutations(range(3))):
        text, names = body(number + 1), [f"{number}.{at}" for at in range(3)]
        for at in order:
            placed(store, member(text, names[at], minutes=at))
        assert originals(store, *names) == {names[0]: None, names[1]: names[0], names[2]: names[0]}


def test_two_texts_become_copies_of_one_that_joins_them(store: Store) -> None:
    half, other = TEXT[: len(TEXT) // 2], TEXT[len(TEXT) // 2 :]
    placed(store, member(half, "half", minutes=1), member(other, "other", minutes=2))
    assert originals(store, "half", "other") == {"half": None, "other": None}
    placed(store, member(TEXT, "whole", minutes=3))
    assert originals(store, "half", "other", "whole") == {"half": None, "other": "half", "whole": "half"}


def test_of_those_that_came_out_at_the_same_moment_one_is_first_for_everybody(store: Store) -> None:
    placed(store, member(TEXT, "b"))
    placed(store, member(TEXT, "a"))
    assert originals(store, "a", "b") == {"a": None, "b": "a"}


def test_others_that_had_to_be_changed_are_told(store: Store) -> None:
    placed(store, member(TEXT, "late", minutes=9))
    touched = relate(store, [member(TEXT, "early")])
    assert touched["late"].original == "early"


@pytest.mark.parametrize("came_again", ["b", "c"])
def test_one_that_follows_a_copy_is_led_to_the_original_of_that(store: Store, came_again: str) -> None:
    placed(store, member(TEXT, "b", minutes=1))
    between = store.get(["b"])["b"]
    placed(store, member(TEXT, "a"))
    # Another worker had seen b as an original, and writes only now.
    late = replace(member(TEXT, "c", minutes=2), original=between.id, similarity=1.0, decided=True)
    store.put([late], found=False)
    assert originals(store, "b", "c") == {"b": "a", "c": "b"}
    touched = relate(store, [member(TEXT, came_again, minutes={"b": 1, "c": 2}[came_again])])
    assert touched["c"].original == "a"
    assert originals(store, "a", "b", "c") == {"a": None, "b": "a", "c": "a"}


def test_a_text_on_the_same_template_stays_alone(store: Store) -> None:
    placed(store, member(TEXT, "first"))
    assert placed(store, member(on_template(TEXT), "other", minutes=1))["other"].original is None


def test_placing_again_changes_nothing(store: Store) -> None:
    some = [member(TEXT, "a", terms=FIRE), member(TEXT, "b", minutes=1, terms=FIRE), member(body(1), "c", terms=FIRE)]
    placed(store, *some)
    before = store.get(["a", "b", "c"])
    relate(store, some)
    relate(store, [member(body(2), "d", terms=QUAKE)])
    relate(store, reversed(some[:2]))  # type: ignore[arg-type]
    assert store.get(["a", "b", "c"]) == before


def test_placing_again_tells_of_the_copies_that_an_earlier_time_may_not_have_told(store: Store) -> None:
    placed(store, member(TEXT, "late", minutes=9))
    early = member(TEXT, "early")
    relate(store, [early])
    assert relate(store, [early])["late"].original == "early"


def test_a_correction_with_another_text_is_placed_anew_but_in_its_story(store: Store) -> None:
    placed(store, member(TEXT, "first", terms=FIRE), member(TEXT, "copy", minutes=1, terms=FIRE))
    corrected = replace(member(body(1), "copy", minutes=1, terms=QUAKE), version=2)
    made = placed(store, corrected)["copy"]
    assert (made.original, made.story) == (None, store.get(["first"])["first"].story)


def test_an_older_version_that_comes_late_changes_nothing(store: Store) -> None:
    placed(store, replace(member(TEXT, "one"), version=2))
    before = store.get(["one"])
    placed(store, member(body(1), "one"))
    assert store.get(["one"]) == before


def test_the_first_article_of_an_event_starts_a_story_named_by_its_time(store: Store) -> None:
    made = placed(store, member(TEXT, "abc", terms=FIRE))["abc"]
    assert made.story == "20250209T1200-abc"


def test_articles_on_one_event_are_one_story_and_those_on_another_are_not(store: Store) -> None:
    placed(store, member(TEXT, "a", terms=FIRE))
    made = placed(store, member(body(1), "b", terms=FIRE), member(body(2), "c", terms=QUAKE))
    first = store.get(["a"])["a"].story
    assert made["b"].story == first
    assert made["b"].nearness is not None
    assert made["c"].story not in {None, first}


def test_a_copy_is_in_the_story_of_its_original(store: Store) -> None:
    placed(store, member(TEXT, "a", terms=FIRE))
    assert placed(store, member(TEXT, "b", minutes=1, terms=QUAKE))["b"].story == store.get(["a"])["a"].story


def test_an_article_without_terms_has_no_story(store: Store) -> None:
    assert placed(store, member(TEXT, "a"))["a"].story is None


def test_a_story_ends_when_nothing_comes_of_it_for_a_week(store: Store) -> None:
    placed(store, member(TEXT, "a", terms=FIRE))
    later = WINDOW.total_seconds() / 60 + 1
    made = placed(store, member(body(1), "b", minutes=later, terms=FIRE))["b"]
    assert made.story == made.own_story


def test_stories_that_turn_out_to_be_one_go_into_the_older(store: Store) -> None:
    placed(store, member(TEXT, "a", terms=towards(1, 0)), member(body(1), "b", minutes=5, terms=towards(0.3, 0.954)))
    stories = {id_: one.story for id_, one in store.get(["a", "b"]).items()}
    assert stories["a"] != stories["b"]
    # The first report between them belongs to both, and they are still far from each other; with the second one not.
    for minutes, name in ((6, "c"), (7, "d")):
        placed(store, member(body(minutes), name, minutes=minutes, terms=towards(0.81, 0.59)))
    assert resolved(store, stories.values()) == dict.fromkeys(stories.values(), stories["a"])
    assert store.get(["b"])["b"].story == stories["b"], "its article is not written again for that"
    made = placed(store, member(body(8), "e", minutes=8, terms=towards(0.3, 0.954)))["e"]
    assert made.story == stories["a"]


def test_a_story_that_went_into_another_is_merged_with_what_that_one_is_merged_with(store: Store) -> None:
    merge(store, "3", "2")
    merge(store, "4", "3")
    merge(store, "3", "1")
    assert resolved(store, ["1", "2", "3", "4", "5"]) == {"1": "1", "2": "1", "3": "1", "4": "1", "5": "5"}
