"""An original that is withdrawn, or held back, or has another text now: its copies find another one."""

from dataclasses import replace

from dateline.grouping import Member, Store, relate
from tests.grouping.texts import body, edited, member

TEXT = body()
FIRE = {"waitrose": 0.7, "wellington": 0.5, "fire": 0.5}


def three(store: Store) -> None:
    """An original and two copies, an hour apart."""
    for number, name in enumerate("abc"):
        relate(store, [member(TEXT, name, minutes=60 * number, terms=FIRE)])


def withdrawn(store: Store, name: str, version: int = 2) -> dict[str, Member]:
    """What is touched when this member is withdrawn."""
    return relate(store, [store.get([name])[name].withdrawn(version)])


def originals(store: Store, names: str) -> dict[str, str | None]:
    return {id_: one.original for id_, one in store.get(names).items()}


def test_the_next_oldest_takes_the_place_of_a_withdrawn_original(store: Store) -> None:
    three(store)
    touched = withdrawn(store, "a")
    assert originals(store, "abc") == {"a": None, "b": None, "c": "b"}
    assert {id_: touched[id_].original for id_ in "bc"} == {"b": None, "c": "b"}
    relate(store, [member(TEXT, "d", minutes=240)])
    assert originals(store, "d") == {"d": "b"}


def test_the_story_stays_that_of_all(store: Store) -> None:
    three(store)
    story = store.get(["a"])["a"].story
    withdrawn(store, "a")
    assert {one.story for one in store.get("abc").values()} == {story}


def test_a_withdrawn_copy_leaves_the_others(store: Store) -> None:
    three(store)
    withdrawn(store, "b")
    assert originals(store, "abc") == {"a": None, "b": None, "c": "a"}


def test_withdrawing_again_changes_nothing(store: Store) -> None:
    three(store)
    withdrawn(store, "a")
    before = store.get("abc")
    withdrawn(store, "a")
    assert store.get("abc") == before


def test_the_file_of_a_withdrawn_original_that_is_read_again_does_not_bring_it_back(store: Store) -> None:
    three(store)
    withdrawn(store, "a")
    relate(store, [member(TEXT, "a")])
    assert originals(store, "abc") == {"a": None, "b": None, "c": "b"}


def test_a_newer_version_of_a_withdrawn_original_is_the_original_again(store: Store) -> None:
    three(store)
    story = store.get(["a"])["a"].story
    withdrawn(store, "a")
    relate(store, [replace(member(edited(TEXT), "a", terms=FIRE), version=3)])
    assert originals(store, "abc") == {"a": None, "b": "a", "c": "a"}
    assert store.get(["a"])["a"].story == story


def test_a_copy_that_another_worker_wrote_meanwhile_is_led_on_whoever_comes_again(store: Store) -> None:
    three(store)
    for name in ("a", "d"):
        withdrawn(store, "a")
        # The other worker had seen the original before it was withdrawn, and writes only now.
        late = replace(member(TEXT, "d", minutes=200), original="a", similarity=1.0, decided=True)
        store.put([replace(late, revision=one.revision) for one in store.get(["d"]).values()] or [late], found=False)
        assert originals(store, "d") == {"d": "a"}
        again = store.get(["a"])["a"] if name == "a" else member(TEXT, "d", minutes=200)
        assert relate(store, [again])["d"].original == "b"
        assert originals(store, "abcd") == {"a": None, "b": None, "c": "b", "d": "b"}


def test_as_long_as_a_withdrawn_one_is_not_decided_its_copies_are_led_on_again(store: Store) -> None:
    three(store)
    # The worker dies when it has told of the withdrawal, and before it has done anything about it.
    known = store.get(["a"])["a"]
    store.put([replace(known.withdrawn(2), decided=False)], found=True)
    withdrawn(store, "a")
    assert originals(store, "abc") == {"a": None, "b": None, "c": "b"}


def test_copies_of_a_text_that_was_corrected_into_another_have_another_original(store: Store) -> None:
    three(store)
    relate(store, [replace(member(body(1), "a", terms=FIRE), version=2)])
    assert originals(store, "abc") == {"a": None, "b": None, "c": "b"}


def test_copies_of_a_text_that_was_corrected_a_little_stay(store: Store) -> None:
    three(store)
    relate(store, [replace(member(edited(TEXT), "a", terms=FIRE), version=2)])
    assert originals(store, "abc") == {"a": None, "b": "a", "c": "a"}


def test_an_original_that_is_held_back_becomes_a_copy_of_those_that_come_out_before(store: Store) -> None:
    three(store)
    relate(store, [replace(member(TEXT, "a", minutes=600, terms=FIRE), version=2)], anew={"a"})
    assert originals(store, "abc") == {"a": "b", "b": None, "c": "b"}


def test_one_that_turns_out_to_have_come_out_earlier_is_placed_by_that(store: Store) -> None:
    three(store)
    relate(store, [replace(member(TEXT, "c", minutes=-5, terms=FIRE), version=2)])
    assert originals(store, "abc") == {"a": "c", "b": "c", "c": None}


def test_placed_anew_it_comes_to_the_same_end(store: Store) -> None:
    three(store)
    before = {id_: replace(one, revision=None) for id_, one in store.get("abc").items()}
    for names in ("a", "b", "ca", "abc"):
        relate(store, [member(TEXT, name, minutes=60 * "abc".index(name), terms=FIRE) for name in names], anew={*names})
    assert {id_: replace(one, revision=None) for id_, one in store.get("abc").items()} == before
