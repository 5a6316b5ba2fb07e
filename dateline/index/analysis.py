"""How text becomes words: one analyzer for every language, one for names, one a language for stems."""

from typing import Any

from dateline.index.languages import ANALYZERS

# asciifolding also makes the curly apostrophe a straight one, and must come before the possessive is cut off.
_WORDS = ["lowercase", "asciifolding", "possessive"]


def _custom(*filters: str) -> dict[str, Any]:
    return {"type": "custom", "tokenizer": "standard", "filter": [*_WORDS, *filters]}


def analysis() -> dict[str, Any]:
    """The ``analysis`` settings of the index. No stop words anywhere: "to be or not to be" is a query."""
    stems = {f"stemmed_{code}": {"type": name, "stopwords": "_none_"} for code, name in ANALYZERS.items()}
    return {
        "filter": {
            "possessive": {"type": "stemmer", "language": "possessive_english"},
            "plural": {"type": "stemmer", "language": "minimal_english"},
            "english_stem": {"type": "stemmer", "language": "english"},
        },
        "normalizer": {"folded": {"type": "custom", "filter": ["lowercase", "asciifolding"]}},
        "analyzer": {
            "general": _custom(),
            # "People's Party" and "Peoples Party" are one name, and so are "Steel Mill" and "Steel Mills".
            "names": _custom("plural"),
            **stems,
            # The ready-made analyzer folds no accents: "cafes" would not find "café".
            "stemmed_en": _custom("english_stem"),
        },
    }
