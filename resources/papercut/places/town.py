"""Under the sky of the town: street and city, and skies and skylines for other places."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, mix, rgb
from resources.papercut.paper import fill, glow, ground, paper, pen, vgrad
from resources.papercut.places.fixtures import far_hills
from resources.papercut.places.furniture import bush, plant, tree
from resources.papercut.places.stage import Stage
from resources.papercut.shapes import CX, FLOOR, H, W, cloud, minus, moved, outline, oval, poly, rrect, union


def sky(st: Stage, y1: float = FLOOR, clouds: int = 3) -> float:
    """Sky, sun or moon, stars or clouds; gives the x of the light."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    c.drawPaint(vgrad(0, y1, pal.top, mix(pal.top, pal.bot, 0.6), pal.bot))
    x, y = st.at(rnd.uniform(880, 1010)), rnd.uniform(430, 540)
    if st.night:
        for _ in range(90):
            c.drawCircle(
                rnd.uniform(0, W),
                rnd.uniform(0, 1000),
                rnd.choice((1.6, 2.2, 3.4)),
                fill(pal.light, rnd.randint(70, 220)),
            )
    glow(c, x, y, 820, pal.light, 140)
    for i, r in enumerate((300, 220)):
        c.drawCircle(x, y, r, fill(pal.light, 24 + 16 * i))
    orb = oval(x, y, 132)
    crescent = st.night and rnd.random() < 0.6
    paper(
        c,
        minus(orb, oval(x + 58, y - 30, 118)) if crescent else orb,
        mix(mix(pal.light, (255, 255, 255), 0.2), pal.acc2, 0.14),
        10,
    )
    tone = mix(mix(pal.light, pal.bot, 0.25), pal.far, 0.1 if not st.night else 0.5)
    for k in range(clouds):
        cx, cy = (x + rnd.uniform(330, W - 330)) % W, 350 + k * 130 + rnd.uniform(-30, 40)
        paper(c, cloud(cx, cy, rnd.uniform(110, 180)), mix(tone, pal.far, 0.12 * k), 14)
    return x


