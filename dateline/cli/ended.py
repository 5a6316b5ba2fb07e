"""One dropped file that has ended, as a person reads it."""

from functools import partial

from rich.markup import escape
from rich.progress import Progress

from dateline.cli.screen import out
from dateline.spool.drop import Receipt
from dateline.spool.filerecord import FileRecord
from dateline.spool.layout import printable

_MOST_SHOWN = 10
"""Articles of one file, and notes on it; of a large one a person wants no more."""


def show_end(progress: Progress, receipt: Receipt, record: FileRecord | None) -> None:
    """Print how it ended, above the progress bar; None for a file that has not."""
    console = progress.console if progress.console.is_terminal and out.is_terminal else out
    write = partial(console.print, soft_wrap=not out.is_terminal)
    name = escape(printable(receipt.path))
    if record is None:
        write(f"[yellow]…[/] {name} [yellow]has not ended yet[/]")
    elif record.status == "failed":
        failure = record.failure or {}
        write(f"[red]✗[/] {name} [red]failed[/]: {escape(failure.get('reason', ''))}")
        write(f"  → {escape(failure.get('advice', ''))}")
    elif record.status == "duplicate":
        write(f"[yellow]=[/] {name} [dim]has the articles of file {record.duplicate_of}[/]")
    else:
        write(f"[green]✓[/] {name}{_fates(record)}")
        for article in record.articles[:_MOST_SHOWN]:
            write(f"  [cyan]{article['id']}[/] {escape(article['headline'])}")
        for note in record.notes[:_MOST_SHOWN]:
            write(f"  [yellow]![/] {escape(note)}")
        if max(len(record.articles), len(record.notes)) > _MOST_SHOWN:
            write(f"  [dim]All of them: GET /v1/files/{record.file_id}/parts[/]")


def _fates(record: FileRecord) -> str:
    """The number of its parts by what became of them, where it has more than one."""
    if sum(record.counts.values()) < 2:
        return ""
    return f" [dim]{', '.join(f'{number:,} {fate}' for fate, number in record.counts.items())}[/]"
