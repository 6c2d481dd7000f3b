"""What the voices that run here as ONNX models share: finding the weights, their phonemes, running them.

Weights are files a user has put somewhere; nothing is downloaded. What is said to the model are espeak's
phonemes, clause by clause with the punctuation between. A model draws noise while it speaks, and a session's
noise goes on from one sentence to the next: so every sentence has a session of its own, seeded, and says the
same samples again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resources.errors import MalformedReply, Unavailable
from resources.voice.base import Speech, SpeechRequest
from resources.voice.espeak import Espeak
from resources.voice.remote import needs, short
from resources.wav import to_pcm

SEED = 1
MARKS = ",;:.!?"
HEADROOM = 0.98
RUNTIME = "onnxruntime"


def there(path: Path, provider: str, what: str) -> Path:
    """Return the path of a file of weights; Unavailable says what is missing and where it was looked for."""
    if not path.is_file():
        raise Unavailable(f"there is no {what}: {path.name} is not in {path.parent}", provider=provider)
    return path


def fingerprint(*paths: Path) -> str:
    """Return a short hash of the files' bytes: other weights are another voice."""
    return hashlib.sha256(
        "".join(
            _hash(path, stat.st_mtime_ns, stat.st_size) for path in paths for stat in [path.stat()]
        ).encode()
    ).hexdigest()[:16]


@lru_cache(maxsize=16)
def _hash(path: Path, changed_ns: int, size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def clauses(tokens: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words between punctuation, each stretch with the mark that ends it ("." at the end)."""
    found: list[tuple[str, str]] = []
    words: list[str] = []
    for token in tokens:
        bare = token.rstrip(MARKS)
        words += [bare] if bare else []
        if token != bare and words:
            found.append((" ".join(words), token[len(bare)]))
            words = []
    return [*found, (" ".join(words), ".")] if words else found


def phonemes(tokens: Sequence[str], espeak_voice: str) -> list[tuple[str, str]]:
    """Return each clause in espeak's IPA with the mark that ends it."""
    parts = clauses(tokens)
    said = Espeak().phonemes([words for words, _ in parts], espeak_voice)
    return [("".join(sounds).strip(), mark) for sounds, (_, mark) in zip(said, parts, strict=True)]


def run(model: Path, inputs: Mapping[str, NDArray[Any]], provider: str, item: str) -> NDArray[np.float64]:
    """Run a model once, on one core and with its noise seeded, and return its first output as one row.

    An input the model does not take is left out. Unavailable when the model cannot be loaded.
    """
    needs(RUNTIME, provider, "local-voices")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # sums in one order: the same bits
    options.log_severity_level = 3
    onnxruntime.set_seed(SEED)
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        taken = {one.name for one in session.get_inputs()}
        first = session.run(None, {name: value for name, value in inputs.items() if name in taken})[0]
    except Exception as error:  # the runtime raises its own, without a common parent
        raise Unavailable(
            f"{model.name} is no model of this kind: {short(error)}", provider=provider, item=item
        ) from error
    return np.asarray(first, dtype=np.float64).reshape(-1)


def speech(samples: NDArray[np.float64], sample_rate: int, request: SpeechRequest, provider: str) -> Speech:
    """Return a model's samples as speech, brought below full scale where they pass it; there are no spans."""
    if not np.all(np.isfinite(samples)):
        raise MalformedReply("the model gave numbers that are no sound", provider=provider, item=request.item)
    peak = float(np.max(np.abs(samples), initial=0.0))
    return Speech(to_pcm(samples * (HEADROOM / peak if peak > HEADROOM else 1.0)), sample_rate)
