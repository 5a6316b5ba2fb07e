"""How a task is tried again after a TransientError: with growing, uneven pauses, then left to the reaper."""

from typing import Any

RETRIES: dict[str, Any] = {
    "retry_backoff": 1,
    "retry_backoff_max": 30,
    "retry_jitter": True,
    "max_retries": 6,
}
