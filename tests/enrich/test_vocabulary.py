from pathlib import Path

import numpy as np
import pytest
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from dateline.enrich.model import model
from dateline.enrich.vocabulary import WordVectors, frequent_words

UNKNOWN = "xqzzvoberau"


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(model("en").path) / "vocab"


def test_each_word_has_the_vector_that_spacy_reads_for_it(folder: Path) -> None:
    theirs = Vectors().from_disk(folder)
    ours = WordVectors(folder)
    words = list(theirs.key2row)
    assert ours.shape == theirs.shape
    assert np.array_equal(ours.get_batch(words), theirs.data[theirs.find(keys=words)])


def test_the_vector_of_an_unknown_word_is_zero(folder: Path) -> None:
    highest = 2**64 - 1
    found = WordVectors(folder).get_batch([get_string_id("mayor"), get_string_id(UNKNOWN), 1, highest])
    assert found[0].any()
    assert not found[1:].any()


def test_no_words_have_no_vectors(folder: Path) -> None:
    assert WordVectors(folder).get_batch([]).shape == (0, 300)


def test_the_words_come_in_the_order_of_how_frequent_they_are(folder: Path) -> None:
    words = frequent_words(folder, 10_000)
    assert len(words) == len(set(words)) == 10_000
    assert words.index("the") < words.index("said") < words.index("police") < words.index("earthquake")


def test_words_that_are_names_of_attributes_of_spacy_are_words_too(folder: Path) -> None:
    assert {"number", "in"} <= set(frequent_words(folder, 2_000))


def test_the_pipeline_does_not_hold_the_words_it_has_vectors_for() -> None:
    pipeline = model("en")
    assert not hasattr(pipeline.vocab.vectors, "key2row")
    assert len(pipeline.vocab.strings) < 10_000
