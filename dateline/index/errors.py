"""What can go wrong with a search, by whose it is to mend: the caller's request, an old cursor, or the server."""

from dateline.errors import DatelineError, TransientError


class UnavailableError(TransientError):
    """Elasticsearch is away, overloaded or refuses our credentials. Never shown as an empty result."""


class IndexMissingError(UnavailableError):
    """The alias of the index is not there (yet, or any more)."""


class InvalidRequestError(DatelineError):
    """A search parameter has a value that means nothing; ``parameter`` names it."""

    def __init__(self, parameter: str, reason: str, advice: str = "") -> None:
        super().__init__(reason, advice)
        self.parameter = parameter


class TooDeepError(InvalidRequestError):
    """The page lies beyond what can be reached by page number."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__("page", reason, advice)


class InvalidCursorError(InvalidRequestError):
    """The cursor was not made by us, was changed, or belongs to another search."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__("cursor", reason, advice)


class ExpiredCursorError(DatelineError):
    """The cursor was good once; the snapshot that it reads from has been given up."""
