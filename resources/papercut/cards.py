"""The two cards: the post at the start of a story, the question at its end.

Titles are strangers' text: lettering.py makes them safe and fits them. Nothing here looks like a platform's
own mark.
"""

from __future__ import annotations

import random

from resources.papercut._skia import skia
from resources.papercut.icons import icon_shape
from resources.papercut.lettering import BOLD, DISPLAY, TEXT, Block, Setting, fit, sticker
from resources.papercut.model import SceneSpec
from resources.papercut.palette import WHITE, Palette, Rgb, lum, mix
from resources.papercut.paper import fill, paper
from resources.papercut.people import Placed, draw_figure
from resources.papercut.poses import POSES
from resources.papercut.shapes import CX, oval, poly, rrect
from resources.papercut.things import draw_thing

_INK: Rgb = (26.0, 28.0, 38.0)
_GREY: Rgb = (104.0, 110.0, 126.0)
_PILL: Rgb = (237.0, 237.0, 241.0)
_CARD: Rgb = (253.0, 251.0, 247.0)
_LEFT, _WIDTH = 168.0, 960.0


def draw_post_card(
    prop: skia.Canvas, subject: skia.Canvas, spec: SceneSpec, pal: Palette
) -> tuple[Placed, ...]:
    """The card with community, age, title, score and comments; the storyteller looks over its edge, if
    there is one.
    """
    assert spec.card is not None
    tilt = -1.6 if spec.variant == 0 else 1.8
    peeking = bool(spec.figures)
    room = 440 if peeking else 700
    title = fit(spec.card.title, Setting(BOLD, _INK, leading=1.2), _WIDTH - 124, 8, (94, 38), room)
    height = 406 + max(1, title.lines) * title.size * 1.2
    top = (986 if peeking else 850) - height / 2
    figures = _peeking(subject, spec, pal, top) if peeking else ()
    subject.save()
    subject.rotate(tilt, CX, 880)
    _card_sheets(subject, pal, top, height)
    for placed in figures:
        _fingers(subject, placed, pal, top)
    _card_head(subject, spec, pal, top)
    title.paint(subject, _LEFT + 62, top + 214)
    _card_foot(subject, spec, pal, top + height - 132)
    subject.restore()
    return figures


def _peeking(c: skia.Canvas, spec: SceneSpec, pal: Palette, top: float) -> tuple[Placed, ...]:
    """The storyteller behind the upper edge of the card, eyes on the text."""
    side = 1 if spec.variant == 0 else -1
    placed = Placed(
        spec.figures[0],
        spec.seed,
        CX + side * 200,
        top + 62,
        1.3,
        POSES["stand"],
        side,
        (-side * 0.2, 0.75),
        spec.variant,
    )
    c.save()
    c.clipRect(skia.Rect.MakeLTRB(-100, -100, 1400, top + 60))
    draw_figure(c, placed, pal)
    c.restore()
    return (placed,)


def _fingers(c: skia.Canvas, placed: Placed, pal: Palette, top: float) -> None:
    """The storyteller's fingers on the card."""
    skin = pal.skin(placed.look.skin)
    for hand in (-1, 1):
        for i in range(4):
            x = placed.x + hand * (190 + i * 31) - 14
            paper(c, rrect(x, top - 22 + abs(i - 1) * 3, 29, 62 - abs(i - 1) * 6, 14), skin, 6, lit=0.06)


def _card_sheets(c: skia.Canvas, pal: Palette, top: float, height: float) -> None:
    for shift, tone in ((34, mix(pal.acc, pal.near, 0.45)), (17, pal.acc)):
        paper(c, rrect(_LEFT + shift * 0.5, top + shift, _WIDTH, height, 46), tone, 22)
    paper(c, rrect(_LEFT, top, _WIDTH, height, 46), _CARD, 34, lit=0.01)


def _card_head(c: skia.Canvas, spec: SceneSpec, pal: Palette, top: float) -> None:
    assert spec.card is not None
    paper(c, oval(_LEFT + 116, top + 112, 56), pal.acc, 8)
    _glyph(c, "comment", _LEFT + 116, top + 112, 60, WHITE)
    community = fit(spec.card.community, Setting(BOLD, _INK, leading=1.2), _WIDTH - 270, 1, (46, 30))
    community.paint(c, _LEFT + 196, top + 62)
    age = fit(spec.card.age, Setting(TEXT, _GREY, leading=1.2), _WIDTH - 270, 1, (36, 26))
    age.paint(c, _LEFT + 196, top + 122)


