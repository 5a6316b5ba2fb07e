"""Counting the articles of a search by what they have."""

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import article, entity
from tests.query.asking import page


def test_facets_count_what_was_found_by_what_it_has(served: Settings, writer: ArticleWriter) -> None:
    jane, john = entity("Jane Doe"), entity("John Roe")
    articles = [
        article("Ferry one", people=[jane, john], language="en"),
        article("Ferry two", people=[jane], language="fr"),
        article("Bridge", people=[john]),
    ]
    writer.write(articles, refresh=True)
    found = page(served, q="ferry", facets=("person", "language"), page_size=1)
    assert found.facets == {
        "person": [{"value": "Jane Doe", "count": 2}, {"value": "John Roe", "count": 1}],
        "language": [{"value": "en", "count": 1}, {"value": "fr", "count": 1}],
    }
    assert page(served, facets=("person",), facet_size=1).facets["person"] == [{"value": "Jane Doe", "count": 2}]


def test_only_the_fields_asked_for_come_back(served: Settings, writer: ArticleWriter) -> None:
    written = article("Ferry", people=[entity("Jane Doe")])
    writer.write([written], refresh=True)
    assert page(served, fields=("headline",)).items[0].source == {"id": written.id, "headline": "Ferry"}
