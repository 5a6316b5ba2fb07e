"""The examples of the OpenAPI document; invented, in the shapes that the API answers with."""

from typing import Any

ARTICLE: dict[str, Any] = {
    "id": "3f1c7a0e5b9d4e21a6c8f0d2b4e6a8c0",
    "uri": "urn:dateline:3f1c7a0e5b9d4e21a6c8f0d2b4e6a8c0",
    "version": 1,
    "headline": "Consul offers help to revive steel mill",
    "abstract": None,
    "body": "Consul General Ivan Petrov on Saturday offered help to revive the Port Steel Mills.",
    "byline": None,
    "authors": [],
    "dateline": {"text": "KARACHI", "located": "Karachi"},
    "language": "en",
    "published": "2025-02-08T00:00:00Z",
    "published_precision": "day",
    "received": "2025-02-09T04:27:31.482000Z",
    "source": {"name": "Evening Post"},
    "people": [{"name": "Ivan Petrov", "mentions": ["Ivan Petrov"], "spans": [[15, 26]]}],
    "organisations": [{"name": "Port Steel Mills", "mentions": ["Port Steel Mills"], "spans": [[66, 82]]}],
    "places": [
        {
            "name": "Karachi",
            "mentions": [],
            "spans": [],
            "geonames_id": 1174872,
            "country": "PK",
            "location": {"lat": 24.8608, "lon": 67.0104},
        }
    ],
    "word_count": 14,
    "file": {"id": "20250209T042731482-x7k2m9q.0", "path": "Evening Post/mill.txt", "name": "mill.txt", "size": 96},
    "provenance": {"headline": {"origin": "derived"}},
    "warnings": [],
}

ARTICLE_PAGE: dict[str, Any] = {
    "total": 1,
    "page_size": 20,
    "page": None,
    "next_cursor": None,
    "took_ms": 3,
    "articles": [
        {
            **ARTICLE,
            "highlights": {"headline": ["Consul offers help to revive <em>steel</em> <em>mill</em>"]},
            "score": 7.31,
        }
    ],
}

FILE: dict[str, Any] = {
    "file_id": "20250209T042731482-x7k2m9q.0",
    "claim_id": "20250209T042731482-x7k2m9q",
    "path": "Evening Post/mill.txt",
    "name": "mill.txt",
    "source": "Evening Post",
    "status": "indexed",
    "stage": None,
    "stages": {
        "arrived": "2025-02-09T04:27:31.401000+00:00",
        "claimed": "2025-02-09T04:27:31.482000+00:00",
        "parsed": "2025-02-09T04:27:31.511000+00:00",
        "enriched": "2025-02-09T04:27:31.602000+00:00",
        "ended": "2025-02-09T04:27:31.655000+00:00",
    },
    "articles": [{"id": ARTICLE["id"], "headline": ARTICLE["headline"], "member": None}],
    "counts": {"indexed": 1},
    "progress": None,
    "duplicate_of": None,
    "failure": None,
    "retry_of": None,
    "notes": [],
}

PART: dict[str, Any] = {
    "outcome": "indexed",
    "id": ARTICLE["id"],
    "headline": ARTICLE["headline"],
    "member": "monday/mill.xml",
    "item": 17,
    "duplicate_of": None,
    "reason": None,
}

RECEIPT: dict[str, Any] = {
    "receipt": "9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d",
    "path": "Evening Post/mill.txt",
    "size": 96,
    "location": "/v1/files/9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d",
}

STATS: dict[str, Any] = {
    "files": {
        "dropped": 1200,
        "indexed": 1170,
        "duplicate": 12,
        "failed": 3,
        "pending": 15,
        "waiting": 5,
        "claimed": 10,
        "missing": 0,
    },
    "adds_up": True,
    "oldest_unfinished": "2025-02-09T04:27:31.401000+00:00",
    "queues": {"parse": 0, "enrich": 2, "index": 0, "embed": 1},
    "articles": 1184,
}
