"""Articles get their vectors after they are indexed, and keep them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from elasticsearch import Elasticsearch

from dateline.article import WITHDRAWS_HEADLINE, AltId
from dateline.embedding.model import embed
from dateline.index.connection import connect
from dateline.index.embed import BATCH, Embedder
from dateline.index.ensure import create
from dateline.index.fetch import fetch
from dateline.index.mapping import VERSION, mappings
from dateline.index.mapping import settings as index_settings
from dateline.index.refill import refill
from dateline.index.vectors import META, WITHOUT
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.grouping.texts import edited
from tests.index.articles import NOON, article
from tests.index.test_relations import TEXT, report

if TYPE_CHECKING:
    from dateline.embedding.model import Vectors

URI = "https://gazette.example/harbour"


@pytest.fixture
def client(served: Settings) -> Iterator[Elasticsearch]:
    with connect(served) as client:
        yield client


@pytest.fixture
def embedder(served: Settings) -> Iterator[Embedder]:
    embedder = Embedder(served, embed)
    yield embedder
    embedder.close()


def vector(client: Elasticsearch, served: Settings, id_: str) -> Any:
    (found,) = fetch(client, served.index, [id_], vectors=True)
    return found["_source"].get("embedding")


def without_vector(client: Elasticsearch, served: Settings) -> int:
    client.indices.refresh(index=served.index)
    return int(client.count(index=served.index, query=WITHOUT)["count"])


def test_what_was_just_written_gets_a_vector(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    one = article("Harbour reopens")
    writer.write([one], refresh=False)
    assert vector(client, served, one.id) is None
    assert embedder.embed_waiting(seconds=30) is False
    assert len(vector(client, served, one.id)) == META["dimensions"]


def test_each_article_is_embedded_once(served: Settings, writer: ArticleWriter) -> None:
    asked: list[str] = []

    def counting(texts: Sequence[str]) -> "Vectors":
        asked.extend(texts)
        return embed(texts)

    writer.write([article(f"Story {number}", "Told.") for number in range(BATCH + 2)], refresh=False)
    embedder = Embedder(served, counting)
    embedder.embed_waiting(seconds=60)
    embedder.embed_waiting(seconds=60)
    embedder.close()
    assert len(asked) == len(set(asked)) == BATCH + 2


def test_where_the_time_is_up_the_rest_waits(writer: ArticleWriter, embedder: Embedder) -> None:
    writer.write([article(f"Story {number}", "Told.") for number in range(BATCH + 1)], refresh=False)
    assert embedder.embed_waiting(seconds=0.01) is True


def test_the_last_written_comes_first(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    writer.write([article(f"Old {number}", "Told.") for number in range(BATCH)], refresh=False)
    new = article("New", "Told.")
    writer.write([new], refresh=False)
    embedder.embed_some()
    assert vector(client, served, new.id)


def test_a_hit_comes_without_its_vector(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    writer.write([article()], refresh=False)
    embedder.embed_some()
    (hit,) = client.search(index=served.index)["hits"]["hits"]
    assert "embedding" not in hit["_source"]


def test_a_correction_waits_for_a_vector_of_its_own(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    first = article("Harbour shut", "Closed.", uri=URI, version=1)
    writer.write([first], refresh=False)
    embedder.embed_some()
    before = vector(client, served, first.id)
    writer.write([article("Harbour open", "Open again.", uri=URI, version=2)], refresh=False)
    assert vector(client, served, first.id) is None
    embedder.embed_some()
    assert vector(client, served, first.id) not in (None, before)


def test_a_correction_that_comes_while_the_older_text_is_embedded_is_not_lost(
    served: Settings, writer: ArticleWriter, client: Elasticsearch
) -> None:
    first = article("Harbour shut", "Closed.", uri=URI, version=1)
    writer.write([first], refresh=False)

    def corrected_meanwhile(texts: Sequence[str]) -> "Vectors":
        writer.write([article("Harbour open", "Open again.", uri=URI, version=2)], refresh=False)
        return embed(texts)

    embedder = Embedder(served, corrected_meanwhile)
    embedder.embed_some()
    embedder.close()
    (found,) = fetch(client, served.index, [first.id], vectors=True)
    assert (found["_source"]["headline"], found["_version"]) == ("Harbour open", 2)
    assert "embedding" not in found["_source"], "the vector of the old text is not for the new one"


def test_written_over_itself_an_article_keeps_its_vector(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    one = article("Harbour reopens")
    writer.write([one], refresh=False)
    embedder.embed_some()
    before = vector(client, served, one.id)
    writer.rewrite([one.model_copy(update={"keywords": ["ferry"]})])
    assert vector(client, served, one.id) == before


def test_written_over_itself_with_another_text_it_waits_for_a_new_one(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    one = article("Harbour reopens", uri=URI)
    writer.write([one], refresh=False)
    embedder.embed_some()
    writer.rewrite([one.model_copy(update={"abstract": "Ferries sail again."})])
    assert vector(client, served, one.id) is None


def test_told_anew_whose_copy_it_is_an_article_keeps_its_vector(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    later = report("later", edited(TEXT), minutes=1)
    writer.write([later], refresh=True)
    embedder.embed_some()
    before = vector(client, served, later.id)
    earlier = report("earlier")
    writer.write([earlier], refresh=True)
    (found,) = fetch(client, served.index, [later.id], vectors=True)
    assert (found["_source"]["duplicate_of"], found["_source"]["embedding"]) == (earlier.id, before)


def test_a_story_that_is_withdrawn_keeps_its_vector(
    served: Settings, writer: ArticleWriter, embedder: Embedder, client: Elasticsearch
) -> None:
    story = article("Harbour shut", published=NOON)
    writer.write([story], refresh=True)
    embedder.embed_some()
    kill = article("KILL", "Kill it.", published=NOON, pub_status="canceled")
    kill.alt_ids = [AltId(role=WITHDRAWS_HEADLINE, value="Harbour shut")]
    writer.write([kill], refresh=True)
    (found,) = fetch(client, served.index, [story.id], vectors=True)
    assert found["_source"]["pub_status"] == "canceled"
    assert found["_source"]["embedding"]


def test_a_new_index_takes_over_vectors_of_its_model_and_no_others(served: Settings, client: Elasticsearch) -> None:
    for stated, kept in ((META, 1), ({**META, "version": "another"}, 0)):
        old = f"{served.index}-v{VERSION - 1}"
        mapping = {**mappings(), "_meta": {"version": VERSION - 1, "embedding": stated}}
        client.indices.create(index=old, settings=index_settings(), mappings=mapping, aliases={served.index: {}})
        numbers = embed(["Harbour reopens"])[0].tolist()
        one = article().model_dump(mode="json", exclude_none=True, exclude={"fingerprint"})
        client.index(index=old, id=one["id"], document={**one, "embedding": numbers}, refresh=True)
        refill(served)
        assert int(client.count(index=served.index)["count"]) - without_vector(client, served) == kept
        client.indices.delete(index=f"{served.index}-v{VERSION}")


def test_the_index_states_the_model_of_its_vectors(served: Settings, client: Elasticsearch) -> None:
    create(client, f"{served.index}-v{VERSION}")
    (found,) = client.indices.get_mapping(index=f"{served.index}-v{VERSION}").values()
    assert found["mappings"]["_meta"]["embedding"] == META
