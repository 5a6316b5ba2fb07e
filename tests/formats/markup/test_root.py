"""The root of an XML file, told without a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.formats.markup.root import root_tag


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\ufeff",
        '<?xml version="1.0"?>\n',
        "<!-- a <b> comment --> <?style x?>",
        '<!DOCTYPE nitf SYSTEM "nitf.dtd">',
        '<!DOCTYPE nitf [<!ENTITY a "b"> <!ELEMENT c ANY>\n] >',
    ],
)
def test_what_stands_before_the_root_is_passed_over(before: str) -> None:
    assert root_tag(f'{before}<x:nitf a="1"><b/>'.encode()) == ("nitf", '<x:nitf a="1"')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_root_in_wide_characters_is_found(encoding: str) -> None:
    assert root_tag('<?xml version="1.0"?><nitf/>'.encode(encoding)) == ("nitf", "<nitf/")


@pytest.mark.parametrize(
    "head", [b"", b"nitf", b"A story < nitf>", b"<!-- <nitf>", b"<?xml", b"<>", b"{}", b"<!DOCTYPE a ["]
)
def test_what_begins_otherwise_has_no_root(head: bytes) -> None:
    assert root_tag(head) is None


@pytest.mark.timeout(10)
@pytest.mark.parametrize("bait", [b"<!---->", b"<!DOCTYPE a[", b"] ", b"<?", b"<a:", b" ", b"<!DOCTYPE "])
def test_no_head_takes_long(bait: bytes) -> None:
    root_tag(bait * (64_000 // len(bait)))


@given(st.binary(max_size=200))
def test_any_bytes_are_borne(head: bytes) -> None:
    root_tag(head)
    root_tag(b"<!DOCTYPE a[" + head)
