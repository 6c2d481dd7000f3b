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
from resources.papercut.shapes import CX, FLOOR, H, W, curve, minus, outline, oval, poly, rrect, union
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
        cabinet(st, st.mid, (900, 1080, 330, 300), mix(pal.near, pal.light, 0.3))
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
    draw_thing(st.bg, "scale-balanced", (CX, 524), 190, pal)
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
    draw_thing(st.mid, "gavel", (st.at(880), 905), 120, pal)


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
    _blackboard(st, st.at(90, 800))
    garland(st, 262, 40, flags=True)
    wall_clock(st, st.at(1080), 500, 84)
    notes = st.at(970, 260)
    for k, tone in enumerate((pal.acc, pal.acc2, pal.light, pal.far)):
        sheet = rrect(notes + (k % 2) * 136, 660 + (k // 2) * 150, 120, 130, 4)
        st.back(sheet, mix(tone, pal.light, 0.3), 7)
    for k, x in enumerate((-60, 470, 1000)):
        legs = union(rrect(x + 40, 1210, 22, 220), rrect(x + 300, 1210, 22, 220))
        st.front(legs, mix(pal.ink, pal.mid, 0.3), 8)
        st.front(rrect(x, 1170, 360, 46, 12), st.wood(rgb("d9a766")), 16)
        for j, code in enumerate(("d9604c", "3f8f8f", "f0b94a") if k != 1 else ()):
            st.front(rrect(x + 60 + j * 8, 1144 - j * 26, 170 - j * 12, 26, 5), st.wood(rgb(code), 0.3), 5)
    _globe(st, st.at(1180))


def _blackboard(st: Stage, x: float) -> None:
    st.back(rrect(x - 30, 400, 860, 540, 14), st.wood(rgb("a9764a")), 18)
    st.back(rrect(x, 430, 800, 480, 6), st.wood(rgb("2f6b58"), 0.3), 4)
    chalk = pen(st.white, 8, 170)
    st.bg.drawCircle(x + 130, 560, 62, chalk)
    for k in range(8):
        dx, dy = math.cos(math.tau * k / 8), math.sin(math.tau * k / 8)
        st.bg.drawLine(x + 130 + dx * 82, 560 + dy * 82, x + 130 + dx * 108, 560 + dy * 108, chalk)
    for k, length in enumerate((170, 120, 150)):
        st.bg.drawLine(x + 300, 520 + k * 66, x + 300 + length, 520 + k * 66, chalk)
    st.bg.drawPath(
        outline("M560 860 L560 700 L650 610 L740 700 L740 860 M80 850 L250 850 L80 720 Z", x), chalk
    )
    st.back(rrect(x + 40, 906, 720, 26, 8), st.wood(rgb("8f5f3c")), 8)


def _globe(st: Stage, x: float) -> None:
    st.front(union(rrect(x - 8, 1090, 16, 70), rrect(x - 56, 1150, 112, 20, 10)), st.wood(rgb("8f5f3c")), 6)
    ball = oval(x, 1030, 84)
    st.front(ball, mix(rgb("5aa6dc"), st.pal.far, 0.2), 10)
    inside(st.mid, ball)
    for dx, dy, r in ((-30, -20, 44), (44, 30, 36), (10, -66, 26)):
        st.mid.drawCircle(x + dx, 1030 + dy, r, fill(st.wood(rgb("6aab62"))))
    st.mid.restore()


def hospital(st: Stage) -> None:
    """A ward: bed, curtain, drip and heartbeat."""
    pal = st.pal
    day = mix(mix(pal.far, pal.light, 0.34), rgb("cfe6e6"), 0.2)
    wall(st, mix(pal.far, pal.mid, 0.3) if st.night else day, "plain")
    st.bg.drawRect(skia.Rect.MakeLTRB(0, 820, W, 880), fill(mix(pal.acc, pal.far, 0.45)))
    floor(st, mix(pal.near, pal.light, 0.34), "tiles")
    window(st, st.at(120, 380), 400, 380, 380, "hills")
    monitor = st.at(700, 270)
    st.back(rrect(monitor, 440, 270, 210, 18), mix(pal.ink, rgb("3d4557"), 0.6), 14)
    st.back(rrect(monitor + 20, 460, 230, 150, 8), mix(pal.ink, rgb("173a3a"), 0.5), 0)
    pulse = outline("M26 540 L90 540 L108 490 L130 590 L148 540 L244 540", monitor)
    st.bg.drawPath(pulse, pen(rgb("7df0a8"), 8))
    cloth, x = mix(mix(pal.acc, pal.light, 0.35), pal.far, 0.3), st.at(1010, 330)
    st.back(rrect(x, 290, 330, 1090), cloth, 18)
    for k in range(6):
        st.bg.drawLine(x + 30 + k * 56, 300, x + 30 + k * 56, 1370, pen(deepen(cloth, 0.4), 8, 60))
    st.back(rrect(-20, 270, W + 40, 22, 11), st.steel, 8)
    _ward_bed(st, st.at(-160, 820))


def _ward_bed(st: Stage, x: float) -> None:
    """A bed whose left edge is x, and a drip beside it."""
    st.front(rrect(x, 1040, 60, 370, 24), st.steel, 12)
    st.front(rrect(x + 760, 1130, 60, 280, 24), st.steel, 12)
    st.front(rrect(x + 40, 1210, 740, 130, 24), st.white, 12)
    st.front(rrect(x + (60 if st.left else 500), 1110, 260, 130, 56), (252, 252, 250), 12)
    blanket = outline("M260 1190 Q520 1130 790 1180 L800 1350 L240 1350 Z", x)
    st.front(blanket, mix(st.pal.acc, rgb("7fb8c8"), 0.5), 14)
    stand = x + (880 if st.left else -60)
    st.mid.drawLine(stand, 560, stand, 1400, pen(st.steel, 14))
    st.mid.drawLine(stand - 60, 570, stand + 60, 570, pen(st.steel, 12))
    st.front(rrect(stand - 96, 590, 84, 150, 22), mix(rgb("cdeaf6"), st.pal.light, 0.3), 8)
    st.mid.drawPath(outline("M-54 740 C-50 900 -110 960 -120 1180", stand), pen(st.steel, 5, 200))
