"""The dateline: the place, day and agency that open a story, as agencies and newspapers print them.

The shapes follow the stylebooks of AP and Reuters, and those of South Asia, Russia and China: ``ISLAMABAD, Feb 9
(Reuters) -``, ``LONDON (AP) —``, ``KARACHI:``, ``MOSCOW. Feb 9 (Interfax) -``, ``Mumbai, Feb 9 (PTI) The ...``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.article import Dateline
from dateline.newsprint.agencies import AGENCIES
from dateline.newsprint.calendar import DAY, WEEKDAY, read_day
from dateline.newsprint.headlines import ends_sentence

_LONGEST = 140  # characters; no dateline is longer, and no pattern looks further
_UPPER = r"A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_UPPER}][{_UPPER}.'’}}]*(?:-[{_UPPER}.'’]+|-(?:de|la|le|sur|upon)(?=-)){{0,4}}"
_SMALL = r"(?:[dD][eoau]s?|[dD]el|[lL]a|[lL]os|[aA]l|[eE]l|of|upon)"
_CAPITALS = (
    rf"(?:Mc|Mac|al-|el-)?{_WORD}(?: {_SMALL}(?= [{_UPPER}'’]))?(?: {_WORD}(?: {_SMALL}(?= [{_UPPER}]))?){{0,4}}"
)
_TITLE = rf"[{_UPPER}][a-zß-ÿ'’]+(?:[ -](?:[{_UPPER}][a-zß-ÿ'’]+|{_SMALL}|york)){{0,3}}"
_TOWN = rf"(?:{_CAPITALS}(?![a-zß-ÿ])|{_TITLE})"
_OPENS = re.compile(r"[*_\"“‘' ]{0,5}")
_TOWNS = re.compile(rf"{_TOWN}(?: ?[/&] ?{_TOWN}|(?: and |, (?={_CAPITALS} and )){_CAPITALS}){{0,3}}")
_REGION = re.compile(rf" ?, ?(?P<region>[{_UPPER}][\w.'’-]{{0,20}}(?: [{_UPPER}][\w.'’-]{{0,20}}){{0,2}})")
_DAY_AT = re.compile(rf" ?[,.:(|]?(?: ?[—–-] ?| )?(?P<day>(?:{WEEKDAY},? )?{DAY}|{WEEKDAY})\)?", re.IGNORECASE)
_AGENCY_AT = re.compile(
    r"[,.]? ?(?:[(\[/|] ?(?P<agency>[A-Za-z][\w.&’'/ +-]{1,40}?)(?: ?[)\]/]| (?=[-—–]))|(?P<bare>[\w-]{3,12}))"
)
_END_AT = re.compile(r"[,.*_\" ]{0,3}(?P<end>:|—|–|--|- ?-|-(?= |$|[A-Z“\"])|_ |\| )[*_ ]*")
_BARE_END = re.compile(r"[.]? (?=[A-ZÀ-Þ“\"‘'0-9])")
# Words that open a line before a colon or a dash and are no place.
_LABELS = frozenset(
    "DISCLAIMER DISCLOSURE "
    "UPDATE EXCLUSIVE ANALYSIS OPINION BREAKING FACTBOX TIMELINE CORRECTED CORRECTION CORRECTIONS WRAPUP NOTE EDITOR "
    "FEATURE "
    "PREVIEW REVIEW EDITORIAL COMMENT PROFILE INTERVIEW SPORT SPORTS BUSINESS WORLD VIDEO WATCH LIVE QUESTION ANSWER "
    "Q A "
    "NEWS TOP ALERT URGENT ADVISORY EXPLAINER FACT CHECK PHOTO PHOTOS PICTURE PICTURES GRAPHIC READ RELATED ALSO "
    "MORE SEE "
    "FOOTBALL CRICKET TENNIS HOCKEY RUGBY GOLF BOXING SQUASH CYCLING ATHLETICS WEATHER MARKETS STOCKS RESULT RESULTS "
    "SCORES SCORE SUMMARY HEALTH SCIENCE TECHNOLOGY LETTER LETTERS OBITUARY WARNING COVID BREXIT COI ABOUT TAG TAGS "
    "SOURCE "
    "PUBLISHED UPDATED POSTED ON IN AT THE BY FROM THIS FOR AND BUT WHY HOW WHAT WHO WHEN WHERE NO YES SO OR IF TO "
    "IT HE SHE "
    "MR MRS MS DR PROF SIR I WE YOU THEY AN AS IS LAST NEXT FIRST NEW MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY "
    "SATURDAY SUNDAY".split()
) - {"NEW"}
_SMALL_WORDS = frozenset("de del des do da du dos la le los al el of upon sur and".split())
_SHORTEST_VILLAGE = 5  # letters; what is shorter and unknown is an acronym
_FEWEST_LEFT = 20  # characters of story behind a dateline whose form alone does not prove it

IsPlace = Callable[[str], bool]
"""Whether a gazetteer knows a place of this name."""


@dataclass(frozen=True)
class Opening:
    """A dateline and the number of characters of the paragraph that it takes, with its dash or colon."""

    dateline: Dateline
    length: int


@dataclass
class _Parts:
    """What stands behind the towns, read from left to right; ``at`` is where reading has come to."""

    at: int
    regions: list[str]
    day: str | None = None
    agency: str | None = None

    @property
    def certain(self) -> bool:
        """Whether the form alone tells a dateline."""
        return bool(self.day or self.agency)


def read_dateline(paragraph: str, is_place: IsPlace, published: date | None = None) -> Opening | None:
    """The dateline that opens a paragraph, None when there is none.

    With a day or an agency, or in capitals before a colon or a long dash, the form alone tells; ``Mumbai:`` counts only
    when it is a place. ``published`` gives the year where the dateline has none.
    """
    head = paragraph[:_LONGEST]
    opens = _OPENS.match(head)
    start = opens.end() if opens else 0
    towns = _TOWNS.match(head, start)
    parts = _parts(head, towns.end() if towns else start)
    end = _END_AT.match(head, parts.at)
    after = end.end() if end else _without_end(head, parts)
    if after is None or (towns is None and not (parts.agency in AGENCIES and start == 0)):
        return None
    place = towns[0] if towns else ""
    if towns and not _plausible(place, parts, end["end"] if end else "", paragraph[after:], is_place):
        return None
    found = Dateline(
        text=head[start : parts.at].strip(" ,"),
        located=", ".join((plain(place.rstrip(" .,")), *map(_plain_region, parts.regions))) if towns else None,
        date=read_day(parts.day, published) if parts.day else None,
        source=parts.agency,
    )
    return Opening(found, after)


def _parts(head: str, at: int) -> _Parts:
    parts = _Parts(at, [])
    while True:
        if not parts.day and (match := _DAY_AT.match(head, parts.at)):
            parts.day = match["day"]
        elif not parts.agency and (match := _AGENCY_AT.match(head, parts.at)) and _is_agency(match):
            parts.agency = match["agency"] or match["bare"]
        elif len(parts.regions) < 2 and not parts.certain and (match := _REGION.match(head, parts.at)):
            parts.regions.append(match["region"])
        else:
            return parts
        parts.at = match.end()


def _is_agency(match: re.Match[str]) -> bool:
    """In brackets anything that begins with a capital, else only what is known as one."""
    return match["bare"] in AGENCIES if match["bare"] else match["agency"][0].isupper() or match["agency"] in AGENCIES


def _without_end(head: str, parts: _Parts) -> int | None:
    """Where the story begins behind a dateline that ends in neither dash nor colon, as some agencies print it."""
    if parts.day and parts.agency in AGENCIES and (space := _BARE_END.match(head, parts.at)):
        return space.end()
    return None


def _plausible(place: str, parts: _Parts, end: str, story: str, is_place: IsPlace) -> bool:
    first = re.split(r" ?[/&] ?| and |, ", place)[0].rstrip(".")
    if set(re.findall(r"\w+", first.upper())) & _LABELS and not (" " in first and is_place(first)):
        return False
    capitals = first.isupper() or first.upper().startswith(("MC", "MAC"))
    if parts.certain:
        return capitals or is_place(first) or bool(parts.day and parts.agency) or not story[:1].islower()
    if len(story) < _FEWEST_LEFT or len(first) < 3 or story[:1].islower():
        return False
    if is_place(first):
        # Murphy: That was a bruising battle. A town called Murphy there is, but a story in one line there is not.
        return capitals or (end != "-" and ends_sentence(story))
    # Unknown to the gazetteer: a village in capitals, but no headline with a dash in it, and no organisation that the
    # story goes on to name in capitals.
    village = capitals and place.upper() == place and len(place) >= _SHORTEST_VILLAGE and len(place.split()) <= 3
    return village and end in {":", "—", "--"} and first not in story


def plain(place: str) -> str:
    """A town in plain writing: KARACHI is Karachi, RIO DE JANEIRO is Rio de Janeiro; U.N. stays."""
    words = re.split(r"([ /&'’-])", place)
    return "".join(_plain_word(word, first=number == 0) for number, word in enumerate(words))


def _plain_word(word: str, *, first: bool) -> str:
    if not word.isupper() or re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    return word.lower() if word.lower() in _SMALL_WORDS and not first else word.capitalize()


def _plain_region(region: str) -> str:
    """A region in plain writing; a short one in capitals is an abbreviation: UAE, NY."""
    return region if len(region) <= 3 else plain(region)
