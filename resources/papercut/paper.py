"""Cut paper: the one primitive that everything is drawn with, and the shapes it is cut from.

A sheet has a soft shadow, a thickness, light from above and a bright cut edge; `fibre` gives a whole finished layer
its grain in one pass (a pass per sheet looked the same and cost five times as much). Coordinates are those of the
reference canvas of 1296 x 2304 units, x to the right and y down; the canvas carries the scale.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from resources.papercut._skia import skia
from resources.papercut.palette import WHITE, Palette, Rgb, mix

W, H = 1296, 2304
CX = W // 2
FLOOR = 1330

Point = tuple[float, float]
_SHADOW: Rgb = (10.0, 5.0, 28.0)


# ---------------------------------------------------------------- paint
def col(c: Rgb, alpha: float = 255) -> int:
    """A skia colour."""
    r, g, b = (max(0, min(255, round(v))) for v in c)
    return int(skia.Color(r, g, b, max(0, min(255, round(alpha)))))


def fill(c: Rgb, alpha: float = 255) -> skia.Paint:
    """A flat, smooth-edged paint."""
    return skia.Paint(AntiAlias=True, Color=col(c, alpha))


def pen(c: Rgb, width: float, alpha: float = 255) -> skia.Paint:
    """A round pen."""
    return skia.Paint(
        AntiAlias=True,
        Color=col(c, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def blurred(c: Rgb, alpha: float, sigma: float) -> skia.Paint:
    """A flat paint with a soft edge."""
    blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma)
    return skia.Paint(AntiAlias=True, Color=col(c, alpha), MaskFilter=blur)


def ramp(start: Point, end: Point, colours: Sequence[int], stops: Sequence[float] | None = None) -> skia.Paint:
    """A linear gradient paint over skia colours."""
    shader = skia.GradientShader.MakeLinear([start, end], list(colours), list(stops) if stops else None)
    return skia.Paint(AntiAlias=True, Shader=shader, Dither=True)


def vgrad(y0: float, y1: float, *colours: Rgb) -> skia.Paint:
    """A vertical gradient paint."""
    return ramp((0, y0), (0, y1), [col(c) for c in colours])


def glow(c: skia.Canvas, x: float, y: float, r: float, colour: Rgb, alpha: float = 200) -> None:
    """Light that falls on what lies below it."""
    shader = skia.GradientShader.MakeRadial(
        (x, y), r, [col(colour, alpha), col(colour, alpha * 0.36), col(colour, 0)], [0.0, 0.4, 1.0]
    )
    c.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Shader=shader, Dither=True, BlendMode=skia.BlendMode.kScreen))


def flush(c: skia.Canvas, x: float, y: float, r: float, colour: Rgb, alpha: float) -> None:
    """A soft spot of colour laid over (a blush, a stain of shade)."""
    shader = skia.GradientShader.MakeRadial((x, y), r, [col(colour, alpha), col(colour, 0)])
    c.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Shader=shader, Dither=True))


# ---------------------------------------------------------------- the primitive
def paper(
    c: skia.Canvas, path: skia.Path, colour: Rgb, depth: float = 16, lit: float = 0.1, edge: float = 80
) -> None:
    """One sheet: shadow of `depth` units, thickness, light from above (`lit`), bright cut edge (alpha `edge`)."""
    if depth:
        _cast(c, path, depth)
    bounds = path.getBounds()
    c.drawPath(
        path,
        vgrad(bounds.top(), bounds.bottom(), mix(colour, WHITE, lit), colour, mix(colour, _SHADOW, lit))
        if lit
        else fill(colour),
    )
    if edge:
        c.save()
        c.clipPath(path, skia.ClipOp.kIntersect, True)
        rim = skia.Path(path)
        rim.offset(0, 2.2)
        c.drawPath(rim, pen(WHITE, 5, edge))
        c.restore()


def _cast(c: skia.Canvas, path: skia.Path, depth: float) -> None:
    soft = skia.Path(path)
    soft.offset(depth * 0.12, depth * 0.95)
    c.drawPath(soft, blurred(_SHADOW, 105, max(1.2, depth * 0.8)))
    contact = skia.Path(path)
    contact.offset(depth * 0.03, min(5.0, depth * 0.22))
    c.drawPath(contact, fill(_SHADOW, 80))


def ground(c: skia.Canvas, path: skia.Path, colour: Rgb, depth: float, edge_bottom: float, lit: float = 0.08) -> None:
    """A sheet that runs off the canvas below: its shadow is only drawn where its edge is, down to `edge_bottom`."""
    c.save()
    c.clipRect(skia.Rect.MakeLTRB(-60, -60, W + 60, edge_bottom + 8))
    _cast(c, path, depth)
    c.restore()
    paper(c, path, colour, depth=0, lit=lit)


def shade(c: skia.Canvas, path: skia.Path, pal: Palette, strength: float = 60, side: int = 1) -> None:
    """Key light from one side (side 1: from the right), the mood's ink on the other."""
    b = path.getBounds()
    x0, x1 = (b.left(), b.right()) if side > 0 else (b.right(), b.left())
    colours = [col(pal.ink, strength + 26), col(pal.ink, 0), col(pal.light, 0), col(pal.light, strength)]
    c.save()
    c.clipPath(path, skia.ClipOp.kIntersect, True)
    c.drawRect(b, ramp((x0, 0), (x1, 0), colours, [0.0, 0.46, 0.66, 1.0]))
    c.restore()


