"""Kills of the wires, which number no story: they name it by its keyword or its headline."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import Elasticsearch

from dateline.article import WITHDRAWN, WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE, Article, Provenance, normalised
from dateline.index.bulk import Operation, put, send
from dateline.index.document import to_article
from dateline.index.relations import Relations
from dateline.index.vectors import take

# A kill follows its story within hours; keywords are used again after a day or two, for another story.
_BEFORE, _AFTER = timedelta(days=2), timedelta(hours=1)
_MOST = 100  # states of one story


def withdraw(
    client: Elasticsearch, alias: str, relations: Relations, articles: Sequence[Article], *, refresh: bool
) -> None:
    """Hide the stories that the kills among the articles name: of the same source, with that headline or keyword.

    Their copies are led to another original before, so that none is hidden with it.
    Doing it again is harmless. Raises UnavailableError, and the client's exceptions on lost connections.
    """
    kills = [article for article in articles if article.pub_status in WITHDRAWN and _names(article)]
    if not kills:
        return
    client.indices.refresh(index=alias)  # the story may have been written a moment ago
    operations: list[Operation] = []
    versions: dict[str, int] = {}
    for kill in kills:
        for hit in _named(client, alias, kill):
            vector = take(hit["_source"])
            story = to_article(hit["_source"])
            story.pub_status = kill.pub_status
            story.provenance["pub_status"] = Provenance(origin="derived", note=f"withdrawn by {kill.file.id}")
            versions[story.id] = hit["_version"] + 1
            operations.append(put(len(operations), story, versions[story.id], "external", vector))
    if operations:
        relations.withdraw(versions, refresh=refresh)
        # One that was written anew meanwhile is a later state than the one which the kill means: its conflict is right.
        send(client, alias, operations, refresh=refresh)


def _names(kill: Article) -> dict[str, str]:
    return {each.role: each.value for each in kill.alt_ids if each.role in {WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE}}


def _named(client: Elasticsearch, alias: str, kill: Article) -> Iterator[dict[str, Any]]:
    """The stories that the kill names and that are not hidden yet."""
    names = _names(kill)
    headline, slugline = names.get(WITHDRAWS_HEADLINE), names.get(WITHDRAWS_SLUGLINE)
    ways: list[dict[str, Any]] = [{"match_phrase": {"headline": headline}}] if headline else []
    ways += [{"term": {"slugline": slugline}}] if slugline else []
    moment = kill.published or kill.received or datetime.now(UTC)
    span = {"gte": (moment - _BEFORE).isoformat(), "lte": (moment + _AFTER).isoformat()}
    same_source = {"term": {"source.name": kill.source.name}} if kill.source.name else {"match_all": {}}
    query = {
        "filter": [{"range": {"sort_date": span}}, same_source],
        "must_not": [{"terms": {"pub_status": sorted(WITHDRAWN)}}],
        "should": ways,
        "minimum_should_match": 1,
    }
    answer = client.search(index=alias, query={"bool": query}, version=True, size=_MOST, source_exclude_vectors=False)
    for hit in answer["hits"]["hits"]:
        found = hit["_source"]
        # A phrase is found in a longer headline, too, which is another story's.
        is_headline = bool(headline) and normalised(found["headline"]) == normalised(headline or "")
        if is_headline or (slugline and found.get("slugline") == slugline):
            yield hit
