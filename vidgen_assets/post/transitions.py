"""From one shot to the next: two finished frames become one, in planar yuv and integer arithmetic.

Owns how every kind of transition looks. Which kind comes where is scenes/montage.py's, for how long the
timeline's, and what both shots show meanwhile the painter's. At share 0 there is only the first shot, at
share 1 only the second; nothing between shows a border, a wrapped edge or light that neither shot has.
Directions are where the picture moves: "left" brings the new shot in from the right.
"""

from __future__ import annotations

import math
from typing import Literal, get_args

import numpy as np

from vidgen_assets.artifacts import TransitionKind
from vidgen_assets.post.kernel_types import Kernels, Places, Plane, Weights
from vidgen_assets.post.layers import FULL, Frame

Codes = tuple[int, int, int]
Toward = Literal["left", "right", "up", "down"]

INK: Codes = (24, 130, 127)
PAPER: Codes = (222, 127, 129)
"""White as paper is, short of the lightest code: a screen that lights up whole is a flash."""
FEATHER = 0.09
LAP = 0.035
DRIFT = 0.28
SHADE = 0.055
GROWN = 1.7
SMALL = 0.7
APPEARS = (0.15, 0.75)
"""Where in a zoom the one picture gives way to the other."""


def blend(
    kind: TransitionKind,
    share: float,
    before: Frame,
    after: Frame,
    out: Frame,
    kernels: Kernels,
    through: Codes | None = None,
) -> None:
    """Write into `out` what is seen when `share` (0 to 1) of the transition has passed.

    `through` is the colour (Y, Cb, Cr codes) of a dip that has none of its own: "dip_accent".
    """
    moved = _eased(share)
    family, _, toward = kind.partition("_")
    if kind == "crossfade":
        _mix(before, after, moved, out, kernels)
    elif family == "dip":
        _dip(before, after, share, out, kernels, _dip_colour(kind, through))
    elif kind == "zoom_in":
        _zoom(before, after, share, out, kernels)
    elif kind == "zoom_out":
        _zoom(after, before, 1 - share, out, kernels)
    elif family == "wipe":
        _wipe(before, after, moved, out, kernels, _direction(toward))
    elif family == "push":
        _push(before, after, moved, out, _direction(toward))
    elif family == "slide":
        _slide(before, after, moved, out, _direction(toward))
    else:
        shown = before if share < 0.5 else after
        out.buffer[:] = shown.buffer


def dip_codes(colour: str) -> Codes:
    """Return a colour like "#FFD23F" as BT.709 limited-range codes, for `through`."""
    from vidgen_assets.post.layers import OFFSET, TO_YUV

    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    y, cb, cr = (int(code) for code in np.round(TO_YUV @ rgb + OFFSET))
    return y, cb, cr


def _dip_colour(kind: TransitionKind, through: Codes | None) -> Codes:
    if kind == "dip_white":
        return PAPER
    return through if kind == "dip_accent" and through is not None else INK


def _direction(name: str) -> Toward:
    return next(one for one in get_args(Toward) if one == name)


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


def _mix(before: Frame, after: Frame, share: float, out: Frame, kernels: Kernels) -> None:
    weight = round(share * FULL)
    for one, two, target in zip(before.planes, after.planes, out.planes, strict=True):
        height, width = target.shape
        kernels.mix(one, two, _level(width, FULL), _level(height, weight), target)


def _dip(before: Frame, after: Frame, share: float, out: Frame, kernels: Kernels, colour: Codes) -> None:
    """Go into a colour with the first shot and come out of it with the second."""
    shown, strength = (before, share * 2) if share < 0.5 else (after, 2 - share * 2)
    weight = round(_eased(strength) * FULL)
    for one, code, target in zip(shown.planes, colour, out.planes, strict=True):
        height, width = target.shape
        kernels.mix(one, np.full_like(one, code), _level(width, FULL), _level(height, weight), target)


def _wipe(before: Frame, after: Frame, moved: float, out: Frame, kernels: Kernels, toward: Toward) -> None:
    """Let a soft edge run over the picture, both shots lying still under it."""
    axis = 1 if toward in ("left", "right") else 0
    for one, two, target in zip(before.planes, after.planes, out.planes, strict=True):
        length = target.shape[axis]
        edge = (1 + FEATHER) * (1 - moved) * length
        reveal = np.clip((np.arange(length) + 0.5 - edge) / (FEATHER * length) + 1.0, 0.0, 1.0)
        ramp = np.round(reveal * FULL).astype(np.int32)
        ramp = np.ascontiguousarray(ramp[::-1]) if toward in ("right", "down") else ramp
        other = _level(target.shape[1 - axis], FULL)
        across, down = (ramp, other) if axis else (other, ramp)
        kernels.mix(one, two, across, down, target)


def _turned(plane: Plane, toward: Toward) -> Plane:
    """Return a view of a plane in which the movement goes to the left."""
    turned = plane if toward in ("left", "right") else plane.T
    return turned if toward in ("left", "up") else turned[:, ::-1]


