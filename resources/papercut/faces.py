"""Faces: a head, its features, and seven feelings.

Owns everything between chin and crown except the outlines of hair (hair.py). Head coordinates: the chin is the origin,
the eyes lie near y = -112, the face is 112 wide to each side. A face turns towards what it looks at by sliding its
features over the head, the nose furthest.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.hair import Haircut, beard, haircut
from resources.papercut.looks import Look
from resources.papercut.model import Feeling
from resources.papercut.palette import WHITE, Palette, Rgb, deepen, lighten, lum, mix, rgb
from resources.papercut.paper import (
    both, col, curve, fill, flush, inside, minus, moved, oval, paper, pen, poly, ramp, rrect, shade, union
)  # fmt: skip

_EYE_WHITE: Rgb = (255.0, 252.0, 245.0)
_MOUTH: Rgb = (104.0, 26.0, 38.0)
_TONGUE: Rgb = (226.0, 106.0, 104.0)
_TEAR: Rgb = (164.0, 220.0, 244.0)


@dataclass(frozen=True)
class Expression:
    """How a feeling shows. Lids and slants are fractions of an eye, brow in units, tilt of the head in degrees."""

    mouth: str
    eye: float = 1.0
    lid: float = 0.16
    lower: float = 0.0
    slant: float = 0.0
    brow: float = 0.0
    uneven: float = 0.0
    smiling_eyes: bool = False
    tilt: float = 0.0
    nod: float = 0.0
    extra: str = ""


_EXPRESSIONS: dict[Feeling, tuple[Expression, Expression]] = {
    "neutral": (Expression("rest", tilt=2), Expression("small", tilt=-3, uneven=4)),
    "happy": (
        Expression("laugh", lid=0.1, lower=0.2, brow=8, tilt=-5),
        Expression("grin", smiling_eyes=True, brow=8, tilt=5, nod=-3),
    ),
    "sad": (
        Expression("frown", lid=0.3, slant=-0.26, brow=2, tilt=6, nod=8, extra="tear"),
        Expression("cry", lid=0.24, slant=-0.3, brow=6, tilt=-7, nod=6, extra="tear"),
    ),
    "angry": (
        Expression("shout", lid=0.2, slant=0.32, brow=-9, tilt=-3, extra="heat"),
        Expression("grit", lid=0.24, slant=0.36, brow=-10, tilt=3, nod=3, extra="heat"),
    ),
    "scared": (
        Expression("wobble", eye=1.22, lid=0.0, slant=-0.14, brow=16, tilt=4, extra="sweat"),
        Expression("gasp", eye=1.24, lid=0.0, slant=-0.16, brow=16, tilt=-4, extra="sweat"),
    ),
    "shock": (
        Expression("gasp", eye=1.26, lid=0.0, brow=20, tilt=-4, extra="lines"),
        Expression("o", eye=1.3, lid=0.0, brow=20, tilt=4, nod=-3, extra="lines"),
    ),
    "smug": (
        Expression("smirk", lid=0.36, brow=2, uneven=13, tilt=6),
        Expression("smirk", lid=0.4, lower=0.12, brow=0, uneven=11, tilt=-5, nod=-4),
    ),
}


def expression(feeling: Feeling, variant: int) -> Expression:
    """One of the two ways in which a feeling shows."""
    return _EXPRESSIONS[feeling][variant % 2]


@dataclass(frozen=True)
class Head:
    """Proportions of a head: half width, crown, eye line, eye distance and size, mouth line."""

    width: float
    crown: float
    eye_y: float
    eye_x: float
    eye_r: float
    mouth_y: float


TALL_HATS = ("police", "chef", "cap")
ADULT = Head(112, -240, -112, 47, 1.0, -36)
CHILD = Head(116, -228, -94, 50, 1.14, -30)


def head_of(look: Look) -> Head:
    """Children have wide low faces with large eyes."""
    return CHILD if look.child else ADULT


@dataclass(frozen=True)
class Face:
    """One face to draw: whose, in which colours, showing what, looking where (gaze x and y from -1 to 1); `flip` mirrors the hair."""

    look: Look
    pal: Palette
    show: Expression
    gaze: tuple[float, float]
    blink: bool = False
    flip: bool = False

    @property
    def head(self) -> Head:
        """The proportions."""
        return head_of(self.look)

    @property
    def skin(self) -> Rgb:
        """Skin in this scene's light."""
        return self.pal.tint(self.look.skin, 0.1)

    @property
    def hair(self) -> Rgb:
        """Hair in this scene's light."""
        return self.pal.tint(self.look.hair, 0.1)

    @property
    def dark(self) -> Rgb:
        """The colour of lashes, lines and pupils on this skin."""
        return mix(mix(self.skin, self.pal.ink, 0.82), (20, 10, 20), 0.3)

    def cut(self) -> Haircut:
        """The hair, fitted to this head."""
        cut = haircut(self.look.hair_style)
        sx, sy = self.head.width / ADULT.width, self.head.crown / ADULT.crown
        fit = skia.Matrix.Scale(-sx if self.flip else sx, sy)
        return Haircut(*[tuple(_fitted(p, fit) for p in group) for group in (cut.front, cut.back, cut.over, cut.strands)], cut.solid)  # fmt: skip


