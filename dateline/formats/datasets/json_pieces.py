"""JSON files of any size, cut into the objects that they hold before any of it is parsed."""

import codecs
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dateline.article import Article
from dateline.errors import TooLargeError, UnreadableError
from dateline.formats.datasets.json_values import Record, loads
from dateline.formats.reading.context import ReadContext, Skipped

_CHUNK = 1 << 18  # bytes
# JSON writes a character as up to six bytes, and many files give a body twice, as text and as HTML.
_BYTES_PER_CHARACTER = 8
_NEXT_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+[{}\[\]]', re.DOTALL)
_OPENS_ARRAY, _OPENS = ord("["), b"[{"
_START = re.compile(rb'[\s\x1e]*+(?:\{\s*+["}]|\[\s*+[{\]]|[\[{\s]{1000})')
# Where files and the answers of newspapers' APIs hold their articles.
ENVELOPES = (
    "articles", "items", "item", "results", "docs", "documents", "hits", "data", "news", "stories", "entries",
    "records", "rows", "posts", "response", "content", "@graph", "mainEntity", "itemListElement", "_source", "doc",
)  # fmt: skip
_ENVELOPE = re.compile(rb'"(?:%s)"\s*+:\s*+(?=\[\s*+\{)' % "|".join(ENVELOPES).encode())
_ENVELOPE_WITHIN = 64_000  # bytes; what stands before the list is a count, a status, a licence
_DEEPEST = 4  # levels from the whole to an article


def utf8_head(head: bytes) -> bytes:
    """The beginning of a JSON file in UTF-8; empty when it cannot be JSON."""
    encoding = _encoding(head)
    if encoding != "utf-8":
        head = head.decode(encoding, "ignore").encode("utf-8", "ignore")
    head = head.removeprefix(codecs.BOM_UTF8)
    return head if _START.match(head) else b""