def _push(before: Frame, after: Frame, moved: float, out: Frame, toward: Toward) -> None:
    """Let the new shot push the old one out, as two pictures on one strip of film with a soft seam."""
    length = out.width if toward in ("left", "right") else out.height
    lap = _even(LAP * length * min(4 * moved * (1 - moved), 1.0))
    gone = _even(moved * (length - lap))
    seam = length - lap - gone
    for index, planes in enumerate(zip(before.planes, after.planes, out.planes, strict=True)):
        one, two, target = (_turned(plane, toward) for plane in planes)
        size = 1 if index == 0 else 2
        at, drawn, joined = seam // size, gone // size, lap // size
        target[:, :at] = one[:, drawn : drawn + at]
        target[:, at + joined :] = two[:, joined : joined + target.shape[1] - at - joined]
        if joined:
            weight = ((np.arange(joined) * 2 + 1) * FULL // (2 * joined)).astype(np.int32)
            old = one[:, drawn + at : drawn + at + joined].astype(np.int32)
            new = two[:, :joined].astype(np.int32)
            target[:, at : at + joined] = (old * (FULL - weight) + new * weight + FULL // 2) >> 8


def _slide(before: Frame, after: Frame, moved: float, out: Frame, toward: Toward) -> None:
    """Lay the new shot over the old one like a sheet, its shadow before it; the old one drifts along."""
    length = out.width if toward in ("left", "right") else out.height
    edge = length - _even(moved * length)
    drift = min(_even(DRIFT * (length - edge)), length - edge)
    for index, planes in enumerate(zip(before.planes, after.planes, out.planes, strict=True)):
        one, two, target = (_turned(plane, toward) for plane in planes)
        size = 1 if index == 0 else 2
        at, gone = edge // size, drift // size
        target[:, at:] = two[:, : target.shape[1] - at]
        target[:, :at] = one[:, gone : gone + at]
        reach = round(SHADE * min(out.width, out.height) / size)
        _cast_shadow(target, at, reach, INK[index], min(moved * 8, 1.0))


def _cast_shadow(plane: Plane, edge: int, reach: int, ink: int, depth: float) -> None:
    """Darken the columns before `edge` toward ink, more the nearer they are."""
    first = max(edge - reach, 0)
    if first == edge:
        return
    near = 1 - (edge - 0.5 - np.arange(first, edge)) / reach
    weight = (0.55 * depth * near * near * FULL).astype(np.int32)
    part = plane[:, first:edge].astype(np.int32)
    plane[:, first:edge] = (part * (FULL - weight) + ink * weight + FULL // 2) >> 8


def _zoom(out_of: Frame, into: Frame, share: float, out: Frame, kernels: Kernels) -> None:
    """Travel in: the first picture grows past the frame, the second comes from further away and settles.

    Where the second does not reach yet its own mirror image goes on, so that no border is ever seen. Played
    backwards it is a zoom out.
    """
    moved = _eased(share)
    ground, sheet = Frame(out.width, out.height), Frame(out.width, out.height)
    _scaled(out_of, GROWN**moved, ground, kernels)
    _scaled(into, SMALL ** (1 - moved), sheet, kernels)
    first, last = APPEARS
    _mix(ground, sheet, _eased(min(max((share - first) / (last - first), 0.0), 1.0)), out, kernels)


def _scaled(frame: Frame, scale: float, out: Frame, kernels: Kernels) -> None:
    """Draw a frame scaled about its middle; where it does not reach, its mirror image goes on."""
    step = 1 / scale
    x, y = ((length - 1) / 2 * (1 - step) for length in (frame.width, frame.height))
    # chroma samples sit on the left luma column and between two luma rows, as in layers.py
    starts = ((x, y), (x / 2, y / 2 + (step - 1) / 4), (x / 2, y / 2 + (step - 1) / 4))
    for source, target, (left, top) in zip(frame.planes, out.planes, starts, strict=True):
        height, width = target.shape
        row = np.empty(width, np.int32)
        kernels.move(source, target, _places(left, step, width), _places(top, step, height), row)
        _mirror_out(target, math.ceil((1 - scale) * width / 2 + 1))
        _mirror_out(target.T, math.ceil((1 - scale) * height / 2 + 1))


def _mirror_out(plane: Plane, margin: int) -> None:
    """Fill a margin on both sides with the mirror image of what lies beside it."""
    if margin > 1:
        plane[:, :margin] = plane[:, margin : 2 * margin][:, ::-1]
        plane[:, -margin:] = plane[:, -2 * margin : -margin][:, ::-1]


def _places(start: float, step: float, length: int) -> Places:
    at = np.clip(start + step * np.arange(length), 0.0, length - 1 - 1 / 256)
    whole = np.floor(at)
    return np.stack((whole, (at - whole) * 256.0)).astype(np.uint32)


def _even(pixels: float) -> int:
    return round(pixels / 2) * 2


def _level(length: int, weight: int) -> Weights:
    return np.full(length, weight, np.int32)
