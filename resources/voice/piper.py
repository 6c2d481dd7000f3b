"""Piper voices on this machine: VITS models as ONNX with a JSON beside them, both from a folder of the user's.

Owns Piper's model format (phoneme ids with pads between, three scales, a speaker number); Piper's own code is
not used. A voice is a file's name without its ending ("en_US-lessac-medium"), with "@3" for speaker 3.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from resources.call_cache import Usage
from resources.errors import InvalidInput, Unavailable
from resources.voice.base import Speech, SpeechRequest
from resources.voice.onnx_voice import fingerprint, phonemes, run, speech, there
from resources.voice.remote import checked_voice, short, speed_of

NAME, FOLDER = "piper", "VIDGEN_PIPER"
PAD, BEGIN, END = "_", "^", "$"
FOLLOWED_BY_SPACE = ",;:"
HOW = f"{FOLDER} to the folder that holds NAME.onnx and NAME.onnx.json"


class _Loose(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Audio(_Loose):
    sample_rate: int = Field(gt=0)


class _Phones(_Loose):
    voice: str


class _Scales(_Loose):
    noise_scale: float = 0.667
    length_scale: float = 1.0
    noise_w: float = 0.8


class PiperConfig(_Loose):
    """What vidgen reads of a voice's JSON."""

    audio: _Audio
    espeak: _Phones
    inference: _Scales = _Scales()
    phoneme_type: str = "espeak"
    phoneme_id_map: dict[str, tuple[int, ...]]
    num_speakers: int = 1

    def ids(self, clauses: Sequence[tuple[str, str]]) -> list[int]:
        """Return a sentence's phoneme ids: begin, then every phoneme with a pad after it, then end."""
        pad = self.phoneme_id_map[PAD]
        found = [*self.phoneme_id_map[BEGIN], *pad]
        for sounds, mark in clauses:
            spaced = sounds + mark + (" " if mark in FOLLOWED_BY_SPACE else "")
            for letter in unicodedata.normalize("NFD", spaced):
                if letter in self.phoneme_id_map:
                    found += [*self.phoneme_id_map[letter], *pad]
        return [*found, *self.phoneme_id_map[END]]


class Piper:
    """Piper models of one folder as voices."""

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
        """Return the words, the rate, the speaker, and the weights by their hash."""
        model, beside, speaker = self._files(request)
        return {
            "text": request.text, "rate": request.rate_wpm, "liveliness": request.liveliness,
            "speaker": speaker, "weights": fingerprint(model, beside),
        }  # fmt: skip

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; there are no spans."""
        model, beside, speaker = self._files(request)
        config = _config(beside, beside.stat().st_mtime_ns)
        if not 0 <= speaker < max(1, config.num_speakers):
            raise InvalidInput(f"{model.stem} has {config.num_speakers} speakers; there is no {speaker}")
        ids = config.ids(phonemes(request.tokens, config.espeak.voice))
        slower = config.inference.length_scale / speed_of(request.rate_wpm, 0.5, 2.0)
        noise = config.inference.noise_scale * request.liveliness / 60
        inputs: dict[str, NDArray[Any]] = {
            "input": np.array([ids], dtype=np.int64),
            "input_lengths": np.array([len(ids)], dtype=np.int64),
            "scales": np.array([noise, slower, config.inference.noise_w], dtype=np.float32),
            "sid": np.array([speaker], dtype=np.int64),
        }
        return speech(run(model, inputs, NAME, request.item), config.audio.sample_rate, request, NAME)

    def _files(self, request: SpeechRequest) -> tuple[Path, Path, int]:
        """Return a voice's model, its JSON, and the speaker's number."""
        if self._folder is None:
            raise Unavailable(f"no folder of voices: set {HOW}", provider=NAME, item=request.item)
        name, _, speaker = request.voice.partition("@")
        if speaker and not speaker.isdecimal():
            raise InvalidInput(f"{request.voice!r}: a speaker is a number, as in {name}@3")
        model = self._folder / f"{checked_voice(name, NAME)}.onnx"
        return (
            there(model, NAME, f"voice {name!r}"),
            there(model.with_name(f"{model.name}.json"), NAME, f"JSON beside the voice {name!r}"),
            int(speaker or 0),
        )


@lru_cache(maxsize=8)
def _config(path: Path, changed_ns: int) -> PiperConfig:
    try:
        config = PiperConfig.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise Unavailable(
            f"{path.name} does not describe a Piper voice: {short(error)}", provider=NAME
        ) from error
    if config.phoneme_type != "espeak" or not {PAD, BEGIN, END} <= config.phoneme_id_map.keys():
        raise Unavailable(f"{path.name}: only voices on espeak's phonemes are read here", provider=NAME)
    return config
