"""Things drawn by hand, for what the icon font shows as signage or does not have.

Most are data (drawings.py); a few that repeat themselves are built here. A name that the icon font also has
wins over it. Every thing is a Cutout in the 1000-unit square around (0, 0).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache

from resources.papercut._skia import skia
from resources.papercut.cutout import Cutout, Sheet, stroke_line
from resources.papercut.drawings import DRAWINGS
from resources.papercut.palette import rgb
from resources.papercut.shapes import curve, minus, outline, oval, poly, rrect, star, union


# ---------------------------------------------------------------- reading the drawings
@lru_cache(maxsize=1)
def _drawings() -> dict[str, tuple[str, ...]]:
    joined = re.sub(r"\n[ ]+", " ", DRAWINGS.strip())
    out: dict[str, tuple[str, ...]] = {}
    for entry in joined.split("# ")[1:]:
        name, *lines = entry.strip().splitlines()
        out[name] = tuple(lines)
    return out


def _shape(text: str) -> skia.Path:
    kind, *numbers = text.split()
    if kind == "oval":
        return oval(*map(float, numbers))
    if kind == "rect":
        return rrect(*map(float, numbers))
    return outline(text)


def _sheet(line: str) -> Sheet:
    ink, rest = line.split(" ", 1)
    code, _, depth = ink.partition("/")
    if rest.startswith("line "):
        _, width, path = rest.split(" ", 2)
        return Sheet(outline(path), rgb(code), 0, line=float(width))
    solid, *holes = (part.split(" + ") for part in rest.split(" - "))
    shapes = [_closed(_shape(text)) for text in solid]
    path = union(*shapes) if len(shapes) > 1 else shapes[0]
    for hole in holes:
        path = minus(path, union(*[_closed(_shape(text)) for text in hole]))
    return Sheet(path, rgb(code), float(depth or 12))


def _sheets(name: str) -> tuple[Sheet, ...]:
    return tuple(_sheet(line) for line in _drawings()[name])


def _closed(path: skia.Path) -> skia.Path:
    out = skia.Path(path)
    out.close()
    return out


# ---------------------------------------------------------------- things that repeat themselves
def _s(path: skia.Path, code: str, depth: float = 12) -> Sheet:
    return Sheet(path, rgb(code), depth)


def _line(code: str, width: float, *points: tuple[float, float]) -> Sheet:
    return Sheet(stroke_line(*points), rgb(code), 0, line=width)


def _around(n: int, r: float) -> list[tuple[float, float]]:
    """n points on a circle around (0, 0), the first one at the top."""
    turns = [math.tau * i / n for i in range(n)]
    return [(math.sin(a) * r, -math.cos(a) * r) for a in turns]


def _bouquet() -> Cutout:
    out = []
    for x, y in ((-330, -200), (330, -200), (-120, -380), (140, -390)):
        leaf = curve((0, 80), ((x * 0.4 - 90, y), (x, y - 60)), ((x * 0.6 + 90, y + 60), (0, 80)))
        out.append(_s(leaf, "4f9459", 6))
    flowers = (
        (-190, -250, 118, "e8607a"),
        (190, -250, 118, "f5c445"),
        (0, -360, 124, "f4f0ff"),
        (0, -160, 130, "ee8fa5"),
        (-300, -100, 92, "f4f0ff"),
        (300, -100, 92, "e8607a"),
    )
    for x, y, r, code in flowers:
        petals = union(*[oval(x + dx, y + dy, r * 0.5) for dx, dy in _around(6, r * 0.55)])
        out += [_s(petals, code, 9), _s(oval(x, y, r * 0.36), "b9742e" if code == "f5c445" else "e2a23a", 5)]
    return Cutout((*out, *_sheets("bouquet-paper")))


def _wedding_cake() -> Cutout:
    out = [_s(oval(0, 450, 440, 50), "d3dae2")]
    for w, y, h in ((360, 180, 260), (260, -60, 240), (160, -270, 210)):
        drops = [oval(-w + 40 + i * (w - 40) / 3, y + 52, 32, 30 + 14 * (i % 2)) for i in range(7)]
        out.append(_s(rrect(-w, y, 2 * w, h, 26), "fff6ea", 10))
        out.append(_s(union(rrect(-w, y, 2 * w, 54, 26), *drops), "f4b6c2", 6))
    for x, y in ((-220, 320), (0, 340), (220, 320), (-120, 80), (120, 80), (0, -150)):
        out += [_s(oval(x, y, 34), "e8607a", 5), _s(oval(x, y, 14), "fbd3da", 0)]
    heart = outline("M0 -290 C-150 -380 -70 -470 0 -400 C70 -470 150 -380 0 -290 Z")
    return Cutout((*out, _s(heart, "e2434f", 8)))


def _christmas_tree() -> Cutout:
    out = [_s(rrect(-60, 330, 120, 160, 10), "8a5a35")]
    for top, w, y, code in ((40, 390, 350, "35804f"), (-170, 310, 140, "3f9159"), (-390, 220, -80, "4da266")):
        tier = curve(
            (0, top), ((w * 0.6, y - 60), (w, y)), ((0, y + 70), (-w, y)), ((-w * 0.6, y - 60), (0, top))
        )
        out.append(_s(tier, code))
    out.append(_s(star(0, -400, 90), "f5c445", 8))
    red, gold, blue = "e2434f", "f5c445", "7fb4e6"
    baubles = {
        red: ((-90, -90), (20, 70), (-60, 290), (270, 330)),
        gold: ((70, -140), (-160, 110), (120, 310)),
        blue: ((170, 130), (-230, 320)),
    }
    out += [_s(oval(x, y, 34), code, 6) for code, places in baubles.items() for x, y in places]
    return Cutout(tuple(out))


def _balloons() -> Cutout:
    out = [_line("8a97a8", 8, (x, y), (0, 480)) for x, y in ((-220, 60), (220, 60), (0, 10))]
    for x, y, code in ((-220, -140, "4a90d9"), (220, -140, "f5c445"), (0, -240, "e2434f")):
        knot = poly((x - 34, y + 250), (x + 34, y + 250), (x, y + 200))
        out.append(_s(union(oval(x, y, 180, 220), knot), code))
        out.append(_s(oval(x - 70, y - 90, 34, 54), "ffffff", 0))
    return Cutout(tuple(out))


def _clock() -> Cutout:
    dial = [_s(oval(0, 0, 480), "d2553f", 14), _s(oval(0, 0, 404), "fdf6e6", 8)]
    marks = zip(_around(12, 300), _around(12, 350), strict=True)
    ticks = [_line("5a6478", 22 if i % 3 == 0 else 12, a, b) for i, (a, b) in enumerate(marks)]
    hands = [
        _line("2b2c38", 36, (0, 0), (-120, -180)),
        _line("2b2c38", 28, (0, 0), (190, -210)),
        _line("e2434f", 12, (0, 60), (0, -310)),
    ]
    return Cutout((*dial, *ticks, *hands, _s(oval(0, 0, 36), "2b2c38", 4)))


_BUILT: dict[str, Callable[[], Cutout]] = {
    "bouquet": _bouquet,
    "wedding-cake": _wedding_cake,
    "christmas-tree": _christmas_tree,
    "balloons": _balloons,
    "clock": _clock,
}
_ALIASES = {"car-side": "car", "mobile": "mobile-screen", "diary": "book"}

DRAWN_NAMES = frozenset((*_BUILT, *_ALIASES, *_drawings())) - {"bouquet-paper"}


@lru_cache(maxsize=64)
def drawn_cutout(name: str) -> Cutout:
    """A thing drawn here, by name."""
    name = _ALIASES.get(name, name)
    if name in _BUILT:
        return _BUILT[name]()
    return Cutout(_sheets(name))
