"""Places people go to: office, court, corridor, classroom, shop, restaurant, hospital, church, and a car from within."""

from __future__ import annotations

import math

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, deepen, lighten, mix, rgb
from resources.papercut.paper import (
    CX, FLOOR, H, W, col, curve, fill, glow, ground, inside, minus, oval, paper, pen, poly, ramp, rrect, union, vgrad
)  # fmt: skip
from resources.papercut.places import furniture as f
from resources.papercut.places.outdoors import skyline
from resources.papercut.places.stage import Stage
from resources.papercut.things import draw_thing


def office(st: Stage) -> None:
    """Tall windows over the town, a desk with a screen, a shelf or a board."""
    pal = st.pal
    st.bg.drawPaint(vgrad(0, FLOOR, pal.top, mix(pal.bot, pal.light, 0.15)))
    glow(st.bg, st.at(880), 620, 760, pal.light, 130)
    skyline(st, 1290, (150, 520), mix(pal.far, pal.bot, 0.5), 0.16, 14)
    skyline(st, 1400, (80, 330), mix(pal.far, pal.mid, 0.35), 0.26, 14)
    frame = mix(pal.near, pal.light, 0.16)
    panes = [rrect(34 + i * 412, 310, 388, 850, 8) for i in range(3)]
    paper(st.bg, minus(rrect(-40, -40, W + 80, FLOOR + 60), union(*panes)), frame, 20, lit=0.06)
    for i in range(3):
        paper(st.bg, rrect(34 + i * 412, 690, 388, 14), frame, 6)
    for i in range(3):
        x = 228 + i * 412
        paper(st.bg, rrect(x - 130, 168, 260, 32, 16), mix(pal.light, (255, 255, 255), 0.4), 12)
        glow(st.bg, x, 190, 320, pal.light, 110)
    f.floor(st, mix(pal.near, pal.mid, 0.35), "tiles")
    if st.layout % 2 == 0:
        f.desk(st, st.mid, 730, 600, 1120)
        f.plant(st, st.mid, 120, FLOOR - 60, 230)
    else:
        f.desk(st, st.mid, -60, 560, 1120)
        board = rrect(830, 470, 420, 330, 12)
        paper(st.mid, board, mix(pal.light, (255, 255, 255), 0.5), 16)
        for k, h in enumerate((70, 130, 100, 180)):
            paper(st.mid, rrect(880 + k * 84, 750 - h, 52, h, 6), (pal.acc, pal.acc2, pal.far, pal.acc)[k], 4)
        st.mid.drawPath(curve((880, 640), ((960, 600),), ((1040, 620),), ((1180, 520),), close=False), pen(pal.near, 9))
        f.cabinet(st, st.mid, 900, 1080, 330, 300, mix(pal.near, pal.light, 0.3), 2)
        f.plant(st, st.mid, 1060, 1010, 130)


