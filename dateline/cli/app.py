"""All commands with one line each. Only the one that is called is loaded, so that help comes at once."""

import importlib
import inspect
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from dateline import __version__
from dateline.cli.screen import err
from dateline.errors import DatelineError

COMMANDS = {
    "up": ("Run", "Start everything on this machine and say where it is."),
    "doctor": ("Run", "Check every part; say what is wrong and how to mend it."),
    "drop": ("Articles", "Drop files into the inbox and follow each to its end."),
    "reprocess": ("Articles", "Enrich articles again, after an update or a change of settings."),
    "reindex": ("Run", "Fill a new index after an update of Dateline."),
    "keys": ("Run", "Make, list, rotate and revoke the keys of the API."),
    "search": ("Articles", "Find articles by their words."),
    "status": ("Files", "Show where all files are, the queues and the servers."),
    "failed": ("Files", "List the files that failed: why, and what to do."),
    "retry": ("Files", "Put failed files back into the inbox."),
}
"""Each command's panel in the help, and its summary: the first line of its docstring."""

_HELP = """Drop a news file into a folder, find the article a moment later.

[bold]dateline up[/] starts everything; leave it running and open a second terminal:

  [cyan]dateline drop story.txt[/]        from the file to the article, step by step
  [cyan]dateline search "steel mill"[/]   words, "phrases", -not, either|or, start*
  [cyan]dateline status[/]                where every file is

All data lies in one folder, DATELINE_HOME (./var unless you say otherwise).
Every setting is an environment variable or a line in .env: docs/settings.md."""


def run() -> None:
    """Run the command line of this process and end it."""
    sys.exit(reporting(application(sys.argv[1:])))


def reporting(work: Callable[[], object]) -> int:
    """Do the work; its exit status. Whatever goes wrong is said in a line, with what to do, never as a traceback."""
    try:
        work()
    except DatelineError as error:
        say_error(error.reason, error.advice)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more at its end
    except OSError as error:
        say_error(f"{error.strerror}: {error.filename}" if error.filename else str(error), "")
    except Exception as error:
        if os.environ.get("DATELINE_TRACEBACK"):
            raise
        say_error(
            f"{type(error).__name__}: {error}",
            "This is a fault in Dateline. Set DATELINE_TRACEBACK=1 to see where, and report it.",
        )
    else:
        return 0
    return 1


def say_error(reason: str, advice: str) -> None:
    """One line that says what is wrong, one that says what to do; on standard error."""
    err.print(f"[bold red]✗[/] {_safe(reason)}", soft_wrap=True)
    if advice:
        err.print(f"[bold]→[/] {_safe(advice)}", soft_wrap=True)


def application(arguments: Sequence[str]) -> typer.Typer:
    """The application; of its commands the one named in the arguments is real, of the others only the help is there."""
    app = typer.Typer(
        help=_HELP,
        rich_markup_mode="rich",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_root)
    called = next((word for word in arguments if not word.startswith("-")), None)
    for name, (panel, summary) in COMMANDS.items():
        module = importlib.import_module(f"dateline.cli.{name}") if name == called else None
        if module and hasattr(module, "COMMANDS"):
            app.add_typer(_group(module.COMMANDS), name=name, rich_help_panel=panel, help=_flowing(module.command))
            continue
        function = module.command if module else _not_loaded
        # The docstring of the real one says more than its summary.
        app.command(name, rich_help_panel=panel, help=_flowing(function) if name == called else summary)(function)
    return app


def _group(commands: Mapping[str, Callable[..., object]]) -> typer.Typer:
    """A command of which each word after its name does something else."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False)
    for name, function in commands.items():
        group.command(name, help=_flowing(function))(function)
    return group


def _root(
    version: Annotated[
        bool, typer.Option("--version", metavar="", help="Show the version and end.", is_eager=True)
    ] = False,
) -> None:
    if version:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


def _not_loaded() -> None:
    """Stand in for a command that was not called."""


def _flowing(function: Callable[..., object]) -> str:
    """What the command says of itself, each paragraph on one line: the terminal breaks it where it must."""
    paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _safe(text: Any) -> str:
    return str(text).replace("[", r"\[")
