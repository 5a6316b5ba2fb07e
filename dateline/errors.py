"""What can go wrong with a file, by what to do about it: the class decides between another try and failed/."""

RIGHT_TO_READ = "Give the user that runs Dateline the right to read it (chmod a+r), then retry."
"""The advice for what may not be read."""


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose.

    ``reason`` says in words what is wrong; ``advice`` says what a person can do about it.
    """

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


class TransientError(DatelineError):
    """Nothing is wrong with the file: a server is away or a disk is full. Tried again until it works."""


class FileError(DatelineError):
    """This file cannot become an article. It goes to failed/ with its reason; trying again gives the same."""


class UnreadableError(FileError):
    """The bytes are not what any reader understands, or may not be read."""


class MediaError(UnreadableError):
    """A picture, a sound or a film without any text: in a bundle nobody misses its article."""


class EmptyError(FileError):
    """The file holds no text."""


class TooLargeError(FileError):
    """The file, or an article in it, is over a limit of the settings."""


class SidecarError(FileError):
    """The NAME.meta.json beside a file is not valid."""


class RulesError(FileError):
    """The source.toml of a source is not valid."""


class RejectedError(FileError):
    """Elasticsearch refused this article for a reason that will not go away."""


class LethalError(FileError):
    """The file ended its worker process several times over."""


class TimeUpError(BaseException):
    """The time of a task is up. No Exception, so that nobody who forgives the faults of a reader or a step takes it."""


class StepTimeUpError(TimeUpError):
    """The time of one enrichment step is up; that of the task is not yet."""
