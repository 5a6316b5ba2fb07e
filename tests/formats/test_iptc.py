"""What the XML of the wires has in common."""

import pytest
from lxml import etree

from dateline.formats.wires.iptc import unqualified


@pytest.mark.parametrize(
    ("name", "plain"), [("a", "a"), ("x:a", "a"), ("y:a", "a"), ("y:", "{urn:n}y:"), ("y:1", "{urn:n}y:1")]
)
def test_names_lose_their_namespace_and_their_prefix_declared_or_not(name: str, plain: str) -> None:
    """A parser that gives what comes before a mistake gives names that are none: those stay as they are."""
    mending = etree.XMLParser(recover=True)
    (child,) = unqualified(etree.fromstring(f'<r xmlns="urn:n" xmlns:x="urn:x"><{name}/></r>', mending))
    assert child.tag == plain
