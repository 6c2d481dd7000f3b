"""A still graded once and then moved is the frame that was moved and then graded."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen_assets.artifacts import ShotMatch
from vidgen_assets.channel import LUTS
from vidgen_assets.post.colour.cube import apply_match, compose, graded, read_cube, tetrahedral
from vidgen_assets_tests.post.sets import backdrop

MATCH = ShotMatch(shot="s", slope=(1.03,) * 3, offset=(-0.0135,) * 3, power=(0.9, 1.05, 1.1), saturation=1.08)


def shifted(picture: np.ndarray, x: float, y: float) -> np.ndarray:
    """Return a picture moved by a part of a pixel, bilinearly, as the camera moves it."""
    across = picture[:, :-1] * (1 - x) + picture[:, 1:] * x
    moved: np.ndarray = across[:-1] * (1 - y) + across[1:] * y
    return moved


@pytest.mark.parametrize("name", ["warm_story", "noir", "film_slide", "horror", "night"])
def test_grading_the_still_equals_grading_every_frame_within_one_code(name: str) -> None:
    table = compose(read_cube(LUTS / f"{name}.cube"), 0.6, MATCH)
    still = backdrop(4)[..., :3].astype(np.float32) / 255
    still[200:300, 100:200] = (0.9, 0.2, 0.1)  # hard edges, where the two differ most
    still[250:260, :] = (0.02, 0.02, 0.05)

    def grade(picture: np.ndarray) -> np.ndarray:
        place = np.clip(picture, 0, 1).astype(np.float32) * np.float32(32)
        return np.round(tetrahedral(table, place) * 255) / 255

    once = shifted(grade(still), 0.4, 0.7)
    each = grade(shifted(still, 0.4, 0.7))
    apart = np.abs(once - each) * 255
    assert apart.mean() < 1
    assert np.percentile(apart, 99) < 6


@pytest.mark.parametrize("name", ["warm_story", "comic", "golden_hour"])
def test_one_table_of_33_points_is_the_match_and_the_look(name: str) -> None:
    cube = read_cube(LUTS / f"{name}.cube")
    colours = np.random.default_rng(8).random((4000, 3), np.float32)
    table = compose(cube, 0.6, MATCH)
    looked_up = tetrahedral(table, colours * np.float32(32))
    apart = np.abs(looked_up - graded(colours, cube, 0.6, MATCH)) * 255
    assert apart.mean() < 0.2
    assert np.percentile(apart, 99) < 2
    assert np.allclose(graded(colours, cube, 0.0, MATCH), apply_match(colours, MATCH))
