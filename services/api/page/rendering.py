"""From a template and what it shows to an answer."""

import gzip
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from services.api.page import naming, wording
from services.api.page.addresses import ADDRESSES
from services.api.page.assets import asset_url
from services.api.page.charts.sparkline import sparkline
from services.api.page.forms import keep_visit, visit_of
from services.api.page.outline import HEIGHT, WIDTH, projected
from services.api.page.policy import HEADERS

_FAST = 5  # a millisecond for a page; higher levels take longer than they save
_TEMPLATES = Path(__file__).parent / "templates"
THEMES = ("light", "dark")
COMMON = ("request", "now", "zone", "version", "theme", "token", "caller", "has_key")
"""What every template has: of times ``now`` and the ``zone`` to tell them in; the ``token`` that its forms carry."""


@cache
def templates() -> Environment:
    """The templates. Everything that is put into one is escaped; a name that is not given is an error."""
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals.update(asset=asset_url, map_width=WIDTH, map_height=HEIGHT, projected=projected, **ADDRESSES)
    found.filters.update(wording.FILTERS, country=naming.country, sparkline=sparkline)
    return found


def page(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **shown: Any
) -> HTMLResponse:
    """The template filled in. ``COMMON`` tells what every one has beside that."""
    visit, secret = visit_of(request)
    chosen = request.cookies.get("theme")
    settings = request.state.resources.settings
    caller = getattr(request.state, "caller", None)  # none on pages that anybody may read, and where keys cannot be
    html = (
        templates()
        .get_template(template)
        .render(
            request=request,
            now=datetime.now(UTC),
            zone=ZoneInfo(settings.time_zone),
            version=request.app.version,
            theme=chosen if chosen in THEMES else None,
            token=visit.token(secret),
            caller=caller,
            has_key=visit.key is not None and caller is not None,
            **shown,
        )
    )
    content, packed = _packed(request, html.encode())
    response = HTMLResponse(content, status, {**HEADERS, "Cache-Control": "no-store", **packed, **(headers or {})})
    keep_visit(request, response, visit, secret)
    return response


def _packed(request: Request, html: bytes) -> tuple[bytes, dict[str, str]]:
    """The page in gzip's format where the browser takes that: it is a fifth as long.

    The token in it is another one each second, and a page is sent with its visit to this site alone, so that nobody
    can guess at the token by the length of what they have put beside it (the attack named BREACH).
    """
    vary = {"Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return html, vary
    return gzip.compress(html, _FAST, mtime=0), {**vary, "Content-Encoding": "gzip"}
