"""Glyphs of Font Awesome Free, taken apart into coloured sheets.

Icons: Font Awesome Free, CC BY 4.0, used modified (outlined, backed, coloured, shaded). They are read from
the `fontawesomefree` wheel; nothing of it is copied here. Brand marks are never used: only the solid style is
known. A glyph falls into pieces (a burger into bun, filling, bun); a table gives the pieces natural colours,
which turns signage into illustration. How a thing is drawn is things.py's.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from resources.papercut._skia import skia
from resources.papercut.cutout import Cutout, Sheet
from resources.papercut.fonts import typeface
from resources.papercut.palette import Rgb, deepen, lighten, lum, rgb
from resources.papercut.shapes import both, union

ICON = 1000.0
"""The longest side of an icon's outline, in its own units."""


def _root() -> Traversable:
    return files("fontawesomefree") / "static" / "fontawesomefree"


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """The names of the solid icons."""
    folder = _root() / "svgs" / "solid"
    return frozenset(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".svg"))


@lru_cache(maxsize=1)
def icon_terms() -> dict[str, tuple[str, ...]]:
    """What the icons' own metadata calls them: name -> search terms (UI words too: judge before use)."""
    meta = json.loads((_root() / "metadata" / "icons.json").read_text("utf8"))
    return {
        name: tuple(str(term).lower() for term in meta[name]["search"]["terms"])
        for name in sorted(icon_names())
        if name in meta
    }


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    text = (_root() / "scss" / "_variables.scss").read_text("utf8")
    return {name: int(code, 16) for name, code in re.findall(r"\$fa-var-([a-z0-9-]+): \\([0-9a-f]+);", text)}


@lru_cache(maxsize=1)
def _font() -> skia.Font:
    font = skia.Font(typeface("fontawesomefree", "static/fontawesomefree/webfonts/fa-solid-900.ttf"), ICON)
    font.setHinting(skia.FontHinting.kNone)
    font.setSubpixel(True)
    return font


@lru_cache(maxsize=256)
def icon_shape(name: str) -> tuple[skia.Path, skia.Path]:
    """The glyph, and its silhouette with every hole filled; centred on (0, 0), longest side 1000."""
    font = _font()
    code = _codes().get(name)
    glyph = font.getPath(font.unicharToGlyph(code if code is not None else ord(name)))
    bounds = glyph.getBounds()
    k = ICON / max(bounds.width(), bounds.height(), 1.0)
    m = skia.Matrix.Scale(k, k)
    m.preTranslate(-bounds.centerX(), -bounds.centerY())
    glyph.transform(m)
    glyph = skia.Simplify(glyph)
    outside = union(*_contours(glyph))
    return glyph, union(*_contours(outside))


def _contours(glyph: skia.Path) -> list[skia.Path]:
    """Every contour on its own, filled: counters would vanish or invert otherwise."""
    out: list[skia.Path] = []
    verb = skia.Path
    for kind, points in glyph:
        if kind == verb.kMove_Verb:
            out.append(skia.Path())
            out[-1].moveTo(points[0])
        elif kind == verb.kLine_Verb:
            out[-1].lineTo(points[1])
        elif kind in (verb.kQuad_Verb, verb.kConic_Verb):
            out[-1].quadTo(points[1], points[2])
        elif kind == verb.kCubic_Verb:
            out[-1].cubicTo(points[1], points[2], points[3])
        elif kind == verb.kClose_Verb:
            out[-1].close()
    return out


def _pieces(glyph: skia.Path) -> tuple[skia.Path, ...]:
    """The separate pieces of a glyph, from the top down: each is an outer contour with the holes in it."""
    outer = _contours(union(*_contours(glyph)))
    pieces = [both(glyph, shape) for shape in outer]
    return tuple(sorted(pieces, key=lambda p: (round(p.getBounds().top()), round(p.getBounds().left()))))


