"""schema.org in JSON-LD."""

import json
from typing import Any

from dateline.publish import PUBLISHED
from tests.publish.records import CHANNEL, record


def one(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PUBLISHED["jsonld"].one(record(**changes), CHANNEL))
    return found


def test_an_article_is_a_news_article() -> None:
    article = one()
    assert (article["@context"], article["@type"]) == ("https://schema.org", "NewsArticle")
    assert article["datePublished"] == "2025-02-09T10:30:00Z"
    assert article["author"] == [{"@type": "Person", "name": "Mara Lind"}]
    assert article["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "Harbour Post",
        "url": "https://harbour-post.example/",
    }


def test_a_byline_that_names_nobody_is_that_of_an_organisation() -> None:
    article = one(authors=[], byline="Staff Reporter")
    assert article["author"] == [{"@type": "Organization", "name": "Staff Reporter"}]


def test_a_day_alone_is_a_date() -> None:
    assert one(published="2025-02-09T00:00:00Z", published_precision="day")["datePublished"] == "2025-02-09"


def test_a_page_is_a_graph() -> None:
    page = json.loads(PUBLISHED["jsonld"].page([record(), record()], CHANNEL))
    assert [node["@type"] for node in page["@graph"]] == ["NewsArticle", "NewsArticle"]
    assert page["@context"] == "https://schema.org"


def test_what_it_is_about_and_where_is_told_with_addresses() -> None:
    article = one()
    topic = "http://cv.iptc.org/newscodes/mediatopic/20000337"
    assert article["about"] == [{"@type": "Thing", "name": "public transport", "sameAs": topic}]
    assert article["contentLocation"] == [
        {
            "@type": "Place",
            "name": "Karachi",
            "sameAs": "https://sws.geonames.org/1174872/",
            "geo": {"@type": "GeoCoordinates", "latitude": 24.86, "longitude": 67.01},
        }
    ]
