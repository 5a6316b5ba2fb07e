"""``make demo``: the sample articles dropped and found, on the running stack or on one for the occasion."""

import contextlib
import sys
from pathlib import Path

import typer

from dateline.cli import drop, search
from dateline.cli.app import reporting
from dateline.cli.configured import configured
from dateline.cli.screen import out
from dateline.cli.up import StopSignals, started
from dateline.stack.control import processes
from dateline.stack.readiness import api_url

_SEARCHES = ("ferry", '"pay deal" nurses')


def main() -> None:
    """Drop, watch, search twice."""
    settings = configured()
    needs_stack = settings.redis_url is None and processes(settings.home) is None
    with started(settings, StopSignals()) if needs_stack else contextlib.nullcontext():
        _say("drop samples")
        with contextlib.suppress(typer.Exit):
            drop.command([Path("samples")])
        for query in _SEARCHES:
            _say(f"search '{query}'")
            search.command(query)
    if not needs_stack:
        out.print(f"\nIn a browser: [cyan]{api_url(settings)}/[/]")


def _say(command: str) -> None:
    out.print(f"\n[bold cyan]$ dateline {command}[/]")


if __name__ == "__main__":
    sys.exit(reporting(main))
