"""A file that ends its worker, or never ends, goes to failed/ and holds up no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.spool.layout import Spool
from dateline.spool.taking import take
from tests.crash.deadly import BROODING, ENDLESS, GREEDY, MARK, TEDIOUS
from tests.formats.test_bundles import zipped
from tests.pipeline import Pipeline, running_pipeline
from tests.servers import Servers
from workers.app import make_app
from workers.queues import announce

pytestmark = pytest.mark.crash


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    settings = {"overdue_seconds": 2, "steps_off": "entities", "parse_memory_mb": 500, "step_seconds": 1}
    with running_pipeline(servers, tmp_path / "home", **settings) as running:
        yield running


def start_deadly_worker(pipeline: Pipeline) -> None:
    options = ["--without-mingle", "--without-gossip", "-c", "1", "-n", "deadly@%h"]
    pipeline.start("-m", "celery", "-A", "tests.crash.deadly_workers", "worker", "-Q", "parse,enrich,index", *options)


def story(number: int) -> str:
    return f"Story {number} of the day\n\nOTTAWA: This is story number {number}. It has an end.\n\nHere is more of it."


def test_one_that_never_ends_fails_and_its_neighbours_in_the_claim_are_indexed(pipeline: Pipeline) -> None:
    for number in range(3):
        pipeline.drop(f"{number}.txt", story(number))
    pipeline.drop("endless.txt", ENDLESS)
    claim = take(pipeline.spool, ["0.txt", "endless.txt", "1.txt", "2.txt"])
    assert claim is not None
    announce(make_app(pipeline.settings), "parse", claim.id)
    pipeline.start_ingest()
    start_deadly_worker(pipeline)
    account = pipeline.at_rest(dropped=4)
    assert (account.indexed, account.failed, account.adds_up) == (3, 1, True)
    assert "in the time that a file has" in pipeline.failed("endless.txt").reason


def test_it_fails_and_its_neighbours_in_the_claim_are_indexed(pipeline: Pipeline) -> None:
    for number in range(6):
        pipeline.drop(f"{number}.txt", story(number))
    pipeline.drop("deadly.txt", MARK)
    spool = Spool(pipeline.settings.home)
    claim = take(spool, ["0.txt", "1.txt", "2.txt", "deadly.txt", "3.txt", "4.txt", "5.txt"])
    assert claim is not None
    announce(make_app(pipeline.settings), "parse", claim.id)
    pipeline.start_ingest()
    start_deadly_worker(pipeline)
    account = pipeline.at_rest(dropped=7)
    assert (account.indexed, account.failed, account.adds_up) == (6, 1, True)
    failed = pipeline.failed("deadly.txt")
    assert "died 3 times" in failed.reason
    assert failed.attempts == 3
    assert len(pipeline.articles()) == 6


def test_one_that_takes_all_memory_fails_and_costs_no_process(pipeline: Pipeline) -> None:
    pipeline.drop("greedy.txt", GREEDY)
    pipeline.start_ingest()
    start_deadly_worker(pipeline)
    account = pipeline.at_rest(dropped=1)
    assert (account.failed, account.adds_up) == (1, True)
    failed = pipeline.failed("greedy.txt")
    assert "DATELINE_PARSE_MEMORY_MB" in failed.advice
    assert failed.attempts == 1


@pytest.mark.parametrize(("mark", "reason"), [(MARK, "died 3 times"), (ENDLESS, "in the time that a file has")])
def test_what_was_read_of_a_bundle_before_a_deadly_member_stays(pipeline: Pipeline, mark: bytes, reason: str) -> None:
    pipeline.drop("week.zip", zipped({**{f"{n}.txt": story(n) for n in range(30)}, "x.txt": mark}))
    pipeline.start_ingest()
    start_deadly_worker(pipeline)
    account = pipeline.at_rest(dropped=1)
    assert (account.indexed, account.adds_up) == (1, True)
    record = pipeline.record("week.zip")
    assert record.counts["indexed"] >= 24
    assert any(reason in note for note in record.notes)


def test_a_greedy_member_costs_a_bundle_no_other(pipeline: Pipeline) -> None:
    pipeline.drop("week.zip", zipped({"0.txt": story(0), "greedy.txt": GREEDY, "1.txt": story(1)}))
    pipeline.start_ingest()
    start_deadly_worker(pipeline)
    pipeline.at_rest(dropped=1)
    record = pipeline.record("week.zip")
    assert record.counts == {"indexed": 2, "failed": 1}
    assert record.notes == ["member greedy.txt: reading it takes more memory than DATELINE_PARSE_MEMORY_MB allows"]


def test_a_step_that_never_ends_over_an_article_is_left_out_of_that_one_alone(pipeline: Pipeline) -> None:
    pipeline.drop("week.zip", zipped({f"{n}.txt": story(n) + f" {TEDIOUS}" * (n == 2) for n in range(5)}))
    pipeline.start_ingest()
    start_deadly_worker(pipeline)
    pipeline.at_rest(dropped=1)
    assert pipeline.record("week.zip").counts == {"indexed": 5}
    articles = {article.file.member: article for article in pipeline.articles()}
    slow = articles.pop("2.txt")
    assert slow.warnings == ["brooding took over 1 s and was left out"]
    assert (slow.genre, BROODING.label in slow.steps) == (None, False)
    for article in articles.values():
        assert (article.genre, article.warnings) == ("story", [])
        assert article.steps == [BROODING.label, *slow.steps]
    assert slow.word_count
