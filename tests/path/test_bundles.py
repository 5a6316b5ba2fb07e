"""A bundle on the real path: it gives way to others, and no kill costs it an article."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dateline.spool.claim import Claim, load_claim
from dateline.spool.fileparts import find_parts
from dateline.spool.filerecord import FileRecord, recent_records
from dateline.spool.overdue import claim_ids
from tests.formats.test_bundles import zipped
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.servers import Servers
from tests.stages.driving import NO_STEPS

MEMBERS = 400
STORY = "Story {0} of the ferry\n\nOTTAWA: The ferry sailed at {0} on Monday. Nobody was on board, and nobody waved.\n"


def bundle(word: str) -> bytes:
    return zipped({f"{n // 100}/{n}.txt": STORY.format(f"{word} {n}") for n in range(MEMBERS)})


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    settings = {"overdue_seconds": 2, "deliveries": 1000, "steps_off": NO_STEPS, "enrich_processes": 1}
    with running_pipeline(servers, tmp_path / "home", **settings) as running:
        yield running


def pending(pipeline: Pipeline, name: str) -> FileRecord | None:
    records = (record for record in recent_records(pipeline.spool) if record.name == name)
    return next((record for record in records if record.status == "pending"), None)


def test_a_single_file_is_found_while_a_bundle_before_it_goes_on(pipeline: Pipeline) -> None:
    pipeline.start_ingest()
    for queue in ("parse", "enrich", "index"):
        pipeline.start_worker(queue)
    pipeline.drop("week.zip", bundle("early"))
    wait_for(lambda: (found := pending(pipeline, "week.zip")) and found.progress and found.progress["indexed"])
    pipeline.drop("single.txt", STORY.format("single"))
    assert pipeline.record("single.txt").status == "indexed"
    assert pending(pipeline, "week.zip")
    account = pipeline.at_rest(dropped=2)
    assert (account.indexed, account.articles, account.adds_up) == (2, MEMBERS + 1, True)


def test_no_kill_of_any_worker_costs_a_bundle_an_article(pipeline: Pipeline) -> None:
    pipeline.start_ingest()
    workers = {queue: pipeline.start_worker(queue) for queue in ("parse", "enrich", "index")}
    pipeline.drop("week.zip", bundle("stricken"))
    for turn, queue in enumerate(("parse", "enrich", "index", "parse")):

        def beyond(done: int = 40 * (turn + 1)) -> object:
            found = pending(pipeline, "week.zip")
            return found and found.progress and found.progress["indexed"] >= done

        wait_for(beyond)
        for process in psutil.Process(workers[queue].pid).children(recursive=True):
            process.kill()
        workers[queue].kill()
        workers[queue] = pipeline.start_worker(queue)
    account = pipeline.at_rest(dropped=1)
    assert (account.indexed, account.articles, account.adds_up) == (1, MEMBERS, True)
    record = pipeline.record("week.zip")
    parts = list(find_parts(pipeline.spool, record.file_id))
    assert [part.member for part in parts] == [f"{n // 100}/{n}.txt" for n in range(MEMBERS)]
    assert len(pipeline.articles()) == MEMBERS


def test_nothing_of_a_bundle_is_left_among_the_claimed(pipeline: Pipeline) -> None:
    pipeline.start_ingest()
    pipeline.start_worker()
    pipeline.drop("week.zip", bundle("clean"))
    record = pipeline.record("week.zip")
    assert record.counts == {"indexed": MEMBERS}
    assert claim_ids(pipeline.spool) == []
    claim = load_claim(pipeline.spool.archive_folder(record.claim_id))
    assert isinstance(claim, Claim)
    assert sorted(path.name for path in claim.folder.iterdir()) == [
        "claim.json", "enriched", "parts", "record.json", "source", "taken",
    ]  # fmt: skip
