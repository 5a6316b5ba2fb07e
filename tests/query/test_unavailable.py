"""When Elasticsearch is not there, or is not what it should be: said, never an empty answer."""

import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from dateline.errors import TransientError
from dateline.index.connection import address
from dateline.index.errors import UnavailableError
from dateline.index.write import ArticleWriter
from dateline.query.articles import get_article
from dateline.query.reader import IndexReader
from dateline.query.request import SearchRequest
from dateline.query.search import search
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import asked

ACTS: dict[str, Callable[[IndexReader], Awaitable[Any]]] = {
    "search": lambda index: search(index, SearchRequest()),
    "search by number": lambda index: search(index, SearchRequest(page=1)),
    "get": lambda index: get_article(index, "x"),
    "count": lambda index: index.count(),
    "check": lambda index: index.check(),
}


@pytest.fixture
def away(settings: Settings) -> Iterator[Settings]:
    """Settings whose Elasticsearch is a port that is held and not listened on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield settings.model_copy(update={"elasticsearch_url": f"http://127.0.0.1:{held.getsockname()[1]}"})


@pytest.fixture
def another_program(settings: Settings) -> Iterator[Settings]:
    """Settings whose Elasticsearch is a web server of another kind."""
    with HTTPServer(("127.0.0.1", 0), _Greeter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield settings.model_copy(update={"elasticsearch_url": f"http://127.0.0.1:{server.server_port}"})
        server.shutdown()
        thread.join()


class _Greeter(BaseHTTPRequestHandler):
    def _greet(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else b"{}")

    do_GET = do_POST = do_HEAD = do_PUT = _greet  # noqa: N815  names of the library

    def log_message(self, *_: Any) -> None:
        pass


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_a_search_says_that_elasticsearch_is_away(away: Settings, act: Callable[[IndexReader], Any]) -> None:
    with pytest.raises(UnavailableError, match="does not answer"):
        asked(away, act)


def test_a_write_is_tried_again_later(away: Settings) -> None:
    with pytest.raises(TransientError, match="does not answer"):
        ArticleWriter(away).write([article()], refresh=True)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_another_program_on_the_port_is_no_elasticsearch(
    another_program: Settings, act: Callable[[IndexReader], Any]
) -> None:
    with pytest.raises(UnavailableError, match="not Elasticsearch"):
        asked(another_program, act)


def test_a_password_in_the_url_is_not_shown(settings: Settings) -> None:
    secret = settings.model_copy(update={"elasticsearch_url": "https://user:secret@search.example"})
    assert address(secret) == "https://search.example:443"
    ArticleWriter(secret).close()  # the client takes a URL without port
