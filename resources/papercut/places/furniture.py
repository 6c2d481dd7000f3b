"""The prop house: walls, floors, windows, lamps, sofas, shelves, plants, from which the indoor places are set.

Every piece is drawn on a given canvas, in the colours of the stage it stands on.
"""

from __future__ import annotations

import math
import random

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, deepen, lighten, mix, rgb
from resources.papercut.paper import (
    FLOOR, H, W, blob, blurred, col, curve, fill, glow, ground, hill, inside, minus, oval, paper, pen, poly, ramp, rrect,
    union, vgrad,
)  # fmt: skip
from resources.papercut.places.stage import Stage

BOOK_CODES = ("d9604c", "f0b94a", "3f8f8f", "4f6fb0", "8a5aa8", "e8dcc0", "5c8f5a", "c9713f")


# ---------------------------------------------------------------- shells
def wall(st: Stage, colour: Rgb, style: str) -> None:
    """The far wall: plain, stripes, panels, dots or brick."""
    c, pal = st.bg, st.pal
    c.drawPaint(vgrad(0, FLOOR, mix(colour, pal.top, 0.22), mix(colour, pal.bot, 0.2)))
    light, dark = fill(pal.light, 16), fill(pal.ink, 18)
    if style == "stripes":
        for x in range(0, W, 108):
            c.drawRect(skia.Rect.MakeXYWH(x, 0, 54, FLOOR), light)
    elif style == "dots":
        for row in range(16):
            for k in range(14):
                c.drawCircle(k * 100 + (50 if row % 2 else 0), 60 + row * 88, 9, light)
    elif style == "diamonds":
        for row in range(12):
            for k in range(10):
                x, y = k * 144 + (72 if row % 2 else 0), 60 + row * 110
                c.drawPath(poly((x, y - 26), (x + 20, y), (x, y + 26), (x - 20, y)), light)
    elif style == "brick":
        for row in range(20):
            for k in range(9):
                c.drawRoundRect(skia.Rect.MakeXYWH(k * 168 - (84 if row % 2 else 0), row * 70, 154, 56), 6, 6, light if (row * 7 + k * 3) % 4 else dark)
    elif style == "panels":
        c.drawRect(skia.Rect.MakeLTRB(0, FLOOR - 420, W, FLOOR), fill(mix(colour, pal.light, 0.24)))
        c.drawRect(skia.Rect.MakeLTRB(0, FLOOR - 436, W, FLOOR - 416), fill(mix(colour, pal.light, 0.42)))
        for k in range(5):
            c.drawPath(rrect(26 + k * 262, FLOOR - 380, 200, 300, 8), pen(pal.ink, 5, 40))


def floor(st: Stage, colour: Rgb, kind: str = "boards") -> None:
    """The floor from y = FLOOR down, with its skirting board."""
    c, pal = st.bg, st.pal
    paper(c, rrect(-20, FLOOR - 40, W + 40, 60), mix(colour, pal.light, 0.34), 6, lit=0.04)
    ground(c, rrect(-40, FLOOR, W + 80, H), colour, 12, FLOOR + 40)
    line = pen(pal.ink, 4, 46)
    if kind in ("boards", "tiles"):
        for k in range(-9, 10):
            c.drawLine(W / 2 + k * 120, FLOOR + 4, W / 2 + k * 330, H, line)
    if kind == "tiles":
        for i in range(1, 7):
            y = FLOOR + 22 * i * i + 14
            c.drawLine(-10, y, W + 10, y, line)
    c.drawRect(skia.Rect.MakeLTRB(0, FLOOR, W, FLOOR + 200), ramp((0, FLOOR), (0, FLOOR + 200), [col(pal.ink, 70), col(pal.ink, 0)]))


def rug(st: Stage, x: float, colour: Rgb, second: Rgb) -> None:
    """An oval rug on the floor."""
    paper(st.bg, oval(x, FLOOR + 330, 540, 150), colour, 8)
    st.bg.drawPath(oval(x, FLOOR + 326, 440, 112), fill(second))
    st.bg.drawPath(oval(x, FLOOR + 326, 330, 78), fill(colour))


