"""How MIME writes bytes in letters (RFC 2045, section 6): base64 and quoted-printable, read line by line."""

import binascii
import re

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NO_LETTERS = bytes(set(range(256)) - set(_ALPHABET))
_OPEN_ESCAPE = re.compile(rb"=[0-9A-Fa-f]?\Z")


class Decoder:
    """The bytes behind lines that come one by one. What is broken is passed over, what can be read of it is read."""

    def __init__(self, encoding: str) -> None:
        """``encoding`` as the field Content-Transfer-Encoding gives it; any but the two leaves lines as they are."""
        self._take = {"base64": self._base64, "quoted-printable": self._quoted}.get(encoding.strip().lower(), bytes)
        self._open = b""

    def take(self, line: bytes) -> bytes:
        """What is known by this line."""
        return self._take(line)

    def end(self) -> bytes:
        """What is left when no line follows: of base64 that is cut off in the middle, the whole bytes."""
        letters, self._open = self._open, b""
        if self._take != self._base64:
            return letters
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4)) if len(letters) > 1 else b""

    def _base64(self, line: bytes) -> bytes:
        letters = self._open + line.translate(None, _NO_LETTERS)
        whole = len(letters) // 4 * 4
        self._open = letters[whole:]
        return binascii.a2b_base64(letters[:whole])

    def _quoted(self, line: bytes) -> bytes:
        text = self._open + line
        # An endless line comes in pieces, which may part an escape.
        cut = _OPEN_ESCAPE.search(text)
        self._open = cut[0] if cut else b""
        return binascii.a2b_qp(text[: cut.start()] if cut else text)


def decoded(data: bytes, encoding: str) -> bytes:
    """All the bytes behind ``data``."""
    decoder = Decoder(encoding)
    return decoder.take(data) + decoder.end()
