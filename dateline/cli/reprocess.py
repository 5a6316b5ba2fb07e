"""``dateline reprocess``: the enrichment again, over articles that are in the index."""

import os
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.cli.configured import configured
from dateline.cli.screen import AsJson, count, err, out, show_json
from dateline.errors import DatelineError
from dateline.settings import Settings

_NICE = 10  # the workers go first: what comes in is waited for


def command(
    where: Annotated[
        str,
        typer.Option(
            metavar="QUERY", help="Only these: words, and name=value for language, source, person, place, from_date ..."
        ),
    ] = "",
    step: Annotated[list[str] | None, typer.Option(metavar="STEP", help="Only this step; may be repeated.")] = None,
    older_than: Annotated[
        str | None,
        typer.Option(
            metavar="VERSION", help="Only articles with an older version of the step; `current` for that of today."
        ),
    ] = None,
    afresh: Annotated[
        bool, typer.Option("--afresh", metavar="", help="Begin again where the same was broken off before.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Enrich articles again, after an update or a change of settings.

    All articles can be found meanwhile, each as it was or as it comes out now; what people corrected stays. Ctrl-C
    breaks off, and the same command goes on from there. It runs beside everything else, at a lower priority.

    Example: dateline reprocess --step entities --older-than current --where 'language=en from_date=-30d'
    """
    # Only this command needs the steps: half a second.
    from dateline.stages.reprocessing import Order, progress_of, reprocess  # noqa: PLC0415
    from dateline.stages.reprocessing import Progress as Begun  # noqa: PLC0415

    settings = configured()
    steps = tuple(step or ())
    _check(settings, steps, older_than)
    version = None if older_than in (None, "current") else int(str(older_than))
    order = Order(where, steps, older_than is not None, version)
    begun = Begun() if afresh else progress_of(settings, order)
    if begun.done:
        err.print(f"Going on after {count(begun.done, 'article')}; --afresh would begin again.")
    os.nice(_NICE)
    columns = (TextColumn("Enriching"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=None)
        try:
            done = reprocess(settings, order, lambda n, total: progress.update(task, completed=n, total=total), begun)
        except KeyboardInterrupt:
            raise DatelineError("Broken off; what is done is done.", "The same command goes on from here.") from None
    if json:
        show_json({"articles": done})
        return
    out.print(f"[green]✓[/] {count(done, 'article')} enriched again." if done else "No article is concerned.")


def _check(settings: Settings, steps: tuple[str, ...], older_than: str | None) -> None:
    from dateline.enrich import STEPS  # noqa: PLC0415

    known = [step.name for step in STEPS]
    for name in steps:
        if name not in known:
            raise DatelineError(f"There is no step {name}.", f"There are {', '.join(known)}.")
        if name in settings.skipped_steps:
            raise DatelineError(f"The step {name} is switched off.", "Take it out of DATELINE_STEPS_OFF.")
    if older_than not in (None, "current"):
        if not str(older_than).isdecimal():
            raise DatelineError(f"{older_than} is no version of a step.", "Give a number, or `current`.")
        if len(steps) != 1:
            raise DatelineError("The number of a version belongs to one step.", "Say which: --step NAME.")
