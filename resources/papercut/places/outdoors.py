"""Places under the sky: street, city, forest, park, sea, and the sky itself."""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, deepen, mix, rgb
from resources.papercut.paper import (
    CX, FLOOR, H, W, cloud, curve, fill, glow, ground, hill, minus, oval, paper, pen, poly, ramp, rrect, union, vgrad, col
)  # fmt: skip
from resources.papercut.places import furniture as f
from resources.papercut.places.stage import Stage
from resources.papercut.things import draw_thing


def sky(st: Stage, y1: float = FLOOR, clouds: int = 3) -> float:
    """Sky, sun or moon, stars or clouds; gives the x of the light."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    c.drawPaint(vgrad(0, y1, pal.top, mix(pal.top, pal.bot, 0.6), pal.bot))
    x, y = st.at(rnd.uniform(880, 1010)), rnd.uniform(430, 540)
    if st.night:
        for _ in range(90):
            c.drawCircle(rnd.uniform(0, W), rnd.uniform(0, 1000), rnd.choice((1.6, 2.2, 3.4)), fill(pal.light, rnd.randint(70, 220)))
    glow(c, x, y, 820, pal.light, 140)
    for i, r in enumerate((300, 220)):
        c.drawCircle(x, y, r, fill(pal.light, 24 + 16 * i))
    orb = oval(x, y, 132)
    crescent = st.night and rnd.random() < 0.6
    paper(c, minus(orb, oval(x + 58, y - 30, 118)) if crescent else orb, mix(mix(pal.light, (255, 255, 255), 0.2), pal.acc2, 0.14), 10)
    tone = mix(mix(pal.light, pal.bot, 0.25), pal.far, 0.1 if not st.night else 0.5)
    for k in range(clouds):
        cx, cy = (x + rnd.uniform(330, W - 330)) % W, 350 + k * 130 + rnd.uniform(-30, 40)
        paper(c, cloud(cx, cy, rnd.uniform(110, 180)), mix(tone, pal.far, 0.12 * k), 14)
    return x


def skyline(st: Stage, foot: float, heights: tuple[float, float], colour: Rgb, lit: float, depth: float) -> None:
    """A row of towers standing on y = `foot`, a share `lit` of their windows lit."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    x = -40.0
    while x < W + 30:
        w, h = rnd.uniform(110, 200), rnd.uniform(*heights)
        body = rrect(x, foot - h, w, h + 60)
        roof = rnd.random()
        if roof < 0.3:
            body = union(body, rrect(x + w * 0.3, foot - h - 56, w * 0.4, 80), rrect(x + w * 0.48, foot - h - 140, w * 0.05, 120))
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
                c.drawRoundRect(skia.Rect.MakeXYWH(x + step * (i + 0.46), foot - h + 32 + j * 72, step * 0.58, 38), 4, 4, tone)
        x += w + rnd.uniform(-12, 20)


def street(st: Stage) -> None:
    """A row of houses, a pavement, a lamp and a tree."""
    pal, rnd = st.pal, st.rnd
    sky(st)
    f.far_hills(st, 1060, 60, mix(pal.far, pal.bot, 0.2))
    x = -90.0 + rnd.uniform(0, 60)
    while x < W:
        w, h = rnd.uniform(330, 420), rnd.uniform(330, 460)
        _terraced(st, x, w, h)
        x += w + rnd.uniform(10, 40)
    ground(st.bg, rrect(-40, FLOOR, W + 80, H), mix(mix(pal.near, pal.light, 0.34), rgb("b9b3a8"), 0.2), 12, FLOOR + 20)
    for k in range(9):
        st.bg.drawLine(k * 170 - 40, FLOOR + 4, k * 200 - 160, FLOOR + 106, pen(pal.ink, 4, 60))
    ground(st.bg, rrect(-40, FLOOR + 108, W + 80, H), mix(pal.ink, pal.near, 0.66), 14, FLOOR + 130)
    for k in range(5):
        st.bg.drawPath(poly((k * 330 - 90, 1760), (k * 330 + 110, 1760), (k * 330 + 90, 1790), (k * 330 - 120, 1790)), fill(pal.light, 200))
    lamp_x = st.at(1150)
    side = -1 if lamp_x > CX else 1
    iron = mix(pal.ink, pal.mid, 0.2)
    paper(st.mid, union(rrect(lamp_x - 11, 620, 22, 780, 8), rrect(min(lamp_x, lamp_x + side * 130), 606, 130, 20, 10), rrect(lamp_x - 38, 1370, 76, 44, 10)), iron, 14)
    glow(st.mid, lamp_x + side * 132, 700, 380, mix(pal.acc2, pal.light, 0.3), 150 if st.night else 40)
    paper(st.mid, poly((lamp_x + side * 88, 626), (lamp_x + side * 178, 626), (lamp_x + side * 206, 684), (lamp_x + side * 60, 684)), pal.acc2, 8)
    f.tree(st, st.mid, st.at(130), FLOOR + 70, 690)
    f.bush(st, st.mid, st.at(330), FLOOR + 60, 90)