# ---------------------------------------------------------------- light
def window(st: Stage, x: float, y: float, w: float, h: float, view: str = "town") -> None:
    """A window with weather, moon or sun, and something to look at."""
    c, pal, rnd = st.bg, st.pal, st.rnd
    inside(c, rrect(x, y, w, h, 12))
    c.drawRect(skia.Rect.MakeXYWH(x, y, w, h), vgrad(y, y + h, pal.top, mix(pal.bot, pal.light, 0.25)))
    sun_x, sun_y = x + w * 0.68, y + h * 0.26
    glow(c, sun_x, sun_y, w * 0.8, pal.light, 150)
    if st.night:
        for _ in range(16):
            c.drawCircle(x + rnd.random() * w, y + rnd.random() * h * 0.5, rnd.choice((1.6, 2.4)), fill(pal.light, 200))
    orb = oval(sun_x, sun_y, w * 0.11)
    paper(c, minus(orb, oval(sun_x + w * 0.05, sun_y - w * 0.03, w * 0.1)) if st.night else orb, mix(pal.light, pal.acc2, 0.16), 5)
    if view == "town":
        for level, tone in ((0.66, 0.3), (0.8, 0.75)):
            left = x - 20
            while left < x + w:
                width, top = rnd.uniform(0.14, 0.26) * w, y + h * level - rnd.uniform(0, 0.16) * h
                paper(c, rrect(left, top, width, h), mix(pal.far, pal.mid, tone), 7)
                if st.night:
                    for k in range(2):
                        c.drawRect(skia.Rect.MakeXYWH(left + width * (0.2 + 0.4 * k), top + 26, width * 0.18, 24), fill(pal.acc2, 200))
                left += width + 4
    else:
        for level, tone in ((0.62, 0.2), (0.8, 0.7)):
            left = curve((x - 10, y + h + 10), ((x - 10, y + h * level),), ((x + w * 0.3, y + h * (level - 0.14)), (x + w * 0.6, y + h * (level + 0.1)), (x + w + 10, y + h * (level - 0.04))), ((x + w + 10, y + h + 10),))  # fmt: skip
            paper(c, left, mix(pal.far, mix(pal.mid, rgb("4f8a5a"), 0.4), tone), 7)
    c.drawRect(skia.Rect.MakeXYWH(x, y, w, h), ramp((x, y), (x + w, y + h), [col((255, 255, 255), 56), col((255, 255, 255), 0), col((255, 255, 255), 26)], [0.0, 0.5, 1.0]))
    c.restore()
    frame = mix(mix(pal.light, pal.mid, 0.14), (255, 255, 255), 0.2) if not st.night else mix(pal.light, pal.mid, 0.42)
    paper(c, minus(rrect(x - 22, y - 22, w + 44, h + 44, 16), rrect(x, y, w, h, 8)), frame, 12)
    paper(c, union(rrect(x + w / 2 - 8, y, 16, h), rrect(x, y + h * 0.44, w, 15)), frame, 6)
    paper(c, rrect(x - 40, y + h + 14, w + 80, 34, 10), frame, 12)


def curtains(st: Stage, x: float, y: float, w: float, h: float, colour: Rgb) -> None:
    """Drawn back to both sides of a window, on a rail."""
    for side in (-1, 1):
        outer, inner = (x - 84, x + w * 0.2) if side < 0 else (x + w + 84, x + w * 0.8)
        cloth = curve((outer, y - 66), ((inner, y - 66),), ((inner + side * 10, y + h * 0.4), (outer - side * 40, y + h * 0.62), (outer - side * 66, y + h + 90)), ((outer, y + h + 90),))  # fmt: skip
        paper(st.bg, cloth, colour, 16)
        for t in (0.3, 0.62):
            top = outer + (inner - outer) * t
            st.bg.drawPath(curve((top, y - 60), ((top, y + h * 0.4), (outer - side * 30, y + h * 0.6), (outer - side * 26 * (1 + t), y + h + 70)), close=False), pen(deepen(colour, 0.4), 6, 60))  # fmt: skip
    rail = mix(st.pal.near, st.pal.ink, 0.2)
    paper(st.bg, union(rrect(x - 130, y - 92, w + 260, 26, 13), oval(x - 130, y - 79, 24), oval(x + w + 130, y - 79, 24)), rail, 10)


