"""``python -m bench.quality``: the figures of quality, each against its limit and against what was reached before.

What was reached stands in ``baselines.json``; ``--record`` writes it anew. Each run in full writes ``quality.md``.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from bench import datelines, dates, entities, groups, language, quotes, subjects, summary, teasers, webpages, wire
from bench.figures import Figure, Options
from bench.scorers import DATA

Measure = Callable[[Options], list[Figure]]

_ORDERS = 5  # in which the articles of a group arrive


def _shares(measure: Measure) -> Measure:
    """Of the figures of a bench those of quality: shares of 1, without speed, memory and what is to be low."""

    def shares(options: Options) -> list[Figure]:
        return [figure for figure in measure(options) if not figure.unit and figure.at_most is None]

    return shares


def _groups(_: Options) -> list[Figure]:
    return [*groups.copies(_ORDERS), *groups.stories(_ORDERS)] if DATA.exists() else []


# Each gives figures that are better the higher they are. The test suite takes the fast ones: some seconds each.
FAST: tuple[Measure, ...] = (
    teasers.quality,
    datelines.quality,
    webpages.quality,
    wire.quality,
    _shares(language.run),
    _shares(subjects.run),
    _shares(dates.run),
)
SLOW: tuple[Measure, ...] = (
    _shares(summary.run),
    _shares(quotes.run),
    _shares(entities.run),
    _shares(_groups),
)

SLACK = 0.002
"""How far a figure may fall. The readers give the same every time, so this only lets one of a thousand cases be traded
for another; of the smaller samples no case may be lost."""

BASELINES = Path(__file__).parent / "baselines.json"
TABLE = Path(__file__).parent / "quality.md"


def run(options: Options) -> list[Figure]:
    """All figures; what was reached before is their limit where that is higher, unless less is measured than then."""
    figures = [figure for measure in (*FAST, *SLOW) for figure in measure(options)]
    recorded = {} if options.quick else baselines()
    least = {name: round(before - SLACK, 4) for name, before in recorded.items()}
    return [
        replace(figure, at_least=max(figure.at_least or 0, least.get(figure.name, 0)) or None) for figure in figures
    ]


def measured(measures: Sequence[Measure]) -> list[Figure]:
    """The figures of these measures, of all samples that are there."""
    return [figure for measure in measures for figure in measure(Options(quick=False))]


def sample() -> str:
    """A mark of the sample data: another sample has other names or sizes. Empty where there is none."""
    files = sorted(path for path in DATA.rglob("*") if path.is_file())
    listed = "\n".join(f"{path.relative_to(DATA)} {path.stat().st_size}" for path in files)
    return hashlib.sha256(listed.encode()).hexdigest()[:16] if files else ""


def baselines() -> dict[str, float]:
    """What each figure was when it was last recorded; empty when that was on another sample."""
    if not BASELINES.exists():
        return {}
    found: dict[str, Any] = json.loads(BASELINES.read_text("utf-8"))
    return found["figures"] if found["sample"] == sample() else {}


def record(figures: Sequence[Figure]) -> None:
    """Make these figures the baselines."""
    values = {figure.name: round(figure.value, 6) for figure in figures}
    text = json.dumps({"sample": sample(), "figures": values}, indent=2, ensure_ascii=False)
    BASELINES.write_text(f"{text}\n", "utf-8")


def complaints(figures: Sequence[Figure], recorded: dict[str, float]) -> list[str]:
    """In words, each figure that fell, misses its limit or, where others are recorded, is not."""
    found = []
    for figure in figures:
        before = recorded.get(figure.name)
        if before is None and recorded:
            found.append(f"{figure.name}: it has no baseline; python -m bench.quality --record writes one.")
        if before is not None and figure.value < before - SLACK:
            found.append(f"{figure.name}: fell from {_short(before)} to {_short(figure.value)}. {figure.note}")
        if figure.verdict == "missed":
            found.append(f"{figure.name}: {_short(figure.value)}, {figure.limit}. {figure.note}")
    return found


def unmeasured(figures: Sequence[Figure], recorded: dict[str, float]) -> list[str]:
    """The figures with a baseline that nothing measured: they have another name now, or went away."""
    return sorted(recorded.keys() - {figure.name for figure in figures})


def table(figures: Sequence[Figure], recorded: dict[str, float]) -> str:
    """The figures as a page of Markdown."""
    rows = [
        (
            figure.name,
            _short(figure.value),
            _short(recorded[figure.name]) if figure.name in recorded else "",
            "" if figure.at_least is None else _short(figure.at_least),
        )
        for figure in figures
    ]
    lines = [
        "# Quality",
        "",
        "Written by `make bench-quality`. A figure is a share of 1: the higher the better.",
        "",
        "| figure | measured | baseline | at least |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """0 when nothing fell below its baseline or its limit, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__, allow_abbrev=False)
    parser.add_argument("--record", action="store_true", help="write what is measured now as the baselines")
    arguments = parser.parse_args()
    console = Console(highlight=False)
    with console.status("measuring; some minutes"):
        figures = measured((*FAST, *SLOW))
    if arguments.record:
        record(figures)
    recorded = baselines()
    page = table(figures, recorded)
    console.print(page, markup=False)
    if recorded:
        TABLE.write_text(page, "utf-8")
    else:
        console.print("The baselines are of another sample: only the limits count, and quality.md stays as it is.")
    wrong = complaints(figures, recorded)
    wrong += [f"{name}: nothing measures it any more." for name in unmeasured(figures, recorded)]
    for line in wrong:
        console.print(line, style="bold red", markup=False)
    return int(bool(wrong))


def _short(value: float) -> str:
    """Three decimals without the zero before them, as such shares are written: .976."""
    return f"{value:.3f}".removeprefix("0")


if __name__ == "__main__":
    sys.exit(main())
