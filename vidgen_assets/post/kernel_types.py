"""What the pixel loops are given, and which ones this machine runs."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
Places = NDArray[np.uint32]
Runs = NDArray[np.int32]
Weights = NDArray[np.int32]
Table = NDArray[np.float32]


class Kernels(Protocol):
    """The seven pixel loops, as kernels.py describes them."""

    def move(self, source: Plane, out: Plane, xs: Places, ys: Places, row: Weights, /) -> None: ...

    def cover(
        self, colour: Plane, coverage: Plane, runs: Runs, out: Plane, x0: int, y0: int,
        xs: Places, ys: Places, opacity: int, rows: Weights, /,
    ) -> None: ...  # fmt: skip

    def stamp(self, colour: Plane, coverage: Plane, out: Plane, x0: int, y0: int, /) -> None: ...

    def mix(self, first: Plane, second: Plane, across: Weights, down: Weights, out: Plane, /) -> None: ...

    def to_planes(
        self, rgba: Plane, table: Table, luma: Plane, cb: Plane, cr: Plane, coverage: Plane, half: Plane,
        sums: Table, /,
    ) -> None: ...  # fmt: skip

    def draw_planes(
        self, rgba: Plane, matrix: Table, luma: Plane, cb: Plane, cr: Plane, coverage: Plane, half: Plane,
        sums: Table, /,
    ) -> None: ...  # fmt: skip

    def find_runs(self, coverage: Plane, runs: Runs, /) -> None: ...


@cache
def load_kernels() -> Kernels:
    """Return the compiled loops, or the numpy ones where numba cannot load; both give the same bytes."""
    try:
        from vidgen_assets.post import kernels
    except (ImportError, OSError, SystemError):
        from vidgen_assets.post import plain_kernels

        return plain_kernels
    return kernels
