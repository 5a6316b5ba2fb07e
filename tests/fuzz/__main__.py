"""``python -m tests.fuzz``: give the readers broken files for some minutes, and show what none of them may do."""

import argparse
import importlib.util
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.table import Table

from tests.fuzz.session import Session
from tests.fuzz.shrink import shrunk
from tests.fuzz.trial import ANY, READERS

_HELP = """\
Each reader must survive any bytes: it gives articles or says in words why it does not. Any other exception, a crash,
more than 10 s of computing or more than 1.5 GB of memory for an input of up to 400 kB is a fault.

Inputs are made of the samples in tests/formats/samples: bits, numbers and words changed, pieces repeated, moved,
nested and put in from other samples; in ZIP, TAR, gzip, OLE, PDF and WARC mostly inside of the container, which is
packed again. Where the package atheris is installed (pip install atheris), half of the time goes to inputs that make a
reader go a way it had not gone before, and to what can be made of them."""
_EXAMPLES = """\
examples:
  python -m tests.fuzz                             all readers, one after the other, a minute each
  python -m tests.fuzz rtf msg --minutes 10        two of them, longer
  python -m tests.fuzz any --minutes 10            files of all kinds, each given to the reader that knows it
  python -m tests.fuzz --processes 2 --blind       two at once, without measuring coverage
  python -m tests.fuzz rtf --shrink FILE           the smallest part of FILE that shows the same fault of the reader

Faults are written to OUT/FORMAT/faults: NAME.bin is an input, NAME.json says what it does. Each is worth a test."""


def main() -> int:
    """0 when no fault was found, 1 when one was, 2 for a wrong command line."""
    arguments = _parser().parse_args()
    if arguments.shrink:
        return _shrink(arguments.formats, arguments.shrink, arguments.out)
    sessions = [
        Session(name, arguments.out / name, guided=not arguments.blind) for name in arguments.formats or [*READERS, ANY]
    ]
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell started it in the background
        signal.signal(number, signal.default_int_handler)
    console = Console()
    pool = ThreadPoolExecutor(arguments.processes)
    try:
        with Live(_table(sessions), console=console, refresh_per_second=1, get_renderable=lambda: _table(sessions)):
            for ended in as_completed(pool.submit(session.run, arguments.minutes * 60) for session in sessions):
                ended.result()
    except KeyboardInterrupt:
        console.print("Stopped; what was found stays.")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for session in sessions:
            session.stop()
    found = [path for session in sessions for path in session.faults.all()]
    for path in found:
        console.print(path, style="red")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m tests.fuzz",
        description=_HELP,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "formats",
        nargs="*",
        choices=[*READERS, ANY, []],
        metavar="FORMAT",
        help=f"one or more of: {', '.join([*READERS, ANY])}",
    )
    parser.add_argument("--minutes", type=float, default=1, help="for each reader (default: 1)")
    parser.add_argument("--processes", type=int, default=1, help="readers at once (default: 1)")
    parser.add_argument(
        "--blind",
        action="store_true",
        default=importlib.util.find_spec("atheris") is None,
        help="without measuring coverage; so it is where atheris is missing",
    )
    parser.add_argument(
        "--out", type=Path, default=Path("var/fuzz"), help="folder for what is found (default: var/fuzz)"
    )
    parser.add_argument("--shrink", type=Path, metavar="FILE", help="make this input smaller instead")
    return parser


def _table(sessions: list[Session]) -> Table:
    table = Table("reader", "minutes", "computing", "inputs", "gave articles", "faults")
    for session in sessions:
        faults = session.faults.all().values()
        told = ", ".join(f"{fault.kind} {fault.place}" for fault in faults)
        table.add_row(
            session.module,
            f"{session.seconds / 60:.1f}",
            f"{session.computed / 60:.1f}",
            f"{session.tried:,}",
            f"{session.read:,}",
            f"[red]{told}[/]" if told else "",
        )
    return table


def _shrink(names: list[str], path: Path, out: Path) -> int:
    if len(names) != 1:
        print("Give the one reader that shows the fault: python -m tests.fuzz FORMAT --shrink FILE")
        return 2
    found = shrunk(names[0], path.read_bytes(), out / names[0])
    if found is None:
        print("This input shows no fault.")
        return 0
    fault, data = found
    print(fault.trace)
    smaller = path.with_suffix(".small")
    smaller.write_bytes(data)
    print(f"{len(data):,} bytes: {smaller}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
