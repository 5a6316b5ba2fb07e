import pytest

from dateline.enrich.world_organisations import world_name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UN", "United Nations"),
        ("the U.N.", "United Nations"),
        ("World Health Organisation", "World Health Organization"),
        ("WHO", "World Health Organization"),
        ("Who", None),
        ("Nato", "NATO"),
        ("UN Children’s Fund", "UNICEF"),
        ("PPP", None),
        ("", None),
    ],
)
def test_one_name_in_all_articles(printed: str, name: str | None) -> None:
    assert world_name(printed) == name
