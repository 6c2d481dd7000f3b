"""Places to go to: shop, restaurant, church, and a car from within."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import deepen, lighten, mix, rgb
from resources.papercut.paper import col, fill, glow, ground, inside, paper, pen, ramp, vgrad
from resources.papercut.places.fixtures import floor, garland, pendant, wall, window
from resources.papercut.places.furniture import tree
from resources.papercut.places.stage import Stage
from resources.papercut.places.town import skyline
from resources.papercut.shapes import CX, FLOOR, H, W, curve, minus, oval, poly, rrect, union


def shop(st: Stage) -> None:
    """Shelves full of goods, an awning, a counter with a till."""
    pal, rnd = st.pal, st.rnd
    wall(st, mix(pal.far, pal.mid, 0.25), "plain")
    floor(st, mix(pal.near, pal.light, 0.24), "tiles")
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
                    paper(
                        st.bg,
                        union(rrect(x + 6, y - 90, 46, 90, 12), rrect(x + 18, y - 128, 22, 50, 5)),
                        code,
                        6,
                    )
                    x += 58
                else:
                    paper(st.bg, union(rrect(x, y - 74, 60, 74, 8)), code, 6)
                    paper(st.bg, rrect(x - 3, y - 90, 66, 22, 6), lighten(code, 0.3), 3)
                    x += 68
            x += rnd.uniform(8, 26)
        paper(st.bg, rrect(-20, y, W + 40, 26), st.wood(rgb("c0925e")), 10)
    for k in range(10):
        stripe = curve(
            (k * 130 - 2, 150),
            ((k * 130 + 130, 150),),
            ((k * 130 + 130, 330),),
            ((k * 130 + 64, 410), (k * 130 - 2, 330)),
        )
        paper(st.mid, stripe, mix(pal.acc, pal.near, 0.1) if k % 2 else mix(pal.light, pal.far, 0.1), 12)
    paper(st.mid, rrect(-20, 120, W + 40, 60), mix(pal.acc, pal.near, 0.4), 10)
    wood = st.wood(rgb("a9764a"))
    cx = st.at(700, 660)
    paper(st.mid, rrect(cx, 1150, 660, 300, 14), wood, 22)
    paper(st.mid, rrect(cx - 24, 1110, 708, 54, 12), lighten(wood, 0.14), 14)
    tx = cx + 320
    paper(st.mid, rrect(tx, 990, 230, 122, 14), mix(pal.ink, rgb("5a6478"), 0.6), 10)
    paper(
        st.mid,
        poly((tx + 20, 990), (tx + 210, 990), (tx + 190, 900), (tx + 40, 900)),
        mix(pal.ink, rgb("7b879a"), 0.6),
        8,
    )
    paper(st.mid, rrect(tx + 62, 914, 108, 54, 6), mix(pal.acc2, pal.light, 0.4), 3)


def restaurant(st: Stage) -> None:
    """Booths, bottles behind a bar, lamps over tables laid for two."""
    pal, rnd = st.pal, st.rnd
    wall(st, mix(pal.mid, pal.near, 0.2), rnd.choice(("brick", "stripes", "panels")))
    floor(st, mix(pal.near, st.wood(rgb("8f5a38")), 0.4), "boards")
    if st.layout % 2 == 0:
        window(st, 70, 380, 430, 560, "town")
        paper(st.bg, rrect(640, 400, 580, 400, 12), st.wood(rgb("7a4a2c")), 16)
        for row in range(2):
            x = 664.0
            while x < 1170:
                tone = st.wood(rgb(rnd.choice(("5aa55e", "a8324e", "d9a03f", "7fb0d8", "c9713f"))), 0.22)
                paper(
                    st.bg,
                    union(rrect(x, 476 + row * 190, 40, 102, 10), rrect(x + 12, 430 + row * 190, 16, 60, 5)),
                    tone,
                    5,
                )
                x += rnd.choice((48, 56))
            paper(st.bg, rrect(650, 578 + row * 190, 560, 18), st.wood(rgb("b98552")), 6)
    else:
        window(st, 760, 380, 450, 560, "town")
        paper(st.bg, rrect(120, 420, 420, 520, 10), mix(pal.ink, pal.mid, 0.2), 16)
        chalk = pen(mix(pal.light, (255, 255, 255), 0.4), 8, 190)
        for k in range(6):
            st.bg.drawLine(180, 560 + k * 58, 180 + (220, 160, 240, 190, 230, 140)[k], 560 + k * 58, chalk)
        st.bg.drawPath(curve((250, 480), ((330, 520), (410, 480)), close=False), chalk)
        garland(st, 250, 60, flags=False)
    seat = mix(pal.acc, pal.near, 0.3)
    for x in (-120, 830):
        paper(st.mid, rrect(x, 1010, 590, 430, 60), seat, 22)
        for k in range(4):
            paper(st.mid, rrect(x + 30 + k * 136, 1036, 122, 260, 40), lighten(seat, 0.06), 6)
    for x in (300, 1000):
        pendant(st, x, 300, 0.9, mix(pal.acc2, pal.acc, 0.3))
    cloth = mix(pal.light, (255, 255, 255), 0.3)
    paper(st.fg, oval(CX, 2130, 900, 190), mix(cloth, pal.near, 0.24), 26)


def church(st: Stage) -> None:
    """An aisle under arches, coloured glass, candles, flowers."""
    pal, rnd = st.pal, st.rnd
    stone = mix(mix(pal.far, rgb("d9cdb8"), 0.35), pal.mid, 0.12)
    wall(st, stone, "brick")
    for k, x in enumerate((60, 448, 836)):
        arch = curve(
            (x, 980),
            ((x, 560),),
            ((x, 400), (x + 200, 250)),
            ((x + 400, 400), (x + 400, 560)),
            ((x + 400, 980),),
        )
        paper(st.bg, arch, deepen(stone, 0.2), 10)
        glass = curve(
            (x + 40, 950),
            ((x + 40, 570),),
            ((x + 50, 430), (x + 200, 310)),
            ((x + 350, 430), (x + 360, 570)),
            ((x + 360, 950),),
        )
        inside(st.bg, glass)
        st.bg.drawPaint(fill(mix(pal.top, pal.light, 0.2)))
        for _ in range(26):
            gx, gy = x + 40 + rnd.random() * 320, 310 + rnd.random() * 640
            tone = rnd.choice((pal.acc, pal.acc2, pal.far, rgb("7fb8e0"), rgb("c97ab0")))
            st.bg.drawPath(
                poly((gx - 70, gy - 30), (gx + 20, gy - 80), (gx + 70, gy + 40), (gx - 30, gy + 80)),
                fill(tone, 150),
            )
        for dx in (120, 200, 280):
            st.bg.drawLine(x + dx, 300, x + dx, 960, pen(pal.ink, 6, 120))
        for dy in (520, 700, 860):
            st.bg.drawLine(x + 30, dy, x + 370, dy, pen(pal.ink, 6, 120))
        st.bg.restore()
        if k == 1:
            glow(st.bg, x + 200, 640, 560, pal.light, 150)
    floor(st, mix(pal.near, stone, 0.4), "tiles")
    ground(
        st.bg,
        poly((500, FLOOR), (796, FLOOR), (1090, H), (206, H)),
        mix(pal.acc, pal.near, 0.25),
        6,
        FLOOR + 20,
    )
    for side in (-1, 1):
        for k in range(2):
            x = CX + side * (470 + 150 * k)
            paper(st.mid, rrect(x - 190, 1080 + k * 80, 380, 400, 20), st.wood(rgb("9a6a42")), 18)
            paper(st.mid, rrect(x - 200, 1060 + k * 80, 400, 44, 16), st.wood(rgb("b98552")), 10)
        x = CX + side * 300
        for j in range(5):
            paper(
                st.mid,
                oval(x + (j - 2) * 34, 1050 - abs(j - 2) * -8, 34),
                (mix(pal.light, (255, 255, 255), 0.4), pal.acc)[j % 2],
                6,
            )


def car_interior(st: Stage) -> None:
    """From the windscreen: two seats, the street behind, a mirror above, the wheel in front."""
    pal, c = st.pal, st.bg
    c.drawPaint(vgrad(0, FLOOR, pal.top, pal.bot))
    glow(c, st.at(900), 560, 760, pal.light, 150)
    skyline(st, 1010, (120, 380), mix(pal.far, pal.bot, 0.3), 0.2, 12)
    for k in range(5):
        tree(st, c, 60 + k * 300, 1060, 330 + 60 * (k % 2))
    ground(c, poly((-20, 1010), (W + 20, 1010), (W + 20, H), (-20, H)), mix(pal.near, pal.far, 0.4), 10, 1060)
    trim = mix(pal.ink, pal.mid, 0.34)
    windows = union(
        rrect(330, 400, 636, 480, 70),
        poly((-40, 480), (220, 420), (240, 940), (-40, 980)),
        poly((W + 40, 480), (W - 220, 420), (W - 240, 940), (W + 40, 980)),
    )
    paper(c, minus(rrect(-60, -60, W + 120, H + 120), windows), trim, 26, lit=0.05)
    inside(c, rrect(330, 400, 636, 480, 70))
    c.drawRect(
        skia.Rect.MakeWH(W, H),
        ramp((330, 400), (966, 880), [col((255, 255, 255), 70), col((255, 255, 255), 0)]),
    )
    c.restore()
    paper(c, rrect(-60, -60, W + 120, 330, 60), lighten(trim, 0.08), 20)
    seat = mix(st.wood(rgb("8a6a58"), 0.3), pal.near, 0.35)
    for x in (330, 966):
        paper(
            st.mid,
            union(rrect(x - 70, 800, 24, 120), rrect(x + 46, 800, 24, 120)),
            mix(pal.light, rgb("9aa7b8"), 0.6),
            6,
        )
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