def _fitted(path: skia.Path, fit: skia.Matrix) -> skia.Path:
    out = skia.Path(path)
    out.transform(fit)
    return out


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
    shade(c, skull, face.pal, 44)
    inside(c, skull)
    _complexion(c, face)
    c.restore()
    turn_x, turn_y = face.gaze[0] * 11, face.gaze[1] * 7 + face.show.nod
    c.save()
    c.translate(turn_x, turn_y)
    _beard(c, face, skull)
    _eyes(c, face)
    c.translate(turn_x * 0.5, turn_y * 0.3)
    _nose(c, face)
    c.translate(-turn_x * 0.4, -turn_y * 0.2)
    _mouth(c, face)
    c.restore()
    c.save()
    if hat in TALL_HATS:
        c.clipRect(skia.Rect.MakeLTRB(-300, face.head.crown + 34, 300, 300))
    _hair_front(c, face)
    c.restore()
    c.save()
    c.translate(turn_x, turn_y)
    _brows(c, face)
    _glasses(c, face)
    c.restore()
    _extras(c, face)


def eye_area(face: Face) -> skia.Rect:
    """The rectangle (head coordinates) in which eyes open and close."""
    h = face.head
    return skia.Rect.MakeLTRB(-h.eye_x - 46, h.eye_y - 46, h.eye_x + 46, h.eye_y + 48)


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
        flush(c, 0, h.crown + 30, 110, mix(face.skin, rgb("b9cdf0"), 0.5), 70)
    if face.look.freckles:
        dots = ((-84, 34), (-66, 42), (-50, 32), (50, 32), (66, 42), (84, 34), (-74, 54), (74, 54))
        for x, y in dots:
            c.drawCircle(x + face.gaze[0] * 11, h.eye_y + y, 3.6, fill(face.pal.shadow(face.skin, 0.34), 170))
    if face.look.old:
        lines = pen(face.pal.shadow(face.skin, 0.3), 4, 120)
        for side in (-1, 1):
            c.drawPath(curve((side * 34, h.mouth_y - 34), ((side * 54, h.mouth_y - 18), (side * 52, h.mouth_y + 4)), close=False), lines)
            c.drawPath(curve((side * 92, h.eye_y + 8), ((side * 102, h.eye_y + 16),), close=False), lines)


