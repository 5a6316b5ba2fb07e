"""What neighbours tell of each other: a time its day, two days an interval, ``since`` where one begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.enrich.temporal.found import Found
from dateline.enrich.temporal.words import WEEKDAYS

BESIDE, IN_SENTENCE = 0.95, 0.8
"""Confidence in the day of a time, where only spaces, a zone or brackets stand between, and else."""
_BESIDE = re.compile(r"(?:[\s,]|\([^()\n]{1,30}\)|\b(?:on|at|in\sthe|local\stime|[A-Z]{2,4})\b){0,8}")
_FROM = re.compile(r"\b(?P<word>[Ff]rom|[Bb]etween)\s(?:(?:early|late|mid|the)\s)?$")
_SINCE = re.compile(r"\b[Ss]ince\s(?:(?:early|late|mid|about|at\sleast|the)[\s-]){0,2}$")
_LOOK_BACK = 20  # characters: the longest of these, with its words
_TO = re.compile(r"\s(?:to|through|until|till)\s(?:(?:early|late|mid|the)\s)?|\s?[-–—]\s?")
_AND = re.compile(r"\sand\s")


def with_days(text: str, mentions: Sequence[Found], sentence_of: Sequence[int]) -> list[Found]:
    """The mentions, where times have the day that is named nearest to them in their sentence."""
    before = _days_passed(mentions, sentence_of)
    behind = _days_passed(mentions[::-1], sentence_of[::-1])[::-1]
    joined = list(mentions)
    for number, time in enumerate(mentions):
        near = [day for day in (before[number], behind[number]) if day]
        if near and time.precision == "time" and time.value and time.value.startswith("T"):
            day = min(near, key=lambda day: max(day.start - time.end, time.start - day.end))
            between = text[min(day.end, time.end) : max(day.start, time.start)]
            confidence = min(day.confidence, BESIDE if _BESIDE.fullmatch(between) else IN_SENTENCE)
            joined[number] = replace(time, value=f"{(day.value or '')[:10]}{time.value}", confidence=confidence)
    return joined


def _days_passed(mentions: Sequence[Found], sentence_of: Sequence[int]) -> list[Found | None]:
    """For each mention the last known day before it in its sentence."""
    passed: list[Found | None] = []
    day: Found | None = None
    for number, mention in enumerate(mentions):
        if number and sentence_of[number] != sentence_of[number - 1]:
            day = None
        passed.append(day)
        if mention.value and mention.precision in {"day", "part of day"} and mention.value[:4].isdigit():
            day = mention
    return passed


def with_intervals(text: str, mentions: Iterable[Found]) -> list[Found]:
    """The mentions, where ``from A to B`` and ``between A and B`` are one, and what follows ``since`` is open."""
    joined: list[Found] = []
    for mention in mentions:
        pair = _interval(text, joined[-1], mention) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(mention)
    return [_since(text, mention) for mention in joined]


def _interval(text: str, first: Found, last: Found) -> Found | None:
    if not (first.value and last.value and first.precision == last.precision and _plain(first) and _plain(last)):
        return None
    before = _FROM.search(text, max(0, first.start - _LOOK_BACK), first.start)
    between = text[first.end : last.start]
    joint = _AND if before and before["word"].lower() == "between" else _TO
    first = _week_earlier(text, first, last)
    if (
        first.value is None
        or first.value >= last.value
        or not joint.fullmatch(between)
        or (not before and not _ordered(first, between))
    ):
        return None
    start = before.start() if before else first.start
    confidence = min(first.confidence, last.confidence)
    return Found(start, last.end, f"{first.value}/{last.value}", last.precision, confidence)


def _week_earlier(text: str, first: Found, last: Found) -> Found:
    """The first day; a week earlier where it is the later of two weekdays: "from Monday to Wednesday", on a Tuesday."""
    weekdays = {text[first.start : first.end], text[last.start : last.end]} <= set(WEEKDAYS)
    if not weekdays or not first.value or first.value <= (last.value or ""):
        return first
    return replace(first, value=(date.fromisoformat(first.value) - timedelta(7)).isoformat())


def _ordered(first: Found, between: str) -> bool:
    """Whether a joint alone makes two neighbours an interval: ``1914-18`` does, "Tuesday to Friday" may be a move."""
    return first.precision != "time" and between.strip() in {"-", "–", "—", "through", "to"}


def _since(text: str, mention: Found) -> Found:
    before = _SINCE.search(text, max(0, mention.start - _LOOK_BACK), mention.start)
    if not before or not mention.value or not _plain(mention):
        return mention
    return replace(mention, start=before.start(), value=f"{mention.value}/..")


def _plain(mention: Found) -> bool:
    return "/" not in (mention.value or "/") and "WXX" not in (mention.value or "")
