"""Loudness as platforms measure it, and sound in memory brought there.

Integrated loudness after EBU R 128, true peak by fourfold oversampling (ITU-R BS.1770-4): `resources/meter.py`.
Gain and limiter are `mastering.py`'s, which serves voice and mix alike.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from resources.dsp import HOP, MIX_RATE, Samples
from resources.errors import InvalidInput, QualityFailed
from resources.meter import SILENCE, Meter, Reading
from vidgen_assets.artifacts.sound import Loudness
from vidgen_assets.audio.mastering import Levels, Limited, Limiter, Target, over_db, solved

PASSES = 4
CLOSE_ENOUGH_LU = 0.03
SHORTEST_S = 0.4


def loudness_of(samples: Samples, rate: int = MIX_RATE, what: str = "the sound") -> Loudness:
    """Measure integrated loudness and true peak; QualityFailed when it is silent or under 0.4 s."""
    _check(samples, rate, what)
    reading = _read(samples)
    if reading.lufs <= SILENCE:
        raise QualityFailed(f"{what} is silent: it has no loudness")
    return _rounded(reading)


def to_loudness(
    samples: Samples, target_lufs: float, ceiling_dbtp: float, rate: int = MIX_RATE, what: str = "the sound"
) -> tuple[Samples, Loudness]:
    """Return the samples at this loudness with no true peak above the ceiling, and what they measure.

    QualityFailed names `what` when it is silent, under 0.4 s, or cannot reach the target under the ceiling.
    """
    _check(samples, rate, what)
    target = Target(lufs=target_lufs, true_peak_dbtp=ceiling_dbtp, tolerance_lu=0.3)
    levels = Levels(1 if samples.ndim == 1 else samples.shape[1])
    for block in _blocks(samples):
        levels.add(block)
    taken, margin, aim = levels.taken(), 0.0, 0.0
    for _pass in range(PASSES):
        setting = solved(taken, target, Limiter(), margin_db=margin, aim_lu=aim, what=what)
        limited = Limited(setting)
        done = np.concatenate([limited(block) for block in _blocks(samples)])[: len(samples)]
        done = done[:, 0] if samples.ndim == 1 else done
        reading = _read(done)
        over, off = over_db(reading.true_peak_dbtp, target), target_lufs - reading.lufs
        if not over and abs(off) <= CLOSE_ENOUGH_LU:
            break
        margin += over + 0.02 if over else 0.0
        aim += off
    if over or abs(off) > target.tolerance_lu:
        raise QualityFailed(
            f"{what} measures {reading.lufs:.1f} LUFS at {reading.true_peak_dbtp:.1f} dBTP, not {target_lufs:.1f} "
            f"under {ceiling_dbtp:.1f}: it is nearly silent or a single burst"
        )
    return done, _rounded(reading)


def _check(samples: Samples, rate: int, what: str) -> None:
    if rate != MIX_RATE:
        raise InvalidInput(f"{what} is at {rate} Hz; loudness is measured at {MIX_RATE} Hz")
    if len(samples) < SHORTEST_S * rate:
        raise QualityFailed(f"{what} lasts {len(samples) / rate:.2f} s; loudness is defined from 0.4 s on")


def _blocks(samples: Samples) -> Iterator[Samples]:
    """Yield the samples a second at a time as (n, channels), the last block filled to a whole number of hops."""
    flat = samples[:, None] if samples.ndim == 1 else samples
    for first in range(0, len(flat), MIX_RATE):
        block = flat[first : first + MIX_RATE]
        missing = -len(block) % HOP
        yield np.concatenate([block, np.zeros((missing, flat.shape[1]))]) if missing else block


def _read(samples: Samples) -> Reading:
    meter = Meter(1 if samples.ndim == 1 else samples.shape[1])
    for first in range(0, len(samples), MIX_RATE):
        meter.add(samples[first : first + MIX_RATE])
    return meter.reading()


def _rounded(reading: Reading) -> Loudness:
    return Loudness(lufs=round(reading.lufs, 2), true_peak_dbtp=round(reading.true_peak_dbtp, 2))
