from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import FileError
from dateline.formats import anpa, iptc7901
from dateline.formats import text as plain_text
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, only, survives

STORY = SAMPLES / "anpa" / "story.anpa"
SEVERAL = SAMPLES / "anpa" / "several.anpa"


@pytest.fixture(scope="module")
def story() -> Article:
    return only(anpa, STORY)


def message(above: str, text: str, header: str = "r i\x13\x11 BC-Bear     03-12 0090") -> bytes:
    return f"\x16\x16\x01d0001\x1f-----\n{header}\n\x02{above}\n{text}\n\x03AP-WF-03-12-24 1509GMT<\n\x04".encode()


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.anpa"
    path.write_bytes(data)
    return path


def test_the_caret_lines_are_told_apart(story: Article) -> None:
    assert story.headline == "Oslo opens a library that took nine years to build"
    assert story.byline == "By JANE HOLM and ODD LIE, Associated Press"
    assert story.authors == ["Jane Holm", "Odd Lie"]
    assert story.ed_note == "(Updates with quote from mayor. With AP Photos.)"
    assert story.abstract == "The king cut the ribbon in front of four thousand readers — and one dog."
    assert [piece.text for piece in story.removed] == ["AP Photo OSL101, OSL102"]


def test_the_header_gives_priority_category_and_numbers(story: Article) -> None:
    assert (story.urgency, story.section) == (5, "international")
    assert {each.role: each.value for each in story.alt_ids} == {
        "transmission": "W0417",
        "selector": "europe",
        "category": "i",
    }
    assert story.provenance["section"].note == "letter i"


def test_a_keyword_that_fills_its_field_is_read_whole_from_the_line_below(story: Article) -> None:
    assert story.slugline == "BC-EU--Norway-Library Opening"


def test_a_keyword_that_leaves_room_is_whole(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        message("^BC-10 Things<\n^Ten things<", "\tNothing happened.", "r a\x13\x11 BC-10Things     03-12 0090"),
    )
    assert only(anpa, path).slugline == "BC-10Things"


def test_a_second_lead_is_the_third_version(story: Article) -> None:
    assert story.version == 3
    assert story.provenance["version"].note == "2nd Ld-Writethru, 2ndLd-Writethru"


def test_the_time_stands_behind_the_text(story: Article) -> None:
    assert story.published == datetime(2024, 3, 12, 15, 9, tzinfo=UTC)
    assert story.provenance["published"].origin == "header"
    assert story.source.name == "AP"


def test_times_of_american_zones_are_understood() -> None:
    assert articles(anpa, SEVERAL)[0].published == datetime(2024, 3, 12, 14, 15, tzinfo=UTC)


def test_the_dateline_is_split_off_and_wrapped_lines_are_joined(story: Article) -> None:
    assert story.dateline
    assert (story.dateline.located, story.dateline.source) == ("Oslo, Norway", "AP")
    assert story.body.startswith(
        "The king opened the new library on Monday — four floors of it — and read from a children's book.\n\n"
    )


def test_seven_bit_quotation_marks_are_read(story: Article) -> None:
    assert '"It smells of paper," the mayor said. "That is what we paid for."' in story.body


def test_short_lines_at_the_end_of_a_wire_story_are_its_own(story: Article) -> None:
    assert "UP NEXT" in story.body
    assert story.body.endswith("AP writer Kari Dahl in Bergen contributed to this report.")


def test_a_message_without_text_is_skipped_and_the_others_are_read() -> None:
    first, broken, last = everything(anpa, SEVERAL)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert broken == Skipped("message 2", "It has no start of text (STX).")


def test_a_kill_cancels_the_story() -> None:
    assert [article.pub_status for article in articles(anpa, SEVERAL)] == [None, "canceled"]


@pytest.mark.parametrize("headline", ["Ed Lie wins sprint", "Video shows bear in Hamar", "US Photo archive is found"])
def test_a_headline_is_no_note_and_no_picture(tmp_path: Path, headline: str) -> None:
    path = written(tmp_path, message(f"^BC-Bear,12<\n^{headline}<", "\tHAMAR (AP) _ It was a dog. It is well."))
    assert only(anpa, path).headline == headline


