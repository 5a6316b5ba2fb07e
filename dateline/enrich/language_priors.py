"""How likely a language is before a word of the text is read: most news is written in few languages.

The weights are added to the naive Bayes scores of py3langid, which are natural logarithms. They matter for short texts
only: a sentence outweighs them by far.
"""

LARGE = frozenset(
    "ar bn cs de en es fa fr hi hu id it ja ko nl pl pt ru tr uk ur vi zh".split()  # ISO 639-1
)
"""The twenty that most of the web is written in, by W3Techs in 2025, and those with more than 100 million speakers."""

WITH_DAILY_PRESS = frozenset(
    "af am as az be bg bs ca cy da el et eu fi ga gl gu ha he hr hy ig is ka kk km kn ku ky lb lo lt lv mk ml mn mr ms "
    "mt my nb ne nn or pa ps ro rw si sk sl so sq sr sv sw ta te tg th tk tl tt ug uz xh yo zu".split()
)
"""Further languages that newspapers or daily news services are written in."""

OTHER_WITH_PRESS = -2.0
WITHOUT_PRESS = -6.0
"""Chosen on every other line of the sample: against no prior the word pairs gain 4 points and the sentences 1, and the
half that was not looked at gains the same. With half of these weights the word pairs gain 1.5 points less."""


def prior(language: str) -> float:
    """The weight of a language (BCP 47 primary tag) against the large ones; 0 for them and for text in none."""
    if language in LARGE or language == "zxx":
        return 0.0
    return OTHER_WITH_PRESS if language in WITH_DAILY_PRESS else WITHOUT_PRESS
