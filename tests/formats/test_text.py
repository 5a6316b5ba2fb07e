from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.article import Article
from dateline.errors import EmptyError, MediaError, TooLargeError, UnreadableError
from dateline.formats.known import read
from dateline.formats.reading.context import ReadContext
from tests.newsprint.labelled import Labelled, labelled_articles, unlabelled, values_of

CONTEXT = ReadContext("a.txt", None, datetime(2026, 11, 24, tzinfo=UTC), None, "UTC", 100_000, 10_000_000)
DAY = "2026-11-24"
Reading = Callable[[str | bytes], Article]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_one(data: str | bytes) -> Article:
        path = tmp_path / "article"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        (article,) = read(path, CONTEXT)
        return article

    return read_one


@pytest.mark.parametrize("labelled", labelled_articles(), ids=lambda labelled: labelled.name)
def test_exactly_what_is_not_the_storys_is_cut(reading: Reading, labelled: Labelled) -> None:
    expected = [] if labelled.in_doubt else list(labelled.cut)
    assert [removed.text for removed in reading(labelled.text).removed] == expected


@pytest.mark.parametrize("labelled", labelled_articles(), ids=lambda labelled: labelled.name)
def test_no_word_of_the_text_is_lost(reading: Reading, labelled: Labelled) -> None:
    article = reading(labelled.text)
    parts = [
        article.section,
        article.headline,
        article.abstract,
        article.byline,
        article.body,
        *(r.text for r in article.removed),
    ]
    parts += [article.dateline.text] if article.dateline else []
    words = " ".join(part for part in parts if part)
    missing = [word for word in labelled.text.replace("-\n", "").split() if word.strip("-–—:./") not in words]
    assert missing == []


@pytest.mark.parametrize(
    "labelled", [each for each in labelled_articles() if each.values], ids=lambda labelled: labelled.name
)
def test_the_labelled_values_are_read(reading: Reading, labelled: Labelled) -> None:
    found = values_of(reading(labelled.text))
    days = {key for key, value in labelled.values.items() if key in {"published", "updated"} and len(value) == len(DAY)}
    found |= {key: found[key][: len(DAY)] for key in days}
    assert {key: found[key] for key in labelled.values} == labelled.values


def test_every_article_has_its_label() -> None:
    assert unlabelled() == set()


def test_a_derived_headline_says_so(reading: Reading) -> None:
    article = reading("OSLO: The king opened the new library on Monday. It took nine years.\n\nIt has four floors.")
    assert article.headline == "The king opened the new library on Monday"
    assert article.provenance["headline"].origin == "derived"
    start, end = article.provenance["headline"].span or (0, 0)
    assert article.body[start:end] == article.headline


def test_a_printed_headline_needs_no_provenance(reading: Reading) -> None:
    assert "headline" not in reading("Library opens\n\nThe king opened the new library on Monday.").provenance


def test_a_day_without_a_year_is_not_invented(reading: Reading) -> None:
    article = reading("OSLO, Feb 9 (NTB) - The king opened the new library. It took nine years.")
    assert article.dateline is not None
    assert article.dateline.date is None
    assert article.published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_every_encoding_that_newspapers_use_reads_the_same(reading: Reading, encoding: str) -> None:
    text = (
        "Fête à Orléans\n\nLes élèves de l'école ont fêté la fin de l'été près de la Loire, où il a plu. C'était gai."
    )
    assert reading(text.encode(encoding)).headline == "Fête à Orléans"


def test_curly_quotes_of_cp1252_are_read(reading: Reading) -> None:
    article = reading("Café owners protest\n\nThe mayor’s office said “no” on Monday – again. Nobody…".encode("cp1252"))
    assert "mayor’s office said “no” on Monday – again" in article.body


def test_broken_bytes_are_replaced_with_a_warning(reading: Reading) -> None:
    article = reading("Café owners met in Orléans, and in Besançon.".encode() + b" \xff They left.")
    assert "Orléans" in article.body
    assert article.warnings


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\xff", b"\x7fELF\x02\x01\x00", bytes(range(256)), b"\x00" * 100]
)
def test_what_is_no_text_is_refused(reading: Reading, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        reading(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_what_holds_no_text_is_refused(reading: Reading, data: bytes) -> None:
    with pytest.raises(EmptyError):
        reading(data)


@pytest.mark.parametrize("size", [100_001, 5_000_000])
def test_what_is_too_long_for_an_article_is_refused(reading: Reading, size: int) -> None:
    with pytest.raises(TooLargeError, match="too long"):
        reading("x" * size)


def test_a_film_is_no_article_that_is_too_long(reading: Reading) -> None:
    with pytest.raises(MediaError, match="a film"):
        reading(b"\x00\x00\x00\x20ftypisom" + bytes(500_000))


@pytest.mark.parametrize("bait", ["A" * 90_000, "A " * 45_000, "By " + "A, " * 30_000, "-" * 90_000, "1/" * 45_000])
@pytest.mark.timeout(10)
def test_no_pattern_runs_away(reading: Reading, bait: str) -> None:
    assert reading(f"{bait}\n\nA story about it. It is short.").body
