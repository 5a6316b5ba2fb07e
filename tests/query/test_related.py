"""Other articles on the matter, and those with the same text."""

from datetime import timedelta

from dateline.index.write import ArticleWriter
from dateline.query.related import copies, related
from dateline.settings import Settings
from tests.index.articles import NOON, article, entity
from tests.query.asking import asked

FERRY = article(
    "Ferry sinks off Karachi",
    "The ferry Sindbad sank off Karachi. Lifeboats saved the passengers of the ferry.",
    people=[entity("Captain Ali")],
    story_id="ferry",
)
COPY = article("Ferry sinks", FERRY.body + " So it was.", duplicate_of=FERRY.id, similarity=0.97, story_id="ferry",
               received=NOON + timedelta(hours=1))  # fmt: skip
INQUIRY = article(
    "Inquiry into the ferry Sindbad",
    "Lifeboats of the ferry Sindbad were too few, an inquiry said of the passengers saved.",
    story_id="ferry",
)
OTHERS = [
    article("Bread prices rise", "Bakers in Lahore raised the price of bread for the third time."),
    article("Bread is short", "Bakers in Lahore were short of flour, and the price of bread rose."),
]


def test_what_shares_its_rare_words_is_related_and_its_copies_are_not(served: Settings, writer: ArticleWriter) -> None:
    writer.write([FERRY, COPY, INQUIRY, *OTHERS], refresh=True)
    found = asked(served, lambda index: related(index, FERRY.id, 5))
    assert found is not None
    assert [(one.article["headline"], one.same_story) for one in found] == [(INQUIRY.headline, True)]
    assert [one.article["id"] for one in asked(served, lambda index: related(index, COPY.id, 5)) or ()] == [INQUIRY.id]
    assert asked(served, lambda index: related(index, "0" * 32, 5)) is None


def test_the_copies_of_a_text_are_the_same_for_each_of_them(served: Settings, writer: ArticleWriter) -> None:
    writer.write([COPY, FERRY, INQUIRY], refresh=True)
    for one in (FERRY, COPY):
        found = asked(served, lambda index, one=one: copies(index, one.id))  # type: ignore[misc]
        assert found
        assert found.first == FERRY.id
        assert [each["id"] for each in found.articles] == [FERRY.id, COPY.id]
        assert [each.get("similarity") for each in found.articles] == [None, 0.97]
