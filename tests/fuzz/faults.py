"""What an input did to a reader that none may, told apart by where it happened, each with its smallest input."""

import hashlib
import json
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parents[2] / "dateline"


@dataclass(frozen=True)
class Fault:
    """``kind`` is the class of the exception or what else happened, ``place`` the line of Dateline it came through."""

    kind: str
    place: str
    trace: str

    @classmethod
    def of(cls, error: BaseException) -> "Fault":
        """The fault that an exception is."""
        ours = [
            frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(_PACKAGE))
        ]
        place = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else ""
        return cls(
            type(error).__name__, place, "".join(traceback.format_exception(error, limit=-12, chain=False))[-4_000:]
        )

    @property
    def name(self) -> str:
        """The same for all inputs that show this fault."""
        return hashlib.sha256(f"{self.kind} {self.place}".encode()).hexdigest()[:12]


class Faults:
    """A folder with an input and a description for each fault."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, fault: Fault, data: bytes) -> None:
        """Keep the input, unless a smaller one is kept for the same fault."""
        path = self.folder / f"{fault.name}.bin"
        if path.exists() and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        described = path.with_suffix(".new")
        described.write_text(json.dumps(asdict(fault), indent=1))
        described.replace(path.with_suffix(".json"))  # in one step: others look meanwhile

    def all(self) -> dict[Path, Fault]:
        """Each kept input with its fault."""
        return {
            path.with_suffix(".bin"): Fault(**json.loads(path.read_text()))
            for path in sorted(self.folder.glob("*.json"))
        }
