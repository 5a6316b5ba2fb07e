"""Giving articles their vectors, after they are indexed: the index itself says which have none yet.

So nothing is lost with a message, and whatever takes a vector away, such as a correction, asks for a new one by that.
"""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from dateline.embedding.lead import lead
from dateline.index.bulk import put, send
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.document import to_article
from dateline.index.errors import UnavailableError
from dateline.index.fetch import fetch
from dateline.index.vectors import WITHOUT, check_model, take
from dateline.index.verdict import reason_in_words
from dateline.index.write import ArticleWriter
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.embedding.model import Vectors

BATCH = 16  # articles: two seconds of work, so that an article that comes meanwhile does not wait long

_READ = ["headline", "abstract", "body"]

Embed = Callable[[Sequence[str]], "Vectors"]


class Embedder:
    """Embeds what has no vector, the last written first. Use one a process."""

    def __init__(self, settings: Settings, embed: Embed) -> None:
        """``embed``: texts to vectors, as ``dateline.embedding.model.embed``."""
        self._settings = settings
        self._embed = embed
        self._client = connect(settings)
        self._writer = ArticleWriter(settings)

    def embed_waiting(self, seconds: float) -> bool:
        """Embed articles for about so long; whether some may still wait.

        An article that is written anew meanwhile keeps what was written, and waits again where its text is another.
        Raises UnavailableError.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.embed_some():
                return False
        return True

    def embed_some(self) -> int:
        """Embed one batch of articles; how many were looked at. Raises UnavailableError."""
        self._writer.ensure_index()
        with elasticsearch_trouble(address(self._settings)):
            for found in self._client.indices.get_mapping(index=self._settings.index).values():
                check_model(found["mappings"])
            # What was written a moment ago is not found before; and what we embed must not be found again.
            self._client.indices.refresh(index=self._settings.index)
            texts = self._waiting()
            if texts:
                self._write(texts, self._embed(list(texts.values())))
        return len(texts)

    def close(self) -> None:
        """Close the connections."""
        self._writer.close()
        self._client.close()

    def _waiting(self) -> dict[str, str]:
        """The texts to embed by the ids of their articles."""
        answer = self._client.search(
            index=self._settings.index,
            query=WITHOUT,
            sort=[{"written": "desc"}],
            size=BATCH,
            source_includes=_READ,
            track_total_hits=False,
        )
        return {hit["_id"]: _text(hit["_source"]) for hit in answer["hits"]["hits"]}

    def _write(self, texts: dict[str, str], vectors: "Vectors") -> None:
        vector_of = dict(zip(texts, vectors.tolist(), strict=True))
        # Read anew, and from the shard itself: embedding took a while.
        documents = [
            document
            for document in fetch(self._client, self._settings.index, texts, vectors=True)
            if take(document["_source"]) is None and _text(document["_source"]) == texts[document["_id"]]
        ]
        articles = [to_article(document["_source"]) for document in documents]
        operations = [
            put(number, article, document["_version"], "external_gte", vector_of[article.id])
            for number, (article, document) in enumerate(zip(articles, documents, strict=True))
        ]
        for answer in send(self._client, self._settings.index, operations, refresh=False).values():
            if answer["status"] not in (200, 201, 409):
                reason = reason_in_words(answer["error"])
                raise UnavailableError(f"Elasticsearch refuses a vector: {reason}", "This is a fault in Dateline.")
        self._writer.retell([article.id for article in articles])


def _text(source: dict[str, Any]) -> str:
    return lead(source["headline"], source.get("abstract"), source["body"])
