from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.formats import anpa, iptc7901
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, only, survives

LABELS = SAMPLES / "iptc7901" / "labels.txt"
GERMAN = SAMPLES / "iptc7901" / "german.txt"


@pytest.fixture(scope="module")
def labels() -> Article:
    return only(iptc7901, LABELS)


@pytest.fixture(scope="module")
def german() -> Article:
    return only(iptc7901, GERMAN)


def message(text: str, header: str = "abc0001 4 i 90 xyz 1") -> bytes:
    return f"\x01{header}\r\nBears\r\n\x02{text}\r\n\x03121509 GMT Mar 24\r\n\x04".encode()


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.txt"
    path.write_bytes(data)
    return path


def test_labels_headline_and_byline_are_told_apart(labels: Article) -> None:
    assert labels.headline == "Oslo opens a library that took nine years to build"
    assert labels.byline == "By dpa correspondents"
    assert labels.ed_note == "REFILE; 1ST LEAD; adds quote from mayor"
    assert labels.version == 2


def test_the_header_gives_priority_department_agency_and_numbers(labels: Article, german: Article) -> None:
    assert (labels.urgency, labels.section) == (3, "international")
    assert (german.urgency, german.section) == (4, "Kultur")
    assert labels.source.name == "dpa"
    assert [each.value for each in labels.alt_ids] == ["eca0417", "i", "0815"]


def test_the_keywords_make_the_slugline(labels: Article) -> None:
    assert labels.slugline == "Norway/culture/libraries"
    assert labels.keywords == ["Norway", "culture", "libraries"]


def test_the_day_and_time_stand_behind_the_text(labels: Article) -> None:
    assert labels.published == datetime(2024, 3, 12, 15, 9, tzinfo=UTC)


def test_a_time_without_a_zone_is_of_the_newsroom() -> None:
    article = only(iptc7901, GERMAN, time_zone="Europe/Berlin")
    assert article.published == datetime(2024, 3, 12, 15, 9, tzinfo=UTC)


def test_a_headline_over_two_lines_is_one(german: Article) -> None:
    assert german.headline == "Der König liest vor: Oslo bekommt nach neun Jahren Bauzeit endlich eine neue Bibliothek"


def test_a_german_byline_names_its_author(german: Article) -> None:
    assert (german.byline, german.authors) == ("Von Jörg Müller, dpa", ["Jörg Müller"])


def test_wrapped_lines_are_joined_and_the_dateline_is_split_off(labels: Article) -> None:
    assert labels.dateline
    assert labels.dateline.located == "Oslo"
    assert labels.body == (
        "The king opened the new library on Monday and read from a children's book to the guests, who had waited "
        'in the snow since eight in the morning.\n\n"It smells of paper," the mayor said. "That is what we paid for."'
    )


def test_what_is_for_editors_only_is_cut_and_kept(labels: Article, german: Article) -> None:
    assert [piece.reason for piece in labels.removed] == ["notes to editors", "not for publication"]
    assert "Jane Holm" in labels.removed[1].text
    assert [(piece.text, piece.reason) for piece in german.removed] == [("dpa jm ol", "initials of the senders")]


def test_text_without_equals_signs_is_read_as_plain_text(tmp_path: Path) -> None:
    text = "Bear was a dog\r\n\r\nHAMAR, March 12 (XYZ) - The bear was a dog.\r\n\r\nIt is at home again, he said."
    article = only(iptc7901, written(tmp_path, message(text)))
    assert article.headline == "Bear was a dog"
    assert article.body == "The bear was a dog.\n\nIt is at home again, he said."


def test_each_message_of_a_file_is_an_article(tmp_path: Path) -> None:
    path = written(tmp_path, b"\r\n\r\n" + LABELS.read_bytes() + b"\x01broken\r\n\x04" + GERMAN.read_bytes())
    assert len(articles(iptc7901, path)) == 2
    assert [each.where for each in everything(iptc7901, path) if isinstance(each, Skipped)] == ["message 2"]


def test_a_kill_cancels_the_story(tmp_path: Path) -> None:
    article = only(iptc7901, written(tmp_path, message("KILL\r\nBear was a dog =\r\n\r\nIt was a dog. It is well.")))
    assert article.pub_status == "canceled"


def test_a_day_that_is_none_is_left_out_with_a_warning(tmp_path: Path) -> None:
    data = LABELS.read_bytes().replace(b"121509 GMT Mar 24", b"451509 GMT Mar 24")
    article = only(iptc7901, written(tmp_path, data))
    assert article.published is None
    assert article.warnings == ["published: '451509 GMT Mar 24' is no day and time that can be read."]


def test_only_wire_messages_are_taken() -> None:
    assert iptc7901.sniff(LABELS.read_bytes(), "x")
    assert iptc7901.sniff(GERMAN.read_bytes(), "x")
    for other in [*(SAMPLES / "anpa").iterdir(), *(SAMPLES / "mail").iterdir()]:
        assert not iptc7901.sniff(other.read_bytes(), "a.txt")
    for head in (b"", b"\x01", b"eca0417 3 i 120 dpa 0815\nNorway", b"A bear.\n\x01eca0417 3 i 120", b"<html>"):
        assert not iptc7901.sniff(head, "a.txt")
    assert not anpa.sniff(LABELS.read_bytes(), "x")


@pytest.mark.parametrize("bait", ["=\n" * 90_000, "* " * 90_000, "#" * 200_000, "dpa a" + " a" * 90_000, "/" * 200_000])
@pytest.mark.timeout(10)
def test_no_pattern_runs_away(tmp_path: Path, bait: str) -> None:
    survives(iptc7901, written(tmp_path, message(bait, header=f"abc0001 4 i 90 {bait}")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data())
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(iptc7901, written(tmp_path, data.draw(damaged(LABELS.read_bytes()))))
