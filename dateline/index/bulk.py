"""Bulk requests: cut by bytes, answered item by item, sent again where Elasticsearch asks for patience."""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from dateline.article import Article
from dateline.index.document import to_document, to_json
from dateline.index.errors import IndexMissingError, UnavailableError
from dateline.index.vectors import Vector
from dateline.index.verdict import reason_in_words

_REQUEST_BYTES = 8_000_000  # well under Elasticsearch's limit of 100 MB; larger requests only need more heap
_PATIENCE_SECONDS = 20.0  # then the claim is retried as a whole; its task may take 60 s
_FIRST_PAUSE_SECONDS = 0.1
_LONGEST_PAUSE_SECONDS = 3.0


@dataclass(frozen=True)
class Operation:
    """One write: its place in the caller's list, and its two lines of the request."""

    position: int
    lines: tuple[bytes, bytes]

    @property
    def size(self) -> int:
        """Bytes in the request."""
        return len(self.lines[0]) + len(self.lines[1]) + 2


def put(position: int, article: Article, version: int, version_type: str, vector: Vector | None = None) -> Operation:
    """Write the article under its id: ``external`` only over older versions, ``external_gte`` also over its own.

    Over its own it keeps its vector only if that is handed on.
    """
    assert article.id, "identified() comes first"
    action = {"index": {"_id": article.id, "version": version, "version_type": version_type}}
    return Operation(position, (to_json(action), to_json(to_document(article, vector))))


Answer = Mapping[str, Any]
"""Elasticsearch's word on one operation: ``status``, and ``error`` for a refused one."""


def send(
    client: Elasticsearch, target: str, operations: Sequence[Operation], *, refresh: bool, alias: bool = True
) -> dict[int, Answer]:
    """The answer to each operation, by position; none of them is 429 or 5xx, those are sent again.

    ``alias``: whether the target is one. Without, it is an index, which must be there.
    Raises UnavailableError when patience ends or the index is missing, and the client's exceptions on lost connections.
    """
    answers: dict[int, Answer] = {}
    waiting = list(operations)
    end = time.monotonic() + _PATIENCE_SECONDS
    pause = _FIRST_PAUSE_SECONDS
    while True:
        for chunk in _chunks(waiting):
            answers.update(_request(client, target, chunk, refresh=refresh, alias=alias))
        waiting = [operation for operation in waiting if _passing(answers[operation.position])]
        if not waiting:
            return answers
        reason = reason_in_words(answers[waiting[0].position]["error"])
        if time.monotonic() + pause > end:
            raise UnavailableError(
                f"Elasticsearch has no room for {len(waiting)} articles: {reason}",
                "They are tried again by themselves.",
            )
        # Jitter keeps several workers from coming back at the same moment.
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  no secret
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


def _chunks(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    chunk: list[Operation] = []
    size = 0
    for operation in operations:
        if chunk and size + operation.size > _REQUEST_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(operation)
        size += operation.size
    if chunk:
        yield chunk


def _request(
    client: Elasticsearch, target: str, chunk: Sequence[Operation], *, refresh: bool, alias: bool
) -> dict[int, Answer]:
    body: Any = [line for operation in chunk for line in operation.lines]
    try:
        # Without require_alias a missing index would be made on the fly, with a mapping that Elasticsearch guesses.
        answer = client.bulk(index=target, operations=body, refresh=refresh, require_alias=alias)
    except ApiError as error:
        if error.status_code not in (400, 413):
            raise
        if len(chunk) == 1:
            return {
                chunk[0].position: {"status": error.status_code, "error": {"reason": error.message, **_cause(error)}}
            }
        # One operation that cannot even be read fails them all: look for it by halves.
        half = len(chunk) // 2
        halves = (chunk[:half], chunk[half:])
        return {
            position: answer
            for part in halves
            for position, answer in _request(client, target, part, refresh=refresh, alias=alias).items()
        }
    return {operation.position: item["index"] for operation, item in zip(chunk, answer["items"], strict=True)}


def _cause(error: ApiError) -> dict[str, Any]:
    cause = error.body.get("error") if isinstance(error.body, dict) else None
    return dict(cause) if isinstance(cause, dict) else {}


def _passing(answer: Answer) -> bool:
    """Whether the refusal will pass. Raises for those that pass only when somebody does something."""
    kind = answer.get("error", {}).get("type")
    if kind == "index_not_found_exception":
        raise IndexMissingError("The index of the articles is not there.", "It is made at the next try.")
    if kind == "cluster_block_exception" and answer["status"] == 403:
        raise UnavailableError(
            f"Elasticsearch takes no writes: {reason_in_words(answer['error'])}", "Take the block off the index."
        )
    status = int(answer["status"])
    if status in (401, 403, 404) or kind == "index_closed_exception":
        # It is not the article that is refused, but we, or all of them.
        raise UnavailableError(
            f"Elasticsearch takes no writes: {reason_in_words(answer['error'])}",
            "Open the index, or give the user of DATELINE_ELASTICSEARCH_USER the right to write to it.",
        )
    return status == 429 or status >= 500