def court(st: Stage) -> None:
    """Panelled walls, columns, the bench under the scales."""
    pal = st.pal
    wood, dark = st.wood(rgb("9a6238"), 0.3), st.wood(rgb("6f4327"), 0.36)
    f.wall(st, mix(pal.far, wood, 0.45), "plain")
    for k in range(6):
        paper(st.bg, rrect(-14 + k * 224, 250, 200, 760, 8), mix(wood, pal.far, 0.28), 7)
        st.bg.drawPath(rrect(12 + k * 224, 280, 148, 700, 6), pen(pal.ink, 4, 46))
    paper(st.bg, rrect(-20, 196, W + 40, 58, 4), mix(wood, pal.light, 0.16), 14)
    glow(st.bg, CX, 520, 520, pal.light, 120)
    paper(st.bg, oval(CX, 520, 176), dark, 14)
    paper(st.bg, oval(CX, 520, 150), mix(pal.acc2, pal.light, 0.35), 6)
    draw_thing(st.bg, "scale-balanced", CX, 524, 190, pal, depth=6)
    for side in (-1, 1):
        x = CX + side * 545
        column = mix(pal.light, pal.far, 0.3 if not st.night else 0.52)
        paper(st.bg, rrect(x - 62, 250, 124, FLOOR - 250), column, 18)
        for k in (-30, 0, 30):
            st.bg.drawLine(x + k, 330, x + k, FLOOR - 60, pen(deepen(column, 0.3), 6, 70))
        paper(st.bg, union(rrect(x - 92, 244, 184, 60, 8), rrect(x - 92, FLOOR - 70, 184, 80, 8)), lighten(column, 0.1), 10)
        _flag(st, CX + side * 370, pal.acc if side < 0 else mix(pal.acc, pal.near, 0.6), side)
    f.floor(st, mix(pal.near, dark, 0.4), "boards")
    paper(st.mid, rrect(230, 1000, W - 460, 420, 10), wood, 24)
    for k in range(4):
        paper(st.mid, rrect(262 + k * 200, 1090, 172, 250, 8), deepen(wood, 0.12), 6)
    paper(st.mid, rrect(196, 952, W - 392, 62, 12), lighten(wood, 0.08), 18)
    for x in (-90, W - 300):
        paper(st.mid, rrect(x, 1170, 390, 260, 12), dark, 18)
        paper(st.mid, rrect(x - 24, 1130, 438, 52, 12), lighten(dark, 0.1), 14)
    draw_thing(st.mid, "gavel", st.at(880), 905, 120, pal, depth=6)


def _flag(st: Stage, x: float, colour: Rgb, side: int) -> None:
    st.bg.drawLine(x, 560, x, FLOOR, pen(st.wood(rgb("d8b25a")), 12))
    paper(st.bg, oval(x, 556, 17), rgb("f2c14e"), 4)
    cloth = curve((x, 590), ((x + side * 90, 600), (x + side * 110, 760)), ((x + side * 130, 900), (x + side * 60, 1000)), ((x + side * 20, 980), (x, 960)))
    paper(st.bg, cloth, colour, 10)
    for k in (30, 60):
        st.bg.drawPath(curve((x + side * k, 610), ((x + side * (k + 40), 780), (x + side * k, 970)), close=False), pen(deepen(colour, 0.4), 6, 70))


def corridor(st: Stage) -> None:
    """A long hall in perspective, doors or lockers on both sides, light at its end."""
    pal, c = st.pal, st.bg
    vx, left, right, top, low = st.at(560), 0.0, 0.0, 560, 1010
    left, right = vx - 190, vx + 190
    c.drawPaint(fill(mix(pal.far, pal.light, 0.3)))
    wall_l, wall_r = mix(pal.far, pal.mid, 0.45), mix(pal.mid, pal.near, 0.3)
    paper(c, poly((-10, -300), (W + 10, -300), (right, top), (left, top)), mix(pal.far, pal.light, 0.5), 0)
    paper(c, poly((-10, -300), (left, top), (left, low), (-10, 1700)), wall_l, 0)
    paper(c, poly((W + 10, -300), (right, top), (right, low), (W + 10, 1700)), wall_r, 0)
    paper(c, poly((-10, 1700), (left, low), (right, low), (W + 10, 1700), (W + 10, H + 10), (-10, H + 10)), mix(pal.near, pal.far, 0.42), 0)
    glow(c, vx, 790, 620, pal.light, 170)
    paper(c, rrect(left + 70, top + 90, 240, low - top - 90, 6), mix(pal.acc, pal.near, 0.15), 8)
    for k in (0, 1):
        paper(c, rrect(left + 86 + k * 112, top + 110, 96, 150, 6), mix(pal.light, pal.acc2, 0.2), 3)
    _hall_doors(st, (left, right, top, low))
    for t0, t1 in ((0.1, 0.34), (0.5, 0.64), (0.76, 0.84)):
        quad = []
        for t, s in ((t0, -1), (t0, 1), (t1, 1), (t1, -1)):
            half = 150 * (1 - t) + 20
            quad.append((CX + (vx - CX) * t + s * half, -300 + (top + 300) * t))
        paper(c, poly(*quad), mix(pal.light, (255, 255, 255), 0.5), 0, lit=0)
        glow(c, quad[0][0] + 100, quad[0][1] + 40, 330 * (1.1 - t0), pal.light, 110)
    f.plant(st, st.mid, st.at(1190), FLOOR + 30, 220)


