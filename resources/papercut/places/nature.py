"""Out of town: forest, park, sea, and above the clouds."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, deepen, mix, rgb
from resources.papercut.paper import col, fill, glow, ground, paper, pen, ramp
from resources.papercut.places.fixtures import far_hills
from resources.papercut.places.furniture import leaves, pine, tree
from resources.papercut.places.stage import Stage
from resources.papercut.places.town import sky
from resources.papercut.shapes import CX, FLOOR, H, W, curve, hill, oval, poly, rrect, union
from resources.papercut.things import draw_thing


def forest(st: Stage) -> None:
    """Ranks of trees with light between them, ferns in front."""
    pal, rnd = st.pal, st.rnd
    light = sky(st, clouds=1)
    pines = rnd.random() < 0.6
    greens = [
        mix(mix(pal.far, pal.bot, 0.5), rgb("7fae86"), 0.2),
        mix(pal.far, rgb("5a9468"), 0.28),
        mix(pal.mid, rgb("3f7a52"), 0.34),
        mix(pal.near, rgb("2f6040"), 0.34),
    ]
    for rank, colour in enumerate(greens):
        y = 990 + rank * 110
        c = st.bg if rank < 3 else st.mid
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
                _trunk(st, c, x, y + 70, h, colour, rank)
        if rank < 3:
            glow(st.bg, light, y - 60, 640, pal.light, 46)
    for k in range(3):
        beam = poly(
            (light - 40 + k * 60, 300),
            (light + 10 + k * 60, 300),
            (light - 300 + k * 330, 1400),
            (light - 460 + k * 330, 1400),
        )
        paint = ramp((0, 300), (0, 1400), [col(pal.light, 60), col(pal.light, 0)])
        paint.setBlendMode(skia.BlendMode.kScreen)
        st.bg.drawPath(beam, paint)
    ground(st.mid, hill(rnd, FLOOR + 50, 18, 5), mix(greens[3], pal.ink, 0.2), 18, FLOOR + 100)
    for x in (70, 250, W - 230, W - 60):
        leaves(st, st.mid, x, FLOOR + 80, 130)


def _trunk(st: Stage, c: skia.Canvas, x: float, foot: float, h: float, leaf: Rgb, rank: int) -> None:
    bark = mix(mix(rgb("8a6044"), st.pal.near, 0.4), st.pal.far, 0.5 - 0.14 * rank)
    w = h * 0.05
    paper(
        c,
        poly((x - w, foot), (x - w * 0.7, foot - h * 1.4), (x + w * 0.7, foot - h * 1.4), (x + w, foot)),
        bark,
        10,
    )
    paper(
        c,
        union(
            oval(x, foot - h * 0.92, h * 0.3, h * 0.2),
            oval(x - h * 0.2, foot - h * 0.78, h * 0.2, h * 0.15),
            oval(x + h * 0.2, foot - h * 0.8, h * 0.22, h * 0.16),
        ),
        leaf,
        12,
    )


def park(st: Stage) -> None:
    """Lawns, a path, a bench under trees."""
    pal = st.pal
    sky(st)
    far_hills(st, 1010, 50, mix(mix(pal.far, pal.bot, 0.3), rgb("8fb98a"), 0.25))
    for k in range(4):
        tree(
            st,
            st.bg,
            90 + k * 390,
            1110 + 20 * (k % 2),
            420 + 70 * (k % 3),
            ("4c9a5e", "6aab62", "d98a3f")[k % 3],
        )
    ground(st.bg, hill(st.rnd, 1130, 26, 3), mix(mix(pal.mid, rgb("6aab62"), 0.5), pal.near, 0.1), 14, 1200)
    lawn = mix(mix(pal.near, rgb("4c9458"), 0.5), pal.mid, 0.2)
    ground(st.bg, hill(st.rnd, FLOOR - 20, 20, 3), lawn, 14, FLOOR + 40)
    path = curve(
        (st.at(620), FLOOR - 20),
        ((st.at(700), FLOOR - 20),),
        ((st.at(560), 1500), (st.at(1300), 1800), (st.at(1200), H)),
        ((st.at(300), H),),
        ((st.at(500), 1800), (st.at(420), 1500), (st.at(620), FLOOR - 20)),
    )
    paper(st.bg, path, mix(mix(pal.light, rgb("d8c09a"), 0.5), pal.near, 0.2), 4)
    wood = st.wood(rgb("a9713f"))
    x = st.at(700, 560)
    paper(st.mid, union(*[rrect(x + k, 1180, 26, 230, 6) for k in (40, 494)]), mix(pal.ink, pal.mid, 0.3), 10)
    for y, h in ((1050, 46), (1112, 46), (1210, 54)):
        paper(st.mid, rrect(x, y, 560, h, 12), wood, 12)
    tree(st, st.mid, st.at(110), FLOOR + 60, 780)
    for k in range(6):
        bx = st.at(60 + k * 90)
        paper(
            st.mid,
            oval(bx, FLOOR + 60 + 14 * (k % 2), 20),
            (pal.acc, pal.acc2, mix(pal.light, (255, 255, 255), 0.4))[k % 3],
            5,
        )


def sea(st: Stage) -> None:
    """Water to the horizon, a boat, a beach with a palm or a parasol."""
    pal, rnd = st.pal, st.rnd
    light = sky(st, clouds=3)
    far = mix(mix(pal.far, pal.top, 0.3), rgb("5aa6c8"), 0.25)
    far_hills(st, 985, 36, mix(pal.far, pal.bot, 0.4))
    for k in range(4):
        y, n = 1020 + k * 74, 7 + k
        step = (W + 320) / n
        wave = skia.Path()
        wave.moveTo(-60, H)
        wave.lineTo(-60, y)
        x = -160.0 * rnd.random() - 60
        wave.lineTo(x, y)
        for _ in range(n + 1):
            wave.quadTo(x + step / 2, y - 44 - k * 6, x + step, y)
            x += step
        wave.lineTo(W + 300, H)
        wave.close()
        ground(st.bg, wave, mix(far, mix(pal.near, rgb("2f7f9a"), 0.3), k / 3), 14, y + 20)
        if k == 0:
            glow(st.bg, light, 1070, 420, pal.light, 90)
            draw_thing(st.bg, "sailboat", st.at(300), 950, 170, pal, depth=6)
    sand = mix(mix(pal.light, rgb("f0d29a"), 0.6), pal.near, 0.36 if st.night else 0.1)
    ground(st.mid, hill(rnd, FLOOR + 10, 26, 3), sand, 16, FLOOR + 60)
    x = st.at(1130)
    if rnd.random() < 0.5:
        _palm(st, x)
    else:
        paper(st.mid, rrect(x - 8, 820, 16, 560, 8), mix(pal.light, rgb("b98552"), 0.6), 8)
        for k in range(6):
            a, b = x - 270 + k * 90, x - 180 + k * 90
            paper(
                st.mid,
                curve(
                    (x, 690),
                    (((a + x) / 2 - 14, 740), (a, 900)),
                    (((a + b) / 2, 872), (b, 900)),
                    (((b + x) / 2 + 14, 740), (x, 690)),
                ),
                pal.acc if k % 2 else mix(pal.light, (255, 255, 255), 0.3),
                8,
            )
    for k in range(3):
        paper(
            st.mid, oval(st.at(110 + k * 120), FLOOR + 90 + 20 * k, 26, 18), mix(pal.acc, pal.light, 0.5), 5
        )


def _palm(st: Stage, x: float) -> None:
    bark = st.wood(rgb("a9764a"))
    lean = -70 if x > CX else 70
    paper(
        st.mid,
        curve(
            (x - 34, FLOOR + 60),
            ((x - 20, 1000), (x + lean - 16, 700)),
            ((x + lean + 22, 700),),
            ((x + 26, 1000), (x + 40, FLOOR + 60)),
        ),
        bark,
        14,
    )
    green = st.wood(rgb("4c9a5e"), 0.34)
    for k, (dx, dy) in enumerate(
        ((-250, 40), (-200, -130), (-30, -200), (170, -150), (250, 20), (-130, 150), (150, 150))
    ):
        ox, oy = x + lean, 700
        leaf = curve(
            (ox, oy),
            ((ox + dx * 0.5 - dy * 0.24, oy + dy * 0.5 - abs(dx) * 0.24 - 30), (ox + dx, oy + dy)),
            ((ox + dx * 0.5, oy + dy * 0.5 - 10), (ox, oy)),
        )
        paper(st.mid, leaf, deepen(green, 0.08 * (k % 3)), 10)


def heaven(st: Stage) -> None:
    """Above the clouds, a balloon far off."""
    pal, rnd = st.pal, st.rnd
    sky(st, H, clouds=3)
    bx, by = st.at(290), 640
    balloon = curve(
        (bx, by + 150),
        ((bx - 120, by + 60), (bx - 150, by - 130), (bx, by - 130)),
        ((bx + 150, by - 130), (bx + 120, by + 60), (bx, by + 150)),
    )
    paper(st.bg, balloon, pal.acc, 12)
    st.bg.save()
    st.bg.clipPath(balloon, skia.ClipOp.kIntersect, True)
    for k in (-1, 1):
        st.bg.drawPath(
            curve(
                (bx + k * 20, by + 150),
                ((bx + k * 90, by), (bx + k * 40, by - 140)),
                ((bx + k * 90, by - 140),),
                ((bx + k * 150, by), (bx + k * 30, by + 150)),
            ),
            fill(mix(pal.acc2, pal.light, 0.2), 230),
        )
    st.bg.restore()
    st.bg.drawLine(bx - 24, by + 140, bx - 16, by + 186, pen(pal.ink, 4))
    st.bg.drawLine(bx + 24, by + 140, bx + 16, by + 186, pen(pal.ink, 4))
    paper(st.bg, rrect(bx - 26, by + 184, 52, 40, 8), st.wood(rgb("a9713f")), 6)
    for k in range(5):
        y = 1080 + k * 170
        bank = union(
            *[oval(x, y + rnd.uniform(-34, 34), rnd.uniform(140, 220)) for x in range(-60, W + 140, 190)],
            rrect(-60, y, W + 120, H),
        )
        ground(
            st.bg if k < 3 else st.mid,
            bank,
            mix(mix(mix(pal.light, (255, 255, 255), 0.2), pal.bot, 0.25), pal.far, k * 0.2),
            18,
            y + 60,
        )
    for k in range(4):
        x, y = st.at(760 + k * 90), 760 + 50 * (k % 3)
        st.bg.drawPath(
            curve((x - 30, y), ((x - 14, y - 22), (x, y)), ((x + 14, y - 22), (x + 30, y)), close=False),
            pen(pal.ink, 6, 150),
        )
