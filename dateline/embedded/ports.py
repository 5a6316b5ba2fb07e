"""Whether a port of this machine is free."""

import socket

from dateline.embedded.errors import ServerError

LOCAL = "127.0.0.1"


def require_free(port: int, setting: str) -> None:
    """Raise ServerError, naming the environment variable ``setting``, when a program listens on ``port`` already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections in TIME_WAIT are no hindrance
        try:
            probe.bind((LOCAL, port))
        except OSError as error:
            raise taken(port, setting) from error


def taken(port: int, setting: str) -> ServerError:
    """The error for a port that another program has."""
    return ServerError(
        f"Port {port} is taken by another program.",
        f"Is Dateline running already? If not, set {setting} to another port, for example {setting}={port + 1}.",
    )


def free() -> int:
    """A port that no program listens on now."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        port: int = probe.getsockname()[1]
        return port
