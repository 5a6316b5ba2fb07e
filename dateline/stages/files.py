"""One dropped file as articles: what is known of it beside its bytes, and what only its file tells of each article."""

import hashlib
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from dateline.article import Article, FileRef, Source
from dateline.errors import RIGHT_TO_READ, SidecarError, TooLargeError, UnreadableError
from dateline.formats.reading.context import Budget, Limits, ReadContext, Skipped
from dateline.formats.rules import mapping_file, source_rules
from dateline.formats.rules.sidecar import read_sidecar
from dateline.settings import Settings
from dateline.spool.claim import Claim, Entry
from dateline.spool.durable import disk_trouble
from dateline.spool.layout import SIDECAR, printable

_CHUNK = 1 << 20
_FILES_A_MOMENT = 1_000  # so many times the milliseconds of our age is a whole number in every reader of JSON


def articles_of(claim: Claim, entry: Entry, settings: Settings) -> Iterator[Article | Skipped]:
    """The articles of a file of the claim, and what of it gave none.

    Raises a FileError that says what is wrong with the file, TransientError for disk trouble.
    """
    # The readers of all formats take 15 MB, and of the workers only the one that parses needs them.
    from dateline.formats.known import read  # noqa: PLC0415

    path = claim.source(entry)
    size = _regular_size(path, settings)
    if entry.name.endswith(SIDECAR):
        raise SidecarError(
            f"It is a sidecar, and {printable(entry.name.removesuffix(SIDECAR))} never came.",
            "Drop the sidecar first and its file after it, or both again.",
        )
    sidecar = read_sidecar(claim.sidecar(entry)) if claim.sidecar(entry).exists() else None
    rule = claim.rule(entry, source_rules.FILE)
    rules = source_rules.load_rules(rule) if rule.exists() else None
    mapping = claim.rule(entry, mapping_file.FILE)
    file = FileRef(
        id=claim.file_id(entry),
        path=printable(entry.path),
        name=printable(entry.name),
        sha256=_sha256(path),
        size=size,
    )
    context = ReadContext(
        name=file.name,
        source=printable(entry.source) if entry.source else None,
        received=claim.created,
        file_time=datetime.fromisoformat(entry.modified),
        time_zone=(rules and rules.time_zone) or settings.time_zone,
        max_article_chars=settings.max_article_chars,
        max_file_bytes=int(settings.max_file_mb * 1e6),
        sidecar=sidecar,
        rules=rules,
        mapping=mapping_file.load_mapping(mapping) if mapping.exists() else None,
        budget=Budget(int(settings.bundle_mb * 1e6), settings.bundle_members, settings.bundle_depth),
        limits=Limits.of(settings),
    )
    for given in read(path, context):
        yield given if isinstance(given, Skipped) else _completed(given, file, context, entry.number)


def _completed(article: Article, file: FileRef, context: ReadContext, number: int) -> Article:
    """The article with what only its file tells: file, source, time of arrival, identity, version."""
    read_as = article.file
    article.file = file.model_copy(update=read_as.model_dump(include={"media_type", "encoding", "item", "member"}))
    article.received = context.received
    if context.source and article.source == Source():
        article.source = Source(name=context.source)
    if article.uri and article.version == 1:
        # The same uri again without a version of its own is a later state of the article. Files that were claimed
        # together have one time, and are numbered as they arrived.
        moment = int((article.updated or context.received).timestamp() * 1000)
        article.version = max(1, moment * _FILES_A_MOMENT + min(number, _FILES_A_MOMENT - 1))
    return article.identified()


def _regular_size(path: Path, settings: Settings) -> int:
    """The size of the file in bytes. Raises UnreadableError for what is no file, TooLargeError over the limit."""
    state = os.lstat(path)
    if stat.S_ISLNK(state.st_mode):
        raise UnreadableError(
            f"It is a symbolic link to {printable(os.readlink(path))}; links are never followed.",
            "Copy the file itself into the inbox.",
        )
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableError("It is not a regular file.", "Only files can be read: no pipe, socket or device.")
    if state.st_size > settings.max_file_mb * 1e6:
        raise TooLargeError(
            f"It has {state.st_size / 1e6:,.1f} MB; the limit is {settings.max_file_mb:g} MB.",
            "Split it, or raise DATELINE_MAX_FILE_MB and retry.",
        )
    return state.st_size


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with disk_trouble(path):
        try:
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except PermissionError as error:
            raise UnreadableError("Dateline may not read it.", RIGHT_TO_READ) from error
    return digest.hexdigest()
