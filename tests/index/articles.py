"""Invented articles for the tests of the index."""

from datetime import UTC, datetime
from typing import Any

from dateline.article import Article, Entity, FileRef, Place

NOON = datetime(2025, 2, 9, 12, tzinfo=UTC)


def article(headline: str = "Harbour reopens", body: str = "The harbour reopened.", **fields: Any) -> Article:
    """An English article that arrived at noon; its file id is derived from its headline unless given."""
    given = {"language": "en", "received": NOON, "file": file(headline), **fields}
    return Article(headline=headline, body=body, **given).identified()


def file(id_: str, *, sha256: str = "", item: int = 0) -> FileRef:
    return FileRef(id=id_, sha256=sha256, item=item)


def entity(name: str, *mentions: str) -> Entity:
    return Entity(name=name, mentions=list(mentions), spans=[(0, len(mention)) for mention in mentions])


def place(name: str, *mentions: str) -> Place:
    return Place(**entity(name, *mentions).model_dump())
