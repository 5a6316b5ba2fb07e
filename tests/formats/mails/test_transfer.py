import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.formats.mails.transfer import Decoder, decoded


def in_pieces(data: bytes, encoding: str, size: int) -> bytes:
    decoder = Decoder(encoding)
    return b"".join(decoder.take(data[at : at + size]) for at in range(0, len(data), size)) + decoder.end()


@given(st.binary(max_size=300), st.integers(1, 80))
def test_base64_may_be_broken_anywhere(data: bytes, size: int) -> None:
    assert in_pieces(base64.encodebytes(data), "BASE64 ", size) == data


@given(st.text(max_size=200), st.integers(1, 80))
def test_an_escape_may_be_parted(text: str, size: int) -> None:
    data = text.replace("\r", "").encode()
    assert in_pieces(quopri.encodestring(data, quotetabs=True), "quoted-printable", size) == data


def test_of_base64_that_is_cut_off_the_whole_bytes_are_read() -> None:
    whole = base64.b64encode(b"bears")
    assert [decoded(whole[:length], "base64") for length in (4, 5, 6, 7)] == [b"bea", b"bea", b"bear", b"bears"]


def test_what_is_no_letter_of_base64_is_passed_over() -> None:
    assert decoded(b"Ym\xff Vh\r\n*cnM=", "base64") == b"bears"


@pytest.mark.parametrize("encoding", ["", "7bit", "8bit", "binary", "x-unknown"])
def test_other_lines_are_as_they_are(encoding: str) -> None:
    assert decoded(b"=41 Ym\n", encoding) == b"=41 Ym\n"
