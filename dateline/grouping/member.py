"""An article as its copies and its story see it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.article import Article, Fingerprint

_DAY = timedelta(days=1)
_VAGUE = {"day": _DAY, "month": 31 * _DAY}


@dataclass(frozen=True)
class Member:
    """What is kept of an article to compare others with it, and where it was placed.

    ``at`` says when it came out; ``original`` is the id of the first article with its text, None when that is itself;
    ``decided`` is false from its arrival until it is placed; ``version`` is the article's, ``revision`` the store's.
    """

    id: str
    at: datetime
    fingerprint: Fingerprint
    version: int = 1
    original: str | None = None
    similarity: float | None = None
    story: str | None = None
    nearness: float | None = None
    decided: bool = False
    revision: Any = None

    @classmethod
    def of(cls, article: Article) -> "Member":
        """The article as it arrives."""
        return cls(article.id, came_out(article), article.fingerprint or Fingerprint(), article.version)

    @property
    def order(self) -> tuple[datetime, str]:
        """The smallest of several came first. Total, so that everybody comes to the same end."""
        return self.at, self.id

    @property
    def own_story(self) -> str:
        """The id of the story that it starts when it belongs to none; older stories have smaller ids."""
        return f"{self.at.astimezone(UTC):%Y%m%dT%H%M}-{self.id[:16]}"

    def is_outdated_by(self, other: "Member") -> bool:
        """Whether another delivery of this article brings another text, and not an older one."""
        return self.fingerprint != other.fingerprint and other.version >= self.version

    def moved_to(self, other: "Member") -> "Member":
        """This article with the text and time of another delivery of it: it is to be placed anew, but in its story."""
        return replace(other, story=self.story, nearness=self.nearness, revision=self.revision)


def came_out(article: Article) -> datetime:
    """When the article came out, for the order among its copies: as its source says, else when we had it.

    Of a day or a month its end counts, or when we had it if that was before: who says less exactly when does not win
    by it.
    """
    had = article.received or article.indexed or datetime.now(UTC)
    if article.published is None or article.published_precision == "none":
        return had
    vague = _VAGUE.get(article.published_precision)
    if vague is None:
        return article.published
    return max(article.published, min(article.published + vague, had))
