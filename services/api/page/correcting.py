"""The form in which a person corrects an article: its fields as text, and from text to what is to be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from dateline.article import Article
from dateline.curation import editable
from dateline.curation.editable import NotEditableError


@dataclass(frozen=True)
class Field:
    """One field of the form. ``kind``: a line, some lines of text, or a list with an entry on each line."""

    name: str
    label: str
    kind: Literal["line", "text", "list"] = "line"
    hint: str = ""


EDITED: Final = (
    Field("headline", "Headline"),
    Field("abstract", "Standfirst", "text"),
    Field("byline", "Byline"),
    Field("section", "Section"),
    Field("genre", "Genre"),
    Field("language", "Language", hint="BCP 47: en, pt-BR"),
    Field("published", "Published", hint="2025-02-09 or 2025-02-09T14:30+05:00"),
    Field("people", "People", "list", "one on a line"),
    Field("organisations", "Organisations", "list", "one on a line"),
    Field("places", "Places", "list", "one on a line"),
    Field("keywords", "Keywords", "list", "one on a line"),
    Field("ed_note", "Note to editors", "text"),
    Field("body", "Text", "text"),
)
"""The fields that are corrected by hand, in the order of the form; the API corrects more."""

_NAMED = ("people", "organisations", "places")


@dataclass(frozen=True)
class Asked:
    """What is to be changed, as the journal has it; ``slip``: why it cannot be, and what to do."""

    values: dict[str, Any] = field(default_factory=dict)
    slip: str | None = None

    @property
    def text_changed(self) -> bool:
        """Whether the enrichment is stale after it."""
        return bool(editable.TEXT & self.values.keys())


def values_of(article: Article) -> dict[str, str]:
    """What stands in the fields of the form."""
    return {each.name: _written(article, each) for each in EDITED}


def patch_of(article: Article, given: Mapping[str, str]) -> Asked:
    """What the form changes; fields that it leaves out, or that say what they said, stay."""
    before = values_of(article)
    patch = {
        each.name: _read(article, each, given[each.name])
        for each in EDITED
        if each.name in given and _plain(given[each.name]) != before[each.name]
    }
    if not patch:
        return Asked()
    try:
        return Asked(editable.read(patch))
    except NotEditableError as error:
        return Asked(slip=f"{error.reason} {error.advice}")


def _written(article: Article, each: Field) -> str:
    value = getattr(article, each.name)
    if value is None:
        return ""
    if each.kind == "list":
        return "\n".join(item if isinstance(item, str) else item.name for item in value)
    return value.isoformat() if each.name == "published" else _plain(str(value))


def _read(article: Article, each: Field, text: str) -> Any:
    text = _plain(text)
    if each.kind != "list":
        return text or None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if each.name not in _NAMED:
        return lines
    roles = {entity.name: entity.roles for entity in getattr(article, each.name)}
    return [{"name": line, "roles": roles.get(line, [])} for line in lines]


def _plain(text: str) -> str:
    """With the line ends of Unix: browsers send those of the mail."""
    return text.replace("\r\n", "\n").strip()