def _eyes(c: skia.Canvas, face: Face) -> None:
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
    c.drawPath(ball, fill(_EYE_WHITE))
    inside(c, ball)
    gaze_x = face.gaze[0] * 8 * side
    gaze_y = face.gaze[1] * 8 + (3 if show.extra == "tear" else 0)
    iris = 15 if show.eye < 1.15 else 12.5
    c.drawCircle(gaze_x, gaze_y, iris, fill(mix(face.pal.tint(face.look.eye, 0.06), face.dark, 0.15)))
    c.drawCircle(gaze_x, gaze_y, iris * 0.58, fill(face.dark))
    c.drawRect(skia.Rect.MakeLTRB(-rx, -ry, rx, ry), ramp((0, -ry), (0, 0), [col(face.pal.ink, 96), col(face.pal.ink, 0)]))
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
        lid = curve((-rx * 0.92, -ry * 0.5), ((-rx * 0.6, -ry * 1.2), (rx * 0.6, -ry * 1.2), (rx * 0.96, -ry * 0.46)), close=False)
        tip = (rx * 0.96, -ry * 0.46)
    c.drawPath(lid, pen(face.dark, 7.5 if face.look.feminine else 6))
    if face.look.feminine:
        for dx, dy in ((11, -5), (8, -13)):
            c.drawPath(curve(tip, ((tip[0] + dx, tip[1] + dy),), close=False), pen(face.dark, 4.5))


def _brows(c: skia.Canvas, face: Face) -> None:
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


def _nose(c: skia.Canvas, face: Face) -> None:
    h = face.head
    y = (h.eye_y + h.mouth_y) / 2 + 6
    tone = face.pal.shadow(face.skin, 0.26)
    turn = 1 if face.gaze[0] >= 0 else -1
    if face.look.nose == 0 or face.look.child:
        c.drawPath(oval(0, y, 15, 11), fill(tone, 150))
        c.drawPath(oval(-2, y - 4, 8, 4), fill(lighten(face.skin, 0.35), 120))
    elif face.look.nose == 1:
        c.drawPath(curve((turn * 4, y - 34), ((turn * 22, y + 2), (turn * 2, y + 8)), close=False), pen(tone, 7))
        flush(c, 0, y, 24, tone, 70)
    else:
        path = curve((-6, y - 40), ((4, y - 20), (20, y + 2), (12, y + 10)), ((0, y + 18), (-14, y + 12)), ((-18, y + 2), (-6, y - 40)))
        c.drawPath(path, fill(tone, 110))
        c.drawPath(curve((-12, y + 11), ((0, y + 18), (13, y + 9)), close=False), pen(face.pal.shadow(face.skin, 0.42), 5))


def _mouth(c: skia.Canvas, face: Face) -> None:
    c.save()
    c.translate(0, face.head.mouth_y)
    line = pen(mix(face.dark, _MOUTH, 0.3), 8)
    lips = mix(face.skin, rgb("c2384a"), 0.5)
    kind = face.show.mouth
    if kind in _LINES:
        path = curve(*_LINES[kind], close=False)
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


_LINES = {
    "rest": ((-27, -1), ((0, 11), (27, -1))),
    "small": ((-24, 2), ((-4, 8), (22, -1))),
    "frown": ((-32, 12), ((0, -16), (32, 12))),
    "wobble": ((-34, 6), ((-24, -8), (-12, 2)), ((-2, 12), (10, 2)), ((22, -8), (34, 6))),
    "smirk": ((-28, 4), ((6, 14), (38, -14))),
}


def _open_mouth(c: skia.Canvas, kind: str, face: Face, lips: Rgb) -> None:
    shapes = {
        "laugh": curve((-44, -14), ((0, -6), (44, -14)), ((46, 30), (18, 38), (0, 38)), ((-18, 38), (-46, 30), (-44, -14))),
        "grin": curve((-48, -16), ((0, -4), (48, -16)), ((44, 24), (16, 30), (0, 30)), ((-16, 30), (-44, 24), (-48, -16))),
        "shout": curve((-30, -10), ((0, -20), (30, -10)), ((48, 30), (34, 36), (0, 34)), ((-34, 36), (-48, 30), (-30, -10))),
        "cry": curve((-34, 22), ((-30, -14), (30, -14), (34, 22)), ((18, 12), (-18, 12), (-34, 22))),
        "o": oval(0, 6, 20, 25),
        "gasp": curve((-24, -6), ((-20, -24), (20, -24), (24, -6)), ((32, 34), (14, 40), (0, 40)), ((-14, 40), (-32, 34), (-24, -6))),
    }  # fmt: skip
    shape = shapes[kind]
    if face.look.feminine and not face.look.child:
        c.drawPath(shape, pen(lips, 9))
    c.drawPath(shape, fill(_MOUTH))
    inside(c, shape)
    b = shape.getBounds()
    if kind in ("laugh", "grin", "shout", "gasp"):
        teeth = 15 if kind != "grin" else 22
        c.drawPath(rrect(b.left() - 4, b.top() - 8, b.width() + 8, teeth + 8, 6), fill(_EYE_WHITE))
    if kind != "o":
        c.drawPath(oval(0, b.bottom() + 2, b.width() * 0.3, 16), fill(_TONGUE))
    c.restore()
    c.drawPath(shape, pen(mix(face.dark, _MOUTH, 0.4), 4))


