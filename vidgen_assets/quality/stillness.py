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


class Grid:
    """A frame's luma in small cells, and which of them lie outside the rows captions are in."""

    def __init__(self, width: int, height: int, band: tuple[int, int]) -> None:
        self._stride = max(width // SAMPLES_ACROSS, 1)
        self._cell = max(width // self._stride // CELLS_ACROSS, 2)
        step = self._cell * self._stride
        rows = np.arange(height // step) * step
        self.shape = (rows.size, width // step)
        self.outside = (rows + step <= band[0]) | (rows >= band[1])
        if not self.outside.any():
            self.outside[:] = True

    def sampled(self, luma: Plane) -> Plane:
        """Return the samples of a frame that are looked at."""
        return luma[:: self._stride, :: self._stride]

    def cells(self, sampled: Plane) -> Cells:
        """Return the mean of each cell, rows by columns."""
        (rows, columns), cell = self.shape, self._cell
        blocks = sampled[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell)
        return np.asarray(blocks.mean(axis=(1, 3), dtype=np.float32))

    def black_share(self, sampled: Plane) -> float:
        """Return which share of the frame, captions left out, is black."""
        rows = np.repeat(self.outside, self._cell)
        return float(np.mean(sampled[: rows.size][rows] <= BLACK_LUMA))


class Stillness:
    """Is told of frames in order; `black`, `frozen` and `held` are complete after `end`."""

    def __init__(self, grid: Grid) -> None:
        self._outside = grid.outside
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

    def see(self, number: int, cells: Cells, black_share: float) -> None:
        """Look at the next frame: its cells, and the share of it that is black."""
        self._runs["black"].step(number, black_share >= BLACK_SHARE, cells)
        self._runs["frozen"].step(number, self._like(cells, "frozen"), cells)
        self._runs["held"].step(number, self._like(cells, "held"), cells)

    def end(self, frames: int) -> None:
        """Close the stretches that are still open."""
        for run in self._runs.values():
            run.step(frames, False, None)

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