def sunbeam(st: Stage, x: float, w: float, top: float, lean: float) -> None:
    """Light that falls through a window onto wall and floor."""
    beam = poly((x, top), (x + w, top), (x + w + lean + 60, FLOOR + 160), (x + lean - 60, FLOOR + 160))
    paint = ramp((0, top), (0, FLOOR + 160), [col(st.pal.light, 74), col(st.pal.light, 6)])
    paint.setBlendMode(skia.BlendMode.kScreen)
    st.bg.drawPath(beam, paint)


def pendant(st: Stage, x: float, drop: float, size: float = 1.0, colour: Rgb | None = None) -> None:
    """A lamp hanging from the ceiling, lit."""
    c, pal = st.mid, st.pal
    shade_colour = colour or pal.acc2
    c.drawLine(x, -10, x, drop, pen(pal.ink, 6))
    cone = curve((x - 44 * size, drop), ((x + 44 * size, drop),), ((x + 70 * size, drop + 30 * size), (x + 120 * size, drop + 110 * size)), ((x - 120 * size, drop + 110 * size),), ((x - 70 * size, drop + 30 * size), (x - 44 * size, drop)))  # fmt: skip
    glow(st.bg, x, drop + 140 * size, 430 * size, mix(pal.acc2, pal.light, 0.5), 120 if st.night else 60)
    paper(c, oval(x, drop + 112 * size, 40 * size, 26 * size), lighten(pal.acc2, 0.6), 0)
    paper(c, cone, shade_colour, 12)


def table_lamp(st: Stage, c: skia.Canvas, x: float, y: float, s: float = 1.0) -> None:
    """A small lamp whose foot stands at (x, y)."""
    pal = st.pal
    glow(st.bg, x, y - 150 * s, 360 * s, mix(pal.acc2, pal.light, 0.4), 150 if st.night else 70)
    paper(c, union(rrect(x - 9 * s, y - 120 * s, 18 * s, 110 * s), rrect(x - 50 * s, y - 18 * s, 100 * s, 18 * s, 9 * s)), mix(pal.near, pal.ink, 0.3), 6)
    paper(c, poly((x - 56 * s, y - 220 * s), (x + 56 * s, y - 220 * s), (x + 92 * s, y - 104 * s), (x - 92 * s, y - 104 * s)), mix(pal.acc2, pal.light, 0.4), 10)


def floor_lamp(st: Stage, x: float) -> None:
    """A standing lamp, lit."""
    pal = st.pal
    glow(st.bg, x, 760, 480, mix(pal.acc2, pal.light, 0.4), 150 if st.night else 80)
    paper(st.mid, union(rrect(x - 9, 780, 18, 590, 8), rrect(x - 80, 1350, 160, 26, 13)), mix(pal.near, pal.ink, 0.3), 8)
    paper(st.mid, poly((x - 84, 640), (x + 84, 640), (x + 136, 820), (x - 136, 820)), mix(pal.acc2, pal.light, 0.35), 12)


def garland(st: Stage, y: float, sag: float, flags: bool) -> None:
    """Paper flags, or small bulbs, on a string across the set."""
    pal = st.pal
    st.bg.drawPath(curve((-20, y), ((W / 2, y + sag * 2), (W + 20, y)), close=False), pen(pal.ink, 4, 150))
    codes = (pal.acc, pal.acc2, pal.light, mix(pal.acc, pal.far, 0.5))
    n = 11 if flags else 15
    for i in range(1, n):
        t = i / n
        x, hang = -20 + (W + 40) * t, y + 4 * sag * t * (1 - t)
        if flags:
            paper(st.bg, poly((x - 40, hang - 2), (x + 40, hang - 2), (x, hang + 84)), codes[i % 4], 7)
        else:
            glow(st.bg, x, hang + 16, 70, lighten(pal.acc2, 0.3), 130)
            st.bg.drawCircle(x, hang + 14, 11, fill(lighten(pal.acc2, 0.5)))


