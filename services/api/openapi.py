"""The OpenAPI document: errors are problems in it, as they are on the wire."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from services.api.problems import FORBIDDEN, TOO_MANY_REQUESTS, UNAUTHORIZED, Problem, answers


def describing(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What ``app.openapi`` is to be: made once, then kept."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    return openapi


def _described(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
    )
    schemas = document["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema()
    # FastAPI declares its own form of validation errors everywhere; here they are problems of status 400.
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            if "security" in operation:
                _add_refusals(operation["responses"])
    return document


def _add_refusals(responses: dict[str, Any]) -> None:
    """How whoever lacks a key, a scope or patience is answered: services.api.gate and services.api.scopes do it."""
    for status, answer in answers(UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS).items():
        responses.setdefault(str(status), answer)
