"""A page of text taken apart: every paragraph is the story's, or one of the things that newspapers print around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.article import Dateline, Removed
from dateline.newsprint.bylines import Byline, is_desk, is_name, read_byline
from dateline.newsprint.datelines import IsPlace, Opening, read_dateline
from dateline.newsprint.furniture import furniture, is_caption
from dateline.newsprint.headlines import LONGEST_HEADLINE, ends_sentence, is_headline, is_section, is_standfirst
from dateline.newsprint.published import PublicationNote, read_publication, says_so
from dateline.newsprint.teasers import is_heading_over_teasers, teasers

# Bylines, dates and the dateline stand among the first lines of a page, never further down than this.
_TOP = 6
# A date that closes a page stands among its last lines.
_BOTTOM = 4
# Above the story stand a section, a headline and a standfirst of two paragraphs, and no more.
_MOST_ABOVE = 3
_DATELINE_LINE = 60  # characters; a dateline on a line of its own
_LONGEST_LINE = 300  # characters; what stands around a story is never longer, and no pattern looks further
# Blanks are looked at from the first of a run only: from each of them, a long run would take time with its square.
_PARTS = re.compile(r"(?<!\s)\s+[|•·]\s+")
_BEFORE_DATE = re.compile(r"(?:(?<!\s)\s+)?[|•·,–—]\s+(?=[A-Z0-9])")


@dataclass
class Page:
    """What reading a page gives. ``removed`` holds, in the order of the page, what is neither the story nor a field."""

    headline: str | None = None
    standfirst: str | None = None
    byline: Byline | None = None
    section: str | None = None
    dateline: Dateline | None = None
    published: PublicationNote | None = None
    updated: PublicationNote | None = None
    copyright_notice: str | None = None
    body: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)


def read_page(paragraphs: Sequence[str], time_zone: str, is_place: IsPlace, published: date | None = None) -> Page:
    """Take the paragraphs of a page apart. ``published`` is the day of publication where it is known beside the page.

    No paragraph is lost: each is in a field, in ``body`` or in ``removed``. A page that would lose its whole body
    keeps it.
    """
    reading = _Reading(list(paragraphs), time_zone, is_place)
    reading.set_furniture_aside()
    reading.read_top(published)
    reading.read_end()
    page = reading.page()
    return page if page.body else Page(body=list(paragraphs))


class _Reading:
    """The paragraphs by their numbers on the page: set aside for a reason, in a field, or left: the story."""

    def __init__(self, paragraphs: list[str], time_zone: str, is_place: IsPlace) -> None:
        self.paragraphs = paragraphs
        self.time_zone = time_zone
        self.is_place = is_place
        self.reasons: dict[int, str] = {}
        self.fields: set[int] = set()
        self.found = Page()

    def left(self) -> list[int]:
        """The numbers of the paragraphs that nothing has claimed yet."""
        return [n for n in range(len(self.paragraphs)) if n not in self.reasons and n not in self.fields]

    def page(self) -> Page:
        """All that was found, with the story and what was set aside in the order of the page."""
        self.found.body = [self.paragraphs[number] for number in self.left()]
        self.found.removed = [Removed(text=self.paragraphs[n], reason=self.reasons[n]) for n in sorted(self.reasons)]
        return self.found

    def set_furniture_aside(self) -> None:
        """Page numbers, links, notices and dates of publication; captions at the top."""
        for number, paragraph in enumerate(self.paragraphs):
            reason = self._publication(number) or furniture(paragraph)
            if is_heading_over_teasers(paragraph):
                continue  # it tells what the lines under it are
            if reason and not (number == 0 and reason == "link to another story"):
                self.reasons[number] = reason
            if reason == "copyright notice":
                self.found.copyright_notice = self.found.copyright_notice or paragraph
        for number in self.left()[:3]:
            if is_caption(self.paragraphs[number]):
                self.reasons[number] = "picture caption"

    def _publication(self, number: int) -> str | None:
        """The reason when the line is a date of publication, or several: Published ... | Updated ..."""
        line = self.paragraphs[number]
        is_at_edge = number < _TOP or number >= len(self.paragraphs) - _BOTTOM
        if len(line) > _LONGEST_LINE or not (is_at_edge or says_so(line)):
            return None
        notes = [read_publication(part, self.time_zone) for part in _PARTS.split(line, 3)]
        for note in notes if all(notes) else ():
            self._note(note)
        return "publication note" if all(notes) else None

    def _note(self, note: PublicationNote | None) -> None:
        if note and note.updated:
            self.found.updated = self.found.updated or note
        elif note:
            self.found.published = self.found.published or note

    def read_top(self, published: date | None) -> None:
        """What stands above the story, down to its dateline or byline, and the dateline itself."""
        near = self.found.published.time.date() if self.found.published else published
        top = self.left()[:_TOP]
        openings = [self._opening(number, near) for number in top]
        at = next((i for i, opening in enumerate(openings) if opening), None)
        bylines = [i for i in range(len(top) if at is None else at) if self._is_byline(top, i)]
        story = at if at is not None else max(bylines, default=-1) + 1
        above = [number for i, number in enumerate(top[:story]) if i not in bylines]
        if not self._may_stand_above(above):
            # What looks like a dateline or a byline stands in the middle of the story.
            at, bylines, story = None, [], 0
        for i in bylines:
            self._take_byline(top[i])
        marked = at is not None or bool(bylines)
        self._take_head(above if marked else self._head_alone(top), marked=marked)
        if at is not None and (opening := openings[at]):
            self.found.dateline = opening.dateline
            self.paragraphs[top[at]] = self.paragraphs[top[at]][opening.length :]
            self.fields.update([top[at]] if not self.paragraphs[top[at]] else [])

    def _may_stand_above(self, numbers: list[int]) -> bool:
        """Whether a section, a headline and a standfirst are all that stands here."""
        lines = [self.paragraphs[number] for number in numbers]
        return len(lines) <= _MOST_ABOVE and all(map(is_standfirst, lines)) and sum(map(ends_sentence, lines)) <= 1

    def _opening(self, number: int, near: date | None) -> Opening | None:
        """The dateline that opens a paragraph, or that is a line of its own above one."""
        line = self.paragraphs[number]
        if opening := read_dateline(line, self.is_place, near):
            return opening
        if len(line) > _DATELINE_LINE or number + 1 >= len(self.paragraphs):
            return None
        joined = read_dateline(f"{line} {self.paragraphs[number + 1]}", self.is_place, near)
        ends_with_line = joined and len(line) <= joined.length <= len(line) + 1
        return Opening(joined.dateline, len(line)) if joined and ends_with_line else None

    def _is_byline(self, top: list[int], i: int) -> bool:
        """A line that says so, or a name alone above a desk, a role, a date or the dateline."""
        line = self.paragraphs[top[i]]
        if top[i] == self.left()[-1]:
            return False
        if self._read_byline(line):
            return True
        if i == 0 or not is_name(line):
            return False
        below = self.paragraphs[top[i + 1]] if i + 1 < len(top) else ""
        is_dated = self.reasons.get(top[i] + 1) == "publication note"
        return is_dated or is_desk(below) or bool(self._opening(top[i + 1], None) if below else None)

    def _read_byline(self, line: str) -> tuple[Byline, PublicationNote | None] | None:
        """The byline, with the date that may stand behind it: By Jane Doe | February 9, 2025."""
        if byline := read_byline(line):
            return byline, None
        name, *behind = _BEFORE_DATE.split(line[:_LONGEST_LINE], 1)
        note = read_publication(behind[0], self.time_zone) if behind else None
        byline = (read_byline(name) or (Byline(name, (name,)) if is_name(name) else None)) if note else None
        return (Byline(line, byline.authors), note) if byline else None

    def _take_byline(self, number: int) -> None:
        line = self.paragraphs[number]
        byline, note = self._read_byline(line) or (Byline(line, (line,)), None)
        before = self.found.byline
        self.found.byline = (
            Byline(f"{before.text}, {byline.text}", before.authors + byline.authors) if before else byline
        )
        self._note(note)
        self.fields.add(number)

    def _head_alone(self, top: list[int]) -> list[int]:
        """The lines above the story where neither byline nor dateline tells its beginning."""
        lines = [self.paragraphs[number] for number in top]
        first = 1 if len(lines) > 2 and is_section(lines[0]) else 0
        if not lines or not is_headline(lines[first], lines[first + 1 :]):
            return []
        below = lines[first + 1 :]
        # A standfirst without a full stop, over paragraphs that have one; a heading inside the story is shorter.
        has_standfirst = (
            len(below) >= 3
            and is_standfirst(below[0])
            and not ends_sentence(below[0])
            and len(below[0]) >= len(lines[first])
            and below[0][0].isalnum()
            and all(ends_sentence(line) and not line[0].islower() for line in below[1:3])
        )
        return top[: first + 1 + has_standfirst]

    def _take_head(self, above: list[int], *, marked: bool) -> None:
        """The section, the headline and the standfirst out of the lines above the story.

        Above a byline or a dateline a short line is a headline, whatever its form.
        """
        lines = [self.paragraphs[number] for number in above]
        self.fields.update(above)
        if len(lines) > 1 and is_section(lines[0]):
            self.found.section = lines.pop(0)
        left = [self.paragraphs[number] for number in self.left()]
        if lines and (is_headline(lines[0], left) or (marked and len(lines[0]) <= LONGEST_HEADLINE)):
            self.found.headline = lines.pop(0)
        self.found.standfirst = "\n".join(lines) or None

    def read_end(self) -> None:
        """What stands below the story: other stories, and the agency that it is from."""
        numbers = self.left()
        count = teasers([self.paragraphs[number] for number in numbers])
        self.reasons.update(dict.fromkeys(numbers[len(numbers) - count :], "teaser of another story"))
        last = self.left()[1:][-1:]
        if last and not self.found.byline and is_desk(self.paragraphs[last[0]]):
            self._take_byline(last[0])
