"""A context that carries a source's mapping."""

from dataclasses import dataclass
from typing import Any

from dateline.formats.reading.context import ReadContext
from dateline.formats.rules.mapping_file import Mapping
from tests.formats.contexts import context


@dataclass(frozen=True)
class Mapped(ReadContext):
    mapping: Mapping | None = None


def mapped(columns: dict[str, str | int], **rest: Any) -> ReadContext:
    """The context of a file whose source maps these columns."""
    return Mapped(**vars(context()) | {"mapping": Mapping.model_validate({"columns": columns, **rest})})
