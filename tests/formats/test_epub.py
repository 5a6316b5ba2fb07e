"""Books and electronic editions."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats import epub
from dateline.formats.reading.context import Budget, Skipped
from tests.formats.containers import SAMPLES, container, members_of, with_member
from tests.formats.reading_one import articles, damaged, everything, survives

NEWSPAPER = SAMPLES / "epub" / "newspaper.epub"
CHAPTER = "OEBPS/ferry.xhtml"


def test_each_document_of_the_spine_with_text_is_an_article_in_its_order() -> None:
    assert [article.headline for article in articles(epub, NEWSPAPER)] == [
        "Night ferry sails again after eleven months on the rocks",
        "Fish prices fall",
    ]


def test_what_frames_a_book_is_passed_over_and_what_is_missing_is_a_fault() -> None:
    skipped = [each for each in everything(epub, NEWSPAPER) if isinstance(each, Skipped)]
    assert [(each.where, each.is_fault) for each in skipped] == [
        ("document OEBPS/cover.xhtml", False),
        ("document OEBPS/nav.xhtml", False),
        ("document OEBPS/gone.xhtml", True),
        ("document OEBPS/plate.svg", False),
    ]


def test_the_package_tells_language_outlet_day_and_rights_of_all() -> None:
    for article in articles(epub, NEWSPAPER):
        assert (article.language, article.source.name) == ("en-GB", "The Harbour Courier")
        assert (article.published_precision, str(article.published)[:10]) == ("day", "2025-02-11")
        assert article.copyright_notice == "© 2025 The Harbour Courier"
        assert {"language", "source", "published", "copyright_notice"} <= article.provenance.keys()
        assert ("EPUB", "urn:isbn:9780000000002") in [(each.role, each.value) for each in article.alt_ids]


def test_notes_are_kept_beside_the_story() -> None:
    assert [(piece.text, piece.reason) for piece in articles(epub, NEWSPAPER)[0].removed] == [
        ("Minutes of the board, page 4.", "footnote")
    ]


def test_a_document_that_is_not_well_formed_is_read_nevertheless() -> None:
    assert articles(epub, NEWSPAPER)[1].body.split("\n\n") == [
        "Cod costs less than it did in the autumn, the guild said.",
        "Buyers were few & far between. The guild meets again on Friday.",
    ]


def test_editions_are_known_by_what_they_declare() -> None:
    assert epub.sniff(NEWSPAPER.read_bytes(), "x")
    members = members_of(NEWSPAPER)
    del members["mimetype"]
    assert epub.sniff(container(members), "a.epub")
    assert not epub.sniff(container(members), "a.zip")


@pytest.mark.parametrize(
    "data",
    [
        container({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        container({"inner.epub": NEWSPAPER.read_bytes()}, packed=False),
        b"application/epub+zip",
        b"",
    ],
    ids=["odt", "nested", "words", "empty"],
)
def test_others_are_not(data: bytes) -> None:
    assert not epub.sniff(data, "a.bin")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (NEWSPAPER.read_bytes()[:-500], "damaged"),
        (container({"mimetype": b"application/epub+zip"}), "container.xml is missing"),
        (with_member(NEWSPAPER, "META-INF/container.xml", b"<container/>"), "names no package"),
        (with_member(NEWSPAPER, "META-INF/container.xml", b"<a>" * 50_000), "not well-formed XML"),
        (with_member(NEWSPAPER, "OEBPS/content.opf", b"<a"), "not well-formed XML"),
        ((SAMPLES / "epub" / "protected.epub").read_bytes(), "DRM"),
    ],
    ids=["cut", "bare", "nameless", "deep", "broken", "protected"],
)
def test_a_bad_edition_fails_with_its_reason(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words) as raised:
        everything(epub, path)
    assert raised.value.advice


def test_an_address_that_leads_out_of_the_container_finds_nothing(tmp_path: Path) -> None:
    package = members_of(NEWSPAPER)["OEBPS/content.opf"].replace(b"ferry.xhtml", b"../../../../etc/passwd")
    path = tmp_path / "a.epub"
    path.write_bytes(with_member(NEWSPAPER, "OEBPS/content.opf", package))
    found = [each for each in everything(epub, path) if isinstance(each, Skipped) and "passwd" in each.where]
    assert [each.reason.endswith("is missing.") for each in found] == [True]


def test_a_document_that_is_a_bomb_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(with_member(NEWSPAPER, CHAPTER, b"<p>" + b" " * 64_000_000))
    found = everything(epub, path)
    assert [each.reason for each in found if isinstance(each, Skipped) and each.where.endswith(CHAPTER)] == [
        f"Its part {CHAPTER} opens up to more than 64 MB."
    ]
    assert len(articles(epub, path)) == 1


def test_all_documents_together_may_open_up_to_so_much() -> None:
    with pytest.raises(TooLargeError, match="more bytes"):
        everything(epub, NEWSPAPER, budget=Budget(bytes=500))


def test_a_deep_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(with_member(NEWSPAPER, CHAPTER, b"<html><body><h1>Deep</h1>" + b"<div>" * 1_500 + b"A story."))
    assert [article.headline for article in articles(epub, path)] == ["Deep", "Fish prices fall"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(NEWSPAPER.read_bytes()), part=damaged(members_of(NEWSPAPER)[CHAPTER]))
def test_damage_never_ends_in_anything_but_an_error_in_words(tmp_path: Path, data: bytes, part: bytes) -> None:
    path = tmp_path / "a.epub"
    for each in (data, with_member(NEWSPAPER, CHAPTER, part)):
        path.write_bytes(each)
        survives(epub, path)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(package=damaged(members_of(NEWSPAPER)["OEBPS/content.opf"]))
def test_a_damaged_package_is_read_or_refused(tmp_path: Path, package: bytes) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(with_member(NEWSPAPER, "OEBPS/content.opf", package))
    try:
        everything(epub, path)
    except FileError as error:
        assert error.reason  # noqa: PT017  either outcome is right
