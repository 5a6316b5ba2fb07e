"""What can go wrong with a question, by whose it is to mend: the caller's, or an old cursor's."""

from dateline.errors import DatelineError


class InvalidRequestError(DatelineError):
    """A parameter has a value that means nothing; ``parameter`` names it."""

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
