"""Titles before a name: what is no part of it ("Consul General Viktorovich"), and ends up beside it as a role."""

import re

HONORIFICS = frozenset("mr mrs ms miss mx hon honourable".split())
"""Courtesies: no part of a name, and no role."""

OFFICES = frozenset(
    """
    dr prof professor sir dame lord lady president vice prime minister premier chief chairman chairwoman chair foreign
    finance interior defence defense home health education secretary general consul ambassador envoy spokesman
    spokeswoman spokesperson senator governor mayor judge justice chancellor captain colonel lieutenant brigadier
    commander major admiral sergeant inspector superintendent detective constable coach director manager former ex
    deputy assistant acting attorney rep representative congressman congresswoman sen gov gen col lt sgt maj capt rev
    reverend archbishop bishop cardinal maulana mufti sheikh mp executive officer economist analyst editor
    """.split()
)
"""Words of offices and ranks as they stand before a name. King, Pope and Prince are part of it: nobody says "Charles"
alone."""

OCCUPATIONS = frozenset(
    """
    actor actress singer rapper musician drummer guitarist author writer novelist poet architect lawyer journalist
    reporter bookmaker striker midfielder defender winger goalkeeper keeper skipper batsman bowler jockey boxer
    sprinter scientist researcher historian
    """.split()
)
"""What newspapers put before a name as if it were a title; at the start of a sentence it has a capital."""

NATIONALS = frozenset(
    "american australian briton canadian dutchman englishman frenchman irishman olympian scot scotsman scots spaniard"
    " tory welshman".split()
)
"""The same with where somebody comes from or belongs to: "Welshman Jimmy Watkins"."""

ONLY_OF_PEOPLE = frozenset("mr mrs ms sir dame cardinal archbishop prof professor".split())
"""Titles that begin no name but a person's."""

TITLES = HONORIFICS | OFFICES
BEFORE_A_NAME = TITLES | OCCUPATIONS | NATIONALS

DEMONYM = re.compile(r"[A-Z]\w+(?:an|ian|ese|ish|i|ch|ek|ic|ss)")
_WORD = re.compile(r"\S+")


def plain(word: str) -> str:
    """A word as it stands in the lists: no case, no full stop."""
    return word.casefold().strip(".,-")


def after_titles(body: str, start: int, end: int) -> int:
    """Where the name begins in "Russian Consul General Viktorovich"; at least one word is left."""
    words = list(_WORD.finditer(body, start, end))
    known = [plain(word.group()) for word in words]
    titled = 0
    if len(words) > 2 and known[1] in BEFORE_A_NAME and DEMONYM.fullmatch(words[0].group()):
        titled = 1
    while titled < len(words) - 1 and known[titled] in BEFORE_A_NAME:
        titled += 1
    return words[titled].start() if titled else start
