"""What a track's or bus's sound goes through, block by block: equaliser, de-esser, compressor, fader, reverb.

Each part remembers what it must between blocks, so that blocks of any length give the same sound. Levels are
looked at every HOP samples and gains move in straight lines between: cheap, and nothing steps.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from resources.dsp import HOP, MIX_RATE, Filters, Samples, amplitude, between, biquad, equalise, faded
from vidgen_assets.post.sound.plan import Band, Compressor, DeEsser, Hall

FLOOR_DB = -120.0


def equaliser(bands: Sequence[Band], channels: int) -> Filters:
    """Return a track's equaliser."""
    return Filters([biquad(band.shape, band.hz, band.gain_db, band.q) for band in bands], channels)


class LevelGain:
    """A gain computer over peak levels, smoothed by attack and release; one gain for all channels."""

    def __init__(self, setting: Compressor, most_db: float = 60.0) -> None:
        self._setting, self._most_db = setting, most_db
        hop_ms = HOP * 1000 / MIX_RATE
        self._attack = float(np.exp(-hop_ms / setting.attack_ms))
        self._release = float(np.exp(-hop_ms / setting.release_ms))
        self._cut_db = 0.0

    def __call__(self, key: Samples) -> Samples:
        """Return the gain of each sample for the next block of what is listened to (n, channels)."""
        hops = np.abs(key).reshape(-1, HOP * key.shape[1]).max(axis=1)
        wanted = self._wanted(20 * np.log10(np.maximum(hops, 1e-6)))
        cuts = [self._cut_db]
        for cut in wanted.tolist():
            keep = self._attack if cut > cuts[-1] else self._release
            cuts.append(cut + (cuts[-1] - cut) * keep)
        self._cut_db = cuts[-1]
        nodes = np.power(10.0, (self._setting.makeup_db - np.array(cuts)) / 20)
        return between(nodes)

    def _wanted(self, level_db: Samples) -> Samples:
        """Return how much to cut at these levels: nothing, the soft knee, or the ratio's line."""
        knee = max(self._setting.knee_db, 1e-6)
        over = level_db - self._setting.threshold_db
        bent = np.square(np.clip(over + knee / 2, 0.0, knee)) / (2 * knee)
        cut = np.where(over > knee / 2, over, bent) * (1 - 1 / self._setting.ratio)
        return np.asarray(np.minimum(cut, self._most_db), dtype=np.float64)


class Sibilance:
    """A de-esser: what lies above its corner is turned down while it is too loud, the rest left alone.

    The split is a Linkwitz-Riley crossover of fourth order, whose halves add up to the same level everywhere.
    """

    def __init__(self, setting: DeEsser, channels: int) -> None:
        self._high = Filters([biquad("highpass", setting.hz)] * 2, channels)
        self._low = Filters([biquad("lowpass", setting.hz)] * 2, channels)
        listening = Compressor(
            threshold_db=setting.threshold_db, ratio=setting.ratio, attack_ms=1.5, release_ms=45.0
        )
        self._gain = LevelGain(listening, setting.most_db)

    def __call__(self, block: Samples) -> Samples:
        """Return the next block with its sharp sounds softened."""
        sharp = self._high(block)
        return np.asarray(self._low(block) + sharp * self._gain(sharp)[:, None])


def fader_gain(
    points: Sequence[tuple[int, float]], gain_db: float, first: int, count: int
) -> Samples | float:
    """Return a fader's gain over samples [first, first + count): one number where it does not move."""
    if not points:
        return amplitude(gain_db)
    at, db = [point[0] for point in points], [point[1] for point in points]
    moved = np.interp(np.arange(first, first + count, dtype=np.float64), at, db)
    return np.asarray(np.power(10.0, (moved + gain_db) / 20), dtype=np.float64)


class Reverb:
    """A stereo room fed by the sends: decaying noise whose treble dies first, by overlapped convolution."""

    def __init__(self, hall: Hall) -> None:
        self._before = round(hall.before_ms * MIX_RATE / 1000)
        self._answers = [room(hall, side) for side in ("left", "right")]
        self._tail = np.zeros((len(self._answers[0]) + self._before, 2))

    def __call__(self, block: Samples) -> Samples:
        """Return what the room answers to the next stereo block (n, 2): shape (n, 2)."""
        from scipy.signal import oaconvolve

        count = len(block)
        whole = np.zeros((count + len(self._tail), 2))
        whole[: len(self._tail)] = self._tail
        if np.any(block):
            for side, answer in enumerate(self._answers):
                heard = oaconvolve(block[:, side], answer)
                whole[self._before : self._before + len(heard), side] += heard
        self._tail = whole[count:]
        return whole[:count]


def room(hall: Hall, side: str) -> Samples:
    """Return one side's impulse response of a room, energy 1: dull noise over duller, longer noise."""
    import zlib

    count = max(2, round(hall.seconds * MIX_RATE))
    time = np.arange(count) / MIX_RATE
    white = np.random.default_rng(zlib.crc32(f"room {side}".encode())).standard_normal(count)
    low = equalise(white, "lowpass", hall.dull_hz / 5) * np.exp(time * (-6.9 / hall.seconds))
    high = equalise(white, "lowpass", hall.dull_hz) * np.exp(time * (-6.9 / (0.55 * hall.seconds)))
    answer = equalise(1.5 * low + high, "highpass", 150)
    answer = faded(answer, 0.002, min(0.2, hall.seconds / 4))
    return np.asarray(answer / np.sqrt(np.sum(np.square(answer))))
