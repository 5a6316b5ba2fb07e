"""Wire text between ZCZC and NNNN."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import AltId, Subject
from dateline.formats import zczc
from dateline.formats.known import reader_of
from dateline.formats.reading.context import Skipped
from tests.formats.contexts import context
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, only, survives

TWO = SAMPLES / "zczc/two.txt"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.txt"
    path.write_bytes(content)
    return path


def test_the_first_line_tells_it() -> None:
    assert reader_of(TWO, context()) is zczc
    assert not zczc.sniff(b"ZCZCs are old\n\nThey begin a message on a teleprinter line.", "a")
    assert not zczc.sniff(b"The message began with\nZCZC\n", "a")


def test_the_signs_tell_headline_slugline_category_and_subject() -> None:
    article = articles(zczc, TWO)[0]
    assert (article.headline, article.slugline) == ("Ferry returns after eleven years", "HARBOUR FERRY")
    assert article.section == "international"
    assert article.subjects == [Subject(code="subj:04015000", name="")]
    assert article.alt_ids == [AltId(role="transmission", value="HBR0042 i"), AltId(role="category", value="i")]
    assert [(piece.text, piece.reason) for piece in article.removed] == [("BERGEN", "take key")]


def test_the_story_is_read_as_plain_text_is() -> None:
    article = articles(zczc, TWO)[0]
    assert article.dateline
    assert article.dateline.located == "Bergen"
    assert article.body == (
        "The ferry returned on Sunday, eleven years after it was sold.\n\n* Traders on the quay had asked for it."
    )


def test_without_a_caret_the_colon_has_the_headline_and_a_missing_end_is_forgiven() -> None:
    article = articles(zczc, TWO)[1]
    assert (article.headline, article.slugline) == ("Tram opens", "TRAM LINE")
    assert article.body == "The tram line to the harbour opened on Sunday after nine years.\n\nTwo mayors came."


def test_without_any_sign_the_headline_is_the_first_line_as_in_plain_text(tmp_path: Path) -> None:
    text = b"ZCZC\nFerry returns\n\nThe ferry returned on Sunday, eleven years after it was sold.\nNNNN\n"
    article = only(zczc, written(tmp_path, text))
    assert article.headline == "Ferry returns"
    assert article.body == "The ferry returned on Sunday, eleven years after it was sold."


@pytest.mark.parametrize("long", [b"x" * 5_000, b"x\n" * 2_500], ids=["a line", "lines"])
def test_a_message_that_is_too_long_is_skipped_and_the_rest_goes_on(tmp_path: Path, long: bytes) -> None:
    path = written(tmp_path, b"ZCZC\n" + long + b"\nNNNN\n" + TWO.read_bytes())
    skipped, *rest = everything(zczc, path, max_article_chars=1_000)
    assert isinstance(skipped, Skipped)
    assert skipped.where == "message 1"
    assert len(rest) == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(data())
def test_damage_never_breaks_the_reader(tmp_path: Path, drawn: DataObject) -> None:
    survives(zczc, written(tmp_path, drawn.draw(damaged(TWO.read_bytes()))))
