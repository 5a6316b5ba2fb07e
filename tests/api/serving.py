"""A real uvicorn in a thread, and files that went the real way, for the tests of the API."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool.inbox import scan
from dateline.spool.layout import Spool
from dateline.spool.parts import Outcome
from dateline.spool.taking import take
from services.api.app import create_app
from tests.stages.driving import NO_STEPS, brought_to_its_end


class _Server(uvicorn.Server):
    """Says when it is ready, so that nobody has to poll."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def serving(settings: Settings, app: FastAPI | None = None) -> Iterator[httpx.Client]:
    """A client of an API for these settings, which runs until the block ends."""
    config = uvicorn.Config(app or create_app(settings), log_config=None, access_log=False, ws="none")
    server = _Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        assert server.ready.wait(20)
        port = listening.getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


def worked_off(settings: Settings) -> list[Outcome]:
    """Take all files that lie in the inbox and bring them to their end; enrichment leaves them as they are."""
    spool = Spool(settings.home)
    claim = take(spool, sorted(file.path for file in scan(spool.inbox)))
    assert claim is not None
    with closing(ArticleWriter(settings)) as writer:
        return brought_to_its_end(spool, claim, settings.model_copy(update={"steps_off": NO_STEPS}), writer)


def dropped(settings: Settings, name: str, text: str) -> Path:
    """A file put into the inbox by hand."""
    path = Spool(settings.home).prepared().inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path
