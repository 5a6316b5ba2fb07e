"""A thousand alerts: how soon a webhook hears of an article, and what that costs the others who search."""

import json
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bench.figures import Figure, Options, quantile
from bench.running import searchable, servers, until
from bench.texts import Text, invented, queries
from dateline.alerts.alert import Alert, Webhook
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.signature import new_secret
from dateline.article import Article, FileRef
from dateline.index.connection import connect
from dateline.index.write import ArticleWriter
from dateline.query.selection import Selection
from dateline.settings import Settings
from dateline.stack.programs import programs, tethered
from tests.alerts.receiving import Receiver, receiving
from tests.pipeline import Pipeline, running_pipeline

_ALERTS = 1_000
_RATE = 30  # articles a second
_TOGETHER = 6  # articles in one request to the index
_WARM = 20  # seconds before anything is measured: a young Java machine is several times slower
_BEFORE = 500  # articles in a bulk request when the index is filled


def run(options: Options) -> list[Figure]:
    """Articles at an even rate, without alerts and with them, in turns."""
    seconds, rounds, before = options.pick(40, 15), options.pick(3, 1), options.pick(20_000, 2_000)
    with (
        servers() as running,
        tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder,
        running_pipeline(running, Path(folder)) as pipeline,
        receiving() as receiver,
        closing(ArticleWriter(pipeline.settings)) as writer,
    ):
        texts = iter(invented(before + 2 * rounds * (seconds + _WARM) * _RATE, seed=5))
        for _ in range(0, before, _BEFORE):
            writer.write([_article(next(texts)) for _ in range(_BEFORE)], refresh=False)
        heard = _Heard(receiver)
        alerts = _saved(pipeline.settings, receiver)
        waits: dict[bool, list[float]] = {False: [], True: []}
        delays: list[float] = []
        megabytes = 0.0
        for number in range(2 * rounds):
            with_alerts = number % 2 == 1
            with _alerting(pipeline, with_alerts) as process:
                _written(pipeline.settings, writer, texts, _WARM, {})
                sent: dict[str, float] = {}
                waits[with_alerts] += _written(pipeline.settings, writer, texts, seconds, sent)
                if process:
                    until(heard.rests, 120, pause=0.2)
                    megabytes = max(megabytes, process.memory_full_info().uss / 1e6)
                    delays += [heard.at[id_] - sent[id_] for id_ in sent if id_ in heard.at]
        return _figures(delays, waits, heard, megabytes, alerts)


def _figures(
    delays: list[float], waits: dict[bool, list[float]], heard: "_Heard", megabytes: float, alerts: int
) -> list[Figure]:
    told = f"{alerts:,} alerts, {_RATE} articles a second, {len(heard.receiver.requests):,} requests"
    ratio = quantile(waits[True], 0.5) / quantile(waits[False], 0.5)
    ids = [request.id for request in heard.receiver.requests]
    tails = " / ".join(f"{quantile(waits[which], 0.99):.2f}" for which in (True, False))
    return [
        Figure("alerts: written to told, p50", quantile(delays, 0.5), "s", note=told),
        Figure("alerts: written to told, p99", quantile(delays, 0.99), "s", at_most=5.0),
        Figure("alerts: written to told, longest", max(delays), "s"),
        Figure("alerts: told twice", len(ids) - len(set(ids)), at_most=0),
        Figure(
            "alerts: searchable after, with", quantile(waits[True], 0.5), "s", note=f"p99 with / without: {tails} s"
        ),
        Figure("alerts: searchable after, to without", ratio, at_most=1.2),
        Figure("alerts: memory of the process", megabytes, "MB", note="unique set size, after the last article"),
    ]


class _Heard:
    """When the receiver heard of an article first."""

    def __init__(self, receiver: Receiver) -> None:
        self.receiver = receiver
        self.at: dict[str, float] = {}
        self._count = 0
        took = receiver.took

        def noted(request: object) -> int:
            status = took(request)  # type: ignore[arg-type]
            article = json.loads(request.body)["data"]["article"]["id"]  # type: ignore[attr-defined]
            self.at.setdefault(article, time.monotonic())
            return status

        receiver.took = noted  # type: ignore[method-assign,assignment]

    def rests(self) -> bool:
        """Whether nothing has come for a while."""
        before, self._count = self._count, len(self.receiver.requests)
        time.sleep(6)
        return before == self._count == len(self.receiver.requests)


def _saved(settings: Settings, receiver: Receiver) -> int:
    store = AlertStore(settings.home)
    now = datetime.now(UTC)
    words = zip(queries(_ALERTS, seed=8), queries(_ALERTS, seed=9), strict=True)
    for number, (first, second) in enumerate(words):
        # Narrow, as what people want to be told of: the texts have few words, but amounts from 2 to 990 million.
        q = f'{first} {second} "{2 + number % 989} million"'
        selection = Selection(q=q, language=("en",) if number % 3 else ())
        webhook = Webhook(url=receiver.url, secret=new_secret())
        store.put(Alert(name=first, selection=selection, webhook=webhook, created=now, updated=now))
    return _ALERTS


@contextmanager
def _alerting(pipeline: Pipeline, wanted: bool) -> Iterator[psutil.Process | None]:
    if not wanted:
        yield None
        return
    (program,) = (program for program in programs(pipeline.settings) if program.name == "alerts")
    # What was written without it is not to be told.
    (pipeline.settings.home / "alerts" / "position").unlink(missing_ok=True)
    process = pipeline.start(*tethered(program.command, signal.SIGTERM)[1:])
    try:
        until(lambda: AlertStore(pipeline.settings.home).position() is not None, 30)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _written(
    settings: Settings, writer: ArticleWriter, texts: Iterator[Text], seconds: int, sent: dict[str, float]
) -> list[float]:
    """Write at an even rate; how long each request's articles took to be searchable, in seconds."""
    waits: list[float] = []
    begun = time.monotonic()
    with closing(connect(settings)) as client:
        for number in range(seconds * _RATE // _TOGETHER):
            time.sleep(max(0.0, begun + number * _TOGETHER / _RATE - time.monotonic()))
            articles = [_article(next(texts)) for _ in range(_TOGETHER)]
            started = time.monotonic()
            sent |= dict.fromkeys([article.id or "" for article in articles], started)
            writer.write(articles, refresh=False)
            if number % 5 == 0:
                word = articles[-1].file.id

                def waited(word: str = word, started: float = started) -> None:
                    until(lambda: searchable(client, settings, word) > 0, 60)
                    waits.append(time.monotonic() - started)

                threading.Thread(target=waited).start()
        until(lambda: len(waits) == -(-seconds * _RATE // _TOGETHER // 5), 60)
    return waits


def _article(text: Text) -> Article:
    now = datetime.now(UTC)
    file = FileRef(id=text.word, sha256="", item=0)
    return Article(
        headline=text.headline, body=text.body, language="en", received=now, indexed=now, file=file
    ).identified()
