"""Small words of English by which the subject of a verb is found without a grammar."""

PRONOUNS = frozenset("he she they it we i you".split())
THINGS = frozenset("it this that which".split())
ANYBODY = frozenset("anybody anyone everybody everyone nobody someone somebody those people one".split())

BE = frozenset("is are was were be been being am".split())
BESIDE_VERB = frozenset(
    """
    has have had having also then later earlier once again still just only now already often even never not long
    previously recently initially reportedly famously first further therefore thus did does do would will could can may
    might must should to yesterday today both all always instead went on quoted
    """.split()
)
"""Words between a subject and its verb, or between a verb and its subject."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DAYS = WEEKDAYS | {"yesterday", "today", "earlier", "later"}
TIME_SPANS = frozenset("week month year weekend morning afternoon evening night".split())
BEFORE_TIME = frozenset("on this last that earlier late early".split())

PREPOSITIONS = frozenset(
    "of for from at with in on by to against under over into about behind within around across near".split()
)
OF_OFFICE = frozenset("of for from at with in to".split())
"""What joins a name to an office: then the office speaks, not the name ("a spokesman for Mr Blair")."""

CLAUSE_WORDS = frozenset(
    """
    that as when while if because but where although though after before since until unless whether than so which who
    whom whose what how why and or nor yet during despite amid
    """.split()
)
"""Words that begin a clause: no subject reaches over them."""

DETERMINERS = frozenset(
    "the a an one his her its their our my this that these those some many several another other two three four".split()
)
NO_VERB_AFTER = frozenset(
    "the a an his her their its our my these those of for in on by with any no some many such recent more".split()
)
TEAMS = frozenset(
    "campaign administration supporters team camp aides aide allies government voters critics fans".split()
)
"""What a name before it only describes: "the Bush administration"."""
LIFELESS = frozenset(
    """
    article board book committee company court data document figures film firm government group letter magazine memo
    newspaper note paper party police poll report research statement study survey union website
    """.split()
)
"""What speaks in newspapers, and is no "he" or "she" afterwards."""
