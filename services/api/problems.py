"""What can go wrong over HTTP: a closed list, each answered as problem+json (RFC 9457)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
# Elasticsearch and Redis are back within seconds when their supervisor starts them again.
RETRY_SECONDS = 5


@dataclass(frozen=True)
class ProblemType:
    """One kind of problem. ``name`` ends its URI and never changes; ``title`` is the same for all of its kind."""

    name: str
    status: int
    title: str

    @property
    def uri(self) -> str:
        return f"urn:dateline:problem:{self.name}"


UNKNOWN_PARAMETER = ProblemType("unknown-parameter", 400, "There is no such parameter")
INVALID_PARAMETER = ProblemType("invalid-parameter", 400, "A parameter has a value that cannot be used")
INVALID_BODY = ProblemType("invalid-body", 400, "The body of the request cannot be used")
UNAUTHORIZED = ProblemType("unauthorized", 401, "A key is needed")
FORBIDDEN = ProblemType("forbidden", 403, "This may not be done so")
NOT_FOUND = ProblemType("not-found", 404, "There is nothing here")
METHOD_NOT_ALLOWED = ProblemType("method-not-allowed", 405, "This method cannot be used here")
EXPIRED_CURSOR = ProblemType("expired-cursor", 410, "The cursor is too old")
PRECONDITION_FAILED = ProblemType("precondition-failed", 412, "It has changed since you read it")
TOO_LARGE = ProblemType("too-large", 413, "The upload is too large")
TOO_MANY_REQUESTS = ProblemType("too-many-requests", 429, "Too many requests in a short time")
INTERNAL_ERROR = ProblemType("internal-error", 500, "This is a fault in Dateline")
UNAVAILABLE = ProblemType("unavailable", 503, "A part of the system is away for the moment")

PROBLEM_TYPES = (
    UNKNOWN_PARAMETER,
    INVALID_PARAMETER,
    INVALID_BODY,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    EXPIRED_CURSOR,
    PRECONDITION_FAILED,
    TOO_LARGE,
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
    UNAVAILABLE,
)
"""The closed list; docs/api.md has a line for each."""


class Problem(BaseModel):
    """An error, as RFC 9457 has it, and what to do about it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": UNKNOWN_PARAMETER.uri,
                    "title": UNKNOWN_PARAMETER.title,
                    "status": 400,
                    "detail": "There is no parameter 'langauge'.",
                    "instance": "/v1/articles",
                    "advice": "Did you mean language?",
                    "request_id": "5f3c0b1e9a7d4c55b1f6d1a2c3e4f5a6",
                    "parameter": "langauge",
                    "nearest": "language",
                }
            ]
        },
    )

    type: str = Field(description="which of the problem types of this API; stable")
    title: str = Field(description="the type in words, the same each time")
    status: int
    detail: str = Field(description="what is wrong this time")
    instance: str = Field(description="the path that was asked for")
    advice: str = Field("", description="what to do about it")
    request_id: str = Field("", description="what the server's log has under this request")
    parameter: str | None = Field(None, description="the parameter or body field that is to blame")
    nearest: str | None = Field(None, description="the known parameter that comes nearest to an unknown one")


class ProblemError(HTTPException):
    """Raised anywhere in a request to answer with a problem. ``members`` are further members of its JSON."""

    def __init__(
        self,
        kind: ProblemType,
        detail: str,
        advice: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        **members: str | None,
    ) -> None:
        # An HTTPException, for FastAPI lets no other pass that is raised while it reads a body.
        super().__init__(kind.status, detail, headers)
        self.kind = kind
        self.advice = advice
        self.members = members


def problem_response(scope: Mapping[str, Any], error: ProblemError) -> Response:
    """The answer to the request of this ASGI scope."""
    problem = Problem(
        type=error.kind.uri,
        title=error.kind.title,
        status=error.kind.status,
        detail=_sendable(error.detail),
        instance=scope["path"],
        advice=_sendable(error.advice),
        request_id=scope.get("state", {}).get("request_id", ""),
        parameter=_sendable(error.members.get("parameter") or "") or None,
        nearest=error.members.get("nearest"),
    )
    headers = dict(error.headers or {})
    if error.kind is UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_SECONDS)
    return Response(to_json(problem, exclude_none=True), error.kind.status, headers, MEDIA_TYPE)


def _sendable(text: str) -> str:
    """The text with ? for halves of surrogate pairs: what was asked for is told in it, and JSON lets them in."""
    return text.encode("utf-8", "replace").decode()


def answers(*kinds: ProblemType) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that can end in these problems, for OpenAPI."""
    found: dict[int | str, dict[str, Any]] = {}
    for kind in (*kinds, UNKNOWN_PARAMETER, INTERNAL_ERROR):
        titles = {other.title for other in (*kinds, UNKNOWN_PARAMETER) if other.status == kind.status} or {kind.title}
        found[kind.status] = {
            "description": "; or: ".join(sorted(titles)),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return found
