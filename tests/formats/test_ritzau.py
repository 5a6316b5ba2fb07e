"""RBNews, the XML of Ritzau."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.errors import UnreadableError
from dateline.formats import ritzau
from dateline.formats.known import reader_of
from tests.formats.contexts import context
from tests.formats.reading_one import SAMPLES, damaged, only, survives

STORY = SAMPLES / "ritzau/story.xml"


def changed(folder: Path, old: str, new: str) -> Path:
    text = STORY.read_text("utf-8")
    assert old in text
    path = folder / "story.xml"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_the_root_tells_it_in_any_namespace(tmp_path: Path) -> None:
    assert reader_of(STORY, context()) is ritzau
    assert reader_of(changed(tmp_path, ' xmlns="http://tempuri.org/"', ""), context()) is ritzau


def test_all_fields_of_a_story_are_read() -> None:
    article = only(ritzau, STORY)
    assert article.headline == "Færgen bliver"
    assert article.body == "Den tidlige færge bliver, siger havnens bestyrelse.\n\nDen sejler klokken fem & ti."
    assert (article.byline, article.authors) == ("Jane Doe", ["Jane Doe"])
    assert article.dateline
    assert article.dateline.located == "Aarhus"
    assert (article.slugline, article.section, article.genre) == ("FÆRGE/HAVN", "Indland", "Artikel")
    assert (article.version, article.urgency, article.keywords) == (2, 3, ["færge", "havn"])
    assert article.source.name == "ritzau"
    assert article.ed_note == "Opdateret med citat. Billeder følger."
    assert article.abstract is None
    assert article.uri == "urn:ritzau:1f0c6a52-0000-4000-8000-5a0f0d1e2c3b"
    assert {known.role for known in article.alt_ids} == {"NewsID", "story", "replaces"}


def test_the_agency_writes_its_times_as_the_clocks_of_copenhagen_show_them() -> None:
    assert only(ritzau, STORY).published == datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
    assert only(ritzau, STORY, time_zone="Asia/Karachi").published == datetime(2026, 1, 5, 10, 30, tzinfo=UTC)


def test_a_flash_without_a_headline_gets_one_from_its_lead(tmp_path: Path) -> None:
    flash = changed(tmp_path, "<headline>Færgen bliver</headline>", '<headline i:nil="true"/>')
    article = only(ritzau, flash)
    assert article.headline == "Den tidlige færge bliver, siger havnens bestyrelse"
    assert article.provenance["headline"].origin == "derived"


def test_a_story_that_is_annulled_is_a_kill(tmp_path: Path) -> None:
    assert only(ritzau, changed(tmp_path, "<Annuleret>false", "<Annuleret>true")).pub_status == "canceled"
    assert only(ritzau, STORY).pub_status is None


def test_what_is_not_well_formed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="not well-formed"):
        only(ritzau, changed(tmp_path, "</RBNews>", ""))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(data())
def test_damage_never_breaks_the_reader(tmp_path: Path, drawn: DataObject) -> None:
    path = tmp_path / "story.xml"
    path.write_bytes(drawn.draw(damaged(STORY.read_bytes())))
    survives(ritzau, path)
