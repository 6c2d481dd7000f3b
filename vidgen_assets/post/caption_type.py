"""Fonts and letters: the two display fonts from their wheels, and text reduced to what they can draw.

No system font is ever used, so that a picture is the same on every machine; and a character no font has is
replaced or left out, so that no empty box ("tofu") is ever seen. Owns no layout (caption_layout.py). Imports
skia: import this module where it is used.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

from resources.errors import InvalidInput, Unavailable
from resources.papercut._skia import skia
from resources.papercut.fonts import typeface

FACES = {
    "manrope": ("font_manrope", "Manrope-ExtraBold.ttf"),
    "fredoka": ("font_fredoka_one", "FredokaOne-Regular.ttf"),
}
PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"',
        "\u2033": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
        "\u2212": "-", "\u2026": "...",
        "\u00d7": "x", "\u2022": "-", "\u2192": "-", "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe",
    }
)  # fmt: skip


@cache
def face(name: str) -> Any:
    """Return a typeface by its name in FACES; Unavailable says which wheel to install."""
    if name not in FACES:
        raise InvalidInput(f"captions.font: there is no font {name!r}; there are {', '.join(sorted(FACES))}")
    package, file = FACES[name]
    try:
        found = typeface(package, f"files/{file}")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise Unavailable(
            f"the font file {file} is missing: pip install {package.replace('_', '-')}", provider="fonts"
        ) from error
    if found is None:
        raise Unavailable(f"the font file {file} cannot be read: reinstall its wheel", provider="fonts")
    return found


def chain(font: str) -> tuple[str, ...]:
    """Return the fonts to look a letter up in: the one asked for, then the others."""
    face(font)
    return (font, *(other for other in FACES if other != font))


@lru_cache(maxsize=4096)
def drawable(text: str, font: str) -> str:
    """Return the text with every character the fonts have; others are simplified, or left out."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        kept.extend(_drawable_character(character, font))
    return "".join(kept)


def _drawable_character(character: str, font: str) -> str:
    if unicodedata.category(character)[0] in "CZ" or 0xFE00 <= ord(character) <= 0xFE0F:
        return " " if character.isspace() else ""
    if _has(character, font):
        return character
    simple = unicodedata.normalize("NFKD", character).translate(PLAIN)
    return "".join(part for part in simple if _has(part, font))


@lru_cache(maxsize=4096)
def _has(character: str, font: str) -> bool:
    return any(face(name).unicharToGlyph(ord(character)) != 0 for name in chain(font))


class Typesetter:
    """Shapes single words in one font size after another; not for two threads at once."""

    def __init__(self, font: str) -> None:
        provider = skia.textlayout_TypefaceFontProvider()
        for name in chain(font):
            provider.registerTypeface(face(name), name)
        self._fonts = skia.textlayout_FontCollection()
        self._fonts.setDefaultFontManager(provider)
        self._unicode = skia.Unicodes.ICU.Make()
        self._families = list(chain(font))
        self.font = font

    def word(self, text: str, size: float, paint: Any) -> Any:
        """Return a shaped paragraph of one line, filled or stroked as `paint` says."""
        style = skia.textlayout_TextStyle()
        style.setFontFamilies(self._families)
        style.setFontSize(size)
        style.setForegroundPaint(paint)
        style.setLetterSpacing(-0.012 * size)
        paragraph_style = skia.textlayout_ParagraphStyle()
        paragraph_style.setTextStyle(style)
        builder = skia.textlayout_ParagraphBuilder.make(paragraph_style, self._fonts, self._unicode)
        builder.pushStyle(style)
        builder.addText(text)
        paragraph = builder.Build()
        paragraph.layout(1e6)
        return paragraph

    def measure(self, text: str, size: float) -> tuple[float, float]:
        """Return a word's width and the distance from its top to its baseline, in pixels."""
        paragraph = self.word(text, size, skia.Paint())
        return float(paragraph.LongestLine), float(paragraph.AlphabeticBaseline)