def test_a_story_without_a_headline_gets_one_from_its_lead(tmp_path: Path) -> None:
    article = only(
        anpa, written(tmp_path, message("^BC-Bear,12<", "\tHAMAR (AP) _ It was a dog. It is at home again."))
    )
    assert article.headline == "It was a dog"
    assert article.provenance["headline"].origin == "derived"


def test_a_message_that_is_cut_off_is_read_with_a_warning(tmp_path: Path) -> None:
    article = only(anpa, written(tmp_path, STORY.read_bytes()[:600]))
    assert article.headline == "Oslo opens a library that took nine years to build"
    assert article.warnings == ["The message is cut off: it has no end of text (ETX)."]


def test_a_message_that_is_too_long_is_skipped(tmp_path: Path) -> None:
    long = message("^BC-Bear,12<\n^Bear<", "word " * 60_000)
    path = written(tmp_path, long + SEVERAL.read_bytes())
    first, *others = everything(anpa, path, max_article_chars=10_000)
    assert isinstance(first, Skipped)
    assert "longer than 10,000 characters" in first.reason
    assert len([each for each in others if isinstance(each, Article)]) == 2


def test_only_wire_messages_are_taken() -> None:
    assert anpa.sniff(STORY.read_bytes(), "x")
    assert anpa.sniff(SEVERAL.read_bytes(), "x")
    for other in [*(SAMPLES / "iptc7901").iterdir(), *(SAMPLES / "mail").iterdir()]:
        assert not anpa.sniff(other.read_bytes(), "a.anpa")
    for head in (b"", b"\x01", b"W0417 europe\nr i BC-EU", b"Bears\n\nA bear was seen.", b"<html>", b"\x01\x02" * 999):
        assert not anpa.sniff(head, "a.anpa")
    assert not iptc7901.sniff(STORY.read_bytes(), "x")


def test_the_same_story_as_plain_text_has_the_same_headline_and_body(tmp_path: Path) -> None:
    text = "OSLO (AP) — The king opened the library.\n\nIt took nine years, the mayor said."
    path = tmp_path / "a.txt"
    path.write_text(f"Library opens\n\nBy Jane Holm\n\n{text}")
    as_text = only(plain_text, path)
    lines = "\n".join(f"\t{line.replace('—', '_')}" for line in text.split("\n\n"))
    as_wire = only(anpa, written(tmp_path, message("^BC-Bear,12<\n^Library opens<\n^By Jane Holm=", lines)))
    assert (as_wire.headline, as_wire.body) == (as_text.headline, as_text.body)
    assert (as_wire.byline, as_wire.dateline) == (as_text.byline, as_text.dateline)


@pytest.mark.parametrize("bait", ["^" * 200_000, "^a\n" * 60_000, "\t" * 200_000, "_ " * 90_000, "<\n" * 90_000])
@pytest.mark.timeout(10)
def test_no_pattern_runs_away(tmp_path: Path, bait: str) -> None:
    survives(anpa, written(tmp_path, message(bait, bait, header=f"r i\x13\x11 {bait[:2000]}")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data())
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(anpa, written(tmp_path, data.draw(damaged(STORY.read_bytes()))))


def test_reading_raises_nothing_for_an_empty_message(tmp_path: Path) -> None:
    (skipped,) = everything(anpa, written(tmp_path, b"\x01d0001\x1f-----\nr i\n"))
    assert isinstance(skipped, Skipped)
    with pytest.raises(FileError):
        everything(anpa, written(tmp_path, message("", "")))


def test_the_keyword_line_states_the_words_and_the_header_a_clock(tmp_path: Path) -> None:
    above = "^BC-Bear, 1st Ld-Writethru,7<\n^Bear seen<"
    article = only(anpa, written(tmp_path, message(above, "\tThe bear was seen in Hamar again.")))
    assert article.word_count == 7
    assert article.provenance["word_count"].origin == "header"
