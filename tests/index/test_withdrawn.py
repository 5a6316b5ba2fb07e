"""An original that is hidden, in a real index: its copies are led to one that can be found."""

import json
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.article import WITHDRAWS_HEADLINE, AltId, Article
from dateline.index.connection import connect
from dateline.index.relations import Relations
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.grouping.texts import body
from tests.index.articles import NOON
from tests.index.test_relations import TEXT, report, stored
from tests.query.asking import stored as found_in

TOMORROW = datetime.now(UTC) + timedelta(days=1)


def written(writer: ArticleWriter) -> list[Article]:
    """An original and two copies."""
    some = [report("a"), report("b", minutes=1), report("c", minutes=2)]
    for one in some:
        writer.write([one], refresh=True)
    return some


def originals(served: Settings, *articles: Article) -> list[str | None]:
    return [one.duplicate_of for one in stored(served, *articles)]


@pytest.mark.parametrize("text", [TEXT, body(5), ""])
def test_copies_of_an_original_that_its_source_takes_back_have_another(
    text: str, served: Settings, writer: ArticleWriter
) -> None:
    _, b, c = written(writer)
    for _ in range(2):  # a second delivery changes nothing
        writer.write([report("a", text, version=2, pub_status="canceled")], refresh=True)
        assert originals(served, b, c) == [None, b.id]


def test_it_is_the_original_again_when_its_source_brings_it_again(served: Settings, writer: ArticleWriter) -> None:
    a, b, c = written(writer)
    writer.write([report("a", version=2, pub_status="canceled")], refresh=True)
    writer.write([report("a", version=3)], refresh=True)
    assert originals(served, a, b, c) == [None, a.id, a.id]
    assert len({one.story_id for one in stored(served, a, b, c)}) == 1


def test_copies_of_what_a_kill_of_a_wire_names_have_another(served: Settings, writer: ArticleWriter) -> None:
    _, b, c = written(writer)
    kill = report("kill", "It was a dog.", minutes=30, pub_status="canceled")
    kill.alt_ids = [AltId(role=WITHDRAWS_HEADLINE, value="Headline of a")]
    writer.write([kill], refresh=True)
    assert originals(served, b, c) == [None, b.id]


def test_what_is_hidden_as_it_comes_leads_no_copies(served: Settings, writer: ArticleWriter) -> None:
    a, b = report("a"), report("b", minutes=1)
    kill = report("kill", "It was a dog.", minutes=30, pub_status="canceled")
    kill.alt_ids = [AltId(role=WITHDRAWS_HEADLINE, value="Headline of a")]
    for one in (kill, b, a):
        writer.write([one], refresh=True)
    assert found_in(served, a.id) is None
    assert originals(served, b) == [None]


def test_copies_of_what_is_deleted_have_another(served: Settings, writer: ArticleWriter) -> None:
    a, b, c = written(writer)
    with connect(served) as client:
        Relations(client, served.index).withdraw({a.id: a.version}, refresh=True)
        client.delete(index=served.index, id=a.id, refresh=True)
    assert originals(served, b, c) == [None, b.id]
    writer.write([report("a", version=3)], refresh=True)
    assert originals(served, a, b, c) == [None, a.id, a.id], "it came again"


def test_what_a_crash_left_untold_is_told_when_it_is_withdrawn_again(served: Settings, writer: ArticleWriter) -> None:
    a, b, c = written(writer)
    before = stored(served, b, c)
    with connect(served) as client:
        relations = Relations(client, served.index)
        relations.withdraw({a.id: 2}, refresh=True)
        for one in before:  # as it stands when the worker dies after deciding and before telling
            document = json.loads(one.model_dump_json(exclude_none=True, exclude={"fingerprint"}))
            client.index(index=served.index, id=one.id, version=1, version_type="external_gte", document=document)
        client.indices.refresh(index=served.index)
        assert originals(served, b, c) == [a.id, a.id]
        relations.withdraw({a.id: 2}, refresh=True)
    assert originals(served, b, c) == [None, b.id]


def test_under_embargo_an_article_leads_none_that_is_to_be_seen(served: Settings, writer: ArticleWriter) -> None:
    held, free = report("held", embargoed=TOMORROW), report("free", minutes=5)
    writer.write([held], refresh=True)
    writer.write([free], refresh=True)
    assert originals(served, free) == [None]


def test_when_the_embargo_is_over_nothing_changes(served: Settings, writer: ArticleWriter) -> None:
    over, later = report("over", embargoed=NOON + timedelta(minutes=1)), report("later", minutes=5)
    writer.write([over, later], refresh=True)
    assert originals(served, over, later) == [None, over.id]


def test_an_original_that_is_put_under_embargo_leads_its_copies_no_more(
    served: Settings, writer: ArticleWriter
) -> None:
    _, b, c = written(writer)
    writer.write([report("a", version=2, embargoed=TOMORROW)], refresh=True)
    assert originals(served, b, c) == [None, b.id]


def test_a_copy_of_what_is_withdrawn_at_the_same_moment_is_led_on(served: Settings, writer: ArticleWriter) -> None:
    _, b, c = written(writer)
    kill, copy = report("a", version=2, pub_status="withheld"), report("d", minutes=9)
    writer.write([copy, kill], refresh=True)
    assert originals(served, b, c, copy) == [None, b.id, b.id]


def test_copies_that_arrive_while_their_original_is_withdrawn_are_led_on(served: Settings) -> None:
    rounds, begin = 12, threading.Barrier(2)
    errors: list[BaseException] = []

    def write(name: str, minutes: int, **fields: Any) -> None:
        with closing(ArticleWriter(served)) as writer:
            try:
                for number in range(rounds):
                    begin.wait(60)
                    writer.write([report(f"{name}{number}", body(number), minutes=minutes, **fields)], refresh=False)
            except BaseException as error:  # noqa: BLE001  shown by the assertion below
                errors.append(error)
                begin.abort()

    with closing(ArticleWriter(served)) as writer:
        writer.write([report(f"a{number}", body(number)) for number in range(rounds)], refresh=True)
        writer.write([report(f"b{number}", body(number), minutes=1) for number in range(rounds)], refresh=True)
    kills = {"version": 2, "pub_status": "canceled"}
    threads = [
        threading.Thread(target=write, args=("a", 0), kwargs=kills),
        threading.Thread(target=write, args=("c", 2)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for number in range(rounds):
        b, c = (report(f"{name}{number}", body(number)) for name in "bc")
        assert originals(served, b, c) == [None, b.id]
