"""The documentation of the API, to be tried out. Nothing comes from another server."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

router = APIRouter(include_in_schema=False)

_ASSETS = "/docs/assets"


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
