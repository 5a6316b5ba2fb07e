"""Real servers for the tests: one Redis and one Elasticsearch for the whole run, on free ports."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.embedded.node import Node
from dateline.embedded.ports import free as free_port
from dateline.embedded.redis import RedisServer
from dateline.settings import Settings

PORTS = ("api_port", "flower_port", "elasticsearch_port", "redis_port")


def settings_for(home: Path, **changes: Any) -> Settings:
    """Settings for a home of its own, on free ports; neither the environment nor a .env file interferes."""
    free = {name: free_port() for name in PORTS if name not in changes}
    return Settings(_env_file=None, home=home, **{**free, **changes})


@dataclass(frozen=True)
class Servers:
    """Both servers, as the settings that lead to them."""

    settings: Settings

    @property
    def elasticsearch_url(self) -> str:
        return self.settings.elasticsearch

    @property
    def redis_url(self) -> str:
        return self.settings.broker

    def at(self, home: Path, **changes: Any) -> Settings:
        """Settings for another home that uses these servers, by URL: none is started for it."""
        return settings_for(
            home,
            redis_port=self.settings.redis_port,
            elasticsearch_port=self.settings.elasticsearch_port,
            redis_url=self.redis_url,
            elasticsearch_url=self.elasticsearch_url,
            **changes,
        )


@contextmanager
def running_servers(home: Path) -> Iterator[Servers]:
    """Both servers with their data under ``home``, until the block ends."""
    settings = settings_for(home)
    with RedisServer(settings), Node(settings):
        yield Servers(settings)
