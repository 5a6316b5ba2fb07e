"""What strangers send on purpose: whatever the format, it ends in articles or an error in words, and soon."""

import io
import re
import struct
import tarfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.article import Article
from dateline.errors import FileError, TooLargeError
from dateline.formats.known import FORMATS, read
from dateline.formats.reading.context import Budget
from tests.formats.contexts import context
from tests.fuzz.containers import opened
from tests.fuzz.seeds import BAD_INPUT, seeds
from tests.fuzz.trial import READERS, attempt

XML = ["nitf", "newsml1", "newsmlg2", "ritzau", "rss", "atom", "newssitemap", "html", "docx", "odt", "epub"]
JSON = ["jsonfeed", "ninjs", "jsonld", "jsonl", "json_data"]
TEXTS = ["mail", "mbox", "mhtml", "text", "markdown", "delimited", "reuters_sgml", "anpa", "iptc7901", "zczc", "rtf"]
SECRET = "the recipe of the house"
_VALUE = re.compile(rb':\s*["\[{\d]')
_TOGETHER = 20  # strings in one file
LAUGHS = b'<!ENTITY a "lolol">' + b"".join(
    b'<!ENTITY %c "%b">' % (name, b"&%c;" % (name - 1) * 10) for name in b"bcdefghij"
)
pytestmark = pytest.mark.timeout(30)  # for all samples of a format, on a machine with other work


def tried(module: str, data: bytes, folder: Path) -> None:
    """Whatever else than articles or an error in words comes of the file is raised."""
    path = folder / "hostile"
    path.write_bytes(data)
    attempt(READERS[module], path)


def told(module: str, data: bytes, folder: Path) -> str:
    """All that the articles of the file say."""
    path = folder / "hostile"
    path.write_bytes(data)
    found: list[str] = []
    (reader,) = (each for each in FORMATS if each is READERS[module])
    try:
        found.extend(each.model_dump_json() for each in read(path, context(), reader) if isinstance(each, Article))
    except FileError as error:
        found.append(error.reason)
    return "".join(found)


def samples(module: str, change: Callable[[bytes], bytes]) -> list[bytes]:
    """The samples of a format, each text of them changed; in a document, each part that is XML."""
    made = []
    for data in seeds(module):
        if container := opened(data):
            parts = [(name, change(part) if part[:1] == b"<" else part) for name, part in container.members]
            made.append(container.pack(parts))
        else:
            made.append(change(data))
    return made


def declaring(entities: bytes, used: bytes) -> Callable[[bytes], bytes]:
    """A change that declares entities at the head of XML, and uses them before each end tag."""

    def change(data: bytes) -> bytes:
        start = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
        return data[:start] + b"<!DOCTYPE x [" + entities + b"]>" + data[start:].replace(b"</", used + b"</")

    return change


@pytest.mark.parametrize("module", XML)
def test_no_file_beside_is_read_into_an_article(module: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    entity = b'<!ENTITY x SYSTEM "%b">' % secret.as_uri().encode()
    include = (
        b'<i:include xmlns:i="http://www.w3.org/2001/XInclude" parse="text" href="%b"/>' % secret.as_uri().encode()
    )
    for data in [*samples(module, declaring(entity, b"&x;")), *samples(module, declaring(b"", include))]:
        assert SECRET not in told(module, data, tmp_path)


@pytest.mark.parametrize("module", READERS)
@pytest.mark.parametrize("reference", [b"&#" + b"9" * 5_000 + b";", b"&amp;#" + b"9" * 5_000 + b";"])
def test_no_reference_has_too_many_digits(module: str, reference: bytes, tmp_path: Path) -> None:
    def change(data: bytes) -> bytes:
        found = data
        for at in (b"</", b". ", b'",', b"' ", b'">'):
            found = found.replace(at, reference + at, 4)
        return found

    for data in samples(module, change):
        tried(module, data, tmp_path)


@pytest.mark.parametrize("module", XML)
def test_no_entity_multiplies(module: str, tmp_path: Path) -> None:
    for data in samples(module, declaring(LAUGHS, b"&j;")):
        assert "lolol" not in told(module, data, tmp_path)


@pytest.mark.parametrize("module", [*XML, "mail", "markdown", "jsonfeed", "json_data", "mhtml", "reuters_sgml"])
@pytest.mark.parametrize("tag", [b"<div>", b"<a>", b"<b><p>", b"<table><tr><td>"])
def test_no_depth_of_elements_is_too_much(module: str, tag: bytes, tmp_path: Path) -> None:
    for data in samples(module, lambda data: data.replace(b"</", tag * 20_000 + b"</", 1)):
        tried(module, data, tmp_path)
    for data in samples(module, lambda data: data + tag * 50_000):
        tried(module, data, tmp_path)


@pytest.mark.parametrize("module", JSON)
@pytest.mark.parametrize(
    "value",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" * 100_000 + b"1" + b"]" * 100_000,
        b'{"author":[' * 50_000 + b"1" + b"]}" * 50_000,
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"9" * 10_000,
        b'"\\ud800"',
        b'"\\u0000\\u202e"',
        b"{" + b",".join(b'"field %d": 1' % number for number in range(5_000)) + b"}",
        b'{"a": 1, "a": [], "a": {"a": 2}}',
        b'"&#' + b"9" * 5_000 + b';"',
    ],
    ids=lambda value: value[:12].decode(),
)
def test_no_value_of_any_field_is_too_much(module: str, value: bytes, tmp_path: Path) -> None:
    """Several values of the sample are replaced by it, one after the other."""
    for data in seeds(module):
        if not data[:1].isascii() or b"\0" in data:
            continue
        for place in list(_VALUE.finditer(data))[:40:9]:
            end = data.find(b",", place.end())
            tried(module, data[: place.start() + 1] + value + (data[end:] if end > 0 else b""), tmp_path)


