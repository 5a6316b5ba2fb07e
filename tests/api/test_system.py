import re

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from dateline.settings import Settings
from dateline.spool.layout import Spool
from services.api.app import create_app
from tests.api.problems import problem
from tests.api.serving import dropped, serving, worked_off

STORY = "Harbour reopens\n\nKARACHI: The harbour reopened on Saturday after a week of storms, its master said.\n"


def _metrics(client: httpx.Client) -> dict[tuple[str, ...], float]:
    """The value of each sample by its name and label values."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    families = text_string_to_metric_families(answer.text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_the_sum_adds_up(client: httpx.Client, served: Settings) -> None:
    dropped(served, "a.txt", STORY)
    dropped(served, "b.txt", STORY)
    dropped(served, "c.txt", "")
    worked_off(served)
    dropped(served, "d.txt", STORY)
    stats = client.get("/v1/stats").json()
    assert stats["files"] == {
        "dropped": 4, "indexed": 1, "duplicate": 1, "failed": 1, "pending": 1, "waiting": 1, "claimed": 0, "missing": 0,
    }  # fmt: skip
    assert stats["adds_up"] is True
    assert stats["articles"] == 1
    assert stats["queues"] == {"parse": 0, "enrich": 0, "index": 0, "embed": 0}
    assert stats["oldest_unfinished"] is not None


def test_metrics_tell_the_same_and_count_requests_by_route(client: httpx.Client, served: Settings) -> None:
    dropped(served, "a.txt", STORY)
    worked_off(served)
    for path in ("/v1/articles/one", "/v1/articles/two", "/nowhere/1", "/nowhere/2"):
        client.get(path)
    metrics = _metrics(client)
    assert metrics["dateline_files", "indexed"] == 1
    assert metrics["dateline_files_missing",] == 0
    assert metrics["dateline_articles",] == 1
    assert metrics["dateline_queue_messages", "parse"] == 0
    assert metrics["dateline_server_up", "elasticsearch"] == metrics["dateline_server_up", "redis"] == 1
    assert metrics["dateline_http_requests_total", "GET", "/v1/articles/{article_id}", "404"] == 2
    assert metrics["dateline_http_requests_total", "GET", "unmatched", "404"] == 2
    assert metrics["dateline_http_request_seconds_count", "/v1/articles/{article_id}"] == 2


def test_a_system_that_is_well_says_so(client: httpx.Client) -> None:
    assert client.get("/livez").json() == client.get("/readyz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    "path", ["/v1/articles", "/v1/articles?q=x", "/v1/articles/1", "/v1/articles/1/original", "/readyz"]
)
def test_while_elasticsearch_is_away_nothing_looks_empty(alone: httpx.Client, path: str) -> None:
    answer = alone.get(path)
    found = problem(answer, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert "Elasticsearch" in found["detail"]


def test_what_needs_no_server_goes_on_without(alone: httpx.Client, settings: Settings) -> None:
    dropped(settings, "a.txt", STORY)
    assert alone.get("/livez").status_code == 200
    stats = alone.get("/v1/stats").json()
    assert (stats["queues"], stats["articles"], stats["files"]["waiting"]) == (None, None, 1)
    metrics = _metrics(alone)
    assert metrics["dateline_server_up", "elasticsearch"] == metrics["dateline_server_up", "redis"] == 0
    assert ("dateline_articles",) not in metrics
    assert metrics["dateline_files", "waiting"] == 1


def test_an_unknown_path_and_a_wrong_method_are_problems(alone: httpx.Client) -> None:
    problem(alone.get("/v1/nothing"), "not-found")
    problem(alone.get("/docs/assets/nothing.js"), "not-found")
    answer = alone.delete("/v1/articles")
    problem(answer, "method-not-allowed")
    assert answer.headers["allow"] == "GET"


def test_paths_without_parameters_take_none(alone: httpx.Client) -> None:
    assert problem(alone.get("/v1/stats?verbose=1"), "unknown-parameter")["parameter"] == "verbose"


def test_a_fault_of_ours_is_a_problem_with_a_request_id_and_no_secrets(settings: Settings) -> None:
    app = create_app(settings)

    @app.get("/broken")
    async def broken() -> None:
        raise ValueError("secret")

    with serving(settings, app) as client:
        answer = client.get("/broken", headers={"X-Request-ID": "r-1"})
        found = problem(answer, "internal-error")
        assert found["request_id"] == "r-1"
        assert "secret" not in answer.text
        assert client.get("/livez").status_code == 200


def test_a_request_id_is_given_back_or_made(alone: httpx.Client) -> None:
    assert alone.get("/livez", headers={"X-Request-ID": "trace.1-a"}).headers["x-request-id"] == "trace.1-a"
    made = [
        alone.get("/livez", headers={"X-Request-ID": bad}).headers["x-request-id"] for bad in ("a b", "x" * 200, "")
    ]
    assert all(re.fullmatch(r"[0-9a-f]{32}", request_id) for request_id in made)
    assert len(set(made)) == 3


def test_the_first_page_and_the_documentation_ask_no_other_server(alone: httpx.Client) -> None:
    for path in ("/", "/help", "/docs"):
        text = alone.get(path, headers={"Accept": "text/html"}).text
        assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", text)
        for link in re.findall(r"(?:src|href|action)=[\"'](/[^\"']*)", text):
            assert alone.get(link).status_code in {200, 303, 503}, link
    assert alone.get("/help?utm_source=mail").status_code == 200


def test_the_process_of_the_api_needs_no_home_beforehand(alone: httpx.Client, settings: Settings) -> None:
    assert alone.get("/livez").status_code == 200
    assert Spool(settings.home).inbox.is_dir()
