"""Photographs in JPEG: the caption and the other fields of the IPTC, and no picture without one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.errors import UnreadableError
from dateline.formats import photo
from tests.formats.photographs import FIELDS, XMP, data_set, jpeg
from tests.formats.reading_one import damaged, only, survives


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.jpg"
    path.write_bytes(content)
    return path


def test_the_caption_is_the_body_and_the_fields_of_the_iptc_are_read(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg(FIELDS)))
    assert (article.headline, article.body) == ("Ferry returns", FIELDS[120][0])
    assert (article.byline, article.authors) == ("Mara Lind, Staff", ["Mara Lind"])
    assert article.dateline
    assert (article.dateline.text, article.dateline.located) == ("Bergen, Norway", "Bergen")
    assert article.published == datetime(2025, 2, 9, 10, 30, tzinfo=UTC)
    assert (article.slugline, article.urgency, article.keywords) == ("FERRY-HARBOUR", 4, ["ferry", "harbour"])
    assert (article.source.name, article.copyright_notice) == ("Coastwire", "(c) Coastwire 2025")
    assert article.ed_note == "No use in print"
    assert [known.value for known in article.alt_ids] == ["CW-0209-7"]
    assert article.warnings == ["It is the caption of a picture."]


def test_xmp_tells_the_same_alone(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg({}, packet=XMP)))
    assert (article.headline, article.body) == ("Ferry is back", "The ferry, in full.")
    assert article.authors == ["Mara Lind", "Jon Ask"]
    assert article.published == datetime(2025, 2, 9, 11, tzinfo=UTC)
    assert article.keywords == ["quay"]
    assert article.dateline
    assert article.dateline.located == "Bodø"


def test_xmp_wins_over_the_bounded_fields_and_they_fill_in(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg(FIELDS, packet=XMP)))
    assert article.body == "The ferry, in full."
    assert article.published == datetime(2025, 2, 9, 11, tzinfo=UTC)
    assert article.slugline == "FERRY-HARBOUR"


def test_a_broken_packet_of_xmp_is_passed_over(tmp_path: Path) -> None:
    assert only(photo, written(tmp_path, jpeg(FIELDS, packet=XMP[:300]))).headline == "Ferry returns"


def test_without_a_headline_one_is_derived_from_the_caption(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg({120: ["The ferry enters the harbour."]})))
    assert article.headline == "The ferry enters the harbour"
    assert article.provenance["headline"].origin == "derived"


@pytest.mark.parametrize(
    ("encoding", "before"),
    [("utf-8", data_set(90, b"\x1b%G", record=1)), ("utf-8", b""), ("cp1252", b"")],
    ids=["declared", "undeclared", "cp1252"],
)
def test_captions_are_read_in_utf_8_and_in_cp1252(tmp_path: Path, encoding: str, before: bytes) -> None:
    article = only(photo, written(tmp_path, jpeg({120: ["Fähre nach Bodø – “endlich”"]}, encoding, before)))
    assert article.body == "Fähre nach Bodø – “endlich”"


def test_a_release_in_the_past_holds_nothing_back_and_one_to_come_does(tmp_path: Path) -> None:
    past = only(photo, written(tmp_path, jpeg(FIELDS | {30: ["20250210"], 35: ["060000+0000"]})))
    assert past.embargoed is None
    to_come = only(photo, written(tmp_path, jpeg(FIELDS | {30: ["20990210"], 35: ["060000+0000"]})))
    assert to_come.embargoed == datetime(2099, 2, 10, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "content",
    [b"\xff\xd8\xff", b"\xff\xd8\xff" + bytes(100), jpeg({}), jpeg({105: ["Ferry returns"]}), jpeg(FIELDS)[:60_100]],
    ids=["start alone", "zeros", "no fields", "no caption", "cut off"],
)
def test_a_picture_without_a_caption_is_refused_as_a_picture(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableError, match="JPEG image without a caption"):
        only(photo, written(tmp_path, content))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(data())
def test_damage_never_breaks_the_reader(tmp_path: Path, drawn: DataObject) -> None:
    survives(photo, written(tmp_path, drawn.draw(damaged(jpeg(FIELDS, packet=XMP)))))
