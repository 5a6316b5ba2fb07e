"""``python -m bench``: measure, compare with the limits, print one table, keep the results."""

import argparse
import importlib
import json
import os
import platform
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figures import Figure, Options

BENCHES = {
    "drop": "from dropped to searchable, one file at a time; 200 drops, two minutes",
    "burst": "2,000 articles at once, against a plain loop over the same steps; ten minutes",
    "search": "the API against Elasticsearch asked directly, at 100,000 articles; six minutes",
    "suggest": "what is suggested while somebody types, at 100,000 articles; four minutes",
    "page": "the page at 100,000 articles: the server's time, weight, when it is seen in Chromium; six minutes",
    "relevance": "what is asked for is found: by words, by meaning, by both; ten minutes",
    "alerts": "1,000 saved searches: from written to told, and what that costs searchers; six minutes",
    "export": "a whole archive through the API, against a bare scan of the index; memory; four minutes",
    "memory": "the whole stack at rest, and a worker after 5,000 articles; five minutes",
    "quality": "how right what is read is, against limits and what was reached before; some minutes",
    "wire": "XML of the wires a second; seconds",
    "webpages": "saved web pages a second, where samples are; seconds",
    "bundle": "a large bundle: its first article, and single drops beside it; ten minutes",
    "datasets": "rows of data sets a second, and the memory of a large one; a minute",
    "feeds": "entries of feeds a second; a minute",
    "publish": "articles published a second in each format, and the memory of a stream; a minute",
    "dates": "days named in news: found, right, fast; readability: fast; seconds",
    "language": "the language of sentences and word pairs; seconds",
    "subjects": "Media Topics told from the words, against the BBC's sections; seconds",
    "summary": "summaries against the first three sentences, by ROUGE; seconds",
    "quotes": "quotes found, and who said them; a minute",
    "groups": "copies and stories found, and the cost among a million articles; fifteen minutes",
    "entities": "names and places found: right, fast; two minutes",
    "steps": "what each step of enrichment costs, and all of them: speed, memory, start; a minute",
}
RESULTS = Path(__file__).parent / "results"
_COLOURS = {"met": "green", "missed": "bold red", "reported": "dim"}


def main() -> int:
    """0 when every limit is met, 1 when one is missed or a bench broke, 2 for a wrong command line."""
    arguments = _parser().parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # as the workers have it; read when a bench imports numpy
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped too
    options = Options(quick=arguments.quick)
    console = Console()
    measured: dict[str, list[Figure]] = {}
    broken: list[str] = []
    for name in arguments.names or BENCHES:
        started = time.monotonic()
        with console.status(f"{name}: {BENCHES[name]}"):
            try:
                measured[name] = _run(name, options)
            except Exception as error:  # noqa: BLE001  the other benches are still worth having
                console.print_exception(max_frames=5)
                broken.append(f"{name}: {error}")
        console.print(f"[dim]{name}: {time.monotonic() - started:.0f} s[/]")
        _keep(name, measured.get(name, []), options)
    console.print(_table(measured))
    for line in broken:
        console.print(f"[bold red]not measured[/] {line}", highlight=False)
    missed = any(figure.verdict == "missed" for figures in measured.values() for figure in figures)
    return int(missed or bool(broken))


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, BENCHES))
    listed = "\n".join(f"  {name:<{width}}  {what}" for name, what in BENCHES.items())
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure Dateline's speed, memory and quality, on servers of its own in temporary folders.",
        epilog=f"benches:\n{listed}\n\nexamples:\n"
        "  make bench                        all of them, in full\n"
        "  python -m bench drop search       these two\n"
        "  python -m bench --quick burst     a smaller run, for a first look\n\n"
        f"Results are also written to {RESULTS.parent.name}/{RESULTS.name}/NAME.json. Ratios are taken within one run, "
        "so they can be\ncompared between machines; seconds cannot. The exit status is 1 when a limit is missed.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="BENCH", choices=[*BENCHES, []], help="which; default: all")
    parser.add_argument("--quick", action="store_true", help="measure less: for a look, not for the record")
    return parser


def _run(name: str, options: Options) -> list[Figure]:
    figures: list[Figure] = importlib.import_module(f"bench.{name}").run(options)
    return figures


def _keep(name: str, figures: Sequence[Figure], options: Options) -> None:
    if not figures:
        return
    RESULTS.mkdir(exist_ok=True)
    record = {
        "bench": name,
        "quick": options.quick,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version()},
        # A high load beside us makes every time longer; the ratios hold.
        "load_average": os.getloadavg(),
        "figures": [{**asdict(figure), "verdict": figure.verdict} for figure in figures],
    }
    (RESULTS / f"{name}.json").write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _table(measured: dict[str, list[Figure]]) -> Table:
    table = Table(title=f"Measured on {len(os.sched_getaffinity(0))} cores")
    for heading in ("figure", "measured", "limit", "verdict", "note"):
        table.add_column(heading, justify="right" if heading == "measured" else "left", overflow="fold")
    for figures in measured.values():
        for figure in figures:
            verdict = f"[{_COLOURS[figure.verdict]}]{figure.verdict}[/]"
            value = f"{figure.value:,.3g}" if abs(figure.value) < 1000 else f"{figure.value:,.0f}"
            table.add_row(figure.name, f"{value} {figure.unit}".strip(), figure.limit, verdict, figure.note)
        table.add_section()
    return table


if __name__ == "__main__":
    sys.exit(main())
