from dateline.article import Article, Dateline, Source
from dateline.enrich.agency import AGENCY

BODY = "The tram runs again.\n\nIt stood for a year."


def agency(body: str = BODY, **fields: object) -> str | None:
    article = Article.model_validate({"headline": "Tram", "body": body, **fields})
    AGENCY.apply([article])
    assert (article.agency is not None) == ("agency" in article.provenance)
    return article.agency


def test_the_agency_of_the_dateline_the_byline_the_source_and_the_rights_counts() -> None:
    assert agency(dateline=Dateline(text="OSLO (Reuters)", source="Reuters")) == "Reuters"
    assert agency(byline="By AFP") == "AFP"
    assert agency(source=Source(name="Associated Press")) == "AP"
    assert agency(copyright_holder="Agence France-Presse") == "AFP"


def test_a_credit_that_closes_the_text_counts() -> None:
    assert agency(f"{BODY}\n\nReuters") == "Reuters"
    assert agency(f"{BODY} (AFP)") == "AFP"
    assert agency(f"{BODY} — Xinhua") == "Xinhua"


def test_the_dateline_is_surer_than_the_byline() -> None:
    assert agency(dateline=Dateline(text="OSLO (AP)", source="AP"), byline="By AFP") == "AP"


def test_an_agency_that_the_text_speaks_of_is_not_its_source() -> None:
    assert agency("Reuters said it would close its office in Oslo.") is None
    assert agency("The minister told AFP that the tram runs.") is None


def test_what_the_file_says_is_kept_and_running_twice_gives_the_same() -> None:
    article = Article(headline="Tram", body=BODY, byline="By AFP", agency="dpa")
    AGENCY.apply([article])
    assert article.agency == "dpa"
    article = Article(headline="Tram", body=BODY, byline="By AFP")
    AGENCY.apply([article])
    once = article.model_copy(deep=True)
    AGENCY.apply([article])
    assert article == once
