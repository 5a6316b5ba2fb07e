import types
import typing
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from dateline.article import Article
from dateline.index.document import BESIDE
from dateline.index.mapping import DERIVED, mappings
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.query.asking import stored

_SAMPLES = {str: "text", int: 3, float: 0.5, datetime: "2025-02-09T12:00:00Z", date: "2025-02-09"}


def _record(kind: Any) -> type[BaseModel] | None:
    """The record inside an annotation such as ``list[Place]`` or ``Dateline | None``."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((found for inner in typing.get_args(kind) if (found := _record(inner))), None)


def _unmapped(model: type[BaseModel], properties: dict[str, Any], path: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name not in properties:
            yield path + name
            continue
        record = _record(field.annotation)
        if record and "properties" in properties[name]:
            yield from _unmapped(record, properties[name]["properties"], f"{path}{name}.")


def _sample(kind: Any) -> Any:
    """A value for an annotation, with something in every list and every optional field."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Literal, typing.Union, types.UnionType):
        return inner[0] if origin is typing.Literal else _sample(inner[0])
    if origin in (list, tuple):
        return [_sample(part) for part in (inner if origin is tuple else inner * 2)]
    if origin is dict:
        return {"headline": _sample(inner[1])}
    record = _record(kind)
    return (
        {name: _sample(field.annotation) for name, field in record.model_fields.items()} if record else _SAMPLES[kind]
    )


def test_every_field_of_the_article_is_mapped() -> None:
    assert list(_unmapped(Article, mappings()["properties"])) == [BESIDE]


def test_nothing_is_mapped_that_is_neither_in_the_article_nor_derived() -> None:
    assert set(mappings()["properties"]) == {*Article.model_fields, *DERIVED} - {BESIDE}


def test_an_article_with_all_its_fields_comes_back_as_it_was(served: Settings, writer: ArticleWriter) -> None:
    sample = {**_sample(Article), "embargoed": "2001-01-01T00:00:00Z", "language": "en", BESIDE: None}
    full = Article.model_validate(sample)
    assert [verdict.outcome for verdict in writer.write([full], refresh=False)] == ["indexed"]
    assert stored(served, full.id) == full
