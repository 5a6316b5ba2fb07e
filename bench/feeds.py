"""Entries of feeds a second of processor time, from the bytes to finished articles; and the memory it takes."""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from bench.figures import Figure, Options
from bench.reading import read_by
from bench.texts import SENTENCES, markup
from dateline.formats import atom, jsonfeed, markdown, newssitemap, rss
from dateline.formats.known import Format

_TEXT = markup(4)  # with its frame about 1.5 kB an entry
_RSS = (
    "<item><title>Ferry {0} stays</title><link>https://paper.example/{0}</link><guid>https://paper.example/{0}</guid>"
    "<dc:creator>Jane Doe</dc:creator><pubDate>Mon, 05 Jan 2026 10:30:00 GMT</pubDate><category>Harbour</category>"
    "<description>The early ferry stays.</description><content:encoded><![CDATA[{1}]]></content:encoded></item>\n"
)
_ATOM = (
    '<entry><title>Ferry {0} stays</title><link href="https://paper.example/{0}"/><id>tag:paper.example,2026:{0}</id>'
    "<author><name>Jane Doe</name></author><published>2026-01-05T10:30:00Z</published>"
    '<updated>2026-01-05T10:30:00Z</updated><content type="html"><![CDATA[{1}]]></content></entry>\n'
)
_URL = (
    "<url><loc>https://paper.example/{0}</loc><news:news><news:publication><news:name>The Paper</news:name>"
    "<news:language>en</news:language></news:publication><news:publication_date>2026-01-05T10:30:00Z"
    "</news:publication_date><news:title>Ferry {0} stays</news:title></news:news></url>\n"
)


def run(options: Options) -> list[Figure]:
    """The speed of each reader, and what memory the largest feed takes over a small one."""
    count = options.pick(10_000, 1_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed"
        return [
            _speed(path, rss, _rss, count, at_least=2_000),
            _speed(path, atom, _atom, count),
            _speed(path, jsonfeed, _json, count),
            _speed(path, newssitemap, _sitemap, count),
            _markdown(path, options.pick(1_000, 100)),
            _memory(path, options.pick(50_000, 10_000)),
        ]


def _speed(path: Path, reader: Format, made: Callable[[int], str], count: int, at_least: float | None = None) -> Figure:
    path.write_text(made(count), "utf-8")
    started = time.process_time()
    found = sum(1 for _ in read_by(reader, path))
    seconds = time.process_time() - started
    assert found == count
    note = f"{count:,} of {path.stat().st_size // count:,} bytes"
    return Figure(f"{reader.name}: entries a second", count / seconds, at_least=at_least, note=note)


def _markdown(path: Path, count: int) -> Figure:
    """A file an article, as they come."""
    body = "\n\n".join([f"**{SENTENCES[0]}** [More]({'https://paper.example/'}) {' '.join(SENTENCES)}"] * 4)
    path.write_text(f"---\ntitle: Ferry stays\ndate: 2026-01-05\ntags: [harbour, ferry]\n---\n\n{body}\n", "utf-8")
    started = time.process_time()
    assert all(len(list(read_by(markdown, path))) == 1 for _ in range(count))
    return Figure(
        "Markdown files a second", count / (time.process_time() - started), note=f"{path.stat().st_size} bytes"
    )


def _memory(path: Path, count: int) -> Figure:
    """How far the process grows while a large feed is read: not with the feed, whose tree would take five times it."""
    path.write_text(_rss(count), "utf-8")
    process = psutil.Process()
    before = peak = process.memory_info().rss
    for number, _ in enumerate(read_by(rss, path)):
        if number % 1_000 == 0:
            peak = max(peak, process.memory_info().rss)
    note = f"a feed of {path.stat().st_size / 1e6:.0f} MB"
    return Figure("RSS: growth of the process", (peak - before) / 1e6, "MB", at_most=10, note=note)


def _rss(count: int) -> str:
    items = "".join(_RSS.format(number, _TEXT) for number in range(count))
    return (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>'
        f"<link>https://paper.example/</link><language>en-gb</language>\n{items}</channel></rss>"
    )


def _atom(count: int) -> str:
    items = "".join(_ATOM.format(number, _TEXT) for number in range(count))
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>\n{items}</feed>'


def _sitemap(count: int) -> str:
    items = "".join(_URL.format(number) for number in range(count))
    return (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{items}</urlset>'
    )


def _json(count: int) -> str:
    items = [
        {
            "id": f"https://paper.example/{number}",
            "url": f"https://paper.example/{number}",
            "title": f"Ferry {number} stays",
            "content_html": _TEXT,
            "date_published": "2026-01-05T10:30:00Z",
            "authors": [{"name": "Jane Doe"}],
        }
        for number in range(count)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": items})
