"""A voice made pleasant to listen to: rumble and harshness out, levels evened, a small room around it.

The chain of a podcast desk, gentle enough not to move a word: high-pass, warmth, less edge, compression,
early reflections. Loudness comes after (`loudness.py`).
"""

from __future__ import annotations

import numpy as np

from resources.dsp import MIX_RATE, Samples, amplitude, equalise
from vidgen_assets.artifacts.sound import Loudness
from vidgen_assets.audio.loudness import to_loudness
from vidgen_assets.channel import Sound

BOTH_SIDES_DB = 3.01
"""How much louder one voice measures when both speakers play it, as they will in the mix."""
RATIO = 4.0
KNEE_DB = -3.0  # relative to the usual level of the voice while it speaks
WINDOW_S = 0.02
REFLECTIONS_MS_DB = ((7.3, -21.0), (11.9, -22.5), (17.7, -24.5), (24.1, -27.0), (33.1, -29.5))


def normalized(voice: Samples, sound: Sound, rate: int = MIX_RATE) -> tuple[Samples, Loudness]:
    """Return the polished mono voice at the loudness it needs to meet the channel's target in stereo.

    QualityFailed when it is silent.
    """
    target = sound.target_lufs - BOTH_SIDES_DB
    return to_loudness(polished(voice, rate), target, sound.true_peak_dbtp, rate, "the voiceover")


def polished(voice: Samples, rate: int = MIX_RATE) -> Samples:
    """Return the mono voice through the whole chain, at about the level it had; same length."""
    done = equalise(voice, "highpass", 78, rate=rate)
    done = equalise(done, "lowshelf", 210, gain_db=1.8, rate=rate)
    done = equalise(done, "peak", 3300, gain_db=-3.0, q=0.9, rate=rate)
    done = equalise(done, "highshelf", 7000, gain_db=1.5, rate=rate)
    return _in_a_room(_compressed(done, rate), rate)


def _compressed(voice: Samples, rate: int) -> Samples:
    """Even the levels: compression of the peak level, which looks ahead by half of its window.

    A synthetic voice peaks 20 dB above its loudness; delivered at -14 LUFS that would be the limiter's work,
    and sound like it. This brings it to about 15 dB.
    """
    from scipy.ndimage import maximum_filter1d, uniform_filter1d

    window = round(WINDOW_S * rate) | 1
    level_db = 20 * np.log10(np.maximum(maximum_filter1d(np.abs(voice), window), 1e-5))
    speaking = level_db[level_db > float(level_db.max(initial=-100.0)) - 30]
    usual_db = float(np.median(speaking)) if len(speaking) else 0.0
    cut_db = uniform_filter1d(np.maximum(level_db - usual_db - KNEE_DB, 0.0) * (1 - 1 / RATIO), window)
    return np.asarray(voice * np.power(10.0, -cut_db / 20), dtype=np.float64)


def _in_a_room(voice: Samples, rate: int) -> Samples:
    """Add a few dull early reflections: a synthetic voice in no room at all sounds stuck to the ear."""
    dull = equalise(voice, "lowpass", 3800, rate=rate)
    done = voice.copy()
    for delay_ms, level_db in REFLECTIONS_MS_DB:
        delay = round(delay_ms * rate / 1000)
        if delay < len(voice):
            done[delay:] += amplitude(level_db) * dull[: len(voice) - delay]
    return done
