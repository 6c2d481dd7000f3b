"""Everything that can be a prop: one list of names, one way to draw them, and what is known of their size.

Owns the choice between a hand-drawn thing (props.py) and an icon (icons.py), and which things stand on the
ground.
"""

from __future__ import annotations

from functools import lru_cache

from resources.papercut._skia import skia
from resources.papercut.cutout import Cutout, draw_cutout
from resources.papercut.icons import glyph_cutout, icon_names
from resources.papercut.palette import Palette
from resources.papercut.props import DRAWN_NAMES, drawn_cutout
from resources.papercut.shapes import Point


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROUND = _names(
    """
    car car-side truck-moving truck truck-pickup bus bus-simple taxi van-shuttle motorcycle bicycle train
    train-subway truck-medical car-burst gas-pump tractor caravan house house-user house-chimney house-fire
    house-flood-water hospital school church building shop hotel warehouse tent campground city landmark
    monument dog cat horse cow frog hippo robot snowman bed couch chair table door-open door-closed toilet tv
    gift box box-open boxes-stacked suitcase-rolling cart-shopping baby-carriage trash-can tree piggy-bank
    christmas-tree mailbox gravestone fence wedding-cake teddy umbrella-beach vault dumpster kiwi-bird crow
    ship sailboat
    """
)
"""Things that stand on the floor when they are alone in a place; everything else floats before a halo or
is held.
"""

LARGE = _names(
    """
    car car-side truck-moving truck truck-pickup bus bus-simple taxi van-shuttle motorcycle bicycle train
    train-subway truck-medical car-burst house house-user house-chimney house-fire house-flood-water hospital
    school church building shop hotel warehouse tent campground city landmark monument horse cow hippo bed
    couch tree tractor caravan ship sailboat christmas-tree door-open door-closed gravestone fence plane
    helicopter
    """
)
"""Things that nobody holds in a hand."""


@lru_cache(maxsize=1)
def thing_names() -> frozenset[str]:
    """Every name that can be drawn."""
    return icon_names() | DRAWN_NAMES


def cutout_of(name: str) -> Cutout:
    """The sheets of a thing."""
    return drawn_cutout(name) if name in DRAWN_NAMES else glyph_cutout(name)


@lru_cache(maxsize=256)
def half_extent(name: str) -> tuple[float, float]:
    """Half width and half height as fractions of the size it is drawn at."""
    b = cutout_of(name).hull().getBounds()
    return max(-b.left(), b.right()) / 1000, max(-b.top(), b.bottom()) / 1000


def draw_thing(c: skia.Canvas, name: str, at: Point, size: float, pal: Palette, turn: float = 0) -> None:
    """The thing centred on a point, about `size` across, turned by degrees."""
    c.save()
    c.translate(*at)
    c.rotate(turn)
    draw_cutout(c, cutout_of(name), pal, size, depth=min(26.0, size * 0.06))
    c.restore()
