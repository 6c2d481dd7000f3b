"""The few tools of signal processing that voice, music and mix share: resampling, filters, smoothing, fades.

Arrays are float64, time along the first axis, mono (n,) or (n, channels). Everything is deterministic. scipy
is imported inside, so that loading the code location stays fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
MIX_RATE = 48_000
"""Hz; the one sample rate of everything from the assembled voice on."""
HOP = 64
"""Samples between two looks at a level, where gains are worked out: 1.3 ms."""


def resample(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """Return the samples at another rate (polyphase, Kaiser window); the length is rounded up."""
    if from_rate == to_rate:
        return samples.astype(np.float64)
    from scipy.signal import resample_poly

    common = gcd(from_rate, to_rate)
    done = resample_poly(samples, to_rate // common, from_rate // common, axis=0, window=("kaiser", 8.0))
    return np.asarray(done, dtype=np.float64)


Shape = Literal["lowpass", "highpass", "peak", "lowshelf", "highshelf"]


def equalise(
    samples: Samples, shape: Shape, hz: float, *, gain_db: float = 0.0, q: float = 0.707, rate: int = MIX_RATE
) -> Samples:
    """Return the samples through one biquad (R. Bristow-Johnson, Audio EQ Cookbook)."""
    from scipy.signal import lfilter

    b, a = biquad(shape, hz, gain_db, q, rate)
    return np.asarray(lfilter(b, a, samples, axis=0), dtype=np.float64)


def biquad(
    shape: Shape, hz: float, gain_db: float = 0.0, q: float = 0.707, rate: int = MIX_RATE
) -> tuple[list[float], list[float]]:
    """Return numerator and denominator of one biquad, a[0] being 1."""
    amount = 10 ** (gain_db / 40)
    angle = 2 * np.pi * hz / rate
    cosine, alpha = float(np.cos(angle)), float(np.sin(angle)) / (2 * q)
    if shape == "lowpass":
        b = [(1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2]
        a = [1 + alpha, -2 * cosine, 1 - alpha]
    elif shape == "highpass":
        b = [(1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2]
        a = [1 + alpha, -2 * cosine, 1 - alpha]
    elif shape == "peak":
        b = [1 + alpha * amount, -2 * cosine, 1 - alpha * amount]
        a = [1 + alpha / amount, -2 * cosine, 1 - alpha / amount]
    else:
        side = 1.0 if shape == "lowshelf" else -1.0
        more, less, root = amount + 1, amount - 1, 2 * float(np.sqrt(amount)) * alpha
        b = [
            amount * (more - side * less * cosine + root),
            side * 2 * amount * (less - side * more * cosine),
            amount * (more - side * less * cosine - root),
        ]
        a = [
            more + side * less * cosine + root,
            -side * 2 * (less + side * more * cosine),
            more + side * less * cosine - root,
        ]
    return [value / a[0] for value in b], [value / a[0] for value in a]


class Filters:
    """Biquads in a row that remember: sound given in blocks comes out as if it had come in one."""

    def __init__(self, sections: Sequence[tuple[Sequence[float], Sequence[float]]], channels: int) -> None:
        self._sections = np.array([[*b, *a] for b, a in sections], dtype=np.float64).reshape(-1, 6)
        self._state = np.zeros((len(self._sections), 2, channels))

    def __call__(self, block: Samples) -> Samples:
        """Return the next block (n, channels) filtered."""
        from scipy.signal import sosfilt

        if not len(self._sections) or not len(block):
            return block
        done, self._state = sosfilt(self._sections, block, axis=0, zi=self._state)
        return np.asarray(done, dtype=np.float64)


def smooth(samples: Samples, seconds: float, rate: int = MIX_RATE) -> Samples:
    """Return the samples through a one-pole low-pass with this time constant, starting at the first value."""
    from scipy.signal import lfilter

    if not len(samples):
        return samples
    keep = float(np.exp(-1.0 / max(1e-9, seconds * rate)))
    state = samples[:1] * keep
    done, _ = lfilter([1 - keep], [1, -keep], samples, axis=0, zi=state)
    return np.asarray(done, dtype=np.float64)


def swing(wanted: Samples, attack_per_s: float, release_per_s: float, rate: int = MIX_RATE) -> Samples:
    """Return the smallest curve above `wanted` that rises and falls no faster than these slopes.

    It looks ahead: the rise towards a peak begins before it. O(n), by running maxima of tilted curves.
    """
    tilt = np.arange(len(wanted), dtype=np.float64)
    fall, rise = tilt * (release_per_s / rate), tilt * (attack_per_s / rate)
    held = np.maximum.accumulate(wanted + fall) - fall
    led = np.maximum.accumulate((held - rise)[::-1])[::-1] + rise
    return np.asarray(led, dtype=np.float64)


def between(nodes: Samples) -> Samples:
    """Return straight lines of HOP samples between nodes: n + 1 nodes give n hops, each ending on its node."""
    share = (np.arange(HOP) + 1.0) / HOP
    lines = nodes[:-1, None] + np.diff(nodes)[:, None] * share
    return np.asarray(lines.reshape(-1), dtype=np.float64)


class Gains:
    """Gains that move: `nodes` (amplitudes) hold at the ends of the hops, n + 1 of them, with lines between."""

    def __init__(self, nodes: Samples) -> None:
        self._nodes = nodes
        self._at = 0

    def __call__(self, block: Samples) -> Samples:
        """Return the next block (n, channels), a whole number of hops, at its gain."""
        hops = len(block) // HOP
        gain = between(self._nodes[self._at : self._at + hops + 1])
        self._at += hops
        return np.asarray(block * gain[:, None])


class Ahead:
    """Sound laid where it will be heard, and taken block by block: what rings on waits for the blocks to come."""

    def __init__(self, channels: int) -> None:
        self._waiting = np.zeros((0, channels), np.float32)

    def lay(self, at: int, sound: NDArray[np.floating]) -> None:
        """Add sound (n, channels) so many samples after the next one that is taken."""
        missing = at + len(sound) - len(self._waiting)
        if missing > 0:
            # more than is missing: every note reaches a little further than the one before
            more = np.zeros((missing + MIX_RATE, self._waiting.shape[1]), np.float32)
            self._waiting = np.concatenate([self._waiting, more])
        self._waiting[at : at + len(sound)] += sound

    def take(self, count: int) -> NDArray[np.float32]:
        """Return the next samples (count, channels), silent where nothing was laid."""
        taken = np.zeros((count, self._waiting.shape[1]), np.float32)
        ready = min(count, len(self._waiting))
        taken[:ready] = self._waiting[:ready]
        self._waiting = self._waiting[ready:].copy()
        return taken


def faded(samples: NDArray[np.floating], in_s: float, out_s: float, rate: int = MIX_RATE) -> Samples:
    """Return the samples with raised-cosine fades at both ends: no clicks."""
    done = samples.astype(np.float64).copy()
    for seconds, ends in ((in_s, slice(None)), (out_s, slice(None, None, -1))):
        length = min(len(done), round(seconds * rate))
        if length > 1:
            ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(length) / length)
            view = done[ends][:length]
            view *= ramp if done.ndim == 1 else ramp[:, None]
    return done


def decibels(ratio: float) -> float:
    """Return an amplitude ratio in dB; silence is -200."""
    return 20.0 * float(np.log10(max(ratio, 1e-10)))


def amplitude(db: float) -> float:
    """Return dB as an amplitude ratio."""
    return float(10 ** (db / 20))


def rms(samples: Samples) -> float:
    """Return the root mean square; 0 for no samples."""
    return float(np.sqrt(np.mean(np.square(samples)))) if samples.size else 0.0
