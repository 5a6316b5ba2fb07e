import pytest

from dateline.enrich.temporal.leaning import leaning


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("The council will meet on ", "."),
        ("Talks are to be held in Oslo on ", ", he said."),
        ("The team planned to leave Nairobi on ", " for Dar es Salaam."),
        ("A hearing scheduled for ", ""),
        ("The hearing is on ", "."),
        ("Congress reconvenes on ", "."),
        ("They could arrive as early as ", ""),
        ("It must be returned to his father by ", ""),
        ("It extended its deadline until 9 a.m. EST ", ""),
        ("On ", ", the group plans to march."),
        ("On ", " the law is expected to pass."),
    ],
)
def test_ahead(before: str, behind: str) -> None:
    assert leaning(before, behind) == "future"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Police said ", " that they will appeal."),
        ("He would appeal the decision, announced ", " by the court."),
        ("He could not be reached on ", "."),
        ("It would have been opened on ", "."),
        ("But by ", " officials hardened their tone."),
        ("On ", ", Brandt met the council."),
        ("Until ", " they had not called him a suspect."),
    ],
)
def test_back(before: str, behind: str) -> None:
    assert leaning(before, behind) == "past"


def test_nothing_is_told_without_a_verb() -> None:
    assert leaning("The summit of ", " in Oslo") is None
