"""The prop house: pictures, shelves, sofas, desks, and everything green."""

from __future__ import annotations

import math
import random

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, deepen, lighten, mix, rgb
from resources.papercut.paper import fill, inside, paper, pen
from resources.papercut.places.stage import Stage
from resources.papercut.shapes import FLOOR, blob, curve, oval, poly, rrect, union

BOOK_CODES = ("d9604c", "f0b94a", "3f8f8f", "4f6fb0", "8a5aa8", "e8dcc0", "5c8f5a", "c9713f")


# ---------------------------------------------------------------- on the wall
def picture(st: Stage, x: float, y: float, w: float, h: float) -> None:
    """A framed picture: a landscape, a sun, a shape."""
    pal, rnd = st.pal, st.rnd
    paper(
        st.bg,
        rrect(x, y, w, h, 6),
        mix(mix(pal.light, pal.acc2, rnd.choice((0.1, 0.4))), pal.mid, 0.3 if st.night else 0.05),
        14,
    )
    m = w * 0.1
    mat = rrect(x + m, y + m, w - 2 * m, h - 2 * m, 3)
    st.bg.drawPath(mat, fill(mix(pal.far, pal.bot, 0.55)))
    inside(st.bg, mat)
    kind = rnd.randrange(3)
    if kind == 0:
        st.bg.drawCircle(x + w * 0.66, y + h * 0.36, w * 0.13, fill(mix(pal.acc2, pal.light, 0.3)))
        ridge = ((x + w * 0.3, y + h * 0.4), (x + w * 0.6, y + h * 0.8), (x + w, y + h * 0.56))
        land = curve((x, y + h), ((x, y + h * 0.6),), ridge, ((x + w, y + h),))
        paper(st.bg, land, mix(pal.mid, pal.acc, 0.25), 6)
    elif kind == 1:
        for k, tone in enumerate((pal.acc, pal.acc2, pal.near)):
            st.bg.drawCircle(x + w * (0.36 + 0.14 * k), y + h * (0.42 + 0.1 * k), w * 0.19, fill(tone, 200))
    else:
        leaf = curve(
            (x + w / 2, y + h * 0.8),
            ((x + w * 0.16, y + h * 0.5), (x + w / 2, y + h * 0.18)),
            ((x + w * 0.84, y + h * 0.5), (x + w / 2, y + h * 0.8)),
        )
        paper(st.bg, leaf, mix(rgb("4f8f63"), pal.mid, 0.3), 5)
        st.bg.drawLine(x + w / 2, y + h * 0.24, x + w / 2, y + h * 0.86, pen(pal.ink, 4, 90))
    st.bg.restore()


