"""The languages that words are stemmed in, each by the Lucene analyzer that is made for it."""

# Language (ISO 639-1) to the analyzer's name in Elasticsearch. Thai is left out: its tokenizer needs a word list that
# not every Java runtime has. Chinese, Japanese and Korean have no stems; theirs splits into pairs of characters.
ANALYZERS = {
    "ar": "arabic",
    "bg": "bulgarian",
    "bn": "bengali",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "gl": "galician",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "ja": "cjk",
    "ko": "cjk",
    "ku": "sorani",
    "lt": "lithuanian",
    "lv": "latvian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "zh": "cjk",
}
_SAME_STEMS = {"nb": "no", "nn": "no", "ckb": "ku"}


def stemmed_language(tag: str | None) -> str | None:
    """The language of ``ANALYZERS`` for a BCP 47 tag: ``en-GB`` gives ``en``, a language without stemmer None."""
    primary = (tag or "").partition("-")[0].lower()
    language = _SAME_STEMS.get(primary, primary)
    return language if language in ANALYZERS else None
