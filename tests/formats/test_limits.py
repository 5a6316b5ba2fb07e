"""What a reader holds whole has a limit of its own, and the error says which setting raises it."""

import json
from pathlib import Path

import pytest

from dateline.errors import FileError
from dateline.formats.known import read
from dateline.formats.reading.context import Limits, ReadContext, Skipped
from dateline.settings import Settings
from tests.formats.contexts import context
from tests.formats.outlook import outlook_mail
from tests.formats.reading_one import SAMPLES

TIGHT = Limits(document_bytes=300, document_pages=1, document_seconds=40, page_bytes=1_000)


def tight(path: Path) -> ReadContext:
    return context(name=path.name, limits=TIGHT)


@pytest.mark.parametrize(
    ("sample", "setting"),
    [
        ("docx/styled.docx", "DATELINE_DOCUMENT_MB"),
        ("odt/styled.odt", "DATELINE_DOCUMENT_MB"),
        ("rtf/styled.rtf", "DATELINE_DOCUMENT_MB"),
        ("pdf/two-pages.pdf", "DATELINE_DOCUMENT_PAGES"),
        ("html/story.html", "DATELINE_PAGE_MB"),
        ("jsonfeed/full.json", "DATELINE_DOCUMENT_MB"),
    ],
)
def test_a_document_over_a_limit_fails_with_the_setting_to_raise(sample: str, setting: str) -> None:
    path = SAMPLES / sample
    with pytest.raises(FileError) as raised:
        list(read(path, tight(path)))
    assert setting in raised.value.advice
    assert list(read(path, context(name=path.name)))


def test_a_feed_that_is_too_large_to_be_mended_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel><item><title>A &nbsp; & B</title></item></channel></rss>" + " " * 1_000)
    with pytest.raises(FileError, match="too large to be mended") as raised:
        list(read(path, tight(path)))
    assert "DATELINE_PAGE_MB" in raised.value.advice


def test_an_attachment_of_outlook_over_the_limit_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(
        outlook_mail({"0037": "Bears", "1000": "It was a dog. It is well."}, None, {"a.txt": b"x" * 2_000})
    )
    (_, skipped) = read(path, tight(path))
    assert isinstance(skipped, Skipped)
    assert "DATELINE_DOCUMENT_MB" in skipped.reason


def test_what_is_read_piece_by_piece_may_be_larger_than_any_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"headline": f"Bear {number}", "body": "It was a dog. It is well. " * 4} for number in range(60)]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert path.stat().st_size > TIGHT.document_bytes
    assert len(list(read(path, tight(path)))) == len(rows)


def test_the_limits_are_those_of_the_settings(settings: Settings) -> None:
    assert Limits.of(settings) == Limits()
    changed = settings.model_copy(update={"document_pages": 7, "page_mb": 2.5})
    assert (Limits.of(changed).document_pages, Limits.of(changed).page_bytes) == (7, 2_500_000)
