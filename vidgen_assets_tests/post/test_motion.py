"""Cameras stay on their canvas and move smoothly; props pop; eyes blink."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen_assets.artifacts import Box, CameraPath, Ease
from vidgen_assets.post.motion import Stage, blinks, ease, pop, view_at

STAGE = Stage(1296, 2304, Box(x=108, y=192, width=1080, height=1920), 1080, 1920)
ZOOM, PLACE = st.floats(0.8, 1.6), st.floats(0.2, 0.8)


def path(**update: float) -> CameraPath:
    rest = {"zoom_from": 1.0, "zoom_to": 1.0, "x_from": 0.5, "x_to": 0.5, "y_from": 0.5, "y_to": 0.5}
    return CameraPath(move="push", **(rest | update))


@given(
    st.fixed_dictionaries(
        {"zoom_from": ZOOM, "zoom_to": ZOOM, "x_from": PLACE, "x_to": PLACE, "y_from": PLACE, "y_to": PLACE}
    ),
    st.floats(0, 1.5),
    st.floats(0, 1),
)
@settings(max_examples=300, deadline=None)
def test_no_camera_ever_looks_past_the_canvas(ends: dict[str, float], parallax: float, progress: float):
    view = view_at(STAGE, path(**ends), parallax, progress)
    half_x, half_y = view.step_x * 1080 / 2, view.step_y * 1920 / 2
    assert view.x - half_x >= -1e-6
    assert view.x + half_x <= 1296 + 1e-6
    assert view.y - half_y >= -1e-6
    assert view.y + half_y <= 2304 + 1e-6


def test_at_rest_the_window_is_the_frame_pixel_for_pixel():
    for recipe in (None, path()):
        view = view_at(STAGE, recipe, 1.0, 0.4)
        assert (view.x, view.y, view.step_x, view.step_y) == (648, 1152, 1, 1)


def test_near_layers_move_further_than_far_ones_and_a_vignette_does_not_move():
    recipe = path(zoom_to=1.15, x_to=0.53)
    moves = [view_at(STAGE, recipe, parallax, 1.0) for parallax in (0.0, 0.25, 1.0, 1.5)]
    assert (moves[0].x, moves[0].step_x) == (648, 1)
    assert moves[0].x < moves[1].x < moves[2].x < moves[3].x
    assert moves[0].step_x > moves[1].step_x > moves[2].step_x > moves[3].step_x


def test_moves_have_no_jerk():
    recipe = path(zoom_to=1.12, x_from=0.52, x_to=0.48)
    at = np.array([view_at(STAGE, recipe, 1.0, n / 119).x for n in range(120)])
    speed = np.diff(at)
    assert (speed < 0).all()
    assert np.abs(np.diff(speed)).max() < 0.02
    assert abs(speed[0]) < abs(speed[60]) / 3
    assert (ease(0), ease(0.5), ease(1)) == (0, 0.5, 1)


def test_a_prop_grows_past_its_size_and_settles():
    assert pop(-1) == (0, 0)
    sizes = [pop(n * 1000 / 30) for n in range(14)]
    assert sizes[0][0] == 0.6
    assert sizes[0][1] > 0.3
    assert 1.03 < max(scale for scale, _ in sizes) <= 1.05
    assert sizes[-1] == (1, 1)
    assert all(opacity == 1 for _, opacity in sizes[4:])


def test_eyes_close_for_four_frames_every_three_to_five_seconds_and_always_the_same():
    found = blinks("story|s1", 900, 30)
    assert found == blinks("story|s1", 900, 30)
    assert found != blinks("story|s2", 900, 30)
    assert {end - first for first, end in found} == {4}
    gaps = np.diff([first for first, _ in found]) / 30
    assert gaps.min() >= 2.95
    assert gaps.max() <= 5.05
    assert 0.8 < found[0][0] / 30 < 2.7
    assert blinks("story|s1", 10, 30) == ()


@given(
    st.fixed_dictionaries(
        {"zoom_from": ZOOM, "zoom_to": ZOOM, "x_from": PLACE, "x_to": PLACE, "y_from": PLACE, "y_to": PLACE}
    ),
    st.sampled_from(get_args(Ease)),
    st.floats(0, 1.5),
)
@settings(max_examples=150, deadline=None)
def test_every_edge_of_the_view_goes_straight_to_its_end_and_never_turns_back(
    ends: dict[str, float], curve: Ease, parallax: float
):
    recipe = path(**ends).model_copy(update={"ease": curve})
    views = [view_at(STAGE, recipe, parallax, step / 24) for step in range(25)]
    for edge in (-1, 1):
        for places in (
            [v.x + edge * v.step_x * 540 for v in views],
            [v.y + edge * v.step_y * 960 for v in views],
        ):
            steps = np.diff(places)
            assert (steps >= -1e-6).all() or (steps <= 1e-6).all()


@pytest.mark.parametrize("curve", get_args(Ease))
def test_eases_run_from_start_to_end_without_turning_back(curve: Ease):
    at = [ease(step / 50, curve) for step in range(51)]
    assert (at[0], round(at[-1], 12)) == (0, 1)
    assert (np.diff(at) > 0).all()


def test_a_zoom_takes_all_layers_alike_and_a_push_does_not():
    for move, alike in (("zoom", True), ("push", False)):
        recipe = path(zoom_to=1.2).model_copy(update={"move": move})
        steps = {round(view_at(STAGE, recipe, parallax, 1.0).step_x, 6) for parallax in (0.25, 1.0, 1.5)}
        assert (len(steps) == 1) == alike
        assert view_at(STAGE, recipe, 0.0, 1.0).step_x == 1  # what belongs to the lens does not move
