"""What the fuzzer begins with: the samples of each format, and files made here of those that have none."""

import bz2
import gzip
import json
import lzma
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import zstandard

from tests.formats.containers import SAMPLES, container
from tests.formats.outlook import outlook_mail
from tests.formats.photographs import FIELDS, XMP, jpeg
from tests.fuzz.containers import Members, packed_tar

BAD_INPUT = Path(__file__).parents[3] / "shared" / "data" / "badinput"
"""Files that others have stumbled over; only on machines that have them."""
_LARGEST = 100_000  # bytes of a sample; larger ones leave less time for others
_STORY = {
    "title": "Tram opens", "text": "OSLO, Feb 9 (NTB) - It opened.\n\nIt took nine years.",
    "date": "2025-02-09T10:30:00+01:00", "author": "By Jane Holm", "section": "City",
    "url": "https://paper.example/tram", "keywords": ["tram", "city"], "id": 7, "language": "en",
}  # fmt: skip
_SEND_TIME = {0x00390040: 133_547_076_000_000_000}
_HEADER = (
    "From: The Paper <desk@paper.example>\r\nDate: Wed, 13 Mar 2024 09:00:00 +0100\r\nSubject: Tram\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
)


def seeds(module: str) -> list[bytes]:
    """Samples of the format that this module of ``dateline.formats`` reads; at least one."""
    folder = SAMPLES / module
    found = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()] if folder.is_dir() else []
    found += _MADE.get(module, list)()
    if BAD_INPUT.is_dir() and module in ("rss", "atom", "text"):
        ending = "*.txt" if module == "text" else "*.xml"
        found += [path.read_bytes() for path in sorted(BAD_INPUT.rglob(ending))]
    return [data for data in found if 0 < len(data) <= _LARGEST]


def _sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def _mails() -> list[bytes]:
    """Outlook's mails with text, HTML in a code page, a header of the internet, attachments."""
    text: dict[str, str | bytes] = {
        "001A": "IPM.Note", "0037": "RE: Tram", "1000": "OSLO: It opened.\r\n\r\nIt is long.", "0C1A": "Jane",
        "5D01": "j@p.example", "1035": "<7@p.example>",
    }  # fmt: skip
    page: dict[str, str | bytes] = {"0037": "Tram", "10130102": "<p>Le bär était là.</p>".encode("cp1252")}
    return [
        outlook_mail(text, _SEND_TIME, {"plan.docx": b"PK", "map.png": b"\x89PNG", "note.txt": b"OSLO: It opened."}),
        outlook_mail(page, {0x3FDE0003: 1252}),
        outlook_mail({**text, "007D": _HEADER}, _SEND_TIME),
        outlook_mail({"0037001E": "Bären".encode("cp1252"), "1000001E": b"Er ist wohl."}, {0x3FFD0003: 1252}),
    ]


def _photographs() -> list[bytes]:
    """Captions in the IPTC's data sets, in XMP, and in both."""
    return [jpeg(FIELDS), jpeg(FIELDS, "cp1252"), jpeg({}, packet=XMP), jpeg(FIELDS, packet=XMP)]


def _tables() -> list[bytes]:
    """Parquet of flat and of nested columns, in the ways in which its writers compress."""
    queries = (
        "FROM (VALUES ('Tram opens', 'It took nine years.'), (NULL, NULL), ('Rain', 'It fell.')) t(title, text)",
        (
            "SELECT 'Tram' AS title, 'It opened.' AS text, TIMESTAMPTZ '2025-02-09 11:30:00+01' AS published, "
            "['a', 'b'] AS keywords, {'name': 'Jane'} AS author, 1.5 AS score, DATE '2025-02-09' AS day"
        ),
        "SELECT 'Tram ' || i AS title, repeat('It opened. ', 20) AS text, i AS id FROM range(300) t(i)",
    )
    made = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        for query in queries:
            for codec in ("uncompressed", "snappy", "zstd", "gzip"):
                duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, CODEC '{codec}')")
                made.append(path.read_bytes())
    return made


