"""Press releases: the marks that say what may be printed, and when, and what stands there for editors only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dateline.article import Removed
from dateline.newsprint.calendar import read_day
from dateline.newsprint.published import read_publication

_FIRST = 8  # paragraphs at the top among which the marks of a release stand
_LONGEST_MARK = 200  # characters
_HEADING = re.compile(
    r"\W{0,4}(?:for immediate (?:release|publication)|(?:press|news|media) (?:release|statement|information)"
    r"|pressemitteilung|presseinformation|communiqué de presse|nota de prensa|comunicato stampa)\W{0,4}"
    r"(?:(?:for )?immediate release\W{0,4})?",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"\W{0,4}(?:(?:strictly |under )?embargoed\b.{0,40}\b(?:until|till|to|for)\b"
    r"|(?:strictly |under )?(?:strict )?embargo(?:ed)?(?: ?:| until\b| till\b|\W{0,4}$)"
    r"|not for (?:publication|release|broadcast)[\w ,]{0,30} (?:before|until)\b"
    r"|(?:hold )?for release (?:at|on|after)\b|hold for release\b|sperrfrist\b)",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\W{0,3}(?:media|press) (?:contacts?|enquiries|inquiries)\s?:.{3,}", re.IGNORECASE)
_END = re.compile(r"(?:#\s?){3,}|[-–—*\s]{0,4}(?:ends|end|-30-|30)[-–—*\s]{0,4}", re.IGNORECASE)
_END_WORD = re.compile(r"ends|end|30", re.IGNORECASE)
_NOTES = re.compile(
    r"\W{0,4}(?:notes? (?:to|for) (?:the )?editors?|editor.?s.? notes?"
    r"|(?:media|press) (?:contacts?|enquiries|inquiries)"
    r"|for (?:media|press) (?:enquiries|inquiries)|for (?:more|further) information,? (?:please )?contact"
    r"|pressekontakt|contact presse)\b.{0,120}",
    re.IGNORECASE,
)
_FEWEST_BEFORE = 2  # paragraphs of a release that stand before its notes
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?(?:\s(?P<zone>(?-i:[A-Z]{1,4}))\b)?"
    r"|(?<![\d:.])(?P<hour24>\d{1,2})[:.](?P<minute24>\d\d)(?:\s?(?:hrs|h|Uhr)\b)?(?:\s(?P<zone24>(?-i:[A-Z]{1,4}))\b)?",
    re.IGNORECASE,
)
_ZONES = frozenset("GMT UTC Z BST CET CEST IST PKT EST EDT CST CDT MST MDT PST PDT JST SGT HKT AEST AEDT".split())
"""Those that ``read_publication`` knows; with another one no time is read."""


@dataclass
class Release:
    """A release taken apart. ``embargo`` is the line as printed, ``embargoed`` its time, UTC, where it has one."""

    story: list[str]
    above: list[Removed] = field(default_factory=list)
    below: list[Removed] = field(default_factory=list)
    embargo: str | None = None
    embargoed: datetime | None = None


def read_release(paragraphs: Sequence[str], time_zone: str) -> Release:
    """Take the marks of a press release off the paragraphs; a text that is none comes back whole.

    A time of embargo without a zone is in ``time_zone`` (IANA).
    """
    release = Release(list(paragraphs))
    _take_notes(release)
    for paragraph in list(release.story[:_FIRST]):
        if len(paragraph) > _LONGEST_MARK:
            continue
        reason = None
        if _EMBARGO.match(paragraph):
            reason = "embargo line"
            release.embargo = release.embargo or paragraph
            release.embargoed = release.embargoed or embargo_of(paragraph, time_zone)
        elif _HEADING.fullmatch(paragraph):
            reason = "heading of a press release"
        elif _CONTACT.fullmatch(paragraph):
            reason = "media contact"
        if reason and len(release.story) > 1:
            release.story.remove(paragraph)
            release.above.append(Removed(text=paragraph, reason=reason))
    return release


def names_embargo(line: str) -> bool:
    """Whether the line says until when something may not be printed."""
    return bool(_EMBARGO.match(line))


def embargo_of(line: str, time_zone: str) -> datetime | None:
    """The time, UTC, until which the line forbids to print; None when it has no day with a year, or a strange zone.

    A day alone is its beginning, UTC.
    """
    day = read_day(line)
    if day is None:
        return None
    clock = _CLOCK.search(line)
    told = day.isoformat()
    if clock:
        zone = clock["zone"] or clock["zone24"]
        if zone and zone.upper() not in _ZONES:
            return None
        minute = clock["minute"] or clock["minute24"] or "00"
        half = f"{clock['half']}m" if clock["half"] else ""
        told = f"{told} {int(clock['hour'] or clock['hour24']):02}:{minute}{half} {zone or ''}".strip()
    note = read_publication(told, time_zone)
    return note.time if note and (note.precision == "full") == bool(clock) else None


def _take_notes(release: Release) -> None:
    """What follows the mark of the end, or else the first heading of notes in the last half."""
    story = release.story
    # The last one: newsletters part their pieces with the same signs.
    end = next((n for n in range(len(story) - 1, _FEWEST_BEFORE - 1, -1) if _is_end(story[n])), None)
    if end is not None:
        release.below.append(Removed(text=story[end], reason="end of a press release"))
        release.below += [Removed(text=text, reason="notes to editors") for text in story[end + 1 :]]
        release.story = story[:end]
        return
    half = max(_FEWEST_BEFORE, len(story) // 2)
    notes = next(
        (n for n in range(half, len(story)) if len(story[n]) <= _LONGEST_MARK and _NOTES.fullmatch(story[n])), None
    )
    if notes is not None:
        release.below += [Removed(text=text, reason="notes to editors") for text in story[notes:]]
        release.story = story[:notes]


def _is_end(paragraph: str) -> bool:
    """Whether the line marks the end of a release: ###, -ENDS-, -30-, ENDS in capitals."""
    if len(paragraph) > _LONGEST_MARK or not _END.fullmatch(paragraph):
        return False
    return not _END_WORD.fullmatch(paragraph) or paragraph.isupper()
