"""``python -m services.api``: serve the API."""

import socket
import sys

import uvicorn

from dateline.errors import DatelineError
from dateline.keys.required import check_keys
from dateline.log import configure
from dateline.settings import Settings
from services.api.app import create_app

# How long requests under way may take when the server is told to stop, in seconds.
_GRACE_SECONDS = 10


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    settings = Settings()
    configure("api", settings.log_level)
    _refuse_without_keys(settings)
    config = uvicorn.Config(
        create_app(settings),
        loop="uvloop",
        http="httptools",
        log_config=None,  # ours stands
        access_log=False,  # one line a request is written by services.api.observe
        server_header=False,
        proxy_headers=False,  # who asks is whoever is connected: what a header says of it is anybody's word
        ws="none",
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[_bound(settings)])


def _refuse_without_keys(settings: Settings) -> None:
    """Ends the process with a clear word where keys are needed and none exists."""
    try:
        check_keys(settings)
    except DatelineError as error:
        sys.exit(f"{error.reason} {error.advice}")


def _bound(settings: Settings) -> socket.socket:
    """A socket on the host and port of the settings; ends the process with a clear word when it is taken."""
    try:
        return socket.create_server((settings.api_host, settings.api_port), family=_family(settings.api_host))
    except OSError as error:
        sys.exit(
            f"Cannot listen on {settings.api_host}:{settings.api_port}: {error.strerror}. "
            "Set DATELINE_API_PORT or DATELINE_API_HOST."
        )


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


if __name__ == "__main__":
    main()
