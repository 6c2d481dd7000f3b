"""A thing as it is cut: coloured sheets one above the other, in a square of 1000 units centred on (0, 0).

Both sources of things give this (icons.py from the icon font, props.py by hand), so that one function draws
them.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.palette import Palette, Rgb, lum, mix
from resources.papercut.paper import fill, paper, pen
from resources.papercut.shapes import curve, thick, union


@dataclass(frozen=True)
class Sheet:
    """One sheet: its colour (None: the accent of the mood, the second one if `second`), and how high it
    lies.
    """

    path: skia.Path
    colour: Rgb | None
    depth: float = 12
    second: bool = False
    line: float = 0
    """When not 0, the path is drawn as a line this wide instead of being filled."""


@dataclass(frozen=True)
class Cutout:
    """Sheets from the back to the front, on a light card of the outline `back` (None: of all sheets)."""

    sheets: tuple[Sheet, ...]
    back: skia.Path | None = None

    def hull(self) -> skia.Path:
        """The outline around everything."""
        return self.back or union(*[sheet.path for sheet in self.sheets if not sheet.line])


def draw_cutout(c: skia.Canvas, cut: Cutout, pal: Palette, size: float, depth: float = 22) -> None:
    """The thing centred on the origin of the canvas, 1000 units drawn as `size`."""
    k = size / 1000
    m = skia.Matrix.Scale(k, k)
    shapes = [(_scaled(sheet.path, m), sheet) for sheet in cut.sheets]
    main = max((s for s in cut.sheets if not s.line), key=lambda s: _area(s.path))
    base = _colour(main, pal)
    back = (
        mix(mix(base, pal.light, 0.78), (255, 255, 255), 0.3) if lum(base) < 0.8 else mix(base, pal.ink, 0.38)
    )
    pad = thick(_scaled(cut.hull(), m), size * 0.045)
    _edge(c, pad, mix(back, pal.ink, 0.45), size, depth)
    paper(c, pad, back, depth=0, lit=0.05, edge=120)
    for path, sheet in shapes:
        colour = _colour(sheet, pal)
        if sheet.line:
            c.drawPath(path, pen(colour, sheet.line * k))
        else:
            paper(c, path, colour, depth=max(1.5, sheet.depth * k) if sheet.depth else 0, lit=0.12, edge=80)


def _colour(sheet: Sheet, pal: Palette) -> Rgb:
    natural = sheet.colour or (pal.acc2 if sheet.second else pal.acc)
    return pal.tint(natural, 0.1)


def _area(path: skia.Path) -> float:
    b = path.getBounds()
    return float(b.width() * b.height())


def _scaled(path: skia.Path, m: skia.Matrix) -> skia.Path:
    out = skia.Path(path)
    out.transform(m)
    return out


def _edge(c: skia.Canvas, pad: skia.Path, colour: Rgb, size: float, depth: float) -> None:
    """The thickness of the card below the pad, and its shadow."""
    steps = 6
    last = skia.Path(pad)
    last.offset(steps * size * 0.0022, steps * size * 0.0048)
    paper(c, last, colour, depth=depth, lit=0, edge=0)
    for i in range(steps - 1, 0, -1):
        side = skia.Path(pad)
        side.offset(i * size * 0.0022, i * size * 0.0048)
        c.drawPath(side, fill(colour))


def stroke_line(*points: tuple[float, float]) -> skia.Path:
    """An open line through the points."""
    return curve(points[0], *[(p,) for p in points[1:]], close=False)
