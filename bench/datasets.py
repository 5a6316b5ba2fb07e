"""Data sets: articles a second and peak memory of each format, one process, from generated files."""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from bench.figures import Figure, Options, peak_megabytes
from bench.reading import articles_of, read_by
from bench.texts import invented
from dateline.formats import delimited, json_data, jsonl, ninjs, parquet, reuters_sgml
from dateline.formats.known import load
from tests.pipeline import ROOT

_READERS = {
    module.__name__.rpartition(".")[2]: module for module in (ninjs, jsonl, json_data, delimited, parquet, reuters_sgml)
}
_CHARACTERS = 2_000  # of a body
_TEXTS = 500  # different ones; a file repeats them under other addresses
_PEAK_MEGABYTES = 300


def run(options: Options) -> list[Figure]:
    """For each format the speed of its reader alone and with what every article goes through, and the peak."""
    count = options.pick(20_000, 3_000)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        figures = []
        for name, write in _WRITERS.items():
            path = Path(folder, name)
            write(path, count)
            figures += _speeds(name, path)
            path.unlink()
        return [*figures, _plain_text(Path(folder), options), _flat(Path(folder, "large"), options)]


def _speeds(name: str, path: Path) -> list[Figure]:
    least = 5_000 if name in {"ninjs", "jsonl"} else None
    alone, whole = (_measured(name, path, finish=finish) for finish in (False, True))
    note = f"{alone['articles']:,} articles of {path.stat().st_size // alone['articles']:,} bytes"
    return [
        Figure(f"{name}: read", alone["articles"] / alone["seconds"], "articles/s", note=note),
        Figure(
            f"{name}: read and finished", whole["articles"] / whole["seconds"], "articles/s", at_least=least, note=note
        ),
    ]


def _plain_text(folder: Path, options: Options) -> Figure:
    """Files of plain text, one article each: opened, told from all other formats, read and finished."""
    paths = []
    for number, row in enumerate(_rows(options.pick(5_000, 500))):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(f"{row['title']}\n\nBy {row['author']}\n\n{row['text']}\n")
    load()
    started = time.process_time()
    assert all(len(list(articles_of(path))) == 1 for path in paths)
    speed = len(paths) / (time.process_time() - started)
    note = f"{len(paths):,} files of {paths[0].stat().st_size:,} bytes"
    return Figure("plain text: read and finished", speed, "articles/s", at_least=2_000, note=note)


def _flat(path: Path, options: Options) -> Figure:
    """The peak of a process that reads a large file of JSON Lines from end to end."""
    megabytes = options.pick(200, 20)
    _write_jsonl(path, megabytes * 480)
    measured = _measured("jsonl", path, finish=True)
    size = path.stat().st_size / 1e6
    note = f"{measured['articles']:,} articles in {size:.0f} MB"
    return Figure("JSON Lines: peak memory", measured["megabytes"], "MB", at_most=_PEAK_MEGABYTES, note=note)


def _measured(name: str, path: Path, *, finish: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.datasets", name, str(path), "finish" if finish else ""]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _read_here(name: str, path: Path, *, finish: bool) -> dict[str, Any]:
    load()
    started = time.process_time()
    count = sum(1 for _ in read_by(_READERS[name], path, finish=finish))
    seconds = time.process_time() - started
    return {"articles": count, "seconds": seconds, "megabytes": peak_megabytes()}


def _rows(count: int) -> Iterator[dict[str, Any]]:
    """Rows as data sets have them, of about two kilobytes."""
    texts = list(invented(_TEXTS, seed=9))
    for number in range(count):
        text = texts[number % len(texts)]
        body = "\n\n".join([text.body] * max(1, _CHARACTERS // len(text.body)))
        address = f"https://harbour-post.example/{number}"
        yield {
            "title": text.headline, "text": body, "author": "Mara Lind", "date": "2025-02-09T10:30:00Z",
            "url": address, "source": "Harbour Post", "section": "Traffic",
        }  # fmt: skip


def _items(count: int) -> Iterator[dict[str, Any]]:
    """The same as ninjs 1.x."""
    for row in _rows(count):
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in row["text"].split("\n\n"))
        yield {
            "uri": row["url"], "type": "text", "version": "1", "versioncreated": row["date"], "pubstatus": "usable",
            "urgency": 3, "language": "en", "headline": row["title"], "byline": row["author"], "body_html": paragraphs,
            "subject": [{"code": "medtop:20000337", "name": "public transport"}],
        }  # fmt: skip


def _write_list(file: IO[str], rows: Iterator[dict[str, Any]]) -> None:
    file.write("[")
    for number, row in enumerate(rows):
        file.write(("," if number else "") + json.dumps(row))
    file.write("]")


def _write_ninjs(path: Path, count: int) -> None:
    with path.open("w") as file:
        _write_list(file, _items(count))


def _write_json(path: Path, count: int) -> None:
    with path.open("w") as file:
        _write_list(file, _rows(count))


def _write_jsonl(path: Path, count: int) -> None:
    with path.open("w") as file:
        file.writelines(json.dumps(row) + "\n" for row in _rows(count))


def _write_csv(path: Path, count: int) -> None:
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, next(_rows(1)))
        table.writeheader()
        table.writerows(_rows(count))


def _write_parquet(path: Path, count: int) -> None:
    import duckdb  # noqa: PLC0415  what measures the memory of another format must not load it

    rows = path.with_suffix(".rows")
    _write_jsonl(rows, count)
    duckdb.execute(f"COPY (FROM read_json('{rows}', format = 'newline_delimited')) TO '{path}' (FORMAT parquet)")
    rows.unlink()


def _write_reuters(path: Path, count: int) -> None:
    with path.open("w") as file:
        for number, row in enumerate(_rows(count), 1):
            file.write(
                f'<REUTERS NEWID="{number}">\n<DATE> 9-FEB-1987 10:30:00.00</DATE>\n<TEXT>\n'
                f"<TITLE>{row['title']}</TITLE>\n<BODY>{row['text']}</BODY></TEXT>\n</REUTERS>\n"
            )


_WRITERS: dict[str, Callable[[Path, int], None]] = {
    "ninjs": _write_ninjs,
    "jsonl": _write_jsonl,
    "json_data": _write_json,
    "delimited": _write_csv,
    "parquet": _write_parquet,
    "reuters_sgml": _write_reuters,
}


if __name__ == "__main__":
    print(json.dumps(_read_here(sys.argv[1], Path(sys.argv[2]), finish=sys.argv[3] == "finish")))
