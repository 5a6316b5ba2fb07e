"""Asking supervisord about the programs of a running stack."""

import xmlrpc.client
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

from dateline.stack.record import load_record


@dataclass(frozen=True)
class Process:
    """A program under supervision. ``pause`` is the seconds until it is started again, 0 while it runs."""

    name: str
    state: str
    pid: int
    seconds: float
    restarts: int
    pause: float
    error: str

    @property
    def alive(self) -> bool:
        return self.pid > 0


def processes(home: Path) -> list[Process] | None:
    """The programs of the stack on this home and host; None when none runs."""
    record = load_record(home)
    return processes_at(record.socket) if record else None


def processes_at(socket: str) -> list[Process] | None:
    """The programs of the supervisor that listens on this socket; None when nobody listens."""
    # The host name is not used; the transport wants a URL of this form.
    proxy: Any = xmlrpc.client.ServerProxy(
        "http://127.0.0.1", transport=SupervisorTransport(None, None, f"unix://{socket}")
    )
    try:
        return [Process(**process) for process in proxy.dateline.processes()]
    except (OSError, HTTPException, xmlrpc.client.Error):
        return None
    finally:
        proxy("close")()
