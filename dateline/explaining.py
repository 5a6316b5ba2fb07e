"""Where each field of an article comes from, in words."""

from dataclasses import dataclass
from typing import Any

from dateline.article import Article, Origin, Provenance, Span

_LONGEST = 200  # characters of a value, enough to recognise it
_BESIDE = {"provenance", "fingerprint", "steps", "warnings", "file"}
"""Fields that are about the others."""

_WORDS: dict[Origin, str] = {
    "header": "printed in the head of the file",
    "body": "found in the text",
    "dateline": "read from the dateline",
    "file name": "read from the name of the file",
    "file time": "the time of the file on the disk",
    "sidecar": "given in the sidecar beside the file",
    "folder": "set by the rules of the folder",
    "model": "found by a model in the text",
    "derived": "derived from other fields",
    "default": "a default, since the file says nothing",
    "person": "corrected by a person",
}
_PRINTED = "as the file has it"


@dataclass(frozen=True)
class Explanation:
    """One field. ``value``: shortened; ``told``: the origin in words; ``text``: what stands in the body at ``span``."""

    field: str
    value: Any
    told: str
    origin: Origin | None = None
    confidence: float | None = None
    step: str | None = None
    span: Span | None = None
    text: str | None = None
    note: str | None = None


def explained(article: Article) -> list[Explanation]:
    """An explanation for each field that has a value, in the order of the Article; then those of parts of fields."""
    values = {
        name: value
        for name, value in article.model_dump(mode="json", exclude=_BESIDE, exclude_defaults=True).items()
        if value not in (None, [], {})
    }
    parts = [name for name in article.provenance if "." in name]
    return [_explained(article, name, values.get(name)) for name in [*values, *parts]]


def _explained(article: Article, name: str, value: Any) -> Explanation:
    said = article.provenance.get(name)
    if said is None:
        return Explanation(name, _short(value if "." not in name else _part(article, name)), _PRINTED)
    text = article.body[said.span[0] : said.span[1]] if said.span else None
    return Explanation(
        field=name,
        value=_short(value if "." not in name else _part(article, name)),
        told=_told(said),
        origin=said.origin,
        confidence=said.confidence,
        step=said.step,
        span=said.span,
        text=text,
        note=said.note,
    )


def _told(said: Provenance) -> str:
    by = f" by the step {said.step}" if said.step else ""
    sure = f", {said.confidence:.0%} sure" if said.confidence is not None else ""
    return f"{_WORDS[said.origin]}{by}{sure}{f': {said.note}' if said.note else ''}"


def _part(article: Article, name: str) -> Any:
    value: Any = article.model_dump(mode="json")
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}…"
    if isinstance(value, list):
        names = [item.get("name") or item.get("text") or item if isinstance(item, dict) else item for item in value]
        return [_short(name) for name in names]
    return value
