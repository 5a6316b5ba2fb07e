"""PDF with a text layer. The samples are pages of an invented newspaper."""

import re
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.article import Article
from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats import pdf
from tests.formats.containers import SAMPLES
from tests.formats.reading_one import damaged, everything, only, survives

FOLDER = SAMPLES / "pdf"
PAGE = FOLDER / "two-columns.pdf"


def read(sample: str) -> Article:
    return only(pdf, FOLDER / f"{sample}.pdf")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("sample", ["two-columns", "row-by-row"])
def test_a_page_is_taken_apart_whatever_the_order_it_was_painted_in(sample: str) -> None:
    article = read(sample)
    assert article.headline == "Night ferry sails again after eleven months on the rocks"
    assert article.abstract == "Islanders cheer as the horn sounds over a new pier of steel"
    assert (article.byline, article.authors) == ("By Edda Varnholm", ["Edda Varnholm"])
    assert article.dateline is not None
    assert article.dateline.located == "Kettle Quay"
    openings = [" ".join(paragraph.split()[:3]) for paragraph in article.body.split("\n\n")]
    assert openings == [
        "The night ferry",
        "Two hundred islanders",
        "The repair cost",
        "Fares stay as",
        "Not everyone is",
        "Until then the",
    ]


def test_a_sentence_goes_on_across_columns_and_words_across_lines() -> None:
    body = read("two-columns").body
    assert "no sailing would be cancelled for want of crew before the end of September, and that" in body
    assert "“It is a well-known problem" in body
    assert "their co-operative has" in body


def test_a_sentence_goes_on_across_pages() -> None:
    assert words(read("two-pages").body) == words("The " + read("two-columns").body.removeprefix("The "))


def test_running_heads_and_page_numbers_are_kept_beside_the_story() -> None:
    removed = read("two-pages").removed
    assert [piece.text for piece in removed] == [
        "The Harbour Courier  Tuesday, February 11, 2025  A4",
        "4",
        "The Harbour Courier  Tuesday, February 11, 2025  A5",
        "5",
    ]
    assert {piece.reason for piece in removed} == {"running head or page number"}


def test_the_day_is_that_of_the_running_head_and_never_of_the_properties() -> None:
    dated = read("two-columns")
    assert (str(dated.published)[:10], dated.published_precision) == ("2025-02-11", "day")
    assert dated.provenance["published"].origin == "body"
    assert read("two-stories").published is None


def test_the_largest_type_is_the_headline_and_the_title_of_the_properties_is_not() -> None:
    article = read("two-columns")
    assert b"ferry_final2" in PAGE.read_bytes()
    assert "headline" not in article.provenance


def test_without_large_type_a_plausible_title_is_the_headline_and_says_so() -> None:
    article = read("plausible-title")
    assert article.headline == "Night ferry sails again from Monday"
    assert article.provenance["headline"].origin == "header"


def test_a_second_story_below_does_not_mix_with_the_first() -> None:
    body = read("two-stories").body.split("\n\n")
    assert body.index("The board thanked her with a brass clock.") < body.index("Gale warning for Thursday")
    assert body.index("Gale warning for Thursday") < body.index("Schools on the outer islands close early.")


def test_a_large_initial_is_part_of_its_word() -> None:
    assert read("two-stories").body.startswith("When the lamp on Gull Rock goes dark tonight, nobody will climb")


def test_what_is_set_sideways_is_kept_beside_the_story() -> None:
    assert [(piece.text, piece.reason) for piece in read("two-stories").removed] == [
        ("Photo: Ines Brandt", "set sideways")
    ]


def test_a_page_that_was_stored_on_its_side_is_read() -> None:
    article = read("turned")
    assert article.headline == "A page that was turned"
    assert article.body.startswith("The night ferry between Kettle Quay and Sandness")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\x00\r\n%PDF-1.4\n1 0 obj"])
def test_a_pdf_is_known_by_its_mark(data: bytes) -> None:
    assert pdf.sniff(data, "x")


@pytest.mark.parametrize("data", [b"", b"%PDF", b"A story on\n%PDF-1.7 files.", b"x" * 2_000 + b"\n%PDF-1.7 1 0 obj"])
def test_others_are_not(data: bytes) -> None:
    assert not pdf.sniff(data, "a.pdf")


def made(objects: dict[int, bytes]) -> bytes:
    """A PDF of these objects; PDFium finds them without a table."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in objects.items())
    return b"%PDF-1.5\n" + body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def stream(data: bytes, fields: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), fields, packed)


def with_content(content: bytes, kids: bytes = b"3 0 R") -> bytes:
    return made(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, kids.count(b"R")),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >> >>",
            4: stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        }
    )


WORDS = b"BT /F1 9 Tf 50 700 Td (A story of the harbour.) Tj ET\n"
LONG = b"".join(b"BT /F1 9 Tf 50 %d Td (Boat number %d of the harbour.) Tj ET\n" % (9 * n, n) for n in range(300))
LOOP = made({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        ((FOLDER / "picture-only.pdf").read_bytes(), UnreadableError, "needs OCR"),
        ((FOLDER / "locked.pdf").read_bytes(), UnreadableError, "asks for a password"),
        (PAGE.read_bytes()[:500], UnreadableError, "damaged or cut off"),
        (b"%PDF-1.7\n", UnreadableError, "damaged or cut off"),
        (LOOP, UnreadableError, "No page of the PDF can be read"),
        (with_content(WORDS, b"3 0 R " * 3_000), TooLargeError, "3,000 pages"),
        (with_content(LONG), TooLargeError, "goes beyond 5,000 characters"),
        (made({1: b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 50_000 + b" >>"}), UnreadableError, "damaged"),
    ],
    ids=["picture", "locked", "cut", "bare", "loop", "pages", "long", "deep"],
)
def test_a_bad_file_fails_with_its_reason(tmp_path: Path, data: bytes, error: type[FileError], words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        everything(pdf, written(tmp_path, data), max_article_chars=5_000)
    assert raised.value.advice


def test_a_form_that_shows_itself_ends(tmp_path: Path) -> None:
    survives(pdf, written(tmp_path, with_content(b"/X Do " + WORDS)))


def test_a_page_that_is_a_bomb_ends_with_its_process(tmp_path: Path) -> None:
    path = written(tmp_path, with_content(WORDS * 4_000_000))
    with pytest.raises(UnreadableError, match=r"too much (memory|time) to read: page 1 may be made to do harm"):
        everything(pdf, path)


def test_a_page_without_text_among_others_is_said(tmp_path: Path) -> None:
    data = with_content(WORDS, b"3 0 R 6 0 R").replace(
        b"trailer", b"6 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj\ntrailer"
    )
    article = only(pdf, written(tmp_path, data))
    assert article.warnings == ["Page 2: no text; a picture of a page needs OCR."]


def test_a_missing_end_is_said(tmp_path: Path) -> None:
    article = only(pdf, written(tmp_path, with_content(WORDS).removesuffix(b"%%EOF\n")))
    assert article.warnings == ["The end of the file is missing: something may have been cut off."]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(PAGE.read_bytes()))
def test_damage_never_ends_in_anything_but_an_error_in_words(tmp_path: Path, data: bytes) -> None:
    survives(pdf, written(tmp_path, data))
