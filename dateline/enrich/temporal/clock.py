"""Times of day. Their day is that of a day named beside them; alone they are a time of no known day: ``T10:35``."""

import re

from dateline.enrich.temporal.found import Found, Rule, Sentence, found, is_name

AS_PRINTED = 0.95

_ZONE = r"(?:\s?(?P<zone>GMT|UTC)\b)?"
_TWELVE = re.compile(
    rf"(?<![\d.:,$£€])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.m\b\.?|m\b){_ZONE}",
    re.IGNORECASE,
)
# 20:15 is a score or a length as often as a time, unless a word before it or a zone behind it says so.
_TWENTY_FOUR = re.compile(
    r"(?:\b(?:at|by|until|till|from|since|around|about|before|after)\s)(?P<at>(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d))"
    r"(?![\d:.]*\d|\s?(?:%|percent|per\scent|million|billion|[ap]\.?m\b))(?:\s?(?P<zone>GMT|UTC)\b)?"
)
_WITH_ZONE = re.compile(
    r"(?<![\d.:,])(?P<hour>[01]\d|2[0-3])[:.]?(?P<minute>[0-5]\d)"
    r"\s?(?:(?P<zone>GMT|UTC)|[ECMP][SD]T|BST|CES?T|IST|PKT|hrs|hours)\b"
)
_NAMED = re.compile(r"\b(?P<name>noon|midday|midnight)\b|\b(?P<hour>1[0-2]|[1-9])\so['’]clock\b", re.IGNORECASE)
_HOURS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def _twelve(match: re.Match[str], _: Sentence) -> list[Found]:
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return found(match, f"T{hour:02}:{match['minute'] or '00'}{_z(match)}", "time", AS_PRINTED)


def _twenty_four(match: re.Match[str], _: Sentence) -> list[Found]:
    group = "at" if match.re is _TWENTY_FOUR else 0
    if group and "." in match["at"] and not match["zone"]:
        return []  # "at 1.50" is a price
    return found(match, f"T{int(match['hour']):02}:{match['minute']}{_z(match)}", "time", AS_PRINTED, group)


def _named(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """Midnight ends the day it is named with: 24:00 in ISO 8601. Of ``10 o'clock`` the half of the day is not known."""
    if is_name(match, sentence):
        return []
    return found(match, _HOURS[match["name"].lower()] if match["name"] else None, "time", AS_PRINTED)


def _z(match: re.Match[str]) -> str:
    return "Z" if match["zone"] else ""


CLOCK = (
    Rule(_TWELVE, _twelve),
    Rule(_TWENTY_FOUR, _twenty_four),
    Rule(_WITH_ZONE, _twenty_four, ("gmt", "utc", "st", "et", "dt", "pkt", "hrs", "hours")),
    Rule(_NAMED, _named, ("noon", "midday", "midnight", "clock")),
)
