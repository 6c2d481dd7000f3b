"""The gates on a video's sound: what was measured of a voice and a mix, what is asked for, what to do otherwise.

Measuring is one pass over a file (`measured`), kept in the call cache. Thresholds are the channel's. Every name
here is stable: the checks use it.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import InvalidInput
from resources.meter import STEP_S, Meter
from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Measured
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.sound import Soundtrack, Word
from vidgen_assets.channel import Sound, SoundLimits
from vidgen_assets.quality.gates import LOUDNESS_LU, gate

VERSION = "1"
ONE_SIDE_LU = 3.01
"""How much quieter a voice measures in one channel than in both speakers."""
SPEECH_GAP_MS = 400
"""A longer rest between two words is a pause and no part of how fast somebody speaks."""


class Heard(Frozen):
    """What one pass over a sound file found; `silent_s` is its longest stretch without sound, from `silent_at_s`."""

    lufs: float
    true_peak_dbtp: float
    range_lu: float
    clipped: int
    seconds: float
    silent_s: float
    silent_at_s: float


def measured(audio: Media, quiet_lufs: float, store: BlobStore, calls: CallCache) -> Heard:
    """Return what a WAV of the store measures, from the cache when it was measured before."""

    def measure() -> Made:
        found = measure_file(store.path(audio), quiet_lufs)
        return Made(found.model_dump(mode="json"), usage=Usage(1, "probes"))

    call = Call("sound", "local", "meter", {"audio": audio.sha256, "quiet_lufs": quiet_lufs}, VERSION)
    return Heard.model_validate(calls.get_or_make(call, measure).document)


def measure_file(path: Path, quiet_lufs: float) -> Heard:
    """Measure a 16-bit WAV at 48 kHz, a second at a time; stretches below `quiet_lufs` (0.4 s) count as silent."""
    with wave.open(str(path), "rb") as file:
        if (file.getsampwidth(), file.getframerate()) != (2, 48_000):
            raise InvalidInput(f"{path.name} is not 16-bit at 48000 Hz: make it again")
        channels, frames = file.getnchannels(), file.getnframes()
        meter = Meter(channels)
        while raw := file.readframes(48_000):
            meter.add(np.frombuffer(raw, "<i2").reshape(-1, channels) / 32768.0)
    reading = meter.reading()
    longest, start = _longest(reading.momentary < quiet_lufs)
    return Heard(
        lufs=round(reading.lufs, 2),
        true_peak_dbtp=round(reading.true_peak_dbtp, 2),
        range_lu=round(reading.range_lu, 2),
        clipped=reading.clipped,
        seconds=round(frames / 48_000, 3),
        # a window is quiet when all of its 0.4 s are: n of them in a row are n steps and the window's rest
        silent_s=round(longest * STEP_S + 0.3, 1) if longest else 0.0,
        silent_at_s=round(start * STEP_S, 1),
    )


def _longest(quiet: np.ndarray) -> tuple[int, int]:
    """Return the length of the longest run of True, and where it begins."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    runs = edges.reshape(-1, 2)
    if not len(runs):
        return 0, 0
    best = int(np.argmax(runs[:, 1] - runs[:, 0]))
    return int(runs[best, 1] - runs[best, 0]), int(runs[best, 0])


def voice_gates(heard: Heard, sound: Sound, limits: SoundLimits) -> Iterator[Measured]:
    """Yield the gates on a normalised voice."""
    yield _loudness(heard.lufs, sound.target_lufs - ONE_SIDE_LU, "make normalized_voiceover again")
    yield _true_peak(heard.true_peak_dbtp, sound.true_peak_dbtp)
    yield _clipping(heard, limits)
    yield _silence(heard, limits.voice_silence_s, "a sentence is missing, or the pauses are too long")


