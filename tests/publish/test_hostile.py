"""Articles come from strangers: nothing in one becomes markup, a link that runs, a formula, or a broken document."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dateline.publish import PUBLISHED
from tests.publish.records import CHANNEL, record
from tests.publish.test_documents import well_formed

SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
NASTY = [
    "]]>",
    "<![CDATA[",
    "\x00",
    "\x0b",
    "\ud800",
    "\udfff\ud83d",
    "\ufffe",
    "&amp;",
    "&#0;",
    "</rss>",
    '"\\\n',
    "\u202e",
]
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\x00=1",
    "\u202e=1",
    "＝1",
    '=cmd|" /C calc"!A0',
]
ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,x",
    " https://x.example/",
    "ftp://x.example/",
    "//x.example/",
    "https://:80",
    "https://[x",
    "https://x.example/\u202e",
    "https://x.example/a b",
]
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def poisoned(text: str) -> dict[str, Any]:
    """An article that has the text wherever a text may stand."""
    name = {"name": text, "code": text, "role": text, "value": text, "text": text, "located": text}
    lists = {field: [text] for field in ("authors", "keywords")}
    objects = {field: [name] for field in ("people", "organisations", "places", "subjects", "alt_ids")}
    plain = dict.fromkeys(
        "id uri url headline abstract summary body byline slugline section genre pub_status language published updated"
        " copyright_holder copyright_notice usage_terms ed_note agency story_id".split(),
        text,
    )
    return {**plain, **lists, **objects, "dateline": name, "source": {"name": text, "uri": text, "domain": text}}


class Tags(HTMLParser):
    """The elements of HTML, and the characters."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def bodies(given: dict[str, Any]) -> Iterator[str]:
    """The text as HTML in each format that has it so."""
    rss, atom = (etree.fromstring(PUBLISHED[name].page([given], CHANNEL)) for name in ("rss", "atom"))
    yield rss.findtext(f".//{CONTENT}") or ""
    yield atom.findtext(".//{*}content") or ""
    yield json.loads(PUBLISHED["jsonfeed"].page([given], CHANNEL))["items"][0]["content_html"]
    yield json.loads(PUBLISHED["ninjs"].page([given], CHANNEL))[0]["bodies"][0]["value"]


def cells(given: dict[str, Any]) -> dict[str, str]:
    text = PUBLISHED["csv"].page([given], CHANNEL).decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return row


def test_no_markup_in_a_body_stays_markup() -> None:
    for html in bodies(record(body=SCRIPT, dateline=None)):
        assert parsed(html).tags == {"p"}
        assert parsed(html).text == SCRIPT


def test_a_headline_with_markup_is_text_even_to_those_who_take_it_for_html() -> None:
    rss = etree.fromstring(PUBLISHED["rss"].page([record(headline=SCRIPT)], CHANNEL))
    assert not parsed(rss.findtext(".//item/title") or "").tags
    atom = etree.fromstring(PUBLISHED["atom"].page([record(headline=SCRIPT)], CHANNEL))
    assert atom.findtext(".//{*}entry/{*}title") == SCRIPT


def test_a_summary_in_rss_is_text() -> None:
    rss = etree.fromstring(PUBLISHED["rss"].page([record(abstract=SCRIPT)], CHANNEL))
    assert parsed(rss.findtext(".//item/description") or "").text == SCRIPT


def test_linked_data_can_stand_in_a_page() -> None:
    data = PUBLISHED["jsonld"].page([poisoned(SCRIPT + "<!--")], CHANNEL)
    assert b"<" not in data
    assert json.loads(data)["@graph"][0]["headline"] == SCRIPT + "<!--"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed", "jsonld", "ninjs"])
def test_only_addresses_of_the_web_become_links(name: str, address: str) -> None:
    given = record(url=address, source={"name": "Post", "uri": address})
    data = PUBLISHED[name].page([given], CHANNEL).decode()
    assert address not in data.replace("https://dateline.example", "")


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("text", [SCRIPT, *NASTY, *FORMULAS, "", " ", "\n\n", "x" * 3_000])
def test_whatever_stands_in_its_fields_the_document_is_well_formed(name: str, text: str) -> None:
    well_formed(name, PUBLISHED[name].page([poisoned(text), poisoned(text)], CHANNEL))


@given(text=st.text(st.characters(), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_gives_well_formed_documents(text: str) -> None:
    for name, published in PUBLISHED.items():
        well_formed(name, published.page([poisoned(text), poisoned(text)], CHANNEL))


@pytest.mark.parametrize("name", sorted(PUBLISHED.keys() - {"json", "ndjson"}))
@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x00", "\x1b", "\ufeff"])
def test_marks_that_turn_the_direction_and_controls_are_left_out(name: str, mark: str) -> None:
    assert mark not in PUBLISHED[name].page([poisoned(f"a{mark}b")], CHANNEL).decode()


def test_whole_articles_stay_as_they_are() -> None:
    given = poisoned("a\u202eb\x00")
    assert json.loads(PUBLISHED["ndjson"].page([given], CHANNEL)) == given


@pytest.mark.parametrize("name", PUBLISHED)
def test_half_of_a_surrogate_pair_becomes_the_sign_for_a_lost_character(name: str) -> None:
    assert "ferry\ufffd" in PUBLISHED[name].page([record(headline="ferry\ud83d")], CHANNEL).decode()


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    row = cells(poisoned(formula))
    assert row["headline"].startswith("'")
    assert not [cell for cell in row.values() if cell[:1] and cell[:1] in "=+-@\t\r\n"]


@pytest.mark.parametrize(
    "text", ['He said "no", twice', "a,b", "two\nlines", 'ends in a quote"', "", "'", "Traders; United"]
)
def test_cells_hold_quotation_marks_commas_and_lines(text: str) -> None:
    assert cells(record(headline=text))["headline"] == text


def test_the_title_of_a_search_is_escaped_too() -> None:
    channel = type(CHANNEL)(f"{SCRIPT}]]>\x00", SCRIPT, CHANNEL.link, CHANNEL.self_url, CHANNEL.updated)
    for name in ("rss", "atom", "jsonfeed"):
        well_formed(name, PUBLISHED[name].page([record()], channel))
