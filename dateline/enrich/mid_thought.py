"""Whether an English sentence opens in the middle of a thought: it joins on to another, or points to someone in it.

Told from its first words and from who is said to speak, without a parser. It may see a thought too many, which costs a
summary little.
"""

import re

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_LOOK_AT = 8  # words; what a sentence is about stands in them

_JOINS_ON = frozenset(
    """
    accordingly additionally afterwards also alternatively and besides but consequently conversely crucially elsewhere
    else equally even eventually finally firstly furthermore hence however importantly indeed instead lastly later
    likewise meanwhile moreover nevertheless no nonetheless nor now obviously or otherwise overall rather secondly
    similarly so soon still subsequently then thereafter therefore thirdly thus too ultimately unfortunately well which
    who whose why yes yet
    """.split()
)
"""As the first word."""

_PHRASES = re.compile(
    r"in (?:addition|contrast|fact|other words|return|short|the end|the meantime|turn)\b"
    r"|in the (?:first|second|third)\b|for (?:example|instance|one|their part|his part|her part)\b"
    r"|as (?:a result|such|well)\b|after (?:all|that|which)\b"
    r"|on (?:the contrary|the other hand|top of)\b|at (?:one point|that time|the same time)\b|of course\b"
    r"|by (?:contrast|then|that time)\b|(?:\w+ )?(?:of|than) (?:that|these|those|them)\b|to (?:that|this) end\b"
    r"|the (?:couple|duo|incident|latter|move|others?|pair|rest|result|same|statement|trio)\b"
)
"""As the first words, in lower case."""

_POINTS_BACK = frozenset(
    """
    he him his himself she her hers herself it its itself they them their theirs themselves this that these those such
    i me my mine we us our ours you your yours others both neither here he'd he'll he's she'd she'll she's it'd it'll
    it's they'd they'll they're they've that's that'll we'd we'll we're we've i'd i'll i'm i've you'd you'll you're
    you've here's
    """.split()
)

_THIS_TIME = re.compile(
    r"\bthis (?:year|month|week|weekend|season|summer|autumn|winter|spring|morning|afternoon|evening)"
)

_LEADS_IN = frozenset(
    """
    about above after against ahead all although among any around as asked at back because before behind below beside
    between beyond by can could despite did do does due during each every few following for from given had has have how
    if in inside into is just like many most much near none not of off on once one only out outside over part per
    regarding several should since some speaking thanks though through throughout to under unless until up upon was were
    what when where whereas wherever whether while will with within without would writing
    """.split()
)
"""What may stand before the first noun, but not "the" and "a": a noun comes behind them."""

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|\w+ber"
_INTRODUCED = re.compile(rf"[A-Z][\w'-]*(?: (?:[a-z0-9][\w'-]*|{_DAYS})){{1,8}}, (?:he|she|they|it)\b")
"""A pronoun behind a few words and a comma: "In a statement on Monday, she"."""

_SAYS = "(?:added|adds|argued|asked|claimed|concluded|explained|insisted|noted|said|says|stressed|told|warned|wrote)"
_SPEAKS = re.compile(rf"\b(?:he|she|they|it)(?: \w+)? {_SAYS}\b|\b{_SAYS} (?:he|she|they)\b")
_SPOKE = re.compile(rf", (?:he|she|they|it)(?: \w+)? {_SAYS}(?: \w+)?\.$")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def opens_in_mid_thought(sentence: str) -> bool:
    """Whether the sentence, printed by itself, would leave the reader asking who, what or why."""
    sentence = sentence.replace("’", "'")
    words = _WORD.findall(sentence)[:_LOOK_AT]
    if not words:
        return True
    plain = " ".join(words).lower()
    return (
        plain.split()[0] in _JOINS_ON
        or bool(_PHRASES.match(plain))
        or _points_back(words)
        or bool(_INTRODUCED.match(sentence) or _SPOKE.search(sentence))
        or (sentence[0] in '"“' and _unnamed_speaker(sentence))
    )


def _points_back(words: list[str]) -> bool:
    """Whether a pronoun comes before anything that it could stand for: a name or a noun of the sentence itself."""
    if _THIS_TIME.match(" ".join(words[:2]).lower()):
        return False
    for place, word in enumerate(words):
        is_name = len(word) > 1 and word.isupper()  # US, IT
        if word.lower() in _POINTS_BACK and not is_name:
            return True
        if is_name or (word.lower() not in _LEADS_IN and (place or word[0].isupper())):
            return False
    return False


def _unnamed_speaker(quotation: str) -> bool:
    """Whether only a pronoun says who speaks, or nothing does."""
    outside = _QUOTED.sub(" ", quotation)
    return bool(_SPEAKS.search(outside)) or not _WORD.search(outside)
