"""Places to go to: shop, restaurant, church, and a car from within."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import WHITE, deepen, lighten, mix, rgb
from resources.papercut.paper import col, fill, glow, ground, inside, paper, pen, ramp, vgrad
from resources.papercut.places.fixtures import floor, garland, pendant, wall, window
from resources.papercut.places.furniture import tree
from resources.papercut.places.stage import Stage
from resources.papercut.places.town import skyline
from resources.papercut.shapes import CX, FLOOR, H, W, minus, outline, oval, poly, rrect, union

_GOODS = ("d9604c", "f0b94a", "3f8f8f", "5c83c4", "e8dcc0", "8a5aa8", "6aab62", "e68fb0")


def shop(st: Stage) -> None:
    """Shelves full of goods, an awning, a counter with a till."""
    pal = st.pal
    wall(st, mix(pal.far, pal.mid, 0.25), "plain")
    floor(st, mix(pal.near, pal.light, 0.24), "tiles")
    for row in range(4):
        y = 560 + row * 200
        paper(st.bg, rrect(-20, y - 150, W + 40, 168), mix(pal.near, pal.mid, 0.5), 0, lit=0.05, edge=0)
        _stock(st, y)
        st.back(rrect(-20, y, W + 40, 26), st.wood(rgb("c0925e")), 10)
    for k in range(10):
        stripe = outline("M-2 150 L130 150 L130 330 Q64 410 -2 330 Z", k * 130)
        st.front(stripe, mix(pal.acc, pal.near, 0.1) if k % 2 else mix(pal.light, pal.far, 0.1), 12)
    st.front(rrect(-20, 120, W + 40, 60), mix(pal.acc, pal.near, 0.4), 10)
    wood, x = st.wood(rgb("a9764a")), st.at(700, 660)
    st.front(rrect(x, 1150, 660, 300, 14), wood, 22)
    st.front(rrect(x - 24, 1110, 708, 54, 12), lighten(wood, 0.14), 14)
    till = x + 320
    st.front(rrect(till, 990, 230, 122, 14), mix(pal.ink, rgb("5a6478"), 0.6), 10)
    st.front(outline("M20 990 L210 990 L190 900 L40 900 Z", till), mix(pal.ink, rgb("7b879a"), 0.6), 8)
    st.front(rrect(till + 62, 914, 108, 54, 6), mix(pal.acc2, pal.light, 0.4), 3)


def _stock(st: Stage, y: float) -> None:
    """Boxes, bottles and jars on a shelf at y, in groups of one kind and colour."""
    rnd, x = st.rnd, 10.0
    while x < W:
        tone, kind = st.wood(rgb(rnd.choice(_GOODS)), 0.3), rnd.randrange(3)
        for _ in range(rnd.randint(2, 3)):
            if kind == 0:
                st.back(rrect(x, y - 120, 58, 120, 6), tone, 6)
                st.bg.drawRect(skia.Rect.MakeXYWH(x + 8, y - 84, 42, 34), fill(st.pal.light, 150))
            elif kind == 1:
                st.back(union(rrect(x + 6, y - 90, 46, 90, 12), rrect(x + 18, y - 128, 22, 50, 5)), tone, 6)
            else:
                st.back(rrect(x, y - 74, 60, 74, 8), tone, 6)
                st.back(rrect(x - 3, y - 90, 66, 22, 6), lighten(tone, 0.3), 3)
            x += (62, 58, 68)[kind]
        x += rnd.uniform(8, 26)


def restaurant(st: Stage) -> None:
    """Booths, bottles behind a bar or a menu on the wall, lamps over a table."""
    pal, rnd = st.pal, st.rnd
    wall(st, mix(pal.mid, pal.near, 0.2), rnd.choice(("brick", "stripes", "panels")))
    floor(st, mix(pal.near, st.wood(rgb("8f5a38")), 0.4), "boards")
    if st.layout % 2 == 0:
        window(st, 70, 380, 430, 560, "town")
        _bar_shelf(st)
    else:
        window(st, 760, 380, 450, 560, "town")
        st.back(rrect(120, 420, 420, 520, 10), mix(pal.ink, pal.mid, 0.2), 16)
        chalk = pen(st.white, 8, 190)
        for k, length in enumerate((220, 160, 240, 190, 230, 140)):
            st.bg.drawLine(180, 560 + k * 58, 180 + length, 560 + k * 58, chalk)
        st.bg.drawPath(outline("M250 480 Q330 520 410 480"), chalk)
        garland(st, 250, 60, flags=False)
    seat = mix(pal.acc, pal.near, 0.3)
    for x in (-120, 830):
        st.front(rrect(x, 1010, 590, 430, 60), seat, 22)
        for k in range(4):
            st.front(rrect(x + 30 + k * 136, 1036, 122, 260, 40), lighten(seat, 0.06), 6)
    for x in (300, 1000):
        pendant(st, x, 300, 0.9, mix(pal.acc2, pal.acc, 0.3))
    paper(st.fg, oval(CX, 2130, 900, 190), mix(st.white, pal.near, 0.24), 26)


def _bar_shelf(st: Stage) -> None:
    st.back(rrect(640, 400, 580, 400, 12), st.wood(rgb("7a4a2c")), 16)
    for y in (578, 768):
        x = 664.0
        while x < 1170:
            glass = st.rnd.choice(("5aa55e", "a8324e", "d9a03f", "7fb0d8", "c9713f"))
            bottle = union(rrect(x, y - 102, 40, 102, 10), rrect(x + 12, y - 148, 16, 60, 5))
            st.back(bottle, st.wood(rgb(glass), 0.22), 5)
            x += st.rnd.choice((48, 56))
        st.back(rrect(650, y, 560, 18), st.wood(rgb("b98552")), 6)


def church(st: Stage) -> None:
    """An aisle under arches, coloured glass, benches, flowers."""
    pal = st.pal
    stone = mix(mix(pal.far, rgb("d9cdb8"), 0.35), pal.mid, 0.12)
    wall(st, stone, "brick")
    for x in (60, 448, 836):
        arch = outline("M0 980 L0 560 Q0 400 200 250 Q400 400 400 560 L400 980 Z", x)
        st.back(arch, deepen(stone, 0.2), 10)
        _stained_glass(st, x)
        if x == 448:
            glow(st.bg, x + 200, 640, 560, pal.light, 150)
    floor(st, mix(pal.near, stone, 0.4), "tiles")
    carpet = poly((500, FLOOR), (796, FLOOR), (1090, H), (206, H))
    ground(st.bg, carpet, mix(pal.acc, pal.near, 0.25), 6, FLOOR + 20)
    for side in (-1, 1):
        for k in range(2):
            x = CX + side * (470 + 150 * k)
            st.front(rrect(x - 190, 1080 + k * 80, 380, 400, 20), st.wood(rgb("9a6a42")), 18)
            st.front(rrect(x - 200, 1060 + k * 80, 400, 44, 16), st.wood(rgb("b98552")), 10)
        for j in range(-2, 3):
            flower = oval(CX + side * 300 + j * 34, 1050 + abs(j) * 8, 34)
            st.front(flower, pal.acc if j % 2 else st.white, 6)


def _stained_glass(st: Stage, x: float) -> None:
    pal, rnd, c = st.pal, st.rnd, st.bg
    inside(c, outline("M40 950 L40 570 Q50 430 200 310 Q350 430 360 570 L360 950 Z", x))
    c.drawPaint(fill(mix(pal.top, pal.light, 0.2)))
    for _ in range(26):
        gx, gy = x + 40 + rnd.random() * 320, 310 + rnd.random() * 640
        tone = rnd.choice((pal.acc, pal.acc2, pal.far, rgb("7fb8e0"), rgb("c97ab0")))
        c.drawPath(outline("M-70 -30 L20 -80 L70 40 L-30 80 Z", gx, gy), fill(tone, 150))
    lead = pen(pal.ink, 6, 120)
    for dx in (120, 200, 280):
        c.drawLine(x + dx, 300, x + dx, 960, lead)
    for y in (520, 700, 860):
        c.drawLine(x + 30, y, x + 370, y, lead)
    c.restore()


def car_interior(st: Stage) -> None:
    """From the windscreen: two seats, the street behind, a mirror above, the wheel in front."""
    pal, c = st.pal, st.bg
    c.drawPaint(vgrad(0, FLOOR, pal.top, pal.bot))
    glow(c, st.at(900), 560, 760, pal.light, 150)
    skyline(st, 1010, (120, 380), mix(pal.far, pal.bot, 0.3), 0.2, 12)
    for k in range(5):
        tree(st, c, 60 + k * 300, 1060, 330 + 60 * (k % 2))
    ground(c, rrect(-20, 1010, W + 40, H), mix(pal.near, pal.far, 0.4), 10, 1060)
    trim = mix(pal.ink, pal.mid, 0.34)
    rear, side_window = rrect(330, 400, 636, 480, 70), "M-40 480 L220 420 L240 940 L-40 980 Z"
    panes = union(rear, outline(side_window), outline(side_window, W, flip=True))
    paper(c, minus(rrect(-60, -60, W + 120, H + 120), panes), trim, 26, lit=0.05)
    c.drawPath(rear, ramp((330, 400), (966, 880), [col(WHITE, 70), col(WHITE, 0)]))
    st.back(rrect(-60, -60, W + 120, 330, 60), lighten(trim, 0.08), 20)
    seat = mix(st.wood(rgb("8a6a58"), 0.3), pal.near, 0.35)
    for x in (330, 966):
        st.front(union(rrect(x - 70, 800, 24, 120), rrect(x + 46, 800, 24, 120)), st.steel, 6)
        st.front(rrect(x - 136, 620, 272, 220, 80), lighten(seat, 0.06), 20)
        st.front(rrect(x - 250, 880, 500, 900, 130), seat, 24)
        st.front(rrect(x - 150, 940, 300, 700, 80), lighten(seat, 0.07), 8)
    st.front(rrect(CX - 16, 150, 32, 130, 10), deepen(trim, 0.3), 8)
    st.front(rrect(CX - 190, 252, 380, 110, 50), deepen(trim, 0.2), 18)
    st.front(rrect(CX - 172, 268, 344, 78, 36), mix(pal.bot, pal.light, 0.4), 3)
    dash = outline("M-80 2040 Q648 1880 1376 2040 L1376 2384 L-80 2384 Z")
    paper(st.fg, dash, deepen(trim, 0.15), 30)
    hub = st.at(380)
    wheel = minus(oval(hub, 2010, 350, 300), oval(hub, 2010, 294, 244))
    paper(st.fg, union(wheel, rrect(hub - 310, 1985, 620, 70, 30)), deepen(trim, 0.34), 20)
