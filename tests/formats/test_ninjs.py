"""ninjs in its three versions."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import AltId, Subject
from dateline.formats import ninjs
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, only, survives

VERSIONS = sorted((SAMPLES / "ninjs").glob("*.json"))
FIRST = SAMPLES / "ninjs/version1.json"
ITEM = {"uri": "urn:x:1", "versioncreated": "2025-02-09T10:30:00Z", "pubstatus": "usable", "headline": "Tram opens"}


def written(folder: Path, value: Any) -> Path:
    path = folder / "item.json"
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return path


@pytest.mark.parametrize("sample", VERSIONS, ids=lambda path: path.stem)
def test_each_version_gives_the_same_article(sample: Path) -> None:
    assert ninjs.sniff(sample.read_bytes(), "a")
    article = only(ninjs, sample)
    assert article.headline == "City opens tram line to the harbour"
    assert article.abstract == "Line 7 took nine years."
    assert article.body == "The new tram line opened on Sunday.\n\nIt took nine years & two mayors."
    assert article.dateline
    assert (article.dateline.located, article.dateline.source) == ("Bergen", "Coastwire")
    assert article.authors == ["Mara Lind", "Jon Ask"]
    assert (article.uri, article.version) == ("urn:newsml:coastwire.example:20250209:tram-7", 3)
    assert article.published == datetime(2025, 2, 9, 8, tzinfo=UTC)
    assert article.updated == datetime(2025, 2, 9, 10, 30, tzinfo=UTC)
    assert (article.language, article.urgency) == ("en-GB", 3)
    assert Subject(code="medtop:20000337", name="public transport") in article.subjects
    assert article.file.encoding == "utf-8"


def test_the_rights_and_notes_are_read() -> None:
    article = only(ninjs, FIRST)
    assert article.embargoed == datetime(2025, 2, 10, 6, tzinfo=UTC)
    assert (article.copyright_holder, article.copyright_notice) == ("Coastwire", "(c) Coastwire 2025")
    assert (article.usage_terms, article.ed_note) == ("No archive use", "Corrects the year in the second paragraph")
    assert article.slugline == "TRAM-HARBOUR"
    assert article.source.name == "Coastwire"


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil", "embargo"])
def test_an_embargo_is_kept_by_each_of_its_names(tmp_path: Path, name: str) -> None:
    article = only(ninjs, written(tmp_path, ITEM | {name: "2025-02-10T06:00:00Z"}))
    assert article.embargoed == datetime(2025, 2, 10, 6, tzinfo=UTC)


def test_a_code_without_a_scheme_is_a_subject_code_and_another_subject_a_keyword() -> None:
    article = only(ninjs, FIRST)
    assert Subject(code="subj:04015000", name="transport") in article.subjects
    assert article.keywords == ["Harbour"]


def test_further_identifiers_are_kept() -> None:
    article = only(ninjs, SAMPLES / "ninjs/version2.json")
    assert article.alt_ids == [AltId(role="desk", value="T-7")]
    assert article.source.uri == "https://coastwire.example/about"
    assert article.expires == datetime(2026, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("status", ["usable", "withheld", "canceled"])
def test_the_status_is_read(tmp_path: Path, status: str) -> None:
    assert only(ninjs, written(tmp_path, ITEM | {"pubstatus": status})).pub_status == status


def test_a_kill_without_a_text_still_gives_an_article_that_hides_the_one_before(tmp_path: Path) -> None:
    killed = {"uri": "urn:x:1", "version": "2", "versioncreated": "2025-02-09T10:30:00Z", "pubstatus": "canceled"}
    article = only(ninjs, written(tmp_path, killed))
    assert (article.uri, article.version, article.pub_status) == ("urn:x:1", 2, "canceled")


def test_a_kill_needs_no_more_than_its_uri_and_its_status(tmp_path: Path) -> None:
    path = written(tmp_path, {"uri": "urn:x:1", "pubstatus": "canceled"})
    assert ninjs.sniff(path.read_bytes(), "a.json")
    assert only(ninjs, path).headline == "urn:x:1"


def test_the_place_of_the_header_is_the_dateline_where_none_is_printed(tmp_path: Path) -> None:
    article = only(ninjs, written(tmp_path, ITEM | {"located": "Bergen", "body_text": "The tram opened on Sunday."}))
    assert article.dateline
    assert article.dateline.located == "Bergen"
    assert article.provenance["dateline"].origin == "header"


@pytest.mark.parametrize("kind", ["picture", "video", "graphic", "composite"])
def test_what_has_no_text_is_skipped_and_nobody_misses_it(tmp_path: Path, kind: str) -> None:
    (given,) = everything(ninjs, written(tmp_path, ITEM | {"type": kind}))
    assert isinstance(given, Skipped)
    assert not given.is_fault
    assert kind in given.reason


def test_the_fields_that_ap_adds_are_read(tmp_path: Path) -> None:
    own = {
        "headline_extended": "Tram opens after nine years",
        "bylines": [{"by": "By MARA LIND", "title": "Coastwire"}],
        "infosource": [{"name": "Coastwire"}],
        "datelinelocation": {"city": "Bergen", "countryname": "Norway"},
        "body_text": "The tram opened on Sunday.",
    }
    answer = {"api_version": "1.1", "data": {"item": ITEM | own}}
    article = only(ninjs, written(tmp_path, answer))
    assert article.abstract == "Tram opens after nine years"
    assert (article.byline, article.authors) == ("By MARA LIND", ["Mara Lind"])
    assert article.source.name == "Coastwire"
    assert article.dateline
    assert article.dateline.located == "Bergen"


@pytest.mark.parametrize("around", [lambda picture: {"featuremedia": picture}, lambda picture: [picture]])
def test_what_is_told_of_the_pictures_of_a_story_is_kept_beside_it(tmp_path: Path, around: Any) -> None:
    picture = {"type": "picture", "headline": "The first tram", "description_text": "It leaves the harbour."}
    story = ITEM | {"body_text": "The tram opened on Sunday.", "associations": around(picture)}
    article = only(ninjs, written(tmp_path, story))
    assert article.body == "The tram opened on Sunday."
    assert [(piece.text, piece.reason) for piece in article.removed] == [
        ("The first tram\nIt leaves the harbour.", "caption")
    ]


@pytest.mark.parametrize("odd", ["x", 7, [7, None], {"featuremedia": None}])
def test_associations_that_are_none_are_passed_over(tmp_path: Path, odd: Any) -> None:
    assert only(ninjs, written(tmp_path, ITEM | {"associations": odd})).removed == []


@pytest.mark.parametrize("around", [lambda item: [item, item], lambda item: {"total": 2, "item": [item, item]}])
def test_a_list_of_items_gives_an_article_each(tmp_path: Path, around: Any) -> None:
    assert len(articles(ninjs, written(tmp_path, around(ITEM)))) == 2


def test_a_time_that_is_none_is_left_out_with_a_warning(tmp_path: Path) -> None:
    article = only(ninjs, written(tmp_path, ITEM | {"versioncreated": "soon"}))
    assert article.published is None
    assert any("soon" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"City opens tram line\n\nThe new line opened.",
        b'{"headline": "Tram", "body": "It opened."}',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}',
        b'{"urgency": 3, "slugline": "x"}',
        b"<html><script>{'pubstatus': 1, 'versioncreated': 2}</script>",
        b'["pubstatus": , "versioncreated": ]',
        b"\x89PNG\r\n",
    ],
)
def test_other_things_are_not_taken_for_it(text: bytes) -> None:
    assert not ninjs.sniff(text, "a.json")


@given(data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(ninjs, written(tmp_path, data.draw(damaged(FIRST.read_bytes()))))


@pytest.mark.parametrize(
    "value", [None, 7, True, [], {}, [[[1]]], {"a": {"b": {}}}, "x" * 9, 1e400, [None, {"value": 3}]]
)
@pytest.mark.parametrize("field", sorted(json.loads(FIRST.read_bytes())))
def test_any_value_in_any_field_is_survived(tmp_path: Path, field: str, value: Any) -> None:
    survives(ninjs, written(tmp_path, json.loads(FIRST.read_bytes()) | {field: value}))


@pytest.mark.parametrize(
    "told",
    [
        {"body_text": "It opens.", "wordcount": 2},
        {"bodies": [{"value": "It opens.", "wordcount": 2}]},
        {"bodies": [{"value": "<p>It opens.</p>", "contentType": "text/html", "wordCount": 2}]},
    ],
    ids=["1.x", "2.x", "3.x"],
)
def test_the_words_that_it_states_are_kept(tmp_path: Path, told: dict[str, Any]) -> None:
    assert only(ninjs, written(tmp_path, ITEM | told)).word_count == 2
