"""Clothes on a body: which garment an outfit is on this person, and drawing the torso in it.

Shapes are in figure coordinates (bodies.py). What covers the torso is tops.py and occasions.py.
"""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.bodies import Body, neck, torso
from resources.papercut.clothes import SHIRT, Garment, Tailor
from resources.papercut.looks import Look
from resources.papercut.occasions import OCCASIONS
from resources.papercut.palette import Palette, Rgb, lum, mix, rgb
from resources.papercut.paper import fill, flush, inside, paper, pen, shade
from resources.papercut.shapes import curve
from resources.papercut.tops import TOPS


# ---------------------------------------------------------------- the two entries
def garment_of(look: Look, outfit: str, pal: Palette) -> Garment:
    """Colours, sleeves and hat of an outfit on this person, in this light."""
    if outfit == "casual":
        cloth, sleeve = look.cloth, TOPS[look.top][1]
        if look.top == "dungarees":
            return Garment(
                pal.tint(rgb("4668a8"), 0.12),
                sleeve,
                pal.tint(look.cloth2, 0.12),
                pal.tint(rgb("4668a8"), 0.12),
            )
        if look.top == "vest":
            return Garment(pal.tint(cloth, 0.12), 1.0, pal.tint(SHIRT, 0.08), pal.tint(look.trousers, 0.14))
        return Garment(
            pal.tint(cloth, 0.12), sleeve, None, pal.tint(look.trousers, 0.14), skirt=look.top == "dress"
        )
    base = OCCASIONS[outfit][1]
    cloth, legs = base.cloth, base.legs or look.trousers
    if outfit in ("apron", "sport"):
        cloth = look.cloth
    if outfit == "suit" and lum(look.cloth2) < 0.35:
        cloth = mix(base.cloth, look.cloth2, 0.35)
    sleeve, skirt, hat = base.sleeve, False, base.hat
    if outfit == "wedding" and look.feminine:
        cloth, legs, sleeve, skirt, hat = rgb("f7f3ee"), rgb("f7f3ee"), 0.0, True, "veil"
    return Garment(
        pal.tint(cloth, 0.1), sleeve, None, pal.tint(legs, 0.12), skirt, hat, base.flare, base.cuff
    )


def dress(c: skia.Canvas, body: Body, look: Look, outfit: str, pal: Palette, skin: Rgb) -> Garment:
    """Draw the torso in its outfit and say what else is worn."""
    garment = garment_of(look, outfit, pal)
    path = torso(body, garment.flare)
    paper(c, path, garment.cloth, 18, lit=0.09)
    shade(c, path, pal, 52)
    if garment.skirt:
        _skirt(c, body, garment, pal, "long" if outfit == "wedding" else "short")
    _throat(c, body, pal, skin)
    draw = TOPS[look.top][0] if outfit == "casual" else OCCASIONS[outfit][0]
    draw(Tailor(c, body, look, pal, skin, garment, path))
    return garment


def _skirt(c: skia.Canvas, b: Body, garment: Garment, pal: Palette, length: str) -> None:
    """From the waist down, over the hem of the torso, with folds."""
    hem = b.hip_y + b.leg * (0.96 if length == "long" else 0.46)
    wide = b.hip + (110 if length == "long" else 56)
    skirt = curve(
        (-b.waist - 2, b.waist_y - 14),
        ((-b.hip - 22, b.hip_y), (-wide, hem)),
        ((0, hem + 30), (wide, hem)),
        ((b.hip + 22, b.hip_y), (b.waist + 2, b.waist_y - 14)),
    )
    paper(c, skirt, garment.cloth, 8, lit=0.07)
    shade(c, skirt, pal, 40)
    for k in (-0.6, -0.2, 0.2, 0.6):
        fold = curve(
            (b.waist * k, b.waist_y + 20),
            ((b.hip * k * 1.1, b.hip_y + 40), (wide * k, hem - 10)),
            close=False,
        )
        c.drawPath(fold, pen(pal.shadow(garment.cloth, 0.4), 5, 70))


def _throat(c: skia.Canvas, body: Body, pal: Palette, skin: Rgb) -> None:
    """The neck down into the collar, with the shadow of the chin on it."""
    column = neck(body)
    c.drawPath(column, fill(pal.shadow(skin, 0.12)))
    inside(c, column)
    flush(c, 0, -44, 66, pal.shadow(skin, 0.55), 200)
    c.restore()
