"""Places people live in: room, bedroom, kitchen, bathroom, porch."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import deepen, lighten, mix, rgb
from resources.papercut.paper import fill, glow, inside, paper, pen
from resources.papercut.places.fixtures import (
    curtains,
    floor,
    floor_lamp,
    garland,
    pendant,
    rug,
    sunbeam,
    table_lamp,
    wall,
    window,
)
from resources.papercut.places.furniture import bookcase, bush, cabinet, picture, plant, sofa
from resources.papercut.places.stage import Stage
from resources.papercut.shapes import FLOOR, W, curve, moved, oval, poly, rrect, union
from resources.papercut.things import draw_thing


def room(st: Stage) -> None:
    """A living room: a window and a sofa, or a bookcase and a lamp."""
    pal, rnd = st.pal, st.rnd
    tone = mix(mix(pal.far, pal.mid, rnd.uniform(0.1, 0.5)), pal.bot, 0.14)
    style = rnd.choice(("stripes", "dots", "plain", "panels", "diamonds"))
    sofa_colour = mix(rnd.choice((pal.acc, rgb("3f8f96"), rgb("d59a3f"), rgb("7d6ab8"))), pal.near, 0.22)
    cloth = mix(rnd.choice((pal.acc, pal.acc2, pal.light)), pal.mid, 0.3)
    wall(st, tone, style)
    floor(st, mix(pal.near, st.wood(rgb("a9714a")), 0.45))
    rug(st, W / 2, mix(pal.acc, pal.near, 0.42), mix(pal.acc2, pal.near, 0.4))
    if st.layout % 2 == 0:
        window(st, 130, 420, 470, 560, rnd.choice(("town", "hills")))
        curtains(st, 130, 420, 470, 560, cloth)
        sunbeam(st, 150, 430, 1010, 260)
        picture(st, 830, 420, 210, 250)
        picture(st, 1060, 500, 170, 170)
        picture(st, 880, 720, 290, 190)
        sofa(st, 690, 660, sofa_colour)
        plant(st, st.mid, 130, FLOOR - 40, 210)
        pendant(st, 960, 190)
    else:
        bookcase(st, 60, 400)
        picture(st, 560, 470, 230, 280)
        window(st, 900, 430, 300, 480, "hills")
        curtains(st, 900, 430, 300, 480, cloth)
        floor_lamp(st, 600)
        sofa(st, 870, 440, sofa_colour)
        plant(st, st.mid, 90, FLOOR - 30, 180)


def bedroom(st: Stage) -> None:
    """A bed with a lamp beside it, a window, a string of lights."""
    pal, rnd = st.pal, st.rnd
    wall(st, mix(pal.far, pal.mid, 0.3), rnd.choice(("dots", "diamonds", "plain", "stripes")))
    floor(st, mix(pal.near, st.wood(rgb("b08058")), 0.4))
    wx = st.at(160, 420)
    window(st, wx, 430, 420, 470, "hills")
    curtains(st, wx, 430, 420, 470, mix(pal.acc2, pal.mid, 0.4))
    garland(st, 250, 70, flags=rnd.random() < 0.4)
    picture(st, st.at(760, 200), 460, 200, 240)
    picture(st, st.at(990, 170), 500, 170, 200)
    duvet = mix(rnd.choice((pal.acc, rgb("5c83c4"), rgb("8a6ab8"))), pal.near, 0.16)
    x = st.at(560, 860)
    wood = st.wood(rgb("9a6a42"))
    paper(st.mid, union(rrect(x, 880, 860, 500, 70), rrect(x, 1000, 860, 400, 10)), wood, 24)
    for k in range(2):
        paper(st.mid, rrect(x + 60 + k * 380, 1010, 340, 190, 70), mix(pal.light, (255, 255, 255), 0.3), 14)
    paper(st.mid, rrect(x - 24, 1160, 908, 340, 60), duvet, 22)
    paper(st.mid, rrect(x - 24, 1160, 908, 82, 40), lighten(duvet, 0.35), 8)
    for k in range(5):
        st.mid.drawLine(x + 60 + k * 180, 1270, x + 40 + k * 190, 1490, pen(deepen(duvet, 0.4), 6, 60))
    tx = st.at(400, 150)
    cabinet(st, st.mid, (tx, 1180, 150, 200), wood, 1)
    table_lamp(st, st.mid, tx + 75, 1182, 1.0)


def kitchen(st: Stage) -> None:
    """Cupboards, tiles, a window over the counter, pots and cups."""
    pal, rnd = st.pal, st.rnd
    wood = mix(rnd.choice((rgb("3f8f8f"), rgb("d98a4a"), rgb("6a8fc0"), rgb("b9604c"))), pal.mid, 0.34)
    wall(st, mix(pal.far, pal.light, 0.2 if not st.night else 0.04), "plain")
    for row in range(4):
        for k in range(12):
            st.bg.drawRoundRect(
                skia.Rect.MakeXYWH(k * 112 - (56 if row % 2 else 0), 800 + row * 78, 104, 70),
                6,
                6,
                fill(pal.light, 34 if (row + k) % 3 else 58),
            )
    window(st, 450, 330, 400, 400, "hills")
    for x, w in ((-40, 420), (930, 420)):
        cabinet(st, st.bg, (x, 240, w, 460), wood)
    floor(st, mix(pal.near, pal.light, 0.2), "tiles")
    top = 1110
    fx = st.at(-30, 330)
    paper(st.mid, rrect(-40, top + 40, W + 80, 300), deepen(wood, 0.05), 14)
    for k in range(5):
        paper(st.mid, rrect(14 + k * 262, top + 66, 236, 240, 10), lighten(wood, 0.06), 6)
        paper(st.mid, rrect(92 + k * 262, top + 84, 80, 14, 7), pal.acc2, 3)
    paper(st.mid, rrect(-40, top, W + 80, 50, 8), mix(pal.light, st.wood(rgb("d9b98c")), 0.5), 16)
    _fridge(st, fx)
    px = st.at(420, 0)
    draw_thing(st.mid, "bowl-food", (px, top - 62), 150, pal)
    draw_thing(st.mid, "mug-hot", (st.at(1180), top - 62), 130, pal)
    plant(st, st.mid, st.at(1010, 0), top - 76, 110)
    for k in range(3):
        pendant(st, 430 + k * 220, 90, 0.62)


def _fridge(st: Stage, x: float) -> None:
    steel = mix(mix(st.pal.light, (232, 238, 242), 0.6), st.pal.mid, 0.34 if st.night else 0.08)
    paper(st.mid, rrect(x, 560, 330, 840, 30), steel, 22)
    st.mid.drawLine(x + 8, 850, x + 322, 850, pen(st.pal.ink, 7, 90))
    side = x + 280 if st.left else x + 30
    paper(st.mid, rrect(side, 690, 20, 120, 10), deepen(steel, 0.3), 5)
    paper(st.mid, rrect(side, 890, 20, 170, 10), deepen(steel, 0.3), 5)
    for dx, dy, tone in ((70, 640, st.pal.acc), (150, 700, st.pal.acc2), (100, 960, st.pal.acc2)):
        paper(st.mid, rrect(x + dx, dy, 66, 80, 4), mix(tone, st.pal.light, 0.3), 5)


def bathroom(st: Stage) -> None:
    """Tiles, a mirror over a basin, a shower curtain."""
    pal = st.pal
    wall(st, mix(pal.far, pal.light, 0.3 if not st.night else 0.08), "plain")
    for row in range(13):
        for k in range(11):
            if (row * 5 + k * 3) % 7 < 5:
                st.bg.drawRoundRect(
                    skia.Rect.MakeXYWH(k * 122 + 6, row * 104 + 6, 110, 92),
                    8,
                    8,
                    fill(pal.light, 26 + 14 * ((row + k) % 3)),
                )
    floor(st, mix(pal.near, pal.light, 0.26), "tiles")
    mx = st.at(360, 0)
    glow(st.bg, mx, 560, 480, pal.light, 130)
    paper(st.bg, oval(mx, 620, 236, 290), st.wood(rgb("c79a5e")), 16)
    paper(st.bg, oval(mx, 620, 206, 260), mix(pal.bot, pal.light, 0.45), 4)
    inside(st.bg, oval(mx, 620, 206, 260))
    st.bg.drawPath(
        poly((mx - 200, 780), (mx + 40, 330), (mx + 120, 330), (mx - 120, 860)), fill((255, 255, 255), 70)
    )
    st.bg.restore()
    paper(st.mid, rrect(mx - 270, 1120, 540, 300, 24), st.wood(rgb("a9764a")), 18)
    paper(st.mid, rrect(mx - 300, 1080, 600, 62, 30), mix(pal.light, (255, 255, 255), 0.5), 14)
    paper(
        st.mid,
        union(rrect(mx - 14, 980, 28, 110, 12), rrect(mx - 14, 980, 120, 26, 13)),
        mix(pal.light, rgb("9aa7b8"), 0.6),
        7,
    )
    cx = st.at(1020, 0)
    cloth = mix(pal.acc, pal.far, 0.25)
    curtain = curve(
        (cx - 330, 300),
        ((cx + 340, 300),),
        ((cx + 340, 1500),),
        ((cx - 200, 1500),),
        ((cx - 330, 1000), (cx - 240, 700), (cx - 330, 300)),
    )
    paper(st.mid, curtain, cloth, 24)
    for k in range(6):
        st.mid.drawLine(cx - 260 + k * 100, 310, cx - 200 + k * 92, 1480, pen(deepen(cloth, 0.4), 8, 70))
    paper(st.mid, rrect(cx - 420, 270, 900, 26, 13), mix(pal.light, rgb("9aa7b8"), 0.6), 10)


def porch(st: Stage) -> None:
    """The front of a house: door, steps, lantern, flowers."""
    pal, rnd = st.pal, st.rnd
    paint = rgb(rnd.choice(("e8d8b8", "a9c4cf", "d9a58c", "b8c9a0")))
    siding = mix(paint, pal.far, 0.3 if not st.night else 0.52)
    wall(st, siding, "plain")
    for y in range(40, FLOOR, 74):
        st.bg.drawRect(skia.Rect.MakeXYWH(0, y, W, 7), fill(pal.ink, 34))
        st.bg.drawRect(skia.Rect.MakeXYWH(0, y + 7, W, 5), fill(pal.light, 40))
    floor(st, mix(pal.near, st.wood(rgb("b9b0a4")), 0.5), "boards")
    x = st.at(250, 420)
    _front_door(st, x)
    _lantern(st, x + (590 if st.left else -170))
    window(st, st.at(930, 270), 560, 270, 390, "hills")
    st.back(rrect(st.at(905, 320), 1010, 320, 96, 12), st.wood(rgb("8f5f3c")), 14)
    for k, code in enumerate(("4c9a5e", "d9607a", "4c9a5e", "e8b84a")):
        bush(st, st.bg, st.at(950 + k * 78), 1030, 56, code)
    st.front(rrect(x - 120, FLOOR + 6, 660, 60, 8), mix(siding, pal.near, 0.4), 14)
    plant(st, st.mid, x - 120 if st.left else x + 540, FLOOR - 70, 180)
    plant(st, st.mid, st.at(1190), FLOOR - 60, 170)


def _front_door(st: Stage, x: float) -> None:
    """A panelled door in its frame, a window above it; x is its left edge."""
    pal = st.pal
    st.back(rrect(x - 56, 396, 532, FLOOR - 376, 10), mix(pal.light, pal.far, 0.42 if st.night else 0.16), 16)
    door = mix(rgb(st.rnd.choice(("c2453f", "2f6f8f", "3f7a55", "e0a33a"))), pal.near, 0.14)
    st.back(rrect(x, 560, 420, FLOOR - 550, 8), door, 8)
    for dx, y, h in ((44, 610, 280), (226, 610, 280), (44, 950, 310), (226, 950, 310)):
        st.back(rrect(x + dx, y, 150, h, 8), deepen(door, 0.16), 4)
    glass = mix(pal.acc2, pal.light, 0.4) if st.night else mix(pal.top, pal.light, 0.5)
    st.back(rrect(x + 10, 430, 400, 96, 10), glass, 3)
    st.back(oval(x + (372 if st.left else 48), 950, 22), rgb("f2c14e"), 6)


def _lantern(st: Stage, x: float) -> None:
    pal = st.pal
    glow(st.bg, x, 660, 420, mix(pal.acc2, pal.light, 0.4), 190 if st.night else 70)
    body = union(rrect(-46, 590, 92, 140, 10), poly((-66, 594), (66, 594), (0, 530)), rrect(-8, 500, 16, 40))
    st.front(moved(body, x), mix(pal.ink, pal.mid, 0.2), 10)
    st.front(rrect(x - 30, 612, 60, 96, 6), mix(pal.acc2, pal.light, 0.5), 0)
