"""The pixel loop of hdr.py compiled by numba, and the same in numpy where numba cannot load: equal bytes."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.post.kernel_types import Plane, Table

Codes10 = NDArray[np.uint16]
STRIP = 64
HUNDREDTHS = 100


class LookUp(Protocol):
    """Fills a 10-bit frame from an 8-bit one; returns the brightest pixel and the sum of all, in 0.01 cd/m2."""

    def __call__(
        self, y: Plane, cb: Plane, cr: Plane, table: Table, y10: Codes10, cb10: Codes10, cr10: Codes10, /
    ) -> tuple[int, int]: ...


@cache
def load_look_up() -> LookUp:
    """Return the compiled loop, or the numpy one where numba cannot load."""
    try:
        import numba as nb
    except (ImportError, OSError, SystemError):
        return plain_look_up
    planes8, planes10 = (
        "uint8[:,::1], uint8[:,::1], uint8[:,::1]",
        "uint16[:,::1], uint16[:,::1], uint16[:,::1]",
    )
    signature = f"UniTuple(int64, 2)({planes8}, float32[:,:,:,::1], {planes10})"
    try:
        compiled: LookUp = nb.njit(signature, nogil=True, cache=True)(look_up)
    except RuntimeError:  # numba found nowhere to keep its cache
        compiled = nb.njit(signature, nogil=True)(look_up)
    return compiled


def look_up(
    y: Plane, cb: Plane, cr: Plane, table: Table, y10: Codes10, cb10: Codes10, cr10: Codes10
) -> tuple[int, int]:
    """Look every pixel up: exact in luma, bilinear in chroma; a chroma sample is the mean of its four pixels'."""
    most, total = 0, 0
    half, quarter = np.float32(0.5), np.float32(0.25)
    for row in range(cb.shape[0]):
        for column in range(cb.shape[1]):
            blue, red = np.uint32(cb[row, column]), np.uint32(cr[row, column])
            first, second = blue >> np.uint32(2), red >> np.uint32(2)
            down = np.float32(blue & np.uint32(3)) * quarter
            across = np.float32(red & np.uint32(3)) * quarter
            blues, reds = np.float32(0), np.float32(0)
            for corner in range(4):
                top, left = 2 * row + (corner >> 1), 2 * column + (corner & 1)
                cell = table[y[top, left]]
                a, b = cell[first, second], cell[first, second + np.uint32(1)]
                c, d = cell[first + np.uint32(1), second], cell[first + np.uint32(1), second + np.uint32(1)]
                upper, lower = a[0] + (b[0] - a[0]) * across, c[0] + (d[0] - c[0]) * across
                y10[top, left] = np.uint16(upper + (lower - upper) * down + half)
                upper, lower = a[1] + (b[1] - a[1]) * across, c[1] + (d[1] - c[1]) * across
                blues += upper + (lower - upper) * down
                upper, lower = a[2] + (b[2] - a[2]) * across, c[2] + (d[2] - c[2]) * across
                reds += upper + (lower - upper) * down
                upper, lower = a[3] + (b[3] - a[3]) * across, c[3] + (d[3] - c[3]) * across
                nits = int((upper + (lower - upper) * down) * np.float32(HUNDREDTHS) + half)
                most = max(most, nits)
                total += nits
            cb10[row, column] = np.uint16(blues * quarter + half)
            cr10[row, column] = np.uint16(reds * quarter + half)
    return most, total


def plain_look_up(
    y: Plane, cb: Plane, cr: Plane, table: Table, y10: Codes10, cb10: Codes10, cr10: Codes10
) -> tuple[int, int]:
    """Do what look_up does, a strip at a time to stay small."""
    most, total = 0, 0
    half, quarter = np.float32(0.5), np.float32(0.25)
    for start in range(0, cb.shape[0], STRIP):
        strip = slice(start, start + STRIP)
        blue, red = cb[strip], cr[strip]
        first, second = (blue >> 2).astype(np.intp), (red >> 2).astype(np.intp)
        down = ((blue & 3).astype(np.float32) * quarter)[..., None]
        across = ((red & 3).astype(np.float32) * quarter)[..., None]
        sums = np.zeros((*blue.shape, 2), np.float32)
        for top, left in ((0, 0), (0, 1), (1, 0), (1, 1)):
            luma = y[2 * start + top : 2 * (start + STRIP) : 2, left::2]
            a, b = table[luma, first, second], table[luma, first, second + 1]
            c, d = table[luma, first + 1, second], table[luma, first + 1, second + 1]
            upper, lower = a + (b - a) * across, c + (d - c) * across
            value = upper + (lower - upper) * down
            y10[2 * start + top : 2 * (start + STRIP) : 2, left::2] = value[..., 0] + half
            sums += value[..., 1:3]
            nits = (value[..., 3] * np.float32(HUNDREDTHS) + half).astype(np.int64)
            most, total = max(most, int(nits.max())), total + int(nits.sum())
        cb10[strip], cr10[strip] = sums[..., 0] * quarter + half, sums[..., 1] * quarter + half
    return most, total
