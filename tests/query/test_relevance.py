from datetime import UTC, datetime, timedelta

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import headlines

FILLER = "The council met on Monday and spoke about roads, schools and the weather of the week. " * 3


def test_a_word_in_the_headline_leads_the_standfirst_and_that_the_body(served: Settings, writer: ArticleWriter) -> None:
    # All have all fields: how rare a word is, Elasticsearch counts for each field by itself.
    in_body = article("Roads are mended", FILLER + "A tram came by.", abstract="A street is new")
    in_abstract = article("Schools are painted", FILLER + "A child sang.", abstract="A tram passes")
    in_headline = article("New tram opens", FILLER + "A band played.", abstract="A line is long")
    writer.write([in_body, in_abstract, in_headline], refresh=True)
    expected = [one.headline for one in (in_headline, in_abstract, in_body)]
    assert headlines(served, q="tram") == expected


def test_of_two_that_match_alike_the_recent_leads(served: Settings, writer: ArticleWriter) -> None:
    now = datetime.now(UTC)
    old = article("Tram runs early", FILLER, published=now - timedelta(days=400))
    new = article("Tram runs later", FILLER, published=now)
    writer.write([old, new], refresh=True)
    assert headlines(served, q="tram") == [new.headline, old.headline]


def test_recency_does_not_lift_a_passing_mention_over_the_story_itself(served: Settings, writer: ArticleWriter) -> None:
    now = datetime.now(UTC)
    story = article(
        "Tram crash closes bridge", "The tram left the rails. " + FILLER, published=now - timedelta(days=900)
    )
    passing = article("Council meets", FILLER + "Some came by tram.", published=now)
    writer.write([passing, story], refresh=True)
    assert headlines(served, q="tram") == [story.headline, passing.headline]


def test_the_very_word_leads_another_form_of_it(served: Settings, writer: ArticleWriter) -> None:
    other = article("Painters of the pier", FILLER)
    same = article("Painting of the pier", FILLER)
    writer.write([other, same], refresh=True)
    assert headlines(served, q="painting")[0] == same.headline