def _gritted(c: skia.Canvas, face: Face) -> None:
    shape = curve((-40, 16), ((-44, -14), (-20, -14), (0, -16)), ((20, -14), (44, -14), (40, 16)), ((20, 22), (-20, 22), (-40, 16)))
    c.drawPath(shape, fill(_EYE_WHITE))
    inside(c, shape)
    thin = pen(mix(face.dark, _MOUTH, 0.3), 3.5, 190)
    for x in (-24, -8, 8, 24):
        c.drawLine(x, -20, x, 26, thin)
    c.drawLine(-50, 3, 50, 3, thin)
    c.restore()
    c.drawPath(shape, pen(mix(face.dark, _MOUTH, 0.3), 6))


def _beard(c: skia.Canvas, face: Face, skull: skia.Path) -> None:
    if face.look.beard == "stubble":
        inside(c, skull)
        jaw = minus(oval(0, -34, 108, 70), union(oval(0, -110, 96, 56), oval(0, -36, 30, 12)))
        c.drawPath(jaw, skia.Paint(AntiAlias=True, Color=col(face.hair, 60), MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 6)))
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


def _glasses(c: skia.Canvas, face: Face) -> None:
    if face.look.glasses == "none":
        return
    h = face.head
    frame = pen(mix(face.pal.ink, rgb("201828"), 0.5), 6.5)
    for side in (-1, 1):
        x, y = side * (h.eye_x + 1), h.eye_y + 2
        lens = oval(x, y, 38 * h.eye_r, 37 * h.eye_r) if face.look.glasses == "round" else rrect(x - 39, y - 31, 78, 62, 16)
        c.drawPath(lens, fill(WHITE, 26))
        c.drawPath(lens, frame)
        c.drawLine(side * (h.eye_x + 38), y - 6, side * (h.width - face.gaze[0] * side * 11), y - 12, frame)
    c.drawPath(curve((-10, h.eye_y), ((0, h.eye_y - 8), (10, h.eye_y)), close=False), frame)


def _extras(c: skia.Canvas, face: Face) -> None:
    """Tears, sweat and surprise: small sheets beside the features."""
    h, extra = face.head, face.show.extra
    if extra == "tear":
        for side, k in ((-1, 1.0), (1, 0.72)):
            x, y = side * (h.eye_x + 10) + face.gaze[0] * 11, h.eye_y + 50
            drop = curve((x, y - 20 * k), ((x + 13 * k, y + 2), (x + 11 * k, y + 16 * k), (x, y + 16 * k)),
                         ((x - 11 * k, y + 16 * k), (x - 13 * k, y + 2), (x, y - 20 * k)))  # fmt: skip
            paper(c, drop, _TEAR, 3, edge=140)
    elif extra == "lines":
        for degrees in (-148, -122, -58, -32):
            c.save()
            c.translate(0, h.eye_y)
            c.rotate(degrees)
            c.translate(208, 0)
            paper(c, poly((0, -4), (62, -13), (62, 13), (0, 4)), mix(face.pal.acc2, WHITE, 0.1), 4)
            c.restore()
    elif extra == "sweat":
        for x, y, k in ((h.width + 28, h.crown + 92, 1.2), (h.width + 2, h.crown + 44, 0.8)):
            drop = curve((x, y - 24 * k), ((x + 15 * k, y), (x + 12 * k, y + 18 * k), (x, y + 18 * k)),
                         ((x - 12 * k, y + 18 * k), (x - 15 * k, y), (x, y - 24 * k)))  # fmt: skip
            paper(c, drop, _TEAR, 4, edge=140)
