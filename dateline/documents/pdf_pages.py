"""The pages of a PDF, read in a process of their own (see ``pdf_process``), and what is wrong with it in words."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.documents.layout import Piece
from dateline.errors import TooLargeError, UnreadableError

_PROGRAM = Path(__file__).with_name("pdf_process.py")
_AGAIN = "Ask for it again, or print it to a new PDF, then retry."
_WHY = {
    "password": ("It is encrypted and asks for a password.", "Save it without a password, then retry."),
    "format": ("The PDF is damaged or cut off: no page of it can be found.", _AGAIN),
}


@dataclass
class Pages:
    """The pieces of each page, with the title of the document's properties and the pages that could not be read."""

    title: str = ""
    pieces: list[list[Piece]] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    characters: int = 0
    unknown: int = 0
    """How many of the characters are signs whose meaning the PDF does not give."""


def pages_of(path: Path, most_characters: int, most_pages: int, seconds: int) -> Pages:
    """All pages of the PDF, read within so many seconds of computing. Raises UnreadableError, TooLargeError.

    The process has no more memory than ``pdf_process`` allows itself; a PDF made to do harm ends with it.
    """
    found = Pages()
    # -I: nothing beside the program itself may change what is run.
    command = [sys.executable, "-I", str(_PROGRAM), str(path.resolve()), str(most_pages), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            for line in process.stdout or ():
                if line.endswith(b"\n"):  # one without was being written when the process fell
                    _take(found, json.loads(line), most_characters, most_pages)
            if process.wait() != 0:
                raise _fallen(process.returncode, len(found.pieces) + 1, seconds)
        finally:
            process.kill()
    return found


def _take(found: Pages, said: dict[str, Any], most_characters: int, most_pages: int) -> None:
    """Add one line of the process. Raises what it says of the file as a whole."""
    if "pages" in said:
        if said["pages"] > most_pages:
            raise TooLargeError(
                f"It has {said['pages']:,} pages; the limit is {most_pages:,}.",
                "Split it, or raise DATELINE_DOCUMENT_PAGES and retry.",
            )
        found.title = " ".join(said["title"].split())
        return
    if "page" not in said:
        raise UnreadableError(*_WHY[said["error"]])
    if "error" in said:
        found.broken.append(said["page"])
    pieces = [Piece(*piece) for piece in said.get("pieces", ())]
    found.pieces.append(pieces)
    found.sideways.append(said.get("sideways", ""))
    found.unknown += said.get("unknown", 0)
    found.characters += sum(len(piece.text) for piece in pieces)
    if said.get("error") == "long" or found.characters > most_characters:
        raise TooLargeError(
            f"As one article it is too long: page {said['page']} goes beyond {most_characters:,} characters.",
            "Split it into articles, or raise DATELINE_MAX_ARTICLE_CHARS and retry.",
        )


def _fallen(code: int, page: int, seconds: int) -> UnreadableError:
    """What ended the process: its limit of time, or else of memory, or a fault in the program that reads PDF."""
    if -code == signal.SIGXCPU:
        return UnreadableError(
            f"The PDF takes more than {seconds} s to read: it came to page {page}.",
            "Split it, or raise DATELINE_DOCUMENT_SECONDS and retry.",
        )
    return UnreadableError(f"The PDF takes too much memory to read: page {page} may be made to do harm.", _AGAIN)
