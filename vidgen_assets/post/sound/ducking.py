"""The bed makes way for the voice, and how far the voice stands above it."""

from __future__ import annotations

import numpy as np

from resources.dsp import MIX_RATE, Samples, decibels, rms, smooth, swing

SPEAKING_DB = -32.0  # below the voice's loud level: quieter than this is breath and room
HOLD_S = 0.3
ATTACK_S, RELEASE_S = 0.12, 0.55
FRAME = 480
"""Samples of the 10 ms frames in which speaking is told from silence."""


def speaking(voice: Samples) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return, for every 10 ms frame of a mono voice, whether it speaks."""
    count = -(-len(voice) // FRAME)
    padded = np.zeros(count * FRAME)
    padded[: len(voice)] = voice
    level = np.sqrt(np.mean(np.square(padded.reshape(count, FRAME)), axis=1))
    loud = float(np.percentile(level, 95)) if count else 0.0
    return np.asarray(level > max(loud * 10 ** (SPEAKING_DB / 20), 1e-6))


def ducking_gain(voice: Samples, depth_db: float) -> Samples:
    """Return the bed's gain for every sample of the voice: 1 in silence, `depth_db` (negative) under speech.

    It sinks just before a word, stays down through the rests inside a sentence, and comes back slowly.
    """
    depth = abs(depth_db)
    if not depth or not len(voice):
        return np.ones(len(voice))
    held = _held(speaking(voice).astype(np.float64))
    curve = swing(depth * held, depth / ATTACK_S, depth / RELEASE_S, MIX_RATE // FRAME)
    frames = np.arange(len(curve)) * FRAME + FRAME / 2
    cut_db = smooth(np.interp(np.arange(len(voice)), frames, curve), 0.004)
    return np.asarray(np.power(10.0, -cut_db / 20))


def _held(heard: Samples) -> Samples:
    """Return the mask with every speaking frame held on for HOLD_S."""
    frames = round(HOLD_S * MIX_RATE / FRAME)
    last = np.where(heard > 0, np.arange(len(heard)), -frames - 1)
    since = np.arange(len(heard)) - np.maximum.accumulate(last)
    return (since <= frames).astype(np.float64)


def voice_over_bed_db(voice: Samples, bed: Samples) -> float:
    """Return how far the voice stands above the bed (n, 2) while it speaks, in dB of RMS; 99 for no bed."""
    frames = np.repeat(speaking(voice), FRAME)[: len(voice)]
    if not frames.any() or not np.any(bed):
        return 99.0
    return round(decibels(rms(voice[frames]) / max(rms(bed[: len(voice)][frames]), 1e-9)), 1)
