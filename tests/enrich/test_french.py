import pytest

from dateline.enrich.french import trimmed


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Mme von der Leyen", "von der Leyen"),
        ("M. Darmanin", "Darmanin"),
        ("l'ONU", "ONU"),
        ("L’Oréal", "L’Oréal"),
        ("ville de Lyon", "Lyon"),
        ("La Rochelle", "La Rochelle"),
        ("M. ", "M. "),
        ("", ""),
    ],
)
def test_what_is_no_part_of_a_french_name(marked: str, name: str) -> None:
    start, end = trimmed(f"x {marked}", 2, 2 + len(marked))
    assert f"x {marked}"[start:end] == name
