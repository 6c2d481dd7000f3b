"""The shapes that sheets are cut from, and a short way to write them down.

Coordinates are x to the right and y down. `outline` reads the part of SVG's path notation that hand-written
shapes need: absolute M, L, Q, C and Z.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from functools import lru_cache

from resources.papercut._skia import skia

W, H = 1296, 2304
"""The reference canvas: 1080 x 1920 and a tenth of it on each side."""
CX = W // 2
FLOOR = 1330
"""Where walls meet the floor, and where the sky ends."""

Point = tuple[float, float]


def round_pen(width: float) -> skia.Paint:
    """A round pen without a colour, to ask for the outline of its stroke."""
    return skia.Paint(
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


_TOKEN = re.compile(r"[MLQCZ]|-?\d+(?:\.\d+)?")
_ARITY = {"M": 2, "L": 2, "Q": 4, "C": 6}


@lru_cache(maxsize=1024)
def _parsed(text: str) -> skia.Path:
    path = skia.Path()
    draw = {"M": path.moveTo, "L": path.lineTo, "Q": path.quadTo, "C": path.cubicTo}
    command = ""
    numbers: list[float] = []
    for token in _TOKEN.findall(text):
        if token == "Z":
            path.close()
        elif token in _ARITY:
            command, numbers = token, []
        else:
            numbers.append(float(token))
            if len(numbers) == _ARITY[command]:
                draw[command](*numbers)
                numbers = []
    return path


def outline(text: str, x: float = 0, y: float = 0, k: float = 1, flip: bool = False) -> skia.Path:
    """The path that the text describes, scaled by k (mirrored when `flip`) and moved to (x, y)."""
    return moved(_parsed(text), x, y, k, flip=flip)


def poly(*points: Point) -> skia.Path:
    """A closed polygon."""
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], True)
    return path


def rrect(x: float, y: float, w: float, h: float, r: float = 0) -> skia.Path:
    """A rectangle by its left upper corner, its corners rounded by r."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, w, h), r, r)
    return path


def oval(x: float, y: float, rx: float, ry: float | None = None) -> skia.Path:
    """An ellipse by its centre."""
    path = skia.Path()
    ry = rx if ry is None else ry
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    return path


def union(*paths: skia.Path) -> skia.Path:
    """One outline around all of them."""
    builder = skia.OpBuilder()
    for path in paths:
        builder.add(path, skia.kUnion_PathOp)
    return builder.resolve()


def minus(a: skia.Path, b: skia.Path) -> skia.Path:
    """a with b cut out."""
    return skia.Op(a, b, skia.kDifference_PathOp)


def both(a: skia.Path, b: skia.Path) -> skia.Path:
    """Where a and b overlap."""
    return skia.Op(a, b, skia.kIntersect_PathOp)


def curve(start: Point, *steps: Sequence[Point], close: bool = True) -> skia.Path:
    """A path of lines (1 point), quadratic (2) and cubic (3) steps."""
    path = skia.Path()
    path.moveTo(*start)
    for step in steps:
        flat = [v for p in step for v in p]
        {1: path.lineTo, 2: path.quadTo, 3: path.cubicTo}[len(step)](*flat)
    if close:
        path.close()
    return path


def moved(
    path: skia.Path, dx: float = 0, dy: float = 0, k: float = 1, turn: float = 0, flip: bool = False
) -> skia.Path:
    """A copy, turned by degrees and scaled about its origin (mirrored when `flip`), then moved."""
    m = skia.Matrix.Translate(dx, dy)
    m.preRotate(turn)
    m.preScale(-k if flip else k, k)
    out = skia.Path(path)
    out.transform(m)
    return out


def star(x: float, y: float, r: float, inner: float = 0.46) -> skia.Path:
    """A five-pointed star around (x, y)."""
    turns = [(math.pi * i / 5, r if i % 2 == 0 else r * inner) for i in range(10)]
    return poly(*[(x + math.sin(a) * k, y - math.cos(a) * k) for a, k in turns])


def thick(path: skia.Path, width: float) -> skia.Path:
    """The path grown all around by half of width, corners rounded."""
    grown = skia.Path()
    brush = round_pen(width)
    brush.setStyle(skia.Paint.kStrokeAndFill_Style)
    brush.getFillPath(path, grown)
    return skia.Simplify(grown)


def stroked(path: skia.Path, width: float) -> skia.Path:
    """The outline of a round pen that follows the path."""
    out = skia.Path()
    round_pen(width).getFillPath(path, out)
    return skia.Simplify(out)


def tapered(points: Sequence[Point], widths: Sequence[float], ends: str = "both") -> skia.Path:
    """A limb: a band along the points, `widths` wide there.

    `ends` says where it is rounded: at "both", at its "start", or at "none".
    """
    n = len(points)
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(0, i - 1)]
        bx, by = points[min(n - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length * widths[i] / 2, (bx - ax) / length * widths[i] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    caps = {"both": (0, -1), "start": (0,), "none": ()}[ends]
    return union(poly(*left, *reversed(right)), *[oval(*points[i], widths[i] / 2) for i in caps])


def blob(rnd: random.Random, x: float, y: float, r: float, wobble: float = 0.1, n: int = 9) -> skia.Path:
    """A hand-cut disc."""
    radii = [r * (1 + rnd.uniform(-wobble, wobble)) for _ in range(n)]
    at = [
        (x + math.cos(math.tau * i / n) * k, y + math.sin(math.tau * i / n) * k) for i, k in enumerate(radii)
    ]
    between = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(at, at[1:] + at[:1], strict=True)]
    return curve(between[-1], *[(p, m) for p, m in zip(at, between, strict=True)])


def rolling(ys: Sequence[float]) -> skia.Path:
    """Ground whose edge rolls through evenly spaced heights, and that runs off the canvas on three sides."""
    n = len(ys) - 1
    xs = [-60 + (W + 120) * i / n for i in range(n + 1)]
    steps: list[Sequence[Point]] = [((xs[0], ys[0]),)]
    for i in range(n):
        middle = (xs[i] + xs[i + 1]) / 2
        steps.append(((middle, ys[i]), (middle, ys[i + 1]), (xs[i + 1], ys[i + 1])))
    return curve((-60, H + 60), *steps, ((W + 60, H + 60),))


def hill(rnd: random.Random, y: float, amp: float, n: int = 5) -> skia.Path:
    """Rolling ground at about y."""
    return rolling([y + rnd.uniform(-amp, amp) for _ in range(n + 1)])


def cloud(x: float, y: float, s: float) -> skia.Path:
    """A flat-bottomed cloud of half-width s."""
    return union(
        rrect(x - s, y - s * 0.22, 2 * s, s * 0.44, s * 0.22),
        oval(x - s * 0.34, y - s * 0.24, s * 0.42),
        oval(x + s * 0.3, y - s * 0.14, s * 0.34),
    )
