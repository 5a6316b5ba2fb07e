"""The SGML of Reuters-21578."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.formats import reuters_sgml
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, survives

STORIES = SAMPLES / "reuters_sgml/stories.sgm"


def test_a_story_is_read_with_all_that_its_tags_say() -> None:
    assert reuters_sgml.sniff(STORIES.read_bytes(), "a")
    article = articles(reuters_sgml, STORIES)[0]
    assert article.headline == "HARBOUR OPENS NEW QUAY <QUAY>"
    first, second = article.body.split("\n\n")
    assert first.startswith("The new quay of the old harbour was opened on Monday after nine years of work & debate")
    assert second.endswith("the harbour master said.")
    assert [piece.text for piece in article.removed] == ["Reuter"]
    assert article.dateline
    assert article.dateline.located == "Bergen"
    assert article.authors == ["Mara Lind"]
    assert article.published == datetime(1987, 2, 9, 10, 30, 1, 790_000, tzinfo=UTC)
    assert article.keywords == ["ship", "fish", "norway"]
    assert article.slugline == "BC-HARBOUR-OPENS-NEW"
    assert {(each.role, each.value) for each in article.alt_ids} == {("NEWID", "1"), ("OLDID", "501")}


def test_a_brief_is_a_headline_alone() -> None:
    article = articles(reuters_sgml, STORIES)[1]
    assert (article.headline, article.body) == ("COAST BANK CUTS RATE TO 4.5 PCT FROM FIVE", "")


def test_a_story_without_a_title_has_its_first_line_for_one() -> None:
    article = articles(reuters_sgml, STORIES)[2]
    assert article.headline == "COAST FISHERIES WEEKLY REPORT - FEB 9"
    assert article.body.startswith("The catch of the week")
    assert article.published is None
    assert any("soon" in warning for warning in article.warnings)


def test_a_story_that_does_not_end_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.sgm"
    path.write_bytes(STORIES.read_bytes().replace(b"</REUTERS>", b"", 1)[:-12])
    given = everything(reuters_sgml, path)
    assert [each.where if isinstance(each, Skipped) else each.alt_ids[1].value for each in given] == [
        "story 1",
        "2",
        "story 3",
    ]


def test_bytes_of_cp1252_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.sgm"
    path.write_bytes(STORIES.read_bytes().replace(b"old harbour", b"M\xfcller harbour"))
    assert "Müller harbour" in articles(reuters_sgml, path)[0].body


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "bait", [b'<REUTERS NEWID="1">' * 50_000, b'<REUTERS NEWID="1">' + b"x" * 5_000_000, b"<REUTERS " * 300_000]
)
def test_no_file_runs_away(tmp_path: Path, bait: bytes) -> None:
    path = tmp_path / "a.sgm"
    path.write_bytes(bait)
    assert all(isinstance(each, Skipped) for each in everything(reuters_sgml, path, max_article_chars=10_000))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"REUTERS NEWID=1",
        b"<html><REUTERS></html>",
        b"A story of <REUTERS NEWID='1'>",
        b"<?xml version='1.0'?><nitf/>",
    ],
)
def test_other_things_are_not_taken_for_it(text: bytes) -> None:
    assert not reuters_sgml.sniff(text, "a.sgm")


@given(data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    path = tmp_path / "a.sgm"
    path.write_bytes(data.draw(damaged(STORIES.read_bytes())))
    survives(reuters_sgml, path)
