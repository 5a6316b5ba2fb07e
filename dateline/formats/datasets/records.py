"""One object of a data set, read as what it is: ninjs, schema.org, or columns with the names of news."""

from collections.abc import Iterator
from typing import Any

from dateline.article import Article
from dateline.formats import jsonld, ninjs
from dateline.formats.datasets import columns
from dateline.formats.datasets.json_pieces import records_in
from dateline.formats.datasets.json_values import Record
from dateline.formats.reading.context import ReadContext, Skipped

_BULK_ACTIONS = frozenset({"index", "create", "update", "delete"})  # lines between the rows of an Elasticsearch dump
_MOST_NAMED = 8


def articles_of(value: Any, where: str, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles in a parsed value: itself, or those in its lists; skipped when there is none."""
    if context.mapping is not None and isinstance(value, dict):
        yield columns.article_of(value, context) or _no_article(value, where)
        return
    found = False
    for record in records_in(value, _is_article):
        found = True
        yield _article_of(record, where, context)
    if not found:
        yield _no_article(value, where)


def _is_article(record: Record) -> bool:
    return jsonld.is_article(record) or ninjs.is_item(record) or columns.is_article(record)


def _article_of(record: Record, where: str, context: ReadContext) -> Article | Skipped:
    if jsonld.is_article(record):
        return jsonld.article_of(record, where, context)
    if ninjs.is_item(record):
        return ninjs.article_of(record, where, context)
    return columns.article_of(record, context) or _no_article(record, where)


def _no_article(value: Any, where: str) -> Skipped:
    if not isinstance(value, dict):
        return Skipped(where, "it is no object with fields")
    if value.keys() <= _BULK_ACTIONS and value:
        return Skipped(where, "it is an instruction to a database", is_fault=False)
    names = ", ".join(key[:40] for key in list(value)[:_MOST_NAMED])
    return Skipped(where, f"it has neither headline nor text; its fields are: {names or 'none'}")
