"""Asking the index from tests that are not asynchronous themselves."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from dateline.article import Article
from dateline.query.articles import get_article
from dateline.query.reader import IndexReader
from dateline.query.request import SearchRequest
from dateline.query.search import SearchPage, search
from dateline.settings import Settings

T = TypeVar("T")


def asked(settings: Settings, act: Callable[[IndexReader], Awaitable[T]]) -> T:
    """What ``act`` answers, on a reader of its own."""

    async def run() -> T:
        async with IndexReader(settings) as index:
            return await act(index)

    return asyncio.run(run())


def page(settings: Settings, **request: Any) -> SearchPage:
    return asked(settings, lambda index: search(index, SearchRequest(**request)))


def headlines(settings: Settings, **request: Any) -> list[str]:
    return [hit.article.headline for hit in page(settings, **request).items]


def stored(settings: Settings, article_id: str) -> Article | None:
    return asked(settings, lambda index: get_article(index, article_id))
