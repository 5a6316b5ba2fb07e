"""Articles published a second of processor time, from records of the index to bytes; and the memory of a stream."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bench.figures import Figure, Options, peak_megabytes
from bench.texts import invented
from dateline.article import Article, Dateline, Entity, Location, Place, Source, Subject
from dateline.index.document import to_document
from dateline.index.mapping import DERIVED
from dateline.publish import PUBLISHED, Channel, OutputFormat

_PAGE = 500  # records, as a walk over the index gives them
_AT = datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
_CHANNEL = Channel("Ferries", "All about ferries", "https://paper.example/", "https://paper.example/feed", _AT)
_FOR_EXPORT = 20_000  # records a second: four times what the index gives


def run(options: Options) -> list[Figure]:
    """The speed of each format, and how far the process grows when it then streams ten times as many."""
    records = _records()
    count = options.pick(20_000, 2_000)
    figures = [_speed(published, records, count) for published in PUBLISHED.values()]
    return figures + [
        _growth(published, records, options.pick(200_000, 20_000))
        for published in PUBLISHED.values()
        if published.by_row
    ]


def _speed(published: OutputFormat, records: list[dict[str, Any]], count: int) -> Figure:
    started = time.process_time()
    size = sum(map(len, published.stream(_pages(records, count), _CHANNEL)))
    speed = count / (time.process_time() - started)
    least = _FOR_EXPORT if published.by_row else None
    note = f"{count:,} of {size // count:,} bytes"
    return Figure(f"{published.name}: published", speed, "articles/s", at_least=least, note=note)


def _growth(published: OutputFormat, records: list[dict[str, Any]], count: int) -> Figure:
    before = peak_megabytes()
    size = sum(map(len, published.stream(_pages(records, count), _CHANNEL)))
    note = f"a stream of {count:,} articles, {size / 1e6:,.0f} MB"
    return Figure(f"{published.name}: growth of the process", peak_megabytes() - before, "MB", at_most=10, note=note)


def _pages(records: list[dict[str, Any]], count: int) -> Iterator[list[dict[str, Any]]]:
    return (records for _ in range(count // len(records)))


def _records() -> list[dict[str, Any]]:
    """A page of articles of two kilobytes with all that enrichment finds, as the index keeps them."""
    documents = [to_document(_article(number, text)) for number, text in enumerate(invented(_PAGE, seed=5))]
    return [{name: value for name, value in document.items() if name not in DERIVED} for document in documents]


def _article(number: int, text: Any) -> Article:
    found: dict[str, Any] = {"mentions": ["Ilse Brandt"] * 2, "spans": [(0, 11), (40, 51)]}
    oslo = Place(name="Oslo", geonames_id=3143244, country="NO", location=Location(lat=59.91, lon=10.75), **found)
    return Article(
        headline=text.headline,
        body=text.body,
        summary=text.body[:200],
        byline="Mara Lind",
        authors=["Mara Lind"],
        dateline=Dateline(text="OSLO", located="Oslo"),
        language="en",
        published=_AT,
        published_precision="full",
        received=_AT,
        source=Source(name="Harbour Post", domain="harbour-post.example"),
        url=f"https://harbour-post.example/{number}",
        people=[Entity(name=f"Ilse Brandt {each}", **found) for each in range(4)],
        organisations=[Entity(name=f"Harbour Board {each}", **found) for each in range(3)],
        places=[oslo] * 3,
        keywords=["ferry", "harbour", "quay"],
        subjects=[Subject(code="medtop:20000337", name="public transport", confidence=0.8)],
        word_count=300,
    ).identified()