def _terraced(st: Stage, x: float, w: float, h: float) -> None:
    pal, rnd, c = st.pal, st.rnd, st.bg
    y = FLOOR - h
    tone = rnd.choice((pal.mid, pal.acc, pal.acc2, rgb("e8d3ad"), rgb("8fb4c4"), rgb("d98a6c")))
    body = mix(tone, pal.near if st.night else pal.far, 0.46 if st.night else 0.34)
    paper(c, rrect(x, y, w, h + 40), body, 18)
    roof = mix(mix(pal.near, rgb("8f4a3c"), 0.4), pal.ink, 0.1)
    gable = rnd.random() < 0.55
    top = poly((x - 34, y + 14), (x + w + 34, y + 14), (x + w / 2, y - 200)) if gable else poly((x - 34, y + 14), (x + w + 34, y + 14), (x + w - 44, y - 150), (x + 44, y - 150))
    paper(c, rrect(x + w * 0.68, y - 180, 50, 130), mix(roof, pal.ink, 0.2), 8)
    paper(c, top, roof, 16)
    if gable:
        paper(c, oval(x + w / 2, y - 66, 34), mix(pal.acc2, pal.light, 0.4) if st.night else mix(pal.top, pal.light, 0.5), 4)
    for i in range(2):
        wx = x + 40 + i * (w - 176)
        paper(c, rrect(wx - 10, y + 50, 116, 130, 10), mix(body, pal.light, 0.5), 6)
        pane = mix(pal.acc2, pal.light, 0.35) if st.night and rnd.random() < 0.8 else mix(pal.top, pal.light, 0.45)
        paper(c, rrect(wx, y + 60, 96, 110, 6), pane, 2)
        c.drawLine(wx + 48, y + 60, wx + 48, y + 170, pen(mix(body, pal.light, 0.5), 7))
        paper(c, rrect(wx - 14, y + 178, 124, 22, 6), mix(body, pal.light, 0.35), 5)
    door = rnd.choice((pal.acc, rgb("2f6f8f"), rgb("3f7a55"), pal.acc2))
    dx = x + w / 2 - 52
    paper(c, rrect(dx - 12, FLOOR - 214, 128, 220, 12), mix(body, pal.light, 0.5), 6)
    paper(c, rrect(dx, FLOOR - 200, 104, 210, 8), mix(door, pal.near, 0.2), 4)
    c.drawCircle(dx + 82, FLOOR - 96, 8, fill(rgb("f2c14e")))
    f.bush(st, c, x + 46, FLOOR + 10, 54)


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
    paper(st.mid, union(rrect(-30, 1130, W + 60, 22, 8), rrect(-30, FLOOR + 20, W + 60, 36, 6), *[rrect(20 + k * 116, 1130, 12, 230) for k in range(12)]), rail, 10)
    tank = st.wood(rgb("8f5f3c"))
    x = st.at(1130)
    paper(st.mid, union(rrect(x - 92, 1120, 14, 250), rrect(x + 78, 1120, 14, 250), rrect(x - 7, 1120, 14, 250)), mix(pal.ink, pal.mid, 0.3), 8)
    paper(st.mid, rrect(x - 112, 900, 224, 240, 14), tank, 18)
    paper(st.mid, poly((x - 128, 906), (x + 128, 906), (x, 800)), mix(tank, pal.ink, 0.3), 12)
    for k in range(3):
        st.mid.drawLine(x - 110, 960 + k * 70, x + 110, 960 + k * 70, pen(pal.ink, 6, 110))
    f.plant(st, st.mid, st.at(110), FLOOR - 30, 190)


