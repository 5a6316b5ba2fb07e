"""The addresses of pages, for templates and redirects: one place knows how they are spelt."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

KINDS: Final = {"person": "people", "organisation": "organisations", "place": "places"}
"""The parameter of a search by the name of the pages, for what has pages of its own."""


def article_url(article_id: str) -> str:
    return f"/articles/{quote(article_id, safe='')}"


def story_url(story_id: str) -> str:
    return f"/stories/{quote(story_id, safe='')}"


def name_url(kind: str, name: str) -> str:
    """The page of a name. ``kind``: people, organisations, places."""
    return f"/{kind}/{quote(name, safe='')}"


def file_url(file_id: str) -> str:
    return f"/inbox/files/{quote(file_id, safe='')}"


def alert_url(alert_id: str, part: str = "") -> str:
    """The page of an alert, or one below it: ``change``, ``deliveries``, ``delete``."""
    return f"/alerts/{quote(alert_id, safe='')}{f'/{part}' if part else ''}"


def search_url(**asked: Any) -> str:
    """The page of a search with these parameters; those that are None or empty are left out."""
    return address("/search", asked)


def address(path: str, asked: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> str:
    """The path with its parameters, lists as repeated keys, without those that say nothing."""
    pairs = asked.items() if isinstance(asked, Mapping) else asked
    given = [(key, value) for key, value in pairs if value not in (None, "", (), [])]
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


ADDRESSES: Final[Mapping[str, Callable[..., str]]] = {
    "address": address,
    "article_url": article_url,
    "story_url": story_url,
    "name_url": name_url,
    "file_url": file_url,
    "alert_url": alert_url,
    "search_url": search_url,
}
