"""The real processes of the path, on the test servers: inbox services and Celery workers, as separate programs."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from elasticsearch import Elasticsearch
from redis import Redis

from dateline.article import Article
from dateline.index.document import to_article
from dateline.settings import Settings
from dateline.spool.account import Account, Accountant
from dateline.spool.failed import FailedFile, failed_files
from dateline.spool.filerecord import FileRecord, recent_records
from dateline.spool.inbox import scan
from dateline.spool.layout import Spool
from tests.servers import Servers

ROOT = Path(__file__).parent.parent
T = TypeVar("T")
_databases = itertools.cycle(range(1, 16))
QUEUES = "parse,enrich,index"


def wait_for(what: Callable[[], T], seconds: float = 60) -> T:
    """The first true value of the condition. Raises TimeoutError when there is none in time."""
    end = time.monotonic() + seconds
    while not (found := what()):
        if time.monotonic() > end:
            raise TimeoutError(f"not in {seconds} s: {what}")
        time.sleep(0.05)
    return found


@dataclass
class Pipeline:
    """Inbox service and workers of one home."""

    settings: Settings
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def spool(self) -> Spool:
        return Spool(self.settings.home)

    def start(self, *command: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start a program of the path; its output goes to a log in the home."""
        self.spool.prepared()
        log = self.spool.logs / f"{len(self.processes)}.log"
        variables = {**os.environ, **self.settings.environment(), **environment}
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=variables,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def start_ingest(self, **environment: str) -> "subprocess.Popen[bytes]":
        return self.start("-m", "services.ingest", **environment)

    def start_worker(
        self, queues: str = QUEUES, pool: str = "prefork", **environment: str
    ) -> "subprocess.Popen[bytes]":
        name = f"{len(self.processes)}@%h"
        options = ["--without-mingle", "--without-gossip", "-c", "1", "--pool", pool, "-n", name]
        return self.start("-m", "celery", "-A", "workers.app", "worker", "-Q", queues, *options, **environment)

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def drop(self, name: str, data: bytes | str) -> None:
        """Put a file into the inbox as a careful program does: under a hidden name, then renamed."""
        path = self.spool.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{len(name)}-{time.monotonic_ns()}.part")
        part.write_bytes(data.encode() if isinstance(data, str) else data)
        part.rename(path)

    def forget_messages(self) -> None:
        """Wipe the queues, as a Redis that lost its data."""
        with Redis.from_url(self.settings.broker) as redis:
            redis.flushdb()

    def account(self) -> Account:
        return Accountant(self.spool).account((file.path, file.arrived) for file in scan(self.spool.inbox))

    def at_rest(self, dropped: int, seconds: float = 90) -> Account:
        """The account once as many files have been dropped and none is pending."""

        def rested() -> Account | None:
            account = self.account()
            return account if account.dropped >= dropped and account.pending == 0 else None

        found = wait_for(rested, seconds)
        assert found is not None
        return found

    def record(self, name: str) -> FileRecord:
        """The newest record of the file of this name, once it has ended."""

        def ended() -> FileRecord | None:
            records = (record for record in recent_records(self.spool) if record.name == name)
            return next((record for record in records if record.status != "pending"), None)

        found = wait_for(ended)
        assert found is not None
        return found

    def failed(self, name: str) -> FailedFile:
        return next(file for file in failed_files(self.spool) if file.name == name)

    def articles(self) -> list[Article]:
        """All articles in the index."""
        with Elasticsearch(self.settings.elasticsearch) as client:
            client.indices.refresh(index=self.settings.index)
            answer = client.search(index=self.settings.index, size=10_000)
        return [to_article(hit["_source"]) for hit in answer["hits"]["hits"]]


@contextmanager
def running_pipeline(servers: Servers, home: Path, **changes: object) -> Iterator[Pipeline]:
    """A pipeline with queues of its own; nothing runs yet."""
    broker = f"{servers.redis_url.rpartition('/')[0]}/{next(_databases)}"
    settings = servers.at(home, index=f"path-{time.monotonic_ns()}", **changes)
    pipeline = Pipeline(settings.model_copy(update={"redis_url": broker}))
    pipeline.spool.prepared()
    try:
        yield pipeline
    finally:
        pipeline.stop()
