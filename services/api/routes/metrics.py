"""Metrics for Prometheus."""

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from services.api.dependencies import Opened
from services.api.overview import overview
from services.api.problems import answers
from services.api.scopes import needs
from services.api.telemetry import Telemetry

router = APIRouter(tags=["system"], dependencies=[needs("read")])


@router.get("/metrics", response_class=PlainTextResponse, responses=answers())
async def get_metrics(request: Request, resources: Opened) -> Response:
    """Requests, files, queues and articles, in the text format of Prometheus."""
    telemetry: Telemetry = request.app.state.telemetry
    return Response(telemetry.text(await overview(resources)), media_type=CONTENT_TYPE_LATEST)
