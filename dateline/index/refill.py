"""A new index for a new mapping: filled while the old one is searched and written to, then swapped in one step."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import Elasticsearch

from dateline.curation.journal import Journal
from dateline.index.bulk import put, send
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.document import to_article
from dateline.index.ensure import ARTICLES, create, is_outdated
from dateline.index.errors import UnavailableError
from dateline.index.vectors import META, stated, take
from dateline.index.walk import walk
from dateline.settings import Settings
from dateline.spool.layout import Spool

# Passes over what was written during the pass before, until so little is left that writing may stop for it.
_MOST_PASSES, _FEW = 10, 2_000
# An article is stamped before it is sent, and a request may be tried for so long.
_UNDER_WAY = timedelta(minutes=3)


Tell = Callable[[int, int], object]


def _tell_nobody(*_: int) -> None:
    """Nobody waits."""


def refill(settings: Settings, tell: Tell = _tell_nobody) -> int:
    """Where the index is outdated, fill a new one from it and lead the alias there; how many articles that were.

    ``tell`` is called with the articles written so far and their number; what it raises breaks off, and leaves the old
    index in use. Searches go on all the time; writers are held up for the last pass, a few seconds, and try again by
    themselves. Raises UnavailableError.
    """
    with elasticsearch_trouble(address(settings)):
        client = connect(settings)
        try:
            return _refill(client, settings, tell) if is_outdated(client, settings.index) else 0
        finally:
            client.close()


def _refill(client: Elasticsearch, settings: Settings, tell: Tell) -> int:
    alias = settings.index
    (old,) = client.indices.get_alias(name=alias)
    new = ARTICLES.index(alias)
    create(client, new)
    since: datetime | None = None
    for _ in range(_MOST_PASSES):
        begun = datetime.now(UTC)
        if _copy(client, old, new, since, tell) < _FEW:
            break
        since = begun - _UNDER_WAY
    client.indices.put_settings(index=old, settings={"index.blocks.write": True})
    try:
        _copy(client, old, new, since, tell)
        _without_deleted(client, new, Journal(Spool(settings.home).corrections))
        client.indices.refresh(index=new)
        articles = _counted(client, old, new)
        lead = [{"remove": {"index": old, "alias": alias}}, {"add": {"index": new, "alias": alias}}]
        client.indices.update_aliases(actions=lead)
    except BaseException:
        client.indices.put_settings(index=old, settings={"index.blocks.write": None})
        raise
    client.indices.delete(index=old)
    return articles


def _without_deleted(client: Elasticsearch, new: str, journal: Journal) -> None:
    """Take out what was deleted after it was copied: the old index tells of it no more."""
    for article_id in journal.articles():
        if journal.standing(article_id).deletion:
            client.options(ignore_status=404).delete(index=new, id=article_id)


def _counted(client: Elasticsearch, old: str, new: str) -> int:
    """How many articles the new index holds. Raises UnavailableError when they are fewer than in the old one."""
    before, after = (int(client.count(index=index)["count"]) for index in (old, new))
    if after < before:
        raise UnavailableError(
            f"Of {before:,} articles only {after:,} are in {new}.",
            "The old index stays in use; look at the log of Elasticsearch.",
        )
    return after


def _copy(client: Elasticsearch, old: str, new: str, since: datetime | None, tell: Tell) -> int:
    """Write what was indexed since then; how many articles that were. Raises UnavailableError."""
    client.indices.refresh(index=old)
    keep_vectors = stated(_mapping(client, old)) == META
    query: dict[str, Any] = {"range": {_time(client, old): {"gte": since.isoformat()}}} if since else {"match_all": {}}
    total = int(client.count(index=old, query=query)["count"])
    done = 0
    with closing(walk(client, old, query, vectors=keep_vectors)) as pages:
        for hits in pages:
            # In this order: the vector is taken out of what the article is made of.
            vectors = [take(hit["_source"]) for hit in hits]
            operations = [
                put(number, to_article(hit["_source"]), hit["_version"], "external_gte", vectors[number])
                for number, hit in enumerate(hits)
            ]
            answers = send(client, new, operations, refresh=False, alias=False)
            refused = [answer for answer in answers.values() if answer["status"] not in (200, 201, 409)]
            if refused:
                raise UnavailableError(
                    f"An article cannot be written to {new}: {refused[0].get('error')}", "This is a fault in Dateline."
                )
            done += len(hits)
            tell(done, total)
    return done


def _time(client: Elasticsearch, index: str) -> str:
    """The field that tells when an article was written last; in the first mapping only when it was indexed."""
    return "written" if "written" in _mapping(client, index)["properties"] else "indexed"


def _mapping(client: Elasticsearch, index: str) -> dict[str, Any]:
    (found,) = client.indices.get_mapping(index=index).values()
    return dict(found["mappings"])
