"""Which font draws which letter: the display fonts, and behind them one font a script, all from wheels.

No system font is ever used, so that a picture is the same on every machine. The fonts of other scripts and of
emoji are extras of the installation; `extra_for` says which one a letter wants. A font is read when a text
needs it, not before. Imports skia: import this module where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from resources.errors import InvalidInput, Unavailable
from resources.papercut._skia import skia
from resources.papercut.fonts import typeface

WEIGHT = 800
"""Where a font has a weight axis: as heavy as the display fonts."""


@dataclass(frozen=True)
class Face:
    """A font file in a wheel; `ranges` are the code points it is asked for, `extra` what installs it."""

    name: str
    package: str
    file: str
    ranges: tuple[tuple[int, int], ...] = ()
    extra: str = ""
    weight: bool = False


def _noto(name: str, pack: str, ranges: tuple[tuple[int, int], ...]) -> Face:
    file = f"fonts/ofl/notosans{name}/NotoSans{name.capitalize()}[wdth,wght].ttf"
    return Face(name, f"justmytype_intl_{pack}", file, ranges, "scripts", weight=True)


DISPLAY = {
    "manrope": Face("manrope", "font_manrope", "files/Manrope-ExtraBold.ttf"),
    "fredoka": Face("fredoka", "font_fredoka_one", "files/FredokaOne-Regular.ttf"),
}
EMOJI = Face(
    "emoji", "deckr_fonts", "fonts/NotoColorEmoji-Regular.ttf",
    ((0x2190, 0x21FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF), (0x2900, 0x297F),
     (0x2B00, 0x2BFF), (0x20E3, 0x20E3), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF), (0xE0020, 0xE007F)),
    "scripts",
)  # fmt: skip
WORLD = (
    _noto("arabic", "rtl", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF),
                            (0xFE70, 0xFEFE))),
    _noto("hebrew", "rtl", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    _noto("devanagari", "south_asia", ((0x0900, 0x097F), (0xA8E0, 0xA8FF))),
    _noto("bengali", "south_asia", ((0x0980, 0x09FF),)),
    _noto("tamil", "south_asia", ((0x0B80, 0x0BFF),)),
    _noto("telugu", "south_asia", ((0x0C00, 0x0C7F),)),
    _noto("thai", "sea", ((0x0E00, 0x0E7F),)),
    _noto("lao", "sea", ((0x0E80, 0x0EFF),)),
    _noto("myanmar", "sea", ((0x1000, 0x109F),)),
    _noto("khmer", "sea", ((0x1780, 0x17FF),)),
    Face("cjk", "noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf",
         ((0x1100, 0x11FF), (0x2E80, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
          (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF01, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFFEF),
          (0x20000, 0x3FFFF)), "scripts"),  # full-width letters and digits are set as plain ones
    EMOJI,
)  # fmt: skip
FACES = {face.name: face for face in (*DISPLAY.values(), *WORLD)}


@cache
def face(name: str) -> Any:
    """Return the typeface of a font's name; Unavailable says which wheel to install."""
    if name not in FACES:
        raise InvalidInput(
            f"captions.font: there is no font {name!r}; there are {', '.join(sorted(DISPLAY))}"
        )
    wanted = FACES[name]
    try:
        found = typeface(wanted.package, wanted.file)
    except (ModuleNotFoundError, FileNotFoundError) as error:
        what = f"'vidgen[{wanted.extra}]'" if wanted.extra else wanted.package.replace("_", "-")
        raise Unavailable(
            f"the font file {wanted.file} is missing: pip install {what}", provider="fonts"
        ) from error
    if found is None:
        raise Unavailable(
            f"the font file {wanted.file} cannot be read: reinstall its wheel", provider="fonts"
        )
    return _heavy(found) if wanted.weight else found


def _heavy(variable: Any) -> Any:
    """Return a variable font at WEIGHT."""
    position = skia.FontArguments.VariationPosition
    axes = position.Coordinates([position.Coordinate(int.from_bytes(b"wght", "big"), WEIGHT)])
    wanted = position(axes)
    arguments = skia.FontArguments()
    arguments.setVariationDesignPosition(wanted)
    return variable.makeClone(arguments)


def display_chain(font: str) -> tuple[str, ...]:
    """Return the display fonts to look a letter up in: the one asked for, then the others."""
    if font not in DISPLAY:
        face(font)
    return (font, *(other for other in DISPLAY if other != font))


@cache
def installed(name: str) -> bool:
    """Tell whether a font is there, without reading it."""
    return find_spec(FACES[name].package) is not None


def families(text: str, font: str) -> tuple[str, ...]:
    """Return the fonts a text wants, in the order they are tried: the display fonts, then its scripts'."""
    wanted = {_script(letter) for letter in text}
    return (*display_chain(font), *(face.name for face in WORLD if face.name in wanted))


@lru_cache(maxsize=8192)
def has(character: str, font: str) -> bool:
    """Tell whether a font here has a glyph for one character."""
    names = [*display_chain(font), _script(character)]
    return any(name and face(name).unicharToGlyph(ord(character)) != 0 for name in names)


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    """Return the installed font that is asked for a character; empty when none is."""
    wanted = wanted_face(character)
    return wanted.name if wanted is not None and installed(wanted.name) else ""


def wanted_face(character: str) -> Face | None:
    """Return the font a character is looked up in behind the display fonts, whether installed or not."""
    code = ord(character)
    return next((one for one in WORLD if any(a <= code <= b for a, b in one.ranges)), None)


def extra_for(text: str) -> str:
    """Return the extra whose fonts a text lacks here, empty when installing one would not help."""
    for letter in text:
        wanted = wanted_face(letter)
        if wanted is not None and not installed(wanted.name):
            return wanted.extra
    return ""


def locale_of(language: str) -> str:
    """Return whose shapes of characters, or spaces before marks, a language wants; empty where it wants none."""
    code = language.replace("_", "-").lower()
    if code.startswith("zh"):
        return "zh-Hant" if code[2:] in ("-tw", "-hk", "-mo", "-hant") else "zh-Hans"
    base = code.split("-")[0]
    return base if base in ("ja", "ko", "fr") else ""


def fonts_for(texts: Iterable[str], font: str) -> tuple[str, ...]:
    """Return the fonts texts want behind the display fonts, each with its wheel's version, or "none" here."""
    shown = display_chain(font)
    lacking = {letter for text in texts for letter in text if not _in_display(letter, shown)}
    wanted = {one.name: one for letter in lacking if (one := wanted_face(letter)) is not None}
    return tuple(f"{name} {_version(wanted[name])}" for name in sorted(wanted))


def _in_display(letter: str, shown: Iterable[str]) -> bool:
    return any(face(name).unicharToGlyph(ord(letter)) for name in shown)


def _version(wanted: Face) -> str:
    if not installed(wanted.name):
        return "none"
    return version(wanted.package.replace("_", "-"))


def installed_scripts() -> tuple[str, ...]:
    """Return the names of the fonts for other scripts that are there."""
    return tuple(one.name for one in WORLD if installed(one.name))
