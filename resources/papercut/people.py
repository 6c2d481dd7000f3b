"""People: a whole figure put together from look, body, clothes, pose and face.

Owns the order in which the sheets of a person are laid, and nothing of what each sheet looks like.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.bodies import CHIN, Arm, Body, bend_arm, body_of, draw_hand, draw_legs
from resources.papercut.faces import (
    Face, draw_hair_back, draw_hair_over, draw_head, expression, eye_area, head_of
)  # fmt: skip
from resources.papercut.looks import Look, look_of
from resources.papercut.model import Figure
from resources.papercut.outfits import Garment, draw_hat, draw_veil, dress, garment_of
from resources.papercut.palette import Palette
from resources.papercut.paper import CX, Point, paper
from resources.papercut.poses import Pose, Reach


@dataclass(frozen=True)
class Placed:
    """A figure on its stage: chin at (x, y), `scale` canvas units per figure unit, lead hand to which side."""

    figure: Figure
    seed: str
    x: float
    y: float
    scale: float
    pose: Pose
    side: int = 1
    gaze: tuple[float, float] = (0.0, 0.0)
    take: int = 0

    @property
    def look(self) -> Look:
        """Who this is."""
        return look_of(self.seed, self.figure.role, self.figure.look)

    def face_box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the head on the reference canvas."""
        h = head_of(self.look)
        half = (h.width + 26) * self.scale
        return self.x - half, self.y + (h.crown - 20) * self.scale, self.x + half, self.y + 24 * self.scale

    def lead_hand(self) -> Point:
        """Where the wrist of the lead hand is, on the reference canvas."""
        body, h = body_of(self.look), head_of(self.look)
        arm = bend_arm(body, self.side, self.pose.lead.target(body, h, self.side), self.pose.lead.elbow)
        return self.x + arm.wrist[0] * self.scale, self.y + (arm.wrist[1] - CHIN) * self.scale


def draw_figure(c: skia.Canvas, placed: Placed, pal: Palette, blink: bool = False) -> None:
    """The figure, back to front."""
    look = placed.look
    body = body_of(look)
    face = Face(look, pal, expression(placed.figure.feeling, placed.take), placed.gaze, blink, placed.x < CX)
    garment = garment_of(look, placed.figure.outfit, pal)
    c.save()
    c.translate(placed.x, placed.y)
    c.scale(placed.scale, placed.scale)
    c.translate(0, -CHIN)
    _in_head(c, face, lambda: (draw_veil(c, face.head.crown) if garment.hat == "veil" else None, draw_hair_back(c, face, garment.hat)))
    draw_legs(c, body, garment.legs or garment.cloth, face.skin, pal, garment.skirt)
    arms = _arms(placed, body)
    for side, reach, arm in arms:
        _draw_arm(c, arm, body, side, reach, face, garment, front=False)
    dress(c, body, look, placed.figure.outfit, pal, face.skin)
    _in_head(c, face, lambda: draw_head(c, face, garment.hat))
    _in_head(c, face, lambda: draw_hat(c, garment.hat, pal, garment.cloth, face.head.width, face.head.crown))
    draw_hair_over(c, face)
    for side, reach, arm in arms:
        if reach.over:
            _draw_arm(c, arm, body, side, reach, face, garment, front=True)
    c.restore()


def eyes_rect(placed: Placed) -> tuple[float, float, float, float]:
    """The rectangle of the reference canvas in which the eyes open and close."""
    face = Face(placed.look, _ANY_PALETTE, expression(placed.figure.feeling, placed.take), placed.gaze)
    m = skia.Matrix.Translate(placed.x, placed.y)
    m.preScale(placed.scale, placed.scale)
    m.preTranslate(0, -CHIN)
    m.preConcat(_head_matrix(face))
    r = m.mapRect(eye_area(face))
    return r.left(), r.top(), r.right(), r.bottom()


def _head_matrix(face: Face) -> skia.Matrix:
    m = skia.Matrix.Translate(0, 10)
    m.preRotate(face.show.tilt)
    m.preTranslate(0, CHIN - 10)
    return m


def _in_head(c: skia.Canvas, face: Face, draw) -> None:  # type: ignore[no-untyped-def]
    c.save()
    c.concat(_head_matrix(face))
    draw()
    c.restore()


def _arms(placed: Placed, body: Body) -> list[tuple[int, Reach, Arm]]:
    head = head_of(placed.look)
    hands = ((-placed.side, placed.pose.other), (placed.side, placed.pose.lead))
    return [(side, reach, bend_arm(body, side, reach.target(body, head, side), reach.elbow)) for side, reach in hands]


def _draw_arm(
    c: skia.Canvas, arm: Arm, body: Body, side: int, reach: Reach, face: Face, garment: Garment, front: bool
) -> None:
    """The whole arm behind the torso; of an arm that comes forward, from the elbow on once more before it.

    Both passes have the same flat colour, and only the far part of the second casts a shadow: no seam shows.
    """
    skin = face.pal.shadow(face.skin, 0.04)
    cloth = face.pal.shadow(garment.sleeve_cloth or garment.cloth, 0.05)
    start, ends = (0.5, "start") if front else (0.0, "both")
    if front:
        paper(c, arm.part(0.66, 1.0), skin if garment.sleeve < 1 else cloth, 9, lit=0.0, edge=0)
    lit, edge, depth = (0.0, 0.0, 0.0) if reach.over else (0.06, 70.0, 9.0)
    if garment.sleeve < 1:
        paper(c, arm.part(max(start, garment.sleeve - 0.1), 1.0, ends=ends), skin, depth, lit=lit, edge=edge)
    if front or not reach.over:
        angle = None if reach.angle is None else reach.angle if side > 0 else 180 - reach.angle
        draw_hand(c, arm, body, side, reach.gesture, skin, face.pal, angle)
    if garment.sleeve > start:
        extra = 8 if garment.sleeve < 1 else 2
        sleeve = arm.part(start, garment.sleeve, extra, "start")
        paper(c, sleeve, cloth, 6 if not front else 0, lit=lit, edge=edge)
    if garment.sleeve == 1 and (front or not reach.over):
        paper(c, arm.part(0.94, 1.0, 7, "none"), garment.cuff or face.pal.shadow(cloth, 0.18), 3)


from resources.papercut.palette import palette as _palette  # noqa: E402

_ANY_PALETTE = _palette("calm")
