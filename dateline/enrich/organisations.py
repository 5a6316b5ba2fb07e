"""Which mentions are the same organisation: "Pakistan Peoples Party", "PPP"; "Acme Corp", "Acme"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.enrich.acronyms import is_short_for
from dateline.enrich.clubs import ENDS_CLUBS
from dateline.enrich.kinds import key
from dateline.enrich.names import Mention
from dateline.enrich.people import fullest_variant
from dateline.enrich.world_organisations import world_name

_LEGAL_FORM = re.compile(
    r",? (?:inc|corp|corporation|ltd|limited|plc|co|company|group|holdings|llc|gmbh|ag|sa|nv|spa|pty)$"
)
_BETWEEN_WORDS = str.maketrans("", "", " -")


def groups_of_organisations(mentions: Sequence[Mention], stands_for: Mapping[str, str]) -> list[list[Mention]]:
    """Mentions of one organisation each, by first mention.

    Those known all over the world are one under all their names. ``stands_for`` maps acronyms to the long forms that
    the text gives for them (keys of names). An acronym without explanation is taken for the only organisation with
    these initials; a name of two words or more, or of a club, for the only longer name that ends with it.
    """
    names = list(dict.fromkeys(_bare(mention.text) for mention in mentions))
    written = {_bare(mention.text): mention.text for mention in reversed(mentions)}
    same = _same_letters(names)
    whole = {name: _whole(name, written, stands_for) for name in names}
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        name = _bare(mention.text)
        for _ in range(3):  # an acronym of a part of a name: no longer chain makes sense, and none can turn in a circle
            name = whole.get(name, name)
        groups[same.get(name, name)].append(mention)
    return list(groups.values())


def name_of(group: Sequence[Mention]) -> str:
    """The name of an organisation in all articles, where the world knows it; else the fullest variant in this one."""
    fullest = fullest_variant(group)
    return world_name(fullest) or next((known for mention in group if (known := world_name(mention.text))), fullest)


def _bare(name: str) -> str:
    return _LEGAL_FORM.sub("", key(name))


def _same_letters(names: Sequence[str]) -> dict[str, str]:
    """Each name with the first that is written in the same letters: "TimeWarner", "Time Warner"."""
    first: dict[str, str] = {}
    return {name: first.setdefault(name.translate(_BETWEEN_WORDS), name) for name in names}


def _whole(name: str, written: Mapping[str, str], stands_for: Mapping[str, str]) -> str:
    if name in stands_for:
        return _bare(stands_for[name])
    if known := world_name(written[name]):
        return _bare(known)
    others = [other for other in written if other != name and " " in other]
    if " " in name or name in ENDS_CLUBS:
        longer = [other for other in others if other.endswith(f" {name}")]
    else:
        longer = [other for other in others if is_short_for(written[name], written[other])]
    return longer[0] if len(longer) == 1 else name
