"""``inbox/SOURCE/source.toml``: what holds for all files of a source, where they do not say otherwise themselves."""

import tomllib
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dateline.article import Article, Provenance, Source
from dateline.errors import RulesError

FILE = "source.toml"
_MOST_BYTES = 100_000


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("give an IANA time zone such as Asia/Karachi") from error
    return value


Text = Annotated[str, Field(min_length=1, max_length=1_000)]


class SourceRules(BaseModel):
    """Defaults for the articles of a source; all may be left out. ``licence`` becomes ``usage_terms``."""

    model_config = ConfigDict(extra="forbid")

    name: Text | None = None
    language: str | None = Field(None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    section: Text | None = None
    licence: Text | None = None
    copyright_holder: Text | None = None

    def apply(self, article: Article) -> None:
        """Fill in what the article leaves open, and say in its provenance where that comes from."""
        defaults = {
            "language": self.language,
            "section": self.section,
            "usage_terms": self.licence,
            "copyright_holder": self.copyright_holder,
        }
        for field, value in defaults.items():
            if value and not getattr(article, field):
                setattr(article, field, value)
                article.provenance[field] = _here()
        if self.name and not article.source.name:
            article.source = Source(name=self.name, uri=article.source.uri, domain=article.source.domain)
            article.provenance["source"] = _here()


def load_rules(path: Path) -> SourceRules:
    """The rules in this file. Raises RulesError that names the line or the field."""
    try:
        return SourceRules.model_validate(_table(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        allowed = ", ".join(SourceRules.model_fields)
        raise RulesError(f"{FILE}: {where}: {said}.", f"Allowed are: {allowed}. Mend it, then retry.") from error


def _table(path: Path) -> dict[str, Any]:
    """The table of a TOML file. Raises RulesError that names the line."""
    data = path.read_bytes()
    if len(data) > _MOST_BYTES:
        raise RulesError(f"{FILE} has over {_MOST_BYTES:,} bytes.", "Make it shorter, then retry.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # ValueError also for a number with too many digits
        raise RulesError(f"{FILE} is not valid TOML: {error}.", "Mend it in the inbox, then retry.") from error


def _here() -> Provenance:
    return Provenance(origin="folder", note=FILE)
