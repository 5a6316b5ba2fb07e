"""Photographs in JPEG as picture desks receive them, without the picture."""

import struct

FIELDS = {
    5: ["FERRY-HARBOUR"],
    10: ["4"],
    25: ["ferry", "harbour"],
    40: ["No use in print"],
    55: ["20250209"],
    60: ["113000+0100"],
    80: ["Mara Lind"],
    85: ["Staff"],
    90: ["Bergen"],
    101: ["Norway"],
    103: ["CW-0209-7"],
    105: ["Ferry returns"],
    110: ["Coastwire"],
    116: ["(c) Coastwire 2025"],
    120: ["The ferry enters the harbour on Sunday, eleven years after it was sold."],
}


XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'photoshop:City="Bodø" photoshop:DateCreated="2025-02-09T12:00:00+01:00"><photoshop:Headline>Ferry is back'
    "</photoshop:Headline><dc:creator><rdf:Seq><rdf:li>Mara Lind</rdf:li><rdf:li>Jon Ask</rdf:li></rdf:Seq>"
    "</dc:creator>"
    '<dc:description><rdf:Alt><rdf:li xml:lang="no">Fergen.</rdf:li><rdf:li xml:lang="x-default">The ferry, in full.'
    "</rdf:li></rdf:Alt></dc:description><dc:subject><rdf:Bag><rdf:li>quay</rdf:li></rdf:Bag></dc:subject>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def data_set(number: int, value: bytes, record: int = 2) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(fields: dict[int, list[str]], encoding: str = "utf-8", before: bytes = b"", packet: str = "") -> bytes:
    """A JPEG file without a picture, with another resource of Photoshop before that of the IPTC."""
    sets = before + b"".join(
        data_set(number, value.encode(encoding)) for number, values in fields.items() for value in values
    )
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x04name\x00" + struct.pack(">I", 3) + b"abc\x00"
    iptc = b"8BIM" + struct.pack(">H", 0x0404) + b"\x00\x00" + struct.pack(">I", len(sets)) + sets
    exif = segment(0xE1, b"Exif\x00\x00" + bytes(60_000))
    exif += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet.encode()) if packet else b""
    return b"\xff\xd8" + exif + segment(0xED, b"Photoshop 3.0\x00" + other + iptc) + segment(0xDA, b"") + b"\xff\xd9"
