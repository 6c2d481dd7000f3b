"""Hats and a veil, in head coordinates (faces.py)."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.clothes import GOLD, SHIRT
from resources.papercut.palette import WHITE, Palette, Rgb, rgb
from resources.papercut.paper import col, paper, pen
from resources.papercut.shapes import curve, oval, rrect, star, union


def draw_hat(c: skia.Canvas, hat: str, pal: Palette, cloth: Rgb, half_width: float, crown: float) -> None:
    """What an outfit puts on the head, in head coordinates."""
    w, crown = half_width, crown - 22
    if hat == "police":
        top = curve(
            (-w - 14, crown + 66),
            ((-w - 50, crown - 20), (-w, crown - 44), (0, crown - 48)),
            ((w, crown - 44), (w + 50, crown - 20), (w + 14, crown + 66)),
        )
        paper(c, top, cloth, 8)
        paper(c, rrect(-w - 14, crown + 44, 2 * w + 28, 34, 8), pal.shadow(cloth, 0.45), 4)
        peak = curve(
            (-w - 4, crown + 74),
            ((0, crown + 46), (w + 4, crown + 74)),
            ((w - 10, crown + 108), (0, crown + 108)),
            ((-w + 10, crown + 108), (-w - 4, crown + 74)),
        )
        paper(c, peak, rgb("1a1a22"), 8, edge=120)
        paper(c, star(0, crown + 14, 30), GOLD, 4)
    elif hat == "chef":
        puff = union(
            oval(-64, crown - 54, 66, 58),
            oval(64, crown - 54, 66, 58),
            oval(0, crown - 84, 74, 64),
            rrect(-88, crown - 40, 176, 90, 10),
        )
        paper(c, puff, rgb("f4f2ee"), 8, lit=0.06)
        paper(c, rrect(-98, crown + 14, 196, 52, 12), rgb("fbfaf7"), 6, lit=0.04)
    elif hat == "cap":
        dome = curve((-w - 6, crown + 78), ((-w - 10, crown - 40), (w + 10, crown - 40), (w + 6, crown + 78)))
        paper(c, dome, cloth, 8)
        peak = curve(
            (-w + 12, crown + 72),
            ((0, crown + 46), (w - 12, crown + 72)),
            ((w + 4, crown + 108), (0, crown + 106)),
            ((-w - 4, crown + 108), (-w + 12, crown + 72)),
        )
        paper(c, peak, pal.shadow(cloth, 0.3), 7)
        paper(c, oval(0, crown + 26, 26), SHIRT, 3)
    elif hat == "headband":
        band = curve(
            (-w - 4, crown + 84),
            ((0, crown + 46), (w + 4, crown + 84)),
            ((w + 4, crown + 108),),
            ((0, crown + 74), (-w - 4, crown + 108)),
        )
        paper(c, band, pal.acc, 4)


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
