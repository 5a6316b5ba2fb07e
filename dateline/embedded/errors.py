"""What can go wrong with an embedded server."""

from dateline.errors import DatelineError


class ServerError(DatelineError):
    """An embedded server could not be prepared or started; ``advice`` says what a person can do about it."""
