"""What a page needs beside its HTML: one style sheet, the scripts, the typefaces, the outline of the world.

Each has an address with the digest of its content, or of how it is made, so that a browser keeps it for ever and never
has an old one.
"""

import asyncio
import gzip
import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import rcssmin
import structlog
from starlette.requests import Request
from starlette.responses import Response

from services.api.page import materials

_log = structlog.stdlib.get_logger(__name__)

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
        return _url(self.name, self.digest)


Made = asyncio.Task[Mapping[str, Asset]]


@cache
def assets() -> Mapping[str, Asset]:
    """Those of this folder by name: the style sheet, the scripts, the icon."""
    found = {path.name: _asset(path.name, path.read_bytes()) for path in STATIC.iterdir() if path.suffix != ".css"}
    sheets = sorted(STATIC.glob("*.css"), key=lambda path: (path.name not in _FIRST, path.name))
    style = "\n".join(path.read_text("utf-8") for path in sheets)
    style = _FONT_URL.sub(lambda match: f"url({asset_url(match[1])})", style)
    found["page.css"] = _asset("page.css", rcssmin.cssmin(style).encode())
    return found


@asynccontextmanager
async def making() -> AsyncIterator[Made]:
    """The typefaces and the world, which may have to be made first: pages are shown meanwhile, with other typefaces."""
    task = asyncio.create_task(_made())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _made() -> Mapping[str, Asset]:
    try:
        prepared = await materials.prepared()
    except OSError as error:
        _log.warning("materials_missing", reason=str(error), advice="Pages have no typefaces of their own, and no map.")
        return {}
    return {name: _asset(name, content, materials.digest()) for name, content in prepared.items()}


def asset_url(name: str) -> str:
    """The address of an asset. Raises KeyError where there is none of this name."""
    # Known before they are made.
    return _url(name, materials.digest()) if name in materials.NAMES else assets()[name].url


async def get_asset(request: Request) -> Response:
    """The asset; 404 for a name that there is not. An old address is answered with what is there now."""
    name = request.path_params["name"]
    made: Made = request.state.made
    asset = (await asyncio.shield(made) if name in materials.NAMES else assets()).get(name)
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


def _url(name: str, digest: str) -> str:
    return f"{BELOW}{digest}/{name}"


def _asset(name: str, content: bytes, digest: str | None = None) -> Asset:
    packed = gzip.compress(content, 9, mtime=0) if Path(name).suffix in _PACKED else None
    return Asset(name, content, packed, digest or hashlib.sha256(content).hexdigest()[:12])
