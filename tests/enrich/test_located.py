import pytest

from dateline.article import Article, Dateline
from dateline.enrich.located import LOCATED, in_plain_writing, towns_of


@pytest.mark.parametrize(
    ("text", "located", "towns"),
    [
        ("KARACHI", "Karachi", [("Karachi", None)]),
        ("ISLAMABAD, Feb 9 (Reuters)", "Islamabad", [("Islamabad", None)]),
        ("LONDON (AP)", None, [("London", None)]),
        ("NEW DELHI/PARIS", "New Delhi/Paris", [("New Delhi", None), ("Paris", None)]),
        ("NEW DELHI/PARIS", "New Delhi", [("New Delhi", None), ("Paris", None)]),
        ("GENEVA, 3 March 2024", "Geneva", [("Geneva", None)]),
        ("LONDON, Ontario", "London, Ontario", [("London", "Ontario")]),
        ("LONDON, Ontario (CP)", "London", [("London", "Ontario")]),
        ("FRESNO, Calif., Feb 9", None, [("Fresno", "Calif.")]),
        ("RAWALPINDI and LAHORE", None, [("Rawalpindi", None), ("Lahore", None)]),
        ("STRATFORD-UPON-AVON", None, [("Stratford-upon-Avon", None)]),
        ("PORT OF SPAIN", None, [("Port of Spain", None)]),
        ("Feb 9 (Reuters)", None, []),
    ],
)
def test_towns_of_datelines(text: str, located: str | None, towns: list[tuple[str, str | None]]) -> None:
    assert towns_of(Dateline(text=text, located=located)) == towns


def test_plain_writing() -> None:
    assert in_plain_writing("SAINT-JEAN DE LUZ") == "Saint-Jean de Luz"
    assert in_plain_writing("The Hague") == "The Hague"


def test_located_is_filled_and_marked_where_the_reader_left_it() -> None:
    article = Article(headline="x", body="y", dateline=Dateline(text="QUETTA (PPI)"))
    LOCATED.apply([article])
    assert article.dateline is not None
    assert article.dateline.located == "Quetta"
    assert article.provenance["dateline.located"].origin == "dateline"


def test_no_dateline_no_place() -> None:
    article = Article(headline="x", body="y")
    LOCATED.apply([article])
    assert article.places == []
    assert article.provenance == {}
