"""Two hosts' worth of processes on one home, as on a network file system: polling, no leases, no lock."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash import elsewhere
from tests.pipeline import QUEUES, Pipeline, running_pipeline
from tests.servers import Servers

pytestmark = pytest.mark.crash
SCRIPT = elsewhere.__file__
HOSTS = ("press-one", "press-two")
FILES = 60


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    """Nothing runs yet."""
    tried = subprocess.run([sys.executable, SCRIPT, "try", "this"], capture_output=True, text=True, check=False)
    if "Operation not permitted" in tried.stderr:
        pytest.skip("only root may give a process another host name")
    shared = {"inbox_watch": "polling", "settle_seconds": 0.3, "sweep_seconds": 0.25, "steps_off": "entities"}
    # Small claims: else the host that looks first takes them all.
    with running_pipeline(servers, tmp_path / "home", claim_files=2, **shared) as running:
        yield running


def start(pipeline: Pipeline, host: str) -> None:
    options = ["--without-mingle", "--without-gossip", "-c", "1", "-n", "worker@%h"]
    pipeline.start(SCRIPT, host, "services.ingest")
    pipeline.start(SCRIPT, host, "celery", "-A", "workers.app", "worker", "-Q", QUEUES, *options)


def story(number: int) -> str:
    return f"Tide {number} comes in\n\nHALIFAX: Tide number {number} came in on Monday. It was high.\n\nIt went out."


def test_each_file_is_claimed_and_indexed_once_and_both_take_part(pipeline: Pipeline) -> None:
    for host in HOSTS:
        start(pipeline, host)
    dropped = 0
    claimed_by: Counter[str] = Counter()
    # In rounds, because nothing makes the two look at the inbox in turn.
    while dropped < FILES or (set(claimed_by) != set(HOSTS) and dropped < 10 * FILES):
        for number in range(dropped, dropped + FILES // 3):
            pipeline.drop(f"{number}.txt", story(number))
        dropped += FILES // 3
        account = pipeline.at_rest(dropped)
        records = [json.loads(path.read_bytes()) for path in pipeline.spool.archive.rglob("record.json")]
        claimed_by = Counter(record["host"] for record in records)
    assert set(claimed_by) == set(HOSTS)
    assert (account.dropped, account.indexed, account.adds_up) == (dropped, dropped, True)
    paths = [file["path"] for record in records for file in record["files"]]
    assert sorted(paths) == sorted(f"{number}.txt" for number in range(dropped))
    assert sorted(article.file.path for article in pipeline.articles()) == sorted(paths)
    logs = [path.read_text() for path in sorted(pipeline.spool.logs.glob("[0-9]*.log"))]
    assert all('"index done"' in logs[worker] for worker in (1, 3))
