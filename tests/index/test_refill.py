"""A new index for a new mapping, on a real Elasticsearch, while articles are written and searched."""

import contextlib
import itertools
import threading
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from dateline.errors import TransientError
from dateline.index.bulk import Operation, send
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.document import to_document, to_json
from dateline.index.ensure import ARTICLES, ensure_index
from dateline.index.mapping import VERSION, mappings
from dateline.index.mapping import settings as index_settings
from dateline.index.refill import refill
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import page


@pytest.fixture
def client(served: Settings) -> Iterator[Elasticsearch]:
    with connect(served) as client:
        yield client


def old_index(served: Settings, client: Elasticsearch) -> str:
    """An index as the version before this one made it."""
    name = f"{served.index}-v{VERSION - 1}"
    mapping = {**mappings(), "_meta": {"version": VERSION - 1}}
    client.indices.create(index=name, settings=index_settings(), mappings=mapping, aliases={served.index: {}})
    return name


def write(served: Settings, client: Elasticsearch, number: int, version: int = 1, refresh: bool = False) -> None:
    """Write an article as a worker does that knows nothing of the new index."""
    found = article(f"Story {number}", f"It is story {number}, as told in version {version}.", uri=f"urn:x:{number}")
    found.version = version
    action = {"index": {"_id": found.id, "version": version, "version_type": "external"}}
    with elasticsearch_trouble(address(served)):
        operation = Operation(0, (to_json(action), to_json(to_document(found))))
        (answer,) = send(client, served.index, [operation], refresh=refresh).values()
    assert answer["status"] in (200, 201, 409), answer  # it was there already, from a try before


def stored(served: Settings, client: Elasticsearch) -> dict[str, int]:
    client.indices.refresh(index=served.index)
    answer = client.search(index=served.index, size=10_000, version=True)
    return {hit["_source"]["headline"]: hit["_version"] for hit in answer["hits"]["hits"]}


def test_every_article_is_in_the_new_index_with_its_version(served: Settings, client: Elasticsearch) -> None:
    old = old_index(served, client)
    for number in range(20):
        write(served, client, number)
    write(served, client, 7, version=3)
    assert refill(served) == 20
    assert list(client.indices.get_alias(name=served.index)) == [ARTICLES.index(served.index)]
    assert not client.indices.exists(index=old)
    assert stored(served, client) == {f"Story {n}": 3 if n == 7 else 1 for n in range(20)}
    assert page(served, q="story").total == 20


def test_an_index_of_this_version_is_left_as_it_is(served: Settings, client: Elasticsearch) -> None:
    ensure_index(client, served.index)
    assert refill(served) == 0


def keep_writing(served: Settings, ended: threading.Event, written: list[int]) -> None:
    """A new article and a correction of an old one, again and again, each tried until it is written."""
    with connect(served) as client:
        for number in itertools.count(300):
            while not both_written(served, client, number):
                pass
            written.append(number)
            if ended.is_set():
                return


def both_written(served: Settings, client: Elasticsearch, number: int) -> bool:
    try:
        write(served, client, number)
        write(served, client, number - 300, version=number)
    except TransientError:
        return False
    return True


def keep_searching(served: Settings, ended: threading.Event, found: list[int]) -> None:
    while not ended.is_set():
        found.append(page(served, q="story").total)


def test_what_is_written_meanwhile_is_there_and_no_search_ever_finds_less(
    served: Settings, client: Elasticsearch
) -> None:
    old_index(served, client)
    for number in range(300):
        write(served, client, number)
    client.indices.refresh(index=served.index)
    ended = threading.Event()
    found: list[int] = []
    written: list[int] = []
    threads = [
        threading.Thread(target=keep_writing, args=(served, ended, written)),
        threading.Thread(target=keep_searching, args=(served, ended, found)),
    ]
    for thread in threads:
        thread.start()
    try:
        refill(served)
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert written
    assert found == sorted(found)
    expected = {f"Story {number}": 1 for number in range(300 + len(written))}
    expected |= {f"Story {number - 300}": number for number in written}
    assert stored(served, client) == expected


def test_broken_off_the_old_index_stays_in_use_and_the_next_try_ends_it(
    served: Settings, client: Elasticsearch
) -> None:
    old = old_index(served, client)
    for number in range(5):
        write(served, client, number)

    def break_off(*_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        refill(served, break_off)
    assert list(client.indices.get_alias(name=served.index)) == [old]
    write(served, client, 5)
    assert refill(served) == 6


def test_what_is_written_over_itself_meanwhile_is_brought_along(served: Settings, client: Elasticsearch) -> None:
    old_index(served, client)
    write(served, client, 1)
    changed = article("Story 1", "It is story 1, as told in version 1.", uri="urn:x:1", section="City")

    def change(*_: int) -> None:
        action = {"index": {"_id": changed.id, "version": 1, "version_type": "external_gte"}}
        if client.indices.exists_alias(name=served.index, index=f"{served.index}-v{VERSION - 1}"):
            with contextlib.suppress(TransientError), elasticsearch_trouble(address(served)):
                send(
                    client,
                    served.index,
                    [Operation(0, (to_json(action), to_json(to_document(changed))))],
                    refresh=False,
                )

    refill(served, change)
    assert client.get(index=served.index, id=changed.id)["_source"]["section"] == "City"
