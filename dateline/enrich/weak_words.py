"""English words that are no keyword by themselves, though they may be part of one: "rise", but "rise of the sea level".

They say what is done, how, or nothing in particular. Chosen by hand, from the keywords that came out without them.
"""

import re

_VERBS = """
accept achieve act adapt add adjust admire admit adopt advise affect afford aim allege allow alter announce answer
appear apply appoint approach argue arrange arrive ask assess assist assume assure attempt attend attract avoid await
base bear beat become begin behave belong benefit blame block boast boost bounce break bring broaden buy call cancel
capture carry cause celebrate challenge change charge chase check choose cite claim clash clear climb close co-operate
collect combat combine come comment commit compare compete complain complete concede concern conclude condemn conduct
confess confirm confront consider consist contain continue contribute convert convict convince cooperate cope count
cover create criticise criticize cross damage decide declare decline defeat defend define delay delete deliver demand
deny depart depend describe deserve destroy determine develop devote differ disappear disappoint discover discuss
dismiss dominate doubt drag draw dress drive drop earn ease emerge emphasise employ enable encourage end endorse
enforce enhance enjoy ensure enter escape establish estimate examine exceed exchange exclude expand expect experience
explain explore expose express extend face fade fail fear feature feel fill find finish fit fix focus follow forbid
force forget form free gain gather generate govern grab grant greet grip grow guarantee guess halt hand handle happen
hear help hesitate hide highlight hint hire hit identify ignore illustrate imagine imply impose impress improve
include indicate influence inform insist inspire install instruct intend interest introduce invite involve join judge
jump justify keep kick kill knock lack last launch lay lead learn leave lend lift link list listen live load locate
look lose lower maintain make manage mark matter meet mention miss mix monitor mount move need negotiate note notice
obtain occur offer operate oppose order organise organize outline overcome own pass pay perform permit persuade pick
plan play please pledge plunge point possess praise predict prefer prepare present preserve press pretend prevent
proceed produce promise promote prompt propose protect prove provide publish pull push qualify question quit quote
raise range rank reach react realise realize receive recognise recognize recommend recover reduce refer reflect refuse
regard regret reject relate release rely remain remember remind remove repeat replace reply represent request require
resign resist resolve respond rest restore restrict retain retire return reveal review revive reward ride ring rise
roll run rush save say seal search secure see seek select sell send separate serve settle shake shape share shift
shock shoot shout show sign signal sit slam slide slip solve sound spark speak specify speed spell spend split spread
spring stage stand start state stay steal stem step stick stop stretch struggle submit succeed suffer suggest suit
supply support suppose surge surprise surround survive suspect suspend sustain swear sweep switch tackle take talk
target teach tell tempt tend thank think threaten throw tie touch trace track transform treat trigger trim trust try
turn understand undertake unveil update urge vary view visit vow wait wake walk warn wash waste watch weaken wear
weigh welcome win wipe wish withdraw witness wonder work worry worsen write
"""
"""In all their forms."""

_VERBS_AND_NOUNS = """
ban bid book borrow build burn care cast company cost country dame dance deal draft drink drug export fight film fine
firm fund group host import label lord march match mine murder paint peer phone plant poll power prof professor
protest race record rent riot risk rule sale score ship shop sir smoke speech strike study tax test tour trade train
travel vote wage winner
"""
"""In the one form that only a verb has: "ban" is a keyword, "banned" is not."""

_BUSINESSES = {"building", "hearing", "lending", "spending", "teaching", "testing", "voting", "writing"}

_IRREGULAR = """
arose ate bade beaten became been begun bent bet bit bled blew blown bore born bought bound bred broke broken brought
built burnt burst came caught chose chosen clung crept cut dealt did drank drawn drew driven drove dug eaten fallen
fed fell felt fled flew flown forbade forgave forgot forgotten fought found froze frozen gave given gone grew ground
grown heard held hid hidden hung hurt kept knew known laid lain led left lent lit lost made meant met mistaken
overcame overtaken paid proven put ran rang read risen rode rose said sang sank sat saw sent set shaken shook shown
shrank shut slept slid sold sought spent spoke spoken sprang spun stole stolen stood struck stuck stung sung sunk
swept swore sworn swung taken taught thought threw thrown told took tore torn understood undertaken undertook unsold
went withdrawn withdrew woke won wore worn wound wove written wrote
"""

