"""Every view of the page by name, and where it is in a Dateline with news in it."""

from collections.abc import Mapping
from typing import Any, Final

import httpx

from services.api.page.addresses import article_url, file_url, name_url, search_url, story_url
from tests.browser.newsroom import UNREADABLE

VIEWS: Final = (
    "front",
    "search",
    "search narrowed",
    "search without results",
    "search that cannot be",
    "article",
    "article with another version",
    "versions",
    "correct an article",
    "delete an article",
    "stories",
    "story",
    "people",
    "person",
    "organisations",
    "organisation",
    "places",
    "place",
    "places of a search",
    "quotes",
    "sources",
    "trending",
    "inbox",
    "files",
    "failed",
    "file",
    "failed file",
    "alerts",
    "new alert",
    "alert",
    "change an alert",
    "delete an alert",
    "deliveries of an alert",
    "sign in",
    "help",
    "not found",
)
"""In the order in which one comes to them."""
PROBLEMS: Final[Mapping[str, int]] = {"search that cannot be": 400, "not found": 404}
"""The views of something that went wrong, and their status."""


def addresses(api: httpx.Client) -> dict[str, str]:
    """The address of each view. Makes an alert and corrects a headline where that was not done."""
    ferry = _asked(api, "/v1/articles", q="Karachi ferry")["articles"][0]
    corrected = _corrected(api)
    files = _asked(api, "/v1/files", page_size="200")["files"]
    failed = next(file for file in files if file["name"] == UNREADABLE[0])
    alert = f"/alerts/{_alert(api)}"
    story = _asked(api, "/v1/stories", from_date="-30d")["stories"][0]
    return {
        "front": "/",
        "search": search_url(q="harbour"),
        "search narrowed": search_url(q="harbour", source=["harbour-courier"], language=["en"]),
        "search without results": search_url(q="xylophone quorum"),
        "search that cannot be": search_url(from_date="someday"),
        "article": article_url(ferry["id"]),
        "article with another version": article_url(corrected),
        "versions": f"{article_url(corrected)}/versions",
        "correct an article": f"{article_url(ferry['id'])}/correct",
        "delete an article": f"{article_url(ferry['id'])}/delete",
        "stories": "/stories",
        "story": story_url(story["id"]),
        "people": "/people",
        "person": name_url("people", "Sarfraz Dehlavi"),
        "organisations": "/organisations",
        "organisation": name_url("organisations", "Sindh Maritime Authority"),
        "places": "/places",
        "place": name_url("places", "Karachi"),
        "places of a search": "/places?q=harbour",
        "quotes": "/quotes",
        "sources": "/sources",
        "trending": "/trending",
        "inbox": "/inbox",
        "files": "/inbox/files",
        "failed": "/inbox/failed",
        "file": file_url(ferry["file"]["id"]),
        "failed file": file_url(failed["file_id"]),
        "alerts": "/alerts",
        "new alert": "/alerts/new?q=ferry",
        "alert": alert,
        "change an alert": f"{alert}/change",
        "delete an alert": f"{alert}/delete",
        "deliveries of an alert": f"{alert}/deliveries",
        "sign in": "/sign-in",
        "help": "/help",
        "not found": "/articles/of-nobody",
    }


def _asked(api: httpx.Client, path: str, **parameters: Any) -> Any:
    return api.get(path, params=parameters).raise_for_status().json()


def _corrected(api: httpx.Client) -> str:
    """The id of an article whose headline a person has corrected."""
    (first, *_) = _asked(api, "/v1/articles", q='"gantry crane" weld')["articles"]
    change = {"headline": "Crane at Constanta failed at a weld, says the port authority"}
    api.patch(f"/v1/articles/{first['id']}", json=change).raise_for_status()
    return str(first["id"])


def _alert(api: httpx.Client) -> str:
    """The id of an alert that has found something."""
    known = _asked(api, "/v1/alerts")["alerts"]
    made = known or [
        api.post("/v1/alerts", json={"name": "Ferries", "selection": {"q": "ferry"}}).raise_for_status().json()
    ]
    return str(made[0]["id"])