def _card_foot(c: skia.Canvas, spec: SceneSpec, pal: Palette, y: float) -> None:
    """Score and comments, each in a pill as wide as its figure; a missing one is left out."""
    assert spec.card is not None
    x = _LEFT + 56
    if spec.card.score:
        block = _figure(spec.card.score)
        c.drawRoundRect(skia.Rect.MakeXYWH(x, y, block.longest + 134, 84), 42, 42, fill(_PILL))
        arrow = poly(
            (x + 52, y + 20),
            (x + 80, y + 50),
            (x + 63, y + 50),
            (x + 63, y + 65),
            (x + 41, y + 65),
            (x + 41, y + 50),
            (x + 24, y + 50),
        )
        c.drawPath(arrow, fill(pal.acc))
        block.paint(c, x + 98, y + 18)
        x += block.longest + 158
    if spec.card.comments:
        block = _figure(spec.card.comments)
        c.drawRoundRect(skia.Rect.MakeXYWH(x, y, block.longest + 140, 84), 42, 42, fill(_PILL))
        _glyph(c, "comment", x + 56, y + 42, 44, _GREY)
        block.paint(c, x + 100, y + 18)


def _figure(text: str) -> Block:
    return fit(text, Setting(BOLD, _INK, leading=1.2), 260, 1, (40, 24))


def _glyph(c: skia.Canvas, name: str, x: float, y: float, size: float, colour: Rgb) -> None:
    m = skia.Matrix.Translate(x, y)
    m.preScale(size / 1000, size / 1000)
    path = skia.Path(icon_shape(name)[0])
    path.transform(m)
    c.drawPath(path, fill(colour))


def draw_end_card(
    prop: skia.Canvas, subject: skia.Canvas, spec: SceneSpec, pal: Palette
) -> tuple[Placed, ...]:
    """The question as a sticker, what to do below it, the cast shrugging underneath."""
    assert spec.card is not None
    people = bool(spec.figures)
    centre = 500 if people else 860
    rnd = random.Random(f"end/{spec.seed}/{spec.variant}")
    question = fit(spec.card.line1, Setting(DISPLAY, pal.ink, "centre", 1.08), 900, 4, (150, 64))
    invite = fit(spec.card.line2, Setting(BOLD, WHITE, "centre", 1.2), 820, 2, (52, 30))
    figures = _shrugging(subject, spec, pal) if people else ()
    if not people:
        x, y = CX + rnd.choice((-1, 1)) * 20, centre - question.height / 2 - 190
        draw_thing(prop, "comment-dots", (x, y), 300, pal, turn=-7)
    top = centre - question.height / 2
    prop.save()
    prop.rotate(-2.5 if spec.variant == 0 else 2.5, CX, centre)
    sticker(prop, question, CX - 450, top, mix(pal.light, WHITE, 0.5), mix(pal.acc, pal.ink, 0.45))
    prop.restore()
    if invite.text:
        y = top + question.height + 56
        width = invite.longest + 120
        plate = pal.near if lum(pal.near) < 0.5 else pal.ink
        paper(prop, rrect(CX - width / 2, y, width, invite.height + 48, 56), plate, 18)
        invite.paint(prop, CX - 410, y + 24)
    return figures


def _shrugging(c: skia.Canvas, spec: SceneSpec, pal: Palette) -> tuple[Placed, ...]:
    n = len(spec.figures)
    spots = ((CX, 1270, 1.36),) if n == 1 else ((CX - 225, 1290, 1.22), (CX + 225, 1300, 1.3))
    figures = []
    for i, (figure, (x, chin, scale)) in enumerate(zip(spec.figures, spots, strict=False)):
        child = 90 if figure.look in ("girl", "boy") else 0
        pose = POSES["shrug"] if n == 1 else POSES["explain"]
        side = 1 if i == n - 1 else -1
        placed = Placed(figure, spec.seed, x, chin + child, scale, pose, side, (0.0, -0.5), spec.variant)
        draw_figure(c, placed, pal)
        figures.append(placed)
    return tuple(figures)
