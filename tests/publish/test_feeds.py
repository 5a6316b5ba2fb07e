"""What the standards of feeds ask for."""

import json
from typing import Any

import pytest
from lxml import etree

from dateline.publish import PUBLISHED
from tests.publish.records import ASKED, CHANNEL, record

A = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


def atom(*records: dict[str, Any]) -> etree._Element:
    return etree.fromstring(PUBLISHED["atom"].page(list(records), CHANNEL))


def rss(*records: dict[str, Any]) -> etree._Element:
    found = etree.fromstring(PUBLISHED["rss"].page(list(records), CHANNEL)).find("channel")
    assert found is not None
    return found


def jsonfeed(*records: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PUBLISHED["jsonfeed"].page(list(records), CHANNEL))
    return found


def texts(element: etree._Element, path: str) -> list[str | None]:
    return [found.text for found in element.iterfind(path)]


@pytest.mark.parametrize("given", [record(), {}, {"headline": "Ferry"}, record(url=None, authors=[], byline=None)])
def test_an_atom_entry_has_what_rfc_4287_asks_for(given: dict[str, Any]) -> None:
    entry = atom(given).find(f"{A}entry")
    assert entry is not None
    assert [len(entry.findall(A + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert entry.findtext(f"{A}author/{A}name")
    assert entry.find(f"{A}content") is not None or entry.find(f"{A}link[@rel='alternate']") is not None


def test_an_atom_feed_says_where_it_is_and_where_it_goes_on() -> None:
    feed = atom(record())
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{A}link")}
    assert links == {"alternate": CHANNEL.link, "self": CHANNEL.self_url, "next": CHANNEL.next_url}
    assert (feed.findtext(f"{A}id"), feed.findtext(f"{A}title")) == (CHANNEL.self_url, CHANNEL.title)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"


def test_an_article_without_any_time_still_has_one_in_atom() -> None:
    assert atom({"headline": "Ferry"}).findtext(f"{A}entry/{A}updated") == "1970-01-01T00:00:00Z"


def test_subjects_are_categories_with_their_scheme() -> None:
    topic = "http://cv.iptc.org/newscodes/mediatopic/"
    first, *others = rss(record()).iterfind("item/category")
    assert (first.text, first.get("domain")) == ("public transport", topic)
    assert [each.text for each in others] == ["Traffic", "ferry", "quay"]
    category = atom(record()).find(f"{A}entry/{A}category")
    assert category is not None
    assert dict(category.attrib) == {"term": "medtop:20000337", "scheme": topic, "label": "public transport"}


def test_an_rss_channel_says_where_it_is() -> None:
    channel = rss(record())
    assert [channel.findtext(name) for name in ("title", "link", "description", "language")] == [
        CHANNEL.title,
        CHANNEL.link,
        CHANNEL.description,
        CHANNEL.language,
    ]
    assert [link.get("rel") for link in channel.iterfind(f"{A}link")] == ["self", "next"]


def test_an_rss_item_has_times_of_rfc_5322_and_the_whole_text_beside_the_abstract() -> None:
    (item,) = rss(record()).iterfind("item")
    assert item.findtext("pubDate") == "Sun, 09 Feb 2025 10:30:00 +0000"
    assert item.findtext("description") == record()["abstract"]
    assert (item.findtext(f"{CONTENT}encoded") or "").startswith("<p>KARACHI — The harbour board")
    assert texts(item, f"{DC}creator") == ["Mara Lind"]


def test_a_day_alone_is_no_time_of_day() -> None:
    (item,) = rss(record(published="2025-02-09T00:00:00Z", published_precision="day")).iterfind("item")
    assert (item.find("pubDate"), item.findtext(f"{DC}date")) == (None, "2025-02-09")


@pytest.mark.parametrize(
    ("uri", "url", "is_link"),
    [
        ("urn:x:1", "https://x.example/1", "false"),
        ("https://x.example/1", "https://x.example/1", "true"),
        ("https://x.example/1", None, "false"),
    ],
)
def test_a_guid_is_a_permanent_link_where_it_is_the_address(uri: str, url: str | None, is_link: str) -> None:
    guid = rss(record(uri=uri, url=url)).find("item/guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (uri, is_link)


def test_an_outlet_without_an_address_is_a_publisher() -> None:
    (item,) = rss(record(source={"name": "Harbour Post"})).iterfind("item")
    assert (item.find("source"), item.findtext(f"{DC}publisher")) == (None, "Harbour Post")


def test_names_of_namespaces_are_declared_once() -> None:
    for name in ("rss", "atom"):
        data = PUBLISHED[name].page([record(), record()], CHANNEL)
        assert data.count(b'"http://www.w3.org/2005/Atom"') == 1


def test_a_json_feed_has_what_version_1_1_asks_for() -> None:
    feed = jsonfeed(record(), {})
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["feed_url"], feed["next_url"]) == (
        CHANNEL.title,
        CHANNEL.link,
        CHANNEL.self_url,
        CHANNEL.next_url,
    )
    assert all(item["id"] and "content_html" in item for item in feed["items"])


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed", "jsonld"])
def test_notes_to_editors_are_not_for_the_public(name: str) -> None:
    assert b"For Monday" not in PUBLISHED[name].page([record()], CHANNEL)


def test_an_empty_rss_feed_was_built_when_it_was_asked_for() -> None:
    assert rss().findtext("lastBuildDate") == ASKED.strftime("%a, %d %b %Y %H:%M:%S +0000")
