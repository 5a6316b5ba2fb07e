"""The screen that ``dateline up`` ends its start with: where everything is, and what to try."""

import os
import shutil
import sys
from pathlib import Path

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dateline.cli.screen import duration
from dateline.settings import Settings
from dateline.stack.readiness import api_url, flower_url

_SAMPLE = Path("samples/karachi-harbour-ferry.txt")


def welcome(settings: Settings, seconds: float) -> RenderableType:
    """Where the inbox is, the addresses, two commands to try, how to stop; ``seconds``: what the start took."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("Inbox", Text(_short(settings.home / "inbox"), "green"))
    table.add_row("", Text("Put news files here: each becomes an article within a second.", "dim"))
    table.add_row("")
    table.add_row("Page", Text(f"{api_url(settings)}/", "cyan"))
    table.add_row("", Text("Read, search and drop files in a browser.", "dim"))
    table.add_row("")
    table.add_row("API", Text(f"{api_url(settings)}/v1/articles", "cyan"))
    table.add_row("Docs", Text(f"{api_url(settings)}/docs", "cyan"))
    table.add_row("Flower", Text(flower_url(settings), "cyan"))
    table.add_row("")
    program = _program()
    table.add_row("Try", f"{program} drop {_SAMPLE if _SAMPLE.exists() else 'story.txt'}")
    table.add_row("", f"{program} search ferry")
    exports = _exports(settings)
    if exports:
        table.add_row("", Text(f"in another terminal, first: export {exports}", "dim"))
    return Panel(
        table,
        title=f"[bold green]Dateline is ready[/] [dim]in {duration(seconds)}[/]",
        subtitle=f"[dim]Ctrl-C stops everything · {program} status[/]",
        padding=(1, 2),
        border_style="green",
        width=78,
    )


def _program() -> str:
    """How this very program is called from the present folder."""
    called = Path(sys.argv[0]).absolute()
    found = shutil.which("dateline")
    return "dateline" if found and Path(found).resolve() == called.resolve() else _short(called)


def _short(path: Path) -> str:
    """The path from the present folder where it lies below it, else whole."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def _exports(settings: Settings) -> str:
    """What the environment, and not a file, says otherwise than the defaults: other terminals do not know it."""
    telling = ("home", "api_host", "api_port", "redis_port", "redis_url", "elasticsearch_port", "elasticsearch_url")
    names = [f"DATELINE_{name.upper()}" for name in telling if name in settings.model_fields_set]
    return " ".join(f"{name}={os.environ[name]}" for name in names if name in os.environ)
