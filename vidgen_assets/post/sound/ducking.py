"""The bed makes way for the voice, and how far the voice stands above it.

Works on levels: the power of 10 ms frames, which is a hundred numbers a second however long the mix is. The
desk takes them in a first pass, so that a gain can move before the word it makes room for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, Samples, decibels, swing
from vidgen_assets.post.sound.plan import Duck

Mask = NDArray[np.bool_]

SPEAKING_DB = -32.0  # below the voice's loud level: quieter than this is breath and room
FRAME = 480
"""Samples of the 10 ms frames in which speaking is told from silence."""
RATE = MIX_RATE // FRAME
SECOND = RATE
SPOKEN = 0.4
"""A second counts as spoken in from this share of speaking frames on."""
MARGIN_DB = 0.25
NONE_DB = 99.0


def frame_powers(samples: Samples) -> Samples:
    """Return the mean power of every 10 ms frame of (n,) or (n, channels), summed over channels."""
    flat = samples.reshape(len(samples), -1)
    power = np.einsum("ij,ij->i", flat, flat)
    count = -(-len(power) // FRAME)
    padded = np.zeros(count * FRAME)
    padded[: len(power)] = power
    return np.asarray(padded.reshape(count, FRAME).mean(axis=1))


def speaking_frames(powers: Samples) -> Mask:
    """Return for every frame of a voice whether it speaks: within 32 dB of how loud it usually is."""
    loud = float(np.percentile(powers, 95)) if len(powers) else 0.0
    if not loud and len(powers):
        loud = float(powers.max())  # hardly anything is said
    return np.asarray(powers > max(loud * 10 ** (SPEAKING_DB / 10), 1e-12))


def speaking(voice: Samples) -> Mask:
    """Return, for every 10 ms frame of a mono voice, whether it speaks."""
    return speaking_frames(frame_powers(voice))


def ducking_db(duck: Duck, source: Samples, own: Samples) -> Samples:
    """Return the gain in dB (0 or less) of every frame, from the powers of what is heard and of one's own."""
    speaks = speaking_frames(source)
    held = _held(speaks, duck.hold_ms)
    cut = abs(duck.depth_db) * held
    if duck.keep_db is not None:
        under = own * 10 ** (duck.depth_db * held / 10)
        cut = cut + np.where(held > 0, _missing_db(speaks, source, under, duck.keep_db + MARGIN_DB), 0.0)
    deepest = float(cut.max(initial=0.0))
    if not deepest:
        return np.zeros(len(source))
    pace = max(abs(duck.depth_db), deepest) * 1000
    return -swing(cut, pace / duck.attack_ms, pace / duck.release_ms, RATE)


def _missing_db(speaks: Mask, source: Samples, own: Samples, keep_db: float) -> Samples:
    """Return how much further each frame must go down so that every spoken second keeps its distance."""
    from scipy.ndimage import maximum_filter1d

    ratio = _second_ratios(speaks, source, own)
    missing = np.maximum(keep_db - ratio, 0.0)
    # the second that begins at frame i covers the frames up to i + window - 1: its need is each of theirs
    window, count = min(SECOND, len(source)), len(source)
    padded = np.concatenate([np.zeros(window - 1), missing, np.zeros(window)])
    return np.asarray(maximum_filter1d(padded, window)[window // 2 : window // 2 + count])


def _second_ratios(speaks: Mask, source: Samples, own: Samples) -> Samples:
    """Return for every second how far the source stands above (dB, speaking frames only); NONE_DB if unspoken."""
    window = min(SECOND, len(source))
    said, mine = _sums(source * speaks, window), _sums(own * speaks, window)
    spoken = _sums(speaks.astype(np.float64), window) >= SPOKEN * window
    ratio = 10 * np.log10(np.maximum(said, 1e-20) / np.maximum(mine, 1e-20))
    return np.asarray(np.where(spoken & (mine > 1e-15), ratio, NONE_DB))


def _sums(values: Samples, window: int) -> Samples:
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[window:] - total[:-window])


def _held(speaks: Mask, hold_ms: float) -> Samples:
    """Return the mask with every speaking frame held on."""
    frames = round(hold_ms * RATE / 1000)
    last = np.where(speaks, np.arange(len(speaks)), -frames - 1)
    since = np.arange(len(speaks)) - np.maximum.accumulate(last)
    return (since <= frames).astype(np.float64)


def voice_over_bed(voice: Samples, bed: Samples) -> tuple[float, float]:
    """Return how far a voice stands above a bed while it speaks (dB): over all, and over its worst second.

    Both are frame powers. A second counts when two fifths of it are spoken; 99 for no bed or no voice.
    """
    speaks = speaking_frames(voice)
    if not speaks.any() or not np.any(bed[speaks] > 1e-15):
        return NONE_DB, NONE_DB
    overall = 0.5 * decibels(float(np.sum(voice[speaks])) / float(np.sum(bed[speaks])))
    worst = float(_second_ratios(speaks, voice, bed).min(initial=NONE_DB))
    return round(overall, 1), round(min(worst, NONE_DB), 1)


def voice_over_bed_db(voice: Samples, bed: Samples) -> float:
    """Return how far a mono voice stands above a bed (n, 2) while it speaks, in dB of RMS; 99 for no bed."""
    both = frame_powers(np.stack([voice, voice], axis=1))
    return voice_over_bed(both, frame_powers(bed[: len(voice)]))[0]