def forest(st: Stage) -> None:
    """Ranks of trees with light between them, ferns in front."""
    pal, rnd = st.pal, st.rnd
    light = sky(st, clouds=1)
    pines = rnd.random() < 0.6
    greens = [mix(mix(pal.far, pal.bot, 0.5), rgb("7fae86"), 0.2), mix(pal.far, rgb("5a9468"), 0.28), mix(pal.mid, rgb("3f7a52"), 0.34), mix(pal.near, rgb("2f6040"), 0.34)]
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
                f.pine(st, c, x, y + 60, h, deepen(colour, rnd.uniform(0, 0.14)))
            else:
                _trunk(st, c, x, y + 70, h, colour, rank)
        if rank < 3:
            glow(st.bg, light, y - 60, 640, pal.light, 46)
    for k in range(3):
        beam = poly((light - 40 + k * 60, 300), (light + 10 + k * 60, 300), (light - 300 + k * 330, 1400), (light - 460 + k * 330, 1400))
        paint = ramp((0, 300), (0, 1400), [col(pal.light, 60), col(pal.light, 0)])
        paint.setBlendMode(skia.BlendMode.kScreen)
        st.bg.drawPath(beam, paint)
    ground(st.mid, hill(rnd, FLOOR + 50, 18, 5), mix(greens[3], pal.ink, 0.2), 18, FLOOR + 100)
    for x in (70, 250, W - 230, W - 60):
        f.leaves(st, st.mid, x, FLOOR + 80, 130)


def _trunk(st: Stage, c: skia.Canvas, x: float, foot: float, h: float, leaf: Rgb, rank: int) -> None:
    bark = mix(mix(rgb("8a6044"), st.pal.near, 0.4), st.pal.far, 0.5 - 0.14 * rank)
    w = h * 0.05
    paper(c, poly((x - w, foot), (x - w * 0.7, foot - h * 1.4), (x + w * 0.7, foot - h * 1.4), (x + w, foot)), bark, 10)
    paper(c, union(oval(x, foot - h * 0.92, h * 0.3, h * 0.2), oval(x - h * 0.2, foot - h * 0.78, h * 0.2, h * 0.15), oval(x + h * 0.2, foot - h * 0.8, h * 0.22, h * 0.16)), leaf, 12)


def park(st: Stage) -> None:
    """Lawns, a path, a bench under trees."""
    pal = st.pal
    sky(st)
    f.far_hills(st, 1010, 50, mix(mix(pal.far, pal.bot, 0.3), rgb("8fb98a"), 0.25))
    for k in range(4):
        f.tree(st, st.bg, 90 + k * 390, 1110 + 20 * (k % 2), 420 + 70 * (k % 3), ("4c9a5e", "6aab62", "d98a3f")[k % 3])
    ground(st.bg, hill(st.rnd, 1130, 26, 3), mix(mix(pal.mid, rgb("6aab62"), 0.5), pal.near, 0.1), 14, 1200)
    lawn = mix(mix(pal.near, rgb("4c9458"), 0.5), pal.mid, 0.2)
    ground(st.bg, hill(st.rnd, FLOOR - 20, 20, 3), lawn, 14, FLOOR + 40)
    path = curve((st.at(620), FLOOR - 20), ((st.at(700), FLOOR - 20),), ((st.at(560), 1500), (st.at(1300), 1800), (st.at(1200), H)), ((st.at(300), H),), ((st.at(500), 1800), (st.at(420), 1500), (st.at(620), FLOOR - 20)))
    paper(st.bg, path, mix(mix(pal.light, rgb("d8c09a"), 0.5), pal.near, 0.2), 4)
    wood = st.wood(rgb("a9713f"))
    x = st.at(700, 560)
    paper(st.mid, union(*[rrect(x + k, 1180, 26, 230, 6) for k in (40, 494)]), mix(pal.ink, pal.mid, 0.3), 10)
    for y, h in ((1050, 46), (1112, 46), (1210, 54)):
        paper(st.mid, rrect(x, y, 560, h, 12), wood, 12)
    f.tree(st, st.mid, st.at(110), FLOOR + 60, 780)
    for k in range(6):
        bx = st.at(60 + k * 90)
        paper(st.mid, oval(bx, FLOOR + 60 + 14 * (k % 2), 20), (pal.acc, pal.acc2, mix(pal.light, (255, 255, 255), 0.4))[k % 3], 5)


