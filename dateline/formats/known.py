"""All formats in their order, and reading: the first of FORMATS that knows a file reads it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from dateline.article import Article, Provenance, Source
from dateline.errors import RIGHT_TO_READ, EmptyError, FileError, SidecarError, TransientError, UnreadableError
from dateline.formats import (
    anpa,
    atom,
    compressed,
    delimited,
    docx,
    epub,
    html,
    iptc7901,
    json_data,
    jsonfeed,
    jsonl,
    jsonld,
    mail,
    markdown,
    mbox,
    mhtml,
    msg,
    newsml1,
    newsmlg2,
    newssitemap,
    ninjs,
    nitf,
    odt,
    parquet,
    pdf,
    photo,
    reuters_sgml,
    ritzau,
    rss,
    rtf,
    tarred,
    text,
    warc,
    zczc,
    zipped,
)
from dateline.formats.markup.root import root_tag
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import finished
from dateline.formats.rules.sidecar import apply_sidecar, given_for_one
from dateline.gazetteer import is_place
from dateline.spool.durable import is_passing

_HEAD = 64_000  # bytes; every format tells itself within them


class Format(Protocol):
    """What each module in this folder provides."""

    name: str
    media_type: str

    def sniff(self, head: bytes, name: str) -> bool:
        """Whether a file that begins with these bytes is of this format. ``name`` is a hint and never proof."""

    def read(self, path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
        """The articles of the file, one by one. Raises a FileError that says what is wrong with the whole of it."""


BUNDLES: tuple[Format, ...] = (zipped, tarred, compressed)
"""Those whose members are read by the others."""

# In this order: who is surest comes first, and plain text is what is left. Documents are ZIP archives, too; mail may
# hold anything, and Markdown looks like text.
FORMATS: tuple[Format, ...] = (
    docx,
    odt,
    epub,
    warc,
    *BUNDLES,
    pdf,
    photo,
    rtf,
    parquet,
    msg,
    anpa,
    iptc7901,
    zczc,
    mbox,
    nitf,
    newsml1,
    newsmlg2,
    ritzau,
    rss,
    atom,
    newssitemap,
    html,
    jsonfeed,
    ninjs,
    jsonld,
    jsonl,
    json_data,
    reuters_sgml,
    mhtml,
    mail,
    delimited,
    markdown,
    text,
)


def load() -> None:
    """Bring what the readers look things up in into memory, before a process is forked."""
    is_place("London")


def read(path: Path, context: ReadContext, reader: Format | None = None) -> Iterator[Article | Skipped]:
    """The articles of a file, with its sidecar and the name of its folder applied, and what of it gave none.

    ``reader`` is the format of the file where that is known; else its first bytes tell. Raises a FileError that says
    what is wrong with the file, TransientError when it is the disk.
    """
    try:
        yield from _read(path, context, reader)
    except PermissionError as error:
        raise UnreadableError("Dateline may not read it.", RIGHT_TO_READ) from error
    except OSError as error:
        reason = f"The file could not be read: {error.strerror or error}."
        if is_passing(error) or isinstance(error, FileNotFoundError):
            raise TransientError(reason, "It is tried again by itself; look at the disk.") from error
        # Any other is what a damaged file makes of its reader: another try would give the same, for ever.
        raise UnreadableError(reason, "Look whether it is damaged, then retry.") from error


def _read(path: Path, context: ReadContext, reader: Format | None) -> Iterator[Article | Skipped]:
    given = _finished(reader or reader_of(path, context), path, context)
    if context.sidecar and (of_one := given_for_one(context.sidecar)):
        given = _only_one(given, of_one)
    yield from given


def _only_one(given: Iterator[Article | Skipped], of_one: Sequence[str]) -> Iterator[Article | Skipped]:
    """The same, its article last. Raises SidecarError when there is a second: the first is held back till then."""
    held: Article | None = None
    for each in given:
        if isinstance(each, Skipped):
            yield each
        elif held:
            raise SidecarError(
                f"The sidecar gives {', '.join(of_one)}, which one article has; this file holds several.",
                "Leave it out; what all articles share (source, language, section, published ...) may be given.",
            )
        else:
            held = each
    if held:
        yield held


def reader_of(path: Path, context: ReadContext) -> Format:
    """The first format that knows the file. Raises EmptyError, UnreadableError."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise EmptyError("It is empty.", "Drop it again with its text.")
    reader = next((reader for reader in FORMATS if reader.sniff(head, context.name)), None)
    if reader is None:
        root = root_tag(head)
        kind = f"XML, <{root[0]}>" if root else "file"
        raise UnreadableError(f"No reader knows this kind of {kind}.", "docs/formats.md lists what can be read.")
    return reader


def _finished(reader: Format, path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """What the reader gives, finished. An article that cannot be is skipped; where all are, the first one's error."""
    found = 0
    first_error: FileError | None = None
    for item, given in enumerate(reader.read(path, context)):
        if isinstance(given, Skipped):
            first_error = first_error or (UnreadableError(f"{given.where}: {given.reason}") if given.is_fault else None)
            yield given
            continue
        try:
            article = finished(given, context)
        except FileError as error:
            first_error = first_error or error
            yield Skipped(f"item {item + 1}", error.reason)
            continue
        found += 1
        article.file.item = item
        article.file.media_type = article.file.media_type or reader.media_type
        _apply_context(article, context)
        yield article
    if not found:
        raise first_error or EmptyError("It holds no article.", "Look into it: it may hold pictures or concepts only.")


def _apply_context(article: Article, context: ReadContext) -> None:
    if context.sidecar:
        apply_sidecar(article, context.sidecar)
    if context.rules:
        context.rules.apply(article)
    if context.source and not article.source.name:
        article.source = Source(name=context.source, uri=article.source.uri, domain=article.source.domain)
        article.provenance["source"] = Provenance(origin="folder")
