"""A shot shown whole in a frame of another shape: in the middle, and around it its own picture once more.

Around it lies either the blurred picture or its mirror image, darkened, so that the eye stays in the middle.
All in planar yuv and integer arithmetic, the same on every machine. Which shots need it, and how large they are
shown, is reframe.py's.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from vidgen_assets.post.kernel_types import Kernels, Places, Plane, Weights
from vidgen_assets.post.layers import FULL, Frame
from vidgen_assets.post.transitions import INK

BLOCK = 16
"""The blurred picture is made of the means of blocks of so many pixels, smoothed and enlarged."""
SMOOTHED = 4
DARK = {"blur": 90, "mirror": 130}
"""How much of the ink (of 256) is mixed into what is around the shot."""
EDGE = 60
REACH = 0.02
"""A shadow beside the shot: its strength (of 256) and its reach, of the frame's shorter side."""


def fill_around(inner: Frame, out: Frame, how: Literal["blur", "mirror"], kernels: Kernels) -> None:
    """Draw `inner` into the middle of `out`, and around it what `how` says. `inner` has even sides."""
    left, top = (out.width - inner.width) // 4 * 2, (out.height - inner.height) // 4 * 2
    reach = REACH * min(out.width, out.height)
    for index, (source, target, code) in enumerate(zip(inner.planes, out.planes, INK, strict=True)):
        size = 1 if index == 0 else 2
        x, y = left // size, top // size
        around = np.empty_like(target)
        if how == "blur":
            _blurred(source, around, BLOCK // size, kernels)
        else:
            around[:] = source[_mirrored(y, *_lengths(target, source, 0))][
                :, _mirrored(x, *_lengths(target, source, 1))
            ]
        across = _shade(target.shape[1], x, source.shape[1], DARK[how], reach / size)
        down = _shade(target.shape[0], y, source.shape[0], DARK[how], reach / size)
        # mix multiplies both weights: the axis without a margin must not darken what the other one leaves
        if x == 0:
            across = np.full_like(across, FULL)
        elif y == 0:
            down = np.full_like(down, FULL)
        kernels.mix(around, np.full_like(around, code), across, down, target)
        target[y : y + source.shape[0], x : x + source.shape[1]] = source


def _lengths(target: Plane, source: Plane, axis: int) -> tuple[int, int]:
    return target.shape[axis], source.shape[axis]


def _mirrored(start: int, length: int, period: int) -> np.ndarray:
    """Return for each sample of an axis the one of the picture that is mirrored there, as often as it takes."""
    at = np.abs((np.arange(length) - start) % (2 * period))
    return np.asarray(np.where(at < period, at, 2 * period - 1 - at))


def _blurred(source: Plane, out: Plane, block: int, kernels: Kernels) -> None:
    """Cover `out` with the picture, so blurred that only its colours are left."""
    height, width = source.shape
    rows, columns = max(height // block, 2), max(width // block, 2)
    tall, wide = height // rows, width // columns
    blocks = source[: rows * tall, : columns * wide].reshape(rows, tall, columns, wide)
    small = blocks.mean(axis=(1, 3), dtype=np.float64)
    for axis in (0, 1) * SMOOTHED:
        small = _smooth(small, axis)
    tiny = np.round(small).astype(np.uint8)
    scale = max(out.shape[1] / columns, out.shape[0] / rows)
    xs, ys = _cover(out.shape[1], columns, scale), _cover(out.shape[0], rows, scale)
    kernels.move(tiny, out, xs, ys, np.empty(columns, np.int32))


def _smooth(plane: np.ndarray, axis: int) -> np.ndarray:
    ends = [(1, 1) if one == axis else (0, 0) for one in (0, 1)]
    padded = np.pad(plane, ends, mode="edge")
    before, middle, after = (np.take(padded, np.arange(n, n + plane.shape[axis]), axis) for n in range(3))
    return np.asarray((before + 2 * middle + after) / 4)


def _cover(length: int, samples: int, scale: float) -> Places:
    """Return where in `samples` each of `length` pixels looks, enlarged by `scale` about the middle."""
    at = (np.arange(length) + 0.5 - length / 2) / scale + samples / 2 - 0.5
    np.clip(at, 0.0, samples - 1 - 1 / 256, out=at)
    whole = np.floor(at)
    return np.stack((whole, (at - whole) * 256.0)).astype(np.uint32)


def _shade(length: int, start: int, shown: int, dark: int, reach: float) -> Weights:
    """Return how much ink each sample of an axis gets: more in the shadow right beside the shot."""
    at = np.arange(length)
    away = np.maximum(np.maximum(start - 1 - at, at - start - shown), 0)
    near = np.clip(1 - away / max(reach, 1.0), 0.0, 1.0)
    return np.round(dark + EDGE * near * near).astype(np.int32)
