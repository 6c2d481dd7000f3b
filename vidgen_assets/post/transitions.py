"""From one shot to the next: two finished frames become one, in yuv, by a table of kinds."""

from __future__ import annotations

import numpy as np

from vidgen_assets.artifacts import TransitionKind
from vidgen_assets.post.kernel_types import Kernels, Plane, Weights
from vidgen_assets.post.layers import FULL, Frame

INK = (24, 130, 127)
FEATHER = 0.09
DRIFT = 0.28
SHADE = 0.055


def blend(
    kind: TransitionKind, share: float, before: Frame, after: Frame, out: Frame, kernels: Kernels
) -> None:
    """Write into `out` what is seen when `share` (0 to 1) of the transition has passed."""
    moved = share * share * (3 - 2 * share)
    if kind == "crossfade":
        _mix(before, after, moved, out, kernels)
    elif kind == "dip":
        _dip(before, after, share, out, kernels)
    elif kind == "wipe_left":
        _wipe(before, after, moved, out, kernels, axis=1)
    elif kind == "wipe_up":
        _wipe(before, after, moved, out, kernels, axis=0)
    elif kind == "slide_left":
        _slide(before, after, moved, out)
    else:
        shown = before if share < 0.5 else after
        out.buffer[:] = shown.buffer


def _mix(before: Frame, after: Frame, share: float, out: Frame, kernels: Kernels) -> None:
    weight = round(share * FULL)
    for one, two, target in zip(before.planes, after.planes, out.planes, strict=True):
        height, width = target.shape
        kernels.mix(one, two, _level(width, FULL), _level(height, weight), target)


def _dip(before: Frame, after: Frame, share: float, out: Frame, kernels: Kernels) -> None:
    """Go down into ink with the first shot and come up out of it with the second."""
    shown, strength = (before, share * 2) if share < 0.5 else (after, 2 - share * 2)
    weight = round(strength * strength * (3 - 2 * strength) * FULL)
    for one, code, target in zip(shown.planes, INK, out.planes, strict=True):
        height, width = target.shape
        kernels.mix(one, np.full_like(one, code), _level(width, FULL), _level(height, weight), target)


def _wipe(before: Frame, after: Frame, share: float, out: Frame, kernels: Kernels, *, axis: int) -> None:
    """Let a soft edge run over the picture, from right to left or from bottom to top."""
    for one, two, target in zip(before.planes, after.planes, out.planes, strict=True):
        length = target.shape[axis]
        edge = (1 + FEATHER) * (1 - share) * length
        reveal = np.clip((np.arange(length) + 0.5 - edge) / (FEATHER * length) + 1.0, 0.0, 1.0)
        ramp = np.round(reveal * FULL).astype(np.int32)
        other = _level(target.shape[1 - axis], FULL)
        across, down = (ramp, other) if axis else (other, ramp)
        kernels.mix(one, two, across, down, target)


def _slide(before: Frame, after: Frame, moved: float, out: Frame) -> None:
    """Push the new shot in from the right like a sheet, its shadow on the old one, which drifts along."""
    edge = out.width - round(moved * out.width / 2) * 2
    drift = min(round(DRIFT * (out.width - edge) / 2) * 2, out.width - edge)
    for index, (one, two, target) in enumerate(zip(before.planes, after.planes, out.planes, strict=True)):
        size = 1 if index == 0 else 2
        at, gone = edge // size, drift // size
        target[:, at:] = two[:, : target.shape[1] - at]
        target[:, :at] = one[:, gone : gone + at]
        _cast_shadow(target, at, round(SHADE * target.shape[1]), INK[index], min(moved * 8, 1.0))


def _cast_shadow(plane: Plane, edge: int, reach: int, ink: int, depth: float) -> None:
    """Darken the columns before `edge` toward ink, more the nearer they are."""
    first = max(edge - reach, 0)
    if first == edge:
        return
    near = 1 - (edge - 0.5 - np.arange(first, edge)) / reach
    weight = (0.55 * depth * near * near * FULL).astype(np.int32)
    part = plane[:, first:edge].astype(np.int32)
    plane[:, first:edge] = (part * (FULL - weight) + ink * weight + FULL // 2) >> 8


def _level(length: int, weight: int) -> Weights:
    return np.full(length, weight, np.int32)
