"""Asking the index from tests that are not asynchronous themselves."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from dateline.index.request import SearchRequest
from dateline.index.search import ArticleSearch, SearchPage
from dateline.settings import Settings

T = TypeVar("T")


def asked(settings: Settings, act: Callable[[ArticleSearch], Awaitable[T]]) -> T:
    """What ``act`` answers, on a search client of its own."""

    async def run() -> T:
        async with ArticleSearch(settings) as search:
            return await act(search)

    return asyncio.run(run())


def page(settings: Settings, **request: Any) -> SearchPage:
    return asked(settings, lambda search: search.search(SearchRequest(**request)))


def headlines(settings: Settings, **request: Any) -> list[str]:
    return [hit.article.headline for hit in page(settings, **request).items]
