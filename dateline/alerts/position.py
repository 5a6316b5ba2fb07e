"""How far somebody has come in what becomes searchable."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dateline.query.errors import InvalidRequestError

_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Position:
    """All writes to the index up to one of them have been seen.

    ``index``: the unique id of the index, for a new one counts anew; ``sequence``: the number of the last write, -1
    before the first; ``at``: when that was so, and up to which time ended embargoes have been seen.
    """

    index: str
    sequence: int
    at: datetime

    def write(self) -> str:
        """As text."""
        return f"{self.index}.{self.sequence}.{(self.at - _EPOCH) // _MILLISECOND}"

    def reached(self, other: "Position") -> bool:
        """Whether whoever is here has seen that one, too."""
        return self.index == other.index and (self.sequence, self.at) >= (other.sequence, other.at)


def read_position(text: str, parameter: str = "position") -> Position:
    """The position of this text. Raises InvalidRequestError, which names the parameter."""
    try:
        index, sequence, at = text.split(".")
        return Position(index, int(sequence), _EPOCH + int(at) * _MILLISECOND)
    except (ValueError, OverflowError) as error:
        raise InvalidRequestError(
            parameter, f"{text[:60]!r} is no position.", "Use the id of the last event, as it is."
        ) from error
