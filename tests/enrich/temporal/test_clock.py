import pytest

from tests.enrich.temporal.reading import values


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It began 10:35 a.m. there", "10:35 a.m.", "T10:35"),
        ("It began 8pm there", "8pm", "T20:00"),
        ("It began 12 a.m. there", "12 a.m.", "T00:00"),
        ("It began 12 p.m. there", "12 p.m.", "T12:00"),
        ("It began 6.30pm GMT there", "6.30pm GMT", "T18:30Z"),
        ("It began at 14:30 there", "14:30", "T14:30"),
        ("It began 0710 GMT there", "0710 GMT", "T07:10Z"),
        ("It began 1000 EST there", "1000 EST", "T10:00"),
        ("It began at noon there", "noon", "T12:00"),
        ("It began at midnight there", "midnight", "T24:00"),
        ("It began at 10 o'clock there", "10 o'clock", None),
    ],
)
def test_alone_a_time_has_no_day(text: str, printed: str, value: str | None) -> None:
    assert values(text) == {printed: value}


@pytest.mark.parametrize(
    "text", ["They won 2:10.", "He ran 14:30.", "It fell at 1.50.", "Jamie Noon passed.", "$5 a.m"]
)
def test_scores_prices_and_names(text: str) -> None:
    assert not values(text)


def test_a_time_has_the_day_beside_it() -> None:
    assert values("It fell at 10:35 a.m. (0735 GMT) Friday in Oslo.") == {
        "10:35 a.m.": "2024-03-08T10:35",
        "0735 GMT": "2024-03-08T07:35Z",
        "Friday": "2024-03-08",
    }


def test_a_time_has_the_nearest_day_of_its_sentence_only() -> None:
    assert values("They spoke on Sunday. It began at 8pm and ended on Monday.") == {
        "Sunday": "2024-03-10",
        "8pm": "2024-03-11T20:00",
        "Monday": "2024-03-11",
    }
    assert values("They spoke on Sunday. It began at 8pm.")["8pm"] == "T20:00"
