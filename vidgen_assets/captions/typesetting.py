"""Letters of captions: text reduced to what the fonts can draw, and words shaped and measured.

A letter no font has is simplified or left out, so that no empty box ("tofu") is ever seen, and what was left
out can be said (`simplified`) or refused (`check_letters`) before anything is rendered. Owns no layout
(layout.py). Imports skia: import this module where it is used.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from resources.errors import InvalidInput, Unavailable
from resources.papercut._skia import skia
from vidgen_assets.artifacts import Frozen
from vidgen_assets.captions.fonts import (
    DISPLAY,
    display_chain,
    extra_for,
    face,
    families,
    has,
    wanted_face,
)
from vidgen_assets.subtitles.writing_systems import JOINERS, clusters, direction

FACES = DISPLAY
TOO_MANY = 0.2
"""The share of words without letters here above which captions are worth nothing: then it is an error."""
PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"',
        "\u2033": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
        "\u2212": "-", "\u2026": "...",
        "\u00d7": "x", "\u2022": "-", "\u2192": "-", "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe",
    }
)  # fmt: skip
_ISOLATE, _END_ISOLATE = "\u2067", "\u2069"

__all__ = [
    "FACES", "Simplified", "Typesetter", "check_letters", "drawable", "face", "missing_letters", "simplified",
]  # fmt: skip


class Simplified(Frozen):
    """A word that is not shown as it is written: how it is shown (empty: not at all), and why."""

    text: str
    shown: str
    why: str


@lru_cache(maxsize=4096)
def drawable(text: str, font: str) -> str:
    """Return the text with every letter the fonts have; others are simplified, or left out."""
    return "".join(_drawable_cluster(cluster, font) for cluster in clusters(_clean(text)))


def _clean(text: str) -> str:
    """Return composed text without controls and direction overrides; joiners stay only inside words."""
    kept = []
    for letter in unicodedata.normalize("NFC", text):
        if unicodedata.category(letter)[0] in "CZ" and letter not in JOINERS:
            kept.append(" " if letter.isspace() else "")
        elif not 0xFE00 <= ord(letter) <= 0xFE0E:
            kept.append(letter)
    return "".join(kept)


def _drawable_cluster(cluster: str, font: str) -> str:
    glyphs = [letter for letter in cluster if letter not in JOINERS and letter != "\ufe0f"]
    if not glyphs or unicodedata.category(glyphs[0])[0] == "M":
        return ""  # marks on no letter have no width, and no place
    if all(letter.isspace() or has(letter, font) for letter in glyphs):
        joined = len(glyphs) > 1 or _joins(glyphs[0])
        return cluster if joined else glyphs[0]
    return "".join(_drawable_character(letter, font) for letter in glyphs)


def _joins(letter: str) -> bool:
    """Tell whether an invisible joiner after a letter changes how it is drawn: Arabic, Indic, emoji."""
    return ord(letter) >= 0x0590 and wanted_face(letter) is not None


def _drawable_character(character: str, font: str) -> str:
    if has(character, font):
        return character
    simple = unicodedata.normalize("NFKD", character).translate(PLAIN)
    return "".join(part for part in simple if has(part, font))


def missing_letters(text: str, font: str) -> str:
    """Return the characters of a text that its fonts cannot draw, not even simplified, each once."""
    lost = {letter for letter in text if not letter.isspace() and not drawable(letter, font)}
    return "".join(sorted(letter for letter in lost if unicodedata.category(letter)[0] != "C"))


def simplified(words: Sequence[str], font: str) -> tuple[Simplified, ...]:
    """Return which words will not be shown as they are written, each once, with the reason."""
    changed = []
    for text in dict.fromkeys(words):
        shown, written = drawable(text, font), unicodedata.normalize("NFC", text)
        if shown != written:
            changed.append(Simplified(text=text, shown=shown, why=_why(text, shown, font)))
    return tuple(changed)


def _why(text: str, shown: str, font: str) -> str:
    lost = missing_letters(text, font)
    if not lost:
        return "set in simpler letters" if shown.strip() else "nothing of it can be seen"
    extra = extra_for(lost)
    hint = f": pip install 'vidgen[{extra}]'" if extra else ""
    return f"no font here has {lost!r}{hint}"


def check_letters(words: Sequence[str], font: str) -> None:
    """Raise when so many words lose all their letters that the captions would be no captions.

    Unavailable names the extra to install; InvalidInput says that no font known here has the script.
    """
    display_chain(font)
    lettered = [text for text in words if any(unicodedata.category(letter)[0] in "LN" for letter in text)]
    lost = [text for text in lettered if not drawable(text, font).strip()]
    if not lost or len(lost) < TOO_MANY * len(lettered):
        return
    some = ", ".join(repr(text[:20]) for text in dict.fromkeys(lost[:3]))
    said = f"captions: {len(lost)} of {len(lettered)} words have no letters in any font here, such as {some}"
    extra = extra_for("".join(lost))
    if extra:
        raise Unavailable(f"{said}: pip install 'vidgen[{extra}]'", provider="fonts")
    raise InvalidInput(f"{said}: captions in this script cannot be drawn; write the script in another one")


class Typesetter:
    """Shapes single words in one font size after another; not for two threads at once.

    `locale` chooses between the shapes that characters have in different countries (the fonts' `locl` feature).
    """

    def __init__(self, font: str, locale: str = "") -> None:
        self.font, self.locale = font, locale
        self._collections: dict[tuple[str, ...], Any] = {}
        self._unicode = skia.Unicodes.ICU.Make()
        self._collection(display_chain(font))
        self._measured: dict[tuple[str, float], tuple[float, float, float]] = {}

    def word(self, text: str, size: float, paint: Any) -> Any:
        """Return a shaped paragraph of one line, filled or stroked as `paint` says."""
        names = families(text, self.font)
        style = skia.textlayout_TextStyle()
        style.setFontFamilies(list(names))
        style.setFontSize(size)
        style.setForegroundPaint(paint)
        if self.locale:
            style.setLocale(self.locale)
        if len(names) == len(DISPLAY):  # tighter, as heavy display type wants it; joined scripts would break
            style.setLetterSpacing(-0.012 * size)
        paragraph_style = skia.textlayout_ParagraphStyle()
        paragraph_style.setTextStyle(style)
        builder = skia.textlayout_ParagraphBuilder.make(
            paragraph_style, self._collection(names), self._unicode
        )
        builder.pushStyle(style)
        builder.addText(f"{_ISOLATE}{text}{_END_ISOLATE}" if direction(text) == "right" else text)
        paragraph = builder.Build()
        paragraph.layout(1e6)
        return paragraph

    def measure(self, text: str, size: float) -> tuple[float, float]:
        """Return a word's width and the distance from its top to its baseline, in pixels."""
        wide, baseline, _ = self.extent(text, size)
        return wide, baseline

    def extent(self, text: str, size: float) -> tuple[float, float, float]:
        """Return a word's width, the distance from its top to its baseline, and its height, in pixels."""
        key = (text, size)
        if key not in self._measured:
            if len(self._measured) > 4096:
                self._measured.clear()
            made = self.word(text, size, skia.Paint())
            self._measured[key] = (
                float(made.LongestLine), float(made.AlphabeticBaseline), float(made.Height)
            )  # fmt: skip
        return self._measured[key]

    def _collection(self, names: tuple[str, ...]) -> Any:
        if names not in self._collections:
            provider = skia.textlayout_TypefaceFontProvider()
            for name in names:
                provider.registerTypeface(face(name), name)
            made = skia.textlayout_FontCollection()
            made.setDefaultFontManager(provider)
            self._collections[names] = made
        return self._collections[names]
