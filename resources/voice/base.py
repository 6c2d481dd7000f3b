"""What a voice is asked and what it answers: the protocol every provider of speech keeps.

A request is one sentence in spoken words; the answer is mono PCM and, where the provider knows them, the
samples at which each word starts and ends. Which words are said is settled before (numbers are spelled out);
pauses between sentences, loudness and length belong to whoever puts the sentences together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from resources.call_cache import Usage
from resources.errors import MalformedReply
from resources.wav import Pcm


class SpeechRequest(BaseModel):
    """One sentence to say: `tokens` are spoken words, their punctuation attached ("well,", "done?").

    `pitch` (0 to 99) and `liveliness` (how far the pitch moves, 0 to 99) are hints; a provider without such a
    setting ignores them. `rate_wpm` is words a minute.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tokens: tuple[str, ...] = Field(min_length=1)
    voice: str
    rate_wpm: int = Field(default=175, ge=80, le=400)
    pitch: int = Field(default=50, ge=0, le=99)
    liveliness: int = Field(default=60, ge=0, le=99)
    language: str = "en"

    @property
    def text(self) -> str:
        """Return the sentence as one string, for providers that take text."""
        return " ".join(self.tokens)


class TokenSpan(BaseModel):
    """Where a token is heard: samples [start, end) of the utterance."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int


@dataclass(frozen=True)
class Speech:
    """A spoken sentence: int16 mono samples, and one span a token (none when the provider gives no times)."""

    pcm: Pcm
    sample_rate: int
    spans: tuple[TokenSpan, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Return the length in ms, rounded."""
        return round(len(self.pcm) * 1000 / self.sample_rate)


class VoiceProvider(Protocol):
    """Something that speaks. `version` changes when the same request would sound different."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; raises InvalidInput for an unknown voice and ProviderErrors for the rest."""
        ...

    def price(self, request: SpeechRequest) -> Usage:
        """Return what saying this would consume and cost."""
        ...


def checked(speech: Speech, request: SpeechRequest, provider: str) -> Speech:
    """Return the speech when it is whole; MalformedReply says what is wrong with it."""
    item = request.text[:60]
    if speech.pcm.ndim != 1 or speech.pcm.dtype != np.int16 or not speech.sample_rate > 0:
        raise MalformedReply("the audio is not 16-bit mono", provider=provider, item=item)
    if not len(speech.pcm) or not np.any(np.abs(speech.pcm.astype(np.int32)) > 8):
        raise MalformedReply("the audio is silent", provider=provider, item=item)
    if speech.spans and not _in_order(speech.spans, len(speech.pcm), len(request.tokens)):
        raise MalformedReply("the word times do not fit the audio", provider=provider, item=item)
    return speech


def _in_order(spans: Sequence[TokenSpan], samples: int, tokens: int) -> bool:
    before = 0
    for span in spans:
        if not before <= span.start <= span.end <= samples:
            return False
        before = span.start
    return len(spans) == tokens
