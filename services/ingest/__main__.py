"""``python -m services.ingest``: run one inbox service."""

import signal

from dateline.log import configure
from dateline.settings import Settings
from services.ingest.service import Ingest
from workers.app import make_app


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    settings = Settings()
    configure("ingest", settings.log_level)
    service = Ingest(settings, make_app(settings))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: service.stop())
    service.run()


if __name__ == "__main__":
    main()
