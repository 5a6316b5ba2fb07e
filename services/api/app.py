"""The application, put together."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute

from dateline.settings import Settings
from services.api import handlers
from services.api.bodylimit import BodyLimit
from services.api.cors import allow_pages
from services.api.gate import OPEN, Gate
from services.api.observe import Observe
from services.api.openapi import describing
from services.api.page.assets import BELOW as ASSETS
from services.api.page.assets import get_asset
from services.api.page.views import VIEWS, with_head
from services.api.parameters import known_parameters
from services.api.resources import opening
from services.api.routes import ROUTERS
from services.api.routes.swagger import mount_assets
from services.api.telemetry import Telemetry

_DESCRIPTION = """Drop a file into the inbox, find the article a moment later.

Every error is `application/problem+json` (RFC 9457). A parameter that is not known is an error, too.
"""
_TAGS = [
    {"name": "articles", "description": "Finding articles."},
    {"name": "names", "description": "People, organisations, places, and what was said."},
    {"name": "stories", "description": "Articles on one event."},
    {"name": "alerts", "description": "Hearing of new articles."},
    {"name": "files", "description": "Dropping files, and what became of them."},
    {"name": "system", "description": "The sum of all files, health, metrics."},
]


def create_app(settings: Settings) -> FastAPI:
    """The application for these settings. It starts also while Elasticsearch and Redis are away."""
    app = FastAPI(
        title="Dateline",
        version=_version(),
        summary="Drop a news file into a folder, find the article a moment later over HTTP.",
        description=_DESCRIPTION,
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=opening(settings),
        dependencies=[Depends(known_parameters)],
        generate_unique_id_function=_operation_id,
    )
    app.state.telemetry = Telemetry()
    for router in ROUTERS:
        app.include_router(router)
    for view in VIEWS:
        app.include_router(with_head(view), include_in_schema=False)
    mount_assets(app)
    app.add_route(f"{ASSETS}{{digest}}/{{name}}", get_asset, include_in_schema=False)
    handlers.install(app)
    app.openapi = describing(app)  # type: ignore[method-assign]  # FastAPI's documented way to extend it
    app.add_middleware(BodyLimit, most=int(settings.upload_mb * 1e6), open_paths=OPEN)
    app.add_middleware(Gate, settings=settings)
    allow_pages(app, settings)
    app.add_middleware(Observe, telemetry=app.state.telemetry)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
