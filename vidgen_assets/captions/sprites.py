"""Words as small pictures, drawn once and laid down many times: letters with their outline, and their shadow.

Drawing a word's blurred shadow costs twenty times what laying it down costs, so a caption's pictures are put
together from sprites. Owns no style and no place. Imports skia: import this module where it is used.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from resources.papercut._skia import skia
from vidgen_assets.captions.fonts import EMOJI, wanted_face
from vidgen_assets.captions.typesetting import Typesetter
from vidgen_assets.subtitles.writing_systems import clusters

KEPT = 96
"""Sprites kept at once: 20 MB at most of a 1080 frame's words."""
SHADE_BLUR, SHADE_DROP = 0.12, 0.07


@dataclass(frozen=True)
class Ink:
    """How letters are drawn: their colour, or their shadow's darkness alone (`shade`, 0 to 255).

    `edge` is the outline's width in pixels, in `outline`'s colour.
    """

    letters: str = ""
    outline: str = "#000000"
    edge: float = 0.0
    shade: int = 0


@dataclass(frozen=True, eq=False)
class Sprite:
    """A picture of letters; (x, y) in it is where they begin on their baseline, in whole pixels."""

    image: Any
    x: int
    y: int


class Sprites:
    """Draws and keeps the sprites of one typesetter; not for two threads at once."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._kept: OrderedDict[tuple[str, float, Ink], Sprite] = OrderedDict()

    def of(self, text: str, size: float, ink: Ink) -> Sprite:
        """Return the sprite of a text in a size."""
        key = (text, round(size, 2), ink)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if len(self._kept) >= KEPT:
            self._kept.popitem(last=False)
        made = self._kept[key] = self._drawn(text, size, ink)
        return made

    def _drawn(self, text: str, size: float, ink: Ink) -> Sprite:
        wide, above, high = self._setter.extent(text, size)
        room = math.ceil(ink.edge + (0.5 if ink.shade else 0.14) * size)
        down = math.ceil(above) - above  # the baseline on a whole row
        surface = skia.Surface(math.ceil(wide) + 2 * room, math.ceil(high + down) + 2 * room)
        canvas = surface.getCanvas()
        draw = self._stickers if has_emoji(text) else self._letters
        draw(canvas, text, size, ink, (room, room + down))
        return Sprite(surface.makeImageSnapshot(), room, room + math.ceil(above))

    def _letters(self, canvas: Any, text: str, size: float, ink: Ink, at: tuple[float, float]) -> None:
        if ink.shade:
            cloud = _stroke("#000000", ink.shade, 2 * ink.edge + 0.10 * size)
            cloud.setMaskFilter(_blur(SHADE_BLUR * size))
            self._setter.word(text, size, cloud).paint(canvas, at[0], at[1] + SHADE_DROP * size)
            return
        if ink.edge > 0:
            self._setter.word(text, size, _stroke(ink.outline, 255, 2 * ink.edge)).paint(canvas, *at)
        self._setter.word(text, size, fill(ink.letters)).paint(canvas, *at)

    def _stickers(self, canvas: Any, text: str, size: float, ink: Ink, at: tuple[float, float]) -> None:
        """Draw letters with emoji, which bring their own colours and cannot be stroked: edges by growing."""
        letters = self._setter.word(text, size, fill(ink.letters or "#000000"))
        if ink.shade:
            soft = skia.ImageFilters.Blur(SHADE_BLUR * size, SHADE_BLUR * size)
            wider = skia.ImageFilters.Dilate(ink.edge, ink.edge, soft) if ink.edge else soft
            self._layer(
                canvas, letters, (at[0], at[1] + SHADE_DROP * size), wider, colour("#000000", ink.shade)
            )
            return
        if ink.edge > 0:
            grown = skia.ImageFilters.Dilate(ink.edge, ink.edge)
            self._layer(canvas, letters, at, grown, colour(ink.outline))
        letters.paint(canvas, *at)

    def _layer(self, canvas: Any, letters: Any, at: tuple[float, float], filtered: Any, tone: int) -> None:
        paint = skia.Paint(
            ImageFilter=filtered, ColorFilter=skia.ColorFilters.Blend(tone, skia.BlendMode.kSrcIn)
        )
        canvas.saveLayer(None, paint)
        letters.paint(canvas, *at)
        canvas.restore()


def has_emoji(text: str) -> bool:
    """Tell whether a text holds emoji."""
    return any(wanted_face(cluster[0]) is EMOJI or "\u20e3" in cluster for cluster in clusters(text))


def fill(tone: str, alpha: int = 255) -> Any:
    """Return a smooth-edged fill."""
    return skia.Paint(AntiAlias=True, Color=colour(tone, alpha))


def shadow(alpha: int, sigma: float) -> Any:
    """Return a blurred black fill."""
    return skia.Paint(AntiAlias=True, Color=colour("#000000", alpha), MaskFilter=_blur(sigma))


def colour(text: str, alpha: int = 255) -> int:
    """Return a skia colour from #RRGGBB."""
    return alpha << 24 | int(text.lstrip("#"), 16)


def _stroke(tone: str, alpha: int, width: float) -> Any:
    return skia.Paint(
        AntiAlias=True,
        Color=colour(tone, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def _blur(sigma: float) -> Any:
    return skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma)
