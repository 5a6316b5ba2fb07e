"""What can go wrong with the index."""

from dateline.errors import TransientError


class UnavailableError(TransientError):
    """Elasticsearch is away, overloaded or refuses our credentials. Never shown as an empty result."""


class OtherModelError(UnavailableError):
    """The vectors in the index are of another embedding model than ours: the distance between them means nothing."""


class IndexMissingError(UnavailableError):
    """The alias of the index is not there (yet, or any more)."""


class IndexStartingError(UnavailableError):
    """The index is there, and cannot be read yet: it was made, or the node started, a moment ago."""
