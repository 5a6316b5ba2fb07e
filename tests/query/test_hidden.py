"""What a page of results hides is told beside what stands for it."""

from datetime import timedelta
from typing import Any

import pytest

from dateline.index.write import ArticleWriter
from dateline.query.hidden import HiddenCopies, hidden_copies
from dateline.query.request import SearchRequest
from dateline.query.search import search
from dateline.settings import Settings
from tests.index.articles import NOON, article
from tests.query.asking import asked

FIRST = article("Ferry sinks", "A ferry sank.", source={"name": "Wire"}, published=NOON)
COPIES = [
    article(
        f"Ferry sinks, {n}",
        "A ferry sank.",
        source={"name": "Gazette" if n % 2 else "Post"},
        published=NOON + timedelta(hours=n),
        duplicate_of=FIRST.id,
    )
    for n in range(1, 13)
]
OTHER = article("Ferry sails", "Another ferry sailed.", published=NOON)
KILLED = article("Ferry sinks, killed", "A ferry sank.", duplicate_of=FIRST.id, pub_status="canceled")


@pytest.fixture
def archive(served: Settings, writer: ArticleWriter) -> Settings:
    writer.write([FIRST, *COPIES, OTHER, KILLED], refresh=True)
    return served


def _hidden(settings: Settings, **request: Any) -> dict[str, HiddenCopies]:
    wanted = SearchRequest(**request)

    async def ask(index: Any) -> dict[str, HiddenCopies]:
        return await hidden_copies(index, wanted, (await search(index, wanted)).items)

    return asked(settings, ask)


def test_all_hidden_copies_are_counted_and_the_latest_are_told_first(archive: Settings) -> None:
    hidden = _hidden(archive, q="ferry")
    assert set(hidden) == {FIRST.id}
    assert hidden[FIRST.id].count == len(COPIES)
    told = [copy["headline"] for copy in hidden[FIRST.id].articles]
    assert told == [copy.headline for copy in reversed(COPIES)][: len(told)]
    assert len(told) > 1


def test_where_everything_is_asked_for_copies_are_told_just_so(archive: Settings) -> None:
    assert _hidden(archive)[FIRST.id].count == len(COPIES)


def test_only_copies_that_were_asked_for_are_hidden_ones(archive: Settings) -> None:
    hidden = _hidden(archive, source=["Gazette"])
    *others, standing = [copy for copy in COPIES if copy.source.name == "Gazette"]
    assert hidden[standing.id].count == len(others)
    assert standing.id not in [copy["id"] for copy in hidden[standing.id].articles]


@pytest.mark.parametrize("duplicates", ["show", "only"])
def test_where_copies_are_shown_none_is_hidden(archive: Settings, duplicates: str) -> None:
    assert _hidden(archive, q="ferry", duplicates=duplicates) == {}


def test_nothing_is_hidden_behind_nothing(archive: Settings) -> None:
    assert _hidden(archive, q="zeppelin") == {}
