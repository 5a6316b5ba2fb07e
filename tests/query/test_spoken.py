"""Quotes by their words and by who said them."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from dateline.article import Quote
from dateline.index.write import ArticleWriter
from dateline.query.errors import TooDeepError
from dateline.query.quotes import QuotesPage, QuotesRequest, quotes
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import asked
from tests.servers import Servers

OPEN, SHUT, GAS = "The harbour stays open.", "The bridge is shut.", "More gas & oil will come."


def quote(text: str, speaker: str | None, kind: str = "direct") -> Quote:
    return Quote(text=text, speaker=speaker, verb="said", span=(0, len(text)), kind=kind)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def archive(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("quotes"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    first = article("Harbour", quotes=[quote(OPEN, "Jane Doe"), quote(SHUT, "José Lane", "indirect")])
    copy = article("Harbour, a copy", quotes=[quote(OPEN, "Jane Doe")], duplicate_of=first.id)
    writer.write([first, copy, article("Gas", quotes=[quote(GAS, "Ivan Viktorovich")], language="fr")], refresh=True)
    yield settings
    writer.close()


def said(settings: Settings, **request: object) -> QuotesPage:
    return asked(settings, lambda index: quotes(index, QuotesRequest(**request)))  # type: ignore[arg-type]


def texts(settings: Settings, **request: object) -> set[str]:
    return {one.text for one in said(settings, **request).quotes}


def test_quotes_are_found_by_their_own_words_and_speaker(archive: Settings) -> None:
    assert texts(archive) == {OPEN, SHUT, GAS}
    assert texts(archive, q="harbour") == {OPEN}
    assert texts(archive, speaker=("doe",)) == {OPEN}
    assert texts(archive, speaker=("Jose Lane", "viktorovich")) == {SHUT, GAS}
    assert texts(archive, speaker=("doe",), q="bridge") == set()  # words and speaker are of one quote
    assert texts(archive, kind="indirect") == {SHUT}
    assert texts(archive, language=("fr",)) == {GAS}


def test_a_quote_of_several_copies_is_told_once(archive: Settings) -> None:
    found = said(archive, q="harbour")
    assert (found.total, found.articles, len(found.quotes)) == (1, 1, 1)


def test_a_quote_says_where_it_stands_and_what_was_found(archive: Settings) -> None:
    (found,) = said(archive, q="gas").quotes
    assert found.article["headline"] == "Gas"
    assert found.highlights == ["More <em>gas</em> &amp; oil will come."]


def test_a_page_too_deep_is_refused(archive: Settings) -> None:
    with pytest.raises(TooDeepError):
        said(archive, page=501, page_size=20)
