"""An input made from another: one or several small faults, as bad lines, bad programs and bad people make them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.fuzz.containers import Members, opened
from tests.fuzz.tokens import NESTED, NUMBERS

LARGEST = 400_000
"""Bytes of an input: large enough for what grows with the square to show, small enough for many a second."""
_INSIDE = 0.75  # how often a container is changed inside rather than outside
_DEEPEST = 3  # containers within each other
_REPEATED = 60_000  # bytes that a run comes to when it is repeated
_DIGITS = re.compile(rb"[0-9]+(?:\.[0-9]+)?")
_VALUE = re.compile(rb'"[^"]{0,300}"|(?<=>)[^<]{1,300}(?=<)|(?<=: )[^\r\n]{1,300}|(?<=\s)[^\s]{1,40}')
_ENCODINGS = (
    "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "cp1251", "cp037", "gb18030", "shift_jis",
    "euc_kr", "iso2022_jp", "utf-7", "mac_roman", "koi8-r",
)  # fmt: skip


@dataclass(frozen=True)
class Material:
    """What inputs are made of: the samples of a format, and words that mean something to it."""

    samples: Sequence[bytes]
    tokens: Sequence[bytes]


def mutated(data: bytes, random: Random, material: Material, depth: int = 0) -> bytes:
    """The data with some faults in it; in a container, mostly inside of it."""
    if depth < _DEEPEST and random.random() < _INSIDE and (container := opened(data)):
        members = _changed(container.members, random, material, depth)
        try:
            return container.pack(members)[:LARGEST]
        except (ValueError, OverflowError, LookupError):  # names that no such container can have
            return data
    for _ in range(2 ** random.randrange(5)):
        data = random.choice(_FAULTS)(data, random, material)[:LARGEST]
    return data


def _changed(members: Members, random: Random, material: Material, depth: int) -> Members:
    changed = list(members)
    at = random.randrange(len(changed))
    name, data = changed[at]
    kind = random.random()
    if kind < 0.8:
        changed[at] = (name, mutated(data, random, material, depth + 1))
    elif kind < 0.85:
        changed[at] = (mutated(name.encode(), random, material, _DEEPEST)[:300].decode("latin-1"), data)
    elif kind < 0.9:
        changed.append((name, random.choice(material.samples)[:LARGEST]))
    elif kind < 0.95:
        del changed[at]
    else:
        random.shuffle(changed)
    return changed


def _flip(data: bytes, random: Random, _: Material) -> bytes:
    if not data:
        return b"\0"
    found = bytearray(data)
    for _flipped in range(random.choice((1, 1, 2, 8))):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _set(data: bytes, random: Random, _: Material) -> bytes:
    """A few bytes at the borders of what a field of one, two, four or eight bytes can hold."""
    size = random.choice((1, 2, 4, 8))
    value = random.choice((0, 1, 2 ** (8 * size) - 1, 2 ** (8 * size - 1), random.randrange(2 ** (8 * size))))
    at = random.randrange(len(data) + 1)
    return data[:at] + value.to_bytes(size, random.choice(("big", "little"))) + data[at + size :]


def _truncate(data: bytes, random: Random, _: Material) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _delete(data: bytes, random: Random, _: Material) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random, _: Material) -> bytes:
    start, end = _stretch(data, random)
    run = data[start:end]
    times = random.choice((2, 2, 3, 10, 100, 10_000))
    return data[:end] + run * min(times, _REPEATED // max(len(run), 1)) + data[end:]


def _move(data: bytes, random: Random, _: Material) -> bytes:
    start, end = _stretch(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _splice(data: bytes, random: Random, material: Material) -> bytes:
    other = random.choice(material.samples)
    start, end = _stretch(other, random)
    at = random.randrange(len(data) + 1)
    kind = random.randrange(3)
    if kind == 0:
        return data[:at] + other[start:]
    return data[:at] + other[start:end] + data[at + (end - start) * (kind == 1) :]


def _token(data: bytes, random: Random, material: Material) -> bytes:
    token = random.choice(material.tokens)
    at = random.randrange(len(data) + 1)
    return data[:at] + token + data[at + random.choice((0, 0, len(token), 1)) :]


def _value(data: bytes, random: Random, material: Material) -> bytes:
    """A value replaced by a word: between quotes, between tags, behind a colon, between blanks."""
    return _replaced(data, _VALUE, random.choice(material.tokens), random)


def _number(data: bytes, random: Random, _: Material) -> bytes:
    return _replaced(data, _DIGITS, random.choice(NUMBERS), random)


def _nest(data: bytes, random: Random, _: Material) -> bytes:
    opening = random.choice(NESTED)
    at = random.randrange(len(data) + 1)
    return data[:at] + opening * random.choice((3, 60, 300, 2_000, 20_000)) + data[at:]


def _encode(data: bytes, random: Random, _: Material) -> bytes:
    return data.decode(random.choice(("utf-8", "latin-1")), "replace").encode(random.choice(_ENCODINGS), "replace")


def _lines(data: bytes, random: Random, _: Material) -> bytes:
    """Line ends of another system, or lines in another order."""
    ends = (b"\n", b"\r\n", b"\r", b"\r\r\n", b"\n\n")
    if random.random() < 0.5:
        return data.replace(random.choice(ends), random.choice(ends))
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines) + 1)
    piece = lines[at : at + 6]
    random.shuffle(piece)
    return b"".join([*lines[:at], *piece, *lines[at + 6 :]])


def _replaced(data: bytes, pattern: re.Pattern[bytes], by: bytes, random: Random) -> bytes:
    found = pattern.search(data, random.randrange(len(data) + 1))
    if not found:
        return data
    quote = b'"' if found[0][:1] == b'"' and random.random() < 0.8 else b""
    return data[: found.start()] + quote + by + quote + data[found.end() :]


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    """Start and end of some bytes: mostly few, at times many, at times whole lines."""
    start = random.randrange(len(data) + 1)
    if random.random() < 0.3:
        end = data.find(b"\n", start) + 1 or len(data)
        return data.rfind(b"\n", 0, start) + 1, end
    return start, min(len(data), start + random.randrange(1, random.choice((4, 40, 400, 4_000))))


_FAULTS: tuple[Callable[[bytes, Random, Material], bytes], ...] = (
    _flip, _flip, _set, _truncate, _delete, _repeat, _move, _splice, _splice, _token, _token, _token, _value, _value,
    _number, _number, _nest, _encode, _lines,
)  # fmt: skip
