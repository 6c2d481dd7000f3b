"""How loud a source usually is: what a mix's gains are set by, measured a second at a time."""

from __future__ import annotations

import numpy as np

from resources.dsp import MIX_RATE, Filters, Samples, biquad
from vidgen_assets.post.sound.ducking import Mask, frame_powers
from vidgen_assets.post.sound.sources import Source

PHONE_HZ = 200.0
"""Where a telephone's speaker begins: a bed measured by its bass would be inaudible there."""


def powers_of(source: Source, length: int, above_hz: float | None = None) -> Samples:
    """Return the power of every 10 ms frame of a source, summed over channels, above a frequency if given."""
    filters = Filters([biquad("highpass", above_hz)] if above_hz else [], source.channels)
    blocks = [
        frame_powers(filters(source.read(first, min(MIX_RATE, length - first))))
        for first in range(0, length, MIX_RATE)
    ]
    return np.concatenate([*blocks, np.zeros(0)])


def usual(powers: Samples, speaks: Mask | None = None) -> float:
    """Return the RMS amplitude of frames of these powers: all of them, or those where it is spoken."""
    chosen = powers if speaks is None else powers[speaks]
    return float(np.sqrt(np.mean(chosen))) if len(chosen) else 0.0
