"""Enriching again what is in the index already: after an update of a step, or a change of settings.

The articles are taken from the index, where the text is that of the file or of a correction; each is put back as soon
as it is done, and all can be found at any time.
"""

import hashlib
import json
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline import enrich as enrichment
from dateline.article import Article
from dateline.enrich.step import Step
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.document import BESIDE, to_article
from dateline.index.relations import COPIES, STORIES
from dateline.index.walk import Stored, walk
from dateline.index.write import ArticleWriter
from dateline.query.where import where_clause
from dateline.settings import Settings
from dateline.spool.durable import write_durably
from dateline.spool.layout import Spool

_BATCH = 64  # articles; more makes the model no faster
_AHEAD = 2  # batches a process that are read before they are needed

Tell = Callable[[int, int], object]
Source = dict[str, Any]


@dataclass(frozen=True)
class Order:
    """What to do again. ``where`` as in ``where_clause``; ``steps``: names, all when empty.

    With ``outdated`` only articles of which one of the steps has an older version than this Dateline's, or than
    ``older_than``, which needs a single step.
    """

    where: str = ""
    steps: tuple[str, ...] = ()
    outdated: bool = False
    older_than: int | None = None

    def chosen(self, settings: Settings) -> tuple[Step, ...]:
        """The steps that run, in their order: those that the settings switch off never do."""
        wanted = [step for step in enrichment.STEPS if step.name not in settings.skipped_steps]
        return tuple(step for step in wanted if not self.steps or step.name in self.steps)

    @property
    def name(self) -> str:
        """The same for the same order: by it one that was broken off is gone on with."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Progress:
    """How far an order has come: the articles done, and the id of the last."""

    done: int = 0
    after: str = ""


def progress_of(settings: Settings, order: Order) -> Progress:
    """How far the order had come when it was broken off; nothing done, when it never was."""
    try:
        return Progress(**json.loads(_file(settings, order).read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):
        return Progress()


def reprocess(settings: Settings, order: Order, tell: Tell, begun: Progress = Progress()) -> int:
    """Run the steps of the order over its articles; how many were put back.

    ``tell`` is called with the articles done so far and their number; what it raises breaks off, and ``progress_of``
    says where to go on. Raises UnavailableError, InvalidRequestError, RejectedError.
    """
    Spool(settings.home).prepared()
    steps = order.chosen(settings)
    for step in steps:
        step.load()  # before the processes are forked: they share the pages
    client, writer, rewritten, done = connect(settings), ArticleWriter(settings), 0, begun.done
    query = _query(settings, order, steps)
    try:
        with elasticsearch_trouble(address(settings)):
            writer.ensure_index()
            client.indices.refresh(index=settings.index)
            total = begun.done + int(client.count(index=settings.index, query=_behind(query, begun.after))["count"])
            tell(done, total)
            with (
                closing(walk(client, settings.index, query, after=begun.after, page=_BATCH)) as pages,
                closing(_enriched(_completed(pages, writer), steps, settings)) as batches,
            ):
                for articles in batches:
                    rewritten += writer.rewrite(articles)
                    done += len(articles)
                    _note(settings, order, Progress(done, articles[-1].id))
                    tell(done, total)
    finally:
        writer.close()
        client.close()
    _file(settings, order).unlink(missing_ok=True)
    return rewritten


def _completed(pages: Iterator[Sequence[Stored]], writer: ArticleWriter) -> Iterator[list[Source]]:
    """The pages with what is kept of their articles beside the index: a step may renew a part of it."""
    for page in pages:
        fingerprints = writer.fingerprints([hit["_id"] for hit in page])
        yield [
            hit["_source"] | ({BESIDE: found.model_dump()} if (found := fingerprints.get(hit["_id"])) else {})
            for hit in page
        ]


def _enriched(
    pages: Iterator[list[Source]], steps: Sequence[Step], settings: Settings
) -> Generator[Sequence[Article], None, None]:
    """The pages in their order, enriched by as many processes as the settings say."""
    processes, seconds = settings.enrich_processes, settings.step_seconds
    names = [step.name for step in steps]
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, fork, initializer=_ignore_interrupts) as pool:
        running: deque[Future[list[Article]]] = deque()
        try:
            for page in pages:
                running.append(pool.submit(_enrich, page, names, seconds))
                if len(running) > _AHEAD * processes:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    """A Ctrl-C at the terminal is for the parent alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _enrich(sources: list[Source], names: Sequence[str], seconds: float) -> list[Article]:
    articles = [to_article(source) for source in sources]
    for step in enrichment.STEPS:
        if step.name in names:
            enrichment.run(step, articles, seconds)
    return articles


def _query(settings: Settings, order: Order, steps: Sequence[Step]) -> dict[str, Any]:
    query = where_clause(order.where, settings)
    if not order.outdated and order.older_than is None:
        return query
    current = [_labels(step, order.older_than or step.version) for step in steps]
    if order.older_than is None and any(field.startswith(BESIDE) for step in steps for field in step.writes):
        current += [[label] for label in (COPIES, STORIES)]  # they are placed by what these steps write
    outdated = [{"bool": {"must_not": [{"terms": {"steps": labels}}]}} for labels in current]
    return {"bool": {"filter": [query, {"bool": {"should": outdated, "minimum_should_match": 1}}]}}


def _labels(step: Step, least: int) -> list[str]:
    """The step as it is noted on an article, in each version from this one on."""
    return [f"{step.name}/{version}" for version in range(least, max(step.version, least) + 1)]


def _behind(query: dict[str, Any], after: str) -> dict[str, Any]:
    return {"bool": {"filter": [query, {"range": {"id": {"gt": after}}}]}}


def _file(settings: Settings, order: Order) -> Path:
    return Spool(settings.home).claimed.parent / f"reprocess-{order.name}.json"


def _note(settings: Settings, order: Order, progress: Progress) -> None:
    write_durably(_file(settings, order), json.dumps(asdict(progress)).encode())