@lru_cache(maxsize=1)
def _fibre_tile() -> skia.Image:
    """512 x 512 of paper grain, to be repeated: fine noise and a few hundred short fibres, light and dark.

    It is drawn at twice its size: grain two pixels wide survives video encoding, and halves the PNG files.
    """
    surface = skia.Surface(512, 512)
    c = surface.getCanvas()
    c.clear(skia.Color(128, 128, 128))
    for frequency, alpha in ((0.07, 60), (0.85, 150)):
        noise = skia.PerlinNoiseShader.MakeFractalNoise(frequency, frequency, 2, 3.0, skia.ISize(512, 512))
        grey = [1.7, 0, 0, 0, -0.35] * 3 + [0, 0, 0, 0, 1]
        c.drawPaint(skia.Paint(Shader=noise, Alpha=alpha, ColorFilter=skia.ColorFilters.Matrix(grey)))
    rnd = random.Random("fibre")
    for _ in range(520):
        x, y, a = rnd.uniform(0, 512), rnd.uniform(0, 512), rnd.uniform(0, math.tau)
        dx, dy, bend = math.cos(a) * rnd.uniform(3, 9), math.sin(a) * rnd.uniform(3, 9), rnd.uniform(-6, 6)
        tone = WHITE if rnd.random() < 0.5 else (0.0, 0.0, 0.0)
        for ox in (-512, 0, 512):
            hair = skia.Path()
            hair.moveTo(x + ox - dx, y - dy)
            hair.quadTo(x + ox - dy * bend * 0.1, y + dx * bend * 0.1, x + ox + dx, y + dy)
            c.drawPath(hair, pen(tone, 0.9, rnd.uniform(14, 40)))
    grey_values = surface.toarray()[..., 1].astype(np.int16) - 128
    tile = np.zeros((512, 512, 4), np.uint8)
    tile[..., :3] = np.where(grey_values > 0, 255, 0)[..., None]
    tile[..., 3] = np.minimum(np.abs(grey_values) * 0.24, 24).astype(np.uint8)
    return skia.Image.fromarray(tile, skia.ColorType.kRGBA_8888_ColorType)


