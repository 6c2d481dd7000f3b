"""Places of duty: office, court, corridor, classroom, hospital."""

from __future__ import annotations

import math

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, deepen, lighten, mix, rgb
from resources.papercut.paper import fill, glow, inside, paper, pen, vgrad
from resources.papercut.places.fixtures import floor, garland, wall, window
from resources.papercut.places.furniture import cabinet, desk, plant, wall_clock
from resources.papercut.places.stage import Stage
from resources.papercut.places.town import skyline
from resources.papercut.shapes import CX, FLOOR, H, W, curve, minus, oval, poly, rrect, union
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
    floor(st, mix(pal.near, pal.mid, 0.35), "tiles")
    if st.layout % 2 == 0:
        desk(st, st.mid, 730, 600, 1120)
        plant(st, st.mid, 120, FLOOR - 60, 230)
    else:
        desk(st, st.mid, -60, 560, 1120)
        board = rrect(830, 470, 420, 330, 12)
        paper(st.mid, board, mix(pal.light, (255, 255, 255), 0.5), 16)
        for k, h in enumerate((70, 130, 100, 180)):
            paper(st.mid, rrect(880 + k * 84, 750 - h, 52, h, 6), (pal.acc, pal.acc2, pal.far, pal.acc)[k], 4)
        st.mid.drawPath(
            curve((880, 640), ((960, 600),), ((1040, 620),), ((1180, 520),), close=False), pen(pal.near, 9)
        )
        cabinet(st, st.mid, 900, 1080, 330, 300, mix(pal.near, pal.light, 0.3), 2)
        plant(st, st.mid, 1060, 1010, 130)


def court(st: Stage) -> None:
    """Panelled walls, columns, the bench under the scales."""
    pal = st.pal
    wood, dark = st.wood(rgb("9a6238"), 0.3), st.wood(rgb("6f4327"), 0.36)
    wall(st, mix(pal.far, wood, 0.45), "plain")
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
        paper(
            st.bg,
            union(rrect(x - 92, 244, 184, 60, 8), rrect(x - 92, FLOOR - 70, 184, 80, 8)),
            lighten(column, 0.1),
            10,
        )
        _flag(st, CX + side * 370, pal.acc if side < 0 else mix(pal.acc, pal.near, 0.6), side)
    floor(st, mix(pal.near, dark, 0.4), "boards")
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
    cloth = curve(
        (x, 590),
        ((x + side * 90, 600), (x + side * 110, 760)),
        ((x + side * 130, 900), (x + side * 60, 1000)),
        ((x + side * 20, 980), (x, 960)),
    )
    paper(st.bg, cloth, colour, 10)
    for k in (30, 60):
        st.bg.drawPath(
            curve((x + side * k, 610), ((x + side * (k + 40), 780), (x + side * k, 970)), close=False),
            pen(deepen(colour, 0.4), 6, 70),
        )


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
    paper(
        c,
        poly((-10, 1700), (left, low), (right, low), (W + 10, 1700), (W + 10, H + 10), (-10, H + 10)),
        mix(pal.near, pal.far, 0.42),
        0,
    )
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
    plant(st, st.mid, st.at(1190), FLOOR + 30, 220)


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
            pane = poly(
                at(t0 + (t1 - t0) * 0.25, 0.48),
                at(t0 + (t1 - t0) * 0.75, 0.48),
                at(t0 + (t1 - t0) * 0.75, 0.62),
                at(t0 + (t1 - t0) * 0.25, 0.62),
            )
            paper(c, pane, mix(pal.light, pal.far, 0.2), 3)


