"""The smallest part of an input that still shows its fault.

Greedy removal of ever smaller pieces (A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input",
2002, without the complements).
"""

from pathlib import Path

from tests.fuzz.child import Child
from tests.fuzz.faults import Fault


def shrunk(module: str, data: bytes, folder: Path) -> tuple[Fault, bytes] | None:
    """The fault that the data shows, and the data without what that does not need; None when it shows none."""
    folder.mkdir(parents=True, exist_ok=True)
    child = Child(module, folder)
    child.bound()
    wanted = child.fault_of(data)
    if wanted is None:
        return None
    size = max(len(data) // 2, 1)
    while size:
        at = 0
        while at < len(data):
            fewer = data[:at] + data[at + size :]
            fault = child.fault_of(fewer)
            if fault and fault.name == wanted.name:
                data = fewer
            else:
                at += size
        size //= 2
    return wanted, data
