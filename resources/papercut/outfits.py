"""Clothes: everyday tops by look, and the dress of thirteen occasions.

Owns what covers a torso, what colour the sleeves and legs have, and what sits on the head. Shapes are in figure
coordinates (bodies.py); the face stays faces.py's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.bodies import Body, neck, torso
from resources.papercut.looks import Look
from resources.papercut.palette import WHITE, Palette, Rgb, lighten, lum, mix, rgb
from resources.papercut.paper import both, col, curve, fill, flush, inside, minus, oval, paper, pen, poly, rrect, shade, union

_SHIRT: Rgb = (246.0, 244.0, 240.0)
_GOLD: Rgb = rgb("f6c653")


@dataclass(frozen=True)
class Garment:
    """What the rest of the body needs to know: sleeve (0 none, 0.5 to the elbow, 1 long), colours, skirt, hat."""

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
        for a, b in zip(points, points[1:], strict=False):
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
            lapel = poly((side * (n + 16), -4), (side * (n - 12), 14), (0, low), (side * (wide - 30), low * 0.42 + 22),
                         (side * wide, low * 0.42), (side * (wide - 22), low * 0.3))  # fmt: skip
            paper(self.c, lapel, colour, 7)

    def shirt_front(self, colour: Rgb, low: float, tie: Rgb | None = None, bow: Rgb | None = None) -> None:
        """A shirt seen in the opening of a jacket, with collar points and a tie or a bow."""
        n = self.body.neck
        paper(self.c, poly((-n - 26, 0), (n + 26, 0), (0, low + 8)), colour, 3, lit=0.04)
        if tie:
            paper(self.c, poly((-13, 40), (13, 40), (22, low * 0.72), (0, low * 0.92), (-22, low * 0.72)), tie, 5)
            paper(self.c, poly((-17, 16), (17, 16), (10, 44), (-10, 44)), lighten(tie, 0.12), 4)
        for side in (-1, 1):
            paper(self.c, poly((side * (n + 10), -14), (side * 2, 20), (side * 26, 60), (side * (n + 20), 22)), colour, 4, lit=0.04)
        if bow:
            for side in (-1, 1):
                paper(self.c, poly((0, 30), (side * 44, 10), (side * 44, 54)), bow, 4)
            paper(self.c, rrect(-9, 20, 18, 22, 7), lighten(bow, 0.15), 3)


# ---------------------------------------------------------------- everyday tops
def _pattern(t: Tailor) -> None:
    """The wearer's pattern over the torso."""
    light = lighten(t.cloth, 0.42) if lum(t.cloth) < 0.72 else t.trim
    c, kind = t.c, t.look.pattern
    wide = t.body.shoulder + 40
    inside(c, t.path)
    if kind == "stripes":
        for y in range(96, round(t.body.hip_y) + 40, 58):
            c.drawRect(skia.Rect.MakeXYWH(-wide, y, 2 * wide, 22), fill(light, 190))
    elif kind == "dots":
        for row in range(9):
            for k in range(-4, 5):
                c.drawCircle(k * 52 + (26 if row % 2 else 0), 70 + row * 44, 8, fill(light, 200))
    elif kind == "band":
        y = t.body.hip_y * 0.42
        paper(c, rrect(-wide, y, 2 * wide, 62), light, 4)
        paper(c, rrect(-wide, y + 74, 2 * wide, 18), t.trim, 2)
    elif kind == "plaid":
        for k in range(-4, 5):
            c.drawRect(skia.Rect.MakeXYWH(k * 58 - 8, 0, 16, 600), fill(light, 80))
            c.drawRect(skia.Rect.MakeXYWH(-wide, 60 + (k + 4) * 58, 2 * wide, 16), fill(t.pal.shadow(t.cloth, 0.5), 80))
    c.restore()
    if kind == "emblem":
        y = t.body.hip_y * 0.44
        r = t.body.shoulder * 0.34
        heart = curve((0, y + r), ((-r * 1.7, y - r * 0.2), (-r * 0.8, y - r * 1.1), (0, y - r * 0.35)),
                      ((r * 0.8, y - r * 1.1), (r * 1.7, y - r * 0.2), (0, y + r)))  # fmt: skip
        star = oval(0, y, r * 0.9)
        paper(c, heart if t.look.feminine else star, light, 4)
        if not t.look.feminine:
            c.drawPath(oval(0, y, r * 0.6), pen(t.trim, 8))


