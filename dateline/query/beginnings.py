"""Names that have words of which the last is a beginning, as a regular expression of Lucene.

Its syntax: https://lucene.apache.org/core/10_0_0/core/org/apache/lucene/util/automaton/RegExp.html. It knows neither
case nor accents, so each letter becomes the class of all Latin letters that fold to it.
"""

import re
from collections import defaultdict
from functools import cache

from dateline.folding import fold

_LAST_LATIN = 0x24F  # the end of Latin Extended-B
_WEIGHED = 20
"""Letters of which an expression is made: with 40 for an o that is 800 characters, and Elasticsearch takes 1,000."""

_BETWEEN = "[- '’.,(]"
"""What parts the words of a name."""

_ESCAPED = re.compile(r'[.?+*|{}\[\]()"\\#@&<>~^$-]')


def beginning(text: str) -> str:
    """An expression for the whole of a value that has these words in this order, one behind the other.

    It may begin with any word of the value, and what comes behind the last letter, or the 20th, may be anything.
    """
    words = [_any_case(word) for word in fold(text)[:_WEIGHED].split()]
    return f"(.*{_BETWEEN})?{f'{_BETWEEN}+'.join(words)}.*"


def _any_case(word: str) -> str:
    return "".join(_letters().get(letter) or _either_case(letter) for letter in word)


def _either_case(letter: str) -> str:
    upper = letter.upper()
    if letter == "'":
        return "['’]"
    if len(upper) == 1 and upper != letter:
        return f"[{letter}{upper}]"
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", letter)


@cache
def _letters() -> dict[str, str]:
    """For each letter without accents the class of those that it stands for."""
    classes: dict[str, str] = defaultdict(str)
    for code in range(ord("A"), _LAST_LATIN):
        letter = chr(code)
        plain = fold(letter)
        if letter.isalpha() and len(plain) == 1:
            classes[plain] += letter
    return {plain: f"[{letters}]" for plain, letters in classes.items()}
