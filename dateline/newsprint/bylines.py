"""The byline: who wrote it, as printed on a line of its own."""

import re
from dataclasses import dataclass

from dateline.newsprint.agencies import AGENCIES
from dateline.newsprint.calendar import MONTH, WEEKDAY
from dateline.newsprint.datelines import plain

_LONGEST = 120  # characters
_BETWEEN_DESKS = re.compile(r"(?:(?<!\s)\s+)?[|,/&]\s*|(?<!\s)\s+and\s+")
_UPPER = r"A-ZÀ-ÖØ-Þ"
_PART = rf"(?:[{_UPPER}][\w.'’-]*|(?:de|del|della|der|den|di|da|du|van|von|al|el|bin|ibn|la|le|ul)\b)"
_NAME = rf"[{_UPPER}][\w.'’-]*(?: {_PART}){{0,5}}"
_ROLE = (
    r"(?:[A-Z][\w&'’.-]* ){0,4}(?:Correspondents?|Reporters?|Editors?|Writers?|Bureau|Desk|Monitor|Agency|Service"
    r"|Network|Team|Staff"
    r"|Columnist|Critic|Analyst|Contributor|Producer|Chief|Fellow|Intern)"
)
_DESK = re.compile(
    r"(?:(?:from|by) )?(?:(?:our|the|a|an) )?(?:[\w'’.&-]+ ){0,4}"
    r"(?:correspondents?|reporters?|bureau|monitoring desk|news ?desk|web ?desk|sports desk|business desk|city desk"
    r"|online desk|desk report"
    r"|news service|news agency|news agencies|news network|agencies|wire services?|staff writers?|staff report"
    r"|editorial board)"
    r"(?:,? (?:in|from|at) [A-Z][\w .'’-]{1,40})?",
    re.IGNORECASE,
)
# A desk's name is short and has no verb in it: these words tell a sentence.
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|to|said|says|will|for|with|on|against|after|as|and the|new)\b", re.IGNORECASE
)
_INTRODUCED = re.compile(
    r"(?:(?:written|reported|story|report|words|text|review|analysis|additional reporting|compiled) )?by:? +"
    r"|from (?=[A-Z][\w.'’-]* [A-Z])|author: +",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?:{WEEKDAY}|{MONTH}|The\b)", re.IGNORECASE)
_WHO = re.compile(rf"{_NAME}(?:(?:, and | and | & |, |; | with ){_NAME}){{0,7}}")
_BEHIND = re.compile(
    rf"(?:,? (?:in|at|from|reporting from) (?P<place>{_NAME})|,? (?:for|of) (?:the )?{_NAME}|[,;|/–—-]? ?{_ROLE}"
    rf"|,? (?:[a-z][\w'’-]* ){{0,4}}(?:correspondent|reporter|editor|writer|columnist|critic)"
    r"|[,;|]? ?\(?[\w.+-]{1,40}@[\w.-]{3,60}\)?|[,|]? ?@\w{1,30})",
)
_BETWEEN = re.compile(r", and | and | & |; |, | with ")
_IS_ROLE = re.compile(rf"{_ROLE}(?:,? (?:in|at|for|of|and) .{{1,40}})?")
_TITLE = re.compile(
    r"\b(?:Director|Minister|President|Manager|Officer|Secretary|Chairman|Chairwoman|Professor|Spokesman)\b"
)
_ALONE = re.compile(rf"[{_UPPER}][\w.'’-]+(?: {_PART}){{0,3}} [{_UPPER}][\w.'’-]+")


@dataclass(frozen=True)
class Byline:
    """A byline as printed, and the names of people in it."""

    text: str
    authors: tuple[str, ...] = ()


def read_byline(line: str) -> Byline | None:
    """The byline that this line is; None when it is none, as far as it can tell by itself."""
    text = line.strip(" |*_[]")
    if not text or len(text) > _LONGEST:
        return None
    if introduced := _INTRODUCED.match(text):
        return _introduced(text, text[introduced.end() :])
    if is_desk(text):
        return Byline(text)
    name, _, role = re.sub(r" ?[|/–—] ?", ", ", text, count=1).partition(", ")
    if (
        role
        and is_name(name)
        and not _TITLE.search(name)
        and (_IS_ROLE.fullmatch(role) or is_desk(role) or role in AGENCIES)
    ):
        return Byline(text, (_plain_name(name),))
    return None


def is_desk(text: str) -> bool:
    """Whether this names a desk, a correspondent without a name, or agencies: Our Correspondent, AFP/Reuters."""
    if len(text) > _LONGEST:
        return False
    parts = _BETWEEN_DESKS.split(text.strip("()-–— ."))
    return all(part in AGENCIES or (_DESK.fullmatch(part) and not _SENTENCE.search(part)) for part in parts)


def is_name(text: str) -> bool:
    """Whether this may be a person's name and nothing else: two to five words with capitals."""
    return len(text) <= 40 and bool(_ALONE.fullmatch(text)) and not any(map(str.isdigit, text))


def _introduced(text: str, who: str) -> Byline | None:
    """What follows "By": names, and behind them a place, a paper or a role."""
    if is_desk(who):
        return Byline(text)
    names = _WHO.match(who)
    if names is None or _DAY.match(who) or who[-1:] in {"?", "!"}:
        return None
    rest = who[names.end() :].rstrip(" .")
    if rest and not _BEHIND.fullmatch(rest):
        return None
    people = [part for part in _BETWEEN.split(names[0].rstrip(".")) if not _IS_ROLE.fullmatch(part)]
    if len(people) > 1 and people[-1].isupper() and not people[0].isupper():
        people.pop()  # By Jane Doe, BERLIN
    return Byline(text, tuple(_plain_name(name) for name in people if not is_desk(name)))


def _plain_name(name: str) -> str:
    return " ".join(plain(word) for word in name.split(" ")) if name.isupper() else name
