"""Alignment with whisperx's wav2vec2 models: the production choice, many languages, behind an extra.

whisperx's own pins clash with current torch, so only its aligner is used: torch, transformers and nltk from
the extra, whisperx itself without its dependencies. torchaudio, which it imports but does not need to align,
gets a stub where it is not installed; the sentence splitter is handed over, so that nothing is downloaded but
the model (and not even that with a local `model` folder).
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
import types
from typing import Any

import numpy as np

from resources.aligner.base import Spoken, TimedWord, filled, in_order
from resources.dsp import resample
from resources.errors import Refused, Unavailable
from resources.wav import Pcm

RATE = 16_000
BY_LETTER = ("ja", "zh")
"""Languages whose words whisperx does not tell apart: every letter gets a time."""
INSTALL = "pip install 'vidgen[whisperx]' && pip install --no-deps whisperx"


class WhisperxAligner:
    """Known words found in sound by a wav2vec2 CTC model.

    `model` is a folder or a hub name (whisperx's own choice for the language when it is empty); `offline`
    forbids downloading it.
    """

    name = "whisperx"

    def __init__(self, model: str = "", device: str = "cpu", offline: bool = False) -> None:
        self._model_name = model
        self._device = device
        self._offline = offline
        self._loaded: dict[str, tuple[Any, Any]] = {}

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        """Return one time a word; words the model could not place share the gap they lie in, confidence 0."""
        whisperx = self._whisperx()
        model, metadata = self._model(whisperx, language)
        sound = (resample(pcm.astype(np.float64), sample_rate, RATE) / 32768).astype(np.float32)
        tokens = [token for word in words for token in word]
        whole = [{"text": " ".join(tokens), "start": 0.0, "end": len(sound) / RATE}]
        result = whisperx.align(whole, model, metadata, sound, self._device, return_char_alignments=False)
        heard = result["word_segments"]
        sizes = units(words, language)
        if len(heard) != sum(sizes) or not any("start" in word for word in heard):
            raise Refused(f"it placed {len(heard)} of {sum(sizes)} words or letters", provider=self.name)
        duration_ms = round(len(pcm) * 1000 / sample_rate)
        times: list[TimedWord | None] = []
        at = 0
        for size in sizes:
            times.append(_span(heard[at : at + size]))
            at += size
        return in_order(filled(times, duration_ms), duration_ms)

    def _whisperx(self) -> Any:
        needed = ("torch", "transformers", "nltk")
        missing = [name for name in needed if importlib.util.find_spec(name) is None]
        if missing or importlib.util.find_spec("whisperx") is None:
            what = ", ".join([*missing, *(["whisperx"] if not missing else [])])
            raise Unavailable(f"{what} not installed: {INSTALL}", provider=self.name)
        if "torchaudio" not in sys.modules and importlib.util.find_spec("torchaudio") is None:
            _stub_torchaudio()
        try:
            import whisperx.alignment as alignment
            from nltk.tokenize.punkt import PunktSentenceTokenizer
        except ImportError as error:
            raise Unavailable(f"it does not load ({error}): {INSTALL}", provider=self.name) from error
        # untrained, and so without a download: we align one segment and never look at sentences
        alignment.nltk_load = lambda path: PunktSentenceTokenizer()
        return alignment

    def _model(self, whisperx: Any, language: str) -> tuple[Any, Any]:
        code = _base(language)
        if code not in self._loaded:
            try:
                self._loaded[code] = whisperx.load_align_model(
                    code, self._device, model_name=self._model_name or None, model_cache_only=self._offline
                )
            except (ValueError, OSError) as error:
                raise Unavailable(f"no alignment model for {code!r}: {error}", provider=self.name) from error
        return self._loaded[code]


def units(words: Spoken, language: str) -> list[int]:
    """Return how many things whisperx tells of each word: its tokens, or its letters where none are spaced."""
    if _base(language) in BY_LETTER:
        return [sum(map(len, word)) for word in words]
    return [len(word) for word in words]


def _base(language: str) -> str:
    base = language.replace("_", "-").split("-")[0].lower()
    return "zh" if base == "cmn" else base


def _span(heard: list[dict[str, Any]]) -> TimedWord | None:
    placed = [word for word in heard if "start" in word and "end" in word]
    if not placed:
        return None
    return TimedWord(
        start_ms=round(placed[0]["start"] * 1000),
        end_ms=round(placed[-1]["end"] * 1000),
        confidence=round(min(float(word.get("score", 0.0)) for word in placed), 3),
    )


def _stub_torchaudio() -> None:
    """Stand in for torchaudio, whose wheels are CUDA builds: whisperx only looks at its list of pipelines."""
    stub, pipelines = types.ModuleType("torchaudio"), types.ModuleType("torchaudio.pipelines")
    pipelines.__dict__["__all__"] = []
    stub.__dict__.update(__version__="0", pipelines=pipelines)
    stub.__spec__ = importlib.machinery.ModuleSpec("torchaudio", None)
    sys.modules.update({"torchaudio": stub, "torchaudio.pipelines": pipelines})
