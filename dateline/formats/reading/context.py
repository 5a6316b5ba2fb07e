"""What a reader is given beside the bytes, and what it gives beside articles."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from dateline.formats.rules.mapping_file import Mapping
from dateline.formats.rules.sidecar import Sidecar
from dateline.formats.rules.source_rules import SourceRules
from dateline.settings import Settings


@dataclass
class Budget:
    """What one dropped file may still open up to, over all its members and the bundles within it.

    ``bytes`` and ``members`` are counted down; ``depth`` is how many bundles may lie within each other.
    """

    bytes: int = 4_000_000_000
    members: int = 250_000
    depth: int = 3


@dataclass(frozen=True)
class Limits:
    """How large a single document may be that a reader has to hold whole, or cannot bound otherwise.

    ``document_bytes`` of a part opened up, ``page_bytes`` of a web page, ``document_pages`` and ``document_seconds`` of
    computing of a PDF. Each is a setting.
    """

    document_bytes: int = 64_000_000
    document_pages: int = 2_000
    document_seconds: int = 40
    page_bytes: int = 16_000_000

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """As the settings have them."""
        return cls(
            int(settings.document_mb * 1e6),
            settings.document_pages,
            settings.document_seconds,
            int(settings.page_mb * 1e6),
        )


@dataclass(frozen=True)
class ReadContext:
    """Facts of the file and limits for its reader.

    ``name`` is printable; ``source`` is the first folder level; ``received`` and ``file_time`` are aware; ``time_zone``
    is an IANA name for times printed without one.
    """

    name: str
    source: str | None
    received: datetime
    file_time: datetime | None
    time_zone: str
    max_article_chars: int
    max_file_bytes: int
    sidecar: Sidecar | None = None
    rules: SourceRules | None = None
    mapping: Mapping | None = None
    budget: Budget = field(default_factory=Budget)
    limits: Limits = field(default_factory=Limits)
    depth: int = 0

    def within(self, member: str) -> "ReadContext":
        """The context of a member of this bundle. It spends from the same budget."""
        return replace(self, name=member, sidecar=None, depth=self.depth + 1)


@dataclass(frozen=True)
class Skipped:
    """A part of a file that gave no article while the rest goes on.

    ``where`` is in words: ``row 12``, ``item 3 of the feed``, ``member photos/a.jpg``. With ``is_fault`` it should have
    been an article: a broken row. Without, nobody missed one: a picture, a concept item.
    """

    where: str
    reason: str
    is_fault: bool = True