def shelf(st: Stage, x: float, y: float, w: float, full: float = 0.9) -> None:
    """A board with books, a vase, a box."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    left = x + 14
    while left < x + w * full:
        kind = rnd.random()
        if kind < 0.8:
            bw, bh = rnd.uniform(26, 48), rnd.uniform(104, 164)
            paper(c, rrect(left, y - bh, bw, bh, 4), st.wood(rgb(rnd.choice(BOOK_CODES)), 0.34), 6)
            c.drawRect(skia.Rect.MakeXYWH(left + 5, y - bh + 20, bw - 10, 8), fill(pal.light, 120))
            left += bw + 3
        elif kind < 0.9:
            vase = curve(
                (left + 14, y),
                ((left - 6, y - 70), (left + 24, y - 92)),
                ((left + 24, y - 124),),
                ((left + 58, y - 124),),
                ((left + 58, y - 92),),
                ((left + 88, y - 70), (left + 68, y)),
            )
            paper(c, vase, mix(pal.acc2, pal.mid, 0.2), 7)
            left += 98
        else:
            left += rnd.uniform(20, 60)
    paper(c, rrect(x - 12, y, w + 24, 26, 6), st.wood(rgb("a9764a")), 12)


def bookcase(st: Stage, x: float, w: float, top: float = 330) -> None:
    """A full bookcase down to the floor."""
    wood = st.wood(rgb("8f5f3c"))
    paper(st.bg, rrect(x - 26, top - 26, w + 52, FLOOR - top + 40, 10), wood, 18)
    paper(st.bg, rrect(x, top, w, FLOOR - top - 10, 4), deepen(wood, 0.42), 0, lit=0.05, edge=0)
    rows = max(2, round((FLOOR - top) / 235))
    step = (FLOOR - top - 26) / rows
    for row in range(rows):
        shelf(st, x + 6, top + step * (row + 1) - 14, w - 12, 0.86)


def wall_clock(st: Stage, x: float, y: float, r: float) -> None:
    """A round clock."""
    paper(st.bg, oval(x, y, r), mix(st.pal.acc, st.pal.near, 0.2), 12)
    paper(st.bg, oval(x, y, r * 0.82), mix(st.pal.light, (255, 255, 255), 0.3), 4)
    hour = st.rnd.uniform(0, math.tau)
    for a, length, width in ((hour, 0.42, 9), (hour * 12, 0.62, 6)):
        st.bg.drawLine(
            x, y, x + math.sin(a) * r * length, y - math.cos(a) * r * length, pen(st.pal.ink, width)
        )


# ---------------------------------------------------------------- on the floor
def sofa(st: Stage, x: float, w: float, colour: Rgb) -> None:
    """A sofa (or an armchair, when w is small) with cushions; x is its left edge."""
    c, y = st.mid, FLOOR + 60
    second = mix(st.pal.acc2, st.pal.near, 0.1)
    paper(c, union(rrect(x + 60, y - 20, 34, 60, 8), rrect(x + w - 94, y - 20, 34, 60, 8)), st.pal.ink, 6)
    paper(c, rrect(x + 30, y - 300, w - 60, 260, 70), colour, 20)
    n = 1 if w < 520 else 2
    for k in range(n):
        cw = (w - 130) / n
        paper(c, rrect(x + 65 + k * cw, y - 268, cw - 8, 180, 46), lighten(colour, 0.07), 8)
        paper(c, rrect(x + 65 + k * cw, y - 118, cw - 8, 96, 34), lighten(colour, 0.12), 10)
    paper(
        c,
        union(rrect(x - 20, y - 200, 118, 210, 54), rrect(x + w - 98, y - 200, 118, 210, 54)),
        lighten(colour, 0.03),
        16,
    )
    cushion = poly(
        (x + w * 0.62, y - 246),
        (x + w * 0.62 + 130, y - 224),
        (x + w * 0.62 + 112, y - 96),
        (x + w * 0.62 - 18, y - 116),
    )
    paper(c, cushion, second, 12)


def leaves(st: Stage, c: skia.Canvas, x: float, y: float, s: float) -> None:
    """A fan of broad or narrow leaves that grows from (x, y)."""
    rnd = random.Random(f"{round(x)}/{round(s)}")
    green = st.wood(rgb("4a9a63"), 0.34)
    broad = rnd.random() < 0.5
    for i in range(7):
        a = math.radians(-90 + (i - 3) * 25 + rnd.uniform(-6, 6))
        reach = s * (1.15 - abs(i - 3) * 0.09)
        tx, ty = x + math.cos(a) * reach, y + math.sin(a) * reach
        k = 0.3 if broad else 0.17
        nx, ny = -math.sin(a) * s * k, math.cos(a) * s * k
        mx, my = x + (tx - x) * 0.62, y + (ty - y) * 0.62
        paper(
            c,
            curve((x, y), ((mx + nx, my + ny), (tx, ty)), ((mx - nx, my - ny), (x, y))),
            deepen(green, (i % 3) * 0.13),
            7,
        )


def plant(st: Stage, c: skia.Canvas, x: float, y: float, s: float) -> None:
    """A potted plant whose pot's rim lies at (x, y)."""
    leaves(st, c, x, y, s)
    colour = mix(st.pal.acc, st.pal.near, 0.12)
    paper(
        c,
        poly(
            (x - s * 0.34, y - 10),
            (x + s * 0.34, y - 10),
            (x + s * 0.24, y + s * 0.52),
            (x - s * 0.24, y + s * 0.52),
        ),
        colour,
        12,
    )
    paper(c, rrect(x - s * 0.38, y - 22, s * 0.76, s * 0.14, 8), lighten(colour, 0.1), 6)


