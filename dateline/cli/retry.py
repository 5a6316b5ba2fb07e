"""``dateline retry``: failed files back into the inbox."""

from typing import Annotated

import typer
from rich.markup import escape

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, count, out, show_json
from dateline.errors import DatelineError
from dateline.spool.failed import FailedFile, failed_files
from dateline.spool.failures import retried
from dateline.spool.layout import Spool


def command(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="As `dateline failed` lists them.")] = None,
    everything: Annotated[bool, typer.Option("--all", metavar="", help="All files that failed.")] = False,
    json: AsJson = False,
) -> None:
    """Put failed files back into the inbox.

    The same as moving them there by hand. The exit status is 1 if any could not be moved.
    """
    if bool(names) == everything:
        raise DatelineError("Say which files: names, or --all.", "`dateline failed` lists them.")
    spool = Spool(configured().home).prepared()
    found = list(failed_files(spool))
    chosen = found if everything else [_named(name, found) for name in names or []]
    troubles = {file.name: retried(spool, file) for file in chosen}
    moved = sum(trouble is None for trouble in troubles.values())
    if json:
        show_json(
            [{"name": name, "retried": trouble is None, "trouble": trouble} for name, trouble in troubles.items()]
        )
    else:
        for name, trouble in troubles.items():
            mark = "[green]↻[/]" if trouble is None else "[red]✗[/]"
            out.print(f"{mark} {escape(name)}{f': {escape(trouble)}' if trouble else ''}", soft_wrap=True)
        out.print(f"[bold]{count(moved, 'file')}[/] back in the inbox." if chosen else "No file has failed.")
    if moved < len(chosen):
        raise typer.Exit(1)


def _named(name: str, found: list[FailedFile]) -> FailedFile:
    """The failed file of this name, or of this name in a folder where that is clear. Raises DatelineError."""
    exact = [file for file in found if name in (file.name, file.path)]
    loose = [file for file in found if file.name.rsplit("/", 1)[-1] == name]
    fitting = exact or loose
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(file.name for file in fitting)
        raise DatelineError(f"{name} could be {names}.", "Give the name with its folder.")
    raise DatelineError(f"No failed file is called {name}.", "`dateline failed` lists them.")
