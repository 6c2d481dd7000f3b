"""The voice's own word times as an aligner: the first choice where a voice gives them, for they are exact."""

from __future__ import annotations

from collections.abc import Sequence

from resources.aligner.base import Spoken, TimedWord, in_order
from resources.errors import Unavailable
from resources.wav import Pcm


class VoiceTimes:
    """The (start, end) ms that the voice gave for every word with a sound; none when it gave none."""

    name = "voice"

    def __init__(self, times: Sequence[tuple[int, int]]) -> None:
        self._times = tuple(times)

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        """Return the voice's times; Unavailable when it gave none, or not one for every word."""
        if not self._times:
            raise Unavailable("this voice gives no word times", provider=self.name)
        if len(self._times) != len(words):
            raise Unavailable(f"it timed {len(self._times)} of {len(words)} words", provider=self.name)
        times = [TimedWord(start_ms=start, end_ms=end) for start, end in self._times]
        return in_order(times, round(len(pcm) * 1000 / sample_rate))
