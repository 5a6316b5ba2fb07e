import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.formats import mail, mbox
from dateline.formats.reading.context import Skipped
from tests.formats.contexts import context
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, survives

BOX = SAMPLES / "mbox" / "box.mbox"
LETTER = (
    "From desk@agency.example Tue Mar 12 09:00:00 2024\n"
    "Message-ID: <{0}@agency.example>\nFrom: desk@agency.example\nSubject: Bear {0}\n\nIt was a dog. It is well.\n\n"
)


def test_each_mail_is_an_article() -> None:
    assert [article.headline for article in articles(mbox, BOX)] == [
        "Library opens in Oslo",
        "Bear was a dog",
        "Report of the police",
    ]


def test_a_mail_without_text_is_skipped_with_its_number_and_the_rest_goes_on() -> None:
    assert [each for each in everything(mbox, BOX) if isinstance(each, Skipped)] == [
        Skipped("message 2, attachment a.png", "It is a picture, a sound or a film, and no text.", is_fault=False),
        Skipped("message 2", "The mail has no text of its own: a.png."),
    ]


def test_what_is_attached_has_the_outlet_and_the_time_of_its_own_mail() -> None:
    report = articles(mbox, BOX)[2]
    assert (report.file.member, report.source.name) == ("report.txt", "Agency Desk")
    assert report.published == datetime(2024, 3, 12, 9, 10, tzinfo=UTC)


def test_a_line_that_looked_like_a_separator_is_unescaped() -> None:
    assert "From the roof one sees the fjord." in articles(mbox, BOX)[0].body


@pytest.mark.parametrize("line", ["From here to there it is far.", "From Oslo, Tuesday 09:00 on, in 2024"])
def test_a_sentence_that_begins_with_from_parts_nothing(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.mbox"
    path.write_text(LETTER.format(1).rstrip() + f"\n\n{line}\n\n" + LETTER.format(2))
    first, second = articles(mbox, path)
    assert line in first.body
    assert second.headline == "Bear 2"


def test_the_first_article_comes_before_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_text("".join(LETTER.format(number) for number in range(3_000)))
    with path.open("rb+") as file:
        reading = mbox.read(path, context())
        first = next(reading)
        file.truncate(1_000_00)
        rest = list(itertools.islice(reading, 3_000))
    assert isinstance(first, Article)
    assert 0 < len(rest) < 2_999


def test_a_mail_that_nests_too_deep_loses_nothing_else(tmp_path: Path) -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300))
    path = tmp_path / "a.mbox"
    path.write_text(LETTER.format(1) + "From a@b Tue Mar 12 09:00:00 2024\n" + deep + "\n" + LETTER.format(3))
    first, broken, last = everything(mbox, path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert broken == Skipped("message 2", "Its parts nest more than 100 levels deep.")


def test_mailboxes_are_told_by_their_first_line() -> None:
    assert mbox.sniff(BOX.read_bytes(), "x")
    assert not mail.sniff(BOX.read_bytes(), "x")
    for head in (b"", b"From here on it rained.\n\nIt never stopped.", b"From a Tue Mar 12 09:00:00 2024\nno field\n"):
        assert not mbox.sniff(head, "a.mbox")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data())
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(data.draw(damaged(BOX.read_bytes())))
    survives(mbox, path)
