"""English words that are no keywords: those without meaning of their own, and those that every newspaper is full of."""

_GRAMMAR = """
a about above across after afterwards again against ago ahead all almost alone along already also although always am
amid among amongst an and another any anybody anyone anything anyway anywhere apart are aren't around as aside at away
back be became because become becomes becoming been before beforehand behind being below beside besides between beyond
both but by came can can't cannot come comes coming could couldn't did didn't do does doesn't doing don't done down
due during each either else elsewhere enough especially etc even ever every everybody everyone everything everywhere
except far few fewer for former formerly forth from front full further furthermore gave get gets getting give given
gives giving go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's hence her here hers
herself him himself his how however i i'd i'll i'm i've if in including indeed inside instead into is isn't it it'd
it'll it's its itself just keep kept later latter least less let let's like likely little long look lot lots made
mainly make makes making many may maybe me meanwhile might mine more moreover most mostly much must my myself namely
near nearly need needed needs neither never nevertheless next no nobody none nor not nothing now nowhere of off often
on once one ones only onto or other others otherwise ought our ours ourselves out outside over own per perhaps please
put quite rather really regarding same saw say says see seem seemed seems seen several shall she she'd she'll she's
should shouldn't show shown since so some somebody somehow someone something sometimes somewhere soon still such take
taken takes taking than that that's the their theirs them themselves then there there's thereby therefore these they
they'd they'll they're they've thing things think this those though through throughout thus to together too took
toward towards under unless unlike until up upon us use used uses using usually various very via want wanted wants was
wasn't way ways we we'd we'll we're we've well went were weren't what what's whatever when whenever where whereas
wherever whether which while who who's whoever whole whom whose why will with within without won't would wouldn't yes
yet you you'd you'll you're you've your yours yourself yourselves
"""

_NEWSPAPER = """
able according accused actually added adding admitted agreed aimed allow allowed announced asked authorities available
based began begin begun believe believed believes best better big bring brought call called calling case cases certain
claimed clear close comment comments concerned confirmed considered continue continued current currently day days
decided declared described despite different early earlier eight end ended expected expressed face fact feel felt
final find first five follow followed following four found friday future good great group half happen happened hard
held help high highest hit hold hope hoped hour hours important increase increased issue issues january february march
april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec know known
large largest last late latest lead leading led left level line live local looking lost low main major making man
matter mean means meeting member members men mentioned million billion thousand minute minutes monday month months
move moved mr mrs ms dr name named new news night nine noted number numbers offered old open order part particularly
past people person place plan planned plans point position possible president present previous probably problem
problems public question quarter recent recently remain remained report reported reports responsible result results
return returned right run said saturday saying second senior sent set seven shot side significant similar simply
single six small source sources spokesman spokeswoman spokesperson start started state stated statement stop story
strong subject sunday support sure talk talks tell ten term terms third three thursday time times today told tomorrow
total tried try trying tuesday turn turned two understand view wednesday week weekend weeks woman women word words
work worked working world year years yesterday young key real top
"""

STOPWORDS = frozenset(f"{_GRAMMAR} {_NEWSPAPER}".split())
"""In lower case, with straight apostrophes."""
