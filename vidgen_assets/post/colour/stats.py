"""What the colours of a picture are, in a few numbers: mean and spread in L*a*b*, of the picture or of its grade."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.artifacts import ShotMatch
from vidgen_assets.post.colour.cube import Cube, graded
from vidgen_assets.post.colour.difference import delta_e, lab

Values = NDArray[np.float64]

STEP = 3
BITS = 4


@dataclass(frozen=True, eq=False)
class Palette:
    """The colours of a picture (n, 3), 0 to 1, and the share of it (n,) each stands for."""

    colours: NDArray[np.float32]
    shares: Values

    @staticmethod
    def of(pixels: NDArray[np.uint8]) -> Palette:
        """Return the palette of a picture (height, width, 3): pixels gathered in cells of 16 codes a channel.

        A few hundred colours instead of a hundred thousand, with the picture's own mean; what is lost is the
        spread inside a cell, under 5 codes.
        """
        sample = pixels[::STEP, ::STEP, :3].reshape(-1, 3)
        cells = (sample >> BITS).astype(np.int64) @ np.array([1 << 2 * BITS, 1 << BITS, 1])
        _, inverse, counts = np.unique(cells, return_inverse=True, return_counts=True)
        sums = np.stack([np.bincount(inverse, sample[:, channel]) for channel in range(3)], axis=-1)
        return Palette((sums / counts[:, None] / 255).astype(np.float32), counts / counts.sum())

    @staticmethod
    def together(palettes: list[Palette]) -> Palette:
        """Return the palette of several pictures, each counting the same."""
        colours = np.concatenate([one.colours for one in palettes])
        return Palette(colours, np.concatenate([one.shares for one in palettes]) / len(palettes))

    def graded(self, cube: Cube, strength: float, match: ShotMatch | None = None) -> Palette:
        """Return the palette after a match and a look."""
        return Palette(graded(self.colours, cube, strength, match), self.shares)

    @cached_property
    def stats(self) -> Stats:
        """Return the palette's mean and spread."""
        colours = lab(self.colours)
        mean = self.shares @ colours
        spread = np.sqrt(self.shares @ (colours - mean) ** 2)
        return Stats(mean, np.array([spread[0], np.hypot(spread[1], spread[2])]))

    @cached_property
    def chroma(self) -> float:
        """Return the mean chroma C*: how colourful the picture is, whatever its hues."""
        colours = lab(self.colours)
        return float(self.shares @ np.hypot(colours[:, 1], colours[:, 2]))

    def share_darker(self, level: float) -> float:
        """Return the share of the picture under an L* of `level`."""
        return float(self.shares[lab(self.colours)[:, 0] < level].sum())

    def share_lighter(self, level: float) -> float:
        """Return the share of the picture over an L* of `level`."""
        return float(self.shares[lab(self.colours)[:, 0] > level].sum())


@dataclass(frozen=True, eq=False)
class Stats:
    """Mean L*a*b* (3,), and spread (2,): the standard deviations of lightness, and of a* and b* together."""

    mean: Values
    spread: Values

    def away(self, other: Stats) -> float:
        """Return the CIEDE2000 difference of the means."""
        return float(delta_e(self.mean, other.mean))

    def spread_away(self, other: Stats) -> float:
        """Return how far the spreads are apart, in the same unit: a CIE76 distance."""
        return float(np.hypot(*(self.spread - other.spread)))
