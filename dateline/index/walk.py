"""Walking over all articles of a query in the order of their ids, in a point in time: none is missed or met twice."""

from collections.abc import Generator, Sequence
from typing import Any

from elasticsearch import Elasticsearch

_KEEP_ALIVE = "10m"  # for what is done between two pages, which may be enrichment
_PAGE = 500  # articles; of long ones it is 10 MB

Stored = dict[str, Any]
"""A hit: ``_id``, ``_version``, ``_source``."""


def walk(  # noqa: PLR0913  what is read, from where, and how much at once
    client: Elasticsearch,
    index: str,
    query: dict[str, Any],
    after: str = "",
    page: int = _PAGE,
    *,
    vectors: bool = False,
) -> Generator[Sequence[Stored], None, None]:
    """The articles behind ``after`` (an id), page by page, with their vectors if wanted.

    Close it if you do not read it to its end.

    Passes on the exceptions of the client.
    """
    pit = client.open_point_in_time(index=index, keep_alive=_KEEP_ALIVE)["id"]
    try:
        while True:
            place: dict[str, Any] = {"search_after": [after]} if after else {}
            answer = client.search(
                pit={"id": pit, "keep_alive": _KEEP_ALIVE},
                query=query,
                sort=[{"id": "asc"}],
                size=page,
                version=True,
                source_exclude_vectors=not vectors,
                track_total_hits=False,
                **place,
            )
            hits = answer["hits"]["hits"]
            if not hits:
                return
            yield hits
            after = hits[-1]["_id"]
    finally:
        client.close_point_in_time(id=pit)
