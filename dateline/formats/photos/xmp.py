"""The XMP packet of a photograph, under the numbers of the IIM data sets that it repeats without their bounds.

Sources: Adobe's XMP Specification, part 3 (JPEG); IPTC Photo Metadata Standard, section "IPTC Core" with the mapping.
"""

from collections.abc import Sequence

from dateline.errors import UnreadableError
from dateline.formats.markup.xml import Element, parse, text_of
from dateline.formats.photos.iim import DataSets

_PACKET = b"http://ns.adobe.com/xap/1.0/\x00"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMBERS = {
    f"{_DC}title": 5,
    f"{_PHOTOSHOP}Urgency": 10,
    f"{_DC}subject": 25,
    f"{_PHOTOSHOP}Instructions": 40,
    f"{_PHOTOSHOP}DateCreated": 55,
    f"{_DC}creator": 80,
    f"{_PHOTOSHOP}AuthorsPosition": 85,
    f"{_PHOTOSHOP}City": 90,
    f"{_PHOTOSHOP}Country": 101,
    f"{_PHOTOSHOP}TransmissionReference": 103,
    f"{_PHOTOSHOP}Headline": 105,
    f"{_PHOTOSHOP}Credit": 110,
    f"{_PHOTOSHOP}Source": 115,
    f"{_DC}rights": 116,
    f"{_DC}description": 120,
}


def data_sets(segments: Sequence[bytes]) -> DataSets:
    """What the packet in the segments APP1 of a file tells; a packet that is not well-formed tells nothing.

    The time of creation is in ISO 8601, with the time of day.
    """
    packet = next((each.removeprefix(_PACKET) for each in segments if each.startswith(_PACKET)), b"")
    try:
        root = parse(packet.strip(b"\x00 \r\n")) if packet else None
    except UnreadableError:
        return {}
    found: DataSets = {}
    for described in root.iter(f"{_RDF}Description") if root is not None else ():
        for name, number in _NUMBERS.items():
            told = [described.get(name) or "", *_values(described.find(name))]
            if values := [value for each in told if (value := each.strip())]:
                found.setdefault(number, values)
    return found


def _values(element: Element | None) -> list[str]:
    """The texts of a property: of a list all, of the alternatives in several languages the default one."""
    if element is None:
        return []
    items = list(element.iterfind(f"{_RDF}Seq/{_RDF}li")) + list(element.iterfind(f"{_RDF}Bag/{_RDF}li"))
    alternatives = list(element.iterfind(f"{_RDF}Alt/{_RDF}li"))
    alternatives.sort(key=lambda item: item.get(_LANGUAGE) != "x-default")
    return [text for item in items or alternatives[:1] or [element] if (text := text_of(item))]
