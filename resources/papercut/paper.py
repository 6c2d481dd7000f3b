"""Cut paper: the one primitive that everything is drawn with.

A sheet has a soft shadow, a thickness, light from above and a bright cut edge; `fibre` gives a whole finished
layer its grain in one pass (a pass per sheet looked the same and cost five times as much). Coordinates are
those of the reference canvas of 1296 x 2304 units, x to the right and y down; the canvas carries the scale.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from resources.papercut._skia import skia
from resources.papercut.palette import WHITE, Palette, Rgb, mix
from resources.papercut.shapes import Point, W

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


def ramp(
    start: Point, end: Point, colours: Sequence[int], stops: Sequence[float] | None = None
) -> skia.Paint:
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
    c.drawCircle(
        x, y, r, skia.Paint(AntiAlias=True, Shader=shader, Dither=True, BlendMode=skia.BlendMode.kScreen)
    )


def flush(c: skia.Canvas, x: float, y: float, r: float, colour: Rgb, alpha: float) -> None:
    """A soft spot of colour laid over (a blush, a stain of shade)."""
    shader = skia.GradientShader.MakeRadial((x, y), r, [col(colour, alpha), col(colour, 0)])
    c.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Shader=shader, Dither=True))


# ---------------------------------------------------------------- the primitive
def paper(
    c: skia.Canvas, path: skia.Path, colour: Rgb, depth: float = 16, lit: float = 0.1, edge: float = 80
) -> None:
    """One sheet: shadow of `depth` units, thickness, light from above (`lit`), bright cut edge (alpha
    `edge`).
    """
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


def ground(
    c: skia.Canvas, path: skia.Path, colour: Rgb, depth: float, edge_bottom: float, lit: float = 0.08
) -> None:
    """A sheet that runs off the canvas below: its shadow is only drawn where its edge is, down to
    `edge_bottom`.
    """
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
    tile[..., 3] = np.minimum(np.abs(grey_values) * 0.19, 20).astype(np.uint8)
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


def inside(c: skia.Canvas, path: skia.Path) -> None:
    """Save the canvas and clip it to the path; the caller restores."""
    c.save()
    c.clipPath(path, skia.ClipOp.kIntersect, True)
