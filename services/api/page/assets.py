"""What a page needs beside its HTML: one style sheet, the scripts, the typefaces, the outline of the world.

Each has an address with the digest of its content, so that a browser keeps it for ever and never has an old one.
"""

import gzip
import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import rcssmin
from starlette.requests import Request
from starlette.responses import Response

from dateline.embedded.cache import exclusive, folder
from services.api.page import fonts, outline

STATIC = Path(__file__).parent / "static"
_FIRST = ("base.css", "frame.css", "parts.css")
"""The sheets that those of the views build on."""

BELOW: Final = "/assets/"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_PACKED = {".css", ".js", ".svg"}  # the typefaces are packed in themselves
_FOR_EVER = "public, max-age=31536000, immutable"
_FONT_URL = re.compile(r"url\(([a-z-]+\.woff2)\)")


@dataclass(frozen=True)
class Asset:
    """A file that pages ask for. ``packed``: its content in gzip's format, None where that gains nothing."""

    name: str
    content: bytes
    packed: bytes | None
    digest: str

    @property
    def url(self) -> str:
        return f"{BELOW}{self.digest}/{self.name}"


@cache
def assets() -> Mapping[str, Asset]:
    """All of them by name. The first time on a machine takes ten seconds: see ``prepare``."""
    built = prepare()
    found = {path.name: _asset(path.name, path.read_bytes()) for path in sorted(built.iterdir())}
    for path in sorted(STATIC.iterdir()):
        if path.suffix != ".css":
            found[path.name] = _asset(path.name, path.read_bytes())
    sheets = sorted(STATIC.glob("*.css"), key=lambda path: (path.name not in _FIRST, path.name))
    style = "\n".join(path.read_text("utf-8") for path in sheets)
    style = _FONT_URL.sub(lambda match: f"url({found[match[1]].url})", style)
    found["page.css"] = _asset("page.css", rcssmin.cssmin(style).encode())
    return found


def asset_url(name: str) -> str:
    """The address of an asset. Raises KeyError where there is none of this name."""
    return assets()[name].url


async def get_asset(request: Request) -> Response:
    """The asset; 404 for a name that there is not. An old address is answered with what is there now."""
    asset = assets().get(request.path_params["name"])
    if asset is None:
        return Response(status_code=404)
    headers = {"Cache-Control": _FOR_EVER if request.path_params["digest"] == asset.digest else "no-cache"}
    content = asset.content
    if asset.packed:
        headers["Vary"] = "Accept-Encoding"
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"] = "gzip"
            content = asset.packed
    return Response(content, headers=headers, media_type=_TYPES[Path(asset.name).suffix])


def prepare() -> Path:
    """The folder with what is made from packages: typefaces and the world. It is made once on a machine and kept.

    Raises OSError where the cache cannot be written.
    """
    kept = folder()
    made = kept / f"page-{_recipe()}"
    if made.exists():
        return made
    with exclusive(kept):
        if not made.exists():
            _make(made)
    return made


def _make(made: Path) -> None:
    with tempfile.TemporaryDirectory(dir=made.parent, prefix=".page-") as building:
        for name in fonts.CUTS:
            (Path(building) / name).write_bytes(fonts.cut(name))
        (Path(building) / "world.svg").write_text(outline.drawing(), "utf-8")
        finished = Path(building) / "done"
        finished.mkdir()
        for path in list(Path(building).iterdir()):
            if path != finished:
                path.rename(finished / path.name)
        os.rename(finished, made)


def _recipe() -> str:
    """Changes with how they are made. A newer typeface comes with a change of the code, or when the cache goes."""
    return hashlib.sha256(Path(fonts.__file__).read_bytes() + Path(outline.__file__).read_bytes()).hexdigest()[:16]


def _asset(name: str, content: bytes) -> Asset:
    packed = gzip.compress(content, 9, mtime=0) if Path(name).suffix in _PACKED else None
    return Asset(name, content, packed, hashlib.sha256(content).hexdigest()[:12])
