"""Hats and a veil, in head coordinates (faces.py)."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.clothes import GOLD, SHIRT
from resources.papercut.palette import WHITE, Palette, Rgb, rgb
from resources.papercut.paper import col, paper, pen
from resources.papercut.shapes import curve, outline, oval, rrect, star, union


def draw_hat(c: skia.Canvas, hat: str, pal: Palette, cloth: Rgb, half_width: float, crown: float) -> None:
    """What an outfit puts on the head, in head coordinates; drawn for a head of half width 112."""
    c.save()
    c.translate(0, crown)
    c.scale(half_width / 112, 1)
    draw = _HATS.get(hat)
    if draw:
        draw(c, pal, cloth)
    c.restore()


def _police_cap(c: skia.Canvas, pal: Palette, cloth: Rgb) -> None:
    top = "M-126 44 C-162 -42 -112 -66 0 -70 C112 -66 162 -42 126 44 Z"
    peak = "M-108 52 Q0 24 108 52 Q102 86 0 86 Q-102 86 -108 52 Z"
    paper(c, outline(top), cloth, 8)
    paper(c, rrect(-126, 22, 252, 34, 8), pal.shadow(cloth, 0.45), 4)
    paper(c, outline(peak), rgb("1a1a22"), 8, edge=120)
    paper(c, star(0, -8, 30), GOLD, 4)


def _chef_hat(c: skia.Canvas, pal: Palette, cloth: Rgb) -> None:
    puffs = (oval(-64, -76, 66, 58), oval(64, -76, 66, 58), oval(0, -106, 74, 64))
    paper(c, union(*puffs, rrect(-88, -62, 176, 90, 10)), rgb("f4f2ee"), 8, lit=0.06)
    paper(c, rrect(-98, -8, 196, 52, 12), rgb("fbfaf7"), 6, lit=0.04)


def _cap(c: skia.Canvas, pal: Palette, cloth: Rgb) -> None:
    peak = "M-100 50 Q0 24 100 50 Q116 86 0 84 Q-116 86 -100 50 Z"
    paper(c, outline("M-118 56 C-122 -62 122 -62 118 56 Z"), cloth, 8)
    paper(c, outline(peak), pal.shadow(cloth, 0.3), 7)
    paper(c, oval(0, 4, 26), SHIRT, 3)


def _headband(c: skia.Canvas, pal: Palette, cloth: Rgb) -> None:
    paper(c, outline("M-116 62 Q0 24 116 62 L116 86 Q0 52 -116 86 Z"), pal.acc, 4)


_HATS = {"police": _police_cap, "chef": _chef_hat, "cap": _cap, "headband": _headband}


def draw_veil(c: skia.Canvas, crown: float) -> None:
    """A bride's veil, behind everything."""
    veil = curve(
        (0, crown - 20),
        ((-190, crown - 10), (-200, 60), (-220, 420)),
        ((0, 470), (220, 420)),
        ((200, 60), (190, crown - 10), (0, crown - 20)),
    )
    c.drawPath(veil, skia.Paint(AntiAlias=True, Color=col((252, 250, 246), 170)))
    c.drawPath(veil, pen(WHITE, 4, 200))
