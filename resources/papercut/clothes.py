"""What every garment is made of: colours and sleeves as a value, and the tailor who cuts collars, lapels
and buttons.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from resources.papercut._skia import skia
from resources.papercut.bodies import Body
from resources.papercut.looks import Look
from resources.papercut.palette import Palette, Rgb, lighten, rgb
from resources.papercut.paper import paper, pen
from resources.papercut.shapes import both, minus, oval, poly, rrect

SHIRT: Rgb = (246.0, 244.0, 240.0)


GOLD: Rgb = rgb("f6c653")


@dataclass(frozen=True)
class Garment:
    """What the rest of the body needs to know: sleeve (0 none, 0.5 to the elbow, 1 long), colours, skirt,
    hat.
    """

    cloth: Rgb
    sleeve: float = 1.0
    sleeve_cloth: Rgb | None = None
    legs: Rgb | None = None
    skirt: bool = False
    hat: str = ""
    flare: float = 0.0
    cuff: Rgb | None = None


@dataclass(frozen=True)
class Tailor:
    """Where a garment is drawn: canvas, body, wearer, light, and the torso it covers."""

    c: skia.Canvas
    body: Body
    look: Look
    pal: Palette
    skin: Rgb
    garment: Garment
    path: skia.Path

    @property
    def cloth(self) -> Rgb:
        """The main cloth."""
        return self.garment.cloth

    @property
    def trim(self) -> Rgb:
        """The second colour of this wearer."""
        return self.pal.tint(self.look.cloth2, 0.12)

    def seam(self, *points: tuple[float, float], width: float = 4, alpha: float = 120) -> None:
        """A stitched line."""
        for a, b in pairwise(points):
            self.c.drawLine(*a, *b, pen(self.pal.shadow(self.cloth, 0.5), width, alpha))

    def buttons(self, x: float, y0: float, y1: float, n: int, colour: Rgb) -> None:
        """n buttons down the front."""
        for i in range(n):
            paper(self.c, oval(x, y0 + (y1 - y0) * i / max(1, n - 1), 7), colour, 2, edge=60)

    def collar(self, width: float, depth: float, colour: Rgb) -> None:
        """A round neckline `depth` deep: a band of cloth around bare skin."""
        n = self.body.neck
        ring = minus(oval(0, 4, n + width + 11, depth + 12), oval(0, 1, n + width, depth))
        below = rrect(-200, -4, 400, 200)
        paper(self.c, both(ring, below), colour, 4, lit=0.06)

    def lapels(self, colour: Rgb, low: float, wide: float) -> None:
        """Two lapels that meet at y = `low`."""
        n = self.body.neck
        for side in (-1, 1):
            lapel = poly(
                (side * (n + 16), -4),
                (side * (n - 12), 14),
                (0, low),
                (side * (wide - 30), low * 0.42 + 22),
                (side * wide, low * 0.42),
                (side * (wide - 22), low * 0.3),
            )
            paper(self.c, lapel, colour, 7)

    def shirt_front(self, colour: Rgb, low: float, tie: Rgb | None = None, bow: Rgb | None = None) -> None:
        """A shirt seen in the opening of a jacket, with collar points and a tie or a bow."""
        n = self.body.neck
        paper(self.c, poly((-n - 26, 0), (n + 26, 0), (0, low + 8)), colour, 3, lit=0.04)
        if tie:
            paper(
                self.c,
                poly((-13, 40), (13, 40), (22, low * 0.72), (0, low * 0.92), (-22, low * 0.72)),
                tie,
                5,
            )
            paper(self.c, poly((-17, 16), (17, 16), (10, 44), (-10, 44)), lighten(tie, 0.12), 4)
        for side in (-1, 1):
            paper(
                self.c,
                poly((side * (n + 10), -14), (side * 2, 20), (side * 26, 60), (side * (n + 20), 22)),
                colour,
                4,
                lit=0.04,
            )
        if bow:
            for side in (-1, 1):
                paper(self.c, poly((0, 30), (side * 44, 10), (side * 44, 54)), bow, 4)
            paper(self.c, rrect(-9, 20, 18, 22, 7), lighten(bow, 0.15), 3)
