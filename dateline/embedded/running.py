"""What a supervisor of both servers does before their start, and asks after it."""

from dateline.embedded import elasticsearch, redis
from dateline.settings import Settings


def prepare_home(settings: Settings) -> None:
    """Make the folders of the servers."""
    redis.make_folders(settings)
    elasticsearch.make_folders(settings)


def elasticsearch_is_ready(settings: Settings) -> bool:
    """Whether this home's own node answers and has recovered its data."""
    return elasticsearch.is_ready(settings)
