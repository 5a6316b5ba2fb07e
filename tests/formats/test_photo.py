"""Photographs in JPEG: the caption and the other fields of the IPTC, and no picture without one."""

import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.errors import UnreadableError
from dateline.formats import photo
from tests.formats.reading_one import damaged, only, survives

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


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.jpg"
    path.write_bytes(content)
    return path


def test_the_caption_is_the_body_and_the_fields_of_the_iptc_are_read(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg(FIELDS)))
    assert (article.headline, article.body) == ("Ferry returns", FIELDS[120][0])
    assert (article.byline, article.authors) == ("Mara Lind, Staff", ["Mara Lind"])
    assert article.dateline
    assert (article.dateline.text, article.dateline.located) == ("Bergen, Norway", "Bergen")
    assert article.published == datetime(2025, 2, 9, 10, 30, tzinfo=UTC)
    assert (article.slugline, article.urgency, article.keywords) == ("FERRY-HARBOUR", 4, ["ferry", "harbour"])
    assert (article.source.name, article.copyright_notice) == ("Coastwire", "(c) Coastwire 2025")
    assert article.ed_note == "No use in print"
    assert [known.value for known in article.alt_ids] == ["CW-0209-7"]
    assert article.warnings == ["It is the caption of a picture."]


def test_xmp_tells_the_same_alone(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg({}, packet=XMP)))
    assert (article.headline, article.body) == ("Ferry is back", "The ferry, in full.")
    assert article.authors == ["Mara Lind", "Jon Ask"]
    assert article.published == datetime(2025, 2, 9, 11, tzinfo=UTC)
    assert article.keywords == ["quay"]
    assert article.dateline
    assert article.dateline.located == "Bodø"


def test_xmp_wins_over_the_bounded_fields_and_they_fill_in(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg(FIELDS, packet=XMP)))
    assert article.body == "The ferry, in full."
    assert article.published == datetime(2025, 2, 9, 11, tzinfo=UTC)
    assert article.slugline == "FERRY-HARBOUR"


def test_a_broken_packet_of_xmp_is_passed_over(tmp_path: Path) -> None:
    assert only(photo, written(tmp_path, jpeg(FIELDS, packet=XMP[:300]))).headline == "Ferry returns"


def test_without_a_headline_one_is_derived_from_the_caption(tmp_path: Path) -> None:
    article = only(photo, written(tmp_path, jpeg({120: ["The ferry enters the harbour."]})))
    assert article.headline == "The ferry enters the harbour"
    assert article.provenance["headline"].origin == "derived"


@pytest.mark.parametrize(
    ("encoding", "before"),
    [("utf-8", data_set(90, b"\x1b%G", record=1)), ("utf-8", b""), ("cp1252", b"")],
    ids=["declared", "undeclared", "cp1252"],
)
def test_captions_are_read_in_utf_8_and_in_cp1252(tmp_path: Path, encoding: str, before: bytes) -> None:
    article = only(photo, written(tmp_path, jpeg({120: ["Fähre nach Bodø – “endlich”"]}, encoding, before)))
    assert article.body == "Fähre nach Bodø – “endlich”"


def test_a_release_in_the_past_holds_nothing_back_and_one_to_come_does(tmp_path: Path) -> None:
    past = only(photo, written(tmp_path, jpeg(FIELDS | {30: ["20250210"], 35: ["060000+0000"]})))
    assert past.embargoed is None
    to_come = only(photo, written(tmp_path, jpeg(FIELDS | {30: ["20990210"], 35: ["060000+0000"]})))
    assert to_come.embargoed == datetime(2099, 2, 10, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "content",
    [b"\xff\xd8\xff", b"\xff\xd8\xff" + bytes(100), jpeg({}), jpeg({105: ["Ferry returns"]}), jpeg(FIELDS)[:60_100]],
    ids=["start alone", "zeros", "no fields", "no caption", "cut off"],
)
def test_a_picture_without_a_caption_is_refused_as_a_picture(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableError, match="JPEG image without a caption"):
        only(photo, written(tmp_path, content))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(data())
def test_damage_never_breaks_the_reader(tmp_path: Path, drawn: DataObject) -> None:
    survives(photo, written(tmp_path, drawn.draw(damaged(jpeg(FIELDS, packet=XMP)))))