# ---------------------------------------------------------------- natural colours
_INKS = {
    "red": "e2434f", "coral": "f0704a", "orange": "f2913d", "yellow": "f5c445", "gold": "eab23e",
    "green": "58a65c", "lime": "9cc653", "leaf": "3f8a55", "teal": "3a9d99", "blue": "4a90d9",
    "sky": "a9dcf5", "navy": "3f5486", "violet": "8f63cf", "pink": "e68fb0", "rose": "f4b6c2",
    "brown": "a8713f", "tan": "d3a467", "wood": "8a5a35", "cream": "f5efdf", "white": "fbfaf6",
    "silver": "c3ccd6", "grey": "8a97a8", "steel": "66758a", "dark": "3d4557", "black": "2b2c38",
    "skin": "eab98f", "bone": "efe6d2", "bun": "dc9b4c", "glow": "ffe9a8",
}  # fmt: skip
_PIECES = """
envelope cream bone | envelope-open-text cream grey grey bone | door-open wood tan
person-pregnant skin violet | baby-carriage violet pink steel steel | sack-dollar brown green
credit-card navy blue | piggy-bank gold pink | coins gold yellow gold yellow gold yellow
file-contract cream silver | file-signature cream silver coral gold | file-invoice-dollar cream silver
gavel brown wood | scale-balanced gold yellow yellow | utensils silver silver
handcuffs gold gold gold gold steel steel | cake-candles yellow yellow yellow rose pink
pizza-slice bun yellow | burger bun wood bun | mug-hot silver silver coral | bowl-food lime teal
car-burst red blue | motorcycle red dark silver | dog brown tan | cat orange orange | bug black red
paw dark dark dark dark wood | laptop dark silver | video dark steel | tv dark steel
microphone silver steel | wifi sky teal blue | print cream steel | hospital red rose rose
syringe silver sky | pills coral yellow cream | bed-pulse red brown skin | bandage skin tan skin
graduation-cap navy gold | book-open cream bone | pencil coral yellow | chalkboard-user leaf skin violet
medal red blue gold | award gold red red | explosion orange yellow red
cloud-showers-heavy silver blue blue blue blue | moon yellow gold | seedling lime leaf
water sky blue navy | skull-crossbones bone cream | ear-listen coral skin tan coral coral coral
volume-high coral dark orange yellow | bell yellow brown | calendar-days red cream
gift red violet violet | socks coral coral blue blue | cart-shopping steel dark dark
box-open tan tan brown | couch coral red | bed brown skin | trash-can silver steel
lightbulb yellow steel | soap sky sky sky rose pink | broom brown yellow
map-location-dot coral lime lime green | user-tie skin navy | briefcase brown wood
handshake skin tan navy teal | ship coral blue | money-bill-transfer coral green coral
spray-can steel silver silver silver silver silver coral silver | apple-whole leaf red
carrot leaf orange | jar coral cream | hammer steel brown | faucet-drip steel silver blue
paint-roller coral steel | dumbbell dark dark silver | person-swimming skin skin blue
umbrella-beach coral yellow coral tan | church cream brown brown | dice cream coral
robot silver grey grey | user-astronaut white silver red red | hand-holding-heart red skin
hand-holding-dollar green skin | chair brown wood | warehouse steel silver silver silver
scissors steel coral | person-running skin coral skin | ice-cream rose tan | candy-cane red
drumstick-bite bun | guitar brown wood | tree-city leaf brown grey | champagne-glasses gold
wine-glass violet | person-falling skin coral | money-bill-wave green | money-check-dollar lime leaf
gas-pump green dark | stethoscope steel | shower silver sky sky sky sky sky sky sky
toilet-paper cream silver | bath sky white | mosquito dark red | crab red coral | shrimp coral rose
hotdog bun red bun | bacon red rose | cheese yellow gold | lemon yellow | plug steel dark
mattress-pillow cream sky | rug red gold | school yellow coral coral | user-nurse skin teal
user-doctor skin white | kit-medical white | church cream wood wood | radio dark silver | receipt cream
passport navy gold | stairs grey | trophy gold yellow | crown gold | ring gold | fire-extinguisher red
truck-medical white | tent green lime | campground green | caravan cream coral | helicopter teal dark
sailboat white cream brown | anchor steel
basketball orange orange orange orange orange orange orange orange | football brown wood brown
baseball white | volleyball white sky white sky | futbol white | bowling-ball navy
clapperboard dark cream | ticket coral | masks-theater yellow violet | palette tan
microscope steel silver
"""
_HUES = """
red: heart heart-crack fire-extinguisher stop droplet-slash pepper-hot
coral: phone-volume house-fire bullhorn triangle-exclamation eraser location-dot stopwatch fire book
coral: bookmark comments comment
orange: fire-flame-curved cat basketball explosion bullseye
yellow: star key sun taxi cheese lemon folder folder-open school bus bolt lightbulb comment-dots
yellow: face-laugh poo-storm
gold: trophy crown coins ring medal beer-mug-empty champagne-glasses chess-queen bell-concierge
green: money-bill money-bills dollar-sign frog clover wine-bottle recycle gas-pump campground cannabis
green: dragon
leaf: tree leaf plant-wilt mountain-sun
teal: shirt mug-saucer vest fish-fins map vial
blue: car car-side droplet umbrella plane suitcase-rolling truck-moving truck bus-simple fish snowflake
blue: van-shuttle train train-subway water-ladder
sky: bath wind icicles cloud-rain tooth diamond gem
violet: wine-glass wine-glass-empty hat-wizard mask wand-magic-sparkles music puzzle-piece gamepad
pink: piggy-bank candy-cane brain baby heart-pulse
brown: dog door-open door-closed guitar cookie cookie-bite horse briefcase suitcase table boxes-stacked
brown: monument toolbox cow
tan: box bread-slice drumstick-bite box-archive paper-plane scroll dove
cream: ghost skull envelope envelope-open file file-lines bone toilet snowman sink newspaper receipt
cream: clipboard note-sticky egg cloud
skin: hand hand-fist hand-back-fist hands-clapping hands-holding thumbs-up thumbs-down ear-deaf
skin: handshake-simple
steel: gun lock unlock camera screwdriver screwdriver-wrench wrench shield-halved spoon fingerprint
steel: satellite-dish clock magnifying-glass glasses helmet-safety gears
silver: knife spoon shower faucet utensils bell-slash
dark: phone keyboard computer tablet user-secret motorcycle headphones bomb crow spider mobile
dark: mobile-screen-button desktop binoculars hat-cowboy
"""
_HOLES = """
sky: car car-side bus bus-simple taxi truck-moving truck van-shuttle house plane camera train train-subway
sky: house-user building shop city school church hospital tv laptop desktop mobile mobile-screen
sky: mobile-screen-button computer tablet fish van-shuttle ship
glow: lightbulb door-open campground house-fire fire fire-flame-curved tent
black: skull ghost bone handcuffs user-secret skull-crossbones mask
red: truck-medical house-medical kit-medical
cream: heart-crack gift baby-carriage cake-candles clock stopwatch magnifying-glass
"""


