"""What a key looks like: ``dateline_``, 43 characters of chance, 6 of a checksum, all of them letters and digits.

The form of GitHub's tokens: the beginning is found by whoever scans for leaked secrets, the checksum tells a mistyped
or cut-off key without asking anybody, and a double click selects all of it. The chance is 256 bits.
"""

import hashlib
import re
import secrets
import string
import zlib

PREFIX = "dateline_"
_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
_CHANCE = 43  # characters: 62 ** 43 is just over 2 ** 256
_CHECK = 6  # characters: 62 ** 6 is just over 2 ** 32, the checksum's size
_FORM = re.compile(rf"{PREFIX}([0-9A-Za-z]{{{_CHANCE}}})([0-9A-Za-z]{{{_CHECK}}})")


def new_key() -> str:
    """A fresh key, 58 characters."""
    chance = _digits(secrets.randbits(256), _CHANCE)
    return f"{PREFIX}{chance}{_checksum(chance)}"


def is_whole(text: str) -> bool:
    """Whether the text has the form of a key, its checksum included; it need not be one that exists."""
    found = _FORM.fullmatch(text)
    return found is not None and _checksum(found[1]) == found[2]


def digest(key: str) -> str:
    """What is kept of a key: its SHA-256, in hexadecimal.

    Slow hashes make passwords dear to guess. There is nothing to guess in 256 bits of chance: a fast one is as safe,
    and costs a request a microsecond.
    """
    return hashlib.sha256(key.encode()).hexdigest()


def _checksum(chance: str) -> str:
    return _digits(zlib.crc32(chance.encode()), _CHECK)


def _digits(number: int, length: int) -> str:
    """The number in base 62, with zeros before it."""
    text = ""
    for _ in range(length):
        number, digit = divmod(number, len(_ALPHABET))
        text = _ALPHABET[digit] + text
    return text
