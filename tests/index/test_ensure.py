import threading
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from dateline.index.connection import connect
from dateline.index.ensure import ARTICLES, ensure_index
from dateline.index.errors import IndexMissingError, UnavailableError
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import asked, page


@pytest.fixture
def client(served: Settings) -> Iterator[Elasticsearch]:
    with connect(served) as client:
        yield client


def test_the_index_stands_behind_its_alias_and_is_strict(served: Settings, client: Elasticsearch) -> None:
    ensure_index(client, served.index)
    behind = client.indices.get_alias(name=served.index)
    assert list(behind) == [ARTICLES.index(served.index)]
    settings = client.indices.get_settings(index=served.index)[ARTICLES.index(served.index)]["settings"]["index"]
    assert settings["refresh_interval"] == "1s"
    mapping = client.indices.get_mapping(index=served.index)[ARTICLES.index(served.index)]["mappings"]
    assert mapping["dynamic"] == "strict"


def test_many_may_make_it_at_once(served: Settings) -> None:
    begin = threading.Barrier(8)
    errors: list[BaseException] = []

    def make() -> None:
        with connect(served) as client:
            begin.wait()
            try:
                ensure_index(client, served.index)
            except BaseException as error:  # noqa: BLE001  shown by the assertion below
                errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with connect(served) as client:
        assert list(client.indices.get_alias(name=served.index)) == [ARTICLES.index(served.index)]


def test_an_index_that_lacks_its_alias_gets_it(served: Settings, client: Elasticsearch) -> None:
    ensure_index(client, served.index)
    client.indices.delete_alias(index=ARTICLES.index(served.index), name=served.index)
    ensure_index(client, served.index)
    assert client.indices.exists_alias(name=served.index)


def test_an_index_of_another_version_is_left_alone_and_said(served: Settings, client: Elasticsearch) -> None:
    old = f"{served.index}-v0"
    client.indices.create(index=old, mappings={"_meta": {"version": 0}}, aliases={served.index: {}})
    with pytest.raises(UnavailableError, match="mapping version 0"):
        ensure_index(client, served.index)
    assert not client.indices.exists(index=ARTICLES.index(served.index))


def test_an_index_in_the_place_of_the_alias_is_said(served: Settings, client: Elasticsearch) -> None:
    client.indices.create(index=served.index)
    with pytest.raises(UnavailableError, match="that name is for the alias"):
        ensure_index(client, served.index)


def test_a_search_on_a_fresh_system_finds_nothing_and_makes_the_index(served: Settings) -> None:
    assert page(served, q="harbour").total == 0
    assert asked(served, lambda index: index.count()) == 0


def test_an_index_that_was_made_a_moment_ago_is_waited_for(served: Settings, client: Elasticsearch) -> None:
    name = ARTICLES.index(served.index)
    for _ in range(5):  # without the wait, each time fails
        client.indices.create(
            index=name,
            settings=ARTICLES.settings(),
            mappings=ARTICLES.mappings(),
            aliases={served.index: {}},
            wait_for_active_shards=0,
        )
        assert asked(served, lambda index: index.get("nothing")) is None
        client.indices.delete(index=name)


def test_an_index_that_was_deleted_is_made_again_with_our_mapping(
    served: Settings, writer: ArticleWriter, client: Elasticsearch
) -> None:
    writer.write([article("First")], refresh=True)
    client.indices.delete(index=ARTICLES.index(served.index))
    with pytest.raises(IndexMissingError):
        writer.write([article("Second")], refresh=True)
    assert [verdict.outcome for verdict in writer.write([article("Second")], refresh=True)] == ["indexed"]
    mapping = client.indices.get_mapping(index=served.index)[ARTICLES.index(served.index)]["mappings"]
    assert mapping["dynamic"] == "strict"