def _one_each(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in text.strip().splitlines():
        ink, names = line.split(":")
        out.update(dict.fromkeys(names.split(), ink))
    return out


@lru_cache(maxsize=1)
def _piece_inks() -> dict[str, list[str]]:
    entries = [entry.split() for entry in _PIECES.replace("\n", "|").split("|") if entry.strip()]
    return {name: inks for name, *inks in entries}


_HUE_OF = _one_each(_HUES)
_HOLE_OF = _one_each(_HOLES)


def _ink(name: str) -> Rgb:
    return rgb(_INKS[name])


@lru_cache(maxsize=256)
def glyph_cutout(name: str) -> Cutout:
    """The glyph as coloured sheets: its pieces in their natural colours, its holes with what shows
    through.
    """
    glyph, hull = icon_shape(name)
    pieces = _pieces(glyph)
    inks = _piece_inks().get(name)
    hue = _ink(_HUE_OF[name]) if name in _HUE_OF else None
    sheets = []
    if name in _HOLE_OF:
        sheets.append(Sheet(hull, _ink(_HOLE_OF[name]), 0))
    for i, piece in enumerate(pieces):
        colour = _ink(inks[i % len(inks)]) if inks else hue
        if inks is None and hue is not None and i % 2:
            colour = deepen(hue, 0.18) if lum(hue) > 0.5 else lighten(hue, 0.25)
        sheets.append(Sheet(piece, colour, 10, second=inks is None and i % 2 == 1))
    return Cutout(tuple(sheets), back=hull)