def classroom(st: Stage) -> None:
    """A blackboard full of drawings, flags, a globe, desks."""
    pal = st.pal
    wall(st, mix(pal.far, pal.light, 0.16 if not st.night else 0.02), "panels")
    floor(st, mix(pal.near, st.wood(rgb("c0925e")), 0.45), "boards")
    x = st.at(90, 800)
    paper(st.bg, rrect(x - 30, 400, 860, 540, 14), st.wood(rgb("a9764a")), 18)
    board = st.wood(rgb("2f6b58"), 0.3)
    paper(st.bg, rrect(x, 430, 800, 480, 6), board, 4)
    chalk = pen(mix(pal.light, (255, 255, 255), 0.5), 8, 170)
    st.bg.drawCircle(x + 130, 560, 62, chalk)
    for k in range(8):
        a = math.tau * k / 8
        st.bg.drawLine(
            x + 130 + math.cos(a) * 82,
            560 + math.sin(a) * 82,
            x + 130 + math.cos(a) * 108,
            560 + math.sin(a) * 108,
            chalk,
        )
    st.bg.drawPath(
        curve((x + 560, 860), ((x + 560, 700),), ((x + 650, 610),), ((x + 740, 700),), ((x + 740, 860),)),
        chalk,
    )
    for k in range(3):
        st.bg.drawLine(x + 300, 520 + k * 66, x + 300 + (170, 120, 150)[k], 520 + k * 66, chalk)
    st.bg.drawPath(poly((x + 80, 850), (x + 250, 850), (x + 80, 720)), chalk)
    paper(st.bg, rrect(x + 40, 906, 720, 26, 8), st.wood(rgb("8f5f3c")), 8)
    garland(st, 262, 40, flags=True)
    wall_clock(st, st.at(1080), 500, 84)
    wx = st.at(970, 260)
    for k in range(4):
        paper(
            st.bg,
            rrect(wx + (k % 2) * 136, 660 + (k // 2) * 150, 120, 130, 4),
            mix((pal.acc, pal.acc2, pal.light, pal.far)[k], pal.light, 0.3),
            7,
        )
    for k, dx in enumerate((-60, 470, 1000)):
        wood = st.wood(rgb("d9a766"))
        paper(
            st.mid,
            union(rrect(dx + 40, 1210, 22, 220), rrect(dx + 300, 1210, 22, 220)),
            mix(pal.ink, pal.mid, 0.3),
            8,
        )
        paper(st.mid, rrect(dx, 1170, 360, 46, 12), wood, 16)
        if k != 1:
            for j, code in enumerate(("d9604c", "3f8f8f", "f0b94a")):
                paper(
                    st.mid,
                    rrect(dx + 60 + j * 8, 1144 - j * 26, 170 - j * 12, 26, 5),
                    st.wood(rgb(code), 0.3),
                    5,
                )
    gx = st.at(1180)
    paper(
        st.mid,
        union(rrect(gx - 8, 1090, 16, 70), rrect(gx - 56, 1150, 112, 20, 10)),
        st.wood(rgb("8f5f3c")),
        6,
    )
    paper(st.mid, oval(gx, 1030, 84), mix(rgb("5aa6dc"), pal.far, 0.2), 10)
    inside(st.mid, oval(gx, 1030, 84))
    for ox, oy, r in ((-30, -20, 44), (44, 30, 36), (10, -66, 26)):
        st.mid.drawCircle(gx + ox, 1030 + oy, r, fill(st.wood(rgb("6aab62"))))
    st.mid.restore()


def hospital(st: Stage) -> None:
    """A ward: bed, curtain, drip and heartbeat."""
    pal = st.pal
    wall(
        st,
        mix(mix(pal.far, pal.light, 0.34), rgb("cfe6e6"), 0.2)
        if not st.night
        else mix(pal.far, pal.mid, 0.3),
        "plain",
    )
    st.bg.drawRect(skia.Rect.MakeLTRB(0, 820, W, 880), fill(mix(pal.acc, pal.far, 0.45)))
    floor(st, mix(pal.near, pal.light, 0.34), "tiles")
    window(st, st.at(120, 380), 400, 380, 380, "hills")
    mx = st.at(700, 270)
    paper(st.bg, rrect(mx, 440, 270, 210, 18), mix(pal.ink, rgb("3d4557"), 0.6), 14)
    screen = rrect(mx + 20, 460, 230, 150, 8)
    paper(st.bg, screen, mix(pal.ink, rgb("173a3a"), 0.5), 0, edge=0)
    pulse = curve(
        (mx + 26, 540),
        ((mx + 90, 540),),
        ((mx + 108, 490),),
        ((mx + 130, 590),),
        ((mx + 148, 540),),
        ((mx + 244, 540),),
        close=False,
    )
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
    paper(
        st.mid,
        curve(
            (bx + 260, 1190), ((bx + 520, 1130), (bx + 790, 1180)), ((bx + 800, 1350),), ((bx + 240, 1350),)
        ),
        blanket,
        14,
    )
    px = bx + (880 if st.left else -60)
    st.mid.drawLine(px, 560, px, 1400, pen(steel, 14))
    st.mid.drawLine(px - 60, 570, px + 60, 570, pen(steel, 12))
    paper(st.mid, union(rrect(px - 96, 590, 84, 150, 22)), mix(rgb("cdeaf6"), pal.light, 0.3), 8)
    st.mid.drawPath(
        curve((px - 54, 740), ((px - 50, 900), (px - 110, 960), (px - 120, 1180)), close=False),
        pen(steel, 5, 200),
    )
