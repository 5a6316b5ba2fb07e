"""The alert process itself: killed again and again while articles come, it loses nothing."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.alerts.alertstore import AlertStore
from dateline.index.write import ArticleWriter
from tests.alerts.driving import saved
from tests.alerts.receiving import Receiver
from tests.alerts.test_alerts import new
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.servers import Servers


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    """A home without processes, whose webhooks have little time."""
    with running_pipeline(servers, tmp_path / "home", webhook_seconds=1, webhook_retry_seconds=0.5) as running:
        yield running


def test_it_is_killed_while_articles_come_and_every_match_is_told_under_one_id(
    pipeline: Pipeline, receiver: Receiver
) -> None:
    settings = pipeline.settings
    writer = ArticleWriter(settings)
    writer.ensure_index()
    alerts = [saved(settings, receiver.url, q="harbour"), saved(settings, f"{receiver.url}/2", q="harbour mill")]
    process = pipeline.start("-m", "services.alerts")
    wait_for(lambda: AlertStore(settings.home).position())
    written = set()
    for turn in range(5):
        receiver.answers = [500] * 4
        for step in range(10):
            articles = [new(f"Harbour, mill, {turn} {step} {number}") for number in range(4)]
            writer.write(articles, refresh=False)
            written |= {str(article.id) for article in articles}
        told = len(receiver.requests)
        wait_for(lambda told=told: len(receiver.requests) > told + 5)  # type: ignore[misc]
        process.kill()
        process.wait()
        process = pipeline.start("-m", "services.alerts")
    writer.close()

    def heard() -> dict[str, set[str]]:
        found = defaultdict(set)
        for request in list(receiver.requests):
            found[request.path].add(request.article["id"])
        return found

    wait_for(lambda: heard() == {"/hook": written, "/hook/2": written}, 90)
    ids = defaultdict(set)
    for request in receiver.requests:
        ids[request.path, request.article["id"]].add(request.id)
    assert {len(each) for each in ids.values()} == {1}
    assert len({id_ for each in ids.values() for id_ in each}) == len(alerts) * len(written)


def test_it_ends_when_it_is_told_to(pipeline: Pipeline) -> None:
    process = pipeline.start("-m", "services.alerts")
    wait_for(lambda: AlertStore(pipeline.settings.home).position())
    process.terminate()
    assert process.wait(15) == 0


def test_it_waits_for_elasticsearch(pipeline: Pipeline, tmp_path: Path) -> None:
    away = pipeline.settings.model_copy(update={"elasticsearch_url": "http://127.0.0.1:9", "home": tmp_path / "away"})
    other = Pipeline(away)
    process = other.start("-m", "services.alerts")
    try:
        wait_for(lambda: "cannot check the alerts" in (other.spool.logs / "0.log").read_text())
        assert process.poll() is None
    finally:
        other.stop()
