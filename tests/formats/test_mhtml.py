"""Pages that a browser saved with all that belongs to them in one file."""

import base64
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.errors import UnreadableError
from dateline.formats import mail, mhtml
from tests.formats.reading_one import SAMPLES, damaged, only, survives

NEWSLETTER = (
    b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary=x\n\n--x\nContent-Location: logo.png\n'
)
SAVED = SAMPLES / "mhtml" / "story.mhtml"


def test_the_page_is_read_with_the_address_it_was_saved_from() -> None:
    article = only(mhtml, SAVED)
    assert article.headline == "New crane for the shipyard"
    assert article.body.startswith("The shipyard has bought a crane from Brügge")
    assert article.url == article.uri == "https://quaypost.example/crane"
    assert article.file.media_type == "multipart/related"


def test_a_page_in_base64_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "page"
    body = "".join(
        f"<p>{'The crane lifts forty tonnes, and it was painted in yellow by the apprentices. ' * 2}</p>" * 3
    )
    html = base64.encodebytes(f"<html><title>Crane</title><body>{body}</body></html>".encode("cp1252"))
    path.write_bytes(
        b"MIME-Version: 1.0\nContent-Location: https://quaypost.example/\n crane\n"
        b'Content-Type: text/html; charset="windows-1252"\nContent-Transfer-Encoding: base64\n\n' + html
    )
    article = only(mhtml, path)
    assert (article.headline, article.url) == ("Crane", "https://quaypost.example/crane")


def test_a_file_without_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(SAVED.read_bytes().replace(b"Content-Type: text/html", b"Content-Type: image/gif"))
    with pytest.raises(UnreadableError, match="no page"):
        only(mhtml, path)


def test_parts_in_parts_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "page"
    part = "Content-Type: multipart/related; boundary=b{0}\n\n--b{0}\n"
    path.write_text("MIME-Version: 1.0\nContent-Location: x\n" + "".join(map(part.format, range(50_000))))
    with pytest.raises(UnreadableError, match="deep"):
        only(mhtml, path)


def test_it_is_known_by_what_the_browser_wrote_and_is_no_mail() -> None:
    head = SAVED.read_bytes()
    assert mhtml.sniff(head, "a.txt")
    assert not mail.sniff(head, "a.eml")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        NEWSLETTER,
        b"From: <Saved by the bell> was a good film.\n\nIt was.",
        b"<!DOCTYPE html><html>",
        b"Snapshot-Content-Location: what is that? he asked.\n\nNobody knew.",
        b":" * 64_000,
        b"a:\n" * 20_000,
    ],
)
def test_what_is_no_saved_page_is_not_taken(head: bytes) -> None:
    assert not mhtml.sniff(head, "a.mhtml")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(choice=data())
def test_no_damage_breaks_the_reader(choice: DataObject, tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(choice.draw(damaged(SAVED.read_bytes())))
    survives(mhtml, path)