def _hall_doors(st: Stage, end: tuple[float, float, float, float]) -> None:
    left, right, top, low = end
    pal, c = st.pal, st.bg
    for i, (t0, t1) in enumerate(((0.04, 0.26), (0.36, 0.52), (0.6, 0.71), (0.78, 0.85))):
        for side in (-1, 1):
            near_x, far_x = (-10, left) if side < 0 else (W + 10, right)
            tone = (pal.acc, pal.acc2, pal.acc, pal.acc2)[(i + (side > 0)) % 4]

            def at(t: float, share: float, a: float = near_x, b: float = far_x) -> tuple[float, float]:
                ceiling, floor_y = -300 + (top + 300) * t, 1700 + (low - 1700) * t
                return a + (b - a) * t, ceiling + (floor_y - ceiling) * share

            door = poly(at(t0, 0.4), at(t1, 0.4), at(t1, 1.0), at(t0, 1.0))
            paper(c, door, mix(tone, pal.near, 0.26), 8)
            pane = poly(at(t0 + (t1 - t0) * 0.25, 0.48), at(t0 + (t1 - t0) * 0.75, 0.48), at(t0 + (t1 - t0) * 0.75, 0.62), at(t0 + (t1 - t0) * 0.25, 0.62))
            paper(c, pane, mix(pal.light, pal.far, 0.2), 3)


