"""How captions look: each unique picture drawn once by skia, from CaptionLook, fonts from wheels.

White, bold, outlined and shadowed words, readable over any picture; the spoken word takes the highlight
colour and swells a little (style "karaoke"), or stands on a rounded plate of it ("box"), or is left as it
is ("plain"). A caption comes in within three frames. The look's colours are final: captions are laid over the
graded picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput
from resources.papercut._skia import skia
from vidgen_assets.artifacts import CaptionLook, Watermark
from vidgen_assets.post.caption_layout import (
    CAP_HEIGHT,
    REFERENCE_WIDTH,
    CaptionLayout,
    WordBox,
    lay_out_caption,
)
from vidgen_assets.post.caption_type import Typesetter, drawable
from vidgen_assets.post.slices import Caption

Pixels = NDArray[np.uint8]

STYLES = ("karaoke", "box", "plain")
SWELL = ((0, 1.03), (30, 1.11), (60, 1.09), (95, 1.06))
ARRIVAL = ((0, 0.92, 0.7), (30, 0.98, 0.95), (60, 1.0, 1.0))
ROOM = 0.22
MARK_AT = (0.056, 0.751)
MARK_SIZE = 34


@dataclass(frozen=True)
class Moment:
    """What a caption shows on a frame; equal moments are the same picture. `spoken` None: no word is."""

    caption: int
    spoken: int | None
    swell: float
    scale: float
    opacity: float


def moment_at(captions: tuple[Caption, ...], frame: int, fps: int) -> Moment | None:
    """Return what is to be seen on a frame, or None; of two captions at once the later one is shown."""
    shown = [n for n, caption in enumerate(captions) if caption.first <= frame < caption.end]
    if not shown:
        return None
    number = shown[-1]
    caption = captions[number]
    spoken = max((k for k, start in enumerate(caption.starts) if start <= frame), default=None)
    swell = SWELL[-1][1]
    if spoken is not None:
        since = (frame - caption.starts[spoken]) * 1000 // fps
        swell = next((size for at, size in reversed(SWELL) if since >= at), swell)
    since = (frame - caption.first) * 1000 // fps
    _, scale, opacity = next(step for step in reversed(ARRIVAL) if since >= step[0])
    return Moment(number, spoken, swell, scale, opacity)


class CaptionArtist:
    """Draws the captions of one look for one frame size; not for two threads at once."""

    def __init__(self, look: CaptionLook, width: int, height: int) -> None:
        if look.style not in STYLES:
            known = ", ".join(STYLES)
            raise InvalidInput(f"captions.style: there is no style {look.style!r}; there are {known}")
        self.look, self.width, self.height = look, width, height
        self.setter = Typesetter(look.font)
        self._edge = look.outline_px * width / REFERENCE_WIDTH

    def layout(self, caption: Caption) -> CaptionLayout:
        """Return where the caption's words lie."""
        return lay_out_caption(caption.lines, self.look, self.width, self.height, self.setter)

    def draw(self, layout: CaptionLayout, moment: Moment) -> tuple[Pixels, int, int] | None:
        """Return straight RGBA and its even place in the frame; None when there is nothing to draw."""
        left, top, right, bottom = layout.box
        if right <= left:
            return None
        room = layout.size * 0.55 + self._edge
        x, y = max(int(left - room) // 2 * 2, 0), max(int(top - room) // 2 * 2, 0)
        x1 = min(int(right + room) // 2 * 2 + 2, self.width)
        y1 = min(int(bottom + room) // 2 * 2 + 2, self.height)
        surface = skia.Surface(x1 - x, y1 - y)
        canvas = surface.getCanvas()
        canvas.translate(-x, -y)
        middle = ((left + right) / 2, (top + bottom) / 2)
        canvas.translate(*middle)
        canvas.scale(moment.scale, moment.scale)
        canvas.translate(-middle[0], -middle[1])
        if moment.opacity < 1:
            canvas.saveLayerAlpha(None, round(255 * moment.opacity))
        spoken = None if self.look.style == "plain" else moment.spoken
        quiet = [word for index, word in enumerate(layout.words) if index != spoken and word.text]
        for word in quiet:
            self._shade(canvas, word, layout.size)
        for word in quiet:
            self._letters(canvas, word, layout.size, self.look.fill)
        if spoken is not None and layout.words[spoken].text:
            self._spoken(canvas, layout, layout.words[spoken], moment.swell)
        if moment.opacity < 1:
            canvas.restore()
        return _straight(surface), x, y

    def _spoken(self, canvas: Any, layout: CaptionLayout, word: WordBox, swell: float) -> None:
        x, y = word.x + word.width / 2, word.baseline - layout.size * CAP_HEIGHT / 2
        canvas.save()
        canvas.translate(x, y)
        grown = 1 + min(swell - 1, ROOM * layout.size / word.width)
        canvas.scale(grown, grown)
        canvas.translate(-x, -y)
        if self.look.style == "box":
            self._plate(canvas, layout, word)
            self._paint(canvas, word, layout.size, _fill(self.look.outline))
        else:
            self._shade(canvas, word, layout.size)
            self._letters(canvas, word, layout.size, self.look.highlight)
        canvas.restore()

    def _plate(self, canvas: Any, layout: CaptionLayout, word: WordBox) -> None:
        left, top, right, bottom = layout.word_box(word)
        size = layout.size
        side, above, below = 0.15 * size, 0.16 * size, 0.06 * size
        plate = skia.Rect.MakeLTRB(left - side, top - above, right + side, bottom + below)
        shade = skia.Paint(AntiAlias=True, Color=_colour("#000000", 150), MaskFilter=_blur(0.11 * size))
        canvas.save()
        canvas.translate(0, 0.07 * size)
        canvas.drawRoundRect(plate, 0.2 * size, 0.2 * size, shade)
        canvas.restore()
        canvas.drawRoundRect(plate, 0.2 * size, 0.2 * size, _fill(self.look.highlight))

    def _shade(self, canvas: Any, word: WordBox, size: float) -> None:
        """Lay a soft dark cloud under a word, which carries it over bright and busy pictures."""
        cloud = self._stroke("#000000", 165, 2 * self._edge + 0.10 * size)
        cloud.setMaskFilter(_blur(0.12 * size))
        canvas.save()
        canvas.translate(0, 0.07 * size)
        self._paint(canvas, word, size, cloud)
        canvas.restore()

    def _letters(self, canvas: Any, word: WordBox, size: float, colour: str) -> None:
        if self._edge > 0:
            self._paint(canvas, word, size, self._stroke(self.look.outline, 255, 2 * self._edge))
        self._paint(canvas, word, size, _fill(colour))

    def _stroke(self, colour: str, alpha: int, width: float) -> Any:
        return skia.Paint(
            AntiAlias=True,
            Color=_colour(colour, alpha),
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=width,
            StrokeJoin=skia.Paint.kRound_Join,
        )

    def _paint(self, canvas: Any, word: WordBox, size: float, paint: Any) -> None:
        paragraph = self.setter.word(word.text, size, paint)
        paragraph.paint(canvas, word.x, word.baseline - float(paragraph.AlphabeticBaseline))


def draw_watermark(mark: Watermark, width: int, height: int) -> tuple[Pixels, int, int] | None:
    """Return the watermark as straight RGBA and its place: left, under captions and above what apps lay there."""
    text = drawable(mark.text, "manrope").strip()
    if not text or mark.opacity <= 0:
        return None
    setter, size = Typesetter("manrope"), MARK_SIZE * width / REFERENCE_WIDTH
    wide, _ = setter.measure(text, size)
    if wide > width * (1 - 2 * MARK_AT[0]):
        size *= width * (1 - 2 * MARK_AT[0]) / wide
        wide, _ = setter.measure(text, size)
    x, y = round(MARK_AT[0] * width) // 2 * 2, round(MARK_AT[1] * height) // 2 * 2
    room = int(size * 0.5) // 2 * 2
    surface = skia.Surface((int(wide) + 2 * room) // 2 * 2 + 2, (int(size * 1.3) + 2 * room) // 2 * 2)
    canvas = surface.getCanvas()
    canvas.saveLayerAlpha(None, round(255 * mark.opacity))
    shade = skia.Paint(AntiAlias=True, Color=_colour("#000000", 200), MaskFilter=_blur(size * 0.12))
    for paint, down in ((shade, size * 0.06), (_fill("#FFFFFF"), 0.0)):
        setter.word(text, size, paint).paint(canvas, room, room + down)
    canvas.restore()
    return _straight(surface), max(x - room, 0), max(y - room, 0)


def missing_letters(text: str, font: str) -> str:
    """Return the characters of a text that its fonts cannot draw, not even simplified, each once."""
    lost = {character for character in text if not character.isspace() and not drawable(character, font)}
    return "".join(sorted(lost))


def _straight(surface: Any) -> Pixels:
    info = skia.ImageInfo.Make(
        surface.width(), surface.height(), skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
    )
    pixels = np.zeros((surface.height(), surface.width(), 4), np.uint8)
    if not surface.readPixels(info, pixels, pixels.strides[0], 0, 0):
        raise InvalidInput("the caption's picture could not be read back from the drawing library")
    return pixels


def _fill(colour: str) -> Any:
    return skia.Paint(AntiAlias=True, Color=_colour(colour))


def _blur(sigma: float) -> Any:
    return skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma)


def _colour(text: str, alpha: int = 255) -> int:
    return alpha << 24 | int(text.lstrip("#"), 16)
