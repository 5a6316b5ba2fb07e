"""A dropped article gets its vector from the real worker, and is found by its meaning."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dateline.index.errors import UnavailableError
from tests.path.test_whole_path import STORY
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.query.asking import headlines
from tests.servers import Servers

HEADLINE = "Harbour bridge to close for two years"


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    with running_pipeline(servers, tmp_path / "home", steps_off="entities") as running:
        yield running


def by_meaning(pipeline: Pipeline) -> list[str]:
    try:
        return headlines(pipeline.settings, q="Brücke wegen Reparatur gesperrt", mode="semantic")
    except UnavailableError:  # no vector yet
        return []


def test_a_dropped_article_is_found_by_its_words_at_once_and_by_its_meaning_after_a_moment(pipeline: Pipeline) -> None:
    pipeline.start_ingest()
    pipeline.start_worker()
    pipeline.drop("herald/bridge.txt", STORY)
    assert pipeline.record("bridge.txt").status == "indexed"
    assert headlines(pipeline.settings, q="corrode", mode="hybrid") == [HEADLINE]
    assert by_meaning(pipeline) == []
    pipeline.start_worker("embed", pool="threads")  # the announcement has waited for it
    assert wait_for(lambda: by_meaning(pipeline)) == [HEADLINE]


def test_a_worker_that_embeds_in_a_thread_gives_way_with_its_work_and_answers_as_ever(pipeline: Pipeline) -> None:
    pipeline.start_ingest()
    pipeline.start_worker()
    worker = pipeline.start_worker("embed", pool="threads")
    pipeline.drop("herald/bridge.txt", STORY)
    assert wait_for(lambda: by_meaning(pipeline)) == [HEADLINE]
    threads = [thread.id for thread in psutil.Process(worker.pid).threads()]
    priorities = {id_: os.getpriority(os.PRIO_PROCESS, id_) for id_ in threads}
    assert priorities[worker.pid] == os.getpriority(os.PRIO_PROCESS, 0)
    assert 19 in priorities.values()
    assert psutil.Process(worker.pid).children() == []


def test_where_the_announcement_is_lost_the_reaper_makes_another(servers: Servers, tmp_path: Path) -> None:
    with running_pipeline(servers, tmp_path / "home", steps_off="entities", overdue_seconds=4) as pipeline:
        pipeline.start_worker()
        ingest = pipeline.start_ingest()
        pipeline.drop("herald/bridge.txt", STORY)
        assert pipeline.record("bridge.txt").status == "indexed"
        ingest.terminate()
        ingest.wait(20)
        pipeline.forget_messages()
        pipeline.start_worker("embed")
        pipeline.start_ingest()
        assert wait_for(lambda: by_meaning(pipeline)) == [HEADLINE]
