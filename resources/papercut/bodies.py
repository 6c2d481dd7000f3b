"""Bodies: proportions, torso, arms with hands, legs.

Owns anatomy in figure coordinates: the origin is the base of the neck, y runs down, an adult head is 262
units high and its chin lies at y = -34. What the body wears is outfits.py, what it does is poses.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.looks import Look
from resources.papercut.palette import Palette, Rgb, lum, mix
from resources.papercut.paper import paper, pen
from resources.papercut.shapes import Point, curve, moved, outline, oval, rrect, stroked, tapered, union

CHIN = -34.0


@dataclass(frozen=True)
class Body:
    """Half widths and heights of a build; `arm` is upper and lower length, `girth` shoulder, elbow, wrist."""

    shoulder: float
    shoulder_y: float
    waist: float
    waist_y: float
    hip: float
    hip_y: float
    leg: float
    arm: tuple[float, float]
    girth: tuple[float, float, float]
    neck: float
    hand: float


_MAN = Body(158, 88, 126, 300, 128, 410, 470, (178, 172), (82, 68, 54), 44, 1.12)
_WOMAN = Body(126, 84, 94, 268, 120, 400, 480, (168, 164), (68, 56, 44), 34, 1.0)
_CHILD = Body(92, 66, 86, 190, 92, 262, 250, (120, 116), (60, 52, 42), 30, 0.84)
_OLD_MAN = Body(144, 94, 130, 300, 132, 400, 440, (170, 164), (76, 64, 52), 40, 1.08)
_OLD_WOMAN = Body(124, 92, 116, 280, 132, 390, 430, (160, 156), (70, 58, 46), 34, 0.98)
_BODIES = {
    "man": _MAN, "woman": _WOMAN, "girl": _CHILD, "boy": _CHILD, "old_man": _OLD_MAN, "old_woman": _OLD_WOMAN,
}  # fmt: skip


def body_of(look: Look) -> Body:
    """The build of a kind of person."""
    return _BODIES[look.kind]


def torso(b: Body, flare: float = 0.0) -> skia.Path:
    """From the neck to the hem; `flare` widens the hem (a coat, a loose shirt)."""
    s, w, h = b.shoulder, b.waist, b.hip + flare
    arm_y = b.shoulder_y + 66
    half = [
        ((-b.neck - 30, 22), (-s + 26, 26), (-s, b.shoulder_y - 2)),
        ((-s - 6, b.shoulder_y + 24), (-s + 4, arm_y)),
        ((-s + 10, arm_y + 60), (-w, b.waist_y - 60), (-w, b.waist_y)),
        ((-w, b.waist_y + 40), (-h, b.hip_y - 50), (-h, b.hip_y)),
    ]
    left = (-b.neck - 8, 4)
    return curve((b.neck + 8, 4), (left,), *half, ((h, b.hip_y),), *_mirrored(half, left))


def _mirrored(steps: Sequence[Sequence[Point]], start: Point) -> list[tuple[Point, ...]]:
    """The same curve on the other side, walked backwards."""
    ends = [start, *[step[-1] for step in steps]]
    out: list[tuple[Point, ...]] = []
    for i in range(len(steps) - 1, -1, -1):
        controls = [(-x, y) for x, y in reversed(steps[i][:-1])]
        out.append((*controls, (-ends[i][0], ends[i][1])))
    return out


def neck(b: Body) -> skia.Path:
    """From under the jaw into the collar."""
    return union(rrect(-b.neck, -70, b.neck * 2, 92, 20), oval(0, 16, b.neck + 16, 26))


# ---------------------------------------------------------------- arms
@dataclass(frozen=True)
class Arm:
    """One arm, bent: its centre line from shoulder to wrist, and the direction of the forearm in degrees."""

    line: tuple[Point, ...]
    widths: tuple[float, ...]
    heading: float

    def part(self, start: float, end: float, extra: float = 0, ends: str = "both") -> skia.Path:
        """The outline of the arm between two fractions of its length, grown by `extra`."""
        last = len(self.line) - 1
        lo, hi = round(start * last), max(round(start * last) + 1, round(end * last))
        return tapered(self.line[lo : hi + 1], [w + extra for w in self.widths[lo : hi + 1]], ends)

    @property
    def wrist(self) -> Point:
        """Where the hand begins."""
        return self.line[-1]


def bend_arm(b: Body, side: int, hand: Point, elbow: str) -> Arm:
    """An arm whose wrist reaches for `hand`, the elbow kept "out" from the body or "down"."""
    sx, sy = side * (b.shoulder - b.girth[0] * 0.46), b.shoulder_y + b.girth[0] * 0.12
    upper, lower = b.arm
    dx, dy = hand[0] - sx, hand[1] - sy
    reach = math.hypot(dx, dy) or 1.0
    limit = min(reach, (upper + lower) * 0.985)
    limit = max(limit, abs(upper - lower) + 20)
    hx, hy = sx + dx / reach * limit, sy + dy / reach * limit
    along = (upper**2 - lower**2 + limit**2) / (2 * limit)
    off = math.sqrt(max(0.0, upper**2 - along**2))
    ux, uy = dx / reach, dy / reach
    elbows = [(sx + ux * along - uy * off * k, sy + uy * along + ux * off * k) for k in (1, -1)]
    ex, ey = max(elbows, key=lambda e: e[1] if elbow == "down" else e[0] * side)
    line = _rounded((sx, sy), (ex, ey), (hx, hy), b.girth[1] * 0.78)
    thick, middle, thin = b.girth
    widths = [thick + (middle - thick) * i / 12 for i in range(13)]
    widths += [middle + (thin - middle) * i / 12 for i in range(1, 13)]
    heading = math.degrees(math.atan2(line[-1][1] - line[-3][1], line[-1][0] - line[-3][0]))
    return Arm(tuple(line), tuple(widths), heading)


def _rounded(start: Point, corner: Point, end: Point, radius: float) -> list[Point]:
    """25 points from start to end around a corner that is rounded, so that a band along them never folds."""
    ax, ay, la = _direction(corner, start)
    bx, by, lb = _direction(corner, end)
    half = math.acos(max(-1.0, min(1.0, ax * bx + ay * by))) / 2
    tangent = min(radius / math.tan(max(half, 0.05)), 0.8 * la, 0.8 * lb)
    a = (corner[0] + ax * tangent, corner[1] + ay * tangent)
    z = (corner[0] + bx * tangent, corner[1] + by * tangent)
    bend = [_conic(a, corner, z, math.sin(half), i / 8) for i in range(9)]
    return (
        [_between(start, a, i / 8) for i in range(8)] + bend + [_between(z, end, i / 8) for i in range(1, 9)]
    )


def _direction(origin: Point, to: Point) -> tuple[float, float, float]:
    dx, dy = to[0] - origin[0], to[1] - origin[1]
    length = math.hypot(dx, dy) or 1.0
    return dx / length, dy / length, length


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _conic(a: Point, control: Point, b: Point, weight: float, t: float) -> Point:
    """A point of the circular arc that touches both legs of a corner (a rational quadratic curve)."""
    wa, wc, wb = (1 - t) ** 2, 2 * t * (1 - t) * weight, t * t
    total = wa + wc + wb
    return (
        (a[0] * wa + control[0] * wc + b[0] * wb) / total,
        (a[1] * wa + control[1] * wc + b[1] * wb) / total,
    )


# ---------------------------------------------------------------- hands
# The wrist is the origin, the fingers point towards +y.
def _finger(x0: float, y0: float, x1: float, y1: float, width: float = 17) -> skia.Path:
    return stroked(curve((x0, y0), ((x1, y1),), close=False), width)


def _open_hand() -> skia.Path:
    return union(oval(0, 2, 25), rrect(-27, -6, 54, 58, 20), _finger(-18, 40, -31, 80), _finger(-6, 44, -10,
    92), _finger(8, 44, 11, 91),
                 _finger(19, 40, 31, 78), _finger(-20, 16, -50, 40, 18))  # fmt: skip


def _flat_hand() -> skia.Path:
    return union(oval(0, 2, 25), rrect(-27, -6, 54, 60, 20), _finger(-17, 40, -18, 84), _finger(-5, 44, -6,
    94), _finger(7, 44, 7, 93),
                 _finger(18, 40, 19, 82), _finger(-20, 14, -42, 46, 18))  # fmt: skip


def _relaxed_hand() -> skia.Path:
    fingers = outline("M-25 26 Q-26 84 -8 86 Q22 86 25 30 Z")
    return union(oval(0, 2, 25), rrect(-25, -6, 50, 54, 20), fingers, _finger(-18, 14, -33, 46, 17))


def _fist() -> skia.Path:
    return union(oval(0, 2, 25), rrect(-30, -4, 60, 60, 24), _finger(-24, 20, 0, 46, 20))


def _pointing() -> skia.Path:
    return union(_fist(), _finger(-14, 40, -16, 96, 19))


def _thumb_up() -> skia.Path:
    return union(_fist(), _finger(-24, 14, -56, 6, 21))


def _cup() -> skia.Path:
    """Palm up, seen from the side: fingers forward (+y), the hollow towards -x."""
    return union(curve((22, -8), ((34, 40), (14, 96)), ((2, 104), (-8, 96)), ((4, 52), (-16, 30)), ((-26, 6),
    (-18, -10))),
                 _finger(-12, 16, -34, 40, 18))  # fmt: skip


_HANDS = {
    "open": _open_hand, "flat": _flat_hand, "rest": _relaxed_hand, "fist": _fist, "point": _pointing,
    "thumb": _thumb_up, "cup": _cup,
}  # fmt: skip
_FINGER_LINES: dict[str, tuple[tuple[Point, Point], ...]] = {
    "open": (((-12, 46), (-13, 56)), ((1, 50), (1, 60)), ((14, 46), (15, 56))),
    "flat": (((-11, 42), (-12, 82)), ((1, 44), (1, 88)), ((12, 42), (13, 82))),
    "rest": (((-8, 56), (-7, 76)), ((7, 56), (8, 76))),
    "fist": (((-8, 34), (-8, 54)), ((6, 32), (6, 54)), ((19, 30), (19, 50))),
    "point": (((-4, 36), (-4, 54)), ((9, 34), (9, 54))),
    "thumb": (((-8, 34), (-8, 54)), ((6, 32), (6, 54)), ((19, 30), (19, 50))),
    "cup": (),
}


def draw_hand(c: skia.Canvas, arm: Arm, scale: float, gesture: str, skin: Rgb, crease: Rgb) -> None:
    """A hand at the wrist of an arm, in the direction of its heading; a negative scale mirrors it."""
    c.save()
    c.translate(*arm.wrist)
    c.rotate(arm.heading - 90)
    c.scale(scale, abs(scale))
    paper(c, _HANDS[gesture](), skin, 7, lit=0.06, edge=60)
    line = pen(crease, 3.2, 170)
    for start, end in _FINGER_LINES[gesture]:
        c.drawLine(*start, *end, line)
    c.restore()


# ---------------------------------------------------------------- legs
def draw_legs(c: skia.Canvas, b: Body, cloth: Rgb, skin: Rgb, pal: Palette, skirt: bool) -> None:
    """Two legs and shoes below the hem; bare below the knee when a skirt is worn."""
    foot = b.hip_y + b.leg
    shoe = mix(cloth, (246, 240, 230), 0.66) if lum(cloth) < 0.42 else mix(pal.ink, cloth, 0.3)
    for side in (-1, 1):
        x = side * b.hip * 0.5
        sole = curve((-42, 34), ((-46, -40), (-6, -44), (6, -40)), ((66, -26), (68, 34)))
        paper(c, moved(sole, x, foot, b.hip / 126, flip=side < 0), shoe, 6)
        wide = b.hip * 0.98
        line = [(side * b.hip * 0.46, b.hip_y - 40), (x, b.hip_y + b.leg * 0.5), (x, foot)]
        if skirt:
            paper(c, tapered(line, [wide * 0.8, wide * 0.52, wide * 0.36]), skin, 6, lit=0.05)
        else:
            paper(c, tapered(line, [wide, wide * 0.74, wide * 0.62], "start"), cloth, 8, lit=0.08)
