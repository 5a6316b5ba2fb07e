"""What a page of articles says of itself."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Channel:
    """The search that the articles are the answer to: what feeds call a channel."""

    title: str
    description: str
    link: str
    """Where people find the same: a page on the web."""
    self_url: str
    """Where this very document was asked for."""
    updated: datetime
    """When it was asked for. ``OutputFormat.page`` puts the time of its newest article in its place."""
    next_url: str | None = None
    """Where it goes on."""
    language: str | None = None
    """BCP 47, where all articles have the same."""
