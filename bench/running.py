"""The real path for a bench: servers, inbox service and workers, as ``dateline up`` starts them, on its own home."""

import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from elasticsearch import Elasticsearch

from bench.texts import Text, invented
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.stack.programs import programs, tethered
from tests.pipeline import Pipeline, running_pipeline
from tests.servers import Servers, running_servers

PATH = ("parse", "enrich", "index", "ingest")
_POLL = 0.01  # seconds; the error of every time measured by polling
_WARM = 8  # drops before anything is measured: models and connections are loaded at first use


@contextmanager
def servers() -> Iterator[Servers]:
    """Elasticsearch and Redis in a temporary folder, which is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder, running_servers(Path(folder)) as running:
        yield running


@contextmanager
def path(running: Servers, **changes: object) -> Iterator[Pipeline]:
    """The path on these servers, warm and idle. ``changes`` are settings."""
    with (
        tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder,
        running_pipeline(running, Path(folder), **changes) as pipeline,
    ):
        make_index(pipeline.settings)
        for program in programs(pipeline.settings):
            if program.name in PATH:
                # A bench that is killed must leave nothing behind.
                pipeline.start(*tethered(program.command, signal.SIGTERM)[1:])
        for text in invented(_WARM, seed=time.monotonic_ns()):
            drop(pipeline, [text])
            until(lambda: pipeline.account().pending == 0, 120)
        yield pipeline


def make_index(settings: Settings) -> None:
    """Make the empty index that the settings name."""
    writer = ArticleWriter(settings)
    writer.ensure_index()
    writer.close()


def drop(pipeline: Pipeline, texts: list[Text]) -> None:
    """Put the texts into the inbox at once: written beside it, then renamed in one go."""
    staging = pipeline.settings.home / "staging"
    staging.mkdir(exist_ok=True)
    for text in texts:
        (staging / f"{text.word}.txt").write_text(text.printed)
    for text in texts:
        (staging / f"{text.word}.txt").rename(pipeline.spool.inbox / f"{text.word}.txt")


def searchable(client: Elasticsearch, settings: Settings, word: str | None = None) -> int:
    """How many articles a search finds now: all, or those with the word. Nothing is refreshed for it."""
    query = {"match": {"body": word}} if word else {"match_all": {}}
    return int(client.count(index=settings.index, query=query)["count"])


def until(reached: Callable[[], bool], seconds: float, pause: float = _POLL) -> None:
    """Return as soon as the condition holds, looking every ``pause`` seconds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > end:
            raise TimeoutError(f"not reached in {seconds:.0f} s")
        time.sleep(pause)
