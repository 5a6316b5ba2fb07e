from datetime import date

import pytest

from dateline.gazetteer import is_place
from dateline.newsprint.datelines import read_dateline

STORY = "Officials said on Sunday that the road would open again."


@pytest.mark.parametrize(
    ("opening", "text", "located", "agency"),
    [
        ("ISLAMABAD, Feb 9 (Reuters) - ", "ISLAMABAD, Feb 9 (Reuters)", "Islamabad", "Reuters"),
        ("LONDON (AP) — ", "LONDON (AP)", "London", "AP"),
        ("LONDON (AP) _ ", "LONDON (AP)", "London", "AP"),
        ("NEW DELHI/PARIS: ", "NEW DELHI/PARIS", "New Delhi/Paris", None),
        ("GENEVA, 3 March 2024 -- ", "GENEVA, 3 March 2024", "Geneva", None),
        ("KARACHI: ", "KARACHI", "Karachi", None),
        ("Mumbai: ", "Mumbai", "Mumbai", None),
        ("Lahore – ", "Lahore", "Lahore", None),
        ("SALVADOR, Feb 26 -", "SALVADOR, Feb 26", "Salvador", None),
        ("WASHINGTON/BEIJING, June 1 - ", "WASHINGTON/BEIJING, June 1", "Washington/Beijing", None),
        ("LONDON and PARIS — ", "LONDON and PARIS", "London and Paris", None),
        ("CLARKSBURG, W.Va., Feb 26 - ", "CLARKSBURG, W.Va., Feb 26", "Clarksburg, W.Va.", None),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", "Washington, D.C.", None),
        (
            "DUBAI, United Arab Emirates (AP) — ",
            "DUBAI, United Arab Emirates (AP)",
            "Dubai, United Arab Emirates",
            "AP",
        ),
        ("ABU DHABI, UAE — ", "ABU DHABI, UAE", "Abu Dhabi, UAE", None),
        ("RIO DE JANEIRO, Feb 9 (Reuters) - ", "RIO DE JANEIRO, Feb 9 (Reuters)", "Rio de Janeiro", "Reuters"),
        ("STRATFORD-UPON-AVON, England — ", "STRATFORD-UPON-AVON, England", "Stratford-upon-Avon, England", None),
        ("ST. LOUIS — ", "ST. LOUIS", "St. Louis", None),
        ("SÃO PAULO (AFP) - ", "SÃO PAULO (AFP)", "São Paulo", "AFP"),
        ("L'AQUILA, Italy (AP) — ", "L'AQUILA, Italy (AP)", "L'Aquila, Italy", "AP"),
        ("MOSCOW. Feb 9 (Interfax) - ", "MOSCOW. Feb 9 (Interfax)", "Moscow", "Interfax"),
        ("MOSCOW, February 9. /TASS/. ", "MOSCOW, February 9. /TASS/", "Moscow", "TASS"),
        ("BEIJING, Feb. 9 (Xinhua) -- ", "BEIJING, Feb. 9 (Xinhua)", "Beijing", "Xinhua"),
        ("TOKYO, Feb. 9, Kyodo - ", "TOKYO, Feb. 9, Kyodo", "Tokyo", "Kyodo"),
        ("New Delhi, Feb 9 (PTI) ", "New Delhi, Feb 9 (PTI)", "New Delhi", "PTI"),
        ("New York, Apr 28 (IANS): ", "New York, Apr 28 (IANS)", "New York", "IANS"),
        ("KARACHI, Sunday: ", "KARACHI, Sunday", "Karachi", None),
        ("LANDI KOTAL: ", "LANDI KOTAL", "Landi Kotal", None),
        ("(Reuters) - ", "(Reuters)", None, "Reuters"),
    ],
)
def test_a_dateline_is_taken_off(opening: str, text: str, located: str | None, agency: str | None) -> None:
    found = read_dateline(opening + STORY, is_place)
    assert found
    assert (found.dateline.text, found.dateline.located, found.dateline.source) == (text, located, agency)
    assert (opening + STORY)[found.length :] == STORY


@pytest.mark.parametrize(
    "opening",
    [
        "WATCH: ", "Q: ", "UPDATE 1-", "Breaking: ", "COVID-19: ", "NASA: ", "Health: ", "EXCLUSIVE — ", "CRICKET: ",
        "IN A rare admission, he said: ", "On Monday, Feb 9 - ", "The minister said: ", "BBC: ", "MR SMITH: ", "AI - ",
        "ISLAMABAD'S mayor said: ", "US-China trade: ", "England 3 - Sweden 1. ", "PPP — ", "J.K. Rowling - ", "",
        "By Jane Doe, LONDON: ", "(Applause) - ", "UNICEF — UNICEF and others said: ", "London is a town. ", "A: ",
    ],
)  # fmt: skip
def test_what_is_no_dateline_stays(opening: str) -> None:
    assert read_dateline(opening + STORY, is_place) is None


def test_a_headline_about_a_town_stays() -> None:
    assert read_dateline("Venice: A city learns to swim", is_place) is None


@pytest.mark.parametrize(
    ("printed", "published", "day"),
    [
        ("Feb 9", None, None),
        ("Feb 9, 2025", None, date(2025, 2, 9)),
        ("9 February 2025", date(2030, 1, 1), date(2025, 2, 9)),
        ("Feb 9", date(2025, 2, 10), date(2025, 2, 9)),
        ("Dec 31", date(2025, 1, 2), date(2024, 12, 31)),
        ("Jan 1", date(2024, 12, 31), date(2025, 1, 1)),
        ("Feb 9", date(2025, 8, 1), None),
        ("Feb 30", date(2025, 3, 1), None),
    ],
)
def test_a_day_has_a_year_only_when_that_can_be_known(printed: str, published: date | None, day: date | None) -> None:
    found = read_dateline(f"OSLO, {printed} (NTB) - {STORY}", is_place, published)
    assert found
    assert found.dateline.date == day
