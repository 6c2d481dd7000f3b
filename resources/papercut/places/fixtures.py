"""The shells of indoor sets: walls, floors, windows, and the light in them.

Every piece is drawn in the colours of the stage it stands on.
"""

from __future__ import annotations

from resources.papercut._skia import skia
from resources.papercut.palette import WHITE, Rgb, deepen, lighten, mix, rgb
from resources.papercut.paper import blurred, col, fill, glow, ground, inside, paper, pen, ramp, vgrad
from resources.papercut.places.stage import Stage
from resources.papercut.shapes import FLOOR, H, W, curve, hill, minus, outline, oval, poly, rrect, union


# ---------------------------------------------------------------- shells
def wall(st: Stage, colour: Rgb, style: str) -> None:
    """The far wall: plain, stripes, panels, dots or brick."""
    c, pal = st.bg, st.pal
    c.drawPaint(vgrad(0, FLOOR, mix(colour, pal.top, 0.22), mix(colour, pal.bot, 0.2)))
    light, dark = fill(pal.light, 16), fill(pal.ink, 18)
    if style == "stripes":
        for x in range(0, W, 108):
            c.drawRect(skia.Rect.MakeXYWH(x, 0, 54, FLOOR), light)
    elif style == "dots":
        for row in range(16):
            for k in range(14):
                c.drawCircle(k * 100 + (50 if row % 2 else 0), 60 + row * 88, 9, light)
    elif style == "diamonds":
        for row in range(12):
            for k in range(10):
                x, y = k * 144 + (72 if row % 2 else 0), 60 + row * 110
                c.drawPath(poly((x, y - 26), (x + 20, y), (x, y + 26), (x - 20, y)), light)
    elif style == "brick":
        for row in range(20):
            for k in range(9):
                c.drawRoundRect(
                    skia.Rect.MakeXYWH(k * 168 - (84 if row % 2 else 0), row * 70, 154, 56),
                    6,
                    6,
                    light if (row * 7 + k * 3) % 4 else dark,
                )
    elif style == "panels":
        c.drawRect(skia.Rect.MakeLTRB(0, FLOOR - 420, W, FLOOR), fill(mix(colour, pal.light, 0.24)))
        c.drawRect(skia.Rect.MakeLTRB(0, FLOOR - 436, W, FLOOR - 416), fill(mix(colour, pal.light, 0.42)))
        for k in range(5):
            c.drawPath(rrect(26 + k * 262, FLOOR - 380, 200, 300, 8), pen(pal.ink, 5, 40))


def floor(st: Stage, colour: Rgb, kind: str = "boards") -> None:
    """The floor from y = FLOOR down, with its skirting board."""
    c, pal = st.bg, st.pal
    paper(c, rrect(-20, FLOOR - 40, W + 40, 60), mix(colour, pal.light, 0.34), 6, lit=0.04)
    ground(c, rrect(-40, FLOOR, W + 80, H), colour, 12, FLOOR + 40)
    line = pen(pal.ink, 4, 46)
    if kind in ("boards", "tiles"):
        for k in range(-9, 10):
            c.drawLine(W / 2 + k * 120, FLOOR + 4, W / 2 + k * 330, H, line)
    if kind == "tiles":
        for i in range(1, 7):
            y = FLOOR + 22 * i * i + 14
            c.drawLine(-10, y, W + 10, y, line)
    c.drawRect(
        skia.Rect.MakeLTRB(0, FLOOR, W, FLOOR + 200),
        ramp((0, FLOOR), (0, FLOOR + 200), [col(pal.ink, 70), col(pal.ink, 0)]),
    )


def rug(st: Stage, x: float, colour: Rgb, second: Rgb) -> None:
    """An oval rug on the floor."""
    paper(st.bg, oval(x, FLOOR + 330, 540, 150), colour, 8)
    st.bg.drawPath(oval(x, FLOOR + 326, 440, 112), fill(second))
    st.bg.drawPath(oval(x, FLOOR + 326, 330, 78), fill(colour))


