"""What has to be seen stays in the frame for the whole of any path, at any ease, in any shape of frame."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen_assets.artifacts import Box, CameraPath, Ease
from vidgen_assets.clips.framing import subject_of, window_of
from vidgen_assets.clips.holding import hold, scene_in
from vidgen_assets.post.motion import Stage, view_at
from vidgen_assets_tests.clips.test_camera import still

SHAPES = [(1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080)]
ZOOM, PLACE = st.floats(0.7, 2.0), st.floats(0.0, 1.0)
boxes = st.builds(
    Box,
    x=st.integers(0, 1000),
    y=st.integers(0, 1900),
    width=st.integers(20, 296),
    height=st.integers(20, 404),
)
paths = st.builds(
    CameraPath,
    move=st.just("push"),
    ease=st.sampled_from(get_args(Ease)),
    zoom_from=ZOOM, zoom_to=ZOOM, x_from=PLACE, x_to=PLACE, y_from=PLACE, y_to=PLACE,
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(boxes, min_size=1, max_size=2), st.none() | boxes, paths, st.sampled_from(SHAPES))
def test_faces_stay_in_the_frame_during_the_whole_move(
    faces: list[Box], prop: Box | None, wished: CameraPath, shape: tuple[int, int]
) -> None:
    keyframe = still(tuple(faces), prop)
    window = window_of(keyframe, *shape)
    path = hold(wished, scene_in(keyframe, window))
    subject = subject_of(keyframe, window.width, window.height)
    if subject.width > window.width or subject.height > window.height:
        return  # no frame of this shape can show it
    stage = Stage(keyframe.width, keyframe.height, window, *shape)
    for step in range(33):
        view = view_at(stage, path, 1.0, step / 32)
        half_x, half_y = view.step_x * shape[0] / 2, view.step_y * shape[1] / 2
        assert view.x - half_x <= subject.x + 0.5
        assert subject.x + subject.width <= view.x + half_x + 0.5
        assert view.y - half_y <= subject.y + 0.5
        assert subject.y + subject.height <= view.y + half_y + 0.5


def test_a_path_that_holds_its_subject_is_left_as_it_is() -> None:
    path = CameraPath(move="push", zoom_from=1.0, zoom_to=1.1, x_from=0.5, x_to=0.5, y_from=0.5, y_to=0.46)
    keyframe = still()
    assert hold(path, scene_in(keyframe, window_of(keyframe, 1080, 1920))) is path


def test_a_camera_too_near_goes_back_until_the_face_fits() -> None:
    keyframe = still((Box(x=300, y=500, width=700, height=900),))
    wished = CameraPath(move="push", zoom_from=1.0, zoom_to=2.0, x_from=0.5, x_to=0.5, y_from=0.5, y_to=0.5)
    path = hold(wished, scene_in(keyframe, window_of(keyframe, 1080, 1920)))
    assert 1.3 <= path.zoom_to < 1.55


@pytest.mark.parametrize(
    ("shape", "kept"),
    [
        ((1080, 1920), (100, 300, 1000, 1700)),
        ((1080, 1080), (100, 300, 700, 500)),
        ((1920, 1080), (500, 400, 300, 400)),
    ],
    ids=["all of it", "the faces", "the face in front"],
)
def test_where_not_everything_fits_faces_come_before_things_and_the_front_before_the_back(
    shape: tuple[int, int], kept: tuple[int, int, int, int]
) -> None:
    behind = (
        Box(x=100, y=300, width=300, height=350)
        if shape[0] == shape[1]
        else Box(x=100, y=300, width=300, height=300)
    )
    front = Box(x=500, y=400, width=300, height=400)
    if shape == (1920, 1080):
        behind = Box(x=100, y=1300, width=300, height=300)
    keyframe = still((behind, front), Box(x=900, y=1800, width=200, height=200))
    window = window_of(keyframe, *shape)
    found = subject_of(keyframe, window.width, window.height)
    assert (found.x, found.y, found.width, found.height) == kept
