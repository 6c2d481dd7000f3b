"""Pictures ready to be drawn: a shot's layers prepared once and shared by the segments that show it.

Preparing costs as much as a second of drawing and the result takes 25 to 40 MB. A shot is seen in up to three
segments (its own and, through transitions, its neighbours'), so it stays for as long as somebody draws with it,
and the last two asked for stay for who comes next. Several threads may use it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakValueDictionary

import numpy as np

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import KeyLayer
from vidgen_assets.post.colour.cube import Cube, compose, read_cube
from vidgen_assets.post.kernel_types import Kernels, Plane, Table
from vidgen_assets.post.layers import Layer, Role, Sticker, code_table, freeze, make_layer
from vidgen_assets.post.motion import Stage, view_at
from vidgen_assets.post.slices import Picture, SegmentPlan
from vidgen_assets.post.stills import read_rgba

KEPT = 2


@dataclass(frozen=True, eq=False)
class Prepared:
    """A shot's layers back to front, and the stage they stand on; `opaque` when the first covers all."""

    stage: Stage
    layers: tuple[Layer | Sticker, ...]
    pivot: tuple[float, float]
    opaque: bool


class Pictures:
    """Prepares shots for one frame size, each once while it is in use."""

    def __init__(self, store: BlobStore, kernels: Kernels) -> None:
        self.store, self.kernels = store, kernels
        self._lock, self._preparing = threading.Lock(), threading.Lock()
        self._in_use: WeakValueDictionary[str, Prepared] = WeakValueDictionary()
        self._latest: deque[Prepared] = deque(maxlen=KEPT)
        self._cubes: dict[str, Cube] = {}

    def prepared(self, picture: Picture, plan: SegmentPlan) -> Prepared:
        """Return the picture's layers, graded and converted; whoever draws with them often holds on to them."""
        key = f"{picture.model_dump_json()}|{plan.width}x{plan.height}|{plan.lut.sha256}|{plan.strength}"
        found = self._find(key)
        if found is not None:
            return found
        with self._preparing:  # one at a time: half-prepared pictures take the most memory of all
            found = self._find(key)
            if found is None:
                self._make_room()
                found = self._prepare(picture, plan)
                with self._lock:
                    self._in_use[key] = found
                    self._latest.append(found)
            return found

    def _find(self, key: str) -> Prepared | None:
        with self._lock:
            found = self._in_use.get(key)
            if found is not None and found not in self._latest:
                self._latest.append(found)
            return found

    def _make_room(self) -> None:
        with self._lock:
            if len(self._latest) == KEPT:
                self._latest.popleft()

    def codes(self, picture: Picture, plan: SegmentPlan) -> Table:
        """Return the table that takes a picture's colours through its match and the look to yuv codes."""
        with self._lock:
            cube = self._cubes.get(plan.lut.sha256)
            if cube is None:
                cube = self._cubes[plan.lut.sha256] = read_cube(self.store.path(plan.lut))
        return code_table(compose(cube, plan.strength, picture.match))

    def _prepare(self, picture: Picture, plan: SegmentPlan) -> Prepared:
        stage, codes = stage_of(picture, plan), self.codes(picture, plan)
        layers: list[Layer | Sticker] = []
        opaque = False
        for layer, role, rgba in self._looks(picture):
            made = make_layer(
                rgba, layer.x, layer.y, stage, codes, self.kernels, parallax=layer.parallax, role=role
            )
            del rgba  # or it would still be there while the next layer is decoded
            if made is None:
                continue
            opaque = opaque or (not layers and made.covers_canvas)
            shown: Layer | Sticker | None = made
            if role == "plain" and (layer.parallax == 0 or picture.path is None):
                shown = freeze(made, stage, view_at(stage, picture.path, 0.0, 0.0), self.kernels)
            if shown is not None:
                layers.append(shown)
        if not layers:
            raise InvalidInput(f"shot {picture.shot}: its layers show nothing; make its keyframe again")
        return Prepared(stage, tuple(layers), _pivot(picture), opaque)

    def _looks(self, picture: Picture) -> Iterator[tuple[KeyLayer, Role, Plane]]:
        """Yield every layer back to front with role and pixels; the one with eyes comes in both states."""
        wearer = _wearer(picture)
        for number, layer in enumerate(picture.layers):
            if number == wearer and picture.blink is not None:
                yield from self._eyes(picture, layer, picture.blink)
            else:
                yield layer, "prop" if layer.name == "prop" else "plain", self._pixels(picture, layer)

    def _eyes(
        self, picture: Picture, layer: KeyLayer, blink: KeyLayer
    ) -> Iterator[tuple[KeyLayer, Role, Plane]]:
        rgba = self._pixels(picture, layer)
        yield layer, "awake", rgba
        yield layer, "asleep", _patched(rgba, layer, self._pixels(picture, blink), blink)

    def _pixels(self, picture: Picture, layer: KeyLayer) -> Plane:
        return read_rgba(self.store.path(layer.image), f"layer {layer.name!r} of shot {picture.shot}")


def stage_of(picture: Picture, plan: SegmentPlan) -> Stage:
    """Return a picture's canvas and window; InvalidInput when the window does not lie on the canvas."""
    window = picture.window
    inside = window.x >= 0 and window.y >= 0 and window.width >= 2 and window.height >= 2
    if not inside or window.x + window.width > picture.width or window.y + window.height > picture.height:
        raise InvalidInput(
            f"shot {picture.shot}: its window {window.model_dump()} does not lie on its canvas of "
            f"{picture.width}x{picture.height}: make framed_clips again"
        )
    size = (picture.fill.width, picture.fill.height) if picture.fill else (plan.width, plan.height)
    return Stage(picture.width, picture.height, window, *size)


def _wearer(picture: Picture) -> int | None:
    """Return which layer the closed eyes belong to: the subject, else the last one that moves as they do."""
    if picture.blink is None:
        return None
    alike = [
        number
        for number, layer in enumerate(picture.layers)
        if layer.parallax == picture.blink.parallax and layer.name != "prop"
    ]
    named = [number for number in alike if picture.layers[number].name == "subject"]
    return next(iter(named or alike[-1:]), None)


def _patched(rgba: Plane, layer: KeyLayer, patch: Plane, where: KeyLayer) -> Plane:
    """Return a layer with a patch on it, both straight alpha.

    Where the patch covers as much as the layer it replaces it, so that soft edges are not laid on twice;
    elsewhere it is laid over.
    """
    x, y = where.x - layer.x, where.y - layer.y
    top, left = max(y, 0), max(x, 0)
    bottom, right = min(y + patch.shape[0], rgba.shape[0]), min(x + patch.shape[1], rgba.shape[1])
    if top >= bottom or left >= right:
        return rgba
    out = rgba.copy()
    new = patch[top - y : bottom - y, left - x : right - x].astype(np.float32)
    old = out[top:bottom, left:right].astype(np.float32)
    over, under = new[..., 3:] / 255, old[..., 3:] / 255
    alpha = over + under * (1 - over)
    colour = (new[..., :3] * over + old[..., :3] * under * (1 - over)) / np.maximum(alpha, 1 / 255)
    laid = np.concatenate([colour, alpha * 255], axis=-1)
    out[top:bottom, left:right] = np.round(np.where(over >= under, new, laid)).astype(np.uint8)
    return out


def _pivot(picture: Picture) -> tuple[float, float]:
    """Return the canvas point a prop grows from: the middle of its box, or of the window."""
    box = picture.prop or picture.window
    return box.x + box.width / 2, box.y + box.height / 2
