"""No place at all: a paper tunnel, rolling layers, or a stage. The neutral ground for feelings and for
cards.
"""

from __future__ import annotations

import math

from resources.papercut._skia import skia
from resources.papercut.palette import Rgb, mix
from resources.papercut.paper import blurred, col, fill, glow, ground, paper, pen
from resources.papercut.places.stage import Stage
from resources.papercut.shapes import CX, H, W, blob, poly, rolling, rrect

CENTRE = (CX, 880)


def abstract(st: Stage) -> None:
    """One of three grounds, chosen by the story; the other layout shows the next one."""
    grounds = (_tunnel, _layers, _burst)
    grounds[(st.rnd.randrange(3) + st.layout) % 3](st)


def tunnel(st: Stage) -> None:
    """The tunnel, for cards."""
    _tunnel(st)


def _ring_tones(st: Stage) -> tuple[Rgb, Rgb, Rgb, Rgb, Rgb]:
    pal = st.pal
    if pal.dark:
        return (
            mix(pal.acc, pal.light, 0.3),
            mix(pal.acc, pal.far, 0.6),
            mix(pal.far, pal.mid, 0.1),
            mix(pal.mid, pal.far, 0.25),
            mix(pal.near, pal.mid, 0.2),
        )
    return (
        mix(pal.bot, pal.light, 0.3),
        mix(pal.bot, pal.far, 0.5),
        pal.far,
        mix(pal.far, pal.mid, 0.7),
        mix(pal.mid, pal.near, 0.6),
    )


def _tunnel(st: Stage) -> None:
    """Wobbly holes cut in deeper and deeper sheets, light at the far end.

    Drawn from the outermost sheet inwards, each hole a disc of the next tone that its sheet throws a shadow
    on: the same picture as stacked sheets with holes, without full-canvas path operations.
    """
    pal, rnd = st.pal, st.rnd
    x, y = CENTRE
    tones = _ring_tones(st)
    inner = mix(pal.light, (255, 255, 255), 0.25) if not pal.dark else mix(pal.light, pal.acc2, 0.2)
    radii, wobble = (880, 720, 575, 445, 330), rnd.choice((0.05, 0.09, 0.12))
    points = rnd.choice((7, 9, 12))
    holes = [blob(rnd, x, y, r, wobble, points + i) for i, r in enumerate(radii)]
    c = st.bg
    c.drawPaint(fill(tones[3]))
    for i in (1, 2, 3, 4):
        floor_tone = inner if i == 4 else tones[3 - i]
        _hole(c, holes[i], floor_tone)
    glow(c, x, y, 640, (255, 255, 255), 130)
    front = skia.Path()
    front.addRect(skia.Rect.MakeLTRB(-80, -80, W + 80, H + 80))
    front.addPath(holes[0])
    front.setFillType(skia.PathFillType.kEvenOdd)
    st.mid.save()
    st.mid.clipPath(holes[0], skia.ClipOp.kIntersect, True)
    _rim_shadow(st.mid, holes[0])
    st.mid.restore()
    paper(st.mid, front, tones[4], depth=0, lit=0.05, edge=110)
    _confetti(st)


def _hole(c: skia.Canvas, hole: skia.Path, tone: Rgb) -> None:
    c.save()
    c.clipPath(hole, skia.ClipOp.kIntersect, True)
    c.drawPaint(fill(tone))
    _rim_shadow(c, hole)
    c.restore()
    rim = skia.Path(hole)
    rim.offset(0, 1.5)
    c.drawPath(rim, pen((255, 255, 255), 4, 70))


def _rim_shadow(c: skia.Canvas, hole: skia.Path) -> None:
    shadow = skia.Path(hole)
    shadow.offset(0, 24)
    paint = blurred((10, 5, 28), 130, 20)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(52)
    c.drawPath(shadow, paint)


def _confetti(st: Stage) -> None:
    pal, rnd = st.pal, st.rnd
    for _ in range(18):
        a, r = rnd.random() * math.tau, rnd.uniform(460, 800)
        x, y = CENTRE[0] + math.cos(a) * r * 0.8, CENTRE[1] + math.sin(a) * r
        paper(
            st.mid, blob(rnd, x, y, rnd.uniform(8, 24), 0.2, 6), rnd.choice((pal.acc, pal.acc2, pal.light)), 7
        )


def _layers(st: Stage) -> None:
    """Waves of paper from behind the figure down to the foot of the frame."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    tones = _ring_tones(st)
    c.drawPaint(fill(mix(tones[0], pal.light, 0.3)))
    glow(c, CX, 760, 820, (255, 255, 255), 120)
    lean = 1 if st.left else -1
    paper(c, blob(rnd, CX + lean * 60, 760, 360, 0.03, 16), mix(pal.light, (255, 255, 255), 0.4), 22)
    for k in range(5):
        ys = [750 + k * 190 + rnd.uniform(-90, 90) + lean * (i - 2) * 46 for i in range(5)]
        ground(c if k < 3 else st.mid, rolling(ys), tones[min(4, k)], 22, max(ys) + 40)
    _confetti(st)


def _burst(st: Stage) -> None:
    """Rays from behind the figure, cut from paper in two tones."""
    pal, rnd, c = st.pal, st.rnd, st.bg
    tones = _ring_tones(st)
    x, y = CENTRE
    c.drawPaint(fill(tones[2]))
    n = 22
    for i in range(n):
        if i % 2:
            continue
        a, half = math.tau * (i + rnd.uniform(-0.12, 0.12)) / n, math.tau / n * 0.5
        ray = poly(
            (x, y),
            (x + math.cos(a - half) * 2300, y + math.sin(a - half) * 2300),
            (x + math.cos(a + half) * 2300, y + math.sin(a + half) * 2300),
        )
        c.drawPath(ray, skia.Paint(AntiAlias=True, Color=col(mix(tones[1], pal.light, 0.16))))
    glow(c, x, y, 1100, pal.light, 150)
    paper(c, blob(rnd, x, y, 520, 0.03, 18), mix(tones[0], tones[1], 0.5), 26)
    paper(c, blob(rnd, x, y, 420, 0.03, 16), mix(pal.light, (255, 255, 255), 0.2), 18)
    for side in (-1, 1):
        corner = blob(rnd, CX + side * 760, 2080, 620, 0.1, 9)
        paper(st.mid, corner, tones[4], 24)
        paper(st.mid, blob(rnd, CX + side * 780, 140, 330, 0.1, 8), tones[3], 20)
    paper(st.mid, rrect(-60, 2060, W + 120, 400), tones[4], 0, edge=0)
    _confetti(st)
