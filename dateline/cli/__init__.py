"""The console command ``dateline``: one file a command, loaded only when that command is called."""


def main() -> None:
    """Run the command line of this process."""
    from dateline.cli.app import run  # noqa: PLC0415  whoever imports this package for a command needs no typer

    run()