def _tee(t: Tailor) -> None:
    _pattern(t)
    t.collar(8, 30, t.trim if t.look.pattern != "plain" else lighten(t.cloth, 0.2))


def _sweater(t: Tailor) -> None:
    _pattern(t)
    t.collar(4, 24, lighten(t.cloth, 0.16))
    hem = rrect(-t.body.hip - 4, t.body.hip_y - 34, 2 * t.body.hip + 8, 38, 14)
    paper(t.c, hem, lighten(t.cloth, 0.12), 5)


def _hoodie(t: Tailor) -> None:
    n = t.body.neck
    hood = curve((-n - 62, 40), ((-n - 80, -36), (-n - 10, -52)), ((n + 10, -52),), ((n + 80, -36), (n + 62, 40)), ((0, 96), (-n - 62, 40)))
    paper(t.c, hood, t.pal.shadow(t.cloth, 0.16), 8)
    t.c.drawPath(oval(0, -8, n + 12, 40), fill(t.pal.shadow(t.skin, 0.2)))
    for side in (-1, 1):
        t.c.drawLine(side * 24, 52, side * 28, 150, pen(_SHIRT, 6))
        paper(t.c, rrect(side * 28 - 5, 146, 10, 24, 4), t.trim, 2)
    y = t.body.hip_y
    pocket = poly((-72, y - 120), (72, y - 120), (100, y - 24), (-100, y - 24))
    paper(t.c, pocket, lighten(t.cloth, 0.07), 6)


