"""What a file that is no text looks like, by its first bytes."""

_CERTAIN = (
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ", "an xz archive"),
    (0, b"(\xb5/\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf", "a 7z archive"),
    (0, b"Rar!\x1a", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a Java class"),
    (0, b"\x00asm", "a WebAssembly program"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"OggS", "a sound or film"),
    (0, b"fLaC", "a sound"),
    (4, b"ftyp", "a film or an image"),
    (8, b"WAVE", "a sound"),
    (0, b"\x1aE\xdf\xa3", "a film"),
)
# Letters that a text may begin with, too: they count only before bytes that are no text.
_LIKELY = (
    (0, b"MZ", "a Windows program"),
    (0, b"BM", "a bitmap image"),
    (0, b"ID3", "a sound"),
)


def looks_like(head: bytes) -> str | None:
    """What the first bytes of a file show beyond doubt, in words; None when they show nothing."""
    return _kind(head, _CERTAIN)


def may_look_like(head: bytes) -> str | None:
    """What the first bytes show of a file that is known to be no text, in words."""
    return _kind(head, _CERTAIN + _LIKELY)


def _kind(head: bytes, table: tuple[tuple[int, bytes, str], ...]) -> str | None:
    return next((kind for offset, magic, kind in table if head.startswith(magic, offset)), None)
