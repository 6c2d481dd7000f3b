"""What an aligner is asked and what it answers.

The script is known, so it is aligned, never recognised: an aligner gets the sound and, word by word, what is
said in it, and returns where each word is. Which written word that was, and what happens to words without a
sound, belongs to the caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from resources.wav import Pcm

Spoken = Sequence[Sequence[str]]
"""For each word its spoken tokens, at least one: ("twenty", "dollars")."""


class TimedWord(BaseModel):
    """Where a word is heard, in ms of the audio; `confidence` (0 to 1) is the aligner's own measure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start_ms: int
    end_ms: int
    confidence: float = 1.0


class Aligner(Protocol):
    """Something that finds known words in sound."""

    @property
    def name(self) -> str: ...

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        """Return one time a word, in order, inside the audio.

        Raises Refused when the audio does not say these words, Unavailable when it cannot align here at all.
        """
        ...


def filled(times: Sequence[TimedWord | None], duration_ms: int) -> tuple[TimedWord, ...]:
    """Return the times with gaps shared out evenly between neighbours; filled words have confidence 0."""
    done: list[TimedWord] = []
    place = 0
    while place < len(times):
        known = times[place]
        if known is not None:
            done.append(known)
            place += 1
            continue
        after = next((n for n in range(place, len(times)) if times[n] is not None), len(times))
        last = times[after] if after < len(times) else None
        begin = done[-1].end_ms if done else 0
        end = max(begin, last.start_ms if last else duration_ms)
        count = after - place
        for number in range(count):
            edges = [begin + (end - begin) * step // count for step in (number, number + 1)]
            done.append(TimedWord(start_ms=edges[0], end_ms=edges[1], confidence=0.0))
        place = after
    return tuple(done)


def in_order(times: Sequence[TimedWord], duration_ms: int) -> tuple[TimedWord, ...]:
    """Return the times made monotone and kept inside the audio."""
    done: list[TimedWord] = []
    before = 0
    for word in times:
        start = min(max(word.start_ms, before), duration_ms)
        end = min(max(word.end_ms, start), duration_ms)
        done.append(TimedWord(start_ms=start, end_ms=end, confidence=word.confidence))
        before = start
    return tuple(done)
