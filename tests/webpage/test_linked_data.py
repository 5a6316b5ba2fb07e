import json

import pytest

from dateline.webpage.linked_data import (
    is_story,
    linked_data,
    main_article,
    of_type,
    people_at,
    plain,
    text_at,
    texts_at,
)
from tests.webpage.pages import page

STORY = {"@type": "NewsArticle", "headline": "Ferry sails"}


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(STORY),
        f"<!-- {json.dumps(STORY)} -->",
        f"//<![CDATA[\n{json.dumps(STORY)}\n//]]>",
        '{"@type": "NewsArticle", "headline": "Ferry sails",}',
        f"{json.dumps(STORY)};",
    ],
)
def test_json_is_read_however_it_is_wrapped(text: str) -> None:
    assert linked_data(page(head=script(text))) == [STORY]


def test_what_is_no_json_is_passed_over() -> None:
    assert linked_data(page(head=script("{") + script("[" * 100_000) + script(json.dumps(STORY)))) == [STORY]


def test_half_a_character_in_any_field_is_a_lost_one() -> None:
    story = r'{"@type": "NewsArticle", "copyrightHolder": {"name": "Q\udfffuay Post"}}'
    assert linked_data(page(head=script(story)))[1] == {"name": "Q\ufffduay Post"}


def test_objects_come_from_the_outside_in() -> None:
    nodes = linked_data(page(head=script(json.dumps({"@graph": [STORY, {"@id": "b"}]}))))
    assert nodes[1:] == [STORY, {"@id": "b"}]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("NewsArticle", True),
        (["Thing", "Report"], True),
        ("BlogPosting", True),
        ("JobPosting", False),
        ("WebPage", False),
        (None, False),
    ],
)
def test_a_story_is_told_by_its_type(kind: object, told: bool) -> None:
    assert is_story({"@type": kind}) == told


def test_the_article_of_a_page_is_the_one_with_its_title_else_the_fullest() -> None:
    other = {"@type": "NewsArticle", "headline": "Another", "datePublished": "x", "articleBody": "y", "author": "z"}
    assert main_article([STORY, other], {"Ferry sails"}) == STORY
    assert main_article([STORY, other], set()) == other
    assert main_article([STORY], set()) == STORY
    assert main_article([{"@type": "WebPage"}], set()) is None


def test_the_first_object_of_a_type_is_found() -> None:
    assert of_type([STORY, {"@type": ["WebPage"]}], "webpage") == {"@type": ["WebPage"]}
    assert of_type([STORY], "webpage") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ferry &amp;amp; <b>pier</b>", "Ferry & pier"),
        ({"@value": "Ferry"}, "Ferry"),
        ({"name": "Ferry"}, "Ferry"),
        (["", "Ferry"], "Ferry"),
        (7, "7"),
        (True, None),
        (None, None),
    ],
)
def test_a_property_is_one_plain_text(value: object, text: str | None) -> None:
    assert text_at({"a": value}, "a") == text


def test_a_list_of_texts_may_be_one_text_with_commas() -> None:
    assert texts_at({"a": "ferry, pier,"}, "a") == texts_at({"a": ["ferry", "pier", {}]}, "a") == ["ferry", "pier"]


def test_people_are_found_by_reference_and_by_the_parts_of_their_names() -> None:
    jane = {"@id": "#jane", "@type": "Person", "name": "Jane Doe"}
    named = {"@type": "Person", "givenName": "Odd", "familyName": "Lie"}
    agency = {"@type": "Organization", "name": "XA"}
    authors = [{"@id": "#jane"}, named, "The Desk", agency]
    assert people_at({"author": authors}, "author", [jane]) == [
        ("Jane Doe", "person"),
        ("Odd Lie", "person"),
        ("The Desk", ""),
        ("XA", "organization"),
    ]


def test_plain_text_has_no_tags_no_entities_and_single_spaces() -> None:
    assert plain("A<br>ferry &lt;i&gt;sails&lt;/i&gt;  &#8212; 3 < 4") == "A ferry sails — 3 < 4"
