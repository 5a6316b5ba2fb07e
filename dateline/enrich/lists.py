"""Several names that the model takes for one: "Taylor, Stone", "Berger. Arsenal"."""

import re
from collections.abc import Iterator

from dateline.enrich.names import Kind

_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])")  # shorter words may be abbreviations: St. Helens, Gov. Brown
_COMMA = re.compile(r",\s+")
_BELONGS_TO_NAME = re.compile(r"(?:Inc|Corp|Co|Ltd|Limited|LLC|LLP|LP|plc|PLC|SA|S\.A|AG|NV|N\.V|GmbH|Jr|Sr|D\.C)\b")
_AND = re.compile(r"\s(?:and|&|of|for)\s", re.IGNORECASE)


def separated(body: str, start: int, end: int, kind: Kind) -> Iterator[tuple[int, int]]:
    """The spans of the single names in ``body[start:end]``; mostly it is one.

    Cut at the end of a sentence, and all but people also at commas ("Windsor, Slough"), unless an "and" makes them part
    of one name ("Department for Culture, Media and Sport") or a legal form follows ("Acme, Inc.").
    """
    for first, last in _split(_SENTENCE_END, body, start, end):
        text = body[first:last]
        if kind == "person" or _AND.search(text) or _comma_of_one_name(text):
            yield first, last
        else:
            yield from _split(_COMMA, body, first, last)


def _split(pattern: re.Pattern[str], body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in pattern.finditer(body[start:end]):  # a slice: what is looked back at must lie within the name
        yield first, start + match.start()
        first = start + match.end()
    yield first, end


def _comma_of_one_name(text: str) -> bool:
    return any(_BELONGS_TO_NAME.match(text, comma.end()) for comma in _COMMA.finditer(text))
