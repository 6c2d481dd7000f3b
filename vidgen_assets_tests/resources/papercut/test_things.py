"""Props: every hand-drawn thing and a sample of the icons can be cut and drawn."""

import numpy as np
import pytest

from resources.papercut._skia import skia
from resources.papercut.icons import icon_names
from resources.papercut.palette import palette
from resources.papercut.props import DRAWN_NAMES
from resources.papercut.things import GROUND, LARGE, cutout_of, draw_thing, half_extent, thing_names


def _drawn(name: str) -> np.ndarray:
    surface = skia.Surface(90, 90)
    draw_thing(surface.getCanvas(), name, (45, 45), 70, palette("calm"))
    return surface.toarray()


@pytest.mark.parametrize("name", sorted(DRAWN_NAMES))
def test_a_hand_drawn_thing_fills_its_square(name: str):
    wide, high = half_extent(name)
    assert 0.42 < max(wide, high) <= 0.56
    assert len(cutout_of(name).sheets) >= 3
    assert len(np.unique(_drawn(name).reshape(-1, 4), axis=0)) > 60


@pytest.mark.parametrize("name", sorted(icon_names())[::23])
def test_an_icon_draws(name: str):
    assert _drawn(name)[..., 3].max() == 255


def test_the_icon_font_has_a_glyph_for_every_icon():
    from resources.papercut.icons import _codes

    assert icon_names() <= _codes().keys()


def test_holes_stay_holes():
    """The window of a ring shows what lies behind the glyph, not the glyph."""
    ring = cutout_of("ring").sheets[0].path
    assert not ring.contains(0, 150)
    assert ring.contains(0, 430)


def test_things_that_stand_or_are_large_exist():
    assert thing_names() >= GROUND | LARGE
