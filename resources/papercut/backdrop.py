"""Backdrops: a place built, lit, framed and read out once, then reused by every shot of a story that stays
there.

Owns the layers that do not depend on who is in the scene (bg, mid, fg, vignette) and the small cache of them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

from resources.papercut._skia import skia
from resources.papercut.layers import LayerCanvas
from resources.papercut.model import CanvasSize, PictureLayer, SceneSpec
from resources.papercut.palette import Palette, palette
from resources.papercut.paper import blurred, col, fibre, glow, ramp
from resources.papercut.places import PLACE_SETS
from resources.papercut.places.abstract import tunnel
from resources.papercut.places.stage import Stage
from resources.papercut.shapes import CX, H, W, blob

CACHED_BACKDROPS = 3
"""At most this many backdrops stay in memory, about 25 MB each at full size."""

TUNNEL = "tunnel"
"""Where cards are shown: the paper tunnel, whatever place a story is in."""
_FLAT = ("abstract", TUNNEL)

_SOFT_FOCUS = 0.36
_ZOOM = {"wide": 1.0, "medium": 1.1, "close": 1.5}
_SEATED_ZOOM = {"wide": 1.0, "medium": 1.0, "close": 1.2}
"""In a car the seats must stay behind the people."""


@dataclass(frozen=True, eq=False)
class Backdrop:
    """The layers behind and before the people; None where a place has nothing there."""

    bg: PictureLayer | None
    mid: PictureLayer | None
    fg: PictureLayer | None
    vignette: PictureLayer | None


def backdrop(spec: SceneSpec, size: CanvasSize) -> Backdrop:
    """The backdrop of a scene."""
    place = spec.place if spec.kind == "scene" else TUNNEL
    bare = SceneSpec(
        place=place,
        mood=spec.mood,
        night=spec.night,
        seed=spec.seed,
        variant=spec.variant,
        framing=spec.framing,
    )
    return _built(bare, size)


@lru_cache(maxsize=CACHED_BACKDROPS)
def _built(bare: SceneSpec, size: CanvasSize) -> Backdrop:
    """The backdrop of a spec that says nothing but where, in which light and from how far."""
    place, seed, variant, framing = bare.place, bare.seed, bare.variant, bare.framing
    pal = palette(bare.mood, bare.night)
    soft = framing == "close" and place not in _FLAT
    bg, mid = (LayerCanvas(size, _SOFT_FOCUS if soft else 1.0) for _ in range(2))
    fg = LayerCanvas(size)
    base = random.Random(f"layout/{seed}/{place}").randrange(2)
    _frame((bg.c, mid.c, fg.c), place, framing, variant)
    stage = Stage(bg.c, mid.c, fg.c, pal, random.Random(f"set/{seed}/{place}"), base + variant)
    (tunnel if place == TUNNEL else PLACE_SETS[place])(stage)
    for canvas in (bg, mid, fg):
        canvas.c.restore()
    if soft:
        bg, mid = bg.refined(), mid.refined()
    glow(bg.c, CX, 800, 760, pal.light, 46)
    for canvas in (bg, mid):
        _sink(canvas.c, pal)
        fibre(canvas.c, 150 if soft else 255)
    if place != TUNNEL:
        _near_blur(fg.c, pal, random.Random(f"near/{seed}/{place}/{variant}"))
    return Backdrop(bg.layer("bg"), mid.layer("mid"), fg.layer("fg"), _vignette(bare.mood, bare.night, size))


def _frame(canvases: tuple[skia.Canvas, ...], place: str, framing: str, variant: int) -> None:
    """The camera's distance: closer framings see less of the place, the second variant stands a little
    aside.
    """
    zoom = 1.0 if place in _FLAT else (_SEATED_ZOOM if place == "car_interior" else _ZOOM)[framing]
    aside = 0 if zoom == 1.0 or framing == "wide" else (-1, 1)[variant] * 44
    for c in canvases:
        c.save()
        c.translate(CX + aside, 880)
        c.scale(zoom, zoom)
        c.translate(-CX, -880)


def _sink(c: skia.Canvas, pal: Palette) -> None:
    """The lower part goes into shade, where captions are read."""
    colours = [col(pal.ink, 0), col(pal.ink, 0), col(pal.ink, 60), col(pal.ink, 96)]
    paint = ramp((0, 0), (0, H), colours, [0.0, 0.54, 0.7, 1.0])
    paint.setBlendMode(skia.BlendMode.kSrcATop)
    c.drawRect(skia.Rect.MakeWH(W, H), paint)


def _near_blur(c: skia.Canvas, pal: Palette, rnd: random.Random) -> None:
    """Out of focus right before the lens: two corners of leaves, motes of light."""
    for corner in rnd.sample(((0, 0), (0, 1), (1, 0), (1, 1)), 2):
        for _ in range(3):
            x = (-30 if corner[0] == 0 else W + 30) + rnd.uniform(-50, 50)
            y = rnd.uniform(40, 300) if corner[1] == 0 else rnd.uniform(1960, 2280)
            c.drawPath(blob(rnd, x, y, rnd.uniform(110, 190), 0.3, 7), blurred(pal.ink, 190, 24))
    for _ in range(20):
        x, y, r = rnd.uniform(0, W), rnd.uniform(150, 1700), rnd.uniform(2.5, 7)
        c.drawCircle(x, y, r, blurred(pal.light, rnd.randint(40, 120), 2.5))


@lru_cache(maxsize=2)
def _vignette(mood: str, night: bool, size: CanvasSize) -> PictureLayer | None:
    """Darker corners, and a little shade where captions are read; it must not move, or its edge would
    show.
    """
    ink = palette(mood, night).ink
    canvas = LayerCanvas(size)
    shader = skia.GradientShader.MakeRadial(
        (CX, 940), 1500, [col(ink, 0), col(ink, 0), col(ink, 150)], [0.0, 0.52, 1.0]
    )
    canvas.c.drawRect(skia.Rect.MakeWH(W, H), skia.Paint(Shader=shader))
    stops = [0.0, 0.53, 0.63, 0.74, 1.0]
    band = [col(ink, 0), col(ink, 0), col(ink, 66), col(ink, 66), col(ink, 36)]
    canvas.c.drawRect(skia.Rect.MakeWH(W, H), ramp((0, 0), (0, H), band, stops))
    return canvas.layer("vignette")