def cabinet(
    st: Stage, c: skia.Canvas, box: tuple[float, float, float, float], colour: Rgb, doors: int = 2
) -> None:
    """A cupboard with doors and knobs; the box is x, y, width, height."""
    x, y, w, h = box
    paper(c, rrect(x, y, w, h, 10), colour, 16)
    cw = w / doors
    for k in range(doors):
        paper(c, rrect(x + k * cw + 14, y + 16, cw - 28, h - 32, 8), lighten(colour, 0.08), 5)
        knob = x + (k + (0.86 if k % 2 == 0 else 0.14)) * cw
        paper(c, oval(knob, y + h * 0.5, 10), st.pal.acc2, 4)


def desk(st: Stage, c: skia.Canvas, x: float, w: float, y: float) -> None:
    """A desk with a monitor; y is the height of its top."""
    wood = st.wood(rgb("c08a55"))
    paper(
        c,
        union(rrect(x + 30, y + 20, 34, FLOOR - y + 50), rrect(x + w - 64, y + 20, 34, FLOOR - y + 50)),
        deepen(wood, 0.3),
        8,
    )
    paper(c, rrect(x + w - 260, y + 30, 200, 170, 8), deepen(wood, 0.12), 8)
    paper(c, rrect(x - 10, y, w + 20, 38, 10), wood, 16)
    mx = x + w * 0.34
    paper(
        c,
        union(rrect(mx - 18, y - 70, 36, 70), rrect(mx - 76, y - 14, 152, 16, 8)),
        mix(st.pal.ink, st.pal.mid, 0.2),
        6,
    )
    paper(c, rrect(mx - 160, y - 262, 320, 204, 16), mix(st.pal.ink, (60, 66, 84), 0.4), 12)
    paper(c, rrect(mx - 144, y - 246, 288, 164, 6), mix(st.pal.acc, st.pal.light, 0.55), 0, edge=0)
    for k in range(3):
        st_width = (120, 190, 150)[k]
        c.drawRoundRect(
            skia.Rect.MakeXYWH(mx - 120, y - 220 + k * 40, st_width, 18), 9, 9, fill(st.pal.near, 120)
        )
    paper(c, rrect(x + w * 0.72, y - 58, 52, 58, 10), mix(st.pal.acc2, st.pal.light, 0.2), 6)


def bush(st: Stage, c: skia.Canvas, x: float, y: float, r: float, code: str = "4c9a5e") -> None:
    """A round bush whose foot lies at y."""
    green = st.wood(rgb(code), 0.36)
    paper(
        c,
        union(
            oval(x, y - r * 0.5, r, r * 0.62),
            oval(x - r * 0.6, y - r * 0.3, r * 0.6, r * 0.44),
            oval(x + r * 0.62, y - r * 0.28, r * 0.62, r * 0.46),
        ),
        green,
        14,
    )


def tree(st: Stage, c: skia.Canvas, x: float, foot: float, h: float, code: str = "4c9a5e") -> None:
    """A round-topped tree."""
    rnd = random.Random(f"tree/{round(x)}/{round(h)}")
    bark = st.wood(rgb("7b5237"), 0.4)
    paper(
        c,
        curve(
            (x - h * 0.05, foot),
            ((x - h * 0.03, foot - h * 0.3), (x - h * 0.028, foot - h * 0.6)),
            ((x + h * 0.028, foot - h * 0.6),),
            ((x + h * 0.03, foot - h * 0.3), (x + h * 0.06, foot)),
        ),
        bark,
        10,
    )
    green = st.wood(rgb(code), 0.34)
    for dx, dy, r, tone in ((-0.17, -0.56, 0.2, 0.12), (0.18, -0.58, 0.19, 0.08), (0.0, -0.74, 0.25, 0.0)):
        paper(c, blob(rnd, x + dx * h, foot + dy * h, r * h, 0.07, 10), deepen(green, tone), 14)


def pine(st: Stage, c: skia.Canvas, x: float, foot: float, h: float, colour: Rgb) -> None:
    """A pine of three tiers."""
    w = h * 0.3
    tiers = [
        poly(
            (x - w * (0.9 - 0.2 * j), foot - h * (0.1 + 0.26 * j)),
            (x + w * (0.9 - 0.2 * j), foot - h * (0.1 + 0.26 * j)),
            (x, foot - h * (0.56 + 0.22 * j)),
        )
        for j in range(3)
    ]
    paper(c, union(rrect(x - w * 0.09, foot - h * 0.14, w * 0.18, h * 0.2), *tiers), colour, 12)
