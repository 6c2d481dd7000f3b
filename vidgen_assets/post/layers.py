"""From a keyframe's layers to planes that move: graded once, converted once, kept small, laid over a frame.

Owns the geometry between canvas and frame. Where the camera is at a moment is motion.py's, the pixel loops
are kernels.py's. Layers arrive as straight-alpha pictures; here they become premultiplied planar yuv, which
is what makes bilinear edges clean (no dark fringe).

Chroma samples sit on the left luma column and between two luma rows (H.264's default), in layers as in the
frame, so chroma moves exactly with luma.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from vidgen_assets.post.kernel_types import Kernels, Places, Plane, Runs, Table
from vidgen_assets.post.motion import Stage, View

Role = Literal["plain", "prop", "awake", "asleep"]
FULL = 256
SHRINK_BELOW = 0.9
RUNS = 24
TO_YUV = np.array(
    [
        [219 * 0.2126, 219 * 0.7152, 219 * 0.0722],
        [-224 * 0.2126 / 1.8556, -224 * 0.7152 / 1.8556, 224 * 0.5],
        [224 * 0.5, -224 * 0.7152 / 1.5748, -224 * 0.0722 / 1.5748],
    ],
    np.float64,
)
OFFSET = np.array([16.0, 128.0, 128.0])
PLAIN = np.concatenate([TO_YUV / 255, OFFSET[:, None]], axis=1).astype(np.float32)
"""What red, green, blue (0 to 255) and one weigh in Y, Cb and Cr."""


def code_table(rgb_table: Table) -> Table:
    """Turn a table of RGB (0 to 1) into one of BT.709 limited-range Y, Cb, Cr codes (floats).

    The conversion is linear, so interpolating codes is the same as converting interpolated colours.
    """
    return np.ascontiguousarray(rgb_table.astype(np.float64) @ TO_YUV.T + OFFSET, np.float32)


class Frame:
    """One picture being made: planar yuv420p in a single buffer, which the encoder takes as it is."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.buffer = np.empty(width * height * 3 // 2, np.uint8)
        luma, chroma = width * height, width * height // 4
        self.y: Plane = self.buffer[:luma].reshape(height, width)
        self.cb: Plane = self.buffer[luma : luma + chroma].reshape(height // 2, width // 2)
        self.cr: Plane = self.buffer[luma + chroma :].reshape(height // 2, width // 2)

    @property
    def planes(self) -> tuple[Plane, Plane, Plane]:
        """Return Y, Cb and Cr."""
        return self.y, self.cb, self.cr

    def fill(self, y: int, cb: int, cr: int) -> None:
        """Make the whole picture one colour."""
        for plane, code in zip(self.planes, (y, cb, cr), strict=True):
            plane.fill(code)


@dataclass(frozen=True, eq=False)
class Planes:
    """A picture with coverage: Y, Cb, Cr premultiplied, coverage at luma and chroma size; even sides."""

    y: Plane
    cb: Plane
    cr: Plane
    full: Plane
    half: Plane

    @staticmethod
    def empty(width: int, height: int) -> Planes:
        """Return planes nothing is on."""
        big, small = (height, width), (height // 2, width // 2)
        return Planes(*(np.zeros(size, np.uint8) for size in (big, small, small, big, small)))

    @staticmethod
    def of(rgba: Plane, codes: Table, kernels: Kernels) -> Planes:
        """Convert straight RGBA (height, width, 4) through a table of codes; odd sides grow by one pixel."""
        return Planes._split(rgba, codes, kernels.to_planes)

    @staticmethod
    def plain(rgba: Plane, kernels: Kernels) -> Planes:
        """Convert straight RGBA whose colours are final."""
        return Planes._split(rgba, PLAIN, kernels.draw_planes)

    @staticmethod
    def _split(rgba: Plane, codes: Table, split: Callable[..., None]) -> Planes:
        height, width = rgba.shape[:2]
        if height % 2 or width % 2:
            rgba = np.pad(rgba, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
        planes = Planes.empty(rgba.shape[1], rgba.shape[0])
        scratch = np.empty((3, rgba.shape[1]), np.float32)
        y, cb, cr, full, half = planes.y, planes.cb, planes.cr, planes.full, planes.half
        split(np.ascontiguousarray(rgba), codes, y, cb, cr, full, half, scratch)
        return planes

    def solid(self) -> Planes:
        """Return the same picture with coverage that is full everywhere and takes no memory."""
        sizes = self.full.shape, self.half.shape
        full, half = (np.broadcast_to(np.uint8(255), size) for size in sizes)
        return replace(self, full=full, half=half)

    @property
    def each(self) -> tuple[tuple[Plane, Plane], ...]:
        """Return colour and coverage plane by plane: Y, Cb, Cr."""
        return (self.y, self.full), (self.cb, self.half), (self.cr, self.half)

    def part(self, x: int, y: int, width: int, height: int) -> Planes:
        """Return a copy of an even rectangle."""
        big = (slice(y, y + height), slice(x, x + width))
        small = (slice(y // 2, (y + height) // 2), slice(x // 2, (x + width) // 2))
        parts = (self.y[big], self.cb[small], self.cr[small], self.full[big], self.half[small])
        return Planes(*(np.ascontiguousarray(part) for part in parts))


@dataclass(frozen=True, eq=False)
class Sticker:
    """Planes that lie still at even (x, y) of the frame: captions, watermark, vignette."""

    planes: Planes
    x: int
    y: int

    def stick(self, frame: Frame, kernels: Kernels) -> None:
        """Lay it over the frame."""
        for (colour, coverage), out, size in zip(self.planes.each, frame.planes, (1, 2, 2), strict=True):
            kernels.stamp(colour, coverage, out, self.x // size, self.y // size)


@dataclass(frozen=True, eq=False)
class Layer:
    """Planes that move: at (x, y) of the canvas, `scale_x` and `scale_y` samples a canvas pixel.

    `runs` tells where luma and chroma have something to draw; None: everywhere, it covers the canvas.
    """

    planes: Planes
    runs: tuple[Runs, Runs] | None
    x: float
    y: float
    scale_x: float
    scale_y: float
    parallax: float
    role: Role

    @property
    def covers_canvas(self) -> bool:
        """Tell whether nothing behind it can be seen, wherever the camera looks."""
        return self.runs is None

    def draw(
        self, frame: Frame, view: View, kernels: Kernels, *, scale: float = 1.0, opacity: int = FULL,
        about: tuple[float, float] = (0.0, 0.0),
    ) -> None:  # fmt: skip
        """Lay it over the frame as the camera sees it, grown by `scale` about a canvas point."""
        x = _Line.seen(view.x, view.step_x, frame.width, self.x, self.scale_x, scale, about[0])
        y = _Line.seen(view.y, view.step_y, frame.height, self.y, self.scale_y, scale, about[1])
        rows = np.empty((2, self.planes.y.shape[1]), np.int32)
        for index, ((colour, coverage), out) in enumerate(zip(self.planes.each, frame.planes, strict=True)):
            across, down = (x, y) if index == 0 else (x.chroma_across(), y.chroma_down())
            if self.runs is None:
                xs = across.places(0, out.shape[1], colour.shape[1])
                ys = down.places(0, out.shape[0], colour.shape[0])
                kernels.move(colour, out, xs, ys, rows[0])
                continue
            x0, x1 = across.inside(out.shape[1], colour.shape[1])
            y0, y1 = down.inside(out.shape[0], colour.shape[0])
            if x0 >= x1 or y0 >= y1:
                continue
            xs, ys = across.places(x0, x1, colour.shape[1]), down.places(y0, y1, colour.shape[0])
            runs = self.runs[0] if index == 0 else self.runs[1]
            kernels.cover(colour, coverage, runs, out, x0, y0, xs, ys, opacity, rows)


@dataclass(frozen=True)
class _Line:
    """One axis of a move: frame sample n shows layer sample `start + step * n`."""

    start: float
    step: float

    @staticmethod
    def seen(
        centre: float, step: float, length: int, origin: float, density: float, scale: float, about: float
    ) -> _Line:
        first = centre + (0.5 - length / 2) * step  # where on the canvas the first frame pixel looks
        first = about + (first - about) / scale
        return _Line((first - origin) * density - 0.5, step * density / scale)

    def chroma_across(self) -> _Line:
        return _Line(self.start / 2, self.step)

    def chroma_down(self) -> _Line:
        return _Line(self.start / 2 + (self.step - 1) / 4, self.step)

    def inside(self, length: int, samples: int) -> tuple[int, int]:
        """Return the frame samples [first, end) that lie between two samples of the layer."""
        first = max(math.ceil(-self.start / self.step - 1e-9), 0)
        end = min(math.floor((samples - 1 - self.start) / self.step - 1e-9) + 1, length)
        return first, end

    def places(self, first: int, end: int, samples: int) -> Places:
        at = self.start + self.step * np.arange(first, end)
        np.clip(at, 0.0, samples - 1 - 1 / 256, out=at)
        whole = np.floor(at)
        return np.stack((whole, (at - whole) * 256.0)).astype(np.uint32)


def make_layer(
    rgba: Plane, x: int, y: int, stage: Stage, codes: Table, kernels: Kernels, *, parallax: float = 1.0,
    role: Role = "plain",
) -> Layer | None:  # fmt: skip
    """Prepare a picture that lies at (x, y) of the canvas; None when nothing of it can be seen."""
    solid = bool((rgba[..., 3] == 255).all())
    height, width = rgba.shape[:2]
    covers = solid and x <= 0 and y <= 0 and x + width >= stage.width and y + height >= stage.height
    if not covers:
        cropped = _crop(rgba, x, y, stage)
        if cropped is None:
            return None
        rgba, x, y = cropped
    planes = Planes.of(rgba, codes, kernels)
    scale_x = scale_y = 1.0
    wanted = stage.frame_width / stage.window.width
    if wanted < SHRINK_BELOW or (covers and wanted > 1 / SHRINK_BELOW):
        planes, scale_x, scale_y = _resize(planes, wanted)
    if covers:
        planes = planes.solid()
    runs = None if covers else (_runs(planes.full, kernels), _runs(planes.half, kernels))
    return Layer(planes, runs, x, y, scale_x, scale_y, parallax, role)


def freeze(layer: Layer, stage: Stage, view: View, kernels: Kernels) -> Sticker | None:
    """Turn a layer that never moves into a sticker; None when no part of it lies in the frame."""
    size = (stage.frame_width, stage.frame_height)
    # drawn over nothing, a premultiplied layer is its own colour; its coverage is drawn as if it were colour
    colour, coverage = Frame(*size), Frame(*size)
    colour.fill(0, 0, 0)
    coverage.fill(0, 0, 0)
    layer.draw(colour, view, kernels)
    full, half = (np.ascontiguousarray(plane) for plane in (layer.planes.full, layer.planes.half))
    replace(layer, planes=Planes(full, half, half, full, half)).draw(coverage, view, kernels)
    planes = Planes(colour.y, colour.cb, colour.cr, coverage.y, coverage.cb)
    box = covered_box(planes.full)
    if box is None:
        return None
    return Sticker(planes.part(*box), box[0], box[1])


def _runs(coverage: Plane, kernels: Kernels) -> Runs:
    found = np.empty((coverage.shape[0], 1 + 3 * RUNS), np.int32)
    kernels.find_runs(coverage, found)
    return found


def covered_box(coverage: Plane) -> tuple[int, int, int, int] | None:
    """Return the even rectangle (x, y, width, height) outside which nothing is covered, or None."""
    rows, columns = np.flatnonzero(coverage.any(axis=1)), np.flatnonzero(coverage.any(axis=0))
    if rows.size == 0:
        return None
    left, top = int(columns[0]) // 2 * 2, int(rows[0]) // 2 * 2
    return left, top, (int(columns[-1]) - left) // 2 * 2 + 2, (int(rows[-1]) - top) // 2 * 2 + 2


def _crop(rgba: Plane, x: int, y: int, stage: Stage) -> tuple[Plane, int, int] | None:
    """Cut a layer to what covers, with two clear pixels around it, or its own edge where the canvas ends."""
    coverage = rgba[..., 3]
    rows, columns = np.flatnonzero(coverage.any(axis=1)), np.flatnonzero(coverage.any(axis=0))
    if rows.size == 0:
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    # even sides, so that nothing has to be padded again
    height, width = bottom - top, right - left
    part = np.zeros((height + 4 + height % 2, width + 4 + width % 2, 4), np.uint8)
    part[2 : 2 + height, 2 : 2 + width] = rgba[top:bottom, left:right]
    if y + top <= 0:
        part[:2] = part[2]
    if y + bottom >= stage.height:
        part[2 + height :] = part[1 + height]
    if x + left <= 0:
        part[:, :2] = part[:, 2:3]
    if x + right >= stage.width:
        part[:, 2 + width :] = part[:, 1 + width : 2 + width]
    return part, x + left - 2, y + top - 2


def _resize(planes: Planes, scale: float) -> tuple[Planes, float, float]:
    """Resample planes once, so that the frame's loop never has to shrink or enlarge by much.

    Area averaging down, bicubic up; up is only asked for pictures without transparent parts.
    """
    import av
    from av.video.reformatter import Interpolation

    way = Interpolation.AREA if scale < 1 else Interpolation.BICUBIC
    height, width = planes.y.shape
    new_width, new_height = max(round(width * scale / 2) * 2, 4), max(round(height * scale / 2) * 2, 4)

    def resized(plane: Plane, width: int, height: int) -> Plane:
        picture = av.VideoFrame.from_ndarray(plane, format="gray")
        return np.ascontiguousarray(
            picture.reformat(width=width, height=height, interpolation=way).to_ndarray()
        )

    big, small = (new_width, new_height), (new_width // 2, new_height // 2)
    parts = (planes.y, planes.cb, planes.cr, planes.full, planes.half)
    sizes = (big, small, small, big, small)
    new = Planes(*(resized(part, *size) for part, size in zip(parts, sizes, strict=True)))
    return new, new_width / width, new_height / height
