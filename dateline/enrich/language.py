"""The language of an article, by py3langid (naive Bayes over byte n-grams)."""

import functools
from collections.abc import Callable, Sequence

from dateline.article import Article
from dateline.enrich.step import Step

READ_CHARS = 1_000
"""More text makes the verdict no surer, and costs 0.3 ms a thousand characters."""

LEAST_LETTERS = 20
LEAST_CONFIDENCE = 0.6
"""Chosen on 1,020 sentences and 1,020 word pairs in 34 languages: 96 % of the sentences and 59 % of the word pairs keep
their verdict; of these 97 and 98 % are right, where of all 95 and 82 % are."""

_NO_LANGUAGE = "zxx"  # what the model says of tables and numbers; BCP 47 has it, too


@functools.cache
def _classify() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  numpy and the model: 0.6 s, 75 MB

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify


def detect(text: str) -> tuple[str | None, float | None]:
    """BCP 47 language of the text and the confidence in it (0 to 1); both null where it cannot be told."""
    sample = text[:READ_CHARS]
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return None, None
    language, confidence = _classify()(sample)
    if confidence < LEAST_CONFIDENCE or language == _NO_LANGUAGE:
        return None, None
    return str(language), min(1.0, round(float(confidence), 3))


def apply(articles: Sequence[Article]) -> None:
    """Set ``language`` where the file does not give it."""
    for article in articles:
        if LANGUAGE.may_set(article, "language"):
            article.language, confidence = detect(f"{article.body[:READ_CHARS]}\n{article.headline}")
            if article.language:
                LANGUAGE.sign(article, "language", "model", confidence)


LANGUAGE = Step(
    name="language",
    version=1,
    reads=("headline", "body"),
    writes=("language",),
    cost="About 1 ms an article, and 75 MB of memory that the processes share.",
    apply=apply,
    load=_classify,
)
