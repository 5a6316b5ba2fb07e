"""A web archive (WARC 1.0 and 1.1, ISO 28500), plain or gzipped: each answer that is a page of HTML is an article."""

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord

from dateline.article import AltId, Article
from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats import html
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.members import too_many_members
from dateline.webpage.stubs import ListError

name = "WARC"
media_type = "application/warc"

_FIRST = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # of zlib: a gzip header, the largest window
_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = 200  # the status of an answer that is the page asked for


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """The version that begins every record, gzipped or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(_GZIP_WINDOW).decompress(head[:4_000], 20)
        except zlib.error:
            return False
    return bool(_FIRST.match(head))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of the archive's pages, one by one; all other records are skipped, as nobody misses them.

    What is wrong with one record is skipped and said. Raises UnreadableError when it breaks off before the first,
    TooLargeError when it opens up to more than a bundle may.
    """
    with path.open("rb") as file:
        number = 0
        try:
            for number, record in enumerate(_records(file), start=1):
                context.budget.bytes -= record.content_length
                if context.budget.bytes < 0:
                    raise TooLargeError(
                        "It opens up to more bytes than a bundle may.", "Split it, or raise DATELINE_BUNDLE_MB."
                    )
                given = _read_record(record, number, context)
                context.budget.members -= isinstance(given, Article)
                if context.budget.members < 0:
                    raise too_many_members()
                yield given
        except OSError as error:
            if error.errno is not None:
                raise  # the disk's; those of the library have none
            if not number:
                raise UnreadableError(
                    f"It is no web archive that can be read: {error}.", "Get it again; the file may be cut off."
                ) from error
            yield Skipped(f"all behind record {number}", f"the archive is damaged there: {error}")


def _records(file: BinaryIO) -> Iterator[WarcRecord]:
    # What an answer holds is decoded here and not by the iterator: it loses its place when that is broken.
    return iter(ArchiveIterator(file, parse_http=False, auto_decode="none"))


def _read_record(record: WarcRecord, number: int, context: ReadContext) -> Article | Skipped:
    """The article of the record, or why it gives none."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    where = f"record {number}" + (f" ({address[:200]})" if address else "")
    try:
        if reason := _no_page(record):
            return Skipped(where, reason, is_fault=False)
        page, is_whole = _payload(record, context.limits.page_bytes)
        article = html.article_of(page, context, address, record.http_charset if record.is_http_parsed else None)
    except ListError as error:
        return Skipped(where, error.reason, is_fault=False)
    except FileError as error:
        return Skipped(where, error.reason)
    except OSError as error:
        if error.errno is not None:
            raise
        return Skipped(where, f"its answer is damaged: {error}")
    if record.record_id:
        article.alt_ids.append(AltId(role="warc-record", value=record.record_id))
    if not is_whole:
        article.warnings.append("The record is cut off: the end of the page is missing.")
    return article


def _no_page(record: WarcRecord) -> str | None:
    """Why the record is no page, in words; None when it is one."""
    kind = record.headers.get("WARC-Type") or "record without a type"
    if kind == "resource":
        is_page = (record.headers.get("Content-Type") or "").lower().startswith(_PAGES)
        return None if is_page else "a resource, and no page"
    if kind != "response" or not record.is_http:
        return f"a {kind}, and no answer of a server"
    record.parse_http(auto_decode="none", strict_mode=False)
    if record.http_headers.status_code not in {_FOUND, None}:
        return f"the server answered {record.http_headers.status_code}"
    content_type = (record.http_headers.get("Content-Type") or "").strip().lower()
    return (
        None if content_type.startswith(_PAGES) else f"it is {content_type[:60] or 'of no declared type'}, and no page"
    )


def _payload(record: WarcRecord, most: int) -> tuple[bytes, bool]:
    """The bytes of the page, and whether the record is whole. Raises OSError when they are not as they are declared."""
    declared = record.content_length
    data = _bounded(record.reader, most)
    headers = record.http_headers if record.is_http_parsed else None
    is_whole = len(data) >= declared and not record.headers.get("WARC-Truncated")
    for field in ("Transfer-Encoding", "Content-Encoding"):
        for coding in reversed(((headers.get(field) if headers else "") or "").lower().split(",")):
            data = _uncoded(data, coding.strip(), most)
    return data, is_whole


def _uncoded(data: bytes, coding: str, most: int) -> bytes:
    """The data without one coding of HTTP (RFC 9110, 8.4). Crawlers often leave the header and store them decoded."""
    readers = {
        "gzip": GzipReader,
        "x-gzip": GzipReader,
        "br": BrotliReader,
        "zstd": ZstdReader,
        "chunked": ChunkedReader,
    }
    if coding not in readers or (coding != "br" and not _is_coded(data, coding)):
        return data
    return _bounded(readers[coding](io.BytesIO(data)), most)


def _is_coded(data: bytes, coding: str) -> bool:
    if coding == "chunked":
        return bool(re.match(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r?\n", data))
    return data.startswith(_GZIP if "gzip" in coding else b"\x28\xb5\x2f\xfd")


def _bounded(reader: WarcReader, most: int) -> bytes:
    """All that the reader gives. Raises TooLargeError over the limit of a page."""
    data = bytearray()
    while chunk := reader.read(min(1 << 16, most + 1 - len(data))):
        data += chunk
        if len(data) > most:
            raise TooLargeError(f"the page is larger than the {most:,} bytes of DATELINE_PAGE_MB")
    return bytes(data)
