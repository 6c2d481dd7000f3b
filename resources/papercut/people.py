"""People: a whole figure put together from look, body, clothes, pose and face.

Owns the order in which the sheets of a person are laid, and nothing of what each sheet looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from resources.papercut._skia import skia
from resources.papercut.bodies import CHIN, Arm, Body, bend_arm, body_of, draw_hand, draw_legs
from resources.papercut.clothes import Garment
from resources.papercut.faces import Face, expression, head_of
from resources.papercut.features import eye_area
from resources.papercut.hats import draw_hat, draw_veil
from resources.papercut.heads import draw_hair_back, draw_hair_over, draw_head
from resources.papercut.looks import Look, look_of
from resources.papercut.model import Figure
from resources.papercut.outfits import dress, garment_of
from resources.papercut.palette import Palette
from resources.papercut.paper import blurred, paper, shade
from resources.papercut.poses import Pose, Reach
from resources.papercut.shapes import CX, Point

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom on the reference canvas."""


@dataclass(frozen=True)
class Placed:
    """A figure on its stage: chin at (x, y), `scale` canvas units per figure unit.

    `side` is where the lead hand is (1: right), `gaze` where the eyes are, `take` which expression of its
    feeling.
    """

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

    def face(self, pal: Palette, blink: bool = False) -> Face:
        """The face, hair parted away from the middle of the stage."""
        show = expression(self.figure.feeling, self.take)
        return Face(self.look, pal, show, self.gaze, blink, flip=self.x < CX)

    def face_box(self) -> Rect:
        """Where the head is."""
        head = head_of(self.look)
        half = (head.width + 26) * self.scale
        return (
            self.x - half,
            self.y + (head.crown - 20) * self.scale,
            self.x + half,
            self.y + 24 * self.scale,
        )

    def lead_hand(self) -> Point:
        """Where the wrist of the lead hand is, on the reference canvas."""
        side, _, arm = _arms(self, body_of(self.look))[1]
        assert side == self.side
        return self.x + arm.wrist[0] * self.scale, self.y + (arm.wrist[1] - CHIN) * self.scale

    def to_canvas(self) -> skia.Matrix:
        """From figure coordinates to the reference canvas."""
        m = skia.Matrix.Translate(self.x, self.y)
        m.preScale(self.scale, self.scale)
        m.preTranslate(0, -CHIN)
        return m


def draw_figure(c: skia.Canvas, placed: Placed, pal: Palette, blink: bool = False) -> None:
    """The figure, back to front."""
    look, body, face = placed.look, body_of(placed.look), placed.face(pal, blink)
    garment = garment_of(look, placed.figure.outfit, pal)
    arms = _arms(placed, body)
    c.save()
    c.concat(placed.to_canvas())
    with _head(c, face):
        if garment.hat == "veil":
            draw_veil(c, face.head.crown)
        draw_hair_back(c, face, garment.hat)
    _standing_shadow(c, body, pal)
    draw_legs(c, body, garment.legs or garment.cloth, face.skin, pal, garment.skirt)
    for side, reach, arm in arms:
        _draw_arm(c, (side, reach, arm), body, face, garment, front=False)
    dress(c, body, look, placed.figure.outfit, pal, face.skin)
    with _head(c, face):
        draw_head(c, face, garment.hat)
        draw_hat(c, garment.hat, pal, garment.cloth, face.head.width, face.head.crown)
    draw_hair_over(c, face)
    for side, reach, arm in arms:
        if reach.over:
            _draw_arm(c, (side, reach, arm), body, face, garment, front=True)
    c.restore()


def eyes_rect(placed: Placed, pal: Palette) -> Rect:
    """The rectangle of the reference canvas in which the eyes open and close."""
    face = placed.face(pal)
    m = placed.to_canvas()
    m.preConcat(_head_matrix(face))
    r = m.mapRect(eye_area(face))
    return r.left(), r.top(), r.right(), r.bottom()


# ---------------------------------------------------------------- parts
def _head_matrix(face: Face) -> skia.Matrix:
    """From head to figure coordinates: the head tilts about the top of the neck."""
    m = skia.Matrix.Translate(0, 10)
    m.preRotate(face.show.tilt)
    m.preTranslate(0, CHIN - 10)
    return m


@contextmanager
def _head(c: skia.Canvas, face: Face) -> Iterator[None]:
    """Within: the canvas is in head coordinates."""
    c.save()
    c.concat(_head_matrix(face))
    yield
    c.restore()


def _standing_shadow(c: skia.Canvas, body: Body, pal: Palette) -> None:
    foot = body.hip_y + body.leg + 26
    spot = skia.Rect.MakeLTRB(-body.hip * 1.7, foot - 24, body.hip * 1.7, foot + 34)
    c.drawOval(spot, blurred(pal.ink, 150, 14))


def _arms(placed: Placed, body: Body) -> list[tuple[int, Reach, Arm]]:
    """Side, aim and shape of both arms, the lead one last."""
    head = head_of(placed.look)
    hands = ((-placed.side, placed.pose.other), (placed.side, placed.pose.lead))
    return [
        (side, reach, bend_arm(body, side, reach.target(body, head, side), reach.elbow))
        for side, reach in hands
    ]


def _draw_arm(
    c: skia.Canvas, posed: tuple[int, Reach, Arm], body: Body, face: Face, garment: Garment, front: bool
) -> None:
    """The whole arm behind the torso; of an arm that comes forward, from the elbow on once more before it.

    Both passes have the same flat colour, and only the far part of the second casts a shadow: no seam shows.
    """
    side, reach, arm = posed
    skin = face.pal.shadow(face.skin, 0.04)
    cloth = face.pal.shadow(garment.sleeve_cloth or garment.cloth, 0.05)
    start, ends = (0.5, "start") if front else (0.0, "both")
    if front:
        paper(c, arm.part(0.66, 1.0), skin if garment.sleeve < 1 else cloth, 9, lit=0.0, edge=0)
    lit, edge, depth = (0.0, 0.0, 0.0) if reach.over else (0.06, 70.0, 9.0)
    if garment.sleeve < 1:
        bare = arm.part(max(start, garment.sleeve - 0.1), 1.0, ends=ends)
        paper(c, bare, skin, depth, lit=lit, edge=edge)
    if front or not reach.over:
        if reach.angle is not None:
            arm = replace(arm, heading=reach.angle if side > 0 else 180 - reach.angle)
        draw_hand(c, arm, body.hand * side, reach.gesture, skin, face.pal.shadow(skin, 0.36))
    if garment.sleeve > start:
        sleeve = arm.part(start, garment.sleeve, 8 if garment.sleeve < 1 else 2, "start")
        paper(c, sleeve, cloth, 0 if front else 6, lit=lit, edge=edge)
        if not reach.over:
            shade(c, sleeve, face.pal, 24)
    if garment.sleeve == 1 and (front or not reach.over):
        paper(c, arm.part(0.94, 1.0, 7, "none"), garment.cuff or face.pal.shadow(cloth, 0.18), 3)
