"""Out of town: forest, park, sea, and above the clouds."""

from __future__ import annotations

import random

from resources.papercut._skia import skia
from resources.papercut.palette import WHITE, Rgb, deepen, mix, rgb
from resources.papercut.paper import col, fill, glow, ground, inside, paper, pen, ramp
from resources.papercut.places.fixtures import far_hills
from resources.papercut.places.furniture import leaves, pine, tree
from resources.papercut.places.stage import Stage
from resources.papercut.places.town import sky
from resources.papercut.shapes import (
    CX,
    FLOOR,
    H,
    Point,
    W,
    curve,
    hill,
    moved,
    outline,
    oval,
    poly,
    rrect,
    union,
)
from resources.papercut.things import draw_thing


def forest(st: Stage) -> None:
    """Ranks of trees with light between them, ferns in front."""
    pal, rnd = st.pal, st.rnd
    light = sky(st, clouds=1)
    pines = rnd.random() < 0.6
    greens = (
        mix(mix(pal.far, pal.bot, 0.5), rgb("7fae86"), 0.2),
        mix(pal.far, rgb("5a9468"), 0.28),
        mix(pal.mid, rgb("3f7a52"), 0.34),
        mix(pal.near, rgb("2f6040"), 0.34),
    )
    for rank, colour in enumerate(greens):
        y, c = 990 + rank * 110, st.bg if rank < 3 else st.mid
        ground(c, hill(rnd, y + 40, 26, 4), colour, 14, y + 110)
        n = (9, 7, 5, 4)[rank]
        for i in range(n):
            x = (i + rnd.uniform(0.1, 0.9)) * W / n
            h = rnd.uniform(420, 560) * (1 + rank * 0.26)
            if rank == 3:
                x = (-40, 130, W - 120, W + 50)[i] + rnd.uniform(-20, 20)
            if pines:
                pine(st, c, x, y + 60, h, deepen(colour, rnd.uniform(0, 0.14)))
            else:
                bark = mix(mix(rgb("8a6044"), pal.near, 0.4), pal.far, 0.5 - 0.14 * rank)
                _tall_tree(c, (x, y + 70), h, bark, colour)
        if rank < 3:
            glow(st.bg, light, y - 60, 640, pal.light, 46)
    for k in range(3):
        _light_shaft(st, light - 15 + k * 60, light - 380 + k * 330)
    ground(st.mid, hill(rnd, FLOOR + 50, 18, 5), mix(greens[3], pal.ink, 0.2), 18, FLOOR + 100)
    for x in (70, 250, W - 230, W - 60):
        leaves(st, st.mid, x, FLOOR + 80, 130)


def _light_shaft(st: Stage, top: float, foot: float) -> None:
    shaft = poly((top - 25, 300), (top + 25, 300), (foot + 80, 1400), (foot - 80, 1400))
    paint = ramp((0, 300), (0, 1400), [col(st.pal.light, 60), col(st.pal.light, 0)])
    paint.setBlendMode(skia.BlendMode.kScreen)
    st.bg.drawPath(shaft, paint)


def _tall_tree(c: skia.Canvas, foot: Point, h: float, bark: Rgb, leaf: Rgb) -> None:
    """A bare trunk that leaves the frame above, a cloud of leaves around it."""
    k = h / 100
    paper(c, outline("M-5 0 L-3.5 -140 L3.5 -140 L5 0 Z", *foot, k), bark, 10)
    crown = union(oval(0, -92, 30, 20), oval(-20, -78, 20, 15), oval(20, -80, 22, 16))
    paper(c, moved(crown, *foot, k), leaf, 12)


def park(st: Stage) -> None:
    """Lawns, a path, a bench under trees."""
    pal = st.pal
    sky(st)
    far_hills(st, 1010, 50, mix(mix(pal.far, pal.bot, 0.3), rgb("8fb98a"), 0.25))
    for k, code in enumerate(("4c9a5e", "6aab62", "d98a3f", "4c9a5e")):
        tree(st, st.bg, 90 + k * 390, 1110 + 20 * (k % 2), 420 + 70 * (k % 3), code)
    ground(st.bg, hill(st.rnd, 1130, 26, 3), mix(mix(pal.mid, rgb("6aab62"), 0.5), pal.near, 0.1), 14, 1200)
    lawn = mix(mix(pal.near, rgb("4c9458"), 0.5), pal.mid, 0.2)
    ground(st.bg, hill(st.rnd, FLOOR - 20, 20, 3), lawn, 14, FLOOR + 40)
    path = "M620 1310 L700 1310 C560 1500 1300 1800 1200 2304 L300 2304 C500 1800 420 1500 620 1310 Z"
    gravel = mix(mix(pal.light, rgb("d8c09a"), 0.5), pal.near, 0.2)
    st.back(outline(path) if st.left else outline(path, W, flip=True), gravel, 4)
    wood, x = st.wood(rgb("a9713f")), st.at(700, 560)
    st.front(union(*[rrect(x + k, 1180, 26, 230, 6) for k in (40, 494)]), mix(pal.ink, pal.mid, 0.3), 10)
    for y, h in ((1050, 46), (1112, 46), (1210, 54)):
        st.front(rrect(x, y, 560, h, 12), wood, 12)
    tree(st, st.mid, st.at(110), FLOOR + 60, 780)
    for k in range(6):
        flower = oval(st.at(60 + k * 90), FLOOR + 60 + 14 * (k % 2), 20)
        st.front(flower, (pal.acc, pal.acc2, st.white)[k % 3], 5)


