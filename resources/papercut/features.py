"""Features: eyes with lids and lashes, brows, nose, mouth, glasses, tears.

Draws the parts of a face, in head coordinates (faces.py); heads.py lays them on a head.
"""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.faces import Face
from resources.papercut.palette import WHITE, Rgb, lighten, lum, mix, rgb
from resources.papercut.paper import col, fill, flush, inside, paper, pen, ramp
from resources.papercut.shapes import both, cloud, curve, moved, outline, oval, poly, rrect

EYE_WHITE: Rgb = (255.0, 252.0, 245.0)


_MOUTH: Rgb = (104.0, 26.0, 38.0)


_TONGUE: Rgb = (226.0, 106.0, 104.0)


_TEAR: Rgb = (164.0, 220.0, 244.0)


def eye_area(face: Face) -> skia.Rect:
    """The rectangle (head coordinates) in which eyes open and close."""
    h = face.head
    return skia.Rect.MakeLTRB(-h.eye_x - 46, h.eye_y - 46, h.eye_x + 46, h.eye_y + 48)


def draw_eyes(c: skia.Canvas, face: Face) -> None:
    """Both eyes: open, smiling or closed."""
    h, show = face.head, face.show
    for side in (-1, 1):
        c.save()
        c.translate(side * h.eye_x, h.eye_y)
        c.scale(side * h.eye_r, h.eye_r)
        if face.blink:
            _closed_eye(c, face, smiling=False)
        elif show.smiling_eyes:
            _closed_eye(c, face, smiling=True)
        else:
            _open_eye(c, face, side)
        c.restore()


def _closed_eye(c: skia.Canvas, face: Face, smiling: bool) -> None:
    """Drawn for the right eye; the left one is mirrored by the canvas."""
    if not smiling:
        c.drawPath(oval(0, 2, 27, 24), fill(face.pal.shadow(face.skin, 0.1)))
    bend = -30 if smiling else 20
    c.drawPath(curve((-25, 6), ((0, 6 + bend), (25, 6)), close=False), pen(face.dark, 8))
    if face.look.feminine:
        c.drawPath(curve((22, 8), ((31, 12),), close=False), pen(face.dark, 5))


def _open_eye(c: skia.Canvas, face: Face, side: int) -> None:
    show = face.show
    rx, ry = 24 * (0.9 + 0.1 * show.eye), 27 * show.eye
    ball = oval(0, 0, rx, ry)
    c.drawPath(ball, fill(EYE_WHITE))
    inside(c, ball)
    gaze_x = face.gaze[0] * 8 * side
    gaze_y = face.gaze[1] * 8 + (3 if show.extra == "tear" else 0)
    iris = 15 if show.eye < 1.15 else 12.5
    c.drawCircle(gaze_x, gaze_y, iris, fill(mix(face.pal.tint(face.look.eye, 0.06), face.dark, 0.15)))
    c.drawCircle(gaze_x, gaze_y, iris * 0.58, fill(face.dark))
    c.drawRect(
        skia.Rect.MakeLTRB(-rx, -ry, rx, ry),
        ramp((0, -ry), (0, 0), [col(face.pal.ink, 96), col(face.pal.ink, 0)]),
    )
    c.drawCircle(gaze_x + 5.5 * side, gaze_y - 6, 4.8, fill(WHITE))
    c.drawCircle(gaze_x - 5 * side, gaze_y + 6, 2.2, fill(WHITE, 190))
    lid = -ry + 2 * ry * show.lid
    inner, outer = lid + show.slant * ry, lid - show.slant * ry
    skin = face.pal.shadow(face.skin, 0.12)
    c.drawPath(poly((-rx - 6, -ry - 30), (rx + 6, -ry - 30), (rx + 6, outer), (-rx - 6, inner)), fill(skin))
    if show.lower:
        c.drawPath(oval(0, ry * (2.0 - show.lower * 2), rx * 1.5, ry), fill(skin))
    c.restore()
    edge = both(ball, poly((-rx - 6, inner), (rx + 6, outer), (rx + 6, outer + 400), (-rx - 6, inner + 400)))
    c.drawPath(edge, pen(face.pal.shadow(face.skin, 0.4), 2.5, 120))
    _lash_line(c, face, rx, ry, inner, outer)