def _encoding(head: bytes) -> str:
    """By its mark, or by where the zeros stand among its first characters, which are ASCII (RFC 4627, section 3)."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = tuple(byte == 0 for byte in head[:4])
    if zeros == (True, False, True, False):
        return "utf-16-be"
    return "utf-16-le" if zeros == (False, True, False, True) else "utf-8"


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], str]]:
    """The file as bytes in UTF-8, and the encoding that it is in. One in UTF-16 is written anew on the disk."""
    with path.open("rb") as file:
        encoding = _encoding(file.read(4))
        file.seek(0)
        if encoding == "utf-8":
            yield file, encoding
            return
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        with tempfile.TemporaryFile(prefix="dateline-json-") as written:
            while chunk := file.read(_CHUNK):
                written.write(decoder.decode(chunk).encode("utf-8", "surrogatepass"))
            written.seek(0)
            yield written, encoding[: len("utf-16")]


def largest_object(context: ReadContext) -> int:
    """How many bytes one object may have."""
    return _BYTES_PER_CHARACTER * context.max_article_chars


def pieces(read: Callable[[int], bytes], largest: int) -> Iterator[bytes]:
    """The objects of a file, or of the array that it is, or of the list in an object that is itself too large.

    One of more than ``largest`` bytes comes as no bytes; one that the end of the file cuts off as far as it goes.
    Raises TooLargeError for a single text that is too long to look past. The time is linear in the file's size, and
    the memory some times ``largest``.
    """
    window = _Window(read, largest)
    depth = base = 0  # open brackets, and how many of them are the array's around the objects
    while window.to_next_bracket(is_whole=base == 0):
        bracket = window.buffer[window.at - 1]
        if window.in_envelope:
            depth, base, window.in_envelope = 0, 0, False
        if bracket in _OPENS:
            if depth == 0 and bracket == _OPENS_ARRAY:
                base = 1
            elif depth == base:
                window.start = window.at - 1
            depth += 1
        elif depth:
            depth -= 1
            if depth == base:
                yield window.piece()
            elif depth < base:
                base = 0
    if window.start >= 0 or window.too_large:
        yield window.piece()


@dataclass
class _Window:
    """The part of the file that is looked at: from ``start``, where the object began (-1: in none), to ``at``."""

    read: Callable[[int], bytes]
    largest: int
    buffer: bytes = b""
    at: int = 0
    start: int = -1
    too_large: bool = False
    in_envelope: bool = False

    def to_next_bracket(self, *, is_whole: bool) -> bool:
        """Go behind the next bracket outside of strings, False at the end. ``is_whole``: no array is around it."""
        while not (found := _NEXT_BRACKET.match(self.buffer, self.at)):
            if self.start >= 0 and len(self.buffer) - self.start > self.largest:
                envelope = _ENVELOPE.search(self.buffer, self.start, self.start + _ENVELOPE_WITHIN)
                if envelope and is_whole:
                    self.at, self.start, self.in_envelope = envelope.end(), -1, True
                    continue
                self.start, self.too_large = -1, True
            if not self._refill():
                self.at = len(self.buffer)
                return False
        self.at = found.end()
        return True

    def _refill(self) -> bool:
        kept = self.start if self.start >= 0 else self.at
        # As much again as there is: what one long string costs stays linear.
        more = self.read(max(_CHUNK, len(self.buffer) - kept))
        self.buffer = self.buffer[kept:] + more
        self.at, self.start = self.at - kept, min(self.start, 0)
        if len(self.buffer) > 4 * self.largest + 4 * _CHUNK:
            raise TooLargeError("A text in it is too long for an article.", "Split it, then retry.")
        return bool(more)

    def piece(self) -> bytes:
        """The object up to here; no bytes when it is too large."""
        is_kept = not self.too_large and self.start >= 0 and self.at - self.start <= self.largest
        piece = self.buffer[self.start : self.at] if is_kept else b""
        self.start, self.too_large = -1, False
        return piece


def values(path: Path, context: ReadContext) -> Iterator[tuple[str, Any] | Skipped]:
    """Each object of the file, parsed, with where it stands; or why it could not be."""
    largest = largest_object(context)
    with opened(path) as (file, _):
        for number, piece in enumerate(pieces(file.read, largest), 1):
            where = f"item {number}"
            if not piece:
                yield Skipped(where, f"it is too large for an article: more than {largest:,} bytes")
                continue
            try:
                value = loads(piece)
            except UnreadableError as error:
                yield Skipped(where, error.reason)
            else:
                yield where, value


def articles_in(
    path: Path,
    context: ReadContext,
    is_article: Callable[[Record], bool],
    article_of: Callable[[Record, str, ReadContext], Article | Skipped],
    nothing: str,
) -> Iterator[Article | Skipped]:
    """What ``article_of`` makes of each object of the file that is an article; ``nothing``: why a value gives none."""
    for given in values(path, context):
        if isinstance(given, Skipped):
            yield given
            continue
        where, value = given
        records = list(records_in(value, is_article))
        if not records:
            yield Skipped(where, nothing, is_fault=False)
        for record in records:
            yield article_of(record, where, context)


def records_in(value: Any, is_article: Callable[[Record], bool]) -> Iterator[Record]:
    """The objects in a value that are articles: itself, or those in the lists where files hold their articles."""
    waiting = [(value, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, list) and depth <= _DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(value)]
        elif isinstance(value, dict):
            if is_article(value):
                yield value
            elif depth <= _DEEPEST:
                if isinstance(value.get("@graph"), list):
                    link(value["@graph"])
                inner = [value[key] for key in ENVELOPES if isinstance(value.get(key), list | dict)]
                waiting += [(each, depth + 1) for each in reversed(inner)]


def link(graph: list[Any]) -> None:
    """Put the nodes of a graph where others only name them by ``@id`` (JSON-LD 1.1, section 3.3)."""
    nodes = {node["@id"]: node for node in graph if isinstance(node, dict) and isinstance(node.get("@id"), str)}
    for node in graph:
        if isinstance(node, dict):
            for key, value in node.items():
                node[key] = (
                    [_linked(each, nodes) for each in value] if isinstance(value, list) else _linked(value, nodes)
                )


def _linked(value: Any, nodes: dict[str, Record]) -> Any:
    if isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str):
        return nodes.get(value["@id"], value)
    return value
