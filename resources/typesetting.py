"""Type for pictures: the fonts of the wheels, measured, broken into lines and set as stickers.

Fonts come from `font-fredoka-one`, `font-manrope` (SIL OFL 1.1) and the solid icons of `fontawesomefree` (CC
BY 4.0), never from the system, so that a picture is the same everywhere. Owns letters and encoded surfaces;
what a picture shows belongs to who draws it. Imports skia: import this module where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from resources import phrases
from resources.errors import RenderFailed
from resources.papercut._skia import skia
from resources.papercut.fonts import typeface

Face = Literal["fredoka", "extrabold", "bold", "medium", "cjk"]
Pixels = NDArray[np.uint8]
_FILES = {
    "fredoka": ("font_fredoka_one", "files/FredokaOne-Regular.ttf"),
    "extrabold": ("font_manrope", "files/Manrope-ExtraBold.ttf"),
    "bold": ("font_manrope", "files/Manrope-Bold.ttf"),
    "medium": ("font_manrope", "files/Manrope-Medium.ttf"),
    "cjk": ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),  # of the extra `scripts`
}


def _typeface(face: Face) -> skia.Typeface:
    return typeface(*_FILES[face])


@lru_cache(maxsize=64)
def font(face: Face, size: float) -> skia.Font:
    """Return a font of this size in pixels, unhinted, so that it measures the same at every size."""
    made = skia.Font(_typeface(face), size)
    made.setHinting(skia.FontHinting.kNone)
    made.setSubpixel(True)
    return made


def covers(face: Face, text: str) -> bool:
    """Tell whether the face is installed and has a glyph for every character of the text (white space apart)."""
    if find_spec(_FILES[face][0]) is None:
        return False
    letters = _typeface(face)
    return all(letters.unicharToGlyph(ord(letter)) for letter in text if not letter.isspace())


def settable(text: str, faces: tuple[Face, ...]) -> tuple[str, Face]:
    """Return the text and the first face that covers it; else the last face, and the text it can set.

    Words with a character the last face lacks are left out whole: half a word says nothing. Japanese and Chinese
    come back with a space between phrases, in the optional face that has them.
    """
    if phrases.locale_of(text) and covers("cjk", text):
        return " ".join(phrases.unbroken(text)), "cjk"
    for face in faces:
        if covers(face, text):
            return text, face
    kept = [word for word in text.split() if covers(faces[-1], word)]
    return " ".join(kept), faces[-1]


def width(text: str, of: skia.Font) -> float:
    """Return the advance of a line in pixels."""
    return float(of.measureText(text))


def fitting(text: str, of: skia.Font, room: float) -> str:
    """Return the text, cut with an ellipsis when it is wider than the room."""
    if width(text, of) <= room:
        return text
    while text and width(text + "…", of) > room:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""


def broken(text: str, of: skia.Font, room: float) -> list[str]:
    """Break a text into as few lines as fit the room, and among those the ones that look most even.

    A dynamic programme over the words minimises the sum of squared slack, the last line's included.
    """
    words = text.split()
    greedy = _greedy(words, of, room)
    if len(greedy) < 2:
        return greedy
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for count in range(1, len(greedy) + 1):
        for end in range(1, len(words) + 1):
            for start in range(end):
                if (count - 1, start) not in best:
                    continue
                slack = room - width(phrases.spaced(words[start:end]), of)
                cost = best[count - 1, start][0] + slack * slack + (1e9 if slack < 0 else 0)
                if cost < best.get((count, end), (float("inf"), 0))[0]:
                    best[count, end] = (cost, start)
    lines, end = [], len(words)
    for count in range(len(greedy), 0, -1):
        start = best[count, end][1]
        lines.append(" ".join(words[start:end]))
        end = start
    return lines[::-1]


def _greedy(words: list[str], of: skia.Font, room: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(phrases.spaced(longer.split(" ")), of) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Ink:
    """The colours of sticker type (RGB hex): letters, the outline around them, the cut edge around both."""

    letters: str = "FFFFFF"
    outline: str = "1B1230"
    edge: str = ""


def sticker(c: skia.Canvas, text: str, x: float, y: float, of: skia.Font, ink: Ink = Ink()) -> None:
    """Set one line as a sticker: shadow, cut edge, thick outline, letters; the baseline starts at (x, y)."""
    size = float(of.getSize())
    shape = outline_of(text, of, x, y)
    border = size * 0.2
    if ink.edge:
        c.drawPath(_dropped(shape, size * 0.05), _pen("000000", border + size * 0.16, 110, size * 0.05))
        c.drawPath(shape, _pen(ink.edge, border + size * 0.16))
    else:
        c.drawPath(_dropped(shape, size * 0.045), _pen("000000", border, 120, size * 0.05))
    c.drawPath(shape, _pen(ink.outline, border))
    c.drawPath(shape, skia.Paint(AntiAlias=True, Color=colour(ink.letters)))


def outline_of(text: str, of: skia.Font, x: float, y: float) -> skia.Path:
    """Return the letters' outlines with the baseline starting at (x, y)."""
    out = skia.Path()
    glyphs = of.textToGlyphs(text)
    for glyph, at in zip(glyphs, of.getXPos(glyphs), strict=True):
        path = of.getPath(glyph)
        if path is not None:
            path.offset(x + at, y)
            out.addPath(path)
    return out


def colour(code: str, alpha: int = 255) -> int:
    """Return a skia colour from RGB hex, with or without '#'."""
    code = code.lstrip("#")
    return int(skia.Color(int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16), alpha))


def flat(code: str, alpha: int = 255) -> skia.Paint:
    """Return a smooth-edged fill."""
    return skia.Paint(AntiAlias=True, Color=colour(code, alpha))


def image_of(pixels: Pixels) -> skia.Image:
    """Return an image from height x width x 3 RGB bytes."""
    rgba = np.full((*pixels.shape[:2], 4), 255, np.uint8)
    rgba[..., :3] = pixels
    return skia.Image.fromarray(rgba, skia.ColorType.kRGBA_8888_ColorType)


def encoded(
    surface: skia.Surface, media_type: Literal["image/jpeg", "image/png"], quality: int = 90
) -> bytes:
    """Return the surface as JPEG or PNG bytes, the same for the same pixels, without metadata."""
    kind = skia.kJPEG if media_type == "image/jpeg" else skia.kPNG
    data = surface.makeImageSnapshot().encodeToData(kind, quality)
    if data is None:
        raise RenderFailed(f"the picture could not be written as {media_type}")
    return bytes(data)


def _pen(code: str, wide: float, alpha: int = 255, blur: float = 0.0) -> skia.Paint:
    paint = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=wide,
        StrokeJoin=skia.Paint.kRound_Join,
        StrokeCap=skia.Paint.kRound_Cap,
        Color=colour(code, alpha),
    )
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return paint


def _dropped(shape: skia.Path, by: float) -> skia.Path:
    moved = skia.Path(shape)
    moved.offset(0, by)
    return moved
