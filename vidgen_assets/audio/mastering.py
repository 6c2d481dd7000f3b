"""How sound is brought to its loudness: one gain and a look-ahead true-peak limiter, solved for, then applied.

ffmpeg's loudnorm and alimiter miss the target on speech, hence our own. While sound passes, `Levels` keeps for
every 1.3 ms its weighted power and its oversampled peak. From these alone the gain that lands on the target
under the ceiling is found, limiter included (`solved`); one more pass over the samples applies it (`Limited`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from pydantic import Field

from resources.dsp import HOP, MIX_RATE, Gains, Samples, swing
from resources.errors import QualityFailed
from resources.meter import SILENCE, STEP, KWeighting, TruePeak, integrated
from vidgen_assets.artifacts.base import Frozen

MOST_GAIN_DB = 84.0
"""Sound that needs more than this is the noise of its own quantisation."""
SAFETY_DB = 0.15
"""The limiter aims this much below the ceiling: its own moving gain shifts inter-sample peaks a little."""
SOLVED_LU = 0.005
SHORT_OF_MOST_LU = 0.05
HOPS_A_STEP = STEP // HOP


class Target(Frozen):
    """What is delivered: integrated loudness, the true peak it must not pass, and how exactly."""

    lufs: Annotated[float, Field(ge=-40, le=-6)] = -14.0
    true_peak_dbtp: Annotated[float, Field(ge=-12, le=0)] = -1.5
    tolerance_lu: Annotated[float, Field(gt=0, le=2)] = 0.5


class Limiter(Frozen):
    """How fast the last limiter moves, in dB a second; it looks ahead as far as the attack needs."""

    attack_db_s: Annotated[float, Field(ge=200, le=20_000)] = 2500.0
    release_db_s: Annotated[float, Field(ge=20, le=2000)] = 200.0


class Levels:
    """What is kept of a mix while it passes: for each hop of 64 samples, weighted power and true peak."""

    def __init__(self, channels: int) -> None:
        self._weighting, self._peaks = KWeighting(channels), TruePeak(channels)
        self._channels = channels
        self._powers: list[Samples] = []
        self._tops: list[Samples] = []
        self._late = np.zeros(0)
        self._skip = self._peaks.reach

    def add(self, block: Samples) -> None:
        """Take the next block, a whole number of hops."""
        self._powers.append(self._weighting(block).reshape(-1, HOP).mean(axis=1))
        self._peak(block)

    def _peak(self, block: Samples) -> None:
        seen = self._peaks(block)
        seen, self._skip = seen[self._skip :], max(0, self._skip - len(seen))
        self._late = np.concatenate([self._late, seen])
        whole = len(self._late) // HOP * HOP
        self._tops.append(self._late[:whole].reshape(-1, HOP).max(axis=1))
        self._late = self._late[whole:]

    def taken(self) -> Taken:
        """Return the levels of all that passed."""
        self._peak(np.zeros((HOP, self._channels)))
        powers = np.concatenate(self._powers)
        return Taken(powers, np.concatenate(self._tops)[: len(powers)])


@dataclass(frozen=True)
class Taken:
    """The levels of a mix: `powers` (weighted mean squares) and `peaks` (amplitudes), one a hop of 64 samples."""

    powers: Samples
    peaks: Samples

    def lufs(self, gain_db: float, cuts_db: Samples) -> float:
        """Return the loudness with this gain, and these cuts at the ends of the hops (n + 1 of them)."""
        middle = (cuts_db[:-1] + cuts_db[1:]) / 2
        heard = self.powers * np.power(10.0, (gain_db - middle) / 10)
        whole = len(heard) // HOPS_A_STEP * HOPS_A_STEP
        return integrated(heard[:whole].reshape(-1, HOPS_A_STEP).mean(axis=1))

    def cuts(self, gain_db: float, ceiling_dbtp: float, limiter: Limiter) -> Samples:
        """Return by how many dB the limiter cuts at the ends of the hops so that no peak passes: n + 1."""
        over = 20 * np.log10(np.maximum(self.peaks, 1e-10)) + gain_db - ceiling_dbtp
        over = np.maximum(over, 0.0)
        # a peak lies between two ends: both must hold it, and so must what lies between them
        nodes = np.maximum(np.concatenate([over, [0.0]]), np.concatenate([[0.0], over]))
        return swing(nodes, limiter.attack_db_s, limiter.release_db_s, MIX_RATE // HOP)


@dataclass(frozen=True)
class Setting:
    """How a mix is delivered: gain before the limiter, the ceiling it holds, its cuts at the ends of the hops."""

    gain_db: float
    ceiling_dbtp: float
    cuts_db: Samples

    @property
    def most_cut_db(self) -> float:
        """Return how hard the limiter works at most."""
        return float(self.cuts_db.max(initial=0.0))


def solved(
    taken: Taken,
    target: Target,
    limiter: Limiter,
    *,
    margin_db: float = 0.0,
    aim_lu: float = 0.0,
    what: str = "the mix",
) -> Setting:
    """Return the setting that brings a mix to its target; QualityFailed when there is none.

    `margin_db` lowers the ceiling below the target's, `aim_lu` moves the loudness aimed at; an error names `what`.
    """
    ceiling = target.true_peak_dbtp - SAFETY_DB - margin_db
    wanted = target.lufs + aim_lu
    low, high = -120.0, MOST_GAIN_DB
    loudest = taken.lufs(high, taken.cuts(high, ceiling, limiter))
    if loudest <= SILENCE:
        raise QualityFailed(f"{what} is silent: there is no loudness to bring to the target")
    if loudest < target.lufs - target.tolerance_lu:
        raise QualityFailed(
            f"{what} reaches {loudest:.1f} LUFS, not {target.lufs:.1f}, under a true peak of "
            f"{target.true_peak_dbtp:.1f} dBTP: it is nearly silent or a single burst"
        )
    # on the limiter's plateau more gain only crushes: stop just below it
    wanted = min(wanted, loudest - SHORT_OF_MOST_LU)
    middle = (low + high) / 2
    for _round in range(40):
        middle = (low + high) / 2
        reached = taken.lufs(middle, taken.cuts(middle, ceiling, limiter))
        if abs(reached - wanted) <= SOLVED_LU:
            break
        low, high = (middle, high) if reached < wanted else (low, middle)
    return Setting(middle, ceiling, taken.cuts(middle, ceiling, limiter))


class Limited(Gains):
    """Applies a setting to a mix, block by block."""

    def __init__(self, setting: Setting, less_db: float = 0.0) -> None:
        super().__init__(np.power(10.0, (setting.gain_db - less_db - setting.cuts_db) / 20))


def over_db(true_peak: float, target: Target) -> float:
    """Return by how much a true peak (dBTP) passes its ceiling; 0 when it does not."""
    return max(0.0, true_peak - target.true_peak_dbtp)