def sea(st: Stage) -> None:
    """Water to the horizon, a boat, a beach with a palm or a parasol."""
    pal, rnd = st.pal, st.rnd
    light = sky(st, clouds=3)
    far = mix(mix(pal.far, pal.top, 0.3), rgb("5aa6c8"), 0.25)
    near = mix(pal.near, rgb("2f7f9a"), 0.3)
    far_hills(st, 985, 36, mix(pal.far, pal.bot, 0.4))
    for k in range(4):
        y = 1020 + k * 74
        ground(st.bg, _waves(rnd, y, 7 + k, 44 + k * 6), mix(far, near, k / 3), 14, y + 20)
        if k == 0:
            glow(st.bg, light, 1070, 420, pal.light, 90)
            draw_thing(st.bg, "sailboat", (st.at(300), 950), 170, pal)
    sand = mix(mix(pal.light, rgb("f0d29a"), 0.6), pal.near, 0.36 if st.night else 0.1)
    ground(st.mid, hill(rnd, FLOOR + 10, 26, 3), sand, 16, FLOOR + 60)
    (_palm if rnd.random() < 0.5 else _parasol)(st, st.at(1130))
    for k in range(3):
        shell = oval(st.at(110 + k * 120), FLOOR + 90 + 20 * k, 26, 18)
        st.front(shell, mix(pal.acc, pal.light, 0.5), 5)


def _waves(rnd: random.Random, y: float, n: int, height: float) -> skia.Path:
    """n crests across the canvas, the first one anywhere."""
    step = (W + 320) / n
    x = -160.0 * rnd.random() - 60
    crests = [((x + step * (i + 0.5), y - height), (x + step * (i + 1), y)) for i in range(n + 1)]
    return curve((-60, H), ((-60, y),), ((x, y),), *crests, ((W + 300, H),))


def _parasol(st: Stage, x: float) -> None:
    st.front(rrect(x - 8, 820, 16, 560, 8), mix(st.pal.light, rgb("b98552"), 0.6), 8)
    for k in range(6):
        a, b = -270 + k * 90, -180 + k * 90
        panel = curve(
            (0, 690),
            ((a / 2 - 14, 740), (a, 900)),
            (((a + b) / 2, 872), (b, 900)),
            ((b / 2 + 14, 740), (0, 690)),
        )
        st.front(moved(panel, x), st.pal.acc if k % 2 else st.white, 8)


_FRONDS = ((-250, 40), (-200, -130), (-30, -200), (170, -150), (250, 20), (-130, 150), (150, 150))


def _palm(st: Stage, x: float) -> None:
    trunk = "M-34 1390 Q-20 1000 54 700 L92 700 Q26 1000 40 1390 Z"
    st.front(outline(trunk, x, flip=x > CX), st.wood(rgb("a9764a")), 14)
    green, top = st.wood(rgb("4c9a5e"), 0.34), x + (-70 if x > CX else 70)
    for k, (dx, dy) in enumerate(_FRONDS):
        over = (dx * 0.5 - dy * 0.24, dy * 0.5 - abs(dx) * 0.24 - 30)
        frond = curve((0, 0), (over, (dx, dy)), ((dx * 0.5, dy * 0.5 - 10), (0, 0)))
        st.front(moved(frond, top, 700), deepen(green, 0.08 * (k % 3)), 10)


def heaven(st: Stage) -> None:
    """Above the clouds, a balloon and birds far off."""
    pal, rnd = st.pal, st.rnd
    sky(st, H, clouds=3)
    _balloon(st, st.at(290), 640)
    vapour = mix(mix(pal.light, WHITE, 0.2), pal.bot, 0.25)
    for k in range(5):
        y = 1080 + k * 170
        puffs = [oval(x, y + rnd.uniform(-34, 34), rnd.uniform(140, 220)) for x in range(-60, W + 140, 190)]
        bank = union(*puffs, rrect(-60, y, W + 120, H))
        ground(st.bg if k < 3 else st.mid, bank, mix(vapour, pal.far, k * 0.2), 18, y + 60)
    for k in range(4):
        bird = outline("M-30 0 Q-14 -22 0 0 Q14 -22 30 0", st.at(760 + k * 90), 760 + 50 * (k % 3))
        st.bg.drawPath(bird, pen(pal.ink, 6, 150))


def _balloon(st: Stage, x: float, y: float) -> None:
    bag = outline("M0 150 C-120 60 -150 -130 0 -130 C150 -130 120 60 0 150 Z", x, y)
    st.back(bag, st.pal.acc, 12)
    inside(st.bg, bag)
    stripe = "M20 150 Q90 0 40 -140 L90 -140 Q150 0 30 150 Z"
    for flip in (False, True):
        st.bg.drawPath(outline(stripe, x, y, flip=flip), fill(mix(st.pal.acc2, st.pal.light, 0.2), 230))
    st.bg.restore()
    st.bg.drawPath(outline("M-24 140 L-16 186 M24 140 L16 186", x, y), pen(st.pal.ink, 4))
    st.back(rrect(x - 26, y + 184, 52, 40, 8), st.wood(rgb("a9713f")), 6)
