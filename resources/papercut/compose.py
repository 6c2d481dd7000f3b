"""Drawing a scene: a composition (layouts.py) in front of a backdrop (backdrop.py), as layers.

Owns what is drawn per shot: the prop layer with its bubble, the subject layer, the blink patch, and the check
that everything a spec names can be drawn.
"""

from __future__ import annotations

import math
import random

import numpy as np

from resources.errors import InvalidInput
from resources.papercut._skia import skia
from resources.papercut.backdrop import backdrop
from resources.papercut.cards import draw_end_card, draw_post_card
from resources.papercut.faces import expression
from resources.papercut.layers import LayerCanvas, cut_layer, read_pixels, to_box
from resources.papercut.layouts import Composition, PlacedBubble, PlacedProp, compose_layout
from resources.papercut.lettering import DISPLAY, Setting, fit, sticker
from resources.papercut.model import OUTFITS, Box, CanvasSize, LayeredPicture, PictureLayer, SceneSpec
from resources.papercut.palette import WHITE, Palette, Rgb, lum, mix, palette
from resources.papercut.paper import blurred, col, fibre, paper, pen
from resources.papercut.people import Placed, draw_figure, eyes_rect
from resources.papercut.places import PLACE_SETS
from resources.papercut.shapes import CX, H, W, blob, oval, poly, union
from resources.papercut.things import draw_thing, half_extent, thing_names


class UnknownPicture(InvalidInput, ValueError):
    """A spec names a place, prop or outfit that cannot be drawn; the message names it and what is known."""


def check(spec: SceneSpec) -> None:
    """Raise UnknownPicture when the spec names what this engine cannot draw."""
    if spec.place not in PLACE_SETS:
        raise UnknownPicture(f"no place is called {spec.place!r}; places: {', '.join(PLACE_SETS)}")
    for name in spec.props:
        if name not in thing_names():
            raise UnknownPicture(f"no prop is called {name!r}; see resources.papercut.prop_names()")
    for figure in spec.figures:
        if figure.outfit not in OUTFITS:
            raise UnknownPicture(
                f"{figure.role!r} wears an unknown outfit {figure.outfit!r}; outfits: {', '.join(OUTFITS)}"
            )
    if spec.kind != "scene" and spec.card is None:
        raise UnknownPicture(f"a {spec.kind} needs its text: card is missing")


def draw_scene(spec: SceneSpec, size: CanvasSize) -> LayeredPicture:
    """The picture of a spec."""
    check(spec)
    pal = palette(spec.mood, spec.night)
    prop, subject = LayerCanvas(size), LayerCanvas(size)
    if spec.kind == "post_card":
        figures = draw_post_card(prop.c, subject.c, spec, pal)
    elif spec.kind == "end_card":
        figures = draw_end_card(prop.c, subject.c, spec, pal)
    else:
        figures = _draw_composition(prop.c, subject.c, spec, pal)
    for canvas in (prop, subject):
        fibre(canvas.c)
    behind = backdrop(spec, size)
    layers = (behind.bg, behind.mid, prop.layer("prop"), subject.layer("subject"), behind.fg, behind.vignette)
    present = tuple(layer for layer in layers if layer is not None)
    prop_layer = next((layer for layer in present if layer.name == "prop"), None)
    return LayeredPicture(
        size=size,
        layers=present,
        blink=_blink(figures, subject, pal, size),
        faces=tuple(to_box(placed.face_box(), size) for placed in figures),
        prop_box=prop_layer.box if prop_layer else None,
    )


def flatten(picture: LayeredPicture, shift_px: float = 0) -> np.ndarray:
    """The frame (height x width x 3) that a camera shifted by `shift_px` sees: each layer moved by its
    parallax.
    """
    width, height = picture.size.canvas
    surface = skia.Surface(width, height)
    c = surface.getCanvas()
    for layer in picture.layers:
        image = skia.Image.fromarray(
            np.array(layer.rgba), skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kUnpremul_AlphaType
        )
        c.drawImage(image, layer.x + round(shift_px * layer.parallax), layer.y)
    x, y = picture.size.frame_origin
    return np.ascontiguousarray(
        read_pixels(surface)[y : y + picture.size.height, x : x + picture.size.width, :3]
    )


# ---------------------------------------------------------------- parts of a scene
def _draw_composition(
    prop: skia.Canvas, subject: skia.Canvas, spec: SceneSpec, pal: Palette
) -> tuple[Placed, ...]:
    composition = compose_layout(spec)
    rnd = random.Random(f"draw/{spec.key}/{spec.variant}")
    if composition.rays:
        _rays(prop, pal, rnd)
    if composition.bubble:
        _bubble(prop, composition.bubble, pal, rnd)
    for placed in composition.props:
        _prop(prop, placed, pal)
    if not composition.props and not composition.figures and spec.phrase:
        _phrase(prop, spec.phrase, pal)
    _figures(subject, composition, pal)
    return composition.figures


def _figures(c: skia.Canvas, composition: Composition, pal: Palette) -> None:
    for i, placed in enumerate(composition.figures):
        if i:
            _between(c, placed, pal)
        draw_figure(c, placed, pal)


def _between(c: skia.Canvas, placed: Placed, pal: Palette) -> None:
    """Air between two people: the one behind steps a little into the shade of the one before."""
    left, top, right, bottom = placed.face_box()
    shader = skia.GradientShader.MakeRadial(
        (placed.x, (top + bottom) / 2 + 120), (right - left) * 1.1, [col(pal.ink, 110), col(pal.ink, 0)]
    )
    c.drawRect(skia.Rect.MakeWH(W, H), skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kSrcATop))


