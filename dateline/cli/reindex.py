"""``dateline reindex``: a new index for a new version, filled from the old one."""

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, count, err, out, show_json
from dateline.index.refill import refill


def command(json: AsJson = False) -> None:
    """Fill a new index after an update of Dateline.

    `dateline up` does that by itself when it starts; this is for hosts on which it does not run. Searches go on all the
    time, and articles that come meanwhile are in the new index, too. Where the index is of this version already,
    nothing is done.
    """
    with refilling(err) as tell:
        articles = refill(configured(), tell)
    if json:
        show_json({"articles": articles})
        return
    out.print(f"[green]✓[/] {count(articles, 'article')} in the new index." if articles else "Nothing to do.")


@contextlib.contextmanager
def refilling(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A progress bar, seen only when there is something to tell: call it with the articles done and their number."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Filling the index anew for this version", total=None, visible=False)
        yield lambda done, total: progress.update(task, completed=done, total=total, visible=True)