# ---------------------------------------------------------------- light
def window(st: Stage, x: float, y: float, w: float, h: float, view: str = "town") -> None:
    """A window with weather, moon or sun, and a view: "town" or "hills"."""
    c, pal = st.bg, st.pal
    inside(c, rrect(x, y, w, h, 12))
    _window_sky(st, (x, y, w, h))
    if view == "town":
        _town_view(st, (x, y, w, h))
    else:
        for level, tone in ((0.62, 0.2), (0.8, 0.7)):
            ridge = y + h * level
            slope = ((x + w * 0.3, ridge - h * 0.14), (x + w * 0.6, ridge + h * 0.1), (x + w + 10, ridge))
            hills = curve((x - 10, y + h + 10), ((x - 10, ridge),), slope, ((x + w + 10, y + h + 10),))
            st.back(hills, mix(pal.far, mix(pal.mid, rgb("4f8a5a"), 0.4), tone), 7)
    shine = ramp((x, y), (x + w, y + h), [col(WHITE, 56), col(WHITE, 0), col(WHITE, 26)], [0.0, 0.5, 1.0])
    c.drawRect(skia.Rect.MakeXYWH(x, y, w, h), shine)
    c.restore()
    day = mix(mix(pal.light, pal.mid, 0.14), WHITE, 0.2)
    frame = mix(pal.light, pal.mid, 0.42) if st.night else day
    st.back(minus(rrect(x - 22, y - 22, w + 44, h + 44, 16), rrect(x, y, w, h, 8)), frame, 12)
    st.back(union(rrect(x + w / 2 - 8, y, 16, h), rrect(x, y + h * 0.44, w, 15)), frame, 6)
    st.back(rrect(x - 40, y + h + 14, w + 80, 34, 10), frame, 12)


def _window_sky(st: Stage, pane: tuple[float, float, float, float]) -> None:
    x, y, w, h = pane
    c, pal, rnd = st.bg, st.pal, st.rnd
    c.drawRect(skia.Rect.MakeXYWH(x, y, w, h), vgrad(y, y + h, pal.top, mix(pal.bot, pal.light, 0.25)))
    sun_x, sun_y = x + w * 0.68, y + h * 0.26
    glow(c, sun_x, sun_y, w * 0.8, pal.light, 150)
    orb = oval(sun_x, sun_y, w * 0.11)
    if st.night:
        for _ in range(16):
            star_x, star_y = x + rnd.random() * w, y + rnd.random() * h * 0.5
            c.drawCircle(star_x, star_y, rnd.choice((1.6, 2.4)), fill(pal.light, 200))
        orb = minus(orb, oval(sun_x + w * 0.05, sun_y - w * 0.03, w * 0.1))
    st.back(orb, mix(pal.light, pal.acc2, 0.16), 5)


def _town_view(st: Stage, pane: tuple[float, float, float, float]) -> None:
    x, y, w, h = pane
    pal, rnd = st.pal, st.rnd
    for level, tone in ((0.66, 0.3), (0.8, 0.75)):
        left = x - 20
        while left < x + w:
            width, top = rnd.uniform(0.14, 0.26) * w, y + h * level - rnd.uniform(0, 0.16) * h
            st.back(rrect(left, top, width, h), mix(pal.far, pal.mid, tone), 7)
            for k in range(2 if st.night else 0):
                lamp = skia.Rect.MakeXYWH(left + width * (0.2 + 0.4 * k), top + 26, width * 0.18, 24)
                st.bg.drawRect(lamp, fill(pal.acc2, 200))
            left += width + 4


def curtains(st: Stage, x: float, y: float, w: float, h: float, colour: Rgb) -> None:
    """Drawn back to both sides of a window, on a rail."""
    for side in (-1, 1):
        outer, inner = (x - 84, x + w * 0.2) if side < 0 else (x + w + 84, x + w * 0.8)
        foot = y + h + 90
        drawn = (
            (inner + side * 10, y + h * 0.4),
            (outer - side * 40, y + h * 0.62),
            (outer - side * 66, foot),
        )
        cloth = curve((outer, y - 66), ((inner, y - 66),), drawn, ((outer, foot),))
        paper(st.bg, cloth, colour, 16)
        for t in (0.3, 0.62):
            top = outer + (inner - outer) * t
            hang = (
                (top, y + h * 0.4),
                (outer - side * 30, y + h * 0.6),
                (outer - side * 26 * (1 + t), foot - 20),
            )
            st.bg.drawPath(curve((top, y - 60), hang, close=False), pen(deepen(colour, 0.4), 6, 60))
    rail = mix(st.pal.near, st.pal.ink, 0.2)
    paper(
        st.bg,
        union(
            rrect(x - 130, y - 92, w + 260, 26, 13), oval(x - 130, y - 79, 24), oval(x + w + 130, y - 79, 24)
        ),
        rail,
        10,
    )