def sea(st: Stage) -> None:
    """Water to the horizon, a boat, a beach with a palm or a parasol."""
    pal, rnd = st.pal, st.rnd
    light = sky(st, clouds=3)
    far = mix(mix(pal.far, pal.top, 0.3), rgb("5aa6c8"), 0.25)
    f.far_hills(st, 985, 36, mix(pal.far, pal.bot, 0.4))
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
            paper(st.mid, curve((x, 690), (((a + x) / 2 - 14, 740), (a, 900)), (((a + b) / 2, 872), (b, 900)), (((b + x) / 2 + 14, 740), (x, 690))), pal.acc if k % 2 else mix(pal.light, (255, 255, 255), 0.3), 8)
    for k in range(3):
        paper(st.mid, oval(st.at(110 + k * 120), FLOOR + 90 + 20 * k, 26, 18), mix(pal.acc, pal.light, 0.5), 5)


def _palm(st: Stage, x: float) -> None:
    bark = st.wood(rgb("a9764a"))
    lean = -70 if x > CX else 70
    paper(st.mid, curve((x - 34, FLOOR + 60), ((x - 20, 1000), (x + lean - 16, 700)), ((x + lean + 22, 700),), ((x + 26, 1000), (x + 40, FLOOR + 60))), bark, 14)
    green = st.wood(rgb("4c9a5e"), 0.34)
    for k, (dx, dy) in enumerate(((-250, 40), (-200, -130), (-30, -200), (170, -150), (250, 20), (-130, 150), (150, 150))):
        ox, oy = x + lean, 700
        leaf = curve((ox, oy), ((ox + dx * 0.5 - dy * 0.24, oy + dy * 0.5 - abs(dx) * 0.24 - 30), (ox + dx, oy + dy)), ((ox + dx * 0.5, oy + dy * 0.5 - 10), (ox, oy)))
        paper(st.mid, leaf, deepen(green, 0.08 * (k % 3)), 10)


def heaven(st: Stage) -> None:
    """Above the clouds, a balloon far off."""
    pal, rnd = st.pal, st.rnd
    sky(st, H, clouds=3)
    bx, by = st.at(290), 640
    balloon = curve((bx, by + 150), ((bx - 120, by + 60), (bx - 150, by - 130), (bx, by - 130)), ((bx + 150, by - 130), (bx + 120, by + 60), (bx, by + 150)))
    paper(st.bg, balloon, pal.acc, 12)
    st.bg.save()
    st.bg.clipPath(balloon, skia.ClipOp.kIntersect, True)
    for k in (-1, 1):
        st.bg.drawPath(curve((bx + k * 20, by + 150), ((bx + k * 90, by), (bx + k * 40, by - 140)), ((bx + k * 90, by - 140),), ((bx + k * 150, by), (bx + k * 30, by + 150))), fill(mix(pal.acc2, pal.light, 0.2), 230))
    st.bg.restore()
    st.bg.drawLine(bx - 24, by + 140, bx - 16, by + 186, pen(pal.ink, 4))
    st.bg.drawLine(bx + 24, by + 140, bx + 16, by + 186, pen(pal.ink, 4))
    paper(st.bg, rrect(bx - 26, by + 184, 52, 40, 8), st.wood(rgb("a9713f")), 6)
    for k in range(5):
        y = 1080 + k * 170
        bank = union(*[oval(x, y + rnd.uniform(-34, 34), rnd.uniform(140, 220)) for x in range(-60, W + 140, 190)], rrect(-60, y, W + 120, H))
        ground(st.bg if k < 3 else st.mid, bank, mix(mix(mix(pal.light, (255, 255, 255), 0.2), pal.bot, 0.25), pal.far, k * 0.2), 18, y + 60)
    for k in range(4):
        x, y = st.at(760 + k * 90), 760 + 50 * (k % 3)
        st.bg.drawPath(curve((x - 30, y), ((x - 14, y - 22), (x, y)), ((x + 14, y - 22), (x + 30, y)), close=False), pen(pal.ink, 6, 150))


