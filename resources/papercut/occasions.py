"""The dress of occasions: suit, uniform, gown, apron."""

from __future__ import annotations

from collections.abc import Callable

from resources.papercut._skia import skia
from resources.papercut.clothes import GOLD, SHIRT, Garment, Tailor
from resources.papercut.palette import WHITE, lighten, lum, mix, rgb
from resources.papercut.paper import fill, inside, paper, pen
from resources.papercut.shapes import curve, oval, poly, rrect, star, union
from resources.papercut.tops import polo_front, tee


# ---------------------------------------------------------------- occasions
def _suit(t: Tailor) -> None:
    low = t.body.waist_y * 0.86
    if t.look.feminine:
        t.shirt_front(SHIRT, low)
    else:
        t.shirt_front(SHIRT, low, tie=t.trim if lum(t.trim) < 0.8 else rgb("c23b3b"))
    t.lapels(lighten(t.cloth, 0.1), low, t.body.shoulder * 0.66)
    t.seam((0, low), (-8, t.body.hip_y))
    t.buttons(6, low + 26, low + 80, 2, t.pal.shadow(t.cloth, 0.5))
    paper(t.c, poly((62, 128), (104, 122), (98, 108), (84, 116), (74, 104)), t.pal.acc, 3)


def _police(t: Tailor) -> None:
    n, low = t.body.neck, t.body.hip_y
    paper(
        t.c, poly((-12, 22), (12, 22), (18, low * 0.5), (0, low * 0.58), (-18, low * 0.5)), rgb("1c2233"), 4
    )
    for side in (-1, 1):
        paper(
            t.c,
            poly((side * (n + 12), -14), (side * 3, 26), (side * 36, 74), (side * (n + 30), 26)),
            lighten(t.cloth, 0.14),
            6,
        )
        paper(t.c, rrect(side * (t.body.shoulder - 40) - 26, 44, 52, 16, 6), t.pal.shadow(t.cloth, 0.3), 3)
        paper(t.c, rrect(side * 72 - 30, low * 0.34, 60, 52, 8), lighten(t.cloth, 0.07), 4)
    paper(t.c, star(72, low * 0.26, 25), GOLD, 3)
    paper(t.c, rrect(-t.body.hip - 6, low - 40, 2 * t.body.hip + 12, 32, 8), rgb("1c1a22"), 5)
    paper(t.c, rrect(-22, low - 42, 44, 36, 6), GOLD, 3)


def _doctor(t: Tailor) -> None:
    low = t.body.waist_y
    paper(
        t.c,
        poly((-t.body.neck - 26, 0), (t.body.neck + 26, 0), (0, low + 10)),
        t.pal.tint(rgb("5bb5b0"), 0.1),
        3,
    )
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
    cross = union(
        rrect(63, t.body.hip_y * 0.4 + 12, 12, 38, 3), rrect(50, t.body.hip_y * 0.4 + 25, 38, 12, 3)
    )
    paper(t.c, cross, SHIRT, 2)


def _judge(t: Tailor) -> None:
    for side in (-1, 1):
        for k in (34, 78):
            t.c.drawLine(side * k, 60, side * (k + 24), t.body.hip_y, pen(t.pal.shadow(t.cloth, 0.6), 6, 150))
    n = t.body.neck
    paper(t.c, poly((-n - 18, -8), (n + 18, -8), (n + 4, 26), (-n - 4, 26)), SHIRT, 5, lit=0.04)
    for side in (-1, 1):
        paper(
            t.c, poly((side * 2, 18), (side * 30, 18), (side * 40, 118), (side * 6, 122)), SHIRT, 5, lit=0.05
        )


def _chef(t: Tailor) -> None:
    s, w, low = t.body.shoulder, t.body.waist, t.body.hip_y
    flap = poly((-s * 0.5, 24), (s * 0.56, 24), (w * 0.62, low), (-w * 0.5, low))
    paper(t.c, flap, lighten(t.cloth, 0.4), 5, lit=0.04)
    for x in (-38, 40):
        t.buttons(x, 96, t.body.hip_y - 60, 4, t.pal.shadow(t.cloth, 0.5))
    n = t.body.neck
    scarf = poly((-n - 14, -12), (n + 14, -12), (26, 40), (0, 24), (-26, 40))
    paper(t.c, scarf, t.pal.acc, 6)


def _uniform(t: Tailor) -> None:
    polo_front(t)
    paper(t.c, rrect(42, t.body.hip_y * 0.36, 72, 34, 6), SHIRT, 3)
    for i in range(2):
        t.c.drawLine(
            52,
            t.body.hip_y * 0.36 + 12 + i * 11,
            100 - i * 18,
            t.body.hip_y * 0.36 + 12 + i * 11,
            pen(t.pal.ink, 4, 150),
        )


