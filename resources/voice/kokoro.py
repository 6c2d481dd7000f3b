"""Kokoro on this machine: one ONNX model of many voices, from a folder of the user's.

The folder holds the model (`*.onnx`), the voices (`voices*.bin` or `voices*.npz`, an array of style rows a
voice) and Kokoro's `config.json`, whose `vocab` numbers the phonemes. A voice's first letter is its language.
Owns that format; Kokoro's own packages are not used. Japanese and Mandarin need a front end that is not here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from resources.call_cache import Usage
from resources.errors import InvalidInput, Unavailable
from resources.voice.base import Speech, SpeechRequest
from resources.voice.onnx_voice import fingerprint, phonemes, run, speech, there
from resources.voice.remote import checked_voice, short, speed_of

NAME, FOLDER = "kokoro", "VIDGEN_KOKORO"
RATE = 24_000
LONGEST = 509  # phonemes; the model's context has room for a zero at both ends
ESPEAK_VOICES = {
    "a": "en-us", "b": "gmw/en", "e": "es", "f": "fr", "h": "hi", "i": "it", "p": "pt-br",
}  # fmt: skip
# espeak's signs that the model was not taught, as the signs it was
SAID_AS = str.maketrans({"ʲ": "j", "r": "ɹ", "x": "k", "ɬ": "l"})


class Kokoro:
    """The voices of one Kokoro model by name ("af_heart")."""

    name = NAME
    version = "1"
    at_once = 1
    natural = True

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder) if folder else None

    def price(self, request: SpeechRequest) -> Usage:
        """Return the characters said; they cost nothing."""
        return Usage(units=len(request.text), unit="characters", cost_usd=0.0)

    def determining(self, request: SpeechRequest) -> dict[str, object]:
        """Return the words, the voice and rate, and the weights by their hash."""
        return {
            "text": request.text, "voice": request.voice, "rate": request.rate_wpm,
            "weights": fingerprint(*self._files()),
        }  # fmt: skip

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; there are no spans."""
        model, voices, config = self._files()
        espeak_voice = ESPEAK_VOICES.get(checked_voice(request.voice, NAME)[0])
        if espeak_voice is None:
            known = ", ".join(sorted(ESPEAK_VOICES))
            raise InvalidInput(f"{request.voice!r}: voices whose names start with {known} can be read here")
        rows = _styles(voices, voices.stat().st_mtime_ns, request.voice)
        ids = self._ids(_vocabulary(config, config.stat().st_mtime_ns), request, espeak_voice)
        padded = np.array([[0, *ids, 0]], dtype=np.int64)
        inputs = {
            "tokens": padded,
            "input_ids": padded,  # what later exports call it
            "style": rows[min(len(ids), len(rows)) - 1].reshape(1, -1).astype(np.float32),
            "speed": np.array([speed_of(request.rate_wpm, 0.5, 2.0)], dtype=np.float32),
        }
        return speech(run(model, inputs, NAME, request.item), RATE, request, NAME)

    def _ids(self, vocabulary: Mapping[str, int], request: SpeechRequest, espeak_voice: str) -> list[int]:
        said = _written(phonemes(request.tokens, espeak_voice))
        ids = [vocabulary[sign] for sign in said if sign in vocabulary]
        if not ids:
            raise Unavailable(
                "the model knows none of the sentence's sounds", provider=NAME, item=request.item
            )
        if len(ids) > LONGEST:
            raise InvalidInput(
                f"a sentence of {len(ids)} sounds is too long for {NAME} ({LONGEST}): {request.item}"
            )
        return ids

    def _files(self) -> tuple[Path, Path, Path]:
        """Return the model, the voices and the config of the folder."""
        if self._folder is None:
            raise Unavailable(
                f"no folder of weights: set {FOLDER} to the one that holds the model, voices and config.json",
                provider=NAME,
            )
        models = sorted(self._folder.glob("*.onnx"))
        voices = sorted([*self._folder.glob("voices*.bin"), *self._folder.glob("voices*.npz")])
        return (
            there(models[0] if models else self._folder / "model.onnx", NAME, "model"),
            there(voices[0] if voices else self._folder / "voices.bin", NAME, "file of voices"),
            there(self._folder / "config.json", NAME, "config"),
        )


def _written(clauses: Sequence[tuple[str, str]]) -> str:
    return " ".join(sounds + mark for sounds, mark in clauses).translate(SAID_AS)


@lru_cache(maxsize=4)
def _vocabulary(path: Path, changed_ns: int) -> Mapping[str, int]:
    try:
        vocabulary = json.loads(path.read_text(encoding="utf-8"))["vocab"]
        return {str(sign): int(number) for sign, number in vocabulary.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unavailable(f"{path.name} has no vocab of phonemes: {short(error)}", provider=NAME) from error


@lru_cache(maxsize=8)
def _styles(path: Path, changed_ns: int, voice: str) -> NDArray[np.float32]:
    try:
        with np.load(path, allow_pickle=False) as voices:
            if voice not in voices.files:
                known = ", ".join(sorted(voices.files)[:12])
                raise InvalidInput(f"there is no voice {voice!r} in {path.name}; it has {known}")
            rows = np.asarray(voices[voice], dtype=np.float32)
    except (OSError, ValueError, BadZipFile, AttributeError) as error:
        raise Unavailable(f"{path.name} holds no voices: {short(error)}", provider=NAME) from error
    return rows.reshape(len(rows), -1)
