"""Type: untrusted text made safe to set, fitted into a box, and drawn, plain or as a sticker.

Shaping is skia's Paragraph with its own ICU; fonts come from wheels, never from the system. Manrope covers
Latin, Greek and Cyrillic; the optional packages `noto_cjk_sans_jp_bold` and `weblate_fonts` add other scripts,
Chinese in its own shapes of characters. Japanese and Chinese are broken between phrases. What no font covers is
first folded to what it resembles, then dropped when it is a symbol, and set as a dot when it is a letter, so
that a title in an unknown script still looks like a title. `uncovered` tells which characters those are.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec

from resources import phrases
from resources.papercut._skia import skia
from resources.papercut.fonts import typeface
from resources.papercut.palette import Rgb
from resources.papercut.paper import col, fill

TEXT, BOLD, DISPLAY = "Manrope SemiBold", "Manrope ExtraBold", "Fredoka One"

_FONTS = {
    TEXT: ("font_manrope", "files/Manrope-SemiBold.ttf"),
    BOLD: ("font_manrope", "files/Manrope-ExtraBold.ttf"),
    DISPLAY: ("font_fredoka_one", "files/FredokaOne-Regular.ttf"),
}
_WORLD_BY_WEBLATE = tuple(
    (f"World {name}", ("weblate_fonts", f"static/weblate_fonts/kurinto/ttf/Kurinto{name}-Bd.ttf"))
    for name in ("Sans", "SansSC", "SansJP", "SansKR", "SansTC")
)
_WORLD = (("World CJK", ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf")), *_WORLD_BY_WEBLATE)
_STAND_IN = "\u2022"
_KEPT_FORMAT = frozenset("\u200c\u200d")
_RTL_ISOLATE, _POP_ISOLATE = "\u2067", "\u2069"


# ---------------------------------------------------------------- fonts
@lru_cache(maxsize=1)
def _world_fonts() -> tuple[tuple[str, skia.Typeface], ...]:
    """The optional fonts for the world's scripts; loaded only when a text needs one."""
    return tuple((family, typeface(*where)) for family, where in _WORLD if find_spec(where[0]) is not None)


@lru_cache(maxsize=8)
def _collection(world: bool) -> skia.textlayout_FontCollection:
    provider = skia.textlayout_TypefaceFontProvider()
    for family, where in _FONTS.items():
        provider.registerTypeface(typeface(*where), family)
    for family, face in _world_fonts() if world else ():
        provider.registerTypeface(face, family)
    collection = skia.textlayout_FontCollection()
    collection.setDefaultFontManager(provider)
    return collection


def _has(face: skia.Typeface, char: str) -> bool:
    return bool(face.unicharToGlyph(ord(char)))


@lru_cache(maxsize=4096)
def _coverage(char: str) -> str:
    """'own' when our fonts have the character, 'world' when an optional one has, '' when none has."""
    if _has(typeface(*_FONTS[BOLD]), char):
        return "own"
    if "\uff10" <= char <= "\uff5a" and char.isalnum():
        return ""  # full-width letters and digits are set as plain ones
    return "world" if any(_has(face, char) for _, face in _world_fonts()) else ""


# ---------------------------------------------------------------- text made safe
def clean(text: str) -> str:
    """One line of printable text: no control characters, no direction overrides, single spaces, composed
    letters.
    """
    out = []
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            out.append(" ")
        elif kind[0] == "C" and char not in _KEPT_FORMAT:
            continue
        else:
            out.append(char)
    return " ".join("".join(out).split())


def printable(text: str) -> str:
    """The cleaned text in characters that some font here has."""
    out: list[str] = []
    for char in clean(text):
        if char == " " or char in _KEPT_FORMAT or _coverage(char):
            out.append(char)
            continue
        folded = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
        if folded and folded != char and all(c == " " or _coverage(c) for c in folded):
            out.append(folded)
        elif unicodedata.category(char)[0] in "LN":
            out.append(_STAND_IN)
    return " ".join("".join(out).split())


def uncovered(text: str) -> frozenset[str]:
    """The letters and digits that no font here has and nothing stands for."""
    kept = (c for c in clean(text) if unicodedata.category(c)[0] in "LN")
    return frozenset(c for c in kept if printable(c) == _STAND_IN)


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


# ---------------------------------------------------------------- setting
@dataclass(frozen=True)
class Setting:
    """How text is set: family, colour, alignment ('start' or 'centre'), line height as a multiple of the
    size.
    """

    family: str
    colour: Rgb
    align: str = "start"
    leading: float = 1.24


