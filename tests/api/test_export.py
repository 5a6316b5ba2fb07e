"""Exports over HTTP, through a real server."""

import csv
import io
import json
import socket
from datetime import timedelta
from typing import Any

import httpx
from elasticsearch import Elasticsearch

from dateline.article import Article
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.api.problems import problem
from tests.index.articles import NOON, article
from tests.pipeline import wait_for

MANY = 1_250
LONG = "The harbour reopened. " * 1_000
_LAST_CHUNK = b"\r\n0\r\n\r\n"  # of a whole answer (RFC 9112, 7.1)


def written(writer: ArticleWriter, count: int, body: str = "The harbour reopened.") -> list[Article]:
    articles = [article(f"Ship {n}", body, published=NOON - timedelta(minutes=n)) for n in range(count)]
    writer.write(articles, refresh=True)
    return articles


def lines(answer: httpx.Response) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.text.split("\n")[:-1]]


def open_contexts(settings: Settings) -> int:
    with Elasticsearch(settings.elasticsearch) as client:
        stats = client.indices.stats(index=settings.index, metric="search")
        return int(stats["_all"]["total"]["search"]["open_contexts"])


def test_an_export_has_every_article_and_says_how_many(client: httpx.Client, writer: ArticleWriter) -> None:
    articles = written(writer, MANY)
    answer = client.get("/v1/export", params={"order_by": "newest"})
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.headers["x-total-count"] == str(MANY)
    assert 'filename="articles.ndjson"' in answer.headers["content-disposition"]
    assert [line["id"] for line in lines(answer)] == [each.id for each in articles]


def test_a_line_is_the_article_as_a_search_gives_it(client: httpx.Client, writer: ArticleWriter) -> None:
    written(writer, 1)
    searched = client.get("/v1/articles", params={"format": "ndjson"})
    assert client.get("/v1/export").content == searched.content


def test_rows_have_the_same_columns_whatever_is_asked_for(client: httpx.Client, writer: ArticleWriter) -> None:
    written(writer, 3, "One line.\n\nAnother, and more.")
    whole = list(csv.DictReader(io.StringIO(client.get("/v1/export", params={"format": "csv"}).text)))
    some = list(csv.DictReader(io.StringIO(client.get("/v1/export?format=csv&fields=headline").text)))
    assert {row["body"] for row in whole} == {"One line.\n\nAnother, and more."}
    assert sorted(row["headline"] for row in some) == ["Ship 0", "Ship 1", "Ship 2"]
    assert {row["body"] for row in some} == {""}
    assert list(whole[0]) == list(some[0])


def test_an_export_of_nothing_is_empty(client: httpx.Client) -> None:
    answer = client.get("/v1/export")
    assert (answer.status_code, answer.headers["x-total-count"], answer.content) == (200, "0", b"")


def test_what_is_wrong_is_said_before_the_first_article(client: httpx.Client) -> None:
    assert problem(client.get("/v1/export?from_date=soon"), "invalid-parameter")["parameter"] == "from_date"
    assert problem(client.get("/v1/export?fields=headlin"), "invalid-parameter")["parameter"] == "fields"
    problem(client.get("/v1/export?page_size=20"), "unknown-parameter")


def test_an_index_that_is_away_is_said(alone: httpx.Client) -> None:
    problem(alone.get("/v1/export"), "unavailable")


def test_a_client_that_goes_away_leaves_nothing_open(
    client: httpx.Client, writer: ArticleWriter, served: Settings
) -> None:
    written(writer, MANY, LONG)
    with client.stream("GET", "/v1/export") as answer:
        assert answer.headers["x-total-count"] == str(MANY)
        assert open_contexts(served) > 0
    assert wait_for(lambda: open_contexts(served) == 0)


def test_an_export_that_cannot_go_on_does_not_look_whole(
    client: httpx.Client, writer: ArticleWriter, served: Settings
) -> None:
    written(writer, MANY, LONG)
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        slow.connect((client.base_url.host, client.base_url.port))
        slow.sendall(b"GET /v1/export HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        received = slow.recv(1_000)
        assert received.startswith(b"HTTP/1.1 200")
        with Elasticsearch(served.elasticsearch) as elasticsearch:
            elasticsearch.indices.delete(index=list(elasticsearch.indices.get(index=f"{served.index}*")))
        while chunk := _received(slow):
            received = received[-len(_LAST_CHUNK) :] + chunk
    assert not received.endswith(_LAST_CHUNK)


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(1 << 16)
    except ConnectionResetError:
        return b""
