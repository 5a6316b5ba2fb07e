"""What the page is given beside its own files: typefaces and the outline of the world, made from packages.

It takes ten seconds and 150 MB, so it is done once on a machine and in a process of its own:
``services.api.page.materials`` sees to that, and nothing else imports this.
"""

from pathlib import Path

from services.api.page.fonts import CUTS
from services.api.page.making.typefaces import cut
from services.api.page.making.world import drawing


def make(folder: Path) -> None:
    """Write all of it into this folder."""
    for name in CUTS:
        (folder / name).write_bytes(cut(name))
    (folder / "world.svg").write_text(drawing(), "utf-8")
