"""How captions look: each unique picture put together once from a style's behaviours, fonts from wheels.

Bold, outlined and shadowed words, readable over any picture; what is done to the spoken word, which words are
seen and how a caption comes in are the style's data (styles.py), which this module interprets and
knows none of by name. The look's colours are final: captions are laid over the graded picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput
from resources.papercut._skia import skia
from vidgen_assets.artifacts import CaptionLook, Watermark
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.contrast import PLATE_OPACITY, PLATE_OUT, assured, waiting_colour
from vidgen_assets.captions.layout import (
    REFERENCE_WIDTH,
    CaptionLayout,
    Piece,
    WordBox,
    lay_out_caption,
)
from vidgen_assets.captions.moments import PARTS, Moment, moment_at
from vidgen_assets.captions.sprites import Ink, Sprites, fill, shadow
from vidgen_assets.captions.styles import STYLES, style_of
from vidgen_assets.captions.typesetting import Typesetter, drawable
from vidgen_assets.subtitles.writing_systems import clusters, touch

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]

ROOM = 0.22
SHADE = 165
MARK_AT = (0.056, 0.751)
MARK_SIZE = 34
TALL, WIDE_MARK_AT = (
    1.5,
    (0.04, 0.93),
)  # over frames that are not tall, apps lay nothing and captions stand lower

__all__ = ["STYLES", "CaptionArtist", "Moment", "draw_watermark"]


class CaptionArtist:
    """Draws the captions of one look for one frame size; not for two threads at once.

    Raises InvalidInput for a style or font there is not, and for colours nobody could read.
    """

    def __init__(self, look: CaptionLook, width: int, height: int) -> None:
        self.style = style_of(look.style)
        readable = assured(look)
        self.plate = readable.plate
        self.look, self.width, self.height = look, width, height
        self.setter = Typesetter(look.font, look.locale)
        self._sprites = Sprites(self.setter)
        edge = look.outline_px * self.style.edge if readable.outline else 0.0
        self._edge = edge * width / REFERENCE_WIDTH
        behind = self.plate or look.outline
        self._waiting = waiting_colour(look, behind, self.style.waiting)

    def moment(self, captions: tuple[Caption, ...], frame: int, fps: int) -> Moment | None:
        """Return what is to be seen on a frame; equal moments are the same picture."""
        return moment_at(captions, frame, fps, self.style)

    def layout(self, caption: Caption) -> CaptionLayout:
        """Return where the caption's words lie."""
        margin = caption.margin_bottom
        return lay_out_caption(caption.lines, self.look, self.width, self.height, self.setter, margin)

    def draw(self, layout: CaptionLayout, moment: Moment) -> tuple[Pixels, int, int] | None:
        """Return straight RGBA and its even place in the frame; None when there is nothing to draw."""
        shown = {index: word for index, word in self._shown(layout, moment) if word.pieces}
        if not shown:
            return None
        left, top, right, bottom = _around(shown.values())
        size = max(word.size for word in shown.values())
        room = size * 0.55 + self._edge
        down = moment.drop * size
        x, y = max(int(left - room) // 2 * 2, 0), max(int(top + down - room) // 2 * 2, 0)
        x1 = min(int(right + room) // 2 * 2 + 2, self.width)
        y1 = min(int(bottom + down + room) // 2 * 2 + 2, self.height)
        if x1 <= x or y1 <= y:
            return None
        surface = skia.Surface(x1 - x, y1 - y)
        canvas = surface.getCanvas()
        canvas.translate(-x, down - y)
        if moment.scale != 1:
            _grow(canvas, ((left + right) / 2, (top + bottom) / 2), moment.scale)
        if moment.opacity < 1:
            canvas.saveLayerAlpha(None, round(255 * moment.opacity))
        self._paint(canvas, layout, shown, moment)
        if moment.opacity < 1:
            canvas.restore()
        return _straight(surface), x, y

    def _shown(self, layout: CaptionLayout, moment: Moment) -> Iterator[tuple[int, WordBox]]:
        spoken = -1 if moment.spoken is None else moment.spoken
        for index, word in enumerate(layout.words):
            seen = self.style.seen
            if seen == "all" or index == spoken or (seen == "said" and index < spoken):
                yield index, word

    def _paint(self, canvas: Any, layout: CaptionLayout, shown: dict[int, WordBox], moment: Moment) -> None:
        spoken = moment.spoken if moment.spoken in shown else None
        if self.plate:
            self._backing(canvas, CaptionLayout(tuple(shown.values()), layout.size))
        quiet = {index: word for index, word in shown.items() if index != spoken}
        for word in quiet.values():
            self._shade(canvas, word)
        under = spoken is not None and self.style.spoken != "plate" and _touches(layout, spoken)
        if under and spoken is not None:
            self._shade(canvas, shown[spoken])
        for index, word in quiet.items():
            self._letters(canvas, word, self._quiet_colour(layout, index, moment))
        if spoken is not None:
            self._spoken(canvas, shown[spoken], moment, under=under)

    def _quiet_colour(self, layout: CaptionLayout, index: int, moment: Moment) -> str:
        """Return the colour of a word that is not the spoken one."""
        if self.style.keeps and moment.spoken is not None and index < moment.spoken:
            return self.look.highlight
        if self.style.waiting < 1 and not (self.style.by_line and _same_line(layout, index, moment.spoken)):
            return self._waiting
        return self.look.fill

    def _spoken(self, canvas: Any, word: WordBox, moment: Moment, *, under: bool) -> None:
        """Draw the spoken word; `under` says that its cloud lies already, under the words that touch it."""
        how = self.style.spoken
        if self.style.letters and moment.part < PARTS:
            self._typed(canvas, word, moment.part)
            return
        grown = 1 + min(moment.swell - 1, ROOM * word.size / max(piece.width for piece in word.pieces))
        if how == "plate":
            self._on_plate(canvas, word, grown)
            return
        if not under:
            self._shade(canvas, word, grown)
        self._letters(canvas, word, self.look.highlight if how == "tint" else self.look.fill, grown)
        if how == "fill":
            self._filled(canvas, word, moment.part)
        elif how == "bar":
            self._bar(canvas, word, moment.part)
        elif self.style.letters:
            self._caret(canvas, word, word.pieces[-1], word.pieces[-1].width)

    # ------------------------------------------------------------ letters
    def _ink(self, letters: str) -> Ink:
        return Ink(letters=letters, outline=self.look.outline, edge=self._edge)

    def _shade(self, canvas: Any, word: WordBox, grown: float = 1.0) -> None:
        """Lay a soft dark cloud under a word, which carries it over bright and busy pictures."""
        if self.style.shade > 0 and not self.plate:
            ink = Ink(edge=self._edge, shade=round(SHADE * self.style.shade))
            for piece in word.pieces:
                self._stamp(canvas, word, piece, ink, grown)

    def _letters(self, canvas: Any, word: WordBox, letters: str, grown: float = 1.0) -> None:
        for piece in word.pieces:
            self._stamp(canvas, word, piece, self._ink(letters), grown)

    def _stamp(self, canvas: Any, word: WordBox, piece: Piece, ink: Ink, grown: float) -> None:
        """Lay a piece down, grown about its middle.

        Sprites are drawn in the size the spoken word settles in; only the few steps before it are resampled.
        """
        if grown == 1:
            sprite = self._sprites.of(piece.text, word.size, ink)
            canvas.drawImage(
                sprite.image,
                round(piece.x) - sprite.x,
                round(piece.baseline) - sprite.y,
                skia.SamplingOptions(),
            )
            return
        settled = 1 + min(self.style.swell[-1][1] - 1, ROOM * word.size / piece.width)
        sprite = self._sprites.of(piece.text, word.size * settled, ink)
        x, y = piece.x + piece.width / 2, piece.baseline - word.size * word.metrics.above / 2
        canvas.save()
        if not math.isclose(grown, settled):
            _grow(canvas, (x, y), grown / settled)
        left = round(x - piece.width * settled / 2) - sprite.x
        top = round(y + word.size * word.metrics.above / 2 * settled) - sprite.y
        canvas.drawImage(sprite.image, left, top, skia.SamplingOptions(skia.FilterMode.kLinear))
        canvas.restore()

    # ------------------------------------------------------------ the spoken word
    def _on_plate(self, canvas: Any, word: WordBox, grown: float) -> None:
        size = word.size
        for piece in word.pieces:
            left, top, right, bottom = word.box(piece)
            plate = skia.Rect.MakeLTRB(
                left - 0.14 * size, top - 0.16 * size, right + 0.14 * size, bottom + 0.06 * size
            )
            canvas.save()
            _grow(canvas, ((left + right) / 2, piece.baseline - size * word.metrics.above / 2), grown)
            canvas.save()
            canvas.translate(0, 0.07 * size)
            canvas.drawRoundRect(plate, 0.2 * size, 0.2 * size, shadow(150, 0.11 * size))
            canvas.restore()
            canvas.drawRoundRect(plate, 0.2 * size, 0.2 * size, fill(self.look.highlight))
            canvas.restore()
            self._stamp(canvas, word, piece, Ink(letters=self.look.outline), grown)

    def _filled(self, canvas: Any, word: WordBox, part: int) -> None:
        """Draw the part of a word that is said already in the highlight."""
        for piece, wide in _parts(word, part):
            left, top, right, bottom = word.box(piece)
            out = self._edge + 0.3 * word.size
            edges = (right - wide, right + out) if word.backwards else (left - out, left + wide)
            canvas.save()
            canvas.clipRect(
                skia.Rect.MakeLTRB(edges[0], top - out, edges[1], bottom + out), skia.ClipOp.kIntersect, True
            )
            self._stamp(canvas, word, piece, self._ink(self.look.highlight), 1.0)
            canvas.restore()

    def _bar(self, canvas: Any, word: WordBox, part: int) -> None:
        """Draw the bar under the part of a word that is said already."""
        size = word.size
        for piece, wide in _parts(word, part):
            left = piece.x + piece.width - wide if word.backwards else piece.x
            top = piece.baseline + max(word.metrics.below - 0.06, 0.13) * size
            bar = skia.Rect.MakeXYWH(left, top, wide, 0.12 * size)
            rim = self._edge * 0.7
            around = bar.makeOutset(rim, rim)
            canvas.drawRoundRect(around, 0.06 * size + rim, 0.06 * size + rim, fill(self.look.outline))
            canvas.drawRoundRect(bar, 0.06 * size, 0.06 * size, fill(self.look.highlight))

    def _typed(self, canvas: Any, word: WordBox, part: int) -> None:
        """Draw the letters of a word that are typed already, and the caret."""
        letters = clusters(word.text)
        left = max(len(letters) * part // PARTS, 1)
        for piece in word.pieces:
            mine = clusters(piece.text)[:left]
            left -= len(mine)
            text = "".join(mine)
            wide = self.setter.measure(text, word.size)[0]
            start = piece.x + piece.width - wide if word.backwards else piece.x
            typed = Piece(text, start, piece.baseline, wide)
            half = WordBox((typed,), word.size, word.metrics, word.backwards)
            self._shade(canvas, half)
            self._letters(canvas, half, self.look.fill)
            if left <= 0:
                self._caret(canvas, half, typed, wide)
                return

    def _caret(self, canvas: Any, word: WordBox, piece: Piece, wide: float) -> None:
        size = word.size
        x = piece.x - 0.2 * size if word.backwards else piece.x + wide + 0.1 * size
        bar = skia.Rect.MakeLTRB(x, piece.baseline - 0.8 * size, x + 0.1 * size, piece.baseline + 0.1 * size)
        canvas.drawRoundRect(
            bar.makeOutset(self._edge * 0.6, self._edge * 0.6), 4, 4, fill(self.look.outline)
        )
        canvas.drawRect(bar, fill(self.look.highlight))

    def _backing(self, canvas: Any, layout: CaptionLayout) -> None:
        """Lay one plate behind the lines, a step where one line is longer; where they meet they are one."""
        size, shape = layout.words[0].size, skia.Path()
        out = PLATE_OUT * size
        for left, top, right, bottom in layout.lines:
            plate = skia.Rect.MakeLTRB(left - out, top - out, right + out, bottom + 0.12 * size)
            lone = skia.Path()
            lone.addRoundRect(plate, 0.22 * size, 0.22 * size)
            shape = skia.Op(shape, lone, skia.PathOp.kUnion_PathOp)
        canvas.drawPath(shape, fill(self.plate or self.look.outline, round(255 * PLATE_OPACITY)))


def _touches(layout: CaptionLayout, spoken: int) -> bool:
    """Tell whether a word stands beside another without a space, as in Japanese and Chinese."""
    texts = [word.text for word in layout.words]
    pairs = [(spoken - 1, spoken), (spoken, spoken + 1)]
    return any(a >= 0 and b < len(texts) and touch(texts[a], texts[b]) for a, b in pairs)


def _same_line(layout: CaptionLayout, index: int, spoken: int | None) -> bool:
    """Tell whether a word begins on the line of the spoken one; before any is, on the first line."""
    other = layout.words[spoken or 0]
    word = layout.words[index]
    return bool(word.pieces and other.pieces) and word.baseline == other.pieces[-1].baseline


def _parts(word: WordBox, part: int) -> Iterator[tuple[Piece, float]]:
    """Yield the pieces said already, and how many pixels of each, when `part` of PARTS of the word is."""
    rest = sum(piece.width for piece in word.pieces) * part / PARTS
    for piece in word.pieces:
        if rest > 0:
            yield piece, min(rest, piece.width)
        rest -= piece.width


def _around(words: Any) -> Box:
    boxes = [word.box(piece) for word in words for piece in word.pieces]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _grow(canvas: Any, about: tuple[float, float], scale: float) -> None:
    canvas.translate(*about)
    canvas.scale(scale, scale)
    canvas.translate(-about[0], -about[1])


def draw_watermark(mark: Watermark, width: int, height: int) -> tuple[Pixels, int, int] | None:
    """Return the watermark as straight RGBA and its place: left, below captions, above what apps lay over it."""
    text = drawable(mark.text, "manrope").strip()
    if not text or mark.opacity <= 0:
        return None
    setter, size = Typesetter("manrope"), MARK_SIZE * min(width, height) / REFERENCE_WIDTH
    wide, _ = setter.measure(text, size)
    if wide > width * (1 - 2 * MARK_AT[0]):
        size *= width * (1 - 2 * MARK_AT[0]) / wide
        wide, _ = setter.measure(text, size)
    at = MARK_AT if height > TALL * width else WIDE_MARK_AT
    x, y = round(at[0] * width) // 2 * 2, round(at[1] * height) // 2 * 2
    room = int(size * 0.5) // 2 * 2
    surface = skia.Surface((int(wide) + 2 * room) // 2 * 2 + 2, (int(size * 1.3) + 2 * room) // 2 * 2)
    canvas = surface.getCanvas()
    canvas.saveLayerAlpha(None, round(255 * mark.opacity))
    for paint, down in ((shadow(200, size * 0.12), size * 0.06), (fill("#FFFFFF"), 0.0)):
        setter.word(text, size, paint).paint(canvas, room, room + down)
    canvas.restore()
    return _straight(surface), max(x - room, 0), max(y - room, 0)


def _straight(surface: Any) -> Pixels:
    info = skia.ImageInfo.Make(
        surface.width(), surface.height(), skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
    )
    pixels = np.empty((surface.height(), surface.width(), 4), np.uint8)
    if not surface.readPixels(info, pixels, pixels.strides[0], 0, 0):
        raise InvalidInput("the caption's picture could not be read back from the drawing library")
    return pixels
