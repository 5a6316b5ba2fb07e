"""The file ``mapping.toml`` of a source: which column of its data sets is which field of an article."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from dateline.errors import UnreadableError

FILE = "mapping.toml"
_MOST_BYTES = 100_000

MappedField = Literal[
    "headline", "body", "abstract", "byline", "authors", "published", "updated", "embargoed", "expires", "url", "uri",
    "version", "source", "language", "section", "genre", "slugline", "urgency", "keywords", "pub_status",
    "copyright_holder", "copyright_notice", "usage_terms", "ed_note",
]  # fmt: skip
Column = Annotated[str, Field(min_length=1, max_length=1_000)] | Annotated[int, Field(ge=1, le=100_000)]


class Mapping(BaseModel):
    """What a mapping file says.

    ``columns`` gives for a field the name of its column or key, dotted for one within another (``fields.body``), or
    the number of the column, from 1, for CSV without a header. The rest is for CSV and TSV; ``date_format`` is that of
    strptime, for all times.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[MappedField, Column] = Field(min_length=1)
    delimiter: str | None = Field(None, min_length=1, max_length=1)
    encoding: str | None = None
    header: bool = True
    date_format: str | None = Field(None, min_length=2, max_length=100)

    @field_validator("encoding")
    @classmethod
    def _known(cls, encoding: str | None) -> str | None:
        try:
            "".encode(encoding or "utf-8")
        except LookupError:
            raise ValueError(f"{encoding} is no encoding that is known") from None
        return encoding


def load_mapping(path: Path) -> Mapping:
    """The mapping in this file. Raises UnreadableError that names the line or the field."""
    data = path.read_bytes()
    if len(data) > _MOST_BYTES:
        raise _error(path, "it is too large", "A mapping has some lines only.")
    try:
        text = data.decode("utf-8-sig")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise _error(path, "it is not in UTF-8", "Save it as UTF-8.") from error
    except (ValueError, RecursionError) as error:  # ValueError also for a number with too many digits
        said = str(error)[:1].lower() + str(error)[1:]
        raise _error(
            path, f"it is not valid TOML: {said}", 'Write [columns] and below it headline = "Title".'
        ) from error
    try:
        return Mapping.model_validate(found, strict=False)
    except ValidationError as error:
        raise _explained(path, text, error) from error


def _explained(path: Path, text: str, error: ValidationError) -> UnreadableError:
    first = error.errors()[0]
    place = [str(part) for part in first["loc"] if part != "[key]"]
    if first["type"] == "missing" or not place:
        return _error(path, "it has no table [columns]", 'Write [columns] and below it headline = "Title".')
    field = place[1] if place[0] == "columns" and len(place) > 1 else place[0]
    known = list(get_args(MappedField)) if place[0] == "columns" else list(Mapping.model_fields)
    found = re.search(rf"^[ \t]*[\"']?{re.escape(field)}[\"']?[ \t]*=", text, re.MULTILINE)
    line = f"line {text.count(chr(10), 0, found.start()) + 1}: " if found else ""
    if field not in known:
        nearest = difflib.get_close_matches(field, known, 1)
        hint = f"; the nearest is {nearest[0]}" if nearest else ""
        return _error(path, f"{line}there is no field {field}{hint}", f"Allowed are: {', '.join(known)}.")
    said = first["msg"].removeprefix("Value error, ")
    return _error(path, f"{line}{field}: {said[:1].lower()}{said[1:]}", "Mend the line, then retry.")


def _error(path: Path, reason: str, advice: str) -> UnreadableError:
    # In a claim, the number of its file stands before its name.
    name = path.name.partition(".")[2] if path.name[:4].isdigit() else path.name
    return UnreadableError(f"The mapping {name} cannot be used: {reason}.", advice)
