"""Quoting a server's log in an error message."""

from pathlib import Path

TAIL_BYTES = 3000
FAILED = "FAILED: "
"""How the last words of a server that could not start begin, on its console."""


def tail(*paths: Path) -> str:
    """The last lines of each file that exists and is not empty, under its path."""
    ends = {path: _end(path) for path in paths}
    return "\n".join(f"{path}:\n{end}" for path, end in ends.items() if end)


def failure(console: Path) -> str:
    """What the server said last about its failed start; empty if it said nothing."""
    lines = [line.removeprefix(FAILED) for line in _end(console).splitlines() if line.startswith(FAILED)]
    return lines[-1] if lines else ""


def _end(path: Path) -> str:
    return path.read_bytes()[-TAIL_BYTES:].decode("utf-8", "replace").strip() if path.exists() else ""
