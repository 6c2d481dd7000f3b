"""The embedded voice: espeak-ng from the espeakng-loader wheel, one fresh worker process an utterance.

Owns what is sent to `espeak_worker.py` and how its events become word spans. Every token is led by U+2060
(word joiner), without which espeak merges "of the" and the like into one event; a token's first event is its
start, exact to the sample. Bit-exact, breathing variants included: the same request gives the same samples.
"""

from __future__ import annotations

import difflib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from resources.call_cache import Usage
from resources.errors import InvalidInput, MalformedReply, TransientFailure, Unavailable
from resources.voice.base import Speech, SpeechRequest
from resources.voice.spans import spans_from_starts
from resources.wav import Pcm

NAME = "espeak"
WORKER = Path(__file__).with_name("espeak_worker.py")
WORD_JOINER = "\N{WORD JOINER}"


class Espeak:
    """espeak-ng as a voice. Voices are espeak's own ("en-us", "gmw/en", "fr") with a variant ("en-us+f3")."""

    name = NAME
    version = "1.52-2"
    at_once = 2
    natural = False

    def __init__(self, timeout_s: float = 60.0) -> None:
        self.timeout_s = timeout_s

    def price(self, request: SpeechRequest) -> Usage:
        """Return the characters said; they cost nothing."""
        return Usage(units=len(request.text), unit="characters", cost_usd=0.0)

    def determining(self, request: SpeechRequest) -> dict[str, object]:
        """Return the words, the voice and its settings; a style in words and a model mean nothing to espeak."""
        return request.model_dump(mode="json", exclude={"style", "model"})

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence with exact word spans; InvalidInput names a voice that does not exist."""
        check_voice(request.voice)
        text, starts = _marked(request.tokens)
        header, pcm = self._call(
            {"op": "speak", "text": text, "voice": request.voice, "rate": request.rate_wpm,
             "pitch": request.pitch, "range": request.liveliness},
            item=request.text[:60],
        )  # fmt: skip
        rate = int(header["sample_rate"])
        heard = _token_starts(header["words"], starts, len(pcm))
        return Speech(pcm, rate, spans_from_starts(pcm, rate, heard))

    def phonemes(self, words: Sequence[str], voice: str = "en-us") -> tuple[tuple[str, ...], ...]:
        """Return each word's IPA phonemes, as an aligner needs them for words it does not know."""
        header, _ = self._call({"op": "phonemes", "words": list(words), "voice": voice}, item=words[0])
        return tuple(tuple(part for part in ipa.split("_") if part) for ipa in header["phonemes"])

    def _call(self, request: Mapping[str, Any], item: str) -> tuple[dict[str, Any], Pcm]:
        return _ask(request, self.timeout_s, item)


@cache
def _engine() -> tuple[str, str]:
    try:
        import espeakng_loader
    except ImportError as error:
        raise Unavailable(
            "the wheel espeakng-loader is not installed: pip install espeakng-loader", provider=NAME
        ) from error
    return str(espeakng_loader.get_library_path()), str(espeakng_loader.get_data_path())


def _ask(request: Mapping[str, Any], timeout_s: float, item: str) -> tuple[dict[str, Any], Pcm]:
    """Start a worker, ask it one thing, and return its header and samples."""
    library, data = _engine()
    body = json.dumps({**request, "library": library, "data": data}).encode()
    # a fixed environment: espeak reads ESPEAK_DATA_PATH and the locale, and output must not depend on them
    command, environment = [sys.executable, "-I", "-S", str(WORKER)], {"LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=body,
            capture_output=True,
            timeout=timeout_s,
            check=False,
            env=environment,
            cwd=os.sep,
        )
    except subprocess.TimeoutExpired as error:
        raise TransientFailure(f"no answer within {timeout_s:.0f} s", provider=NAME, item=item) from error
    line, _, raw = done.stdout.partition(b"\n")
    if done.returncode != 0 or not line.startswith(b"{"):
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no words"]
        raise TransientFailure(
            f"the worker ended with {done.returncode}: {words[0]}", provider=NAME, item=item
        )
    header: dict[str, Any] = json.loads(line)
    if header["ok"] is not True:
        if header["kind"] == "voice":
            raise InvalidInput(f"{header['message']}; `vidgen doctor` lists the voices")
        raise Unavailable(str(header["message"]), provider=NAME, item=item)
    pcm = np.frombuffer(raw, "<i2").astype(np.int16)
    if len(pcm) != header.get("samples", 0):
        raise MalformedReply("the audio was cut short", provider=NAME, item=item)
    return header, pcm


def _marked(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with a word joiner before every token, and each token's [first, end) characters."""
    spans: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        spans.append((at, at + 1 + len(token)))
        at += len(token) + 2
    return " ".join(WORD_JOINER + token for token in tokens), spans


def _token_starts(
    events: Sequence[Sequence[int]], spans: Sequence[tuple[int, int]], samples: int
) -> tuple[int, ...]:
    """Return each token's first sample: its first word event, or the next token's when it was not said."""
    starts: list[int | None] = [None] * len(spans)
    token = 0
    for position, sample in events:
        while token + 1 < len(spans) and position - 1 >= spans[token + 1][0]:
            token += 1
        if starts[token] is None:
            starts[token] = sample
    after, filled = samples, []
    for start in reversed(starts):
        after = min(after, start) if start is not None else after
        filled.append(after)
    return tuple(reversed(filled))


@cache
def voices() -> tuple[tuple[str, str], ...]:
    """Return every voice of the wheel's data as (identifier, name); "gmw/en-US" is also "en-us"."""
    header, _ = _ask({"op": "voices"}, 60.0, "voices")
    listed = {(str(identifier), str(name)) for name, _language, identifier in header["voices"]}
    return tuple(sorted(listed))


@cache
def variants() -> tuple[str, ...]:
    """Return the variants a voice may carry after a plus ("f3", "m1", "klatt4"...)."""
    folder = Path(_engine()[1]) / "voices" / "!v"
    return tuple(sorted(entry.name for entry in folder.iterdir())) if folder.is_dir() else ()


@cache
def check_voice(voice: str) -> None:
    """Raise InvalidInput for a variant that does not exist: espeak itself would speak without it, silently.

    An unknown language is refused by espeak when it speaks.
    """
    base, plus, variant = voice.partition("+")
    if not base or any(not (letter.isalnum() or letter in "-_/ ()") for letter in base):
        raise InvalidInput(f"{voice!r} is not an espeak-ng voice: try en-us, gmw/en or en-us+f3")
    if plus and variant not in variants():
        close = difflib.get_close_matches(variant, variants(), n=3) or list(variants()[:3])
        raise InvalidInput(f"{voice!r}: espeak-ng has no variant {variant!r}; close are {', '.join(close)}")