def _lash_line(c: skia.Canvas, face: Face, rx: float, ry: float, inner: float, outer: float) -> None:
    """The upper lid's edge; flat where the lid cuts the eye, round where it does not reach it."""
    if max(inner, outer) > -ry * 0.72:
        xi = rx * max(0.0, 1 - (inner / ry) ** 2) ** 0.5
        xo = rx * max(0.0, 1 - (outer / ry) ** 2) ** 0.5
        lid = curve((-xi - 2, inner), ((0, (inner + outer) / 2 - 4), (xo + 3, outer)), close=False)
        tip = (xo + 3, outer)
    else:
        lid = curve(
            (-rx * 0.92, -ry * 0.5),
            ((-rx * 0.6, -ry * 1.2), (rx * 0.6, -ry * 1.2), (rx * 0.96, -ry * 0.46)),
            close=False,
        )
        tip = (rx * 0.96, -ry * 0.46)
    c.drawPath(lid, pen(face.dark, 7.5 if face.look.feminine else 6))
    if face.look.feminine:
        for dx, dy in ((11, -5), (8, -13)):
            c.drawPath(curve(tip, ((tip[0] + dx, tip[1] + dy),), close=False), pen(face.dark, 4.5))


def draw_brows(c: skia.Canvas, face: Face) -> None:
    """Two tapered brows, in a colour that stands out from the skin."""
    h, show = face.head, face.show
    colour = face.pal.shadow(face.hair, 0.3)
    if lum(face.hair) > 0.7 or abs(lum(face.hair) - lum(face.skin)) < 0.12:
        colour = face.pal.shadow(face.hair, 0.55)
    heavy = 6.5 if face.look.feminine else 9.5
    for side in (-1, 1):
        raised = show.brow + (show.uneven if side == 1 else -show.uneven * 0.3)
        y = h.eye_y - 44 * h.eye_r - (7 if show.eye > 1.1 else 0) - raised * 0.8
        inner = (side * (h.eye_x - 24), y + show.slant * 40)
        outer = (side * (h.eye_x + 30), y - show.slant * 26 + 5)
        arch = ((inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2 - 9 + show.slant * 6)
        path = curve(
            (inner[0], inner[1] - heavy),
            ((arch[0], arch[1] - heavy), (outer[0], outer[1] - 2)),
            ((arch[0], arch[1] + heavy * 0.8), (inner[0], inner[1] + heavy)),
        )
        c.drawPath(path, fill(colour))
        c.drawPath(path, pen(colour, 3.5))


def draw_nose(c: skia.Canvas, face: Face) -> None:
    """One of three noses; children have the round one."""
    h = face.head
    y = (h.eye_y + h.mouth_y) / 2 + 6
    tone = face.pal.shadow(face.skin, 0.26)
    turn = 1 if face.gaze[0] >= 0 else -1
    if face.look.nose == 0 or face.look.child:
        c.drawPath(oval(0, y, 15, 11), fill(tone, 150))
        c.drawPath(oval(-2, y - 4, 8, 4), fill(lighten(face.skin, 0.35), 120))
    elif face.look.nose == 1:
        c.drawPath(
            curve((turn * 4, y - 34), ((turn * 22, y + 2), (turn * 2, y + 8)), close=False), pen(tone, 7)
        )
        flush(c, 0, y, 24, tone, 70)
    else:
        path = curve(
            (-6, y - 40),
            ((4, y - 20), (20, y + 2), (12, y + 10)),
            ((0, y + 18), (-14, y + 12)),
            ((-18, y + 2), (-6, y - 40)),
        )
        c.drawPath(path, fill(tone, 110))
        c.drawPath(
            curve((-12, y + 11), ((0, y + 18), (13, y + 9)), close=False),
            pen(face.pal.shadow(face.skin, 0.42), 5),
        )


_LINES = {
    "rest": "M-27 -1 Q0 11 27 -1",
    "small": "M-24 2 Q-4 8 22 -1",
    "frown": "M-32 12 Q0 -16 32 12",
    "wobble": "M-34 6 Q-24 -8 -12 2 Q-2 12 10 2 Q22 -8 34 6",
    "smirk": "M-28 4 Q6 14 38 -14",
}


def draw_mouth(c: skia.Canvas, face: Face) -> None:
    """A line, an open mouth, or clenched teeth."""
    c.save()
    c.translate(0, face.head.mouth_y)
    line = pen(mix(face.dark, _MOUTH, 0.3), 8)
    lips = mix(face.skin, rgb("c2384a"), 0.5)
    kind = face.show.mouth
    if kind in _LINES:
        path = outline(_LINES[kind])
        if face.look.feminine and not face.look.child:
            under = moved(path, dy=6)
            c.drawPath(under, pen(lips, 9, 210))
        c.drawPath(path, line)
        if kind in ("smirk",):
            c.drawPath(curve((38, -18), ((45, -12), (44, -4)), close=False), pen(face.dark, 5, 170))
    elif kind in ("laugh", "grin", "shout", "cry", "o", "gasp"):
        _open_mouth(c, kind, face, lips)
    else:
        _gritted(c, face)
    c.restore()


def _open_mouth(c: skia.Canvas, kind: str, face: Face, lips: Rgb) -> None:
    shapes = {
        "laugh": outline("M-44 -14 Q0 -6 44 -14 C46 30 18 38 0 38 C-18 38 -46 30 -44 -14 Z"),
        "grin": outline("M-48 -16 Q0 -4 48 -16 C44 24 16 30 0 30 C-16 30 -44 24 -48 -16 Z"),
        "shout": outline("M-30 -10 Q0 -20 30 -10 C48 30 34 36 0 34 C-34 36 -48 30 -30 -10 Z"),
        "cry": outline("M-34 22 C-30 -14 30 -14 34 22 Q18 12 0 14 Q-18 12 -34 22 Z"),
        "o": oval(0, 6, 20, 25),
        "gasp": outline("M-24 -6 C-20 -24 20 -24 24 -6 C32 34 14 40 0 40 C-14 40 -32 34 -24 -6 Z"),
    }
    shape = shapes[kind]
    if face.look.feminine and not face.look.child:
        c.drawPath(shape, pen(lips, 9))
    c.drawPath(shape, fill(_MOUTH))
    inside(c, shape)
    b = shape.getBounds()
    if kind in ("laugh", "grin", "shout", "gasp"):
        teeth = 15 if kind != "grin" else 22
        c.drawPath(rrect(b.left() - 4, b.top() - 8, b.width() + 8, teeth + 8, 6), fill(EYE_WHITE))
    if kind != "o":
        c.drawPath(oval(0, b.bottom() + 2, b.width() * 0.3, 16), fill(_TONGUE))
    c.restore()
    c.drawPath(shape, pen(mix(face.dark, _MOUTH, 0.4), 4))


def _gritted(c: skia.Canvas, face: Face) -> None:
    shape = curve(
        (-40, 16),
        ((-44, -14), (-20, -14), (0, -16)),
        ((20, -14), (44, -14), (40, 16)),
        ((20, 22), (-20, 22), (-40, 16)),
    )
    c.drawPath(shape, fill(EYE_WHITE))
    inside(c, shape)
    thin = pen(mix(face.dark, _MOUTH, 0.3), 3.5, 190)
    for x in (-24, -8, 8, 24):
        c.drawLine(x, -20, x, 26, thin)
    c.drawLine(-50, 3, 50, 3, thin)
    c.restore()
    c.drawPath(shape, pen(mix(face.dark, _MOUTH, 0.3), 6))


def draw_glasses(c: skia.Canvas, face: Face) -> None:
    """The wearer's glasses, if any."""
    if face.look.glasses == "none":
        return
    h = face.head
    frame = pen(mix(face.pal.ink, rgb("201828"), 0.5), 6.5)
    for side in (-1, 1):
        x, y = side * (h.eye_x + 1), h.eye_y + 2
        lens = (
            oval(x, y, 38 * h.eye_r, 37 * h.eye_r)
            if face.look.glasses == "round"
            else rrect(x - 39, y - 31, 78, 62, 16)
        )
        c.drawPath(lens, fill(WHITE, 26))
        c.drawPath(lens, frame)
        c.drawLine(side * (h.eye_x + 38), y - 6, side * (h.width - face.gaze[0] * side * 11), y - 12, frame)
    c.drawPath(curve((-10, h.eye_y), ((0, h.eye_y - 8), (10, h.eye_y)), close=False), frame)


_DROP = "M0 -22 Q14 0 12 17 Q0 30 -12 17 Q-14 0 0 -22 Z"
_RAY = "M208 -4 L270 -13 L270 13 L208 4 Z"


def draw_extras(c: skia.Canvas, face: Face) -> None:
    """Tears, sweat, steam and surprise: small sheets beside the features."""
    h, extra = face.head, face.show.extra
    if extra == "tear":
        for side, k in ((-1, 0.95), (1, 0.7)):
            x = side * (h.eye_x + 10) + face.gaze[0] * 11
            paper(c, outline(_DROP, x, h.eye_y + 48, k), _TEAR, 3, edge=140)
    elif extra == "sweat":
        for x, y, k in ((h.width + 28, h.crown + 92, 1.2), (h.width + 2, h.crown + 44, 0.8)):
            paper(c, outline(_DROP, x, y, k), _TEAR, 4, edge=140)
    elif extra == "lines":
        for degrees in (-148, -122, -58, -32):
            ray = moved(outline(_RAY), 0, h.eye_y, turn=degrees)
            paper(c, ray, mix(face.pal.acc2, WHITE, 0.1), 4)
    elif extra == "heat":
        steam = mix(face.pal.light, WHITE, 0.4)
        for side in (-1, 1):
            for x, y, s in ((54, -176, 36), (96, -212, 24)):
                paper(c, cloud(side * (h.width + x), y, s), steam, 5, edge=120)