# ---------------------------------------------------------------- on the wall
def picture(st: Stage, x: float, y: float, w: float, h: float) -> None:
    """A framed picture: a landscape, a sun, a shape."""
    pal, rnd = st.pal, st.rnd
    paper(st.bg, rrect(x, y, w, h, 6), mix(mix(pal.light, pal.acc2, rnd.choice((0.1, 0.4))), pal.mid, 0.3 if st.night else 0.05), 14)
    m = w * 0.1
    mat = rrect(x + m, y + m, w - 2 * m, h - 2 * m, 3)
    st.bg.drawPath(mat, fill(mix(pal.far, pal.bot, 0.55)))
    inside(st.bg, mat)
    kind = rnd.randrange(3)
    if kind == 0:
        st.bg.drawCircle(x + w * 0.66, y + h * 0.36, w * 0.13, fill(mix(pal.acc2, pal.light, 0.3)))
        paper(st.bg, curve((x, y + h), ((x, y + h * 0.6),), ((x + w * 0.3, y + h * 0.4), (x + w * 0.6, y + h * 0.8), (x + w, y + h * 0.56)), ((x + w, y + h),)), mix(pal.mid, pal.acc, 0.25), 6)  # fmt: skip
    elif kind == 1:
        for k, tone in enumerate((pal.acc, pal.acc2, pal.near)):
            st.bg.drawCircle(x + w * (0.36 + 0.14 * k), y + h * (0.42 + 0.1 * k), w * 0.19, fill(tone, 200))
    else:
        leaf = curve((x + w / 2, y + h * 0.8), ((x + w * 0.16, y + h * 0.5), (x + w / 2, y + h * 0.18)), ((x + w * 0.84, y + h * 0.5), (x + w / 2, y + h * 0.8)))
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
            vase = curve((left + 14, y), ((left - 6, y - 70), (left + 24, y - 92)), ((left + 24, y - 124),), ((left + 58, y - 124),), ((left + 58, y - 92),), ((left + 88, y - 70), (left + 68, y)))
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
        st.bg.drawLine(x, y, x + math.sin(a) * r * length, y - math.cos(a) * r * length, pen(st.pal.ink, width))


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
    paper(c, union(rrect(x - 20, y - 200, 118, 210, 54), rrect(x + w - 98, y - 200, 118, 210, 54)), lighten(colour, 0.03), 16)
    cushion = poly((x + w * 0.62, y - 246), (x + w * 0.62 + 130, y - 224), (x + w * 0.62 + 112, y - 96), (x + w * 0.62 - 18, y - 116))
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
        paper(c, curve((x, y), ((mx + nx, my + ny), (tx, ty)), ((mx - nx, my - ny), (x, y))), deepen(green, (i % 3) * 0.13), 7)


def plant(st: Stage, c: skia.Canvas, x: float, y: float, s: float) -> None:
    """A potted plant whose pot's rim lies at (x, y)."""
    leaves(st, c, x, y, s)
    colour = mix(st.pal.acc, st.pal.near, 0.12)
    paper(c, poly((x - s * 0.34, y - 10), (x + s * 0.34, y - 10), (x + s * 0.24, y + s * 0.52), (x - s * 0.24, y + s * 0.52)), colour, 12)
    paper(c, rrect(x - s * 0.38, y - 22, s * 0.76, s * 0.14, 8), lighten(colour, 0.1), 6)


def cabinet(st: Stage, c: skia.Canvas, x: float, y: float, w: float, h: float, colour: Rgb, doors: int = 2) -> None:
    """A cupboard with doors and knobs."""
    paper(c, rrect(x, y, w, h, 10), colour, 16)
    cw = w / doors
    for k in range(doors):
        paper(c, rrect(x + k * cw + 14, y + 16, cw - 28, h - 32, 8), lighten(colour, 0.08), 5)
        knob = x + (k + (0.86 if k % 2 == 0 else 0.14)) * cw
        paper(c, oval(knob, y + h * 0.5, 10), st.pal.acc2, 4)


