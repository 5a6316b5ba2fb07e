"""Prometheus metrics: the requests as they come, and the state of the system at the moment of asking."""

from collections.abc import Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from services.api.overview import Overview

# From a filter-only search on a warm index to the time limit of Elasticsearch's client, in seconds.
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


class Telemetry:
    """Counts requests, in a registry of its own: several applications can live in one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "dateline_http_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "dateline_http_request_seconds",
            "Time until the last byte of the answer.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request. ``route`` is the path's pattern: a label must not grow with what callers invent."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, now: Overview) -> bytes:
        """All metrics in the text format of Prometheus."""
        momentary = CollectorRegistry()
        momentary.register(_Momentary(now))
        return generate_latest(self._registry) + generate_latest(momentary)


class _Momentary(Collector):
    """The state of the system as gauges; what is not known at the moment is left out, never 0."""

    def __init__(self, now: Overview) -> None:
        self._now = now

    def collect(self) -> Iterator[GaugeMetricFamily]:
        account = self._now.account
        files = GaugeMetricFamily("dateline_files", "Files by where they are.", labels=["state"])
        for state in ("indexed", "duplicate", "failed", "waiting", "claimed"):
            files.add_metric([state], getattr(account, state))
        yield files
        yield GaugeMetricFamily("dateline_files_dropped", "Files ever dropped.", account.dropped)
        yield GaugeMetricFamily(
            "dateline_files_missing", "Files that the sum cannot find; 0 is right.", account.missing
        )
        yield GaugeMetricFamily("dateline_oldest_file_seconds", "Age of the oldest unfinished file.", self._oldest())
        up = GaugeMetricFamily("dateline_server_up", "Whether the server answers.", labels=["server"])
        up.add_metric(["elasticsearch"], self._now.articles is not None)
        up.add_metric(["redis"], self._now.queues is not None)
        yield up
        if self._now.articles is not None:
            yield GaugeMetricFamily("dateline_articles", "Articles in the index.", self._now.articles)
        if self._now.queues is not None:
            queues = GaugeMetricFamily("dateline_queue_messages", "Messages that wait in a queue.", labels=["queue"])
            for name, length in self._now.queues.items():
                queues.add_metric([name], length)
            yield queues

    def _oldest(self) -> float:
        oldest = self._now.account.oldest
        return (datetime.now(UTC) - datetime.fromisoformat(oldest)).total_seconds() if oldest else 0.0
