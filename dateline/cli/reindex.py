"""``dateline reindex``: a new index for a new version, filled from the old one."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, count, err, out, show_json
from dateline.index.refill import refill


def command(
    from_archive: Annotated[
        bool,
        typer.Option("--from-archive", metavar="", help="Make a lost index again, from the articles in the archive."),
    ] = False,
    json: AsJson = False,
) -> None:
    """Fill a new index after an update of Dateline.

    `dateline up` does that by itself when it starts; this is for hosts on which it does not run. Searches go on all the
    time, and articles that come meanwhile are in the new index, too. Where the index is of this version already,
    nothing is done.

    An index that was lost is made again with --from-archive. What people corrected is corrected again.
    """
    settings = configured()
    if from_archive:
        from dateline.stages.restoring import restore  # noqa: PLC0415  the usual case does without the stages

        with refilling(err, "Reading the archive") as tell:
            articles = restore(settings, tell)
    else:
        with refilling(err) as tell:
            articles = refill(settings, tell)
    if json:
        show_json({"articles": articles})
        return
    out.print(f"[green]✓[/] {count(articles, 'article')} in the new index." if articles else "Nothing to do.")


@contextlib.contextmanager
def refilling(
    console: Console, what: str = "Filling the index anew for this version"
) -> Iterator[Callable[[int, int], None]]:
    """A progress bar, seen only when there is something to tell: call it with the articles done and their number."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=None, visible=False)
        yield lambda done, total: progress.update(task, completed=done, total=total, visible=True)
