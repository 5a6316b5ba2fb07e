"""``python -m services.alerts``: check the alerts as articles become searchable, and tell the webhooks."""

import asyncio
import signal

from dateline.log import configure
from dateline.settings import Settings
from services.alerts.service import Alerting


async def _serve(settings: Settings) -> None:
    service = Alerting(settings)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, service.stop)
    await service.run()


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    settings = Settings()
    configure("alerts", settings.log_level)
    asyncio.run(_serve(settings))


if __name__ == "__main__":
    main()