def sunbeam(st: Stage, x: float, w: float, top: float, lean: float) -> None:
    """Light that falls through a window onto wall and floor."""
    beam = poly((x, top), (x + w, top), (x + w + lean + 60, FLOOR + 160), (x + lean - 60, FLOOR + 160))
    paint = ramp((0, top), (0, FLOOR + 160), [col(st.pal.light, 74), col(st.pal.light, 6)])
    paint.setBlendMode(skia.BlendMode.kScreen)
    st.bg.drawPath(beam, paint)


def pendant(st: Stage, x: float, drop: float, size: float = 1.0, colour: Rgb | None = None) -> None:
    """A lamp hanging from the ceiling, lit."""
    c, pal = st.mid, st.pal
    shade_colour = colour or pal.acc2
    c.drawLine(x, -10, x, drop, pen(pal.ink, 6))
    cone = outline("M-44 0 L44 0 Q70 30 120 110 L-120 110 Q-70 30 -44 0 Z", x, drop, size)
    glow(st.bg, x, drop + 140 * size, 430 * size, mix(pal.acc2, pal.light, 0.5), 120 if st.night else 60)
    paper(c, oval(x, drop + 112 * size, 40 * size, 26 * size), lighten(pal.acc2, 0.6), 0)
    paper(c, cone, shade_colour, 12)


def table_lamp(st: Stage, c: skia.Canvas, x: float, y: float, s: float = 1.0) -> None:
    """A small lamp whose foot stands at (x, y)."""
    pal = st.pal
    glow(st.bg, x, y - 150 * s, 360 * s, mix(pal.acc2, pal.light, 0.4), 150 if st.night else 70)
    paper(
        c,
        union(
            rrect(x - 9 * s, y - 120 * s, 18 * s, 110 * s),
            rrect(x - 50 * s, y - 18 * s, 100 * s, 18 * s, 9 * s),
        ),
        mix(pal.near, pal.ink, 0.3),
        6,
    )
    paper(
        c,
        poly(
            (x - 56 * s, y - 220 * s),
            (x + 56 * s, y - 220 * s),
            (x + 92 * s, y - 104 * s),
            (x - 92 * s, y - 104 * s),
        ),
        mix(pal.acc2, pal.light, 0.4),
        10,
    )


def floor_lamp(st: Stage, x: float) -> None:
    """A standing lamp, lit."""
    pal = st.pal
    glow(st.bg, x, 760, 480, mix(pal.acc2, pal.light, 0.4), 150 if st.night else 80)
    paper(
        st.mid,
        union(rrect(x - 9, 780, 18, 590, 8), rrect(x - 80, 1350, 160, 26, 13)),
        mix(pal.near, pal.ink, 0.3),
        8,
    )
    paper(
        st.mid,
        poly((x - 84, 640), (x + 84, 640), (x + 136, 820), (x - 136, 820)),
        mix(pal.acc2, pal.light, 0.35),
        12,
    )


def garland(st: Stage, y: float, sag: float, flags: bool) -> None:
    """Paper flags, or small bulbs, on a string across the set."""
    pal = st.pal
    st.bg.drawPath(curve((-20, y), ((W / 2, y + sag * 2), (W + 20, y)), close=False), pen(pal.ink, 4, 150))
    codes = (pal.acc, pal.acc2, pal.light, mix(pal.acc, pal.far, 0.5))
    n = 11 if flags else 15
    for i in range(1, n):
        t = i / n
        x, hang = -20 + (W + 40) * t, y + 4 * sag * t * (1 - t)
        if flags:
            paper(st.bg, poly((x - 40, hang - 2), (x + 40, hang - 2), (x, hang + 84)), codes[i % 4], 7)
        else:
            glow(st.bg, x, hang + 16, 70, lighten(pal.acc2, 0.3), 130)
            st.bg.drawCircle(x, hang + 14, 11, fill(lighten(pal.acc2, 0.5)))


def contact(c: skia.Canvas, x: float, y: float, rx: float, st: Stage, alpha: float = 130) -> None:
    """The soft shadow under something that stands on the floor."""
    c.drawOval(
        skia.Rect.MakeLTRB(x - rx, y - rx * 0.1, x + rx, y + rx * 0.12), blurred(st.pal.ink, alpha, 18)
    )


def far_hills(st: Stage, y: float, amp: float, colour: Rgb) -> None:
    """A line of hills across the canvas."""
    ground(st.bg, hill(st.rnd, y, amp, 4), colour, 14, y + amp + 30)
