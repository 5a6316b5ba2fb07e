"""Every field that has a value is explained."""

from dateline.article import Article, Dateline, Provenance
from dateline.explaining import Explanation, explained


def of(article: Article, field: str) -> Explanation:
    return next(one for one in explained(article) if one.field == field)


def test_what_has_no_provenance_stands_in_the_file() -> None:
    found = of(Article(headline="Ferry sinks", body="It sank."), "headline")
    assert (found.value, found.told, found.origin) == ("Ferry sinks", "as the file has it", None)


def test_what_was_inferred_says_by_whom_how_sure_and_from_which_words() -> None:
    article = Article(headline="Ferry sinks", body="KARACHI: It sank.", language="en")
    article.provenance["language"] = Provenance(
        origin="model", confidence=0.98, span=(0, 7), step="language/1", note="short text"
    )
    found = of(article, "language")
    assert found.told == "found by a model in the text by the step language/1, 98% sure: short text"
    assert (found.text, found.confidence, found.step) == ("KARACHI", 0.98, "language/1")


def test_a_part_of_a_field_is_explained_by_its_own_name() -> None:
    article = Article(headline="Ferry", body="It sank.", dateline=Dateline(text="KARACHI", located="Karachi"))
    article.provenance["dateline.located"] = Provenance(origin="derived", step="located/1")
    assert of(article, "dateline.located").value == "Karachi"


def test_every_field_with_a_value_is_explained_and_no_other() -> None:
    article = Article(headline="Ferry", body="x" * 1000, section="News", authors=["Jane"])
    names = [one.field for one in explained(article)]
    assert names == ["headline", "body", "authors", "section"]
    assert len(of(article, "body").value) < 300


def test_a_correction_says_that_a_person_made_it() -> None:
    article = Article(headline="Ferry", body="It sank.", section="News")
    article.provenance["section"] = Provenance(origin="person", note="by Jane")
    assert of(article, "section").told == "corrected by a person: by Jane"
