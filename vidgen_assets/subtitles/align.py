"""Every written word on the millisecond: aligners in order, spoken forms mapped back to what is written.

Owns the choice among aligners and what happens to words without a sound (an emoji stands between its
neighbours). The aligners themselves are in `resources/aligner`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from resources.aligner import (
    Aligner,
    PocketsphinxAligner,
    TimedWord,
    VoiceTimes,
    WhisperxAligner,
    filled,
    in_order,
)
from resources.errors import InvalidInput, Unavailable
from resources.failover import first_that_works
from resources.wav import Pcm
from vidgen_assets.artifacts.sound import AlignedWords, Word
from vidgen_assets.audio.spoken import SpokenScript

MAKERS: dict[str, Callable[[], Aligner]] = {"pocketsphinx": PocketsphinxAligner, "whisperx": WhisperxAligner}
SHORTEST_MS = 40
"""A word is lit at least this long where its neighbours leave room."""


def aligners_in_order(names: Sequence[str], voice_words: Sequence[Word]) -> tuple[Aligner, ...]:
    """Return the channel's aligners; "voice" is left out when the voice gave no times: that is no failure."""
    chosen: list[Aligner] = []
    for name in names:
        if name == "voice":
            if voice_words:
                chosen.append(VoiceTimes([(word.start_ms, word.end_ms) for word in voice_words]))
        elif name in MAKERS:
            chosen.append(MAKERS[name]())
        else:
            have = ", ".join(["voice", *sorted(MAKERS)])
            raise InvalidInput(f"there is no aligner {name!r}; voice.aligners may name {have}")
    if not chosen:
        raise Unavailable(
            "this voice gives no word times: add pocketsphinx or whisperx to voice.aligners",
            provider="aligner",
        )
    return tuple(chosen)


def align(pcm: Pcm, sample_rate: int, spoken: SpokenScript, aligners: Sequence[Aligner]) -> AlignedWords:
    """Return a time for every word of the script, monotone, inside the audio, by the first aligner that can.

    `pcm` is the voiceover, mono int16. Raises the last aligner's error (Refused, Unavailable) when none can.
    """
    sounding = [word for word in spoken.words if word.spoken]
    outcome = first_that_works(
        "aligner",
        aligners,
        lambda aligner: aligner.align(pcm, sample_rate, [word.spoken for word in sounding], spoken.language),
    )
    duration_ms = round(len(pcm) * 1000 / sample_rate)
    by_index = dict(zip((word.index for word in sounding), outcome.value, strict=True))
    times = in_order(filled([by_index.get(word.index) for word in spoken.words], duration_ms), duration_ms)
    words = tuple(
        Word(index=word.index, text=word.written, start_ms=start, end_ms=end, confidence=time.confidence)
        for word, time, (start, end) in zip(spoken.words, times, _spans(times, duration_ms), strict=True)
    )
    return AlignedWords(
        aligner=outcome.provider, duration_ms=duration_ms, words=words, switches=outcome.switches
    )


def _spans(times: Sequence[TimedWord], duration_ms: int) -> list[tuple[int, int]]:
    """Return starts and ends without overlap: a word ends at the latest where the next one starts."""
    spans = []
    for place, time in enumerate(times):
        limit = times[place + 1].start_ms if place + 1 < len(times) else duration_ms
        end = min(max(time.end_ms, time.start_ms + SHORTEST_MS), max(limit, time.start_ms))
        spans.append((time.start_ms, end))
    return spans
