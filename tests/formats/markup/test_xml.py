"""XML from strangers: nothing is fetched, nothing explodes, and mistakes are said with their place."""

import io
from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.formats.markup.xml import elements, local_name, parse, text_of

LAUGHS = b"""<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><r>&d;</r>"""


def test_text_comes_without_its_marks_and_with_single_spaces() -> None:
    assert text_of(parse(b"<r>\n  A <b>ferry</b>\n runs.<!-- not today --></r>")) == "A ferry runs."
    assert text_of(parse(b"<r> </r>")) is None


def test_what_is_no_element_has_no_text() -> None:
    """Entities that are not expanded stand among the elements."""
    (entity,) = parse(b'<!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>')
    assert text_of(entity) is None


def test_a_mistake_is_said_with_its_place() -> None:
    with pytest.raises(UnreadableError, match=r"not well-formed XML: .*\(line 2, column"):
        parse(b"<r>\n<a></r>")


def test_a_file_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the recipe")
    document = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><r>before &x; after</r>'.encode()
    assert "recipe" not in (text_of(parse(document)) or "")


def test_an_inclusion_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the recipe")
    include = f'<r xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{secret.as_uri()}" parse="text"/></r>'
    assert text_of(parse(include.encode())) is None


def test_entities_that_multiply_are_not_expanded() -> None:
    assert "lollol" not in (text_of(parse(LAUGHS)) or "")


def test_a_definition_elsewhere_is_not_fetched() -> None:
    document = b'<!DOCTYPE nitf SYSTEM "http://no.such.host.invalid/nitf.dtd"><nitf>A story.</nitf>'
    assert text_of(parse(document)) == "A story."


@pytest.mark.parametrize("depth", [300, 50_000])
def test_what_nests_too_deep_is_refused(depth: int) -> None:
    with pytest.raises(UnreadableError, match="not well-formed XML"):
        parse(b"<a>" * depth + b"</a>" * depth)


def test_elements_come_one_by_one_and_are_given_up() -> None:
    document = b"<feed>" + b"".join(b"<item><n>%d</n>%s</item>" % (n, b" " * 1000) for n in range(1000)) + b"</feed>"
    kept = 0
    for number, item in enumerate(elements(io.BytesIO(document), "item")):
        assert text_of(item) == str(number)
        kept = max(kept, len(item.getparent()))
    assert number == 999
    assert kept < 100  # what one buffer of the parser holds


def test_elements_before_the_mistake_are_given() -> None:
    given = elements(io.BytesIO(b"<feed><item>1</item><item>2</item><oops"), "item")
    assert text_of(next(given)) == "1"
    with pytest.raises(UnreadableError):
        list(given)


def test_a_comment_has_no_name() -> None:
    root = parse(b"<x:r xmlns:x='urn:x'/>")
    assert local_name(root) == "r"
