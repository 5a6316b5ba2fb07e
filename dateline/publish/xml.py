"""XML of feeds: built by lxml, which escapes, and written in pieces."""

from lxml import etree

from dateline.publish.values import printable

Element = etree._Element  # noqa: SLF001  it has no public name

DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def add(parent: Element, tag: str, text: str | None, **attributes: str | None) -> None:
    """Put an element with the text below the parent; none where there is neither text nor attributes."""
    given = {name: printable(value) for name, value in attributes.items() if value}
    if text or given:
        etree.SubElement(parent, tag, given).text = printable(text) if text else None


def before(root: Element, closing: bytes) -> bytes:
    """The document that has only this root, up to where what is still to come ends with ``closing``."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True).removesuffix(closing) + b"\n"


def piece(element: Element) -> bytes:
    """The element as a part of a document whose root declares the same namespaces."""
    bare = etree.tostring(etree.Element(element.tag, nsmap=element.nsmap), encoding="utf-8")
    declarations = bare[bare.index(b" ") : -len(b"/>")]
    return etree.tostring(element, encoding="utf-8").replace(declarations, b"", 1) + b"\n"
