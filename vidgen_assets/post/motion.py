"""How a shot moves: camera and parallax, the prop that pops in, the blink. Numbers only, no pixels.

A camera looks at a point of the canvas with a zoom: at zoom 1 the window fills the frame. A layer follows
`parallax` times as far as the camera goes, in place and in zoom, so near things pass far ones and a layer
with parallax 0 never moves. Ends are kept inside the canvas, and since everything between two ends lies
between them, no frame ever shows the canvas's edge.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import pairwise

from vidgen_assets.artifacts import Box, CameraPath, Ease

POP = ((0.0, 0.6, 0.35), (70.0, 0.82, 0.75), (130.0, 0.99, 1.0), (190.0, 1.05, 1.0), (330.0, 1.0, 1.0))
BLINK_MS = 133
EASES: dict[Ease, tuple[float, float, float]] = {
    "linear": (1.0, 0.0, 0.0),
    "in": (0.35, 0.65, 0.0),
    "out": (1.65, -0.65, 0.0),
    "in_out": (0.0, 3.0, -2.0),
    "flow": (0.25, 2.25, -1.5),
}
"""Each curve as its factors of t, t squared and t cubed: from 0 to 1, never back, and at rest only in_out."""


@dataclass(frozen=True)
class View:
    """What a layer is seen through: centre in canvas pixels, and canvas pixels a frame pixel, each way."""

    x: float
    y: float
    step_x: float
    step_y: float


@dataclass(frozen=True)
class Stage:
    """A canvas, the window on it that is the frame at rest, and the frame's size."""

    width: int
    height: int
    window: Box
    frame_width: int
    frame_height: int


def ease(progress: float, curve: Ease = "flow") -> float:
    """Return eased progress, 0 to 1. "flow" is slow, faster, slow, but never quite still, so that cuts flow."""
    t = min(max(progress, 0.0), 1.0)
    first, second, third = EASES[curve]
    return t * (first + t * (second + t * third))


def view_at(stage: Stage, path: CameraPath | None, parallax: float, progress: float) -> View:
    """Return how a layer is seen at `progress` (0 to 1) of the camera's path.

    The zoom grows steadily, and the centre goes as far as the view has shrunk: so there is one point the
    picture grows about, every edge of the view keeps its direction, and what both ends of a path hold is held
    all the way. A "zoom" is the lens's: it takes all layers alike, they do not part.
    """
    if path is None:
        return _view(stage, 1.0, *_rest(stage))
    if path.move == "zoom" and parallax > 0:
        parallax = 1.0
    start = _end(stage, path.zoom_from, path.x_from, path.y_from, parallax)
    end = _end(stage, path.zoom_to, path.x_to, path.y_to, parallax)
    share = ease(progress, path.ease)
    growth = math.log(end[0] / start[0])
    zoom = start[0] * math.exp(growth * share)  # a steady growth looks steady; a steady sum does not
    gone = share if abs(growth) < 1e-9 else math.expm1(-growth * share) / math.expm1(-growth)
    x, y = (a + (b - a) * gone for a, b in zip(start[1:], end[1:], strict=True))
    return _view(stage, zoom, x, y)


def pop(since_ms: float) -> tuple[float, float]:
    """Return a prop's scale and opacity so long after the word that names it; before it, it is not there."""
    if since_ms < 0:
        return 0.0, 0.0
    for (t0, scale0, alpha0), (t1, scale1, alpha1) in pairwise(POP):
        if since_ms < t1:
            share = (since_ms - t0) / (t1 - t0)
            return scale0 + (scale1 - scale0) * share, alpha0 + (alpha1 - alpha0) * share
    return 1.0, 1.0


def blinks(seed: str, frames: int, fps: int) -> tuple[tuple[int, int], ...]:
    """Return when eyes are closed in `frames` frames, as [first, end): every three to five seconds."""
    draw = random.Random(seed)
    length = max(round(BLINK_MS * fps / 1000), 1)
    at, found = draw.uniform(0.9, 2.6), []
    while round(at * fps) + length <= frames:
        found.append((round(at * fps), round(at * fps) + length))
        at += draw.uniform(3.0, 5.0)
    return tuple(found)


def _rest(stage: Stage) -> tuple[float, float]:
    window = stage.window
    return window.x + window.width / 2, window.y + window.height / 2


def _end(stage: Stage, zoom: float, x: float, y: float, parallax: float) -> tuple[float, float, float]:
    """Return a layer's zoom and centre at an end of the path, kept inside the canvas."""
    window, (rest_x, rest_y) = stage.window, _rest(stage)
    least = max(window.width / stage.width, window.height / stage.height)
    own = max(zoom**parallax, least)
    half_x, half_y = window.width / own / 2, window.height / own / 2
    own_x = rest_x + parallax * (x * stage.width - rest_x)
    own_y = rest_y + parallax * (y * stage.height - rest_y)
    return (
        own,
        min(max(own_x, half_x), stage.width - half_x),
        min(max(own_y, half_y), stage.height - half_y),
    )


def _view(stage: Stage, zoom: float, x: float, y: float) -> View:
    return View(
        x, y, stage.window.width / zoom / stage.frame_width, stage.window.height / zoom / stage.frame_height
    )
