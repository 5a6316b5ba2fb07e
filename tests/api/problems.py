"""What is true of every problem that the API answers with."""

from typing import Any

import httpx

from services.api.problems import PROBLEM_TYPES


def problem(response: httpx.Response, name: str) -> dict[str, Any]:
    """The problem of this type that the response must be."""
    kind = next(kind for kind in PROBLEM_TYPES if kind.name == name)
    assert response.headers["content-type"] == "application/problem+json", response.text
    found: dict[str, Any] = response.json()
    assert (found["type"], found["title"], found["status"]) == (kind.uri, kind.title, kind.status)
    assert response.status_code == kind.status
    assert found["detail"]
    assert found["instance"] == response.request.url.path
    assert found["request_id"] == response.headers["x-request-id"]
    return found
