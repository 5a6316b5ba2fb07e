"""What is different between two states of an article, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from markupsafe import Markup, escape

from dateline.article import Article
from dateline.index.versions import changed

_WORDS = re.compile(r"\s+|[^\s]+")
_LONGEST = 20_000
"""Words of a text that are compared one by one: more take seconds, and nobody reads them."""


@dataclass(frozen=True)
class Difference:
    """A field that is different: what it said, with what is gone, and what it says, with what is new."""

    field: str
    before: Markup
    after: Markup


def differences(before: Article, after: Article) -> list[Difference]:
    """The fields that differ, in the order of the Article."""
    return [
        _difference(name, _told(getattr(before, name)), _told(getattr(after, name))) for name in changed(before, after)
    ]


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_told(each) for each in value)
    for name in ("name", "text"):
        if isinstance(told := getattr(value, name, None), str):
            return told
    return str(value)


def _difference(name: str, before: str, after: str) -> Difference:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _LONGEST:
        return Difference(name, Markup("<del>{}</del>").format(before), Markup("<ins>{}</ins>").format(after))
    gone, come = Markup(), Markup()
    for kind, words_before, words_after in _steps(old, new):
        if kind == "equal":
            gone, come = gone + escape(words_before), come + escape(words_after)
        else:
            gone += Markup("<del>{}</del>").format(words_before) if words_before else ""
            come += Markup("<ins>{}</ins>").format(words_after) if words_after else ""
    return Difference(name, gone, come)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield kind, "".join(old[a:b]), "".join(new[c:d])
