"""Words that the model takes for names because they are capitalised: at the start of a sentence, or as a prize."""

import re
from collections import Counter
from collections.abc import Sequence

from dateline.enrich.kinds import key
from dateline.enrich.names import Mention

_WORD = re.compile(r"[^\W\d_]+")
_AFTER_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_ALONE = re.compile(r"[.,;:!?)\"”]|\s(?:and|or|as|at|but|by|for|from|in|is|of|on|to|was|were|will|with)\b|\s*$")
_ARTICLE_CHARS = 5


def without_words(body: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the words among them.

    Those are single words that the text writes small at least as often ("Tsunami"), and single people that have an
    article and stand for themselves ("an Oscar for"; but "the Bush administration"). The last name of somebody named in
    full is always one.
    """
    last_names = {
        words[-1] for mention in mentions if mention.kind == "person" and len(words := key(mention.text).split()) > 1
    }
    seen = Counter(mention.text for mention in mentions)
    small = Counter(word for word in _WORD.findall(body) if word.islower())
    things = {mention.text for mention in mentions if mention.kind == "person" and _has_article(body, mention)}

    def is_word(mention: Mention) -> bool:
        text = mention.text
        if not text.isalpha() or key(text) in last_names:
            return False
        if mention.kind == "person" and text in things:
            return True
        return text.istitle() and small[text.lower()] >= seen[text]

    return [mention for mention in mentions if not is_word(mention)]


def _has_article(body: str, mention: Mention) -> bool:
    before = body[max(0, mention.start - _ARTICLE_CHARS) : mention.start]
    return bool(_AFTER_ARTICLE.search(before) and _ALONE.match(body, mention.end))
