"""Writing articles: one bulk request with external versions, and a verdict on each article."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from dateline.article import Article, Fingerprint
from dateline.curation.journal import Journal, Standing
from dateline.embedding.lead import lead
from dateline.errors import RejectedError
from dateline.index.bulk import Answer, put, send
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.curated import Curated
from dateline.index.document import to_article
from dateline.index.ensure import ensure_index
from dateline.index.errors import IndexMissingError, UnavailableError
from dateline.index.fetch import fetch
from dateline.index.relations import Relations
from dateline.index.vectors import Vector, take
from dateline.index.verdict import Stored, Verdict, has_own_uri, of_conflict, of_redrop, reason_in_words
from dateline.index.withdrawal import withdraw
from dateline.settings import Settings
from dateline.spool.layout import Spool

__all__ = ["ArticleWriter", "Verdict"]

_STORED_FIELDS = ["file.id", "file.sha256", "file.item"]


class ArticleWriter:
    """Writes articles to the index, and makes the index first where there is none. Use one a process."""

    def __init__(self, settings: Settings) -> None:
        self._client = connect(settings)
        self._address = address(settings)
        self._alias = settings.index
        self._relations = Relations(self._client, self._alias)
        journal = Journal(Spool(settings.home).corrections)
        self._curated = Curated(self._client, self._alias, journal, self._relations)
        self._ensured = False

    def write(self, articles: Sequence[Article], *, refresh: bool) -> list[Verdict]:
        """Write the articles; the verdicts come in the same order.

        Each is told what it has to do with others first (``duplicate_of``, ``story_id``); an article that is there
        already may be told anew. What people corrected in it holds, and one that they deleted is not written. With
        ``refresh`` they are searchable when this returns, else within a second. Writing the same article again is
        harmless. Raises UnavailableError (a TransientError) while Elasticsearch is away or overloaded: then some may be
        written and some not, and the call may simply be repeated.
        """
        if not articles:
            return []
        with elasticsearch_trouble(self._address):
            try:
                self.ensure_index()
                standings = self._curated.apply(articles)
                kept = [article for article in articles if not standings[article.id].deletion]
                written = iter(self._placed(kept, standings, refresh=refresh))
                verdicts = [_deleted(standings[one.id]) or next(written) for one in articles]
            except IndexMissingError:
                self._ensured = False
                raise
        return verdicts

    def rewrite(self, articles: Sequence[Article]) -> int:
        """Write articles that are in the index already over themselves; how many were.

        Those that have a fingerprint (``fingerprints``) are placed among others, where they never were or another
        version of the rules did it. One of which a newer version has come meanwhile is left alone. Raises
        UnavailableError as ``write`` does, and RejectedError for an article that Elasticsearch refuses.
        """
        with elasticsearch_trouble(self._address):
            self.ensure_index()
            standings = self._curated.apply(articles)
            articles = [article for article in articles if not standings[article.id].deletion]
            related = self._relations.relate(articles, placed=True)
            vectors = self._vectors(articles)
            operations = [
                put(number, one, one.version, "external_gte", vectors.get(one.id))
                for number, one in enumerate(articles)
            ]
            answers = send(self._client, self._alias, operations, refresh=False) if operations else {}
            written = {articles[number].id for number, answer in answers.items() if answer["status"] in (200, 201)}
            self._relations.settle(related, dict.fromkeys(written, Verdict("indexed")), refresh=False)
            self._curated.catch_up(related.keys() | standings.keys(), standings, refresh=False)
        for position, answer in answers.items():
            if answer["status"] not in (200, 201, 409):
                reason = reason_in_words(answer["error"])
                raise RejectedError(f"Elasticsearch refuses article {articles[position].id}: {reason}")
        return sum(answer["status"] != 409 for answer in answers.values())

    def retell(self, articles: Collection[str]) -> None:
        """Bring articles that were written over themselves to what is known by now of their originals and stories.

        Raises UnavailableError.
        """
        with elasticsearch_trouble(self._address):
            self._relations.retell(articles)

    def fingerprints(self, articles: Collection[str]) -> dict[str, Fingerprint]:
        """By id what the articles do not say themselves: their fingerprints. Raises UnavailableError."""
        with elasticsearch_trouble(self._address):
            return self._relations.fingerprints(articles)

    def curate(self, article_id: str) -> Article | None:
        """Bring the article to what the journal says of it now, searchable when this returns.

        The article; None where it is not or no more in the index. Raises UnavailableError.
        """
        with elasticsearch_trouble(self._address):
            self.ensure_index()
            return self._curated.bring(article_id, refresh=True)

    def ensure_index(self) -> None:
        """Make the index unless it is known to be there. Raises UnavailableError."""
        if not self._ensured:
            with elasticsearch_trouble(self._address):
                ensure_index(self._client, self._alias)
                self._relations.ensure()
                self._curated.versions.ensure()
            self._ensured = True

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _placed(self, articles: Sequence[Article], standings: dict[str, Standing], *, refresh: bool) -> list[Verdict]:
        """Write the articles, and see to those that they have to do with."""
        earlier = self._earlier(article.id for article in articles if has_own_uri(article))
        related = self._relations.relate(articles)
        verdicts = self._write(articles, refresh=refresh)
        told = {article.id: verdict for article, verdict in zip(articles, verdicts, strict=True)}
        self._relations.settle(related, told, refresh=refresh)
        self._curated.catch_up(related.keys() | standings.keys(), standings, refresh=refresh)
        for article in articles:
            if article.id in earlier and told[article.id].outcome == "indexed":
                before = earlier.pop(article.id)
                self._curated.versions.keep(before, article, "a newer version from its source")
        return verdicts

    def _earlier(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles with a uri of their own as they are, of which a newer version may come."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        documents = fetch(self._client, self._alias, wanted)
        return {document["_id"]: to_article(document["_source"]) for document in documents}

    def _write(self, articles: Sequence[Article], *, refresh: bool) -> list[Verdict]:
        known = self._stored(article.id for article in articles if has_own_uri(article))
        verdicts: dict[int, Verdict] = {}
        operations = []
        for position, article in enumerate(articles):
            redrop = of_redrop(article, known.get(article.id))
            if has_own_uri(article) and not redrop:
                known[article.id] = Stored.of(article)
            if redrop:
                verdicts[position] = redrop
            else:
                # A late delivery of an older state can never overwrite a newer one.
                operations.append(put(position, article, article.version, "external"))
        answers = send(self._client, self._alias, operations, refresh=refresh) if operations else {}
        withdraw(self._client, self._alias, self._relations, articles, refresh=refresh)
        conflicts = {position for position, answer in answers.items() if answer["status"] == 409}
        stored = self._stored(articles[position].id for position in sorted(conflicts))
        for position, answer in answers.items():
            article = articles[position]
            verdicts[position] = _conflict(article, stored) if position in conflicts else _verdict(answer)
        return [verdicts[position] for position in range(len(articles))]

    def _vectors(self, articles: Sequence[Article]) -> dict[str, Vector]:
        """The vectors of those that have one, of the text that they have now."""
        texts = {article.id: lead(article.headline, article.abstract, article.body) for article in articles}
        found: dict[str, Vector] = {}
        for document in fetch(self._client, self._alias, texts, vectors=True):
            source = document["_source"]
            vector = take(source)
            if vector and lead(source["headline"], source.get("abstract"), source["body"]) == texts[document["_id"]]:
                found[document["_id"]] = vector
        return found

    def _stored(self, ids: Iterable[str]) -> dict[str, Stored]:
        """What the index holds under these ids; read from the shard itself, so an unrefreshed write is seen too."""
        documents = fetch(self._client, self._alias, list(ids), _STORED_FIELDS)
        return {document["_id"]: _as_stored(document) for document in documents}


def _as_stored(document: dict[str, Any]) -> Stored:
    file = document["_source"]["file"]
    return Stored(document["_id"], document["_version"], file["id"], file["sha256"], file["item"])


def _conflict(article: Article, stored: dict[str, Stored]) -> Verdict:
    existing = stored.get(article.id)
    if existing is None:
        raise UnavailableError(
            "An article vanished from the index while it was written.", "It is tried again by itself."
        )
    return of_conflict(article, existing)


def _deleted(standing: Standing) -> Verdict | None:
    entry = standing.deletion
    if entry is None:
        return None
    return Verdict("deleted", existing_file=entry.file or None, reason=f"{entry.by} deleted it on {entry.at[:10]}")


def _verdict(answer: Answer) -> Verdict:
    if answer["status"] in (200, 201):
        return Verdict("indexed")
    return Verdict("rejected", reason=reason_in_words(answer["error"]))
