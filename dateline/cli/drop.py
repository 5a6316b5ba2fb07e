"""``dateline drop``: files into the inbox, followed to their end."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from dateline.cli.choosing import Chosen, choose, known_fields
from dateline.cli.configured import configured
from dateline.cli.ended import show_end
from dateline.cli.following import follow
from dateline.cli.screen import AsJson, count, err, out, show_json
from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.spool.drop import Receipt, copied, drop
from dateline.spool.filerecord import FileRecord
from dateline.spool.layout import Spool, printable
from dateline.stack.control import processes


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files, or folders with all that is in them.")],
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Name of the source. In a dropped folder, each folder in it names one."),
    ] = None,
    wait: Annotated[bool, typer.Option("--wait/--no-wait", metavar="", help="Follow each file to its end.")] = True,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="Stop following after this many seconds; the files go on.")
    ] = 600.0,
    json: AsJson = False,
) -> None:
    """Drop files into the inbox and follow each to its end.

    Each file is copied under a hidden name and appears whole. A NAME.meta.json beside it gives known fields. The exit
    status is 1 if any file failed or did not end in time.

    Example: dateline drop --source Dawn articles/*.txt
    """
    settings = configured()
    chosen = choose(paths, source)
    spool = Spool(settings.home).prepared()
    follows = wait and _somebody_works(settings)
    ends: dict[str, FileRecord | None] = {}
    with _progress(quiet=json) as progress:
        receipts = _drop_all(spool, chosen, progress)
        if follows:
            task = progress.add_task("Following", total=len(receipts))
            for receipt, record in follow(spool, receipts, timeout, lambda record: _tell(progress, task, record)):
                ends[receipt.id] = record
                if not json:
                    show_end(progress, receipt, record)
                progress.update(task, completed=sum(end is not None for end in ends.values()))
    if json:
        show_json([{**asdict(receipt), "record": ends.get(receipt.id)} for receipt in receipts])
    else:
        _sum_up(settings, len(receipts), list(ends.values()))
    if wait and any(end is None or end.status == "failed" for end in (ends.get(r.id) for r in receipts)):
        raise typer.Exit(1)


def _tell(progress: Progress, task: TaskID, record: FileRecord) -> None:
    """How far a large file is: its own number of parts is known only at its end."""
    if record.progress and record.progress["indexed"]:
        progress.update(task, description=f"Following: {record.progress['indexed']:,} articles of {record.name}")


def _somebody_works(settings: Settings) -> bool:
    """Whether there is anybody to follow. With a Redis elsewhere, the rest may well be elsewhere, too."""
    if settings.redis_url is not None or processes(settings.home) is not None:
        return True
    err.print(
        f"[bold yellow]![/] No Dateline runs on {escape(str(settings.home))}: the files wait in its inbox.",
        soft_wrap=True,
    )
    err.print("[bold]→[/] Start it with `dateline up`. If it runs on another home, set DATELINE_HOME.", soft_wrap=True)
    return False


def _drop_all(spool: Spool, chosen: list[Chosen], progress: Progress) -> list[Receipt]:
    task = progress.add_task("Dropping", total=len(chosen))
    receipts = []
    for file in chosen:
        try:
            receipts.append(drop(spool, file.path.name, copied(file.path), known_fields(file.path), file.source))
        except OSError as error:
            raise DatelineError(
                f"{printable(str(file.path))} cannot be read: {error.strerror}.",
                f"{count(len(receipts), 'file')} before it {'is' if len(receipts) == 1 else 'are'} in the inbox.",
            ) from error
        progress.advance(task)
    return receipts


def _progress(*, quiet: bool) -> Progress:
    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal)


def _sum_up(settings: Settings, dropped: int, ends: list[FileRecord | None]) -> None:
    if not ends:
        out.print(f"{count(dropped, 'file')} in {escape(str(settings.home / 'inbox'))}", soft_wrap=True)
        return
    states = [end.status if end else "not ended" for end in ends]
    told = [f"{states.count(s):,} {s}" for s in ("indexed", "duplicate", "failed", "not ended") if s in states]
    out.print(f"[bold]{count(dropped, 'file')}[/]: {', '.join(told)}")
    if "failed" in states:
        out.print("[dim]`dateline failed` lists what failed; `dateline retry NAME` tries again.[/]")
