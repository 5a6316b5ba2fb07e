"""Which files a person means who names files and folders on the command line."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.spool.inbox import scan
from dateline.spool.layout import SIDECAR, printable


@dataclass(frozen=True)
class Chosen:
    """A file to drop, and the source that it is from."""

    path: Path
    source: str | None


def choose(paths: Sequence[Path], source: str | None) -> list[Chosen]:
    """The files that these paths mean, in their order. Raises DatelineError for one that is not there, or for none."""
    chosen = [file for path in paths for file in _below(path, source)]
    if not chosen:
        raise DatelineError(
            "There is no file in " + ", ".join(printable(str(path)) for path in paths) + ".",
            "Hidden and unfinished files (.x, ~x, x.part, x.tmp) are passed over.",
        )
    return chosen


def known_fields(path: Path) -> dict[str, Any] | None:
    """What a sidecar beside the file says. Raises DatelineError when it is no JSON object."""
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        fields = json.loads(sidecar.read_bytes())
    except OSError:
        return None
    except ValueError as error:
        raise DatelineError(f"{printable(str(sidecar))} is not JSON: {error}", "Correct or remove it.") from error
    if not isinstance(fields, dict):
        raise DatelineError(f"{printable(str(sidecar))} holds no JSON object.", "Correct or remove it.")
    return fields


def _below(path: Path, source: str | None) -> Iterator[Chosen]:
    if not path.is_dir():
        if not os.path.lexists(path):
            raise DatelineError(f"There is no file {printable(str(path))}.", "Check the name and the folder.")
        is_sidecar = path.name.endswith(SIDECAR) and path.with_name(path.name.removesuffix(SIDECAR)).exists()
        if not is_sidecar:  # that goes with its file
            yield Chosen(path, source)
        return
    for waiting in sorted(scan(path), key=lambda waiting: waiting.path):
        folder, slash, _ = waiting.path.partition("/")
        yield Chosen(path / waiting.path, source or (folder if slash else None))
