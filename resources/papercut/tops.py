"""Everyday tops: what people wear when the story does not say."""

from __future__ import annotations

from collections.abc import Callable

from resources.papercut._skia import skia
from resources.papercut.clothes import GOLD, SHIRT, Tailor
from resources.papercut.palette import Rgb, lighten, lum
from resources.papercut.paper import fill, inside, paper, pen
from resources.papercut.shapes import curve, minus, outline, oval, poly, rrect, union


# ---------------------------------------------------------------- everyday tops
def _pattern(t: Tailor) -> None:
    """The wearer's pattern over the torso."""
    light = lighten(t.cloth, 0.42) if lum(t.cloth) < 0.72 else t.trim
    c, kind = t.c, t.look.pattern
    wide = t.body.shoulder + 40
    inside(c, t.path)
    if kind == "stripes":
        for k in range(8):
            c.drawRect(skia.Rect.MakeXYWH(-wide, 96 + k * 58, 2 * wide, 22), fill(light, 190))
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
            c.drawRect(
                skia.Rect.MakeXYWH(-wide, 60 + (k + 4) * 58, 2 * wide, 16),
                fill(t.pal.shadow(t.cloth, 0.5), 80),
            )
    c.restore()
    if kind == "emblem":
        _emblem(t, light)


def _emblem(t: Tailor, light: Rgb) -> None:
    """A heart or a roundel on the chest."""
    y, r = t.body.hip_y * 0.44, t.body.shoulder * 0.34
    if t.look.feminine:
        heart = outline("M0 100 C-170 -20 -80 -110 0 -35 C80 -110 170 -20 0 100 Z", 0, y, r / 100)
        paper(t.c, heart, light, 4)
    else:
        paper(t.c, oval(0, y, r * 0.9), light, 4)
        t.c.drawPath(oval(0, y, r * 0.6), pen(t.trim, 8))


def tee(t: Tailor) -> None:
    """A T-shirt."""
    _pattern(t)
    t.collar(8, 30, t.trim if t.look.pattern != "plain" else lighten(t.cloth, 0.2))


def _sweater(t: Tailor) -> None:
    _pattern(t)
    t.collar(4, 24, lighten(t.cloth, 0.16))
    hem = rrect(-t.body.hip - 4, t.body.hip_y - 34, 2 * t.body.hip + 8, 38, 14)
    paper(t.c, hem, lighten(t.cloth, 0.12), 5)


def _hoodie(t: Tailor) -> None:
    n = t.body.neck
    hood = curve(
        (-n - 62, 40),
        ((-n - 80, -36), (-n - 10, -52)),
        ((n + 10, -52),),
        ((n + 80, -36), (n + 62, 40)),
        ((0, 96), (-n - 62, 40)),
    )
    paper(t.c, hood, t.pal.shadow(t.cloth, 0.16), 8)
    t.c.drawPath(oval(0, -8, n + 12, 40), fill(t.pal.shadow(t.skin, 0.2)))
    for side in (-1, 1):
        t.c.drawLine(side * 24, 52, side * 28, 150, pen(SHIRT, 6))
        paper(t.c, rrect(side * 28 - 5, 146, 10, 24, 4), t.trim, 2)
    y = t.body.hip_y
    pocket = poly((-72, y - 120), (72, y - 120), (100, y - 24), (-100, y - 24))
    paper(t.c, pocket, lighten(t.cloth, 0.07), 6)


