"""``dateline failed``: what failed, why, and what to do."""

from rich.markup import escape

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, ago, count, out, show_json
from dateline.spool.failed import FailedFile, failed_files
from dateline.spool.layout import Spool


def command(json: AsJson = False) -> None:
    """List the files that failed: why, and what to do.

    They lie whole in failed/, each with a NAME.error.json beside it. `dateline retry` tries them again.
    """
    found = list(failed_files(Spool(configured().home).prepared()))
    if json:
        show_json(found)
        return
    for file in found:
        _show(file)
    if not found:
        out.print("[green]✓[/] No file has failed.")
        return
    out.print(
        f"[bold]{count(len(found), 'file')}[/] failed. Try again: `dateline retry NAME`, or `dateline retry --all`."
    )


def _show(file: FailedFile) -> None:
    facts = [file.stage, count(file.attempts, "attempt") if file.attempts else "", ago(file.time)]
    told = " · ".join(fact for fact in facts if fact)
    out.print(f"[red]✗[/] [bold]{escape(file.name)}[/]  [dim]{told}[/]", soft_wrap=True)
    out.print(f"  {escape(file.reason)}", soft_wrap=not out.is_terminal)
    if file.advice:
        out.print(f"  → {escape(file.advice)}", soft_wrap=not out.is_terminal)
