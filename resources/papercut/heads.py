"""Heads: skull, ears, complexion, features, beard and hair, in the order in which they are laid."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.faces import Face
from resources.papercut.features import (
    draw_brows,
    draw_extras,
    draw_eyes,
    draw_glasses,
    draw_mouth,
    draw_nose,
)
from resources.papercut.hair import beard
from resources.papercut.palette import WHITE, deepen, lighten, lum, mix, rgb
from resources.papercut.paper import col, fill, flush, inside, paper, pen, shade
from resources.papercut.shapes import curve, minus, oval, rrect, union

TALL_HATS = ("police", "chef", "cap")


def draw_hair_back(c: skia.Canvas, face: Face, hat: str = "") -> None:
    """What hangs behind the neck; a hat hides what is piled up on the head."""
    for path in face.cut().back:
        if hat in TALL_HATS and path.getBounds().bottom() < face.head.crown + 20:
            continue
        paper(c, path, deepen(face.hair, 0.24), 12, lit=0.08, edge=46)


def draw_hair_over(c: skia.Canvas, face: Face) -> None:
    """What hangs over the shoulders."""
    for path in face.cut().over:
        paper(c, path, face.hair, 8, edge=60)
        band = path.getBounds()
        tie = rrect(band.centerX() - 20, band.bottom() - 42, 40, 16, 8)
        paper(c, tie, face.pal.tint(face.look.cloth2, 0.1), 3)


def draw_head(c: skia.Canvas, face: Face, hat: str = "") -> None:
    """Ears, skull, features, hair in front, glasses."""
    skull = _skull(face)
    _ears(c, face)
    paper(c, skull, face.skin, 14, lit=0.06, edge=60)
    shade(c, skull, face.pal, 34)
    inside(c, skull)
    _complexion(c, face)
    c.restore()
    turn_x, turn_y = face.gaze[0] * 11, face.gaze[1] * 7 + face.show.nod
    c.save()
    c.translate(turn_x, turn_y)
    _beard(c, face, skull)
    draw_eyes(c, face)
    c.translate(turn_x * 0.5, turn_y * 0.3)
    draw_nose(c, face)
    c.translate(-turn_x * 0.4, -turn_y * 0.2)
    draw_mouth(c, face)
    c.restore()
    c.save()
    if hat in TALL_HATS:
        c.clipRect(skia.Rect.MakeLTRB(-300, face.head.crown + 34, 300, 300))
    _hair_front(c, face)
    c.restore()
    c.save()
    c.translate(turn_x, turn_y)
    draw_brows(c, face)
    draw_glasses(c, face)
    c.restore()
    draw_extras(c, face)


# ---------------------------------------------------------------- parts
def _skull(face: Face) -> skia.Path:
    w, top = face.head.width, face.head.crown
    jaw, low = {"oval": (62, 14), "round": (78, 10), "square": (90, 8), "heart": (48, 16)}[face.look.face]
    cheek = {"oval": -40, "round": -34, "square": -22, "heart": -52}[face.look.face]
    if face.look.child:
        jaw, cheek, low = 84, -30, 6
    return curve(
        (-w, -136),
        ((-w - 4, (top + 34) / 0.75), (w + 4, (top + 34) / 0.75), (w, -136)),
        ((w, cheek), (jaw, low), (0, low)),
        ((-jaw, low), (-w, cheek), (-w, -136)),
    )


def _ears(c: skia.Canvas, face: Face) -> None:
    w, y = face.head.width, face.head.eye_y + 4
    skin = face.pal.shadow(face.skin, 0.08)
    for side in (-1, 1):
        paper(c, oval(side * (w + 4), y, 22, 31), skin, 6)
        c.drawPath(oval(side * (w + 5), y + 1, 10, 17), fill(face.pal.shadow(face.skin, 0.26), 190))
        if face.look.earrings:
            paper(c, oval(side * (w + 8), y + 38, 9), rgb("f6c653"), 3)


def _complexion(c: skia.Canvas, face: Face) -> None:
    h = face.head
    warm = mix(rgb("ff6f61"), face.skin, 0.1 if lum(face.skin) > 0.5 else 0.35)
    strength = {"heat": 150, "sweat": 0}.get(face.show.extra, 96)
    for side in (-1, 1):
        flush(c, side * 70 + face.gaze[0] * 10, h.eye_y + 48, 46, warm, strength)
    if face.show.extra in ("sweat", "lines"):
        flush(c, 0, h.crown + 30, 110, mix(face.skin, rgb("c3d2f0"), 0.5), 50)
    if face.look.freckles:
        dots = ((-84, 34), (-66, 42), (-50, 32), (50, 32), (66, 42), (84, 34), (-74, 54), (74, 54))
        for x, y in dots:
            c.drawCircle(x + face.gaze[0] * 11, h.eye_y + y, 3.6, fill(face.pal.shadow(face.skin, 0.34), 170))
    if face.look.old:
        lines = pen(face.pal.shadow(face.skin, 0.3), 4, 120)
        for side in (-1, 1):
            c.drawPath(
                curve(
                    (side * 34, h.mouth_y - 34),
                    ((side * 54, h.mouth_y - 18), (side * 52, h.mouth_y + 4)),
                    close=False,
                ),
                lines,
            )
            c.drawPath(curve((side * 92, h.eye_y + 8), ((side * 102, h.eye_y + 16),), close=False), lines)


def _beard(c: skia.Canvas, face: Face, skull: skia.Path) -> None:
    if face.look.beard == "stubble":
        inside(c, skull)
        jaw = minus(oval(0, -34, 108, 70), union(oval(0, -110, 96, 56), oval(0, -36, 30, 12)))
        c.drawPath(
            jaw,
            skia.Paint(
                AntiAlias=True,
                Color=col(face.hair, 60),
                MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 6),
            ),
        )
        c.restore()
    for path in beard(face.look.beard):
        paper(c, path, face.pal.shadow(face.hair, 0.06), 5, lit=0.08, edge=50)


def _hair_front(c: skia.Canvas, face: Face) -> None:
    cut = face.cut()
    if cut.solid < 1:
        c.saveLayerAlpha(skia.Rect.MakeLTRB(-220, -420, 220, 60), round(cut.solid * 255))
    for path in cut.front:
        paper(c, path, face.hair, 7, lit=0.1, edge=70)
        shade(c, path, face.pal, 34)
    if cut.solid < 1:
        c.restore()
    light = lighten(face.hair, 0.3) if lum(face.hair) < 0.6 else face.pal.shadow(face.hair, 0.3)
    if cut.strands:
        inside(c, union(*cut.front))
        for strand in cut.strands:
            c.drawPath(strand, pen(light, 4, 90))
        c.restore()
    if not cut.front:
        flush(c, 34, face.head.crown + 44, 46, WHITE, 80)
