"""A voice made pleasant to listen to: rumble and harshness out, levels evened, a small room around it.

The chain of a podcast desk, gentle enough not to move a word: high-pass, warmth, less edge, compression,
early reflections. Loudness comes after (`loudness.py`). A second of the voice is in memory at a time: the chain
costs less to run again than what comes out of it would take to keep.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from resources.dsp import HOP, MIX_RATE, Filters, Gains, Samples, amplitude, biquad
from resources.errors import InvalidInput
from resources.wav import Pcm
from vidgen_assets.artifacts.sound import Loudness
from vidgen_assets.audio.loudness import to_loudness
from vidgen_assets.audio.streams import Stream, stream_of
from vidgen_assets.channel import Sound

BOTH_SIDES_DB = 3.01
"""How much louder one voice measures when both speakers play it, as they will in the mix."""
EQUALISER = (
    biquad("highpass", 78),
    biquad("lowshelf", 210, 1.8),
    biquad("peak", 3300, -3.0, 0.9),
    biquad("highshelf", 7000, 1.5),
)
RATIO = 4.0
KNEE_DB = -3.0  # relative to the usual level of the voice while it speaks
WINDOW = 15
"""Hops that the compressor looks at together: 20 ms."""
DULL_HZ = 3800.0
REFLECTIONS_MS_DB = ((7.3, -21.0), (11.9, -22.5), (17.7, -24.5), (24.1, -27.0), (33.1, -29.5))


def normalized(voice: Pcm, sound: Sound, rate: int = MIX_RATE) -> tuple[Pcm, Loudness]:
    """Return the polished mono voice at the loudness it needs to meet the channel's target in stereo.

    QualityFailed when it is silent, InvalidInput at another rate than 48 kHz.
    """
    if rate != MIX_RATE:
        raise InvalidInput(f"the voiceover is at {rate} Hz; loudness is measured at {MIX_RATE} Hz")
    target = sound.target_lufs - BOTH_SIDES_DB
    return to_loudness(polished(stream_of(voice)), target, sound.true_peak_dbtp, "the voiceover")


def polished(voice: Stream) -> Stream:
    """Return the mono voice through the whole chain, at about the level it had; same length."""
    gains = np.power(10.0, -_cuts_db(voice) / 20)

    def blocks() -> Iterator[Samples]:
        equalised, evened, room = Filters(EQUALISER, 1), Gains(gains), _Room()
        for block in voice.blocks():
            yield room(evened(equalised(block)))

    return Stream(voice.length, 1, blocks)


def _cuts_db(voice: Stream) -> Samples:
    """Return by how many dB the compressor cuts at the ends of the hops: n + 1 for n hops.

    It follows the peak level and looks ahead by half of its window. A synthetic voice peaks 20 dB above its
    loudness; delivered at -14 LUFS that would be the limiter's work, and sound like it. This brings it to about
    15 dB.
    """
    from scipy.ndimage import maximum_filter1d, uniform_filter1d

    equalised = Filters(EQUALISER, 1)
    peaks = [np.abs(equalised(block)).reshape(-1, HOP).max(axis=1) for block in voice.blocks()]
    held = maximum_filter1d(np.concatenate([*peaks, np.zeros(1)]), WINDOW)
    level_db = 20 * np.log10(np.maximum(held, 1e-5))
    speaking = level_db[level_db > float(level_db.max()) - 30]
    cut_db = np.maximum(level_db - float(np.median(speaking)) - KNEE_DB, 0.0) * (1 - 1 / RATIO)
    even = uniform_filter1d(cut_db, WINDOW)
    return np.asarray((np.concatenate([even[:1], even[:-1]]) + even) / 2)


class _Room:
    """Adds a few dull early reflections: a synthetic voice in no room at all sounds stuck to the ear."""

    def __init__(self) -> None:
        self._dull = Filters([biquad("lowpass", DULL_HZ)], 1)
        self._taps = [(round(ms * MIX_RATE / 1000), amplitude(db)) for ms, db in REFLECTIONS_MS_DB]
        self._late = np.zeros((max(delay for delay, _ in self._taps), 1))

    def __call__(self, block: Samples) -> Samples:
        """Return the next block (n, 1) in its room."""
        dull = np.concatenate([self._late, self._dull(block)])
        done = block.copy()
        for delay, level in self._taps:
            first = len(self._late) - delay
            done += level * dull[first : first + len(block)]
        self._late = dull[len(block) :]
        return done
