"""``dateline status``: where all files are, the queues, the servers and the programs."""

from collections.abc import Sequence
from dataclasses import asdict

from rich.markup import escape
from rich.table import Table

from dateline.cli.configured import configured
from dateline.cli.screen import DOWN, UNSURE, UP, AsJson, ago, count, duration, out, show_json
from dateline.spool.account import Account
from dateline.stack.condition import Condition, Server, condition
from dateline.stack.control import Process


def command(json: AsJson = False) -> None:
    """Show where all files are, the queues and the servers.

    The sum always adds up: dropped = indexed + duplicate + failed + pending. All is read from the disk and the servers
    themselves; no API is needed.
    """
    found = condition(configured())
    if json:
        sums = {"missing": found.files.missing, "adds_up": found.files.adds_up}
        show_json({**asdict(found), "files": {**asdict(found.files), **sums}})
        return
    _show_files(found)
    out.print()
    _show_servers(found.servers)
    out.print()
    _show_programs(found.programs)


def _show_files(found: Condition) -> None:
    files = found.files
    table = _table("Files", "dropped", "", "indexed", "", "duplicate", "", "failed", "", "pending")
    numbers = [f"{n:,}" for n in (files.dropped, files.indexed, files.duplicate, files.failed, files.pending)]
    if files.failed:
        numbers[3] = f"[red]{numbers[3]}[/]"
    table.add_row("", f"[bold]{numbers[0]}[/]", "=", numbers[1], "+", numbers[2], "+", numbers[3], "+", numbers[4])
    out.print(table)
    out.print(_verdict(files), soft_wrap=True)
    grid = Table.grid(padding=(0, 2))
    grid.add_row("[bold]Articles[/]", f"{files.articles:,}")
    waits = f"{files.waiting:,} in the inbox, {files.claimed:,} being worked on"
    grid.add_row("[bold]Pending[/]", waits + (f"; the oldest came {ago(files.oldest)}" if files.oldest else ""))
    queues = "unknown: Redis is away"
    if found.queues is not None:
        queues = " · ".join(f"{stage} {length:,}" for stage, length in found.queues.items())
    grid.add_row("[bold]Queues[/]", queues)
    grid.add_row("[bold]Home[/]", escape(found.home))
    out.print(grid)


def _verdict(files: Account) -> str:
    if files.adds_up:
        return "[green]✓[/] The sum adds up."
    odd = count(abs(files.missing), "file")
    what = f"{odd} missing: removed by hand" if files.missing > 0 else f"{odd} too many: put there by hand"
    return f"[yellow]![/] {what}, or on the move in this very moment; look again."


def _show_servers(servers: Sequence[Server]) -> None:
    table = _table("Server", "Version", "Address", "")
    for server in servers:
        if server.trouble is None:
            table.add_row(f"{UP} {server.name}", server.version or "", server.address, server.facts)
        else:
            table.add_row(f"{DOWN} {server.name}", "", server.address, f"[red]{escape(server.trouble)}[/]")
    out.print(table)


def _show_programs(programs: Sequence[Process] | None) -> None:
    if programs is None:
        out.print(f"{UNSURE} No stack of `dateline up` runs on this home and host.")
        return
    table = _table("Program", "State", "Up for", "Restarts", "Process")
    for program in programs:
        dot, state = _state(program)
        up = duration(program.seconds) if program.alive else ""
        restarts = f"[yellow]{program.restarts}[/]" if program.restarts else "0"
        table.add_row(f"{dot} {program.name}", state, up, restarts, str(program.pid or ""))
    out.print(table)
    for name in (program.name for program in programs if program.restarts):
        out.print(f"[dim]Why {name} was started again: {name}.log in the folder logs.[/]", soft_wrap=True)


def _state(program: Process) -> tuple[str, str]:
    """A dot in a colour, and the state in words."""
    if program.state in ("running", "starting") and program.alive:
        return UP, "running"
    if program.state == "backoff":
        return DOWN, f"[red]died; next start in {duration(program.pause)}[/]"
    return UNSURE, program.state


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column == "Restarts" else "left", overflow="fold")
    return table
