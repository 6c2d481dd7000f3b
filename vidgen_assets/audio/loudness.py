"""Loudness as platforms measure it, and sound brought there, a second of it at a time.

Integrated loudness after EBU R 128, true peak by fourfold oversampling (ITU-R BS.1770-4): `resources/meter.py`.
Gain and limiter are `mastering.py`'s, which serves voice and mix alike.
"""

from __future__ import annotations

import numpy as np

from resources.dsp import MIX_RATE, Samples
from resources.errors import QualityFailed
from resources.meter import SILENCE, Meter, Reading
from resources.wav import Pcm, to_float, to_pcm
from vidgen_assets.artifacts.sound import Loudness
from vidgen_assets.audio.mastering import Levels, Limited, Limiter, Setting, Target, over_db, solved
from vidgen_assets.audio.streams import Stream, stream_of

PASSES = 4
CLOSE_ENOUGH_LU = 0.03
SHORTEST_S = 0.4


def loudness_of(samples: Samples | Pcm, what: str = "the sound") -> Loudness:
    """Measure integrated loudness and true peak at 48 kHz; QualityFailed when it is silent or under 0.4 s."""
    sound = stream_of(samples)
    _check(sound, what)
    meter = Meter(sound.channels)
    for block in sound.cut():
        meter.add(block)
    reading = meter.reading()
    if reading.lufs <= SILENCE:
        raise QualityFailed(f"{what} is silent: it has no loudness")
    return _rounded(reading)


def to_loudness(
    sound: Stream, target_lufs: float, ceiling_dbtp: float, what: str = "the sound"
) -> tuple[Pcm, Loudness]:
    """Return the sound at this loudness with no true peak above the ceiling, and what it measures.

    It is int16, (n,) of one channel, else (n, channels). QualityFailed names `what` when it is silent, under
    0.4 s, or cannot reach the target under the ceiling.
    """
    _check(sound, what)
    target = Target(lufs=target_lufs, true_peak_dbtp=ceiling_dbtp, tolerance_lu=0.3)
    levels = Levels(sound.channels)
    for block in sound.blocks():
        levels.add(block)
    taken, margin, aim = levels.taken(), 0.0, 0.0
    done = np.empty((sound.length, sound.channels), np.int16)
    for _pass in range(PASSES):
        setting = solved(taken, target, Limiter(), margin_db=margin, aim_lu=aim, what=what)
        reading = _write(sound, setting, done)
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
    return (done[:, 0] if sound.channels == 1 else done), _rounded(reading)


def _write(sound: Stream, setting: Setting, done: Pcm) -> Reading:
    """Write the sound through gain and limiter, and return what was written measures."""
    limited, meter, at = Limited(setting), Meter(sound.channels), 0
    for block in sound.blocks():
        part = to_pcm(limited(block)[: len(done) - at])
        done[at : at + len(part)] = part
        meter.add(to_float(part))
        at += len(part)
    return meter.reading()


def _check(sound: Stream, what: str) -> None:
    if sound.length < SHORTEST_S * MIX_RATE:
        raise QualityFailed(
            f"{what} lasts {sound.length / MIX_RATE:.2f} s; loudness is defined from 0.4 s on"
        )


def _rounded(reading: Reading) -> Loudness:
    return Loudness(lufs=round(reading.lufs, 2), true_peak_dbtp=round(reading.true_peak_dbtp, 2))
