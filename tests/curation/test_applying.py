"""An article as people have corrected it."""

from dateline.article import Article, Quote
from dateline.curation.applying import apply
from dateline.curation.editable import read
from dateline.curation.journal import Entry, Standing
from tests.index.articles import article, entity, place

AT = "2026-11-25T04:00:00+00:00"


def corrected(found: Article, **patch: object) -> Article:
    apply(found, Standing().after(Entry(AT, "Jane", values=read(patch))))
    return found


def test_names_are_found_in_the_body_and_keep_the_mentions_they_had() -> None:
    jane = entity("Jane Doe", "Jane")
    found = corrected(article(body="Jane met John Roe.", people=[jane]), people=["Jane Doe", "John Roe", "Ann Poe"])
    assert [(one.mentions, one.spans) for one in found.people] == [
        (["Jane"], [(0, 4)]),
        (["John Roe"], [(9, 17)]),
        ([], []),
    ]


def test_a_place_that_stays_keeps_where_it_is() -> None:
    karachi = place("Karachi", "Karachi").model_copy(update={"country": "PK"})
    assert corrected(article(body="Karachi", places=[karachi]), places=["Karachi"]).places[0].country == "PK"


def test_in_another_body_nothing_is_said_to_stand_where_it_does_not() -> None:
    quote = Quote(text="Jane", span=(0, 4))
    found = corrected(
        article(body="Jane met us.", people=[entity("Jane", "Jane")], quotes=[quote], steps=["length/1"]),
        body="We met Jane.",
    )
    assert (found.quotes, found.people[0].spans, found.steps) == ([], [], [])


def test_a_text_that_is_corrected_already_is_not_stale() -> None:
    standing = Standing().after(Entry(AT, "Jane", values=read({"body": "We met."})))
    found = article(body="They met.")
    assert apply(found, standing)
    before = found.model_copy(deep=True)
    assert not apply(found, standing)
    assert found == before


def test_a_day_that_a_person_gives_is_exact_and_none_is_none() -> None:
    assert corrected(article(), published="2025-02-08T08:00:00").published_precision == "full"
    assert corrected(article(), published=None).published_precision == "none"


def test_the_last_word_counts_until_it_is_taken_back() -> None:
    first, last = (Entry(AT, by, values={"section": by}) for by in ("Jane", "John"))
    standing = Standing().after(first).after(last)
    assert standing.corrected == {"section": last}
    back = standing.after(Entry(AT, "Jane", released=("section",)))
    assert (back.corrected, back.released) == ({}, {"section"})
