"""``dateline doctor``: every part looked at; what is wrong, and how to mend it."""

import typer
from rich.markup import escape

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, count, out, show_json
from dateline.stack.examine import Finding, examine

_MARKS = {"good": "[green]✓[/]", "note": "[yellow]![/]", "wrong": "[bold red]✗[/]"}


def command(json: AsJson = False) -> None:
    """Check every part; say what is wrong and how to mend it.

    Python and packages, folders and disk space, file events, ports, Redis, Elasticsearch, the programs and workers,
    claims that do not move. The exit status is 1 if anything is wrong.
    """
    settings = configured()
    findings = []
    for finding in examine(settings):
        findings.append(finding)
        if not json:
            _show(finding)
    wrong = sum(finding.verdict == "wrong" for finding in findings)
    if json:
        show_json(findings)
    else:
        out.print()
        if wrong:
            out.print(f"[bold red]{count(wrong, 'thing is', 'things are')} wrong.[/] Mend the first one first.")
        else:
            out.print("[bold green]All is well.[/]")
    if wrong:
        raise typer.Exit(1)


def _show(finding: Finding) -> None:
    out.print(f"{_MARKS[finding.verdict]} [bold]{finding.part:<14}[/] {escape(finding.found)}", soft_wrap=True)
    if finding.advice:
        out.print(f"  {'':<14} → {escape(finding.advice)}", soft_wrap=True)
