"""What is different between two states of an article."""

from dateline.article import Article
from services.api.page.differing import differences
from tests.index.articles import article, entity


def _state(*told: str, **fields: object) -> Article:
    return article(*told, uri="urn:x:1", **fields)


def test_only_the_words_that_differ_are_marked() -> None:
    (headline,) = differences(_state("Harbour of Karachi reopens"), _state("Harbour of Lahore reopens"))
    assert headline.field == "headline"
    assert headline.before == "Harbour of <del>Karachi</del> reopens"
    assert headline.after == "Harbour of <ins>Lahore</ins> reopens"


def test_words_that_are_markup_stay_words() -> None:
    (headline,) = differences(_state("<b>Ships</b>"), _state("<i>Ships</i>"))
    assert headline.before == "<del>&lt;b&gt;Ships&lt;/b&gt;</del>"


def test_names_are_compared_as_names() -> None:
    before, after = _state(people=[entity("Jane Doe")]), _state(people=[entity("Jane Doe"), entity("John Roe")])
    (people,) = differences(before, after)
    assert people.before == "Jane Doe"
    assert "<ins>" in people.after
    assert "John" in people.after


def test_a_very_long_text_is_told_as_a_whole() -> None:
    (body,) = differences(_state(body="word " * 30_000), _state(body="other " * 30_000))
    assert body.before.startswith("<del>")
    assert body.after.startswith("<ins>")