def _archives() -> list[bytes]:
    page = _sample("html/story.html")
    parts = [
        b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n",
        _record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page),
        _record(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n" + _chunked(gzip.compress(page, mtime=0))
        ),
        _record(b"HTTP/1.1 404 Not Found\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        _record(page, kind=b"resource", media=b"text/html"),
    ]
    return [b"".join(parts), b"".join(gzip.compress(part, mtime=0) for part in parts), parts[1]]


def _record(block: bytes, kind: bytes = b"response", media: bytes = b"application/http; msgtype=response") -> bytes:
    return (
        b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Target-URI: https://quaypost.example/a\r\n"
        b"WARC-Date: 2026-01-05T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: %b\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
    ) % (kind, media, len(block), block)


def _chunked(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(data), data)


def _files() -> Members:
    """Small files of many formats, as they lie together in a bundle."""
    names = (
        "nitf/ferry.xml", "rss/full.xml", "jsonld/graph.jsonld", "mail/reply.eml", "mbox/box.mbox",
        "rtf/bold-first-line.rtf", "anpa/story.anpa", "markdown/yaml.md", "documents/night-ferry.txt",
        "html/story.html", "docx/bold-first-line.docx",
    )  # fmt: skip
    return [(name, _sample(name)) for name in names]


def _zips() -> list[bytes]:
    files = dict(_files())
    story = {"a/night-ferry.txt": _sample("documents/night-ferry.txt")}
    return [container(files), container(story, packed=False), container({"b.zip": container(story), **story})]


def _tars() -> list[bytes]:
    story = [("night-ferry.txt", _sample("documents/night-ferry.txt"))]
    return [packed_tar(_files()), packed_tar(story), packed_tar([("week.tar", packed_tar(story))])]


def _compressed() -> list[bytes]:
    story, tar = _sample("documents/night-ferry.txt"), _tars()[1]
    compress = (gzip.compress, bz2.compress, lzma.compress, zstandard.compress)
    return [each(data) for each in compress for data in (story, tar, b"")]


def _rows() -> list[bytes]:
    row = json.dumps(_STORY).encode()
    item = json.dumps(json.loads(_sample("ninjs/version2.json"))).encode()
    return [b"\n".join((row, row, b"", item)), b'{"index":{}}\n' + row, item + b"\n" + row.decode().encode("utf-16")]


def _data() -> list[bytes]:
    wordpress = {
        "title": {"rendered": "Tram"},
        "content": {"rendered": "<p>It opened.</p>"},
        "date": "2025-02-09T10:00:00",
    }
    values = (_STORY, [_STORY, _STORY], {"articles": [_STORY]}, {"hits": {"hits": [{"_source": _STORY}]}}, [wordpress])
    return [json.dumps(value).encode() for value in values]


def _delimited() -> list[bytes]:
    rows = (
        b'title,text,date,section\nTram opens,"He said ""at last"".\n\nIt took years.",2025-02-09,City\n'
        b"Rain,It rained.,9.2.2025,\n"
    )
    return [
        rows, rows.replace(b",", b";"), rows.replace(b",", b"\t").replace(b"\n", b"\r\n"),
        rows.decode().encode("utf-16"), b"sep=|\n" + rows.replace(b",", b"|"),
    ]  # fmt: skip


def _texts() -> list[bytes]:
    return [
        _sample("documents/night-ferry.txt"),
        (
            b"Ferry returns\nBy Jane Holm\n\nLONDON, Feb 9 (Reuters) - It sailed.\n\nIt was late.\n\n"
            b"Read more: Bridge\nPublished in Dawn, February 9th, 2025\n"
        ),
    ]


_MADE: dict[str, Callable[[], list[bytes]]] = {
    "msg": _mails, "parquet": _tables, "warc": _archives, "zipped": _zips, "tarred": _tars, "compressed": _compressed,
    "jsonl": _rows, "json_data": _data, "delimited": _delimited, "text": _texts,
    "photo": _photographs,
}  # fmt: skip
