"""Is a port free, and if not, who has it."""

import contextlib
import socket

import psutil

from dateline.errors import DatelineError
from dateline.settings import Settings


def ports(settings: Settings) -> dict[str, tuple[str, int]]:
    """The addresses that the stack listens on, by the setting that changes each."""
    wanted = {
        "DATELINE_API_PORT": (settings.api_host, settings.api_port),
        "DATELINE_FLOWER_PORT": (settings.flower_host, settings.flower_port),
    }
    if settings.elasticsearch_url is None:
        wanted["DATELINE_ELASTICSEARCH_PORT"] = ("127.0.0.1", settings.elasticsearch_port)
    if settings.redis_url is None:
        wanted["DATELINE_REDIS_PORT"] = ("127.0.0.1", settings.redis_port)
    return wanted


def check_ports(settings: Settings) -> None:
    """Raises DatelineError that names the setting when a port is taken, or wanted twice."""
    seen: dict[int, str] = {}
    for setting, (host, port) in ports(settings).items():
        if port in seen:
            raise DatelineError(f"{seen[port]} and {setting} are both {port}.", f"Set {setting} to another port.")
        seen[port] = setting
        trouble = port_trouble(host, port)
        if trouble:
            raise DatelineError(
                f"Port {port} {trouble}.",
                f"Stop that program, or set {setting} to a free port: {setting}={_next_free(host, port)} dateline up",
            )


def port_trouble(host: str, port: int) -> str | None:
    """Why nothing of ours can listen there; None when it can."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As servers do: connections of an earlier run that linger are no obstacle.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        return "is reserved for root"
    except OSError as error:
        owner = _owner(port)
        return f"is taken by {owner}" if owner else f"cannot be used on {host} ({error.strerror})"
    return None


def _owner(port: int) -> str | None:
    with contextlib.suppress(psutil.Error):
        for connection in psutil.net_connections("inet"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,):
                if connection.pid is None:
                    return "another program"
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
    return None


def _next_free(host: str, port: int) -> int:
    return next(candidate for candidate in range(port + 1, 65536) if port_trouble(host, candidate) is None)
