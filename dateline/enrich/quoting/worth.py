"""Which passages between marks are quotes; the others are scare quotes, nicknames and titles of works."""

import re

LEAST_WORDS = 4
"""Shorter passages are scare quotes nearly always, and "Yes," he said is nothing to look up. Chosen on half of the
sample of bench/quotes.py, where of 134 passages that are no quotes 131 are shorter."""

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_CHINESE_JAPANESE_KOREAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHARACTERS_A_WORD = 2  # as good as any: no space says where a word ends
_NICKNAME_WORDS = 2
_FIRST_NAME = re.compile(r"(?<![\w.])[A-Z][\w.]+ $")


def is_quote(text: str, *, single: bool, opens_sentence: bool, led_in: bool, framed: bool) -> bool:
    """Whether what stands between two marks was said by someone.

    ``text`` is with the punctuation inside the marks, which are ``single`` or not; ``led_in`` when a verb of speech
    stands right before them, ``framed`` when one stands right before or behind.
    """
    words = _WORD.findall(text)
    count = max(len(words), len(_CHINESE_JAPANESE_KOREAN.findall(text)) // _CHARACTERS_A_WORD)
    if count < LEAST_WORDS:
        return False
    if single and not framed:
        return False  # headings, and words that the writer means otherwise
    return led_in or not _is_title(text, words, opens_sentence=opens_sentence)


def is_nickname(before: str, text: str, after: str) -> bool:
    """Whether this is the middle of a name: Marcia "Cia" Price."""
    return (
        text.istitle()
        and text.replace(" ", "").isalpha()
        and len(text.split()) <= _NICKNAME_WORDS
        and bool(_FIRST_NAME.search(before) and re.match(r" [A-Z]", after))
    )


def _is_title(text: str, words: list[str], *, opens_sentence: bool) -> bool:
    """Whether the words are written as those of a title: each long one with a capital, and not as a sentence alone."""
    if opens_sentence and text.endswith((".", "?", "!", "…")):
        return False
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)
