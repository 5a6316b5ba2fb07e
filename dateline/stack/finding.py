"""What a look at one part found."""

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """``found`` in words; ``advice`` says how to mend it. A ``note`` is worth knowing and nothing wrong."""

    verdict: Literal["good", "note", "wrong"]
    found: str
    advice: str = ""
    part: str = ""

    def of(self, part: str) -> "Finding":
        """The same finding, about this part."""
        return replace(self, part=part)


def good(found: str) -> Finding:
    return Finding("good", found)


def note(found: str, advice: str = "") -> Finding:
    return Finding("note", found, advice)


def wrong(found: str, advice: str) -> Finding:
    return Finding("wrong", found, advice)
