import pytest

from dateline.article import Sketch
from dateline.grouping.sketch import SIZE, contained, sketch


def some(first: int, last: int) -> Sketch:
    return sketch(f"item {number}" for number in range(first, last))


def test_of_a_small_set_all_is_known() -> None:
    assert contained(some(0, 10), some(0, 10)) == 1
    assert contained(some(0, 10), some(5, 15)) == 0.5
    assert contained(some(0, 10), some(10, 20)) == 0
    assert contained(some(0, 10), some(0, 40)) == 1


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_of_a_large_set_the_shared_part_is_estimated(share: float) -> None:
    size = 2_000
    start = int(size * (1 - share))
    assert contained(some(0, size), some(start, start + size)) == pytest.approx(share, abs=0.2)


def test_a_part_is_told_from_the_whole_in_either_order() -> None:
    assert contained(some(0, 3_000), some(0, 1_000)) == pytest.approx(1, abs=0.2)
    assert contained(some(0, 1_000), some(0, 3_000)) == pytest.approx(1, abs=0.2)


def test_nothing_is_contained_in_nothing() -> None:
    assert contained(sketch([]), sketch([])) == contained(sketch([]), some(0, 5)) == 0


def test_it_is_small_sorted_and_the_same_for_the_same_items_in_any_order() -> None:
    made = some(0, 1_000)
    assert (made.size, len(made.lowest)) == (1_000, SIZE)
    assert made.lowest == sorted(made.lowest)
    assert made == sketch([f"item {number}" for number in reversed(range(1_000))] * 2)
    assert max(made.lowest) < 2**48
