"""Copies and stories, told in the articles of a real index."""

import threading
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from dateline.article import Article
from dateline.grouping.store import resolved
from dateline.index.connection import connect
from dateline.index.groupstore import GroupStore
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.grouping.texts import article as with_fingerprint
from tests.grouping.texts import body, edited
from tests.index.articles import NOON, file
from tests.query.asking import page
from tests.query.asking import stored as found_in

TEXT = body()
TERMS = {"waitrose": 0.7, "wellington": 0.5, "fire": 0.5}


def report(name: str, text: str = TEXT, *, minutes: float = 0, **fields: Any) -> Article:
    """An article of this uri and text, that came out so many minutes after noon."""
    given = {"id": "", "uri": f"https://news.example/{name}", "file": file(name), "language": "en", **fields}
    made = with_fingerprint(text, name, minutes=minutes, **given).identified()
    assert made.fingerprint
    made.fingerprint = made.fingerprint.model_copy(update={"terms": TERMS})
    return made


def stored(served: Settings, *articles: Article) -> list[Article]:
    """These articles as the index has them, their places among others told."""
    found = [found_in(served, article.id) for article in articles]
    assert all(found)
    return found


def test_a_copy_says_what_it_is_a_copy_of_and_how_much(served: Settings, writer: ArticleWriter) -> None:
    first, second = report("first"), report("second", edited(TEXT), minutes=1)
    writer.write([first], refresh=True)
    writer.write([second], refresh=True)
    one, two = stored(served, first, second)
    assert (one.duplicate_of, one.similarity) == (None, None)
    assert two.duplicate_of == first.id
    assert two.similarity
    assert two.provenance["duplicate_of"].confidence == two.similarity
    assert two.provenance["duplicate_of"].step == "copies/1"
    assert one.story_id == two.story_id
    assert one.provenance["story_id"].step == "stories/1"


def test_the_fingerprint_is_not_in_the_articles(served: Settings, writer: ArticleWriter) -> None:
    first = report("first")
    writer.write([first], refresh=True)
    (one,) = stored(served, first)
    assert one.fingerprint is None
    assert "fingerprint" not in one.provenance


def test_one_that_came_out_earlier_and_arrives_later_takes_its_place(served: Settings, writer: ArticleWriter) -> None:
    late, copy, early = report("late", minutes=5), report("copy", minutes=6), report("early")
    writer.write([late, copy], refresh=True)
    writer.write([early], refresh=True)
    found = stored(served, early, late, copy)
    assert [one.duplicate_of for one in found] == [None, early.id, early.id]
    assert found[1].headline == "Headline of late"
    assert page(served, q="late").total == 1, "it is searchable as before"


def test_a_newer_version_still_replaces_one_that_was_told_anew(served: Settings, writer: ArticleWriter) -> None:
    writer.write([report("late", minutes=5)], refresh=True)
    writer.write([report("early")], refresh=True)
    corrected = report("late", minutes=5, version=2, section="World")
    assert [verdict.outcome for verdict in writer.write([corrected], refresh=True)] == ["indexed"]
    (one,) = stored(served, corrected)
    assert (one.version, one.section, one.duplicate_of) == (2, "World", report("early").id)


def test_writing_again_changes_nothing(served: Settings, writer: ArticleWriter) -> None:
    some = [report("a"), report("b", minutes=1), report("c", body(1), minutes=2)]
    writer.write(some, refresh=True)
    before = stored(served, *some)
    writer.write([one.model_copy(deep=True) for one in some], refresh=True)
    writer.write([report("b", minutes=1)], refresh=True)
    assert stored(served, *some) == before


def test_what_a_crash_left_untold_is_told_when_the_claim_comes_again(served: Settings, writer: ArticleWriter) -> None:
    late, early = report("late", minutes=5), report("early")
    writer.write([late], refresh=True)
    before = stored(served, late)[0]
    writer.write([early], refresh=True)
    with connect(served) as client:  # as it stands when the worker dies after deciding and before telling
        client.index(
            index=served.index,
            id=late.id,
            version=1,
            version_type="external_gte",
            document=before.model_dump(mode="json", exclude_none=True),
            refresh=True,
        )
    writer.write([report("early")], refresh=True)
    assert stored(served, late)[0].duplicate_of == early.id


def test_articles_of_a_story_that_went_into_another_say_so(served: Settings, writer: ArticleWriter) -> None:
    half, third = 0.5**0.5, 3**-0.5
    told = {
        "first": {"police": third, "siren": third, "quay": third},
        "beside": {"police": third, "siren": third, "zebra": third},  # of the story of the first
        "apart": {"quay": half, "yacht": half},  # shares too few words with it
        "bridge": {"police": 0.42, "quay": 0.64, "yacht": 0.64},  # belongs to both
    }
    articles = {}
    for number, (name, terms) in enumerate(told.items()):
        articles[name] = report(name, body(number + 10), minutes=number)
        articles[name].fingerprint.terms = terms  # type: ignore[union-attr]
    first, beside, apart, bridge = articles.values()
    for one in (first, beside, apart):
        writer.write([one], refresh=True)
    before = [one.story_id for one in stored(served, first, beside, apart)]
    assert before == [before[0], before[0], before[2]] != [before[0]] * 3
    writer.write([bridge], refresh=True)
    assert {one.story_id for one in stored(served, *articles.values())} == {before[0]}
    assert page(served, story=[before[0]]).total == 4, "and are found by it"


def test_an_article_that_is_refused_leaves_no_trace(served: Settings, writer: ArticleWriter) -> None:
    refused = report("refused", language="en", published=NOON)
    refused.alt_ids = []
    refused.word_count = 2**40  # no integer of Elasticsearch's
    assert [verdict.outcome for verdict in writer.write([refused], refresh=True)] == ["rejected"]
    copy = report("copy", minutes=1)
    writer.write([copy], refresh=True)
    assert stored(served, copy)[0].duplicate_of is None


def test_copies_that_several_workers_write_at_the_same_moment_have_one_original(served: Settings) -> None:
    rounds, workers = 15, 3
    begin = threading.Barrier(workers)
    errors: list[BaseException] = []

    def name(number: int, worker: int) -> str:
        return f"{number}.{worker}"

    def write(worker: int) -> None:
        writer = ArticleWriter(served)
        writer.ensure_index()
        try:
            for number in range(rounds):
                begin.wait(60)
                copy = report(name(number, worker), body(number), minutes=(worker + number) % workers)
                writer.write([copy], refresh=False)
        except BaseException as error:  # noqa: BLE001  shown by the assertion below
            errors.append(error)
            begin.abort()
        finally:
            writer.close()

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    stories: set[str] = set()
    for number in range(rounds):
        copies = stored(served, *(report(name(number, worker), body(number)) for worker in range(workers)))
        _have_one_original(copies)
        stories |= {one.story_id for one in copies if one.story_id}
    with connect(served) as client:
        assert len(set(resolved(GroupStore(client, served.index), stories).values())) == 1


def _have_one_original(copies: Sequence[Article]) -> None:
    first = min(copies, key=lambda one: one.published or NOON + timedelta(days=1))
    assert {one.duplicate_of for one in copies if one.id != first.id} == {first.id}
    assert first.duplicate_of is None