def desk(st: Stage, c: skia.Canvas, x: float, w: float, y: float) -> None:
    """A desk with a monitor; y is the height of its top."""
    wood = st.wood(rgb("c08a55"))
    paper(c, union(rrect(x + 30, y + 20, 34, FLOOR - y + 50), rrect(x + w - 64, y + 20, 34, FLOOR - y + 50)), deepen(wood, 0.3), 8)
    paper(c, rrect(x + w - 260, y + 30, 200, 170, 8), deepen(wood, 0.12), 8)
    paper(c, rrect(x - 10, y, w + 20, 38, 10), wood, 16)
    mx = x + w * 0.34
    paper(c, union(rrect(mx - 18, y - 70, 36, 70), rrect(mx - 76, y - 14, 152, 16, 8)), mix(st.pal.ink, st.pal.mid, 0.2), 6)
    paper(c, rrect(mx - 160, y - 262, 320, 204, 16), mix(st.pal.ink, (60, 66, 84), 0.4), 12)
    paper(c, rrect(mx - 144, y - 246, 288, 164, 6), mix(st.pal.acc, st.pal.light, 0.55), 0, edge=0)
    for k in range(3):
        st_width = (120, 190, 150)[k]
        c.drawRoundRect(skia.Rect.MakeXYWH(mx - 120, y - 220 + k * 40, st_width, 18), 9, 9, fill(st.pal.near, 120))
    paper(c, rrect(x + w * 0.72, y - 58, 52, 58, 10), mix(st.pal.acc2, st.pal.light, 0.2), 6)


def bush(st: Stage, c: skia.Canvas, x: float, y: float, r: float, code: str = "4c9a5e") -> None:
    """A round bush whose foot lies at y."""
    green = st.wood(rgb(code), 0.36)
    paper(c, union(oval(x, y - r * 0.5, r, r * 0.62), oval(x - r * 0.6, y - r * 0.3, r * 0.6, r * 0.44), oval(x + r * 0.62, y - r * 0.28, r * 0.62, r * 0.46)), green, 14)


def tree(st: Stage, c: skia.Canvas, x: float, foot: float, h: float, code: str = "4c9a5e") -> None:
    """A round-topped tree."""
    rnd = random.Random(f"tree/{round(x)}/{round(h)}")
    bark = st.wood(rgb("7b5237"), 0.4)
    paper(c, curve((x - h * 0.05, foot), ((x - h * 0.03, foot - h * 0.3), (x - h * 0.028, foot - h * 0.6)), ((x + h * 0.028, foot - h * 0.6),), ((x + h * 0.03, foot - h * 0.3), (x + h * 0.06, foot))), bark, 10)
    green = st.wood(rgb(code), 0.34)
    for dx, dy, r, tone in ((-0.17, -0.56, 0.2, 0.12), (0.18, -0.58, 0.19, 0.08), (0.0, -0.74, 0.25, 0.0)):
        paper(c, blob(rnd, x + dx * h, foot + dy * h, r * h, 0.07, 10), deepen(green, tone), 14)


def pine(st: Stage, c: skia.Canvas, x: float, foot: float, h: float, colour: Rgb) -> None:
    """A pine of three tiers."""
    w = h * 0.3
    tiers = [poly((x - w * (0.9 - 0.2 * j), foot - h * (0.1 + 0.26 * j)), (x + w * (0.9 - 0.2 * j), foot - h * (0.1 + 0.26 * j)), (x, foot - h * (0.56 + 0.22 * j))) for j in range(3)]
    paper(c, union(rrect(x - w * 0.09, foot - h * 0.14, w * 0.18, h * 0.2), *tiers), colour, 12)


def contact(c: skia.Canvas, x: float, y: float, rx: float, st: Stage, alpha: float = 130) -> None:
    """The soft shadow under something that stands on the floor."""
    c.drawOval(skia.Rect.MakeLTRB(x - rx, y - rx * 0.1, x + rx, y + rx * 0.12), blurred(st.pal.ink, alpha, 18))


def far_hills(st: Stage, y: float, amp: float, colour: Rgb) -> None:
    """A line of hills across the canvas."""
    ground(st.bg, hill(st.rnd, y, amp, 4), colour, 14, y + amp + 30)
