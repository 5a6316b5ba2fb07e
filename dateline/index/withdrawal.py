"""Kills of the wires, which number no story: they name it by its keyword or its headline, before or after it came."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import Elasticsearch

from dateline.article import WITHDRAWN, WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE, Article, Provenance, normalised
from dateline.index.bulk import Operation, put, send
from dateline.index.document import to_article
from dateline.index.fetch import fetch
from dateline.index.relations import Relations
from dateline.index.vectors import FIELD, take

# A kill follows its story within hours; keywords are used again after a day or two, for another story.
_BEFORE, _AFTER = timedelta(days=2), timedelta(hours=1)
_MOST = 100  # states of one story
_MOST_KILLS = 1_000  # of the days of what is written together; a wire has a few a day

Found = Mapping[str, Any]
"""A story in the index, with its vector: ``_version`` and ``_source``."""


def withdraw(
    client: Elasticsearch, alias: str, relations: Relations, articles: Sequence[Article], *, refresh: bool
) -> None:
    """Hide the stories that kills name: of the same source, with that headline or keyword.

    These are the stories of the kills among the articles, and the stories among them whose kill came first. The
    articles must be written: of two workers that have a kill and its story at once, one sees what the other wrote.
    Copies are led to another original before, so that none is hidden with it.
    Doing it again is harmless. Raises UnavailableError, and the client's exceptions on lost connections.
    """
    operations: list[Operation] = []
    versions: dict[str, int] = {}
    for found, kill in [*_late(client, alias, articles), *_early(client, alias, articles)]:
        source = dict(found["_source"])
        vector = take(source)
        story = to_article(source)
        story.pub_status = kill.pub_status
        story.provenance["pub_status"] = Provenance(origin="derived", note=f"withdrawn by {kill.file.id}")
        versions[story.id] = found["_version"] + 1
        operations.append(put(len(operations), story, versions[story.id], "external", vector))
    if operations:
        relations.withdraw(versions, refresh=refresh)
        # One that was written anew meanwhile is a later state than the one which the kill means: its conflict is right.
        send(client, alias, operations, refresh=refresh)


def _late(client: Elasticsearch, alias: str, articles: Sequence[Article]) -> Iterator[tuple[Found, Article]]:
    """The stories that were there before the kills among the articles, each with its kill."""
    kills = [article for article in articles if article.pub_status in WITHDRAWN and _names(article)]
    if kills:
        client.indices.refresh(index=alias)  # the story may have been written a moment ago
    for kill in kills:
        for found in _named(client, alias, kill):
            yield found, kill


def _early(client: Elasticsearch, alias: str, articles: Sequence[Article]) -> Iterator[tuple[Found, Article]]:
    """The stories among the articles whose kill was there before them, each with its kill."""
    stories = [article for article in articles if article.pub_status not in WITHDRAWN]
    kills = _kills_of(client, alias, stories) if stories else []
    meant = [story.id for story in stories if any(_precedes(story, kill) for kill in kills)]
    for found in fetch(client, alias, meant, vectors=True):
        # What is there may be another state of it than the one that was to be written.
        story = to_article({name: value for name, value in found["_source"].items() if name != FIELD})
        kill = next((kill for kill in kills if _precedes(story, kill)), None)
        if kill and story.pub_status not in WITHDRAWN:
            yield found, kill


def _kills_of(client: Elasticsearch, alias: str, stories: Sequence[Article]) -> list[Article]:
    """The kills in the index that came out when those of the stories would have."""
    moments = [_moment(story) for story in stories]
    span = {"gt": min(moments).isoformat(), "lte": (max(moments) + _BEFORE).isoformat()}
    query = [
        {"terms": {"pub_status": sorted(WITHDRAWN)}},
        {"terms": {"alt_ids.role": [WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE]}},
        {"range": {"sort_date": span}},
    ]
    answer = client.search(index=alias, query={"bool": {"filter": query}}, size=_MOST_KILLS)
    return [to_article(hit["_source"]) for hit in answer["hits"]["hits"]]


def _precedes(story: Article, kill: Article) -> bool:
    """Whether the kill names the story, and in this state it is of before the kill: a later one replaces it."""
    same_source = not kill.source.name or kill.source.name == story.source.name
    is_before = _moment(kill) - _BEFORE <= _moment(story) < _moment(kill)
    return same_source and is_before and _is_named(story.headline, story.slugline, kill)


def _moment(article: Article) -> datetime:
    """When it came out, in the state that it has."""
    return article.updated or article.published or article.received or datetime.now(UTC)


def _names(kill: Article) -> dict[str, str]:
    return {each.role: each.value for each in kill.alt_ids if each.role in {WITHDRAWS_HEADLINE, WITHDRAWS_SLUGLINE}}


def _is_named(headline: str, slugline: str | None, kill: Article) -> bool:
    names = _names(kill)
    told = names.get(WITHDRAWS_HEADLINE)
    is_headline = bool(told) and normalised(headline) == normalised(told or "")
    return is_headline or (bool(slugline) and slugline == names.get(WITHDRAWS_SLUGLINE))


def _named(client: Elasticsearch, alias: str, kill: Article) -> Iterator[Found]:
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
        # A phrase is found in a longer headline, too, which is another story's.
        if _is_named(hit["_source"]["headline"], hit["_source"].get("slugline"), kill):
            yield hit