def mix_gates(
    track: Soundtrack, heard: Heard, words: Sequence[Word], sound: Sound, limits: SoundLimits
) -> Iterator[Measured]:
    """Yield the gates on a finished mix and the words in it."""
    yield _loudness(heard.lufs, sound.target_lufs, "make soundtrack again")
    yield _true_peak(max(heard.true_peak_dbtp, track.loudness.true_peak_dbtp), sound.true_peak_dbtp)
    yield _warning(
        "loudness range",
        heard.range_lu <= limits.most_range_lu,
        f"{heard.range_lu:.1f} LU",
        f"at most {limits.most_range_lu:g} LU",
        "quiet parts are lost on a phone: lower sound.duck_db, or choose an evener voice",
    )
    yield _clipping(heard, limits)
    yield _silence(
        heard, limits.mix_silence_s, "a video that falls silent seems broken: look at music and pauses"
    )
    yield _warning(
        "voice over bed",
        track.voice_over_bed_least_db >= limits.voice_over_bed_db,
        f"{track.voice_over_bed_db:.1f} dB, {track.voice_over_bed_least_db:.1f} dB in the worst second",
        f"at least {limits.voice_over_bed_db:g} dB in every spoken second",
        "words are masked: lower sound.music_gain_db",
    )
    yield _speech_rate(words, limits)
    yield _confidence(words, limits)


def _loudness(lufs: float, target: float, do: str) -> Measured:
    return _warning(
        "loudness",
        abs(lufs - target) <= LOUDNESS_LU,
        f"{lufs:.2f} LUFS",
        f"{target:g} ± {LOUDNESS_LU} LUFS",
        f"platforms turn louder sound down and leave quiet sound quiet: {do}",
    )


def _true_peak(peak: float, ceiling: float) -> Measured:
    return _warning(
        "true peak",
        peak <= ceiling,
        f"{peak:.2f} dBTP",
        f"at most {ceiling:g} dBTP",
        "an encoder would clip it",
    )


def _clipping(heard: Heard, limits: SoundLimits) -> Measured:
    return _warning(
        "clipping",
        heard.clipped <= limits.clipped_samples,
        f"{heard.clipped} samples at full scale",
        f"at most {limits.clipped_samples}",
        "the sound was cut off at full scale before it came here: look at the voice",
    )


def _silence(heard: Heard, most: float, why: str) -> Measured:
    where = f", from {heard.silent_at_s:.1f} s" if heard.silent_s else ""
    return _warning(
        "silence",
        heard.silent_s <= most,
        f"longest {heard.silent_s:.1f} s{where}",
        f"at most {most:g} s",
        why,
    )


def speech_rate(words: Sequence[Word]) -> float:
    """Return how fast words are spoken, in words a minute, pauses left out; 0 for none."""
    spoken = sum(
        min(after.start_ms - word.start_ms, word.end_ms - word.start_ms + SPEECH_GAP_MS)
        for word, after in pairwise(words)
    )
    spoken += words[-1].end_ms - words[-1].start_ms if words else 0
    return len(words) * 60_000 / spoken if spoken > 0 else 0.0


def _speech_rate(words: Sequence[Word], limits: SoundLimits) -> Measured:
    rate = speech_rate(words)
    return _warning(
        "speech rate",
        limits.slowest_wpm <= rate <= limits.fastest_wpm,
        f"{rate:.0f} words a minute",
        f"{limits.slowest_wpm} to {limits.fastest_wpm} words a minute",
        "set the voice's rate_wpm, or writing.target_seconds so that it need not hurry",
    )


def _confidence(words: Sequence[Word], limits: SoundLimits) -> Measured:
    unsure = [word for word in words if word.confidence < limits.unsure_below]
    share = len(unsure) / len(words) if words else 0.0
    first = ", ".join(f"{word.text!r} at {word.start_ms / 1000:.1f} s" for word in unsure[:3])
    return _warning(
        "word confidence",
        share <= limits.unsure_share,
        f"{len(unsure)} of {len(words)} words are unsure" + (f": {first}" if first else ""),
        f"at most {limits.unsure_share:.0%} below {limits.unsure_below:g}",
        "captions may be late there: listen, or try another aligner in voice.aligners",
    )


def _warning(name: str, passed: bool, measured: str, threshold: str, why: str) -> Measured:
    return gate(name, passed, measured, threshold, why, blocks=False)
