"""The settings for a command, with what is wrong in them said in words."""

from pydantic import ValidationError

from dateline.errors import DatelineError
from dateline.settings import Settings


def configured() -> Settings:
    """The settings of this process. Raises DatelineError that names each variable with a value that cannot be."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"DATELINE_{str(trouble['loc'][0]).upper()}={trouble['input']}: {trouble['msg'].lower()}"
            for trouble in error.errors()
        )
        raise DatelineError(wrong, "Correct it in the environment or in .env; docs/settings.md lists all.") from error
