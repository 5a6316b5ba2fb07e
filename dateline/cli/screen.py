"""What all commands share in showing: the two streams, numbers and times as a person reads them, JSON."""

import dataclasses
import json
import sys
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console

out = Console(highlight=False, emoji=False)
err = Console(stderr=True, highlight=False, emoji=False)

AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON.")]
"""The option of every command that shows something."""

UP, DOWN, UNSURE = "[green]●[/]", "[red]●[/]", "[yellow]●[/]"


def show_json(value: Any) -> None:
    """Write a value as JSON to standard output, for programs to read."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False, default=_plain) + "\n")


def duration(seconds: float) -> str:
    """A span of time in its two largest units: ``45 s``, ``3 min 20 s``, ``2 h 5 min``, ``4 d 1 h``."""
    if seconds < 10:
        return f"{seconds:.1f} s".replace(".0 s", " s")
    if seconds < 60:
        return f"{seconds:.0f} s"
    whole = round(seconds)
    for large, small, names in ((86400, 3600, "d h"), (3600, 60, "h min"), (60, 1, "min s")):
        if whole >= large:
            first, second = names.split()
            rest = whole % large // small
            return f"{whole // large} {first}" + (f" {rest} {second}" if rest else "")
    return f"{whole} s"


def ago(time: str) -> str:
    """How long ago an ISO 8601 time was, in words; empty for an empty time."""
    return (
        f"{duration(max(0.0, (datetime.now(UTC) - datetime.fromisoformat(time)).total_seconds()))} ago" if time else ""
    )


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 file``, ``2 files``, ``1,204 files``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)
