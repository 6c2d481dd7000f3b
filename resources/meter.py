"""Loudness and true peak of sound that comes in blocks: EBU R 128 and ITU-R BS.1770-4, in little memory.

A meter keeps ten numbers a second, whatever the length. It measures only; bringing sound to a loudness is
`vidgen_assets/post/sound/mastering.py`. Channels are mono, stereo, or 5.1 as L R C LFE Ls Rs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, Filters, Samples, decibels

OVERSAMPLING = 4
STEP_S = 0.1
STEP = round(STEP_S * MIX_RATE)
BLOCK_STEPS, SHORT_STEPS = 4, 30
ABSOLUTE_GATE, RELATIVE_GATE, RANGE_GATE = -70.0, -10.0, -20.0
OFFSET = -0.691
SILENCE = -200.0
# BS.1770-4, tables 1 and 2: the head's shelf and the RLB high-pass at 48 kHz
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
SURROUND = 10 ** (1.5 / 10)
WEIGHTS: dict[int, tuple[float, ...]] = {
    1: (1.0,),
    2: (1.0, 1.0),
    6: (1.0, 1.0, 1.0, 0.0, SURROUND, SURROUND),
}
FULL_SCALE = 1.0 - 1.0 / 32768


@dataclass(frozen=True)
class Reading:
    """What a meter read: LUFS, dBTP, the range in LU, samples at full scale, and loudness over time.

    `momentary` (0.4 s) and `short_term` (3 s) have a value every 0.1 s from their first whole window on, in
    LUFS. `lufs` is -200 for silence and for less than 0.4 s.
    """

    lufs: float
    true_peak_dbtp: float
    range_lu: float
    clipped: int
    momentary: NDArray[np.float64]
    short_term: NDArray[np.float64]


class KWeighting:
    """The weighted power of sound at 48 kHz, summed over channels, sample by sample."""

    def __init__(self, channels: int) -> None:
        self._filters = Filters([SHELF, HIGH_PASS], channels)
        self._weights = np.array(WEIGHTS[channels])

    def __call__(self, block: Samples) -> Samples:
        """Return the weighted power of each sample of the next block (n, channels): shape (n,)."""
        return np.asarray(np.square(self._filters(block)) @ self._weights, dtype=np.float64)


class TruePeak:
    """The oversampled magnitude beside each sample, over all channels; half a filter of delay is made good."""

    def __init__(self, channels: int) -> None:
        self._taps = _interpolator()
        self._reach = (len(self._taps) // OVERSAMPLING) // 2
        self._tail = np.zeros((2 * self._reach, channels), np.float32)

    def __call__(self, block: Samples) -> Samples:
        """Return for each sample of the next block, late by `reach` samples, the peak beside it: shape (n,)."""
        from scipy.signal import upfirdn

        whole = np.concatenate([self._tail, block.astype(np.float32)])
        first, count = 2 * self._reach * OVERSAMPLING, len(block) * OVERSAMPLING
        seen = np.zeros(len(block), np.float32)
        for channel in range(whole.shape[1]):
            over = np.abs(upfirdn(self._taps, whole[:, channel], up=OVERSAMPLING)[first : first + count])
            for phase in range(OVERSAMPLING):  # a reduction over an axis of four would take ten times as long
                np.maximum(seen, over[phase::OVERSAMPLING], out=seen)
        self._tail = whole[len(whole) - 2 * self._reach :]
        return np.asarray(seen, dtype=np.float64)

    @property
    def reach(self) -> int:
        """Return by how many samples peaks come late."""
        return self._reach


@cache
def _interpolator() -> NDArray[np.float32]:
    """Return a linear-phase low-pass for fourfold oversampling: 20 input samples, flat to 20 kHz."""
    from scipy.signal import firwin

    taps = firwin(20 * OVERSAMPLING + 1, 1 / OVERSAMPLING, window=("kaiser", 5.0)) * OVERSAMPLING
    return np.asarray(taps, dtype=np.float32)


class Meter:
    """A meter that is given blocks (n, channels) at 48 kHz and read at the end."""

    def __init__(self, channels: int) -> None:
        self._weighting, self._peaks = KWeighting(channels), TruePeak(channels)
        self._rest = np.zeros(0)
        self._steps: list[float] = []
        self._channels = channels
        self._top = 0.0
        self._clipped = 0

    def add(self, block: Samples) -> None:
        """Measure the next block."""
        if not len(block):
            return
        block = block.reshape(len(block), -1)
        self._top = max(self._top, float(self._peaks(block).max()))
        self._clipped += int(np.count_nonzero(np.abs(block) >= FULL_SCALE))
        power = np.concatenate([self._rest, self._weighting(block)])
        whole = len(power) // STEP * STEP
        self._steps += (power[:whole].reshape(-1, STEP).sum(axis=1) / STEP).tolist()
        self._rest = power[whole:]

    def reading(self) -> Reading:
        """Return what was measured so far; a rest under 0.1 s counts for the peak only."""
        self._top = max(self._top, float(self._peaks(np.zeros((64, self._channels))).max()))
        steps = np.array(self._steps)
        return Reading(
            lufs=integrated(steps),
            true_peak_dbtp=decibels(self._top),
            range_lu=loudness_range(steps),
            clipped=self._clipped,
            momentary=_levels(windowed(steps, BLOCK_STEPS)),
            short_term=_levels(windowed(steps, SHORT_STEPS)),
        )


def windowed(steps: Samples, count: int) -> Samples:
    """Return the mean power of every window of `count` steps of 0.1 s."""
    if len(steps) < count:
        return np.zeros(0)
    return np.convolve(steps, np.full(count, 1.0 / count), "valid")


def integrated(steps: Samples) -> float:
    """Return the gated loudness (LUFS) of weighted power in steps of 0.1 s; -200 when nothing passes."""
    blocks = windowed(steps, BLOCK_STEPS)
    loud = blocks[blocks > _power(ABSOLUTE_GATE)]
    if len(loud):
        loud = loud[loud > float(np.mean(loud)) * 10 ** (RELATIVE_GATE / 10)]
    return _level(float(np.mean(loud))) if len(loud) else SILENCE


def loudness_range(steps: Samples) -> float:
    """Return the loudness range in LU (EBU Tech 3342): what lies between the 10th and the 95th percentile."""
    short = windowed(steps, SHORT_STEPS)
    loud = short[short > _power(ABSOLUTE_GATE)]
    if len(loud):
        loud = loud[loud > float(np.mean(loud)) * 10 ** (RANGE_GATE / 10)]
    if not len(loud):
        return 0.0
    low, high = np.percentile(_levels(loud), [10, 95])
    return float(high - low)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))


def _level(power: float) -> float:
    return OFFSET + 10 * float(np.log10(max(power, 1e-20)))


def _levels(powers: Sequence[float] | Samples) -> NDArray[np.float64]:
    return np.asarray(OFFSET + 10 * np.log10(np.maximum(powers, 1e-20)), dtype=np.float64)
