"""Search by meaning, and by words and meaning together, on a real index with the real model."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from dateline.article import Article
from dateline.embedding.model import embed
from dateline.index.connection import connect
from dateline.index.embed import Embedder
from dateline.index.errors import OtherModelError, UnavailableError
from dateline.index.mapping import VERSION
from dateline.index.vectors import META
from dateline.index.write import ArticleWriter
from dateline.query import meaning
from dateline.query.errors import InvalidCursorError, InvalidRequestError, TooDeepError
from dateline.query.reader import IndexReader
from dateline.query.request import SearchRequest
from dateline.query.search import search
from dateline.settings import Settings
from tests.grouping.texts import edited
from tests.index.articles import NOON, article, place
from tests.index.test_relations import TEXT, report
from tests.query.asking import headlines, page

DOPING = article(
    "Sprinter suspended", "She failed a drugs test and was banned for two years.", places=[place("Athens")]
)
STRIKE = article("Trains stand still", "Railway staff walked out over their pay on Monday.", language="en-GB")
JOBLESS = article("German unemployment rises", "More people in Germany are out of work than a year ago.")
ATHLETES = article("Athletes take the bus", "To the stadium it is a mile, and a bus goes every ten minutes.")
NEWS = [DOPING, STRIKE, JOBLESS, ATHLETES]


@pytest.fixture
def embedder(served: Settings) -> Iterator[Embedder]:
    embedder = Embedder(served, embed)
    yield embedder
    embedder.close()


@pytest.fixture
def news(writer: ArticleWriter, embedder: Embedder, served: Settings) -> Settings:
    """An index with the news, each with its vector."""
    write(writer, embedder, NEWS)
    return served


def write(writer: ArticleWriter, embedder: Embedder, articles: list[Article]) -> None:
    writer.write(articles, refresh=False)
    embedder.embed_waiting(seconds=120)


def everything(settings: Settings, **request: Any) -> list[str]:
    """The ids of all pages, by cursor."""

    async def read() -> list[str]:
        seen: list[str] = []
        async with IndexReader(settings) as index:
            cursor = None
            while True:
                found = await search(index, SearchRequest(cursor=cursor, **request))
                seen += [hit.source["id"] for hit in found.items]
                assert found.total >= len(seen)
                cursor = found.next_cursor
                if cursor is None:
                    assert found.total == len(seen)
                    return seen

    return asyncio.run(read())


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_what_is_told_in_other_words_is_found(news: Settings, mode: str) -> None:
    assert headlines(news, q="athletes taking banned substances", mode="lexical") == []
    assert headlines(news, q="doping scandal", mode=mode)[0] == DOPING.headline


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_a_question_in_another_language_is_understood(news: Settings, mode: str) -> None:
    assert headlines(news, q="Arbeitslosigkeit in Deutschland", mode=mode)[0] == JOBLESS.headline


def test_words_are_what_counts_by_default(news: Settings) -> None:
    assert headlines(news, q="railway") == headlines(news, q="railway", mode="lexical") == [STRIKE.headline]


def test_what_has_the_words_and_the_meaning_comes_first(news: Settings) -> None:
    assert headlines(news, q="railway staff", mode="hybrid")[0] == STRIKE.headline


def test_an_article_without_a_vector_is_found_by_its_words(
    news: Settings, writer: ArticleWriter, embedder: Embedder
) -> None:
    late = article("Railway museum opens", "It has forty engines.")
    writer.write([late], refresh=True)
    assert late.headline in headlines(news, q="railway", mode="hybrid")
    assert late.headline not in headlines(news, q="railway", mode="semantic")
    embedder.embed_waiting(seconds=30)
    assert late.headline in headlines(news, q="railway", mode="semantic")


def test_where_no_article_has_a_vector_search_by_meaning_says_so(served: Settings, writer: ArticleWriter) -> None:
    writer.write(NEWS, refresh=True)
    with pytest.raises(UnavailableError, match="No article has a vector yet"):
        page(served, q="railway", mode="semantic")
    assert headlines(served, q="railway", mode="hybrid") == [STRIKE.headline]


def test_an_empty_index_is_no_error(served: Settings) -> None:
    assert page(served, q="railway", mode="semantic").total == 0
    assert page(served, q="railway", mode="hybrid").total == 0


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_filters_hold_for_the_meaning_too(news: Settings, mode: str) -> None:
    assert headlines(news, q="railway strike", mode=mode, place=["Athens"]) == [DOPING.headline]
    assert headlines(news, q="strike", mode=mode, language=["en-GB"]) == [STRIKE.headline]


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_what_may_not_be_read_is_not_found(
    served: Settings, writer: ArticleWriter, embedder: Embedder, mode: str
) -> None:
    secret = article("Railway to be sold", embargoed=NOON + timedelta(days=365 * 100))
    taken_back = article("Railway is on fire", pub_status="canceled")
    write(writer, embedder, [STRIKE, secret, taken_back])
    assert headlines(served, q="railway", mode=mode) == [STRIKE.headline]


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_words_after_a_minus_are_kept_out(news: Settings, mode: str) -> None:
    assert STRIKE.headline not in headlines(news, q="strike -railway", mode=mode)


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_of_copies_the_first_is_shown(served: Settings, writer: ArticleWriter, embedder: Embedder, mode: str) -> None:
    first, copy = report("first"), report("copy", edited(TEXT), minutes=1)
    write(writer, embedder, [first])
    write(writer, embedder, [copy])
    query = " ".join(TEXT.split()[:3])
    assert everything(served, q=query, mode=mode) == [first.id]
    assert sorted(everything(served, q=query, mode=mode, duplicates="show")) == sorted([first.id, copy.id])


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_words_are_marked_where_they_stand(news: Settings, mode: str) -> None:
    found = {hit.article.headline: hit.highlights for hit in page(news, q="railway strike", mode=mode).items}
    assert "<em>Railway</em>" in found[STRIKE.headline]["body"][0]


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_facets_count_all_that_is_found(news: Settings, mode: str) -> None:
    found = page(news, q="railway", mode=mode, page_size=1, facets=["language"])
    assert {each["value"]: each["count"] for each in found.facets["language"]} == {"en": 3, "en-gb": 1}


@pytest.mark.parametrize("mode", ["lexical", "semantic", "hybrid"])
def test_where_nothing_is_found_each_facet_is_empty(served: Settings, mode: str) -> None:
    found = page(served, q="railway", mode=mode, facets=["language", "person"])
    assert (found.total, found.facets) == (0, {"language": [], "person": []})


def test_only_the_fields_asked_for_are_given(news: Settings) -> None:
    (hit,) = page(news, q="railway", mode="semantic", page_size=1, fields=["headline"]).items
    assert set(hit.source) == {"id", "headline"}


@pytest.mark.parametrize("mode", ["semantic", "hybrid"])
def test_the_pages_by_cursor_are_those_by_number_and_hold_each_article_once(news: Settings, mode: str) -> None:
    asked: dict[str, Any] = {"q": "railway", "mode": mode, "page_size": 1}
    by_cursor = everything(news, **asked)
    by_number = [hit.article.id for number in range(1, 6) for hit in page(news, page=number, **asked).items]
    assert by_cursor == by_number
    assert sorted(by_cursor) == sorted(one.id for one in NEWS)


def test_a_reader_by_cursor_sees_each_article_once_while_others_are_written(
    news: Settings, writer: ArticleWriter, embedder: Embedder
) -> None:
    async def read() -> list[str]:
        seen: list[str] = []
        async with IndexReader(news) as index:
            cursor = None
            while True:
                found = await search(index, SearchRequest(q="railway", mode="hybrid", page_size=1, cursor=cursor))
                seen += [hit.source["id"] for hit in found.items]
                cursor = found.next_cursor
                if cursor is None:
                    return seen
                new = article(f"Railway story {len(seen)}", "Of the railway.")
                await asyncio.to_thread(write, writer, embedder, [new])

    seen = asyncio.run(read())
    assert len(seen) == len(set(seen))
    assert {one.id for one in NEWS} <= set(seen)


def test_a_cursor_belongs_to_its_mode(news: Settings) -> None:
    cursor = page(news, q="railway", mode="hybrid", page_size=1).next_cursor
    with pytest.raises(InvalidCursorError):
        page(news, q="railway", mode="semantic", page_size=1, cursor=cursor)


@pytest.mark.parametrize(("mode", "most"), [("semantic", meaning.DEPTH), ("hybrid", 2 * meaning.DEPTH)])
def test_a_page_beyond_the_depth_is_an_error_and_not_an_empty_page(news: Settings, mode: str, most: int) -> None:
    assert page(news, q="railway", mode=mode, page_size=100, page=most // 100).items == []
    with pytest.raises(TooDeepError, match=f"at most {most}"):
        page(news, q="railway", mode=mode, page_size=100, page=most // 100 + 1)


@pytest.mark.parametrize(
    ("parameter", "request_"),
    [
        ("mode", {"mode": "hybrid"}),
        ("order_by", {"mode": "semantic", "q": "railway", "order_by": "newest"}),
        ("query_fields", {"mode": "semantic", "q": "railway", "query_fields": ("headline",)}),
        ("q", {"mode": "semantic", "q": "-railway"}),
    ],
)
def test_what_cannot_be_asked_of_meaning_is_an_error(
    served: Settings, parameter: str, request_: dict[str, Any]
) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        page(served, **request_)
    assert caught.value.parameter == parameter


@pytest.mark.parametrize("stated", [{**META, "version": "another"}, None])
def test_an_index_of_another_model_is_an_error_and_not_nonsense(news: Settings, stated: Any) -> None:
    with connect(news) as client:
        client.indices.put_mapping(index=news.index, meta={"version": VERSION, "embedding": stated})
    with pytest.raises(OtherModelError) as caught:
        page(news, q="railway", mode="hybrid")
    assert "dateline reindex" in caught.value.advice
    assert headlines(news, q="railway") == [STRIKE.headline]


def test_an_index_of_another_model_gets_no_vectors_of_ours(
    served: Settings, writer: ArticleWriter, embedder: Embedder
) -> None:
    writer.write(NEWS, refresh=True)
    with connect(served) as client:
        client.indices.put_mapping(
            index=served.index, meta={"version": VERSION, "embedding": {**META, "model": "another"}}
        )
    with pytest.raises(OtherModelError):
        embedder.embed_some()
