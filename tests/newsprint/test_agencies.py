import pytest

from dateline.newsprint.agencies import agency_named


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("Reuters", "Reuters"),
        ("REUTERS", "Reuters"),
        ("By Reuters", "Reuters"),
        ("Thomson Reuters", "Reuters"),
        ("(AFP)", "AFP"),
        ("AFP/APP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("The Associated Press", "AP"),
        ("A.P.", "AP"),
        ("AP and AFP", "AP"),
        ("Source: Xinhua", "Xinhua"),
        ("XINHUA", "Xinhua"),
        ("DPA", "dpa"),
        ("By Ilse Brandt, Reuters", "Reuters"),
        ("Press Trust of India", "PTI"),
    ],
)
def test_an_agency_has_one_name_however_it_is_credited(credit: str, agency: str) -> None:
    assert agency_named(credit) == agency


@pytest.mark.parametrize(
    "credit", ["", "Staff Reporter", "Agencies", "Our Correspondent", "By Sid", "The Petrel", "Online"]
)
def test_what_names_no_agency_names_none(credit: str) -> None:
    assert agency_named(credit) is None
