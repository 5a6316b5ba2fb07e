"""Pages for people: where to begin, and the documentation that can be tried out. Nothing comes from another server."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

router = APIRouter(include_in_schema=False)

_ASSETS = "/docs/assets"
_LANDING = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}</style>
<h1>Dateline</h1>
<p>Drop a news file into the inbox folder, and find the article here a moment later, with its place, people and
organisations.</p>
<form action="/v1/articles"><label>Search <input name="q" type="search"></label> <button>Find</button></form>
<ul>
<li><a href="/docs">Documentation of the API</a>, to read and to try out (<a href="/openapi.json">OpenAPI</a>)</li>
<li><a href="/v1/articles">The newest articles</a></li>
<li><a href="/v1/files">The newest files</a>, and what became of them</li>
<li><a href="/v1/stats">The sum of all files</a>, which adds up</li>
</ul>
</html>
"""


@router.get("/", response_class=HTMLResponse)
async def landing() -> HTMLResponse:
    """What this is, and where to go on."""
    return HTMLResponse(_LANDING)


@router.get("/docs", response_class=HTMLResponse)
async def docs(request: Request) -> HTMLResponse:
    """Swagger UI, from files of our own."""
    return get_swagger_ui_html(
        openapi_url="/openapi.json",
        title=f"{request.app.title} API",
        swagger_js_url=f"{_ASSETS}/swagger-ui-bundle.js",
        swagger_css_url=f"{_ASSETS}/swagger-ui.css",
        swagger_favicon_url="data:,",
    )


def mount_assets(app: FastAPI) -> None:
    """Serve the files of Swagger UI that the package fastapi-offline carries."""
    folder = Path(str(files("fastapi_offline"))) / "static"
    app.mount(_ASSETS, StaticFiles(directory=folder))
