"""What routes ask for, by type."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from dateline.alerts.alertstore import AlertStore
from dateline.alerts.streams import Streams
from dateline.query.reader import IndexReader
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


async def _index(resources: Opened) -> IndexReader:
    return resources.index


async def _alerts(resources: Opened) -> AlertStore:
    return resources.alerts


async def _streams(resources: Opened) -> Streams:
    return resources.streams


Alerts = Annotated[AlertStore, Depends(_alerts)]
Configured = Annotated[Settings, Depends(_settings)]
Files = Annotated[Spool, Depends(_spool)]
Index = Annotated[IndexReader, Depends(_index)]
Listening = Annotated[Streams, Depends(_streams)]
