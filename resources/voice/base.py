"""What a voice is asked and what it answers: the protocol every provider of speech keeps.

A request is one sentence in spoken words; the answer is mono PCM and, where the provider knows them, the
samples at which each word starts and ends. Which words are said is settled before (numbers are spelled out);
pauses between sentences, loudness and length belong to whoever puts the sentences together, and whether an
answer is speech at all is `hearing.py`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from resources.call_cache import Usage
from resources.errors import MalformedReply
from resources.wav import Pcm


class SpeechRequest(BaseModel):
    """One sentence to say: `tokens` are spoken words, their punctuation attached ("well,", "done?").

    `pitch` (0 to 99), `liveliness` (how far the pitch moves, 0 to 99) and `style` (words for an actor: "warm,
    unhurried") are hints; a provider without such a setting ignores them. `rate_wpm` is words a minute;
    `model` one of the provider's own models, its default when empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tokens: tuple[str, ...] = Field(min_length=1)
    voice: str
    rate_wpm: int = Field(default=175, ge=80, le=400)
    pitch: int = Field(default=50, ge=0, le=99)
    liveliness: int = Field(default=60, ge=0, le=99)
    language: str = "en"
    style: str = ""
    model: str = ""

    @property
    def text(self) -> str:
        """Return the sentence as one string, for providers that take text."""
        return " ".join(self.tokens)

    @property
    def item(self) -> str:
        """Return the start of the sentence, as errors name it."""
        return self.text[:60]


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
    """Something that speaks. `version` changes when our code makes the same request sound different.

    `at_once` is how many sentences it may be asked for at the same time, by all processes of this machine.
    `natural` tells a recorded or neural voice, which speaks slower than espeak at the same words a minute.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def at_once(self) -> int: ...

    @property
    def natural(self) -> bool: ...

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; raises InvalidInput for an impossible voice and ProviderErrors for the rest."""
        ...

    def price(self, request: SpeechRequest) -> Usage:
        """Return what saying this would consume and cost."""
        ...

    def determining(self, request: SpeechRequest) -> dict[str, object]:
        """Return, JSON-able, everything of the request and the provider's settings that decides the sound."""
        ...


class SpoiltAudio(MalformedReply):
    """The provider sent audio, and sold it, but it cannot be used: cut short, silent, noise, far too long."""