@dataclass(frozen=True)
class Block:
    """Text set into a width: what it says in the end (with an ellipsis when cut), its size, lines and
    extent.
    """

    text: str
    size: float
    lines: int
    width: float
    height: float
    longest: float
    setting: Setting

    def paint(self, c: skia.Canvas, x: float, y: float, brush: skia.Paint | None = None) -> None:
        """Draw it with its left upper corner at (x, y)."""
        paragraph = _paragraph(self.text, self.setting, self.size, brush)
        paragraph.layout(self.width)
        paragraph.paint(c, x, y)


def _paragraph(
    text: str, setting: Setting, size: float, brush: skia.Paint | None = None
) -> skia.textlayout_Paragraph:
    world = any(_coverage(char) == "world" for char in text)
    style = skia.textlayout_TextStyle()
    style.setFontFamilies(
        [setting.family, BOLD, *([family for family, _ in _world_fonts()] if world else [])]
    )
    style.setFontSize(size)
    style.setHeight(setting.leading)
    style.setHeightOverride(True)
    style.setForegroundPaint(brush or fill(setting.colour))
    if locale := phrases.locale_of(text):
        style.setLocale(locale)
    align = skia.textlayout_TextAlign
    rtl = right_to_left(text)
    paragraph_style = skia.textlayout_ParagraphStyle()
    paragraph_style.setTextAlign(
        align.kCenter if setting.align == "centre" else align.kRight if rtl else align.kLeft
    )
    paragraph_style.setTextStyle(style)
    builder = skia.textlayout_ParagraphBuilder.make(
        paragraph_style, _collection(world), skia.Unicodes.ICU.Make()
    )
    builder.pushStyle(style)
    builder.addText(f"{_RTL_ISOLATE}{text}{_POP_ISOLATE}" if rtl else phrases.kept_together(text))
    return builder.Build()


def _measure(text: str, setting: Setting, size: float, width: float) -> Block:
    paragraph = _paragraph(text, setting, size)
    paragraph.layout(width)
    lines = max(1, round(paragraph.Height / (size * setting.leading))) if text else 0
    return Block(text, size, lines, width, lines * size * setting.leading, paragraph.LongestLine, setting)


def fit(
    text: str,
    setting: Setting,
    width: float,
    max_lines: int,
    sizes: tuple[float, float],
    max_height: float = math.inf,
) -> Block:
    """The largest setting between sizes (largest, smallest) that keeps to lines and height.

    At the smallest size the text is cut with an ellipsis. A single word wider than the width shrinks the
    text before it is broken.
    """
    text = printable(text)
    size, smallest = sizes

    def fits(block: Block) -> bool:
        return block.lines <= max_lines and block.height <= max_height

    block = _measure(text, setting, size, width)
    while size > smallest and not (fits(block) and _widest_word(text, setting, size) <= width):
        size = max(smallest, size * 0.94)
        block = _measure(text, setting, size, width)
    if fits(block):
        return block
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_measure(_cut(text, middle), setting, size, width)):
            low = middle
        else:
            high = middle - 1
    return _measure(_cut(text, low), setting, size, width)


def _cut(text: str, length: int) -> str:
    kept = text[:length].rstrip(" ,.;:-")
    head, space, _ = kept.rpartition(" ")
    if space and len(head) > 0.7 * len(kept) and length < len(text) and text[length] != " ":
        kept = head
    return kept + "…"


def _widest_word(text: str, setting: Setting, size: float) -> float:
    longest = max(phrases.unbroken(text), key=phrases.columns, default="")
    return _measure(longest, setting, size, 1e6).longest if longest else 0.0


def sticker(c: skia.Canvas, block: Block, x: float, y: float, rim: Rgb, side: Rgb) -> None:
    """The block as a die-cut sticker: a thick rim around the letters, thickness, a soft shadow."""
    rim_width = block.size * 0.2
    blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, block.size * 0.08)

    def pen(colour: Rgb, alpha: float, width: float) -> skia.Paint:
        return skia.Paint(
            AntiAlias=True,
            Color=col(colour, alpha),
            Style=skia.Paint.kStrokeAndFill_Style,
            StrokeWidth=width,
            StrokeJoin=skia.Paint.kRound_Join,
        )

    shadow = pen((10, 5, 28), 120, rim_width)
    shadow.setMaskFilter(blur)
    block.paint(c, x, y + block.size * 0.16, shadow)
    for step in range(6, 0, -1):
        block.paint(c, x + step * 0.7, y + step * block.size * 0.012, pen(side, 255, rim_width))
    block.paint(c, x, y, pen(rim, 255, rim_width))
    block.paint(c, x, y)
