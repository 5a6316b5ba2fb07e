import pytest

from dateline.webpage.metatags import canonical_address, first, is_front, meta_tags, web_address
from tests.webpage.pages import page

DEEP = "https://post.example/ferry"


def test_a_tag_is_found_under_each_of_its_names_in_small_letters() -> None:
    head = (
        '<meta property="og:title" content="A"><meta name="DC:Creator" content="B"><meta itemprop="author" content="C">'
        '<meta http-equiv="Content-Language" content="de"><meta property="og:title twitter:title" content="D">'
    )
    assert meta_tags(page(head=head)) == {
        "og:title": ["A", "D"],
        "twitter:title": ["D"],
        "dc.creator": ["B"],
        "itemprop:author": ["C"],
        "http-equiv:content-language": ["de"],
    }


def test_an_empty_tag_is_none_and_spaces_are_single() -> None:
    assert meta_tags(page(head='<meta name="a" content=" "><meta name="b" content=" x\n y &amp;amp; z">')) == {
        "b": ["x y & z"]
    }


def test_the_first_name_that_has_a_value_counts() -> None:
    assert first({"b": ["1", "2"], "a": ["3"]}, "c", "b", "a") == "1"
    assert first({}, "a") is None


@pytest.mark.parametrize(
    ("head", "known", "address"),
    [
        (f'<link rel="canonical" href="{DEEP}">', None, DEEP),
        ('<link rel="canonical" href="/ferry">', "https://post.example/x?y", DEEP),
        (f'<meta property="og:url" content="{DEEP}">', None, DEEP),
        ('<link rel="canonical" href="https://post.example/">', DEEP, DEEP),
        ('<link rel="canonical" href="javascript:x">', DEEP, DEEP),
        ("", DEEP, DEEP),
        ("", None, None),
    ],
)
def test_the_address_is_the_canonical_one(head: str, known: str | None, address: str | None) -> None:
    tree = page(head=head)
    assert canonical_address(tree, meta_tags(tree), known) == address


@pytest.mark.parametrize(
    "value", ["", "ferry", "mailto:a@b.example", "https://localhost/a", "http://[", "https://a.b/ c"]
)
def test_what_is_no_web_address_is_none(value: str) -> None:
    assert web_address(value) is None


def test_a_front_page_has_no_path() -> None:
    assert is_front("https://post.example")
    assert is_front("https://post.example/index.html")
    assert not is_front(DEEP)
    assert not is_front("https://post.example/?p=7")
