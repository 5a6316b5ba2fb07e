"""Addresses of what articles are about: topics of the IPTC, places of GeoNames."""

import re
from typing import Any

from dateline.publish.values import Record

_CODE = re.compile(r"(?P<scheme>medtop|subj):(?P<number>\d{8})", re.ASCII)
_SCHEMES = {
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "subj": "http://cv.iptc.org/newscodes/subjectcode/",
}


def scheme_of_subject(subject: Record) -> str | None:
    """The address of the IPTC's list that the subject's code is from; None for any other code."""
    found = _CODE.fullmatch(str(subject.get("code")))
    return _SCHEMES[found["scheme"]] if found else None


def address_of_subject(subject: Record) -> str | None:
    """The concept's URI as the IPTC writes it (NewsCodes Guidelines)."""
    found = _CODE.fullmatch(str(subject.get("code")))
    return _SCHEMES[found["scheme"]] + found["number"] if found else None


def address_of_place(place: Record) -> str | None:
    """The place's URI as GeoNames writes it (geonames.org/ontology)."""
    number = place.get("geonames_id")
    return f"https://sws.geonames.org/{number}/" if isinstance(number, int) else None


def per_cent(share: Any) -> int | None:
    """A share of 1 in whole per cent."""
    return round(100 * share) if isinstance(share, int | float) else None
