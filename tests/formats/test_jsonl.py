"""JSON Lines: each line by itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.formats import jsonl
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import articles, damaged, everything, survives

ROWS = [{"title": f"Story {n}", "text": f"It is told in {n} words."} for n in range(3)]


def written(folder: Path, *lines: Any, encoding: str = "utf-8") -> Path:
    path = folder / "rows"
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode(encoding) for line in lines]
    path.write_bytes("\n".encode(encoding).join(texts))
    return path


def told(given: list[Article | Skipped]) -> list[str]:
    return [f"{each.where}: {each.reason}" if isinstance(each, Skipped) else each.headline for each in given]


def test_each_line_is_an_article(tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)
    assert jsonl.sniff(path.read_bytes(), "a")
    assert told(everything(jsonl, path)) == ["Story 0", "Story 1", "Story 2"]


def test_a_broken_line_is_told_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path, ROWS[0], b'{"title": "cut of', b"", ROWS[1], b"[1, 2]", b"plain text", ROWS[2])
    found = told(everything(jsonl, path))
    assert [each.partition(":")[0] for each in found] == ["Story 0", "line 2", "Story 1", "line 5", "line 6", "Story 2"]
    assert "not valid JSON" in found[1]
    assert "no object" in found[3]


def test_a_last_line_that_is_cut_off_costs_no_other(tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)
    path.write_bytes(path.read_bytes()[:-10])
    assert [isinstance(each, Skipped) for each in everything(jsonl, path)] == [False, False, True]


def test_rows_of_ninjs_and_schema_org_are_read_as_such(tmp_path: Path) -> None:
    item = {"uri": "urn:x:1", "pubstatus": "withheld", "versioncreated": "2025-02-09T10:00:00Z", "headline": "Tram"}
    node = {"@type": "NewsArticle", "headline": "Tram", "articleBody": "It opened."}
    found = articles(jsonl, written(tmp_path, item, node))
    assert (found[0].pub_status, found[1].body) == ("withheld", "It opened.")


def test_the_instructions_of_an_elasticsearch_dump_are_passed_over(tmp_path: Path) -> None:
    given = everything(jsonl, written(tmp_path, {"index": {"_id": "1"}}, ROWS[0], {"_id": "2", "_source": ROWS[1]}))
    assert [each.is_fault if isinstance(each, Skipped) else each.headline for each in given] == [
        False,
        "Story 0",
        "Story 1",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    mark = encoding if encoding != "utf-8-sig" else "utf-8"
    path = written(tmp_path, *ROWS, encoding=mark)
    if encoding == "utf-8-sig":
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert jsonl.sniff(path.read_bytes(), "a")
    assert len(articles(jsonl, path)) == 3


@pytest.mark.timeout(10)
def test_a_line_that_is_too_long_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = written(tmp_path, ROWS[0], b'{"title": "' + b"x" * 10_000_000 + b'"}', ROWS[1])
    found = told(everything(jsonl, path, max_article_chars=1_000))
    assert found[0] == "Story 0"
    assert found[1] == "line 2: it is too long for an article: more than 8,000 bytes"
    assert found[2] == "Story 1"


def test_a_deep_line_costs_no_other(tmp_path: Path) -> None:
    path = written(tmp_path, ROWS[0], b'{"text":' * 100_000, ROWS[1])
    assert [isinstance(each, Skipped) for each in everything(jsonl, path)] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "name", "is_it"),
    [
        (b'{"a": 1}\n{"a": 2}\n', "a", True),
        (b'{"a": 1}\r\n\r\n{"a": 2}', "a.txt", True),
        (b'\x1e{"a": 1}\n\x1e{"a": 2}\n', "a", True),
        (b'{"a": 1}\n', "a.ndjson", True),
        (b'{"a": 1}\n', "a.json", False),
        (b'{\n "a": 1\n}\n{\n "a": 2\n}', "a", False),
        (b'[{"a": 1}\n,{"a": 2}]', "a.jsonl", False),
        (b"A story.\nIt goes on.", "a.jsonl", False),
        (b"", "a.jsonl", False),
    ],
)
def test_two_lines_tell_it_and_the_name_decides_for_one(text: bytes, name: str, is_it: bool) -> None:
    assert jsonl.sniff(text, name) is is_it


@given(data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(jsonl, written(tmp_path, data.draw(damaged(b"\n".join(json.dumps(row).encode() for row in ROWS)))))
