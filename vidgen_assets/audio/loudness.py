"""Loudness as platforms measure it, and how sound is brought there.

Integrated loudness after EBU R 128 (pyloudnorm), true peak by fourfold oversampling (ITU-R BS.1770-4).
Reaching the target takes a gain and a look-ahead limiter on the oversampled peak, in a few rounds, because
limiting lowers loudness again. ffmpeg's loudnorm and alimiter miss the target on speech, hence our own.
"""

from __future__ import annotations

import warnings
from functools import reduce

import numpy as np

from resources.dsp import MIX_RATE, Samples, amplitude, decibels, swing
from resources.errors import QualityFailed
from vidgen_assets.artifacts.sound import Loudness

ROUNDS = 8
CLOSE_ENOUGH_LU = 0.03
OVERSAMPLING = 4
SAFETY_DB = 0.05
"""The limiter aims this much below the ceiling: its own gain changes move inter-sample peaks a little."""
ATTACK_DB_S, RELEASE_DB_S = 2500.0, 200.0
MOST_GAIN_DB = 60.0


def loudness_of(samples: Samples, rate: int = MIX_RATE, what: str = "the sound") -> Loudness:
    """Measure integrated loudness and true peak; QualityFailed when it is silent or under 0.4 s."""
    lufs = _lufs(samples, rate, what)
    return Loudness(lufs=round(lufs, 2), true_peak_dbtp=round(decibels(float(_peaks(samples).max())), 2))


def to_loudness(
    samples: Samples, target_lufs: float, ceiling_dbtp: float, rate: int = MIX_RATE, what: str = "the sound"
) -> tuple[Samples, Loudness]:
    """Return the samples at this loudness with no true peak above the ceiling, and what they measure.

    QualityFailed names `what` when it is silent or cannot reach the target under the ceiling.
    """
    peaks = _peaks(samples)
    measured = _lufs(samples, rate, what)
    gain_db, slope, done = 0.0, 1.0, samples
    for _round in range(ROUNDS):
        step = (target_lufs - measured) / slope
        before = measured
        gain_db = min(gain_db + step, MOST_GAIN_DB)
        done = limited(samples, gain_db, ceiling_dbtp - SAFETY_DB, rate, peaks)
        measured = _lufs(done, rate, what)
        if abs(target_lufs - measured) <= CLOSE_ENOUGH_LU:
            break
        # the harder the limiter works, the less a gain raises the loudness: follow the slope (secant method)
        slope = min(1.0, max(0.15, (measured - before) / step)) if abs(step) > 1e-6 else 1.0
    if abs(target_lufs - measured) > 0.3:
        raise QualityFailed(
            f"{what} reaches {measured:.1f} LUFS, not {target_lufs:.1f}, under a true peak of "
            f"{ceiling_dbtp:.1f} dBTP: it is nearly silent or a single burst"
        )
    return _under(done, ceiling_dbtp, rate, what)


def limited(
    samples: Samples, gain_db: float, ceiling_dbtp: float, rate: int = MIX_RATE, peaks: Samples | None = None
) -> Samples:
    """Return the samples with this gain and a look-ahead limiter: no oversampled peak above the ceiling.

    The gain follows straight lines in dB that pass over every peak: the ceiling holds by construction.
    """
    high = _peaks(samples) if peaks is None else peaks
    over_db = 20 * np.log10(np.maximum(high, 1e-10)) + gain_db - ceiling_dbtp
    cut_db = swing(np.maximum(over_db, 0.0), ATTACK_DB_S, RELEASE_DB_S, rate)
    gain = np.power(10.0, (gain_db - cut_db) / 20)
    return np.asarray(samples * (gain if samples.ndim == 1 else gain[:, None]), dtype=np.float64)


def _under(done: Samples, ceiling_dbtp: float, rate: int, what: str) -> tuple[Samples, Loudness]:
    """Take the last hundredths of a dB off a peak that the moving gain let through."""
    peak_db = decibels(float(_peaks(done).max()))
    less_db = min(0.0, ceiling_dbtp - peak_db - 0.005)
    done = done * amplitude(less_db)
    loudness = Loudness(lufs=round(_lufs(done, rate, what), 2), true_peak_dbtp=round(peak_db + less_db, 2))
    return done, loudness


def _lufs(samples: Samples, rate: int, what: str) -> float:
    import pyloudnorm

    if len(samples) < 0.4 * rate:
        raise QualityFailed(f"{what} lasts {len(samples) / rate:.2f} s; loudness is defined from 0.4 s on")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyloudnorm warns of clipping it does not do
        measured = float(pyloudnorm.Meter(rate).integrated_loudness(samples))
    if not np.isfinite(measured):
        raise QualityFailed(f"{what} is silent: there is no loudness to bring to the target")
    return measured


def _peaks(samples: Samples) -> Samples:
    """Return, for each sample, the largest oversampled magnitude beside it, over all channels."""
    from scipy.signal import resample_poly

    single = samples.astype(np.float32)
    over = np.abs(resample_poly(single, OVERSAMPLING, 1, axis=0))
    if over.ndim == 2:
        over = reduce(np.maximum, [over[:, channel] for channel in range(over.shape[1])])
    grouped = reduce(np.maximum, [over[phase::OVERSAMPLING] for phase in range(OVERSAMPLING)])
    # a peak between two samples belongs to both: either one's gain could let it through
    before = np.concatenate([grouped[:1], grouped[:-1]])
    return np.asarray(np.maximum(grouped, before), dtype=np.float64)