def classroom(st: Stage) -> None:
    """A blackboard full of drawings, flags, a globe, desks."""
    pal = st.pal
    f.wall(st, mix(pal.far, pal.light, 0.16 if not st.night else 0.02), "panels")
    f.floor(st, mix(pal.near, st.wood(rgb("c0925e")), 0.45), "boards")
    x = st.at(90, 800)
    paper(st.bg, rrect(x - 30, 400, 860, 540, 14), st.wood(rgb("a9764a")), 18)
    board = st.wood(rgb("2f6b58"), 0.3)
    paper(st.bg, rrect(x, 430, 800, 480, 6), board, 4)
    chalk = pen(mix(pal.light, (255, 255, 255), 0.5), 8, 170)
    st.bg.drawCircle(x + 130, 560, 62, chalk)
    for k in range(8):
        a = math.tau * k / 8
        st.bg.drawLine(x + 130 + math.cos(a) * 82, 560 + math.sin(a) * 82, x + 130 + math.cos(a) * 108, 560 + math.sin(a) * 108, chalk)
    st.bg.drawPath(curve((x + 560, 860), ((x + 560, 700),), ((x + 650, 610),), ((x + 740, 700),), ((x + 740, 860),)), chalk)
    for k in range(3):
        st.bg.drawLine(x + 300, 520 + k * 66, x + 300 + (170, 120, 150)[k], 520 + k * 66, chalk)
    st.bg.drawPath(poly((x + 80, 850), (x + 250, 850), (x + 80, 720)), chalk)
    paper(st.bg, rrect(x + 40, 906, 720, 26, 8), st.wood(rgb("8f5f3c")), 8)
    f.garland(st, 262, 40, flags=True)
    f.wall_clock(st, st.at(1080), 500, 84)
    wx = st.at(970, 260)
    for k in range(4):
        paper(st.bg, rrect(wx + (k % 2) * 136, 660 + (k // 2) * 150, 120, 130, 4), mix((pal.acc, pal.acc2, pal.light, pal.far)[k], pal.light, 0.3), 7)
    for k, dx in enumerate((-60, 470, 1000)):
        wood = st.wood(rgb("d9a766"))
        paper(st.mid, union(rrect(dx + 40, 1210, 22, 220), rrect(dx + 300, 1210, 22, 220)), mix(pal.ink, pal.mid, 0.3), 8)
        paper(st.mid, rrect(dx, 1170, 360, 46, 12), wood, 16)
        if k != 1:
            for j, code in enumerate(("d9604c", "3f8f8f", "f0b94a")):
                paper(st.mid, rrect(dx + 60 + j * 8, 1144 - j * 26, 170 - j * 12, 26, 5), st.wood(rgb(code), 0.3), 5)
    gx = st.at(1180)
    paper(st.mid, union(rrect(gx - 8, 1090, 16, 70), rrect(gx - 56, 1150, 112, 20, 10)), st.wood(rgb("8f5f3c")), 6)
    paper(st.mid, oval(gx, 1030, 84), mix(rgb("5aa6dc"), pal.far, 0.2), 10)
    inside(st.mid, oval(gx, 1030, 84))
    for ox, oy, r in ((-30, -20, 44), (44, 30, 36), (10, -66, 26)):
        st.mid.drawCircle(gx + ox, 1030 + oy, r, fill(st.wood(rgb("6aab62"))))
    st.mid.restore()


def shop(st: Stage) -> None:
    """Shelves full of goods, an awning, a counter with a till."""
    pal, rnd = st.pal, st.rnd
    f.wall(st, mix(pal.far, pal.mid, 0.25), "plain")
    f.floor(st, mix(pal.near, pal.light, 0.24), "tiles")
    codes = ("d9604c", "f0b94a", "3f8f8f", "5c83c4", "e8dcc0", "8a5aa8", "6aab62", "e68fb0")
    for row in range(4):
        y = 560 + row * 200
        paper(st.bg, rrect(-20, y - 150, W + 40, 168), mix(pal.near, pal.mid, 0.5), 0, lit=0.05, edge=0)
        x = 10.0
        while x < W:
            code, kind = st.wood(rgb(rnd.choice(codes)), 0.3), rnd.randrange(3)
            for _ in range(rnd.randint(2, 3)):
                if kind == 0:
                    paper(st.bg, rrect(x, y - 120, 58, 120, 6), code, 6)
                    st.bg.drawRect(skia.Rect.MakeXYWH(x + 8, y - 84, 42, 34), fill(pal.light, 150))
                    x += 62
                elif kind == 1:
                    paper(st.bg, union(rrect(x + 6, y - 90, 46, 90, 12), rrect(x + 18, y - 128, 22, 50, 5)), code, 6)
                    x += 58
                else:
                    paper(st.bg, union(rrect(x, y - 74, 60, 74, 8)), code, 6)
                    paper(st.bg, rrect(x - 3, y - 90, 66, 22, 6), lighten(code, 0.3), 3)
                    x += 68
            x += rnd.uniform(8, 26)
        paper(st.bg, rrect(-20, y, W + 40, 26), st.wood(rgb("c0925e")), 10)
    for k in range(10):
        stripe = curve((k * 130 - 2, 150), ((k * 130 + 130, 150),), ((k * 130 + 130, 330),), ((k * 130 + 64, 410), (k * 130 - 2, 330)))
        paper(st.mid, stripe, mix(pal.acc, pal.near, 0.1) if k % 2 else mix(pal.light, pal.far, 0.1), 12)
    paper(st.mid, rrect(-20, 120, W + 40, 60), mix(pal.acc, pal.near, 0.4), 10)
    wood = st.wood(rgb("a9764a"))
    cx = st.at(700, 660)
    paper(st.mid, rrect(cx, 1150, 660, 300, 14), wood, 22)
    paper(st.mid, rrect(cx - 24, 1110, 708, 54, 12), lighten(wood, 0.14), 14)
    tx = cx + 320
    paper(st.mid, rrect(tx, 990, 230, 122, 14), mix(pal.ink, rgb("5a6478"), 0.6), 10)
    paper(st.mid, poly((tx + 20, 990), (tx + 210, 990), (tx + 190, 900), (tx + 40, 900)), mix(pal.ink, rgb("7b879a"), 0.6), 8)
    paper(st.mid, rrect(tx + 62, 914, 108, 54, 6), mix(pal.acc2, pal.light, 0.4), 3)


def restaurant(st: Stage) -> None:
    """Booths, bottles behind a bar, lamps over tables laid for two."""
    pal, rnd = st.pal, st.rnd
    f.wall(st, mix(pal.mid, pal.near, 0.2), rnd.choice(("brick", "stripes", "panels")))
    f.floor(st, mix(pal.near, st.wood(rgb("8f5a38")), 0.4), "boards")
    if st.layout % 2 == 0:
        f.window(st, 70, 380, 430, 560, "town")
        paper(st.bg, rrect(640, 400, 580, 400, 12), st.wood(rgb("7a4a2c")), 16)
        for row in range(2):
            x = 664.0
            while x < 1170:
                tone = st.wood(rgb(rnd.choice(("5aa55e", "a8324e", "d9a03f", "7fb0d8", "c9713f"))), 0.22)
                paper(st.bg, union(rrect(x, 476 + row * 190, 40, 102, 10), rrect(x + 12, 430 + row * 190, 16, 60, 5)), tone, 5)
                x += rnd.choice((48, 56))
            paper(st.bg, rrect(650, 578 + row * 190, 560, 18), st.wood(rgb("b98552")), 6)
    else:
        f.window(st, 760, 380, 450, 560, "town")
        paper(st.bg, rrect(120, 420, 420, 520, 10), mix(pal.ink, pal.mid, 0.2), 16)
        chalk = pen(mix(pal.light, (255, 255, 255), 0.4), 8, 190)
        for k in range(6):
            st.bg.drawLine(180, 560 + k * 58, 180 + (220, 160, 240, 190, 230, 140)[k], 560 + k * 58, chalk)
        st.bg.drawPath(curve((250, 480), ((330, 520), (410, 480)), close=False), chalk)
        f.garland(st, 250, 60, flags=False)
    seat = mix(pal.acc, pal.near, 0.3)
    for x in (-120, 830):
        paper(st.mid, rrect(x, 1010, 590, 430, 60), seat, 22)
        for k in range(4):
            paper(st.mid, rrect(x + 30 + k * 136, 1036, 122, 260, 40), lighten(seat, 0.06), 6)
    for x in (300, 1000):
        f.pendant(st, x, 300, 0.9, mix(pal.acc2, pal.acc, 0.3))
    cloth = mix(pal.light, (255, 255, 255), 0.3)
    paper(st.fg, oval(CX, 2130, 900, 190), mix(cloth, pal.near, 0.24), 26)


def hospital(st: Stage) -> None:
    """A ward: bed, curtain, drip and heartbeat."""
    pal = st.pal
    f.wall(st, mix(mix(pal.far, pal.light, 0.34), rgb("cfe6e6"), 0.2) if not st.night else mix(pal.far, pal.mid, 0.3), "plain")
    st.bg.drawRect(skia.Rect.MakeLTRB(0, 820, W, 880), fill(mix(pal.acc, pal.far, 0.45)))
    f.floor(st, mix(pal.near, pal.light, 0.34), "tiles")
    f.window(st, st.at(120, 380), 400, 380, 380, "hills")
    mx = st.at(700, 270)
    paper(st.bg, rrect(mx, 440, 270, 210, 18), mix(pal.ink, rgb("3d4557"), 0.6), 14)
    screen = rrect(mx + 20, 460, 230, 150, 8)
    paper(st.bg, screen, mix(pal.ink, rgb("173a3a"), 0.5), 0, edge=0)
    pulse = curve((mx + 26, 540), ((mx + 90, 540),), ((mx + 108, 490),), ((mx + 130, 590),), ((mx + 148, 540),), ((mx + 244, 540),), close=False)
    st.bg.drawPath(pulse, pen(rgb("7df0a8"), 8))
    cloth = mix(mix(pal.acc, pal.light, 0.35), pal.far, 0.3)
    cx = st.at(1010, 330)
    curtain = curve((cx, 290), ((cx + 330, 290),), ((cx + 330, 1380),), ((cx, 1380),))
    paper(st.bg, curtain, cloth, 18)
    for k in range(6):
        st.bg.drawLine(cx + 30 + k * 56, 300, cx + 30 + k * 56, 1370, pen(deepen(cloth, 0.4), 8, 60))
    paper(st.bg, rrect(-20, 270, W + 40, 22, 11), mix(pal.light, rgb("9aa7b8"), 0.6), 8)
    steel = mix(pal.light, rgb("9aa7b8"), 0.6)
    bx = st.at(-160, 820)
    paper(st.mid, rrect(bx, 1040, 60, 370, 24), steel, 12)
    paper(st.mid, rrect(bx + 760, 1130, 60, 280, 24), steel, 12)
    paper(st.mid, rrect(bx + 40, 1210, 740, 130, 24), mix(pal.light, (255, 255, 255), 0.5), 12)
    paper(st.mid, rrect(bx + (60 if st.left else 500), 1110, 260, 130, 56), (252, 252, 250), 12)
    blanket = mix(pal.acc, rgb("7fb8c8"), 0.5)
    paper(st.mid, curve((bx + 260, 1190), ((bx + 520, 1130), (bx + 790, 1180)), ((bx + 800, 1350),), ((bx + 240, 1350),)), blanket, 14)
    px = bx + (880 if st.left else -60)
    st.mid.drawLine(px, 560, px, 1400, pen(steel, 14))
    st.mid.drawLine(px - 60, 570, px + 60, 570, pen(steel, 12))
    paper(st.mid, union(rrect(px - 96, 590, 84, 150, 22)), mix(rgb("cdeaf6"), pal.light, 0.3), 8)
    st.mid.drawPath(curve((px - 54, 740), ((px - 50, 900), (px - 110, 960), (px - 120, 1180)), close=False), pen(steel, 5, 200))


def church(st: Stage) -> None:
    """An aisle under arches, coloured glass, candles, flowers."""
    pal, rnd = st.pal, st.rnd
    stone = mix(mix(pal.far, rgb("d9cdb8"), 0.35), pal.mid, 0.12)
    f.wall(st, stone, "brick")
    for k, x in enumerate((60, 448, 836)):
        arch = curve((x, 980), ((x, 560),), ((x, 400), (x + 200, 250)), ((x + 400, 400), (x + 400, 560)), ((x + 400, 980),))
        paper(st.bg, arch, deepen(stone, 0.2), 10)
        glass = curve((x + 40, 950), ((x + 40, 570),), ((x + 50, 430), (x + 200, 310)), ((x + 350, 430), (x + 360, 570)), ((x + 360, 950),))
        inside(st.bg, glass)
        st.bg.drawPaint(fill(mix(pal.top, pal.light, 0.2)))
        for _ in range(26):
            gx, gy = x + 40 + rnd.random() * 320, 310 + rnd.random() * 640
            tone = rnd.choice((pal.acc, pal.acc2, pal.far, rgb("7fb8e0"), rgb("c97ab0")))
            st.bg.drawPath(poly((gx - 70, gy - 30), (gx + 20, gy - 80), (gx + 70, gy + 40), (gx - 30, gy + 80)), fill(tone, 150))
        for dx in (120, 200, 280):
            st.bg.drawLine(x + dx, 300, x + dx, 960, pen(pal.ink, 6, 120))
        for dy in (520, 700, 860):
            st.bg.drawLine(x + 30, dy, x + 370, dy, pen(pal.ink, 6, 120))
        st.bg.restore()
        if k == 1:
            glow(st.bg, x + 200, 640, 560, pal.light, 150)
    f.floor(st, mix(pal.near, stone, 0.4), "tiles")
    ground(st.bg, poly((500, FLOOR), (796, FLOOR), (1090, H), (206, H)), mix(pal.acc, pal.near, 0.25), 6, FLOOR + 20)
    for side in (-1, 1):
        for k in range(2):
            x = CX + side * (470 + 150 * k)
            paper(st.mid, rrect(x - 190, 1080 + k * 80, 380, 400, 20), st.wood(rgb("9a6a42")), 18)
            paper(st.mid, rrect(x - 200, 1060 + k * 80, 400, 44, 16), st.wood(rgb("b98552")), 10)
        x = CX + side * 300
        for j in range(5):
            paper(st.mid, oval(x + (j - 2) * 34, 1050 - abs(j - 2) * -8, 34), (mix(pal.light, (255, 255, 255), 0.4), pal.acc)[j % 2], 6)


def car_interior(st: Stage) -> None:
    """From the windscreen: two seats, the street behind, a mirror above, the wheel in front."""
    pal, c = st.pal, st.bg
    c.drawPaint(vgrad(0, FLOOR, pal.top, pal.bot))
    glow(c, st.at(900), 560, 760, pal.light, 150)
    skyline(st, 1010, (120, 380), mix(pal.far, pal.bot, 0.3), 0.2, 12)
    for k in range(5):
        f.tree(st, c, 60 + k * 300, 1060, 330 + 60 * (k % 2))
    ground(c, poly((-20, 1010), (W + 20, 1010), (W + 20, H), (-20, H)), mix(pal.near, pal.far, 0.4), 10, 1060)
    trim = mix(pal.ink, pal.mid, 0.34)
    windows = union(
        rrect(330, 400, 636, 480, 70),
        poly((-40, 480), (220, 420), (240, 940), (-40, 980)),
        poly((W + 40, 480), (W - 220, 420), (W - 240, 940), (W + 40, 980)),
    )
    paper(c, minus(rrect(-60, -60, W + 120, H + 120), windows), trim, 26, lit=0.05)
    inside(c, rrect(330, 400, 636, 480, 70))
    c.drawRect(skia.Rect.MakeWH(W, H), ramp((330, 400), (966, 880), [col((255, 255, 255), 70), col((255, 255, 255), 0)]))
    c.restore()
    paper(c, rrect(-60, -60, W + 120, 330, 60), lighten(trim, 0.08), 20)
    seat = mix(st.wood(rgb("8a6a58"), 0.3), pal.near, 0.35)
    for x in (330, 966):
        paper(st.mid, union(rrect(x - 70, 800, 24, 120), rrect(x + 46, 800, 24, 120)), mix(pal.light, rgb("9aa7b8"), 0.6), 6)
        paper(st.mid, rrect(x - 136, 620, 272, 220, 80), lighten(seat, 0.06), 20)
        paper(st.mid, rrect(x - 250, 880, 500, 900, 130), seat, 24)
        paper(st.mid, rrect(x - 150, 940, 300, 700, 80), lighten(seat, 0.07), 8)
    paper(st.mid, union(rrect(CX - 16, 150, 32, 130, 10)), deepen(trim, 0.3), 8)
    paper(st.mid, rrect(CX - 190, 252, 380, 110, 50), deepen(trim, 0.2), 18)
    paper(st.mid, rrect(CX - 172, 268, 344, 78, 36), mix(pal.bot, pal.light, 0.4), 3)
    dash = curve((-80, 2040), ((W / 2, 1880), (W + 80, 2040)), ((W + 80, H + 80),), ((-80, H + 80),))
    paper(st.fg, dash, deepen(trim, 0.15), 30)
    wx = st.at(380)
    wheel = minus(oval(wx, 2010, 350, 300), oval(wx, 2010, 294, 244))
    paper(st.fg, union(wheel, rrect(wx - 310, 1985, 620, 70, 30)), deepen(trim, 0.34), 20)
