"""Watching processes that are not our children, without polling."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.settings import Settings

SERVING = """
import os, sys
from dateline.embedded.node import Node
from dateline.embedded.redis import RedisServer
from dateline.settings import Settings
settings = Settings(_env_file=None)
with {server}(settings) as server:
    print(server.process.pid, flush=True)
    sys.stdin.read()
"""


@contextmanager
def serving(server: str, settings: Settings) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Another Python process that runs ``server``, once it serves: the process, and the server's process id."""
    program = SERVING.format(server=server)
    environment = {**os.environ, **settings.environment()}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout
        yield parent, int(parent.stdout.readline())
        parent.kill()


def ends_after(parent: subprocess.Popen[str], pid: int, seconds: float) -> bool:
    """Kill ``parent`` at once; whether the process ``pid`` ends within ``seconds``."""
    watched = os.pidfd_open(pid)
    try:
        parent.send_signal(signal.SIGKILL)
        ended, _, _ = select.select([watched], [], [], seconds)
        return bool(ended)
    finally:
        os.close(watched)
