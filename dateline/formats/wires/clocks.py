"""The clocks of agencies that write their times without a zone: those of the cities that they write in."""

import re
from dataclasses import replace

from dateline.formats.reading.context import ReadContext

# The provider in an identifier is its domain (RFC 3085, 3.2: urn:newsml:ProviderId:DateId:NewsItemId).
_PROVIDER = re.compile(r"urn:newsml:([^:\s]{1,255}):", re.IGNORECASE)
# STT-Lehtikuva: the same agency writes other items with the offsets of Helsinki, and its older ones bare.
_TIME_ZONES = {"stt.fi": "Europe/Helsinki"}


def by_its_clock(context: ReadContext, uri: str) -> ReadContext:
    """The context in which a bare time of this item is read: its agency's, unless the source's rules name a zone."""
    provider = _PROVIDER.match(uri)
    zone = _TIME_ZONES.get(provider[1].lower()) if provider else None
    if zone is None or (context.rules and context.rules.time_zone):
        return context
    return replace(context, time_zone=zone)