_ADJECTIVES = """
able active actual additional afraid aggressive ambitious annual apparent appropriate average aware bad basic
beautiful big bitter brief bright brilliant broad busy central cheap clean clever comfortable common complete complex
confident constant controversial correct critical crucial daily dangerous deep desperate determined different
difficult direct disappointed domestic dramatic due eager easy effective efficient enormous entire equal essential
excellent excessive exciting existing expensive external extra extraordinary extreme fair familiar famous fast
favourite fierce fifth final flat foreign formal fourth fresh fundamental funny genuine glad global grateful great
growing guilty half happy hard heavy high honest huge ideal immediate impossible impressive independent individual
initial innocent intense internal international joint keen large lengthy limited local long-term lovely low lucky
massive mere minor mixed modern multiple must-have mutual narrow national natural necessary negative nervous nice
ninth normal notable obvious odd official opposite ordinary original outstanding overall partial perfect permanent
personal physical pleased poor popular positive powerful practical precise pretty prime prior private professional
prominent proper proud pure quick quiet radical rapid rare raw ready reasonable regional regular relative relevant
remarkable rich rough sad safe satisfied scared secret senior sensitive separate serious seventh severe sharp short
sick sixth slight slow smart smooth so-called sole solid special specific stable standard strange strategic strict
stupid substantial successful sudden sufficient suitable superb superior surprised sweet temporary tenth terrible
thick thin third tight tiny tough traditional true typical ugly ultimate unable unclear unexpected unhappy unique
unlikely unusual upset urgent useful usual valuable vast virtual vital vulnerable warm weak wealthy weird wide willing
wise wonderful worldwide worse worst worth wrong
"""

_NOUNS = """
advantage amount aspect attitude bit chance choice circumstance colleague combination company concept condition
connection consequence context cost country couple course critic dame date decade decision degree detail difference
difficulty edge effect effort element event evidence example explanation extent factor failure figure firm fun future
gap generation group guy head idea impact importance initiative instance kind lesson letter line lord loss manner
method middle moment mood norm occasion opinion opportunity option outcome pair participant pattern peer performance
period perspective piece plenty possibility potential power pressure process prof professor progress prospect purpose
quality reaction reality reason recovery reference region relation relationship remark resource response
responsibility sale scale scene scheme sense series side sir situation size speculation speech status strategy
structure style success summary task team theme theory thought title tone topic total trend trouble type value variety
version viewpoint winner
"""


def _stems(verb: str) -> tuple[str, ...]:
    """What -ed and -ing are put to: "tri" and "try", "mak", "plann" and "plan"."""
    if verb.endswith("e"):
        return (verb[:-1],)
    return (verb, verb[:-1] + "i", verb + verb[-1])


def _verbal(verbs: str, *endings: str) -> set[str]:
    return {stem + ending for verb in verbs.split() for stem in _stems(verb) for ending in endings}


def _plural(words: str) -> set[str]:
    return {word + ending for word in words.split() for ending in ("", "s", "es")} | {
        f"{word[:-1]}ies" for word in words.split() if word.endswith("y")
    }


def _compared(adjectives: str) -> set[str]:
    stems = {re.sub("(e|y)$", lambda end: "i" if end[0] == "y" else "", word) for word in adjectives.split()}
    return {*adjectives.split(), *(stem + ending for stem in stems for ending in ("er", "est"))}


WEAK = frozenset(
    {
        *_plural(_VERBS),
        *(_verbal(_VERBS, "ed", "ing") - _BUSINESSES),
        *_verbal(_VERBS_AND_NOUNS, "ed"),
        *_IRREGULAR.split(),
        *_compared(_ADJECTIVES),
        *_plural(_NOUNS),
    }
)
"""In lower case."""