def fibre(c: skia.Canvas, strength: float = 255) -> None:
    """Grain over everything opaque that the layer holds so far."""
    repeat = skia.TileMode.kRepeat
    twice = skia.Matrix.Scale(2, 2)
    crisp = c.getTotalMatrix().getScaleX() > 0.9
    sampling = (
        skia.SamplingOptions(skia.FilterMode.kNearest)
        if crisp
        else skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    )
    shader = _fibre_tile().makeShader(repeat, repeat, sampling, twice)
    c.drawPaint(skia.Paint(Shader=shader, Alpha=round(strength), BlendMode=skia.BlendMode.kSrcATop))


# ---------------------------------------------------------------- shapes
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


def moved(path: skia.Path, dx: float = 0, dy: float = 0, k: float = 1, turn: float = 0, flip: bool = False) -> skia.Path:
    """A copy, turned by degrees and scaled about its origin (mirrored when `flip`), then moved."""
    m = skia.Matrix.Translate(dx, dy)
    m.preRotate(turn)
    m.preScale(-k if flip else k, k)
    out = skia.Path(path)
    out.transform(m)
    return out


def thick(path: skia.Path, width: float) -> skia.Path:
    """The path grown all around by half of width, corners rounded."""
    grown = skia.Path()
    brush = pen(WHITE, width)
    brush.setStyle(skia.Paint.kStrokeAndFill_Style)
    brush.getFillPath(path, grown)
    return skia.Simplify(grown)


def stroked(path: skia.Path, width: float) -> skia.Path:
    """The outline of a round pen that follows the path."""
    out = skia.Path()
    pen(WHITE, width).getFillPath(path, out)
    return skia.Simplify(out)


def tapered(points: Sequence[Point], widths: Sequence[float], ends: str = "both") -> skia.Path:
    """A limb: a band along the points, `widths` wide there; rounded at "both" ends, at its "start", or at "none"."""
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
    if n > 6:  # a sharp bend folds the inner edge over itself: discs along the bend close the fold
        caps += tuple(n * k // 12 for k in (4, 5, 6, 7, 8))
    return union(poly(*left, *reversed(right)), *[oval(*points[i], widths[i] / 2) for i in caps])


def blob(rnd: random.Random, x: float, y: float, r: float, wobble: float = 0.1, n: int = 9) -> skia.Path:
    """A hand-cut disc."""
    radii = [r * (1 + rnd.uniform(-wobble, wobble)) for _ in range(n)]
    at = [(x + math.cos(math.tau * i / n) * k, y + math.sin(math.tau * i / n) * k) for i, k in enumerate(radii)]
    between = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(at, at[1:] + at[:1], strict=True)]
    return curve(between[-1], *[(p, m) for p, m in zip(at, between, strict=True)])


def hill(rnd: random.Random, y: float, amp: float, n: int = 5) -> skia.Path:
    """Rolling ground that runs off the canvas on three sides."""
    xs = [-60 + (W + 120) * i / n for i in range(n + 1)]
    ys = [y + rnd.uniform(-amp, amp) for _ in xs]
    steps: list[Sequence[Point]] = [((xs[0], ys[0]),)]
    for i in range(n):
        middle = (xs[i] + xs[i + 1]) / 2
        steps.append(((middle, ys[i]), (middle, ys[i + 1]), (xs[i + 1], ys[i + 1])))
    steps.append(((W + 60, H + 60),))
    return curve((-60, H + 60), *steps)


def cloud(x: float, y: float, s: float) -> skia.Path:
    """A flat-bottomed cloud of half-width s."""
    return union(
        rrect(x - s, y - s * 0.22, 2 * s, s * 0.44, s * 0.22),
        oval(x - s * 0.34, y - s * 0.24, s * 0.42),
        oval(x + s * 0.3, y - s * 0.14, s * 0.34),
    )


def inside(c: skia.Canvas, path: skia.Path) -> None:
    """Save the canvas and clip it to the path; the caller restores."""
    c.save()
    c.clipPath(path, skia.ClipOp.kIntersect, True)
