"""Sound that is gone through several times, a second at a time: whatever its length, a second is in memory.

What a whole voice or mix is brought to (loudness.py) and made of (polish.py) takes more than one look at all of
it. Owns the cutting into blocks, and nothing of what is done to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from resources.dsp import HOP, MIX_RATE, Samples
from resources.wav import FULL_SCALE, Pcm


@dataclass(frozen=True)
class Stream:
    """Sound at 48 kHz: `length` samples of so many channels, from the beginning as often as `blocks` is called.

    Blocks are (n, channels), each a whole number of hops of 64 samples: the last is filled up with silence.
    """

    length: int
    channels: int
    blocks: Callable[[], Iterator[Samples]]

    def cut(self) -> Iterator[Samples]:
        """Yield the blocks without the silence that fills the last."""
        left = self.length
        for block in self.blocks():
            yield block[:left]
            left -= len(block)

    def whole(self) -> Samples:
        """Return everything at once: (n,) of one channel, else (n, channels)."""
        done = np.empty((self.length, self.channels))
        at = 0
        for block in self.cut():
            done[at : at + len(block)] = block
            at += len(block)
        return done[:, 0] if self.channels == 1 else done


def stream_of(samples: Samples | Pcm) -> Stream:
    """Return samples in memory, (n,) or (n, channels), floats or int16, as a stream."""
    flat = samples[:, None] if samples.ndim == 1 else samples
    scale = FULL_SCALE if flat.dtype == np.int16 else 1.0

    def blocks() -> Iterator[Samples]:
        for first in range(0, len(flat), MIX_RATE):
            part = flat[first : first + MIX_RATE]
            block = np.zeros((-(-len(part) // HOP) * HOP, flat.shape[1]))
            block[: len(part)] = part / scale
            yield block

    return Stream(len(flat), int(flat.shape[1]), blocks)
