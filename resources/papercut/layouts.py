"""Where everything goes: compositions as values, decided from the spec alone and drawn by compose.py.

Reference canvas 1296 x 2304, of which the frame shows x 108..1188, y 192..2112. Faces and props stay between
y = 290 and y = 1370; captions have y 1372..1692."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import NamedTuple

from resources.papercut.bodies import CHIN, body_of
from resources.papercut.looks import look_of
from resources.papercut.model import SceneSpec
from resources.papercut.people import Placed
from resources.papercut.poses import POSES, Pose, pose_for
from resources.papercut.shapes import CX, FLOOR, Point
from resources.papercut.things import GROUND, LARGE, half_extent

FLYING = frozenset({"plane", "helicopter", "rocket", "jet-fighter", "dove", "paper-plane"})
STAND_Y = 1400
"""Where things that stand on the floor touch it."""
WIDE_FEET = 1800
"""Where people stand when they are seen whole."""


@dataclass(frozen=True)
class PlacedProp:
    """A thing at (x, y), `size` across, turned by degrees; `stands` when it throws its shadow on the
    floor.
    """

    name: str
    x: float
    y: float
    size: float
    turn: float = 0.0
    stands: bool = False


@dataclass(frozen=True)
class PlacedBubble:
    """A disc behind the props: 'halo', 'speech' with a tail to `to`, or 'thought' with two small discs
    towards it.
    """

    kind: str
    x: float
    y: float
    r: float
    to: Point | None = None


@dataclass(frozen=True)
class Composition:
    """Figures from the back to the front, props from the back to the front."""

    figures: tuple[Placed, ...] = ()
    props: tuple[PlacedProp, ...] = ()
    bubble: PlacedBubble | None = None
    rays: bool = False


def compose_layout(spec: SceneSpec) -> Composition:
    """The composition of a scene."""
    rnd = random.Random(f"layout/{spec.key}/{spec.variant}/{spec.place}/{spec.framing}")
    heads = random.Random(f"side/{spec.key}").random() < 0.5
    side = 1 if heads != bool(spec.variant) else -1
    if spec.figures and spec.place == "car_interior":
        return _seated(spec, rnd, side)
    if len(spec.figures) == 2:
        return _pair(spec, rnd, side)
    if spec.figures and spec.props:
        return _one_with_prop(spec, rnd, side)
    if spec.figures:
        return _one(spec, rnd, side)
    if spec.props:
        return _things(spec, rnd, side)
    return Composition(rays=bool(spec.phrase) and spec.place == "abstract")


# ---------------------------------------------------------------- one person
def _child(spec: SceneSpec, i: int) -> bool:
    return spec.figures[i].look in ("girl", "boy")


class Spot(NamedTuple):
    """Where a grown-up would stand: x and y of the chin, canvas units per figure unit."""

    x: float
    chin: float
    scale: float


def _place(spec: SceneSpec, i: int, spot: Spot, pose: Pose, side: int, gaze: Point) -> Placed:
    """The i-th figure at a spot; children are smaller, and whole people all stand on one floor."""
    x, chin, scale = spot
    if spec.framing == "wide" and spec.place != "car_interior":
        alone = len(spec.figures) == 1
        scale *= (1.24 if alone else 0.96) if _child(spec, i) else 1.0
        body = body_of(look_of(spec.seed, spec.figures[i].role, spec.figures[i].look))
        chin = WIDE_FEET + (chin - 800) * 0.6 - (body.hip_y + body.leg - CHIN) * scale
    elif _child(spec, i):
        chin, scale = chin + 130 * scale / 1.6, scale * 0.88
    return Placed(spec.figures[i], spec.seed, x, chin, scale, pose, side, gaze, spec.variant + i)


def _one(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    feeling = spec.figures[0].feeling
    down = 0.5 if feeling == "sad" else 0.0
    alt = spec.variant == 1
    pose = pose_for(feeling, rnd, crowded=spec.framing == "close")
    if spec.framing == "wide":
        x, chin, scale = CX - side * (250 if alt else 190), 800, 1.1
    elif spec.framing == "close":
        x, chin, scale = CX - side * (70 if alt else 0), 1170 if alt else 1130, 2.45 if alt else 2.7
    else:
        x, chin, scale = CX - side * (150 if alt else 20), 960 if alt else 1010, 1.56 if alt else 1.84
    gaze = (side * (0.45 if alt else 0.12), down)
    return Composition((_place(spec, 0, Spot(x, chin, scale), pose, side, gaze),))


def _one_with_prop(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    large = any(name in LARGE for name in spec.props)
    if spec.bubble == "none" and large:
        return _beside(spec, rnd, side)
    if spec.bubble == "none" and spec.framing != "close":
        return _holding(spec, rnd, side)
    return _with_bubble(spec, rnd, side)


def _with_bubble(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    """The person low on one side, the bubble high on the other."""
    kind = "halo" if spec.bubble == "none" else spec.bubble
    feeling = spec.figures[0].feeling
    alt = spec.variant == 1
    x, chin, scale = {
        "wide": (CX - side * 250, 960, 1.2),
        "medium": (CX - side * (175 if alt else 120), 1050 if alt else 1085, 1.5 if alt else 1.66),
        "close": (CX - side * 110, 1200, 2.05),
    }[spec.framing]
    r = 226 if spec.framing == "close" else 262 if alt else 244
    bx, by = CX + side * (222 if alt else 236), (590 if alt else 548) - (60 if spec.framing == "close" else 0)
    pose = POSES["chin"] if kind == "thought" and rnd.random() < 0.6 else pose_for(feeling, rnd, crowded=True)
    if kind == "speech" and feeling in ("neutral", "happy", "smug"):
        pose = POSES[rnd.choice(("explain", "hip", "stand"))]
    gaze = (side * 0.4, 0.0) if kind == "speech" else (side * 0.85, -0.75)
    lead = -side if kind == "speech" or pose is POSES["explain"] else side
    figure = _place(spec, 0, Spot(x, chin, scale), pose, lead, gaze)
    mouth = (x + side * 130 * scale * 0.62, figure.y - 120 * scale)
    return Composition(
        (figure,), _in_bubble(spec.props, bx, by, r, side), PlacedBubble(kind, bx, by, r, mouth)
    )


def _in_bubble(props: tuple[str, ...], x: float, y: float, r: float, side: int) -> tuple[PlacedProp, ...]:
    if len(props) == 1:
        return (PlacedProp(props[0], x, y, r * 1.22, side * 5),)
    return (
        PlacedProp(props[1], x + side * r * 0.4, y - r * 0.2, r * 0.76, side * 8),
        PlacedProp(props[0], x - side * r * 0.28, y + r * 0.16, r * 0.92, side * -5),
    )


def _holding(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    """The thing on an open palm; the eyes on it."""
    wide = spec.framing == "wide"
    alt = spec.variant == 1
    scale = 1.12 if wide else 1.5 if alt else 1.66
    chin = 830 if wide else 960 if alt else 1030
    x = CX - side * (170 if wide else 160 if alt else 130)
    pose, gaze = POSES["raise" if alt else "present"], (side * 0.8, -0.2 if alt else 0.25)
    figure = _place(spec, 0, Spot(x, chin, scale), pose, side, gaze)
    palm = figure.lead_hand()
    size = (250 if wide else 340) * (1.1 if alt else 1.0)
    name = spec.props[0]
    px = min(max(palm[0] + side * 62 * scale, 108 + size * 0.5), 1188 - size * 0.5)
    props = [PlacedProp(name, px, palm[1] - half_extent(name)[1] * size - 6 * scale, size, side * 5)]
    if len(spec.props) == 2:
        props.insert(0, PlacedProp(spec.props[1], x + side * 330, 470, size * 0.8, side * -7))
    return Composition((figure,), tuple(props))


def _beside(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    """A thing too large to hold stands on the floor, the person before it."""
    alt = spec.variant == 1
    order = sorted(spec.props, key=lambda name: name not in LARGE)
    size = {"wide": 600.0, "medium": 720.0, "close": 760.0}[spec.framing] * (0.92 if alt else 1.0)
    scale, chin = {"wide": (1.05, 830), "medium": (1.45, 960), "close": (2.0, 1120)}[spec.framing]
    x = CX - side * (250 if alt else 210)
    feeling = spec.figures[0].feeling
    pose = POSES["explain"] if feeling in ("neutral", "happy") else pose_for(feeling, rnd, crowded=True)
    figure = _place(spec, 0, Spot(x, chin, scale), pose, side, (side * 0.75, 0.15))
    aside = min(230 if alt else 190, 502 - half_extent(order[0])[0] * size)
    props = [_standing(order[0], CX + side * aside, size, FLOOR + 50)]
    if len(order) == 2:
        props.insert(0, PlacedProp(order[1], CX + side * 250, 470, 270, side * 6))
    return Composition((figure,), tuple(props))


def _standing(name: str, x: float, size: float, foot: float = STAND_Y) -> PlacedProp:
    return PlacedProp(name, x, foot - half_extent(name)[1] * size, size, 0.0, True)


# ---------------------------------------------------------------- two people
_SEATS = {"wide": (318, 980, 1.2), "medium": (312, 1010, 1.46), "close": (290, 1140, 1.9)}


def _seated(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    """In a car everybody has a seat; what they show is up between them."""
    aside, chin, scale = _SEATS[spec.framing]
    together = len(spec.figures) == 2
    figures = []
    for i, figure in enumerate(spec.figures):
        where = side if i == 0 else -side
        gaze = (-where * (0.7 if together or spec.props else 0.25), 0.0)
        spot = Spot(CX + where * aside, chin + (130 if _child(spec, i) else 0), scale)
        figures.append(_place(spec, i, spot, pose_for(figure.feeling, rnd, True), where, gaze))
    if not spec.props:
        return Composition(tuple(reversed(figures)))
    kind = "halo" if spec.bubble == "none" else spec.bubble
    r, bx, by = (190.0, CX, 500) if together else (236.0, CX - side * 190, 620)
    mouth = (figures[0].x - side * 90 * scale, figures[0].y - 130 * scale)
    return Composition(
        tuple(reversed(figures)),
        _in_bubble(spec.props, bx, by, r, -side),
        PlacedBubble(kind, bx, by, r, mouth),
    )


def _pair(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    """The first of the cast in front, the second behind, turned to each other; a bubble between and above
    them.
    """
    alt = spec.variant == 1
    front, back = {
        "wide": (Spot(CX + side * 240, 830, 1.1), Spot(CX - side * 230, 800, 1.04)),
        "medium": (Spot(CX + side * 212, 1075, 1.5), Spot(CX - side * 228, 1020, 1.38)),
        "close": (Spot(CX + side * 270, 1150, 2.1), Spot(CX - side * 300, 1100, 1.9)),
    }[spec.framing]
    if alt and spec.framing == "medium":
        front, back = Spot(CX + side * 235, 1120, 1.72), Spot(CX - side * 225, 990, 1.22)
    poses = [pose_for(figure.feeling, rnd, True) for figure in spec.figures]
    first = _place(spec, 0, front, poses[0], side, (-side * 0.8, 0.0))
    second = _place(spec, 1, back, poses[1], -side, (side * 0.8, -0.05))
    figures = (second, first)
    if not spec.props:
        return Composition(figures)
    kind = "halo" if spec.bubble == "none" else spec.bubble
    r = 196.0
    bx, by = CX - side * (110 if alt else 50), 476 if spec.framing != "wide" else 440
    mouth = (front.x - side * 60 * front.scale, first.y - 190 * front.scale)
    return Composition(figures, _in_bubble(spec.props, bx, by, r, side), PlacedBubble(kind, bx, by, r, mouth))


# ---------------------------------------------------------------- things alone
def _things(spec: SceneSpec, rnd: random.Random, side: int) -> Composition:
    alt = spec.variant == 1
    order = (
        sorted(spec.props, key=lambda name: name not in GROUND)
        if spec.place != "abstract"
        else list(spec.props)
    )
    name = order[0]
    grow = {"wide": 0.8, "medium": 1.0, "close": 1.14}[spec.framing]
    if name in FLYING and spec.place in ("sky", "abstract", "sea", "city"):
        return Composition(
            (), (PlacedProp(name, CX, 820, 760 * grow, -26 * side),), rays=spec.place == "abstract"
        )
    if name in GROUND and spec.place not in ("abstract", "sky"):
        return _on_floor(order, side, grow, alt)
    if spec.place == "abstract" and spec.bubble == "none":
        props = [
            PlacedProp(
                name,
                CX - side * (90 if len(order) == 2 or alt else 0),
                840,
                620 * grow * (0.9 if alt else 1),
                side * (9 if alt else -5),
            )
        ]
        if len(order) == 2:
            props.append(PlacedProp(order[1], CX + side * 280, 1130, 330, side * 9))
        return Composition((), tuple(props), rays=True)
    r = 350 * min(1.1, grow)
    x, y = CX + side * (70 if alt else 0), 830 if not alt else 770
    kind = "halo" if spec.bubble == "none" else spec.bubble
    props = [PlacedProp(name, x, y, r * 1.34, side * (-6 if alt else 5))]
    if len(order) == 2:
        props.append(PlacedProp(order[1], x + side * 290, y + 300, 300, side * 9))
    return Composition((), tuple(props), PlacedBubble(kind, x, y, r, (x - side * 420, y + 520)))


def _on_floor(order: list[str], side: int, grow: float, alt: bool) -> Composition:
    size = 780.0 * grow
    if len(order) == 1:
        x, size = (CX + side * 150, size * 0.82) if alt else (CX - side * 50, size)
        return Composition((), (_standing(order[0], x, size),))
    if order[1] in GROUND:
        return Composition(
            (),
            (
                _standing(order[1], CX - side * 250, 560 * grow, STAND_Y - 50),
                _standing(order[0], CX + side * 190, 600 * grow),
            ),
        )
    props = (
        PlacedProp(order[1], CX + side * 270, 500, 270, side * 6),
        _standing(order[0], CX - side * 60, size * 0.9),
    )
    return Composition((), props)
