"""Web archives: each page an article, whatever lies between."""

import gzip
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import TooLargeError, UnreadableError
from dateline.formats import warc
from dateline.formats.reading.context import Budget, Skipped
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, survives

STORY = (SAMPLES / "html" / "story.html").read_bytes()
FRONT = (SAMPLES / "html" / "front.html").read_bytes()
ADDRESS = "https://quaypost.example/{}"


def record(block: bytes, kind: str = "response", number: int = 1, length: int | None = None, **more: str) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": ADDRESS.format(number),
        "WARC-Date": "2026-01-05T12:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    return (
        ("WARC/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in fields.items()) + "\r\n").encode() + block + b"\r\n\r\n"
    )


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html", fields: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{fields}\r\n".encode() + body


def page(number: int) -> bytes:
    """The answer with a story of its own address."""
    return answer(STORY.replace(b"/2026/01/05/early-ferry", f"/{number}".encode()))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "crawl"


MIXED = [
    record(b"software: crawler", "warcinfo", 1, Content_Type="application/warc-fields"),
    record(b"GET / HTTP/1.1\r\n\r\n", "request", 2),
    record(page(3), number=3),
    record(answer(b"\x89PNG", kind="image/png"), number=4),
    record(answer(b"<html>gone", "404 Not Found"), number=5),
    record(answer(FRONT.replace(b"https://quaypost.example/", b"https://quaypost.example/news")), number=6),
    record(answer(b""), number=7),
    record(STORY, "resource", 8, Content_Type="text/html"),
]


@pytest.mark.parametrize("packed", ["plain", "a member a record", "one member"])
def test_each_page_is_an_article_and_the_rest_is_skipped(archive: Path, packed: str) -> None:
    parts = [gzip.compress(part) for part in MIXED] if packed == "a member a record" else MIXED
    data = b"".join(parts)
    archive.write_bytes(gzip.compress(data) if packed == "one member" else data)
    found = everything(warc, archive)
    assert [each.url for each in found if isinstance(each, Article)] == [
        "https://quaypost.example/3",
        "https://quaypost.example/2026/01/05/early-ferry",
    ]
    skipped = [each for each in found if isinstance(each, Skipped)]
    assert [(each.where.split(" (")[0], each.is_fault) for each in skipped] == [
        ("record 1", False), ("record 2", False), ("record 4", False), ("record 5", False), ("record 6", False),
        ("record 7", True),
    ]  # fmt: skip
    assert "404" in skipped[3].reason
    assert "list of stories" in skipped[4].reason


def test_the_number_of_the_record_is_kept(archive: Path) -> None:
    archive.write_bytes(record(page(1)))
    (article,) = articles(warc, archive)
    assert [(each.role, each.value) for each in article.alt_ids] == [("warc-record", "<urn:uuid:1>")]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(STORY), "Content-Encoding: gzip\r\n"),
        (brotli.compress(STORY), "Content-Encoding: br\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(STORY), STORY), "Transfer-Encoding: chunked\r\n"),
        (STORY, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        (STORY, "Content-Encoding: unheard-of\r\n"),
    ],
    ids=["gzip", "brotli", "chunked", "decoded by the crawler", "unknown"],
)
def test_every_coding_of_an_answer_is_undone(archive: Path, body: bytes, fields: str) -> None:
    archive.write_bytes(record(answer(body, fields=fields)))
    assert [article.headline for article in articles(warc, archive)] == [
        "Harbour keeps its early ferry & its night boat"
    ]


def test_the_character_set_of_the_answer_counts(archive: Path) -> None:
    text = "Мост через реку построен давно, и никто не знает, кто его построил. " * 2
    body = f"<html><title>Мост</title><body>{f'<p>{text}</p>' * 3}</body></html>".encode("koi8-r")
    archive.write_bytes(record(answer(body, kind="text/html; charset=koi8-r")))
    assert [article.headline for article in articles(warc, archive)] == ["Мост"]


@pytest.mark.parametrize(
    "bad",
    [
        answer(b"\x1f\x8bnot gzip", fields="Content-Encoding: gzip\r\n"),
        answer(b"fffffff\r\n<html>", fields="Transfer-Encoding: chunked\r\n"),
        answer(gzip.compress(b"\0" * 17_000_000), fields="Content-Encoding: gzip\r\n"),
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n<html>",
        answer(b"<html>" + b"x" * 17_000_000),
    ],
    ids=["no gzip", "no chunks", "a bomb", "a header without end", "a large page"],
)
def test_a_damaged_answer_is_skipped_and_the_rest_goes_on(archive: Path, bad: bytes) -> None:
    archive.write_bytes(record(bad) + record(page(2), number=2))
    fault, article = everything(warc, archive)
    assert isinstance(fault, Skipped)
    assert fault.is_fault
    assert fault.where == "record 1 (https://quaypost.example/1)"
    assert isinstance(article, Article)


def test_an_archive_that_is_cut_off_gives_what_came_before(archive: Path) -> None:
    whole = record(page(1)) + record(page(2), number=2)
    archive.write_bytes(whole[:-600])
    first, second = everything(warc, archive)
    assert isinstance(first, Article)
    assert first.warnings == []
    said = second.reason if isinstance(second, Skipped) else second.warnings[-1]
    assert said


def test_damage_between_records_is_said(archive: Path) -> None:
    archive.write_bytes(record(page(1)) + b"nothing that belongs here\r\n" * 9 + record(page(2)))
    article, rest = everything(warc, archive)
    assert isinstance(article, Article)
    assert isinstance(rest, Skipped)
    assert rest.where == "all behind record 1"


def test_what_begins_as_an_archive_and_is_none_is_refused(archive: Path) -> None:
    archive.write_bytes(b"WARC/1.0\r\n" + b"x" * 100_000)
    with pytest.raises(UnreadableError, match="no web archive"):
        everything(warc, archive)


def test_an_archive_opens_up_to_no_more_than_a_bundle_may(archive: Path) -> None:
    archive.write_bytes(gzip.compress(record(b"\0" * 5_000_000, "resource") + record(page(2))))
    with pytest.raises(TooLargeError, match="bytes"):
        everything(warc, archive, budget=Budget(bytes=1_000_000))
    archive.write_bytes(record(page(1)) + record(page(2)))
    with pytest.raises(TooLargeError, match="members"):
        everything(warc, archive, budget=Budget(members=1))


@pytest.mark.parametrize("head", [b"WARC/1.0\r\nWARC-Type: warcinfo", gzip.compress(MIXED[0]), b"WARC/0.17\n"])
def test_an_archive_is_known_by_its_first_record(head: bytes) -> None:
    assert warc.sniff(head, "a.txt")


@pytest.mark.parametrize(
    "head", [b"", b"WARC/1.0 is a format.", b"\x1f\x8b", gzip.compress(b"Some text."), b"\x1f\x8b" + b"\xff" * 99]
)
def test_what_is_no_archive_is_not_taken(head: bytes) -> None:
    assert not warc.sniff(head, "a.warc.gz")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(choice=data())
def test_no_damage_breaks_the_reader(choice: DataObject, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(choice.draw(damaged(b"".join(MIXED[:4]))))
    survives(warc, path)
