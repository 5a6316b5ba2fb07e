"""Texts with their names marked by hand, in place of the model: ``[person:Zulfikar Ali Bhutto] spoke.``"""

import re
from typing import cast

from dateline.enrich.entities import mentions_in
from dateline.enrich.names import Kind

_MARK = re.compile(r"\[(person|organisation|place|facility):([^\]]+)\]")


def unmarked(text: str) -> tuple[str, list[tuple[int, int, Kind]]]:
    """The body without marks, and what was marked in it: start, end, kind."""
    body, position = "", 0
    marks: list[tuple[int, int, Kind]] = []
    for mark in _MARK.finditer(text):
        body += text[position : mark.start()]
        marks.append((len(body), len(body) + len(mark[2]), cast("Kind", mark[1])))
        body += mark[2]
        position = mark.end()
    return body + text[position:], marks


def names(text: str) -> dict[str, list[list[str]]]:
    """For each kind the groups of mentions that the rules make of a marked text."""
    body, marks = unmarked(text)
    groups = mentions_in(body, marks)
    assert all(body[m.start : m.end] == m.text for found in groups.values() for group in found for m in group)
    return {kind: [[mention.text for mention in group] for group in found] for kind, found in groups.items()}
