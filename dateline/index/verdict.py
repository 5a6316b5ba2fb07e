"""What became of one article of a bulk request, and what to make of a conflict."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dateline.article import Article


@dataclass(frozen=True)
class Verdict:
    """What became of one article.

    - ``indexed``: written, as new or over an older version;
    - ``ours``: an earlier delivery of the same file had written it already;
    - ``duplicate``: another file brought it; ``existing_id`` and ``existing_file`` say which;
    - ``superseded``: a newer version of the same uri is there, from ``existing_file``;
    - ``deleted``: a person deleted it, and it does not come back by itself; ``reason`` says who and when;
    - ``rejected``: Elasticsearch refuses it for good; ``reason`` says why.
    """

    outcome: Literal["indexed", "ours", "duplicate", "superseded", "deleted", "rejected"]
    existing_id: str | None = None
    existing_file: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Stored:
    """What the index holds under the id of an article."""

    id: str
    version: int
    file: str
    sha256: str
    item: int

    @classmethod
    def of(cls, article: Article) -> "Stored":
        """What the index will hold once this article is written."""
        return cls(article.id, article.version, article.file.id, article.file.sha256, article.file.item)

    def is_from(self, article: Article) -> bool:
        """Whether it came from the very file and position that this article comes from."""
        return (self.file, self.item) == (article.file.id, article.file.item)

    def same_bytes(self, article: Article) -> bool:
        """Whether it came from the same position of a file with the same bytes."""
        return bool(self.sha256) and (self.sha256, self.item) == (article.file.sha256, article.file.item)


def has_own_uri(article: Article) -> bool:
    """Whether its identity comes from its source, and not from its text."""
    return not article.uri.startswith("urn:dateline:")


def of_redrop(article: Article, stored: Stored | None) -> Verdict | None:
    """A verdict before anything is sent: the same bytes under another file id are a duplicate.

    An article with a uri but without a version of its own gets one from its time of arrival, so that the same file
    dropped again would otherwise replace itself.
    """
    if stored and stored.same_bytes(article) and not stored.is_from(article):
        return Verdict("duplicate", stored.id, stored.file)
    return None


def of_conflict(article: Article, stored: Stored) -> Verdict:
    """The verdict on an article whose version is not above the stored one."""
    if stored.is_from(article):
        return Verdict("ours", stored.id, stored.file)
    if stored.version > article.version and not stored.same_bytes(article):
        return Verdict("superseded", stored.id, stored.file)
    return Verdict("duplicate", stored.id, stored.file)


def reason_in_words(error: Mapping[str, Any]) -> str:
    """The reason and the deepest cause of an error object of Elasticsearch, without its positions in our JSON."""
    reasons: list[str] = []
    cause: Mapping[str, Any] | None = error
    while cause:
        reason = str(cause.get("reason") or cause.get("type")).partition("\n")[0]
        reasons.append(re.sub(r"^\[\d+:\d+\] ", "", reason))
        cause = cause.get("caused_by")
    return reasons[0] if reasons[-1] in reasons[0] else f"{reasons[0]}: {reasons[-1]}"
