"""The embedded Elasticsearch in a with block."""

from types import TracebackType
from typing import Self

from dateline.embedded import elasticsearch
from dateline.embedded.process import ServerProcess
from dateline.settings import Settings


class Node:
    """One Elasticsearch node on the port and the home of ``settings``, started on entry and stopped on exit."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = f"http://127.0.0.1:{settings.elasticsearch_port}"
        self.process: ServerProcess | None = None

    def __enter__(self) -> Self:
        """Start and wait until it serves. Raises ServerError."""
        elasticsearch.check(self.settings)
        command = elasticsearch.command(elasticsearch.prepare(), self.settings)
        elasticsearch.make_folders(self.settings)
        self.process = ServerProcess(command, elasticsearch.console(self.settings))
        self.process.start()
        try:
            elasticsearch.wait_until_ready(self.settings, self.process.alive)
        except BaseException:
            self.process.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process:
            self.process.stop()
