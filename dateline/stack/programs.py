"""The programs of the stack, and in what order they stop."""

import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.embedded import elasticsearch, redis
from dateline.settings import Settings
from dateline.stack import tether

WORKERS = ("parse", "enrich", "index")


PAGE_MATERIALS = (sys.executable, "-m", "services.api.page.materials")
"""A command that makes what the page needs from packages, once on a machine; ten seconds, then nothing to do."""


def workers(settings: Settings) -> tuple[str, ...]:
    """The workers that run with these settings, each by the name of its queue."""
    return (*WORKERS, "embed") if settings.embed_processes else WORKERS


@dataclass(frozen=True)
class Program:
    """One program under supervision. Those of a higher ``rank`` stop first; those of one rank stop together."""

    name: str
    command: Sequence[str]
    rank: int
    stop_signal: str = "TERM"
    stop_seconds: int = 15


def programs(settings: Settings) -> list[Program]:
    """All programs for these settings. Builds the embedded Elasticsearch first if that was never done.

    Ingest stops first, so that nothing new begins; the servers stop last, when nobody needs them any more.
    """
    found = []
    if settings.redis_url is None:
        found.append(Program("redis", redis.command(settings), rank=10))
    if settings.elasticsearch_url is None:
        command = elasticsearch.command(elasticsearch.prepare(), settings)
        found.append(Program("elasticsearch", command, rank=20, stop_seconds=40))
    flower = ["flower", f"--address={settings.flower_host}", f"--port={settings.flower_port}", "--max_tasks=5000"]
    return [
        *found,
        Program("flower", [*_celery(), *flower], rank=30),
        Program("api", [sys.executable, "-m", "services.api"], rank=40),
        Program("alerts", [sys.executable, "-m", "services.alerts"], rank=40),
        *(_worker(settings, stage) for stage in workers(settings)),
        Program("ingest", [sys.executable, "-m", "services.ingest"], rank=60),
    ]


def tethered(command: Sequence[str], number: signal.Signals) -> list[str]:
    """The command, run so that it gets this signal when the parent dies."""
    # Neither site packages nor the environment are needed to become another program: 15 ms instead of 60.
    return [sys.executable, "-I", "-S", str(Path(tether.__file__)), str(int(number)), *command]


def _worker(settings: Settings, stage: str) -> Program:
    processes = {
        "parse": settings.parse_processes,
        "enrich": settings.enrich_processes,
        "index": settings.index_processes,
        "embed": settings.embed_processes,
    }[stage]
    # The one that embeds reads nothing hostile: a thread does its work, and a second process needs 25 to 40 MB.
    in_thread = stage == "embed" and processes == 1
    pool = "threads" if in_thread else "prefork"
    options = ["-Q", stage, "-c", str(processes), "-n", f"{stage}@%h", "--pool", pool]
    command = [*_celery(), "worker", *options, "--without-mingle", "--without-gossip"]
    # QUIT is Celery's soft shutdown: work in hand gets its seconds, then goes back to the queue. A thread cannot be
    # interrupted: at TERM its worker waits until the message is done.
    return Program(stage, command, rank=50, stop_signal="TERM" if in_thread else "QUIT", stop_seconds=30)


def _celery() -> list[str]:
    return [sys.executable, "-m", "celery", "-A", "workers.app"]