def _turtleneck(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    paper(t.c, rrect(-n - 18, -34, 2 * n + 36, 80, 24), lighten(t.cloth, 0.12), 7)
    t.c.drawPath(
        curve((-n - 12, 4), ((0, 18), (n + 12, 4)), close=False), pen(t.pal.shadow(t.cloth, 0.4), 4, 120)
    )


def _shirt(t: Tailor) -> None:
    _pattern(t)
    n, light = t.body.neck, lighten(t.cloth, 0.22)
    t.c.drawPath(poly((-n, -6), (n, -6), (0, 62)), fill(t.pal.shadow(t.skin, 0.14)))
    for side in (-1, 1):
        paper(
            t.c,
            poly((side * (n + 12), -14), (side * 4, 44), (side * 42, 84), (side * (n + 30), 24)),
            light,
            6,
        )
    t.seam((16, 60), (16, t.body.hip_y))
    t.buttons(0, 92, t.body.hip_y - 30, 5, lighten(t.cloth, 0.5))


def _polo(t: Tailor) -> None:
    polo_front(t)
    t.buttons(0, 78, 112, 2, lighten(t.cloth, 0.5))


def polo_front(t: Tailor) -> None:
    """The collar and placket of a polo shirt."""
    _pattern(t)
    n = t.body.neck
    t.c.drawPath(poly((-n, -6), (n, -6), (0, 60)), fill(t.pal.shadow(t.skin, 0.14)))
    for side in (-1, 1):
        paper(
            t.c,
            poly((side * (n + 10), -12), (side * 3, 46), (side * 38, 78), (side * (n + 26), 24)),
            t.trim,
            5,
        )
    paper(t.c, rrect(-14, 50, 28, 84, 6), lighten(t.cloth, 0.14), 3)


def _blouse(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    t.c.drawPath(
        curve((-n - 6, -8), ((n + 6, -8),), ((20, 80), (0, 104)), ((-20, 80), (-n - 6, -8))), fill(t.skin)
    )
    for side in (-1, 1):
        frill = curve(
            (side * (n + 14), -8),
            ((side * (n + 26), 40), (side * 8, 116)),
            ((side * 30, 70), (side * (n - 2), 0)),
        )
        paper(t.c, frill, lighten(t.cloth, 0.24), 5)
    t.c.drawPath(curve((-n + 2, 18), ((0, 58), (n - 2, 18)), close=False), pen(GOLD, 4))
    paper(t.c, oval(0, 42, 8), GOLD, 2)


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
    paper(
        t.c,
        poly((-n - 20, -6), (n + 20, -6), (58, low), (-58, low)),
        SHIRT if lum(t.trim) > 0.8 else t.trim,
        3,
    )
    t.c.drawPath(oval(0, 0, n + 8, 30), fill(t.pal.shadow(t.skin, 0.12)))
    for side in (-1, 1):
        flap = poly((side * (n + 18), -16), (side * (n - 8), 6), (side * 62, 116), (side * (n + 66), 44))
        paper(t.c, flap, lighten(t.cloth, 0.12), 7)
        t.c.drawLine(side * 60, 116, side * 60, low, pen(t.pal.shadow(t.cloth, 0.45), 6, 170))
        t.c.drawLine(side * 54, 116, side * 54, low, pen(GOLD, 3, 200))
        paper(t.c, rrect(side * 104 - 26, 150, 52, 14, 6), t.pal.shadow(t.cloth, 0.18), 3)


def _vest(t: Tailor) -> None:
    low = t.body.hip_y
    paper(t.c, t.path, SHIRT, 0)
    n = t.body.neck
    armholes = [rrect(side * (t.body.shoulder - 4) - 34, 40, 68, 140, 30) for side in (-1, 1)]
    body = minus(t.path, union(poly((-n - 26, -20), (n + 26, -20), (0, 170)), *armholes))
    paper(t.c, body, t.cloth, 6)
    t.shirt_front(SHIRT, 160)
    t.buttons(0, 200, low - 50, 4, GOLD)


def _dress(t: Tailor) -> None:
    _pattern(t)
    n = t.body.neck
    t.c.drawPath(
        curve((-n - 22, -6), ((n + 22, -6),), ((n + 10, 56), (0, 62)), ((-n - 10, 56), (-n - 22, -6))),
        fill(t.skin),
    )
    t.c.drawPath(
        curve((-n - 22, -4), ((-n - 10, 56), (0, 62)), ((n + 10, 56), (n + 22, -4)), close=False),
        pen(lighten(t.cloth, 0.35), 9),
    )
    paper(t.c, rrect(-t.body.waist - 6, t.body.waist_y - 16, 2 * t.body.waist + 12, 34, 10), t.trim, 4)


def _dungarees(t: Tailor) -> None:
    paper(t.c, t.path, t.trim, 0)
    inside(t.c, t.path)
    for i in range(8):
        t.c.drawRect(skia.Rect.MakeXYWH(-200, 40 + i * 34, 400, 14), fill(lighten(t.trim, 0.45), 170))
    t.c.restore()
    denim = t.cloth
    y = t.body.hip_y
    bib = union(
        rrect(-56, y * 0.42, 112, y, 12), rrect(-t.body.hip - 4, y * 0.72, 2 * t.body.hip + 8, y * 0.34, 16)
    )
    paper(t.c, bib, denim, 6)
    for side in (-1, 1):
        paper(
            t.c,
            poly((side * 34, y * 0.48), (side * 56, y * 0.48), (side * 62, 14), (side * 40, 10)),
            denim,
            4,
        )
        paper(t.c, oval(side * 42, y * 0.5, 8), GOLD, 2)
    paper(t.c, rrect(-28, y * 0.54, 56, 44, 8), lighten(denim, 0.1), 3)


TOPS: dict[str, tuple[Callable[[Tailor], None], float]] = {
    "tee": (tee, 0.44),
    "sweater": (_sweater, 1.0),
    "hoodie": (_hoodie, 1.0),
    "turtleneck": (_turtleneck, 1.0),
    "shirt": (_shirt, 1.0),
    "polo": (_polo, 0.44),
    "blouse": (_blouse, 0.8),
    "cardigan": (_cardigan, 1.0),
    "jacket": (_jacket, 1.0),
    "vest": (_vest, 1.0),
    "dress": (_dress, 0.3),
    "dungarees": (_dungarees, 0.44),
}