@pytest.mark.parametrize("module", ["mail", "mbox", "mhtml", "msg"])
def test_no_depth_of_parts_is_too_much(module: str, tmp_path: Path) -> None:
    levels = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200))
    forwarded = b"Content-Type: message/rfc822\n\nSubject: Fwd\n" * 200
    for data in seeds(module):
        for parts in (levels, forwarded):
            tried(module, data.replace(b"Content-Type:", parts + b"Content-Type:", 1), tmp_path)
            tried(module, parts + data, tmp_path)


@pytest.mark.parametrize("module", READERS)
def test_no_file_that_is_cut_off_is_a_fault(module: str, tmp_path: Path) -> None:
    for data in seeds(module)[:6]:
        for fifths in range(5):
            tried(module, data[: len(data) * fifths // 5 + 1], tmp_path)


@pytest.mark.parametrize("module", [*XML, *JSON, *TEXTS])
@pytest.mark.parametrize("token", ["x", "é", "1", "&", "'", "\u202e", "\0", "."])
def test_no_word_is_too_long(module: str, token: str, tmp_path: Path) -> None:
    word = (token * (1_000_000 // len(token.encode()))).encode()
    for data in samples(module, lambda data: data[: len(data) // 2] + word + data[len(data) // 2 :])[:2]:
        tried(module, data, tmp_path)


@pytest.mark.parametrize("module", [*XML, *JSON, *TEXTS])
def test_what_prints_nothing_and_what_turns_text_around_reaches_no_article(module: str, tmp_path: Path) -> None:
    harm = "\u202e\u2066\ufeff".encode() + b"\x01\x1b"
    for data in samples(
        module, lambda data: data.replace(b" the ", b" th" + harm + b"e ").replace(b". ", harm + b". ")
    ):
        path = tmp_path / "hostile"
        path.write_bytes(data)
        try:
            found = [each for each in read(path, context(), READERS[module]) if isinstance(each, Article)]
        except FileError:
            continue
        for article in found:
            assert not set("\u202e\u2066\ufeff\x01\x1b") & set(f"{article.headline}{article.abstract}{article.body}")


@pytest.mark.parametrize("make", ["zip", "tar"])
def test_a_million_tiny_members_are_refused_in_little_memory(make: str, tmp_path: Path) -> None:
    path = tmp_path / "bundle"
    path.write_bytes(_zip_of_a_million() if make == "zip" else _tar_of_many(3_000))
    reader, most = ("zipped", 250_000) if make == "zip" else ("tarred", 1_000)
    tracemalloc.start()
    with pytest.raises(TooLargeError, match="more members than a bundle may"):
        for _ in read(path, context(budget=Budget(members=most)), READERS[reader]):
            pass
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def _zip_of_a_million() -> bytes:
    """A ZIP64 archive (APPNOTE.TXT 4.3) of empty members that share a name."""
    number = 1_000_000
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    entries = [
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, len(local) * at) + b"a"
        for at in range(number)
    ]
    directory, start = b"".join(entries), len(local) * number
    end = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, number, number, len(directory), start
    ) + struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(directory), 1)
    short = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return local * number + directory + end + short


def _tar_of_many(number: int) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return file.getvalue()[:512] * number


@pytest.mark.skipif(not BAD_INPUT.is_dir(), reason="the list of naughty strings is not on this machine")
@pytest.mark.parametrize("module", ["text", "mail", "markdown", "delimited", "html", "jsonl", "rss"])
def test_no_naughty_string_is_a_fault(module: str, tmp_path: Path) -> None:
    frames = {
        "text": b"%b\n\nLONDON, Feb 9 (AP) - %b is told.\n",
        "mail": b"From: %b <a@b.example>\nSubject: %b\nContent-Type: text/html\n\n%b is told.\n",
        "markdown": b"---\ntitle: %b\n---\n\n# %b\n\n%b is told.\n",
        "delimited": b"title,text\n%b,%b is told\n",
        "html": b"<html><title>%b</title><body><h1>%b</h1><p>%b is told.</p></body></html>",
        "jsonl": b'{"title": "%b", "text": "%b is told."}\n',
        "rss": b"<rss><channel><item><title>%b</title><description>%b is told.</description></item></channel></rss>",
    }
    strings = (BAD_INPUT / "blns.txt").read_bytes().splitlines()
    for at in range(0, len(strings), _TOGETHER):
        tried(module, frames[module].replace(b"%b", b" ".join(strings[at : at + _TOGETHER])), tmp_path)
