"""The mapping of a source: read, or refused with the line and the field."""

from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.formats.rules.mapping_file import Mapping, load_mapping

WHOLE = """
delimiter = ";"
encoding = "cp1252"
date_format = "%d.%m.%Y"

[columns]
headline = "Titel"
body = "inhalt.text"
published = 3
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "mapping.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_whole_mapping_is_read(tmp_path: Path) -> None:
    assert load_mapping(written(tmp_path, WHOLE)) == Mapping(
        columns={"headline": "Titel", "body": "inhalt.text", "published": 3},
        delimiter=";",
        encoding="cp1252",
        date_format="%d.%m.%Y",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[columns]\nheadlin = "Titel"', "line 2: there is no field headlin; the nearest is headline"),
        ('delimitr = ";"\n[columns]\nbody = "x"', "line 1: there is no field delimitr; the nearest is delimiter"),
        ('delimiter = "ab"\n[columns]\nbody = "x"', "line 1: delimiter: string should have at most 1 character"),
        ('[columns]\nbody = "x"\nencoding = "latin-99"', "line 3: there is no field encoding"),
        ('encoding = "latin-99"\n[columns]\nbody = "x"', "line 1: encoding: latin-99 is no encoding that is known"),
        ("[columns]\nheadline = 0", "line 2: headline"),
        ("[columns]\nheadline = []", "line 2: headline"),
        ('headline = "Titel"', "columns"),
        ("", "it has no table"),
        ("[columns]", "columns"),
        ("[columns\nheadline", "not valid TOML.*line 1"),
        (b"[columns]\nbody = '\xff'", "not in UTF-8"),
        (b"#" * 100_001, "too large"),
        ("a = " + "[" * 50_000, "not valid TOML"),
        ("[columns]\nbody = " + "9" * 5_000, "not valid TOML"),
    ],
)
def test_a_bad_mapping_is_refused_with_its_reason(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as raised:
        load_mapping(written(tmp_path, text))
    assert "mapping.toml" in raised.value.reason
    assert raised.value.advice
