"""JSON of any shape: one article, a list, the answer of an API; and what hostile JSON comes to."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, binary, data, dictionaries, lists, recursive, sampled_from, text

from dateline.errors import TooLargeError
from dateline.formats import json_data
from dateline.formats.datasets.json_pieces import pieces
from dateline.formats.reading.context import Skipped
from tests.formats.mapped import mapped
from tests.formats.reading_one import articles, damaged, everything, only, survives

STORY = {"title": "Tram opens", "text": "The new line opened.\n\nIt took nine years."}


def written(folder: Path, value: Any) -> Path:
    path = folder / "data.json"
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return path


def skipped(path: Path, **changes: Any) -> list[Skipped]:
    return [each for each in everything(json_data, path, **changes) if isinstance(each, Skipped)]


@pytest.mark.parametrize(
    "value",
    [
        STORY,
        [STORY],
        {"status": "ok", "totalResults": 1, "articles": [STORY]},
        {
            "response": {
                "status": "ok",
                "results": [{"id": "world/1", "webTitle": "Tram opens", "fields": {"bodyText": STORY["text"]}}],
            }
        },
        {"hits": {"hits": [{"_id": "1", "_source": STORY}]}},
        {
            "title": {"rendered": "Tram opens"},
            "content": {"rendered": "<p>The new line opened.</p>\n<p>It took nine years.</p>"},
        },
        {"data": {"items": [{"attributes": STORY}]}},
        [{"headline": {"main": "Tram opens"}, "body": ["The new line opened.", "It took nine years."]}],
    ],
)
def test_the_same_article_is_found_in_every_wrapping(tmp_path: Path, value: Any) -> None:
    path = written(tmp_path, value)
    assert json_data.sniff(path.read_bytes(), "a")
    article = only(json_data, path)
    assert (article.headline, article.body) == ("Tram opens", "The new line opened.\n\nIt took nine years.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    value = json.dumps(
        [{"title": "Fête à Orléans", "text": "L'été près de la Loire, où il a plu."}], ensure_ascii=False
    )
    path = written(tmp_path, value.encode(encoding))
    assert json_data.sniff(path.read_bytes(), "a")
    assert only(json_data, path).headline == "Fête à Orléans"


def test_objects_that_follow_each_other_without_a_list_are_read(tmp_path: Path) -> None:
    one = json.dumps(STORY, indent=1).encode()
    assert len(articles(json_data, written(tmp_path, one + b"\n" + one + b"\x1e" + one))) == 3


def test_ninjs_and_schema_org_in_a_list_are_read_as_such(tmp_path: Path) -> None:
    item = {"uri": "urn:x:1", "pubstatus": "canceled", "versioncreated": "2025-02-09T10:00:00Z", "headline": "Tram"}
    node = {"@type": "NewsArticle", "headline": "Tram", "articleBody": "It opened."}
    found = articles(json_data, written(tmp_path, [item, node, STORY]))
    assert [article.pub_status for article in found] == ["canceled", None, None]
    assert [article.body for article in found[1:]] == ["It opened.", "The new line opened.\n\nIt took nine years."]


def test_a_broken_object_costs_no_other(tmp_path: Path) -> None:
    given = everything(
        json_data, written(tmp_path, b'[{"title": "A", "text": "One."}, {"title": }, {"title": "B", "text": "Two."}]')
    )
    assert [each.where if isinstance(each, Skipped) else each.headline for each in given] == ["A", "item 2", "B"]
    assert isinstance(given[1], Skipped)
    assert "not valid JSON" in given[1].reason


def test_a_file_that_breaks_off_keeps_what_came_whole(tmp_path: Path) -> None:
    given = everything(json_data, written(tmp_path, json.dumps([STORY, STORY]).encode()[:-9]))
    assert [isinstance(each, Skipped) for each in given] == [False, True]


def test_what_is_no_article_says_which_fields_it_has(tmp_path: Path) -> None:
    (given,) = skipped(written(tmp_path, {"name": "package", "license": "MIT"}))
    assert given.reason == "it has neither headline nor text; its fields are: name, license"


def test_a_mapping_reaches_keys_within_others(tmp_path: Path) -> None:
    path = written(tmp_path, [{"kopf": {"zeile": "Tram opens"}, "inhalt": "It opened."}])
    (article,) = [
        each
        for each in json_data.read(path, mapped({"headline": "kopf.zeile", "body": "inhalt"}))
        if not isinstance(each, Skipped)
    ]
    assert (article.headline, article.body) == ("Tram opens", "It opened.")


@pytest.mark.parametrize(
    ("value", "body"),
    [
        (b'{"title": "T", "text": "A \\ud800 half."}', "A \ufffd half."),
        (b'{"title": "T", "text": "A pair \\ud83d\\ude80.", "id": NaN}', "A pair \U0001f680."),
        (b'{"title": "T", "text": "A reference &#99999999999999;."}', "A reference \ufffd."),
        (b'{"title": "T", "text": "Told.", "score": NaN, "count": -Infinity}', "Told."),
        (b'{"title": "T", "text": "Told.", "id": ' + b"9" * 6_000 + b"}", "Told."),
        (b'{"title": "T", "text": "First.", "text": "Last."}', "Last."),
        (b'{"title": "T", "text": "Two\nlines."}', "Two\n\nlines."),
        (b'{"title": "T", "text": "A nul \\u0000 in it."}', "A nul in it."),
    ],
)
def test_slips_of_programs_that_write_json_are_read(tmp_path: Path, value: bytes, body: str) -> None:
    assert only(json_data, written(tmp_path, value)).body == body


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "value", [b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000, b'{"text":' * 100_000 + b"1" + b"}" * 100_000]
)
def test_a_hundred_thousand_levels_end_in_words(tmp_path: Path, value: bytes) -> None:
    path = written(tmp_path, value)
    assert json_data.sniff(value[:64_000], "a")
    assert skipped(path)


@pytest.mark.timeout(10)
def test_unknown_fields_are_named_in_one_warning_however_many_there_are(tmp_path: Path) -> None:
    article = only(json_data, written(tmp_path, STORY | {f"field{n:04}": n for n in range(5_000)}))
    (warning,) = article.warnings
    assert warning.startswith("columns not used: field0000, field0001")
    assert warning.endswith("and 4,980 more")


def test_an_object_that_is_too_large_costs_no_other(tmp_path: Path) -> None:
    large = {"title": "Large", "text": "x " * 9_000, "tags": [{"name": "x"}] * 900}
    given = everything(json_data, written(tmp_path, [STORY, large, STORY]), max_article_chars=1_000)
    assert [isinstance(each, Skipped) for each in given] == [False, True, False]


def test_a_list_in_an_object_of_any_size_is_read_one_by_one(tmp_path: Path) -> None:
    answer = {"status": "ok", "articles": [STORY] * 20_000, "next": None}
    assert len(articles(json_data, written(tmp_path, answer), max_article_chars=1_000)) == 20_000


@pytest.mark.timeout(20)
def test_one_text_without_an_end_is_given_up(tmp_path: Path) -> None:
    path = written(tmp_path, b'[{"title": "T", "text": "' + b"x" * 8_000_000)
    with pytest.raises(TooLargeError, match="too long"):
        everything(json_data, path, max_article_chars=10_000)


@given(
    lists(
        recursive(
            text(max_size=5),
            lambda inner: lists(inner, max_size=2) | dictionaries(text('"\\[]{}a', max_size=3), inner, max_size=2),
            max_leaves=6,
        ).filter(lambda value: isinstance(value, dict)),
        max_size=5,
    ),
    sampled_from([None, 1]),
)
@settings(max_examples=100, deadline=None)
def test_the_objects_of_a_list_are_cut_exactly(values: list[Any], indent: int | None) -> None:
    file = io.BytesIO(json.dumps(values, indent=indent).encode())
    assert [json.loads(piece) for piece in pieces(lambda size: file.read(min(size, 7)), 10_000)] == values


@given(binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_cut_into_something(value: bytes) -> None:
    file = io.BytesIO(value)
    assert all(isinstance(piece, bytes) for piece in pieces(file.read, 50))


@pytest.mark.parametrize(
    "bait", [b'{"a": "' + b"\\" * 500_000, b'{"' + b'a"' * 300_000, b'[{"a":"\\"' * 50_000, b"{}[]" * 100_000]
)
@pytest.mark.timeout(10)
def test_cutting_takes_linear_time(bait: bytes) -> None:
    file = io.BytesIO(bait)
    assert all(isinstance(piece, bytes) for piece in pieces(file.read, 10_000_000))


@pytest.mark.parametrize(
    "start",
    [b"", b"Tram opens", b"[London] The tram", b"{\\rtf1 x}", b"<html>", b"{a: 1}", b"[1] A note", b"\x00\x01\x02\x03"],
)
def test_other_things_are_not_taken_for_it(start: bytes) -> None:
    assert not json_data.sniff(start, "a.json")


@given(data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(
        json_data, written(tmp_path, data.draw(damaged(json.dumps({"articles": [STORY, STORY]}, indent=1).encode())))
    )


def test_half_a_surrogate_pair_in_any_field_can_be_written_out_again(tmp_path: Path) -> None:
    row = b'{"title": "T", "text": "Told.", "guid": "urn:x:\\ud800", "tags": ["\\udc00"], "author": ["\\ud800"]}'
    assert only(json_data, written(tmp_path, row)).model_dump_json()


@pytest.mark.timeout(10)
def test_an_address_without_end_takes_linear_time(tmp_path: Path) -> None:
    address = f"https://paper.example{'<td>' * 75_000} and more"
    assert only(json_data, written(tmp_path, STORY | {"url": address})).url is None