def skyline(
    st: Stage, foot: float, heights: tuple[float, float], colour: Rgb, lit: float, depth: float
) -> None:
    """A row of towers standing on y = `foot`, a share `lit` of their windows lit."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    x = -40.0
    while x < W + 30:
        w, h = rnd.uniform(110, 200), rnd.uniform(*heights)
        body = rrect(x, foot - h, w, h + 60)
        roof = rnd.random()
        if roof < 0.3:
            body = union(
                body,
                rrect(x + w * 0.3, foot - h - 56, w * 0.4, 80),
                rrect(x + w * 0.48, foot - h - 140, w * 0.05, 120),
            )
        elif roof < 0.5:
            body = union(body, poly((x, foot - h + 1), (x + w, foot - h + 1), (x + w, foot - h - 70)))
        paper(c, body, mix(colour, pal.far, rnd.uniform(0, 0.14)), depth)
        n = max(2, int(w // 46))
        step = w / (n + 0.6)
        share = lit * (1.5 if st.night else 1.0)
        dark = fill(mix(colour, pal.light, 0.28), 130)
        for i in range(n):
            for j in range(int(h // 72)):
                lamp = rnd.random() < share
                tone = fill(mix(pal.acc2, pal.light, rnd.random() * 0.6), 235) if lamp else dark
                c.drawRoundRect(
                    skia.Rect.MakeXYWH(x + step * (i + 0.46), foot - h + 32 + j * 72, step * 0.58, 38),
                    4,
                    4,
                    tone,
                )
        x += w + rnd.uniform(-12, 20)


def street(st: Stage) -> None:
    """A row of houses, a pavement, a lamp and a tree."""
    pal, rnd = st.pal, st.rnd
    sky(st)
    far_hills(st, 1060, 60, mix(pal.far, pal.bot, 0.2))
    x = -90.0 + rnd.uniform(0, 60)
    while x < W:
        w, h = rnd.uniform(330, 420), rnd.uniform(330, 460)
        _terraced(st, x, w, h)
        x += w + rnd.uniform(10, 40)
    pavement = mix(mix(pal.near, pal.light, 0.34), rgb("b9b3a8"), 0.2)
    ground(st.bg, rrect(-40, FLOOR, W + 80, H), pavement, 12, FLOOR + 20)
    for k in range(9):
        st.bg.drawLine(k * 170 - 40, FLOOR + 4, k * 200 - 160, FLOOR + 106, pen(pal.ink, 4, 60))
    ground(st.bg, rrect(-40, FLOOR + 108, W + 80, H), mix(pal.ink, pal.near, 0.66), 14, FLOOR + 130)
    for k in range(5):
        st.bg.drawPath(outline("M-90 0 L110 0 L90 30 L-120 30 Z", k * 330, 1760), fill(pal.light, 200))
    _street_lamp(st, st.at(1150))
    tree(st, st.mid, st.at(130), FLOOR + 70, 690)
    bush(st, st.mid, st.at(330), FLOOR + 60, 90)


def _street_lamp(st: Stage, x: float) -> None:
    """A lamp that leans over the street from the side it stands on."""
    flip = x > CX
    pole = union(rrect(-11, 620, 22, 780, 8), rrect(0, 606, 130, 20, 10), rrect(-38, 1370, 76, 44, 10))
    st.front(moved(pole, x, flip=flip), mix(st.pal.ink, st.pal.mid, 0.2), 14)
    warm = mix(st.pal.acc2, st.pal.light, 0.3)
    glow(st.mid, x + (-132 if flip else 132), 700, 380, warm, 150 if st.night else 40)
    st.front(outline("M88 626 L178 626 L206 684 L60 684 Z", x, flip=flip), st.pal.acc2, 8)


def _terraced(st: Stage, x: float, w: float, h: float) -> None:
    pal, rnd, c = st.pal, st.rnd, st.bg
    y = FLOOR - h
    tone = rnd.choice((pal.mid, pal.acc, pal.acc2, rgb("e8d3ad"), rgb("8fb4c4"), rgb("d98a6c")))
    body = mix(tone, pal.near if st.night else pal.far, 0.46 if st.night else 0.34)
    paper(c, rrect(x, y, w, h + 40), body, 18)
    roof = mix(mix(pal.near, rgb("8f4a3c"), 0.4), pal.ink, 0.1)
    gable = rnd.random() < 0.55
    top = (
        poly((x - 34, y + 14), (x + w + 34, y + 14), (x + w / 2, y - 200))
        if gable
        else poly((x - 34, y + 14), (x + w + 34, y + 14), (x + w - 44, y - 150), (x + 44, y - 150))
    )
    paper(c, rrect(x + w * 0.68, y - 180, 50, 130), mix(roof, pal.ink, 0.2), 8)
    paper(c, top, roof, 16)
    if gable:
        paper(
            c,
            oval(x + w / 2, y - 66, 34),
            mix(pal.acc2, pal.light, 0.4) if st.night else mix(pal.top, pal.light, 0.5),
            4,
        )
    for i in range(2):
        wx = x + 40 + i * (w - 176)
        paper(c, rrect(wx - 10, y + 50, 116, 130, 10), mix(body, pal.light, 0.5), 6)
        pane = (
            mix(pal.acc2, pal.light, 0.35)
            if st.night and rnd.random() < 0.8
            else mix(pal.top, pal.light, 0.45)
        )
        paper(c, rrect(wx, y + 60, 96, 110, 6), pane, 2)
        c.drawLine(wx + 48, y + 60, wx + 48, y + 170, pen(mix(body, pal.light, 0.5), 7))
        paper(c, rrect(wx - 14, y + 178, 124, 22, 6), mix(body, pal.light, 0.35), 5)
    door = rnd.choice((pal.acc, rgb("2f6f8f"), rgb("3f7a55"), pal.acc2))
    dx = x + w / 2 - 52
    paper(c, rrect(dx - 12, FLOOR - 214, 128, 220, 12), mix(body, pal.light, 0.5), 6)
    paper(c, rrect(dx, FLOOR - 200, 104, 210, 8), mix(door, pal.near, 0.2), 4)
    c.drawCircle(dx + 82, FLOOR - 96, 8, fill(rgb("f2c14e")))
    bush(st, c, x + 46, FLOOR + 10, 54)


def city(st: Stage) -> None:
    """Towers in three rows, a railing, a water tank."""
    pal = st.pal
    sky(st, clouds=2)
    skyline(st, 1160, (260, 600), mix(pal.far, pal.bot, 0.42), 0.14, 14)
    glow(st.bg, CX, 1200, 760, pal.bot, 90)
    skyline(st, 1280, (200, 520), mix(pal.far, pal.mid, 0.55), 0.26, 16)
    skyline(st, 1400, (120, 340), mix(pal.mid, pal.near, 0.5), 0.34, 18)
    ground(st.mid, rrect(-40, FLOOR + 30, W + 80, H), mix(pal.near, pal.ink, 0.24), 20, FLOOR + 60)
    rail = mix(pal.near, pal.light, 0.26)
    paper(
        st.mid,
        union(
            rrect(-30, 1130, W + 60, 22, 8),
            rrect(-30, FLOOR + 20, W + 60, 36, 6),
            *[rrect(20 + k * 116, 1130, 12, 230) for k in range(12)],
        ),
        rail,
        10,
    )
    tank = st.wood(rgb("8f5f3c"))
    x = st.at(1130)
    paper(
        st.mid,
        union(rrect(x - 92, 1120, 14, 250), rrect(x + 78, 1120, 14, 250), rrect(x - 7, 1120, 14, 250)),
        mix(pal.ink, pal.mid, 0.3),
        8,
    )
    paper(st.mid, rrect(x - 112, 900, 224, 240, 14), tank, 18)
    paper(st.mid, poly((x - 128, 906), (x + 128, 906), (x, 800)), mix(tank, pal.ink, 0.3), 12)
    for k in range(3):
        st.mid.drawLine(x - 110, 960 + k * 70, x + 110, 960 + k * 70, pen(pal.ink, 6, 110))
    plant(st, st.mid, st.at(110), FLOOR - 30, 190)
