"""Of several articles with one text one is shown, and never none."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import NOON, article
from tests.query.asking import headlines
from tests.servers import Servers

FIRST = article("Ferry sinks", "A ferry sank off the coast.", source={"name": "Wire"}, published=NOON)
LATER = [
    article(
        f"Ferry sinks, {name}",
        f"A ferry sank off the coast. {more}",
        source={"name": name},
        published=NOON + timedelta(hours=hours),
        duplicate_of=FIRST.id,
    )
    for hours, name, more in ((1, "Gazette", "Lifeboats came."), (2, "Post", "Lifeboats came."))
]
KILLED = article("Mayor resigns", "The mayor resigned.", pub_status="canceled")
COPY_OF_KILLED = article("Mayor resigns, Post", "The mayor resigned.", duplicate_of=KILLED.id)


@pytest.fixture(scope="module")
def archive(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("copies"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    writer.write([FIRST, *LATER, KILLED, COPY_OF_KILLED], refresh=True)
    yield settings
    writer.close()


def test_the_first_stands_for_its_copies(archive: Settings) -> None:
    assert headlines(archive, q="ferry") == ["Ferry sinks"]


def test_a_copy_stands_for_a_first_that_is_not_asked_for(archive: Settings) -> None:
    assert headlines(archive, source=("Gazette",)) == ["Ferry sinks, Gazette"]
    assert headlines(archive, source=("-Wire",), q="ferry") == ["Ferry sinks, Post"]
    assert headlines(archive, q="lifeboats") == ["Ferry sinks, Post"]


def test_a_copy_stands_for_a_first_that_was_taken_back(archive: Settings) -> None:
    assert headlines(archive, q="mayor") == ["Mayor resigns, Post"]


def test_all_copies_are_there_for_those_who_ask(archive: Settings) -> None:
    assert sorted(headlines(archive, q="ferry", duplicates="show")) == sorted(one.headline for one in [FIRST, *LATER])
    assert sorted(headlines(archive, q="ferry", duplicates="only")) == sorted(one.headline for one in LATER)