def _turtleneck(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    paper(t.c, rrect(-n - 18, -34, 2 * n + 36, 80, 24), lighten(t.cloth, 0.12), 7)
    t.c.drawPath(curve((-n - 12, 4), ((0, 18), (n + 12, 4)), close=False), pen(t.pal.shadow(t.cloth, 0.4), 4, 120))


def _shirt(t: Tailor) -> None:
    _pattern(t)
    n, light = t.body.neck, lighten(t.cloth, 0.22)
    t.c.drawPath(poly((-n, -6), (n, -6), (0, 62)), fill(t.pal.shadow(t.skin, 0.14)))
    for side in (-1, 1):
        paper(t.c, poly((side * (n + 12), -14), (side * 4, 44), (side * 42, 84), (side * (n + 30), 24)), light, 6)
    t.seam((16, 60), (16, t.body.hip_y))
    t.buttons(0, 92, t.body.hip_y - 30, 5, lighten(t.cloth, 0.5))


def _polo(t: Tailor) -> None:
    _shirt_front_short(t)
    t.buttons(0, 78, 112, 2, lighten(t.cloth, 0.5))


def _shirt_front_short(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    t.c.drawPath(poly((-n, -6), (n, -6), (0, 60)), fill(t.pal.shadow(t.skin, 0.14)))
    for side in (-1, 1):
        paper(t.c, poly((side * (n + 10), -12), (side * 3, 46), (side * 38, 78), (side * (n + 26), 24)), t.trim, 5)
    paper(t.c, rrect(-14, 50, 28, 84, 6), lighten(t.cloth, 0.14), 3)


def _blouse(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    t.c.drawPath(curve((-n - 6, -8), ((n + 6, -8),), ((20, 80), (0, 104)), ((-20, 80), (-n - 6, -8))), fill(t.skin))
    for side in (-1, 1):
        frill = curve((side * (n + 14), -8), ((side * (n + 26), 40), (side * 8, 116)), ((side * 30, 70), (side * (n - 2), 0)))
        paper(t.c, frill, lighten(t.cloth, 0.24), 5)
    t.c.drawPath(curve((-n + 2, 18), ((0, 58), (n - 2, 18)), close=False), pen(_GOLD, 4))
    paper(t.c, oval(0, 42, 8), _GOLD, 2)


def _cardigan(t: Tailor) -> None:
    inner = t.trim
    n, low = t.body.neck, t.body.hip_y
    paper(t.c, poly((-n - 14, -6), (n + 14, -6), (44, low), (-44, low)), inner, 3)
    t.c.drawPath(oval(0, 0, n + 8, 30), fill(t.pal.shadow(t.skin, 0.12)))
    for side in (-1, 1):
        band = poly((side * (n + 22), -10), (side * (n - 2), -2), (side * 34, low + 2), (side * 64, low + 2))
        paper(t.c, band, lighten(t.cloth, 0.16), 6)
    t.buttons(50, 150, low - 40, 4, lighten(t.cloth, 0.55))


def _jacket(t: Tailor) -> None:
    n, low = t.body.neck, t.body.hip_y
    paper(t.c, poly((-n - 20, -6), (n + 20, -6), (58, low), (-58, low)), _SHIRT if lum(t.trim) > 0.8 else t.trim, 3)
    t.c.drawPath(oval(0, 0, n + 8, 30), fill(t.pal.shadow(t.skin, 0.12)))
    for side in (-1, 1):
        flap = poly((side * (n + 18), -16), (side * (n - 8), 6), (side * 62, 116), (side * (n + 66), 44))
        paper(t.c, flap, lighten(t.cloth, 0.12), 7)
        t.c.drawLine(side * 60, 116, side * 60, low, pen(t.pal.shadow(t.cloth, 0.45), 6, 170))
        t.c.drawLine(side * 54, 116, side * 54, low, pen(_GOLD, 3, 200))
        paper(t.c, rrect(side * 104 - 26, 150, 52, 14, 6), t.pal.shadow(t.cloth, 0.18), 3)


def _vest(t: Tailor) -> None:
    low = t.body.hip_y
    paper(t.c, t.path, _SHIRT, 0)
    n = t.body.neck
    body = minus(t.path, union(poly((-n - 26, -20), (n + 26, -20), (0, 170)), *[rrect(s * (t.body.shoulder - 4) - 34, 40, 68, 140, 30) for s in (-1, 1)]))  # fmt: skip
    paper(t.c, body, t.cloth, 6)
    t.shirt_front(_SHIRT, 160)
    t.buttons(0, 200, low - 50, 4, _GOLD)


def _dress(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    t.c.drawPath(curve((-n - 22, -6), ((n + 22, -6),), ((n + 10, 56), (0, 62)), ((-n - 10, 56), (-n - 22, -6))), fill(t.skin))
    t.c.drawPath(curve((-n - 22, -4), ((-n - 10, 56), (0, 62)), ((n + 10, 56), (n + 22, -4)), close=False), pen(lighten(t.cloth, 0.35), 9))
    paper(t.c, rrect(-t.body.waist - 6, t.body.waist_y - 16, 2 * t.body.waist + 12, 34, 10), t.trim, 4)


def _dungarees(t: Tailor) -> None:
    paper(t.c, t.path, t.trim, 0)
    inside(t.c, t.path)
    for i in range(8):
        t.c.drawRect(skia.Rect.MakeXYWH(-200, 40 + i * 34, 400, 14), fill(lighten(t.trim, 0.45), 170))
    t.c.restore()
    denim = t.cloth
    y = t.body.hip_y
    bib = union(rrect(-56, y * 0.42, 112, y, 12), rrect(-t.body.hip - 4, y * 0.72, 2 * t.body.hip + 8, y * 0.34, 16))
    paper(t.c, bib, denim, 6)
    for side in (-1, 1):
        paper(t.c, poly((side * 34, y * 0.48), (side * 56, y * 0.48), (side * 62, 14), (side * 40, 10)), denim, 4)
        paper(t.c, oval(side * 42, y * 0.5, 8), _GOLD, 2)
    paper(t.c, rrect(-28, y * 0.54, 56, 44, 8), lighten(denim, 0.1), 3)


_TOPS: dict[str, tuple[Callable[[Tailor], None], float]] = {
    "tee": (_tee, 0.44), "sweater": (_sweater, 1.0), "hoodie": (_hoodie, 1.0), "turtleneck": (_turtleneck, 1.0),
    "shirt": (_shirt, 1.0), "polo": (_polo, 0.44), "blouse": (_blouse, 0.8), "cardigan": (_cardigan, 1.0),
    "jacket": (_jacket, 1.0), "vest": (_vest, 1.0), "dress": (_dress, 0.3), "dungarees": (_dungarees, 0.44),
}  # fmt: skip


# ---------------------------------------------------------------- occasions
def _suit(t: Tailor) -> None:
    low = t.body.waist_y * 0.86
    if t.look.feminine:
        t.shirt_front(_SHIRT, low)
    else:
        t.shirt_front(_SHIRT, low, tie=t.trim if lum(t.trim) < 0.8 else rgb("c23b3b"))
    t.lapels(lighten(t.cloth, 0.1), low, t.body.shoulder * 0.66)
    t.seam((0, low), (-8, t.body.hip_y))
    t.buttons(6, low + 26, low + 80, 2, t.pal.shadow(t.cloth, 0.5))
    paper(t.c, poly((62, 128), (104, 122), (98, 108), (84, 116), (74, 104)), t.pal.acc, 3)


def _police(t: Tailor) -> None:
    n, low = t.body.neck, t.body.hip_y
    paper(t.c, poly((-12, 22), (12, 22), (18, low * 0.5), (0, low * 0.58), (-18, low * 0.5)), rgb("1c2233"), 4)
    for side in (-1, 1):
        paper(t.c, poly((side * (n + 12), -14), (side * 3, 26), (side * 36, 74), (side * (n + 30), 26)), lighten(t.cloth, 0.14), 6)
        paper(t.c, rrect(side * (t.body.shoulder - 40) - 26, 44, 52, 16, 6), t.pal.shadow(t.cloth, 0.3), 3)
        paper(t.c, rrect(side * 72 - 30, low * 0.34, 60, 52, 8), lighten(t.cloth, 0.07), 4)
    paper(t.c, _star(72, low * 0.26, 25), _GOLD, 3)
    paper(t.c, rrect(-t.body.hip - 6, low - 40, 2 * t.body.hip + 12, 32, 8), rgb("1c1a22"), 5)
    paper(t.c, rrect(-22, low - 42, 44, 36, 6), _GOLD, 3)


def _star(x: float, y: float, r: float) -> skia.Path:
    import math

    points = [(x + math.sin(math.pi * i / 5) * (r if i % 2 == 0 else r * 0.46), y - math.cos(math.pi * i / 5) * (r if i % 2 == 0 else r * 0.46)) for i in range(10)]  # fmt: skip
    return poly(*points)


def _doctor(t: Tailor) -> None:
    low = t.body.waist_y
    paper(t.c, poly((-t.body.neck - 26, 0), (t.body.neck + 26, 0), (0, low + 10)), t.pal.tint(rgb("5bb5b0"), 0.1), 3)
    t.c.drawPath(poly((-t.body.neck, -8), (t.body.neck, -8), (0, 66)), fill(t.pal.shadow(t.skin, 0.12)))
    t.lapels(lighten(t.cloth, 0.4), low * 0.96, t.body.shoulder * 0.64)
    t.seam((0, low), (0, t.body.hip_y))
    tube = pen(mix(t.pal.ink, rgb("333a4a"), 0.6), 9)
    n = t.body.neck
    t.c.drawPath(curve((-n - 8, 2), ((-n - 14, 110), (-30, 160)), ((-10, 176), (24, 172)), close=False), tube)
    t.c.drawPath(curve((n + 8, 2), ((n + 22, 90), (46, 140)), close=False), tube)
    paper(t.c, oval(44, 162, 21), rgb("c9d2da"), 4)
    t.c.drawPath(oval(44, 162, 11), fill(rgb("8d9aa8")))
    paper(t.c, rrect(-110, t.body.hip_y - 130, 70, 16, 5), lighten(t.cloth, 0.4), 3)


def _nurse(t: Tailor) -> None:
    n, light = t.body.neck, lighten(t.cloth, 0.25)
    t.c.drawPath(poly((-n - 4, -8), (n + 4, -8), (0, 92)), fill(t.skin))
    for side in (-1, 1):
        paper(t.c, poly((side * (n + 18), -10), (side * (n - 4), -6), (0, 88), (0, 118)), light, 5)
    paper(t.c, rrect(34, t.body.hip_y * 0.4, 70, 62, 8), lighten(t.cloth, 0.1), 4)
    cross = union(rrect(63, t.body.hip_y * 0.4 + 12, 12, 38, 3), rrect(50, t.body.hip_y * 0.4 + 25, 38, 12, 3))
    paper(t.c, cross, _SHIRT, 2)


def _judge(t: Tailor) -> None:
    for side in (-1, 1):
        for k in (34, 78):
            t.c.drawLine(side * k, 60, side * (k + 24), t.body.hip_y, pen(t.pal.shadow(t.cloth, 0.6), 6, 150))
    n = t.body.neck
    paper(t.c, poly((-n - 18, -8), (n + 18, -8), (n + 4, 26), (-n - 4, 26)), _SHIRT, 5, lit=0.04)
    for side in (-1, 1):
        paper(t.c, poly((side * 2, 18), (side * 30, 18), (side * 40, 118), (side * 6, 122)), _SHIRT, 5, lit=0.05)


def _chef(t: Tailor) -> None:
    paper(t.c, poly((-t.body.shoulder * 0.5, 24), (t.body.shoulder * 0.56, 24), (t.body.waist * 0.62, t.body.hip_y), (-t.body.waist * 0.5, t.body.hip_y)), lighten(t.cloth, 0.4), 5, lit=0.04)  # fmt: skip
    for x in (-38, 40):
        t.buttons(x, 96, t.body.hip_y - 60, 4, t.pal.shadow(t.cloth, 0.5))
    n = t.body.neck
    scarf = poly((-n - 14, -12), (n + 14, -12), (26, 40), (0, 24), (-26, 40))
    paper(t.c, scarf, t.pal.acc, 6)


def _uniform(t: Tailor) -> None:
    _shirt_front_short(t)
    paper(t.c, rrect(42, t.body.hip_y * 0.36, 72, 34, 6), _SHIRT, 3)
    for i in range(2):
        t.c.drawLine(52, t.body.hip_y * 0.36 + 12 + i * 11, 100 - i * 18, t.body.hip_y * 0.36 + 12 + i * 11, pen(t.pal.ink, 4, 150))


def _apron(t: Tailor) -> None:
    _tee(t)
    apron_cloth = t.trim if abs(lum(t.trim) - lum(t.cloth)) > 0.12 else _SHIRT
    b = t.body
    bib = curve((-60, 92), ((60, 92),), ((66, 190), (b.waist + 6, b.waist_y - 30)), ((b.hip + 10, b.hip_y + 4),), ((-b.hip - 10, b.hip_y + 4),),
                ((-b.waist - 6, b.waist_y - 30),), ((-66, 190), (-60, 92)))  # fmt: skip
    for side in (-1, 1):
        t.c.drawLine(side * 54, 100, side * (b.neck + 10), 4, pen(apron_cloth, 14))
    paper(t.c, bib, apron_cloth, 7)
    paper(t.c, rrect(-50, b.waist_y - 6, 100, 70, 12), lighten(apron_cloth, 0.12), 4)


def _wedding(t: Tailor) -> None:
    if not t.look.feminine:
        low = t.body.waist_y * 0.86
        t.shirt_front(_SHIRT, low, bow=rgb("1d1b26"))
        t.lapels(lighten(t.cloth, 0.12), low, t.body.shoulder * 0.6)
        paper(t.c, oval(92, 118, 16), t.pal.tint(rgb("ffb7c4"), 0.1), 3)
        t.buttons(0, low - 60, low - 20, 2, t.cloth)
        return
    b = t.body
    bare = curve((-b.shoulder - 10, 20), ((b.shoulder + 10, 20),), ((b.shoulder * 0.7, 140), (0, 104)), ((-b.shoulder * 0.7, 140), (-b.shoulder - 10, 20)))
    inside(t.c, t.path)
    t.c.drawPath(bare, fill(t.skin))
    t.c.drawPath(curve((-b.shoulder, 120), ((-60, 112), (0, 106)), ((60, 112), (b.shoulder, 120)), close=False), pen(lighten(t.cloth, 0.5), 12))
    for k in range(-3, 4):
        t.c.drawCircle(k * 36, 168 + abs(k) * 6, 6, fill(WHITE, 220))
    t.c.restore()
    for k in range(-2, 3):
        paper(t.c, oval(k * 19, 40 - abs(k) * 9, 8), rgb("fff6e8"), 2)


def _sport(t: Tailor) -> None:
    inside(t.c, t.path)
    for side in (-1, 1):
        t.c.drawRect(skia.Rect.MakeXYWH(side * t.body.waist - 16, 0, 32, 600), fill(t.trim))
    t.c.restore()
    t.collar(6, 26, t.trim)
    y = t.body.hip_y * 0.36
    seven = poly((-34, y), (36, y), (36, y + 20), (4, y + 92), (-22, y + 92), (8, y + 24), (-34, y + 24))
    paper(t.c, seven, _SHIRT, 3)


def _pajamas(t: Tailor) -> None:
    inside(t.c, t.path)
    for k in range(-6, 7):
        t.c.drawRect(skia.Rect.MakeXYWH(k * 34 - 6, 0, 12, 600), fill(lighten(t.cloth, 0.4), 170))
    t.c.restore()
    n, light = t.body.neck, lighten(t.cloth, 0.3)
    t.c.drawPath(poly((-n, -6), (n, -6), (0, 84)), fill(t.pal.shadow(t.skin, 0.12)))
    for side in (-1, 1):
        paper(t.c, poly((side * (n + 14), -10), (side * (n - 10), 8), (0, 92), (side * 56, 66)), light, 5)
    t.buttons(0, 130, t.body.hip_y - 40, 3, _SHIRT)


def _prisoner(t: Tailor) -> None:
    t.collar(6, 34, lighten(t.cloth, 0.2))
    paper(t.c, rrect(36, t.body.hip_y * 0.4, 74, 34, 4), _SHIRT, 3)
    for i in range(4):
        t.c.drawLine(48 + i * 15, t.body.hip_y * 0.4 + 9, 48 + i * 15, t.body.hip_y * 0.4 + 25, pen(t.pal.ink, 5, 190))
    t.seam((0, 44), (0, t.body.hip_y))


_OCCASIONS: dict[str, tuple[Callable[[Tailor], None], Garment]] = {
    "suit": (_suit, Garment(rgb("33405f"), legs=rgb("2b3550"), cuff=_SHIRT)),
    "police": (_police, Garment(rgb("2f4f86"), legs=rgb("22304f"), hat="police")),
    "doctor": (_doctor, Garment(rgb("e8edf0"), legs=rgb("4a5a78"), flare=16)),
    "nurse": (_nurse, Garment(rgb("5aa9b8"), sleeve=0.44, legs=rgb("4c97a6"))),
    "judge": (_judge, Garment(rgb("2c2733"), legs=rgb("2c2733"), flare=40, cuff=_SHIRT)),
    "chef": (_chef, Garment(rgb("ebe9e4"), legs=rgb("4b5160"), hat="chef")),
    "uniform": (_uniform, Garment(rgb("d9604c"), sleeve=0.44, legs=rgb("3a4154"), hat="cap")),
    "apron": (_apron, Garment(rgb("ffffff"), sleeve=0.44)),
    "wedding": (_wedding, Garment(rgb("2a2b38"), legs=rgb("2a2b38"), cuff=_SHIRT)),
    "sport": (_sport, Garment(rgb("ffffff"), sleeve=0.34, legs=rgb("33405f"), hat="headband")),
    "pajamas": (_pajamas, Garment(rgb("8fb4dc"), legs=rgb("8fb4dc"))),
    "prisoner": (_prisoner, Garment(rgb("ee8440"), sleeve=0.5, legs=rgb("ee8440"))),
}


# ---------------------------------------------------------------- the two entries
def garment_of(look: Look, outfit: str, pal: Palette) -> Garment:
    """Colours, sleeves and hat of an outfit on this person, in this light."""
    if outfit == "casual":
        cloth, sleeve = look.cloth, _TOPS[look.top][1]
        if look.top == "dungarees":
            return Garment(pal.tint(rgb("4668a8"), 0.12), sleeve, pal.tint(look.cloth2, 0.12), pal.tint(rgb("4668a8"), 0.12))
        if look.top == "vest":
            return Garment(pal.tint(cloth, 0.12), 1.0, pal.tint(_SHIRT, 0.08), pal.tint(look.trousers, 0.14))
        return Garment(pal.tint(cloth, 0.12), sleeve, None, pal.tint(look.trousers, 0.14), skirt=look.top == "dress")
    base = _OCCASIONS[outfit][1]
    cloth, legs = base.cloth, base.legs or look.trousers
    if outfit in ("apron", "sport"):
        cloth = look.cloth
    if outfit == "suit" and lum(look.cloth2) < 0.35:
        cloth = mix(base.cloth, look.cloth2, 0.35)
    sleeve, skirt, hat = base.sleeve, False, base.hat
    if outfit == "wedding" and look.feminine:
        cloth, legs, sleeve, skirt, hat = rgb("f7f3ee"), rgb("f7f3ee"), 0.0, True, "veil"
    return Garment(pal.tint(cloth, 0.1), sleeve, None, pal.tint(legs, 0.12), skirt, hat, base.flare, base.cuff)


def dress(c: skia.Canvas, body: Body, look: Look, outfit: str, pal: Palette, skin: Rgb) -> Garment:
    """Draw the torso in its outfit and say what else is worn."""
    garment = garment_of(look, outfit, pal)
    path = torso(body, garment.flare)
    paper(c, path, garment.cloth, 18, lit=0.09)
    shade(c, path, pal, 52)
    if garment.skirt:
        _skirt(c, body, garment, pal, "long" if outfit == "wedding" else "short")
    _throat(c, body, pal, skin)
    draw = _TOPS[look.top][0] if outfit == "casual" else _OCCASIONS[outfit][0]
    draw(Tailor(c, body, look, pal, skin, garment, path))
    return garment


def _skirt(c: skia.Canvas, b: Body, garment: Garment, pal: Palette, length: str) -> None:
    """From the waist down, over the hem of the torso, with folds."""
    hem = b.hip_y + b.leg * (0.96 if length == "long" else 0.46)
    wide = b.hip + (110 if length == "long" else 56)
    skirt = curve((-b.waist - 2, b.waist_y - 14), ((-b.hip - 22, b.hip_y), (-wide, hem)), ((0, hem + 30), (wide, hem)),
                  ((b.hip + 22, b.hip_y), (b.waist + 2, b.waist_y - 14)))  # fmt: skip
    paper(c, skirt, garment.cloth, 8, lit=0.07)
    shade(c, skirt, pal, 40)
    for k in (-0.6, -0.2, 0.2, 0.6):
        fold = curve((b.waist * k, b.waist_y + 20), ((b.hip * k * 1.1, b.hip_y + 40), (wide * k, hem - 10)), close=False)
        c.drawPath(fold, pen(pal.shadow(garment.cloth, 0.4), 5, 70))


def _throat(c: skia.Canvas, body: Body, pal: Palette, skin: Rgb) -> None:
    """The neck down into the collar, with the shadow of the chin on it."""
    column = neck(body)
    c.drawPath(column, fill(pal.shadow(skin, 0.12)))
    inside(c, column)
    flush(c, 0, -44, 66, pal.shadow(skin, 0.55), 200)
    c.restore()


def draw_hat(c: skia.Canvas, hat: str, pal: Palette, cloth: Rgb, half_width: float, crown: float) -> None:
    """What an outfit puts on the head, in head coordinates."""
    w, crown = half_width, crown - 22
    if hat == "police":
        top = curve((-w - 14, crown + 66), ((-w - 50, crown - 20), (-w, crown - 44), (0, crown - 48)), ((w, crown - 44), (w + 50, crown - 20), (w + 14, crown + 66)))
        paper(c, top, cloth, 8)
        paper(c, rrect(-w - 14, crown + 44, 2 * w + 28, 34, 8), pal.shadow(cloth, 0.45), 4)
        peak = curve((-w - 4, crown + 74), ((0, crown + 46), (w + 4, crown + 74)), ((w - 10, crown + 108), (0, crown + 108)), ((-w + 10, crown + 108), (-w - 4, crown + 74)))
        paper(c, peak, rgb("1a1a22"), 8, edge=120)
        paper(c, _star(0, crown + 14, 30), _GOLD, 4)
    elif hat == "chef":
        puff = union(oval(-64, crown - 54, 66, 58), oval(64, crown - 54, 66, 58), oval(0, crown - 84, 74, 64), rrect(-88, crown - 40, 176, 90, 10))
        paper(c, puff, rgb("f4f2ee"), 8, lit=0.06)
        paper(c, rrect(-98, crown + 14, 196, 52, 12), rgb("fbfaf7"), 6, lit=0.04)
    elif hat == "cap":
        dome = curve((-w - 6, crown + 78), ((-w - 10, crown - 40), (w + 10, crown - 40), (w + 6, crown + 78)))
        paper(c, dome, cloth, 8)
        peak = curve((-w + 12, crown + 72), ((0, crown + 46), (w - 12, crown + 72)), ((w + 4, crown + 108), (0, crown + 106)), ((-w - 4, crown + 108), (-w + 12, crown + 72)))
        paper(c, peak, pal.shadow(cloth, 0.3), 7)
        paper(c, oval(0, crown + 26, 26), _SHIRT, 3)
    elif hat == "headband":
        band = curve((-w - 4, crown + 84), ((0, crown + 46), (w + 4, crown + 84)), ((w + 4, crown + 108),), ((0, crown + 74), (-w - 4, crown + 108)))
        paper(c, band, pal.acc, 4)


def draw_veil(c: skia.Canvas, crown: float) -> None:
    """A bride's veil, behind everything."""
    veil = curve((0, crown - 20), ((-190, crown - 10), (-200, 60), (-220, 420)), ((0, 470), (220, 420)), ((200, 60), (190, crown - 10), (0, crown - 20)))
    c.drawPath(veil, skia.Paint(AntiAlias=True, Color=col((252, 250, 246), 170)))
    c.drawPath(veil, pen(WHITE, 4, 200))
