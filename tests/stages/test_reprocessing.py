"""Enrichment again, on a real index: what is chosen, what stays, and how it goes on after it was broken off."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from dateline.article import Article, Provenance
from dateline.enrich import STEPS as STEPS_THERE
from dateline.enrich import enrich
from dateline.enrich.fingerprint import FINGERPRINT
from dateline.enrich.keywords import KEYWORDS
from dateline.enrich.terms import TERMS
from dateline.index.connection import connect
from dateline.index.document import to_article
from dateline.index.groupstore import GroupStore
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.stages.reprocessing import Order, Progress, progress_of, reprocess
from tests.index.articles import NOON, article

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
STEPS = ("keywords", "length")
GROUPING = ("fingerprint", "terms")
BODY = "The harbour board met. The harbour board voted for the harbour ferry, and the harbour board went home."


@pytest.fixture
def quick(served: Settings) -> Settings:
    return served.model_copy(update={"enrich_processes": 1})


def fill(writer: ArticleWriter, count: int, **fields: object) -> None:
    articles = [article(f"Ferry {n}", f"{BODY} Ferry {n}.", uri=f"urn:x:{n}", **fields) for n in range(count)]
    writer.write(articles, refresh=True)


def stored(settings: Settings) -> dict[str, tuple[int | None, list[str], list[str]]]:
    """Words, keywords and steps of each article, by its headline."""
    with connect(settings) as client:
        client.indices.refresh(index=settings.index)
        hits = client.search(index=settings.index, size=1_000)["hits"]["hits"]
    articles = [to_article(hit["_source"]) for hit in hits]
    return {found.headline: (found.word_count, found.keywords, found.steps) for found in articles}


def nobody(*_: int) -> None:
    """Nobody waits."""


def test_articles_are_enriched_where_they_are(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 150)
    assert reprocess(quick, Order(steps=STEPS), nobody) == 150
    found = stored(quick)
    assert len(found) == 150
    for words, keywords, steps in found.values():
        assert words
        assert "harbour board" in " ".join(keywords)
        assert steps == [KEYWORDS.label, "length/1"]


def test_only_those_that_are_asked_for(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 3)
    assert reprocess(quick, Order('"ferry 1"', STEPS), nobody) == 1
    assert reprocess(quick, Order("language=de", STEPS), nobody) == 0
    assert [headline for headline, (words, _, _) in stored(quick).items() if words] == ["Ferry 1"]


def test_only_those_that_an_older_version_of_the_step_has_seen(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 2, steps=[f"keywords/{KEYWORDS.version - 1}"])
    writer.write([article("Ferry new", BODY, steps=[KEYWORDS.label])], refresh=True)
    outdated = Order(steps=("keywords",), outdated=True)
    assert reprocess(quick, outdated, nobody) == 2
    assert reprocess(quick, outdated, nobody) == 0
    assert reprocess(quick, Order(steps=("keywords",), older_than=KEYWORDS.version + 1), nobody) == 3


def test_a_step_that_was_left_out_for_want_of_time_is_tried_again(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 1, steps=["length/1"], warnings=["keywords took over 10 s and was left out"])
    outdated = Order(steps=("keywords",), outdated=True)
    assert reprocess(quick, outdated, nobody) == 1
    with connect(quick) as client:
        client.indices.refresh(index=quick.index)
        (hit,) = client.search(index=quick.index)["hits"]["hits"]
    found = to_article(hit["_source"])
    assert found.keywords
    assert (found.steps, found.warnings) == (["length/1", KEYWORDS.label], [])


def test_what_a_person_corrected_survives(quick: Settings, writer: ArticleWriter) -> None:
    by_hand = {"keywords": Provenance(origin="person")}
    fill(writer, 1, keywords=["pilots' strike"], provenance=by_hand)
    reprocess(quick, Order(steps=STEPS), nobody)
    ((words, keywords, _),) = stored(quick).values()
    assert words
    assert keywords == ["pilots' strike"]


def test_broken_off_it_goes_on_after_the_last_that_is_done(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 200)
    order = Order(steps=STEPS)

    def break_off(done: int, _: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reprocess(quick, order, break_off)
    begun = progress_of(quick, order)
    assert 0 < begun.done < 200
    seen: list[tuple[int, int]] = []
    assert reprocess(quick, order, lambda done, total: seen.append((done, total)), begun) == 200 - begun.done
    assert (seen[0], seen[-1]) == ((begun.done, 200), (200, 200))
    assert all(words for words, _, _ in stored(quick).values())
    assert progress_of(quick, order) == Progress()


def test_a_correction_that_comes_meanwhile_is_not_overwritten(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 1)
    corrected = article("Ferry corrected", BODY, uri="urn:x:0")
    corrected.version = 2

    def correct(done: int, _: int) -> None:
        if not done:
            writer.write([corrected], refresh=True)

    # It was looked for before the correction came: the place in the index is read when the walk begins.
    reprocess(quick, Order(steps=STEPS), correct)
    assert list(stored(quick)) == ["Ferry corrected"]


def test_all_can_be_found_at_any_time(quick: Settings, writer: ArticleWriter) -> None:
    fill(writer, 150)
    counts: list[int] = []
    with connect(quick) as client:
        reprocess(quick, Order(steps=STEPS), lambda *_: counts.append(client.count(index=quick.index)["count"]))
    assert set(counts) == {150}


def test_what_an_article_is_a_copy_of_stays(quick: Settings, writer: ArticleWriter) -> None:
    long = " ".join(
        f"The harbour board voted on Monday to keep ferry number {n} on the northern line." for n in range(9)
    )
    first = article("Ferry stays", long, received=NOON)
    copy = article("Ferry is kept", f"{long} It said so.", received=NOON + timedelta(hours=1))
    enrich([first, copy], frozenset(step.name for step in STEPS_THERE) - {"fingerprint"})
    writer.write([first, copy], refresh=True)
    assert copy.duplicate_of == first.id
    assert reprocess(quick, Order(steps=STEPS), nobody) == 2
    with connect(quick) as client:
        assert client.get(index=quick.index, id=copy.id)["_source"]["duplicate_of"] == first.id


def reports() -> list[Article]:
    """A report, a copy of it, and another report on the same event."""
    text = " ".join(f"Waitrose said on Monday that fire crew {n} had left its shop in Wellington." for n in range(9))
    other = " ".join(
        f"In Wellington fire crew {n} fought the Waitrose blaze until dawn, police said." for n in range(9)
    )
    told = (("Shop burns", text, 0), ("Fire in shop", f"{text} It said so.", 1), ("Blaze", other, 2))
    return [article(name, text, received=NOON + timedelta(hours=hours)) for name, text, hours in told]


def placed(settings: Settings, articles: Sequence[Article]) -> list[tuple[str | None, str | None]]:
    """The original and the story of each in the index."""
    with connect(settings) as client:
        found = [to_article(client.get(index=settings.index, id=one.id)["_source"]) for one in articles]
    return [(one.duplicate_of, one.story_id) for one in found]


def only(*names: str) -> frozenset[str]:
    """All steps but these, to be left out."""
    return frozenset(step.name for step in STEPS_THERE) - set(names)


def test_articles_of_before_there_were_groups_are_placed(quick: Settings, writer: ArticleWriter) -> None:
    some = reports()
    writer.write(some, refresh=True)
    assert placed(quick, some) == [(None, None)] * 3
    assert reprocess(quick, Order(steps=GROUPING), nobody) == 3
    (first, story), (copied, second), (alone, third) = placed(quick, some)
    assert (first, copied, alone) == (None, some[0].id, None)
    assert story
    assert {story, second, third} == {story}


def test_those_that_were_never_placed_are_outdated(quick: Settings, writer: ArticleWriter) -> None:
    some = reports()
    some[0].steps = some[1].steps = [FINGERPRINT.label, TERMS.label]
    writer.write(some[:2], refresh=True)
    enrich(some[2:], only(*GROUPING))
    writer.write(some[2:], refresh=True)
    outdated = Order(steps=GROUPING, outdated=True)
    assert reprocess(quick, outdated, nobody) == 2
    assert reprocess(quick, outdated, nobody) == 0
    assert placed(quick, some)[1][0] == some[0].id


def test_a_story_is_not_taken_apart_when_its_terms_are_reckoned_otherwise(
    quick: Settings, writer: ArticleWriter
) -> None:
    some = reports()
    enrich(some, only("fingerprint"))
    for one in some:  # as an older version had it, for which all of these were on one event
        assert one.fingerprint
        one.fingerprint.terms = {"shop": 0.8, "blaze": 0.6}
    some[2].body = "Nothing of the kind happened in any town, the ministry said. It had looked everywhere for weeks."
    writer.write(some, refresh=True)
    before = placed(quick, some)
    assert len({story for _, story in before}) == 1
    assert reprocess(quick, Order(steps=GROUPING), nobody) == 3
    assert placed(quick, some) == before


def test_one_half_of_a_fingerprint_is_renewed_and_the_other_kept(quick: Settings, writer: ArticleWriter) -> None:
    some = reports()
    enrich(some, only(*GROUPING))
    writer.write(some, refresh=True)
    before = placed(quick, some)
    for step in GROUPING:
        assert reprocess(quick, Order(steps=(step,)), nobody) == 3
        assert placed(quick, some) == before
    with connect(quick) as client:
        kept = GroupStore(client, quick.index).get({one.id for one in some}).values()
    assert all(one.fingerprint.phrases.size and one.fingerprint.terms for one in kept)


def test_articles_keep_their_story_when_what_is_kept_beside_them_was_lost(
    quick: Settings, writer: ArticleWriter
) -> None:
    some = reports()
    enrich(some, only(*GROUPING))
    writer.write(some, refresh=True)
    before = placed(quick, some)
    with connect(quick) as client:
        GroupStore(client, quick.index).remove({one.id for one in some})
    assert reprocess(quick, Order(steps=GROUPING), nobody) == 3
    assert placed(quick, some) == before
