"""What browsers are told they may do with an answer: pages, what is no page, and the documentation of the API."""

import re

import pytest

from dateline.settings import Settings
from services.api.page.policy import HEADERS
from tests.api.page.browsing import Browser, page_paths, routes

PATHS = ["/help", "/sign-in", "/alerts", "/nothing", "/search?q=steel"]


def _policy(value: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in value.split(";"))}


def test_nothing_runs_or_is_shown_that_was_not_made_here() -> None:
    policy = _policy(HEADERS["Content-Security-Policy"])
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert {value for values in policy.values() for value in values} == {"'none'", "'self'"}
    assert policy["form-action"] == ["'self'"], "default-src does not cover forms"


@pytest.mark.parametrize("path", PATHS)
def test_pages_and_problems_say_so_and_are_kept_by_nobody(away: Browser, path: str) -> None:
    answer = away.get(path)
    assert answer.headers["content-type"].startswith("text/html")
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/v1/alerts", "/v1/nothing", "/openapi.json", "/livez", "/assets/0/icon.svg"])
def test_what_is_no_page_runs_nothing_where_a_browser_shows_it_all_the_same(away: Browser, path: str) -> None:
    policy = _policy(away.client.get(path).headers["Content-Security-Policy"])
    assert policy["default-src"] == policy["frame-ancestors"] == ["'none'"]
    assert "sandbox" in policy


def test_the_documentation_of_the_api_runs_its_own_scripts_only(away: Browser) -> None:
    policy = _policy(away.get("/docs").headers["Content-Security-Policy"])
    assert policy["default-src"] == policy["frame-ancestors"] == ["'none'"]
    own, script = policy["script-src"]
    assert own == "'self'"
    assert script.startswith("'sha256-")


def test_every_page_is_also_there_for_head_without_its_content(away: Browser, settings: Settings) -> None:
    for route in routes(settings):
        assert "GET" not in (route.methods or ()) or "HEAD" in (route.methods or ()), route.path
    for path in page_paths(settings):
        answer, whole = away.client.head(path, headers={"Accept": "text/html"}), away.get(path)
        assert (answer.status_code, answer.content) == (whole.status_code, b""), path


def test_no_request_is_answered_to_pages_of_other_sites(away: Browser) -> None:
    answer = away.get("/alerts", Origin="https://evil.example")
    assert not any(re.match("access-control-", name) for name in answer.headers)
