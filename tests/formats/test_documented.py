from pathlib import Path

import pytest

from dateline.formats.known import FORMATS, Format
from dateline.formats.rules.sidecar import Sidecar

DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()


@pytest.mark.parametrize("reader", FORMATS, ids=lambda reader: reader.name)
def test_each_format_has_its_line(reader: Format) -> None:
    assert f"\n| {reader.name} |" in DOCUMENT


@pytest.mark.parametrize("field", list(Sidecar.model_fields))
def test_each_field_of_the_sidecar_is_named(field: str) -> None:
    assert f"`{field}`" in DOCUMENT
