"""A set being built: the three canvases of a backdrop, its colours, and its own random stream."""

from __future__ import annotations

import random
from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.palette import WHITE, Palette, Rgb, mix
from resources.papercut.paper import paper
from resources.papercut.shapes import W


@dataclass(frozen=True)
class Stage:
    """Where a place is drawn: `bg` is the far wall, `mid` what stands before it, `fg` what the camera looks
    past.

    `rnd` belongs to (story, place): colours and furniture stay through a story. `layout` counts the
    compositions (another wall of the same room, another stretch of the same street).
    """

    bg: skia.Canvas
    mid: skia.Canvas
    fg: skia.Canvas
    pal: Palette
    rnd: random.Random
    layout: int

    @property
    def night(self) -> bool:
        """Whether the lamps are lit."""
        return self.pal.night or self.pal.dark

    @property
    def left(self) -> bool:
        """Whether the main piece of furniture stands on the left."""
        return self.layout % 2 == 0

    def at(self, x: float, width: float = 0) -> float:
        """x as it is, or mirrored when the main piece stands on the right (width: of what is placed by
        its left edge).
        """
        return x if self.left else W - x - width

    def wood(self, code: Rgb, pull: float = 0.26) -> Rgb:
        """A natural colour (wood, leaf, metal) in the light of this set."""
        return mix(self.pal.tint(code, 0.18), self.pal.near, pull if self.night else pull * 0.5)

    def back(self, path: skia.Path, colour: Rgb, depth: float = 12) -> None:
        """A sheet on the far wall."""
        paper(self.bg, path, colour, depth)

    def front(self, path: skia.Path, colour: Rgb, depth: float = 12) -> None:
        """A sheet of what stands before the wall."""
        paper(self.mid, path, colour, depth)

    @property
    def white(self) -> Rgb:
        """White paper in this light."""
        return mix(self.pal.light, WHITE, 0.5)

    @property
    def steel(self) -> Rgb:
        """Bright metal in this light."""
        return mix(self.pal.light, (154.0, 167.0, 184.0), 0.6)
