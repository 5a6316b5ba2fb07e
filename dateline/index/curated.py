"""What people said about articles, in the index: it is on the disk first, and every writer of an article looks there.

A writer applies the journal before it writes, and looks again afterwards: an entry that came in between is brought to
the index by whoever is later, so none is lost, however the two meet.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from elasticsearch import Elasticsearch

from dateline.article import Article
from dateline.curation.applying import apply
from dateline.curation.journal import Journal, Standing
from dateline.embedding.lead import lead
from dateline.index.bulk import put, send
from dateline.index.document import to_article
from dateline.index.errors import UnavailableError
from dateline.index.fetch import fetch
from dateline.index.relations import Relations
from dateline.index.vectors import take
from dateline.index.verdict import reason_in_words
from dateline.index.versions import VersionStore

_ROUNDS = 10  # as long as newer versions of the same article come in between


class Curated:
    """Brings articles in the index to what their journal says."""

    def __init__(self, client: Elasticsearch, alias: str, journal: Journal, relations: Relations) -> None:
        self._client = client
        self._alias = alias
        self._journal = journal
        self._relations = relations
        self.versions = VersionStore(client, alias)

    def apply(self, articles: Iterable[Article]) -> dict[str, Standing]:
        """Correct these articles, which are about to be written; what holds for each, by id."""
        standings: dict[str, Standing] = {}
        for article in articles:
            if article.id not in standings:
                standings[article.id] = self._journal.standing(article.id)
            apply(article, standings[article.id])
        return standings

    def catch_up(self, ids: Collection[str], applied: Mapping[str, Standing], *, refresh: bool) -> None:
        """Bring those of which more was said than was applied; of others that were rewritten, all that was said."""
        for id_ in ids:
            count = self._journal.count(id_)
            if count and (id_ not in applied or count != applied[id_].count):
                self.bring(id_, refresh=refresh)

    def bring(self, article_id: str, *, refresh: bool) -> Article | None:
        """Bring the article in the index to what its journal says. It, or None where it is not or no more there.

        Raises UnavailableError, and the client's exceptions.
        """
        for _ in range(_ROUNDS):
            standing = self._journal.standing(article_id)
            found = next(iter(fetch(self._client, self._alias, [article_id], vectors=True)), None)
            if standing.deletion:
                self._delete(article_id, found, refresh=refresh)
                return None
            if found is None:
                return None
            vector = take(found["_source"])
            article, before = to_article(found["_source"]), to_article(found["_source"])
            apply(article, standing)
            if article == before:
                return article
            kept = vector if _lead(article) == _lead(before) else None
            operation = put(0, article, found["_version"], "external_gte", kept)
            answer = send(self._client, self._alias, [operation], refresh=refresh)[0]
            if answer["status"] in (200, 201):
                by = ", ".join(sorted({entry.by for entry in standing.corrected.values()}))
                self.versions.keep(before, article, "correction", by or None)
                self._relations.retell([article.id])
                return article
            if answer["status"] != 409:
                raise UnavailableError(
                    f"Elasticsearch refuses article {article_id}: {reason_in_words(answer['error'])}"
                )
        raise UnavailableError("Newer versions of this article keep coming.", "Try again.")

    def _delete(self, article_id: str, found: Mapping[str, Any] | None, *, refresh: bool) -> None:
        if found:
            self._relations.withdraw({article_id: found["_version"]}, refresh=refresh)
        self._client.options(ignore_status=404).delete(index=self._alias, id=article_id, refresh=refresh)
        self.versions.forget(article_id)


def _lead(article: Article) -> str:
    """The text that the vector of an article is made from."""
    return lead(article.headline, article.abstract, article.body)
