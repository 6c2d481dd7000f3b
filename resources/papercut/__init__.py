"""Pictures without a model: a paper-cut set with a cast, drawn by code, as layers that a camera can move
apart.

    grandma = Figure(role="grandma", look="old_woman", feeling="happy")
    spec = SceneSpec(place="kitchen", mood="warm", figures=(grandma,), props=("roast",))
    picture = draw(spec)                      # LayeredPicture: bg, mid, prop, subject, fg, vignette
    png = encode_png(picture.layers[0].rgba)

The same spec gives the same pixels, in any process. Words are not understood here: what to draw is decided by
whoever makes the SceneSpec. Importing this package is cheap; skia is loaded by the first call that draws.
Icons: Font Awesome Free (CC BY 4.0), modified. Fonts: Manrope, Fredoka One (OFL 1.1).
"""

from __future__ import annotations

from resources.papercut.model import (
    FEELINGS,
    LOOKS,
    MOODS,
    OUTFITS,
    PLACES,
    Box,
    CanvasSize,
    CardText,
    Figure,
    LayeredPicture,
    PictureLayer,
    Pixels,
    SceneSpec,
)
from resources.papercut.png import encode_png

__all__ = [
    "FEELINGS",
    "LOOKS",
    "MOODS",
    "OUTFITS",
    "PLACES",
    "Box",
    "CanvasSize",
    "CardText",
    "Figure",
    "LayeredPicture",
    "PictureLayer",
    "SceneSpec",
    "draw",
    "encode_png",
    "flatten",
    "icon_terms",
    "prop_names",
]


def draw(spec: SceneSpec, size: CanvasSize | None = None) -> LayeredPicture:
    """The picture of a spec; unknown names raise UnknownPicture (an InvalidInput and a ValueError)."""
    from resources.papercut.compose import draw_scene

    return draw_scene(spec, size or CanvasSize())


def flatten(picture: LayeredPicture, shift_px: float = 0) -> Pixels:
    """The frame as height x width x 3, as a camera moved sideways by `shift_px` sees it."""
    from resources.papercut.compose import flatten as flatten_layers

    return flatten_layers(picture, shift_px)


def prop_names() -> frozenset[str]:
    """Every name that `SceneSpec.props` may hold."""
    from resources.papercut.things import thing_names

    return thing_names()


def icon_terms() -> dict[str, tuple[str, ...]]:
    """What the icons' own metadata calls them, by name (about 1,400 entries; read on the first call)."""
    from resources.papercut.icons import icon_terms as terms

    return terms()