def _apron(t: Tailor) -> None:
    tee(t)
    apron_cloth = t.trim if abs(lum(t.trim) - lum(t.cloth)) > 0.12 else SHIRT
    b = t.body
    bib = curve(
        (-60, 92),
        ((60, 92),),
        ((66, 190), (b.waist + 6, b.waist_y - 30)),
        ((b.hip + 10, b.hip_y + 4),),
        ((-b.hip - 10, b.hip_y + 4),),
        ((-b.waist - 6, b.waist_y - 30),),
        ((-66, 190), (-60, 92)),
    )
    for side in (-1, 1):
        t.c.drawLine(side * 54, 100, side * (b.neck + 10), 4, pen(apron_cloth, 14))
    paper(t.c, bib, apron_cloth, 7)
    paper(t.c, rrect(-50, b.waist_y - 6, 100, 70, 12), lighten(apron_cloth, 0.12), 4)


def _wedding(t: Tailor) -> None:
    if not t.look.feminine:
        low = t.body.waist_y * 0.86
        t.shirt_front(SHIRT, low, bow=rgb("1d1b26"))
        t.lapels(lighten(t.cloth, 0.12), low, t.body.shoulder * 0.6)
        paper(t.c, oval(92, 118, 16), t.pal.tint(rgb("ffb7c4"), 0.1), 3)
        t.buttons(0, low - 60, low - 20, 2, t.cloth)
        return
    b = t.body
    bare = curve(
        (-b.shoulder - 10, 20),
        ((b.shoulder + 10, 20),),
        ((b.shoulder * 0.7, 140), (0, 104)),
        ((-b.shoulder * 0.7, 140), (-b.shoulder - 10, 20)),
    )
    inside(t.c, t.path)
    t.c.drawPath(bare, fill(t.skin))
    t.c.drawPath(
        curve((-b.shoulder, 120), ((-60, 112), (0, 106)), ((60, 112), (b.shoulder, 120)), close=False),
        pen(lighten(t.cloth, 0.5), 12),
    )
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
    paper(t.c, seven, SHIRT, 3)


def _pajamas(t: Tailor) -> None:
    inside(t.c, t.path)
    for k in range(-6, 7):
        t.c.drawRect(skia.Rect.MakeXYWH(k * 34 - 6, 0, 12, 600), fill(lighten(t.cloth, 0.4), 170))
    t.c.restore()
    n, light = t.body.neck, lighten(t.cloth, 0.3)
    t.c.drawPath(poly((-n, -6), (n, -6), (0, 84)), fill(t.pal.shadow(t.skin, 0.12)))
    for side in (-1, 1):
        paper(t.c, poly((side * (n + 14), -10), (side * (n - 10), 8), (0, 92), (side * 56, 66)), light, 5)
    t.buttons(0, 130, t.body.hip_y - 40, 3, SHIRT)


def _prisoner(t: Tailor) -> None:
    t.collar(6, 34, lighten(t.cloth, 0.2))
    paper(t.c, rrect(36, t.body.hip_y * 0.4, 74, 34, 4), SHIRT, 3)
    for i in range(4):
        t.c.drawLine(
            48 + i * 15, t.body.hip_y * 0.4 + 9, 48 + i * 15, t.body.hip_y * 0.4 + 25, pen(t.pal.ink, 5, 190)
        )
    t.seam((0, 44), (0, t.body.hip_y))


OCCASIONS: dict[str, tuple[Callable[[Tailor], None], Garment]] = {
    "suit": (_suit, Garment(rgb("33405f"), legs=rgb("2b3550"), cuff=SHIRT)),
    "police": (_police, Garment(rgb("2f4f86"), legs=rgb("22304f"), hat="police")),
    "doctor": (_doctor, Garment(rgb("e8edf0"), legs=rgb("4a5a78"), flare=16)),
    "nurse": (_nurse, Garment(rgb("5aa9b8"), sleeve=0.44, legs=rgb("4c97a6"))),
    "judge": (_judge, Garment(rgb("2c2733"), legs=rgb("2c2733"), flare=40, cuff=SHIRT)),
    "chef": (_chef, Garment(rgb("ebe9e4"), legs=rgb("4b5160"), hat="chef")),
    "uniform": (_uniform, Garment(rgb("d9604c"), sleeve=0.44, legs=rgb("3a4154"), hat="cap")),
    "apron": (_apron, Garment(rgb("ffffff"), sleeve=0.44)),
    "wedding": (_wedding, Garment(rgb("2a2b38"), legs=rgb("2a2b38"), cuff=SHIRT)),
    "sport": (_sport, Garment(rgb("ffffff"), sleeve=0.34, legs=rgb("33405f"), hat="headband")),
    "pajamas": (_pajamas, Garment(rgb("8fb4dc"), legs=rgb("8fb4dc"))),
    "prisoner": (_prisoner, Garment(rgb("ee8440"), sleeve=0.5, legs=rgb("ee8440"))),
}
