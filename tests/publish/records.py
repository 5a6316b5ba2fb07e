"""Invented articles as the index gives them, and the page that they are on."""

from datetime import UTC, datetime
from typing import Any

from dateline.article import (
    AltId,
    Article,
    Dateline,
    Entity,
    FileRef,
    Location,
    Place,
    Source,
    Subject,
)
from dateline.index.document import as_record
from dateline.publish import Channel

ASKED = datetime(2026, 11, 24, 12, tzinfo=UTC)
CHANNEL = Channel(
    title="Ferries & harbours",
    description="Articles with the word ferry",
    link="https://dateline.example/?q=ferry",
    self_url="https://dateline.example/v1/articles?q=ferry&format=rss",
    updated=ASKED,
    next_url="https://dateline.example/v1/articles?q=ferry&format=rss&cursor=abc",
    language="en-GB",
)


def article(**changes: Any) -> Article:
    """An article in which every field has a value that formats can say."""
    told: dict[str, Any] = {
        "uri": "urn:newsml:harbour-post.example:20250209:ferry",
        "version": 2,
        "headline": "Board keeps the early ferry",
        "abstract": "The first boat goes on leaving at ten past five.",
        "summary": "The harbour board voted on Monday to keep the early ferry.",
        "body": "The harbour board voted on Monday to keep the early ferry.\n\n"
        "“Nobody here sleeps late,” said its chairwoman, who opened the debate & closed it.\n\n"
        "The first boat takes less (< 41) minutes.",
        "byline": "Mara Lind",
        "authors": ["Mara Lind"],
        "dateline": Dateline(text="KARACHI", located="Karachi"),
        "slugline": "FERRY-EARLY",
        "section": "Traffic",
        "genre": "Current",
        "urgency": 4,
        "pub_status": "usable",
        "language": "en-GB",
        "published": datetime(2025, 2, 9, 10, 30, tzinfo=UTC),
        "published_precision": "full",
        "updated": datetime(2025, 2, 9, 11, 45, 6, tzinfo=UTC),
        "received": datetime(2025, 2, 9, 12, tzinfo=UTC),
        "source": Source(name="Harbour Post", uri="https://harbour-post.example/", domain="harbour-post.example"),
        "url": "https://harbour-post.example/ferry",
        "people": [Entity(name="Ilse Brandt", mentions=["Brandt"], spans=[(0, 6)])],
        "organisations": [Entity(name="Harbour Board"), Entity(name="Traders; United")],
        "places": [Place(name="Karachi", geonames_id=1174872, country="PK", location=Location(lat=24.86, lon=67.01))],
        "keywords": ["ferry", "quay"],
        "subjects": [Subject(code="medtop:20000337", name="public transport", confidence=0.83)],
        "word_count": 36,
        "reading_seconds": 9,
        "copyright_holder": "Harbour Post",
        "copyright_notice": "© 2025 Harbour Post",
        "usage_terms": "No archive use",
        "embargoed": datetime(2025, 2, 9, 6, tzinfo=UTC),
        "expires": datetime(2027, 2, 9, tzinfo=UTC),
        "ed_note": "For Monday",
        "alt_ids": [AltId(role="desk", value="T-7")],
        "file": FileRef(id="20250209T042731482-x7k2m9q.0", path="Harbour Post/ferry.txt", name="ferry.txt"),
    }
    return Article(**{**told, **changes}).identified()


def record(**changes: Any) -> dict[str, Any]:
    """The same as the index gives it, with every field."""
    return as_record(article(**changes).model_dump(mode="json", exclude_none=True, exclude={"fingerprint"}))
