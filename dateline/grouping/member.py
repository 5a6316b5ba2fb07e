"""An article as its copies and its story see it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.article import Article, Fingerprint
from dateline.grouping.copies import is_copy

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
        """The article as it arrives, or as it was placed before in a store that was lost: it stays in its story."""
        said = article.provenance.get("story_id")
        return cls(
            article.id,
            came_out(article),
            article.fingerprint or Fingerprint(),
            article.version,
            story=article.story_id,
            nearness=said.confidence if said else None,
        )

    @property
    def order(self) -> tuple[datetime, str]:
        """The smallest of several came first. Total, so that everybody comes to the same end."""
        return self.at, self.id

    @property
    def own_story(self) -> str:
        """The id of the story that it starts when it belongs to none; older stories have smaller ids."""
        return f"{self.at.astimezone(UTC):%Y%m%dT%H%M}-{self.id[:16]}"

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to compare it by: it was withdrawn, or never had a text."""
        return self.fingerprint == Fingerprint()

    def is_outdated_by(self, other: "Member") -> bool:
        """Whether another delivery of this article brings another text, or an earlier time, and is not an older one."""
        if self.fingerprint == other.fingerprint:
            return other.at < self.at and other.version > self.version
        return other.version >= self.version

    def leads(self, copy: "Member") -> bool:
        """Whether this can be the original of a copy: it came out first, and is what the copy is a copy of."""
        return self.order < copy.order and is_copy(self.fingerprint, copy.fingerprint)

    def moved_to(self, other: "Member") -> "Member":
        """This article with the text and time of another delivery of it: it is to be placed anew, but in its story."""
        return replace(other, story=self.story, nearness=self.nearness, revision=self.revision)

    def withdrawn(self, version: int) -> "Member":
        """This article as of the version in which it is taken back: nothing is found by it, and nothing follows it.

        It is kept, so that an older version of it that comes again does not bring it back.
        """
        return replace(self, fingerprint=Fingerprint(), version=version, original=None, similarity=None)


def came_out(article: Article) -> datetime:
    """When the article came out, for the order among its copies: as its source says, but when we had it at the latest.

    Of a day or a month its end counts: who says less exactly when does not win by it. Under an embargo it comes out
    when that ends. So whoever comes out first is to be seen as soon as any of its copies is.
    """
    had = article.received or article.indexed or datetime.now(UTC)
    out = had
    if article.published and article.published_precision != "none":
        vague = _VAGUE.get(article.published_precision, timedelta())
        out = min(article.published + vague, had)
    return max(out, article.embargoed) if article.embargoed else out
