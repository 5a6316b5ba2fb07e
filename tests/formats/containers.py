"""Containers made for the tests."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
STORY = SAMPLES / "documents" / "night-ferry.txt"
"""The story that the samples of all document formats hold, as plain text."""


def container(members: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A ZIP container of these members, in this order; one named ``mimetype`` is not packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return made.getvalue()


def members_of(path: Path) -> dict[str, bytes]:
    """The members of a container by their names."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_member(path: Path, name: str, data: bytes) -> bytes:
    """The container with one member put in or changed."""
    return container(members_of(path) | {name: data})
