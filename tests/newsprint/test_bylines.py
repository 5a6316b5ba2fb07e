import pytest

from dateline.newsprint.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By JANE DOE", ["Jane Doe"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("by Jane Doe.", ["Jane Doe"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, John Roe and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("BY AMARA OKAFOR & HENRIK LINDQVIST", ["Amara Okafor", "Henrik Lindqvist"]),
        ("By Jane Doe in Berlin", ["Jane Doe"]),
        ("By Jane Doe, BERLIN", ["Jane Doe"]),
        ("By Jane Doe, Science Correspondent", ["Jane Doe"]),
        ("By Jane Doe, science correspondent", ["Jane Doe"]),
        ("By Jane Doe for The Daily Post", ["Jane Doe"]),
        ("By Jane Doe jane.doe@paper.example", ["Jane Doe"]),
        ("By Ludwig van der Rohe", ["Ludwig van der Rohe"]),
        ("By Seán O’Brien", ["Seán O’Brien"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("From Jane Doe in Paris", ["Jane Doe"]),
        ("Jane Doe, Staff Reporter", ["Jane Doe"]),
        ("JANE DOE | AFP", ["Jane Doe"]),
        ("By Our Correspondent", []),
        ("Our Correspondent", []),
        ("OUR BUREAU", []),
        ("Staff Reporter", []),
        ("Our Staff Reporter in Lahore", []),
        ("From Our Own Correspondent in Vienna", []),
        ("Express News Service", []),
        ("By PTI", []),
        ("AFP/Reuters", []),
        ("Web Desk | Agencies", []),
        ("(Agencies)", []),
    ],
)
def test_a_byline_is_read(line: str, authors: list[str]) -> None:
    found = read_byline(line)
    assert found
    assert list(found.authors) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By noon on Saturday the church had gone eleven metres.",
        "By Monday, the water had reached the market",
        "By contrast, nobody came",
        "By the river, a new town",
        "Jane Doe",
        "Correspondent shot in Baghdad",
        "New bureau for the harbour",
        "Reporter wins prize for story about moths",
        "From Russia With Love is shown again",
        "Jane Doe, the minister of transport, resigns",
        "",
    ],
)
def test_what_is_no_byline_stays(line: str) -> None:
    assert read_byline(line) is None
