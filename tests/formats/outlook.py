"""A writer of the smallest compound files (MS-CFB, version 3) that Outlook's mails can be told by."""

import struct
from typing import TypeAlias

_SECTOR, _SMALL = 512, 64
_END, _FREE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
_ROOT, _FOLDER, _STREAM = 5, 1, 2

Folder: TypeAlias = dict[str, "bytes | Folder"]


def outlook_mail(
    texts: dict[str, str | bytes],
    times: dict[int, int] | None = None,
    attachments: dict[str, bytes | Folder] | None = None,
) -> bytes:
    """A .msg with these properties: ``0037`` as text, ``10130102`` with its type as bytes.

    What is attached is bytes, or a mail as ``properties`` gives it.
    """
    return compound_file(properties(texts, times, attachments))


def properties(
    texts: dict[str, str | bytes],
    times: dict[int, int] | None = None,
    attachments: dict[str, bytes | Folder] | None = None,
    header: int = 32,
) -> Folder:
    """The folder of a mail; its ``header`` is 24 bytes long when the mail lies in another."""
    folder: Folder = {_stream_name(number): _encoded(value) for number, value in texts.items()}
    entries = b"".join(struct.pack("<IIQ", tag, 6, ticks) for tag, ticks in (times or {}).items())
    folder["__properties_version1.0"] = bytes(header) + entries
    for number, (name, content) in enumerate((attachments or {}).items()):
        data = "__substg1.0_37010102" if isinstance(content, bytes) else "__substg1.0_3701000D"
        folder[f"__attach_version1.0_#{number:08X}"] = {_stream_name("3707"): _encoded(name), data: content}
    return folder


def _stream_name(number: str) -> str:
    return f"__substg1.0_{number if len(number) > 4 else number + '001F'}"


def _encoded(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-16-le")


def compound_file(content: Folder) -> bytes:
    """A compound file; each stream is below 4,096 bytes, all together below 60 kB."""
    nodes: list[tuple[str, int, bytes, int, int]] = [("Root Entry", _ROOT, b"", _NONE, _NONE)]
    _add(nodes, 0, content)
    return _laid_out(nodes)


def _add(nodes: list[tuple[str, int, bytes, int, int]], owner: int, content: Folder) -> None:
    """Put what the folder holds behind each other, each the sibling of the one before."""
    for name, inside in content.items():
        name_, kind, data, sibling, child = nodes[owner]
        nodes[owner] = (name_, kind, data, sibling, len(nodes))
        is_stream = isinstance(inside, bytes)
        nodes.append((name, _STREAM if is_stream else _FOLDER, inside if is_stream else b"", child, _NONE))
        if not is_stream:
            _add(nodes, len(nodes) - 1, inside)


def _laid_out(nodes: list[tuple[str, int, bytes, int, int]]) -> bytes:
    small, chain, directory = b"", [], b""
    starts = []
    for _, _, data, _, _ in nodes:
        count = -(-len(data) // _SMALL)
        starts.append(len(chain) if count else _END)
        chain += [*range(len(chain) + 1, len(chain) + count), _END] if count else []
        small += data.ljust(count * _SMALL, b"\0")
    directory_sectors = -(-len(nodes) // 4)
    chain_sectors, small_sectors = -(-len(chain) // 128), -(-len(small) // _SECTOR)
    at_chain = 1 + directory_sectors
    at_small = at_chain + chain_sectors
    for (name, kind, data, sibling, child), start in zip(nodes, starts, strict=True):
        encoded = name.encode("utf-16-le") + b"\0\0"
        where = (at_small, len(small)) if kind == _ROOT else (start if data else _END, len(data))
        directory += encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
        directory += struct.pack("<III", _NONE, sibling, child) + bytes(36) + struct.pack("<IQ", *where)
    directory = directory.ljust(directory_sectors * _SECTOR, b"\0")
    table = [0xFFFFFFFD]
    for count in (directory_sectors, chain_sectors, small_sectors):
        table += [*range(len(table) + 1, len(table) + count), _END] if count else []
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, at_chain, chain_sectors, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    chains = struct.pack(f"<{len(chain)}I", *chain)
    body = struct.pack("<128I", *(table + [_FREE] * (128 - len(table)))) + directory
    return header + body + _padded(chains, b"\xff") + _padded(small, b"\0")


def _padded(data: bytes, filler: bytes) -> bytes:
    return data.ljust(-(-len(data) // _SECTOR) * _SECTOR, filler)
