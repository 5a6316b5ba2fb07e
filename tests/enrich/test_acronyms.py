import pytest

from dateline.enrich.acronyms import explained, is_short_for


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("during the Pakistan Peoples Party (PPP) era", "Pakistan Peoples Party", "PPP"),
        ("the Bank of Northern Lakes (BNL) said", "Bank of Northern Lakes", "BNL"),
        ("a spokesman of the Department of Defence (DoD) said", "Department of Defence", "DoD"),
        ("a spokesman of the Department of Energy (DOE) said", "Department of Energy", "DOE"),
        ("the Union of European Football Associations (Uefa)", "Union of European Football Associations", "Uefa"),
        ("Wada (the World Anti-Doping Agency) said", "World Anti-Doping Agency", "Wada"),
        ("the Tehreek-i-Insaf League (TIL) said", "Tehreek-i-Insaf League", "TIL"),
        ("the WMO (World Meteorological Organisation) said", "World Meteorological Organisation", "WMO"),
        ("the Inter-Services Press Office (ISPO)", "Inter-Services Press Office", "ISPO"),
    ],
)
def test_explained(text: str, long: str, short: str) -> None:
    found = [(text[slice(*first)], text[slice(*second)]) for first, second in explained(text)]
    assert found == [(long, short)]


@pytest.mark.parametrize(
    "text",
    [
        "the president (PPP) said",
        "Shares of Acme (NYSE) rose",
        "Owen Price (Lab) won",
        "a party\n(PPP)",
        "He said so (I was there) twice",
        "Peoples Party (2)",
        "(PPP)",
    ],
)
def test_not_explained(text: str) -> None:
    assert list(explained(text)) == []


def test_many_small_words_take_no_long_time() -> None:
    text = "the of and " * 40 + "(OATOATOA)" + " (" + "of the " * 14 + ") "
    assert list(explained(text * 20)) == []


def test_initials() -> None:
    assert is_short_for("IMF", "International Monetary Fund")
    assert not is_short_for("IMF", "International Monetary Agency")
    assert is_short_for("BoE", "Bank of England")
    assert is_short_for("S&P", "Standard & Poor's")
    assert not is_short_for("UN", "United Nations")  # two letters fit too many names
    assert not is_short_for("Bank", "Bank of England")
