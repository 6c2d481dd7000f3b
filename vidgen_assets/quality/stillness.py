"""Black and still stretches of a video, from the means of small cells of each frame's luma.

A stretch is frozen when nothing changes at all, captions included, and held when only captions do: a title
card that stands while it is read is held, a renderer that lost its pictures leaves frozen or black frames.
Cells are compared with the stretch's first frame, so the slowest camera move ends a stretch in time.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.artifacts import Frozen

Plane = NDArray[np.uint8]
Cells = NDArray[np.float32]

SAMPLES_ACROSS = 270
CELLS_ACROSS = 24
MOVED = 1.5
BLACK_LUMA = 32
BLACK_SHARE = 0.98
SHORTEST = 4


class Stretch(Frozen):
    """Frames [first, end)."""

    first: int
    end: int

    @property
    def frames(self) -> int:
        """Return how many frames it has."""
        return self.end - self.first


class Stillness:
    """Watches frames in order; `black`, `frozen` and `held` are complete after `end`."""

    def __init__(self, width: int, height: int, band: tuple[int, int]) -> None:
        self._stride = max(width // SAMPLES_ACROSS, 1)
        self._cell = max(width // self._stride // CELLS_ACROSS, 2)
        step = self._cell * self._stride
        rows = np.arange(height // step) * step
        bottoms = rows + step
        self._outside = (bottoms <= band[0]) | (rows >= band[1])
        if not self._outside.any():
            self._outside[:] = True
        self._runs = {"black": _Run(0), "frozen": _Run(1), "held": _Run(1)}

    @property
    def black(self) -> list[Stretch]:
        """Return the stretches of black frames."""
        return self._runs["black"].found

    @property
    def frozen(self) -> list[Stretch]:
        """Return the stretches in which nothing changed."""
        return self._runs["frozen"].found

    @property
    def held(self) -> list[Stretch]:
        """Return the stretches in which nothing but captions changed."""
        return self._runs["held"].found

    def see(self, number: int, luma: Plane) -> None:
        """Look at the next frame."""
        small = luma[:: self._stride, :: self._stride]
        cells = _cell_means(small, self._cell)
        self._runs["black"].step(number, self._is_black(small), cells)
        self._runs["frozen"].step(number, self._like(cells, "frozen"), cells)
        self._runs["held"].step(number, self._like(cells, "held"), cells)

    def end(self, frames: int) -> None:
        """Close the stretches that are still open."""
        for run in self._runs.values():
            run.step(frames, False, None)

    def _is_black(self, small: Plane) -> bool:
        rows = np.repeat(self._outside, self._cell)
        picture = small[: rows.size][rows]
        return float(np.mean(picture <= BLACK_LUMA)) >= BLACK_SHARE

    def _like(self, cells: Cells, name: str) -> bool:
        """Tell whether a frame still looks like the one its stretch began with."""
        reference = self._runs[name].reference
        if reference is None:
            return False
        moved = np.abs(cells - reference)
        if name == "held":
            moved = moved[self._outside]
        return float(moved.max()) < MOVED


class _Run:
    """One kind of stretch being followed; it begins `back` frames before the first that continues it."""

    def __init__(self, back: int) -> None:
        self._back = back
        self.found: list[Stretch] = []
        self.reference: Cells | None = None
        self._first = 0
        self._on = False

    def step(self, number: int, continues: bool, cells: Cells | None) -> None:
        if continues and not self._on:
            self._first, self._on = number - self._back, True
        elif not continues:
            if self._on and number - self._first >= SHORTEST:
                self.found.append(Stretch(first=self._first, end=number))
            self._on = False
            self.reference = cells


def _cell_means(small: Plane, cell: int) -> Cells:
    height, width = small.shape[0] // cell * cell, small.shape[1] // cell * cell
    blocks = small[:height, :width].reshape(height // cell, cell, width // cell, cell)
    return np.asarray(blocks.mean(axis=(1, 3), dtype=np.float32))
