"""From bytes to text: the encoding that a file is in, and what to do when it is in none."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dateline.errors import MediaError, UnreadableError
from dateline.newsprint.magic import looks_like, may_look_like

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# ISO 2022: the sequences that call the two-byte alphabets.
_SHIFTS = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
_MEDIA = frozenset({"image", "sound", "film"})
_SAMPLE = 64_000  # bytes; detection gains nothing from more
# Text has hardly any control characters, random bytes have one in nine; half a percent lies far from both.
_MOST_CONTROLS = 0.005
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1a\x1b") + b"\x7f"
# Of the bytes over 127, this share may be broken before a text no longer counts as UTF-8 with some damage.
_MOST_BROKEN = 0.2
# Random bytes read as UTF-16 are unassigned, private or broken in one of six characters.
_MOST_GARBAGE = 0.1
_STOPS = frozenset(" \n\r\t.,;:!?-–—()\"'“”‘’«»。、，！？：「」（）؟،۔।\u3000")
# Below this many bytes over 127, detection is a guess and cp1252 a better one.
_FEWEST_HIGHS = 4
_CENTRAL_LETTERS = "ąćęłńśźżáčďéěíňóřšťúůýžőűöüăâîșțđ"
_CENTRAL_SHARE = 0.8  # of the bytes over 127; quotation marks and dashes are the rest
_FREQUENT_CYRILLIC = "оеаинтсрвл"
_FEWEST_CYRILLIC = 20  # bytes over 127; below, the share of ten letters is chance
# The ten make up .62 to .68 of Russian, .55 of Ukrainian and Bulgarian; read in another set, under .3.
_CYRILLIC_SHARE = 0.45
_FEWEST_TURKISH = 3  # letters; one may be a foreign name
# Western newspapers write cp1252; what differs from it in these is rarely more than a guess.
_WESTERN = frozenset(
    "ascii latin_1 iso8859_15 cp850 cp858 cp437 cp1254 cp1257 mac_roman cp1006 hp_roman8 cp037 cp500".split()
)
_CENTRAL = frozenset("cp1250 iso8859_2 cp852 mac_latin2 iso8859_10 iso8859_4 iso8859_13 iso8859_16".split())
_MORE_COMMON = {"iso8859_10": "iso8859_2", "iso8859_16": "iso8859_2"}
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¹²³¼½¾°¤¦§¨©«¬®¯±´¶·¸»¿÷×†‡ˆ‰‹›¢£¥€][^\W\d_]")


@dataclass(frozen=True)
class Decoded:
    """Text, the name of its encoding, and what a reader should know about the decoding."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of the bytes. Broken text is read with replacement and a warning, never refused.

    Raises UnreadableError when the bytes are no text at all.
    """
    refuse_known(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _wide_text(data, encoding)
    if shifted := _shifted(data):
        return shifted
    if _holds_controls(data):
        if wide := _unmarked_wide(data[:_SAMPLE]):
            return _wide_text(data, wide)
        guess = may_look_like(data)
        raise _no_text(f"it looks like {guess}" if guess else "it holds control characters as no text does")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _single_byte(data)


def refuse_known(head: bytes) -> None:
    """Raise UnreadableError, for media MediaError, when the first bytes are those of something else than a text."""
    if kind := looks_like(head[:_SAMPLE]):
        error = _no_text(f"it looks like {kind}")
        raise MediaError(error.reason, error.advice) if kind.split()[-1] in _MEDIA else error


def _shifted(data: bytes) -> Decoded | None:
    """Text in seven bits that changes between alphabets by escape sequences, as Japanese and Korean mail has it."""
    for mark, encoding in _SHIFTS:
        if mark in data[:_SAMPLE]:
            try:
                return Decoded(data.decode(encoding), encoding.replace("_", "-"))
            except UnicodeDecodeError:
                continue
    return None


def _no_text(looks: str) -> UnreadableError:
    return UnreadableError(f"It is not text: {looks}.", "Drop the article as text, or convert it first.")


def _wide_text(data: bytes, encoding: str) -> Decoded:
    """Text in UTF-16 or -32, or marked as UTF-8. Any bytes can be read so: what comes out must be of a script."""
    found = _lossy(data, encoding)
    sample = found.text[:_SAMPLE]
    if sum(map(_is_garbage, sample)) > _MOST_GARBAGE * len(sample):
        raise _no_text("its characters belong to no script")
    return found


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    warnings = ("Some bytes are broken and were replaced.",) if "\ufffd" in text else ()
    return Decoded(text, encoding.removesuffix("-sig"), warnings)


def _is_garbage(character: str) -> bool:
    return character == "\ufffd" or (unicodedata.category(character)[0] == "C" and not character.isspace())


def _unmarked_wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: the byte order that gives words of some script with spaces or stops between."""
    half = sample[: len(sample) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = half.decode(encoding, "replace")
        words = sum(character.isalpha() for character in text)
        stops = sum(character in _STOPS for character in text)
        good = words + stops + sum(character.isdecimal() for character in text)
        if len(text) >= 4 and good >= 0.9 * len(text) and stops >= 0.02 * len(text):
            return encoding
    return None


def _holds_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _damaged_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # In other encodings bytes over 127 hardly ever meet as UTF-8 writes a character: one in ten of GBK, none in cp1252.
    well_formed = sum(character > "\x7f" for character in text) - broken
    if broken > max(_MOST_BROKEN * _highs(data), well_formed):
        return None
    return Decoded(text, "utf-8", (f"{broken} broken UTF-8 sequences were replaced.",))


def _single_byte(data: bytes) -> Decoded:
    """Text in an encoding of one country or language: cp1252 unless detection is surer of another."""
    sample = data[:_SAMPLE]
    guess = _cyrillic(sample) or _detected(sample)
    if guess in _WESTERN or guess.startswith("utf") or guess in _CENTRAL:
        guess = (_is_odd(sample) and _central(sample)) or (guess if guess in _CENTRAL and _is_odd(sample) else "cp1252")
    if guess == "cp1252" and _is_turkish(sample):
        guess = "cp1254"
    guess = _MORE_COMMON.get(guess, guess)
    found = _lossy(data, guess)
    return Decoded(found.text, found.encoding.replace("_", "-"), (*found.warnings, "The encoding was guessed."))


def _detected(sample: bytes) -> str:
    best = from_bytes(sample).best() if _highs(sample) >= _FEWEST_HIGHS else None
    return best.encoding if best else "cp1252"


def _cyrillic(sample: bytes) -> str | None:
    """The Cyrillic set in which the bytes over 127 are the most frequent letters; None when in none they are.

    Detection takes short texts in KOI8-R for Japanese. The wrong one of these sets gives capitals, or rare letters.
    """
    highs = _highs(sample)
    if highs < _FEWEST_CYRILLIC:
        return None
    shares = {
        encoding: sum(map(sample.decode(encoding, "replace").count, _FREQUENT_CYRILLIC)) / highs
        for encoding in ("cp1251", "koi8_r", "iso8859_5", "cp866")
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _CYRILLIC_SHARE else None


def _central(sample: bytes) -> str | None:
    """Which of the two sets of Central Europe gives its letters; None when neither does."""
    highs = _highs(sample)
    counts = {
        encoding: sum(map(sample.decode(encoding, "replace").lower().count, _CENTRAL_LETTERS))
        for encoding in ("cp1250", "iso8859_2")
    }
    best = max(counts, key=lambda encoding: counts[encoding])
    return best if counts[best] >= _CENTRAL_SHARE * highs else None


def _is_turkish(sample: bytes) -> bool:
    """Whether the bytes, read as cp1252, have the letters in which cp1254 differs and none that go with them there.

    Icelandic and Faroese, which write ð, þ and ý, write á, í, ó and ú beside them.
    """
    text = sample.decode("cp1252", "replace").lower()
    return sum(map(text.count, "ýþð")) >= _FEWEST_TURKISH and not any(letter in text for letter in "áéíóúæ")


def _is_odd(sample: bytes) -> bool:
    """Whether the bytes, read as cp1252, have signs in the middle of words: then they are not cp1252."""
    return bool(_SIGN_IN_WORD.search(sample.decode("cp1252", "replace")))


def _highs(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))
