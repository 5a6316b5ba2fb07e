"""What routes ask for, by type."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from dateline.index.search import ArticleSearch
from dateline.settings import Settings
from dateline.spool.layout import Spool
from services.api.resources import Resources


async def _resources(request: Request) -> Resources:
    resources: Resources = request.state.resources
    return resources


Opened = Annotated[Resources, Depends(_resources)]


async def _settings(resources: Opened) -> Settings:
    return resources.settings


async def _spool(resources: Opened) -> Spool:
    return resources.spool


async def _search(resources: Opened) -> ArticleSearch:
    return resources.search


Configured = Annotated[Settings, Depends(_settings)]
Files = Annotated[Spool, Depends(_spool)]
Search = Annotated[ArticleSearch, Depends(_search)]