def _prop(c: skia.Canvas, placed: PlacedProp, pal: Palette) -> None:
    if placed.stands:
        half = half_extent(placed.name)[0] * placed.size * 0.94
        foot = placed.y + half_extent(placed.name)[1] * placed.size
        c.drawOval(
            skia.Rect.MakeLTRB(placed.x - half, foot - 34, placed.x + half, foot + 52),
            blurred(pal.ink, 170, 22),
        )
    draw_thing(c, placed.name, (placed.x, placed.y), placed.size, pal, placed.turn)


def _bubble(c: skia.Canvas, bubble: PlacedBubble, pal: Palette, rnd: random.Random) -> None:
    """The paper disc that carries a thing."""
    x, y, r = bubble.x, bubble.y, bubble.r
    colour = _bubble_colour(pal)
    disc = blob(rnd, x, y, r, 0.03, 14)
    if bubble.to and bubble.kind == "speech":
        dx, dy = bubble.to[0] - x, bubble.to[1] - y
        length = math.hypot(dx, dy) or 1.0
        ux, uy = dx / length, dy / length
        tip, foot = min(length, r * 1.46), r * 0.3
        tail = poly(
            (x + ux * r * 0.7 - uy * foot, y + uy * r * 0.7 + ux * foot),
            (x + ux * r * 0.7 + uy * foot, y + uy * r * 0.7 - ux * foot),
            (x + ux * tip, y + uy * tip),
        )
        disc = union(disc, tail)
    elif bubble.to and bubble.kind == "thought":
        disc = union(
            disc,
            *[
                oval(x + math.cos(a) * r * 0.86, y + math.sin(a) * r * 0.86, r * 0.34)
                for a in (math.tau * i / 9 for i in range(9))
            ],
        )
        dx, dy = bubble.to[0] - x, bubble.to[1] - y
        length = math.hypot(dx, dy) or 1.0
        for gap, radius in ((r * 1.36, r * 0.13), (r * 1.62, r * 0.08)):
            paper(c, oval(x + dx / length * gap, y + dy / length * gap, radius), colour, 12, lit=0.05)
    paper(c, disc, colour, 26, lit=0.05, edge=120)
    if bubble.kind == "halo":
        c.drawPath(blob(rnd, x, y, r * 0.9, 0.02, 14), pen(mix(pal.acc, pal.light, 0.25), r * 0.045, 230))


def _bubble_colour(pal: Palette) -> Rgb:
    return mix(mix(pal.light, pal.bot, 0.12), WHITE, 0.45 if lum(pal.light) > 0.8 else 0.3)


def _rays(c: skia.Canvas, pal: Palette, rnd: random.Random) -> None:
    x, y, n = CX, 860, 16
    for i in range(n):
        a = math.tau * (i + rnd.uniform(-0.2, 0.2)) / n
        half = math.pi / n * 0.5
        ray = poly(
            (x, y),
            (x + math.cos(a - half) * 900, y + math.sin(a - half) * 900),
            (x + math.cos(a + half) * 900, y + math.sin(a + half) * 900),
        )
        shader = skia.GradientShader.MakeRadial((x, y), 640, [col(pal.light, 120), col(pal.light, 0)])
        c.drawPath(ray, skia.Paint(AntiAlias=True, Shader=shader))


def _phrase(c: skia.Canvas, phrase: str, pal: Palette) -> None:
    setting = Setting(DISPLAY, pal.ink if not pal.dark else pal.acc, "centre", 1.06)
    block = fit(phrase.upper(), setting, 900, 3, (270, 84))
    c.save()
    c.rotate(-4, CX, 860)
    sticker(
        c, block, CX - 450, 860 - block.height / 2, mix(pal.light, WHITE, 0.5), mix(pal.acc, pal.ink, 0.55)
    )
    c.restore()


# ---------------------------------------------------------------- blinking
def _blink(
    figures: tuple[Placed, ...], subject: LayerCanvas, pal: Palette, size: CanvasSize
) -> PictureLayer | None:
    """The eyes of the person in front, closed: only the pixels that differ from the subject layer."""
    if not figures:
        return None
    placed = figures[-1]
    if expression(placed.figure.feeling, placed.take).smiling_eyes:
        return None
    box = to_box(eyes_rect(placed, pal), size)
    closed = _figure_patch(placed, pal, size, box)
    open_ = subject.pixels()[box.top : box.bottom, box.left : box.right]
    return differing_patch(closed, open_, box)


def _figure_patch(placed: Placed, pal: Palette, size: CanvasSize, box: Box) -> np.ndarray:
    width, height = size.canvas
    surface = skia.Surface(box.right - box.left, box.bottom - box.top)
    c = surface.getCanvas()
    c.translate(-box.left, -box.top)
    c.scale(width / W, height / H)
    draw_figure(c, placed, pal, blink=True)
    fibre(c)
    return read_pixels(surface)


def differing_patch(new: np.ndarray, old: np.ndarray, box: Box) -> PictureLayer | None:
    """What of `new` differs from `old`, as a small layer over the subject."""
    differs = (np.abs(new.astype(np.int16) - old) > 3).any(axis=2)
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if rows.size == 0:
        return None
    top, left = int(rows[0]), int(columns[0])
    patch = new[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    return cut_layer("subject", np.ascontiguousarray(patch), box.left + left, box.top + top)
