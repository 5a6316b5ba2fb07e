"""A format that articles are published in, and a document that is written in it piece by piece."""

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.publish.channel import Channel
from dateline.publish.times import newest
from dateline.publish.values import Record


@dataclass(frozen=True)
class OutputFormat:
    """How a document of it begins, what it says of one article, and how it ends. All texts are UTF-8.

    A record is an article as JSON values, whole or only some of its fields; ``fields`` are those that the format can
    say, None for all of them.
    """

    name: str
    media_type: str
    ending: str
    opening: Callable[[Channel], bytes]
    each: Callable[[Record], bytes]
    closing: bytes = b""
    between: bytes = b""
    alone: Callable[[Record], bytes] | None = None
    """One article as a document of its own, where that is not a page of one."""
    fields: tuple[str, ...] | None = None
    by_row: bool = False
    """Whether a document that was cut off can be read up to there: fit for what has millions of articles."""

    def page(self, records: Sequence[Record], channel: Channel) -> bytes:
        """The records as one document, dated by the newest of them."""
        document = Document(self, replace(channel, updated=newest(records) or channel.updated))
        return b"".join((document.opening(), document.rows(records), document.closing()))

    def one(self, record: Record, channel: Channel) -> bytes:
        """A single article as a document."""
        return self.alone(record) if self.alone else self.page([record], channel)

    def stream(self, pages: Iterable[Iterable[Record]], channel: Channel) -> Iterator[bytes]:
        """The document in pieces, one for each page of records: no more than that is held."""
        document = Document(self, channel)
        yield document.opening()
        for records in pages:
            yield document.rows(records)
        yield document.closing()

    async def stream_async(self, pages: AsyncIterable[Iterable[Record]], channel: Channel) -> AsyncIterator[bytes]:
        """The same from pages that are waited for."""
        document = Document(self, channel)
        yield document.opening()
        async for records in pages:
            yield document.rows(records)
        yield document.closing()


@dataclass
class Document:
    """A document in the making: opened once, then rows as often as there are some, then closed."""

    format: OutputFormat
    channel: Channel
    _is_empty: bool = True

    def opening(self) -> bytes:
        """What stands before the first article."""
        return self.format.opening(self.channel)

    def rows(self, records: Iterable[Record]) -> bytes:
        """These articles, and what parts them from those before."""
        rows = self.format.between.join(map(self.format.each, records))
        if not rows or self._is_empty:
            self._is_empty = self._is_empty and not rows
            return rows
        return self.format.between + rows

    def closing(self) -> bytes:
        """What stands behind the last article."""
        return self.format.closing
