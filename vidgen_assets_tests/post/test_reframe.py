"""The same plan in frames of other shapes: what matters stays in view, nothing is stretched, the cut stays."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import Box, RenderPlan, TimelineShot
from vidgen_assets.post import plain_kernels
from vidgen_assets.post.fill import fill_around
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.motion import Stage, view_at
from vidgen_assets.post.painter import Painter
from vidgen_assets.post.pictures import Pictures
from vidgen_assets.post.reframe import How, keeps, look_for, reframe, window_for
from vidgen_assets.post.slices import slice_plan
from vidgen_assets_tests.post.sets import LOOK, plan

SHAPES = [(270, 270), (270, 338), (480, 270), (270, 480)]
FACE = Box(x=80, y=200, width=120, height=130)
BACK = Box(x=170, y=210, width=100, height=110)
CARD = Box(x=20, y=60, width=280, height=300)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> RenderPlan:
    """A plan of three shots: a card, one face, two faces with a thing."""
    made = plan(BlobStore(tmp_path_factory.mktemp("store")), (24, 24, 24), (("crossfade", 8), ("match", 0)))
    faces = ((), (FACE,), (BACK, FACE))
    shots = tuple(_with_faces(shot, seen) for shot, seen in zip(made.shots, faces, strict=True))
    return made.model_copy(update={"shots": (shots[0].model_copy(update={"card": CARD}), *shots[1:])})


def _with_faces(shot: TimelineShot, faces: tuple[Box, ...], prop: Box | None = None) -> TimelineShot:
    keyframe = shot.clip.clip.keyframe.model_copy(update={"faces": faces, "prop": prop})
    clip = shot.clip.clip.model_copy(update={"keyframe": keyframe})
    return shot.model_copy(update={"clip": shot.clip.model_copy(update={"clip": clip})})


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("how", ["crop", "blur", "mirror"])
def test_the_cut_the_words_and_the_sound_stay(wanted: RenderPlan, shape: tuple[int, int], how: How) -> None:
    new = reframe(wanted, *shape, how)
    assert (new.width, new.height) == shape
    assert [(s.shot, s.first_frame, s.end_frame) for s in new.shots] == [
        (s.shot, s.first_frame, s.end_frame) for s in wanted.shots
    ]
    assert (new.words, new.audio, new.grade, new.frames) == (
        wanted.words,
        wanted.audio,
        wanted.grade,
        wanted.frames,
    )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("how", ["crop", "blur"])
def test_windows_have_their_frames_shape_so_that_nothing_is_stretched(
    wanted: RenderPlan, shape: tuple[int, int], how: How
) -> None:
    for shot in reframe(wanted, *shape, how).shots:
        window, fill = shot.clip.window, shot.clip.fill
        wide, high = (fill.width, fill.height) if fill else shape
        assert window.width / window.height == pytest.approx(wide / high, rel=0.02)
        assert wide % 2 == high % 2 == 0


@pytest.mark.parametrize("shape", SHAPES[:3])
def test_with_a_fill_everything_that_matters_is_in_view_all_the_time(
    wanted: RenderPlan, shape: tuple[int, int]
) -> None:
    new = reframe(wanted, *shape, "blur")
    assert len({shot.clip.fill for shot in new.shots}) == 1
    for shot in new.shots:
        clip = shot.clip.clip
        size = (shot.clip.fill.width, shot.clip.fill.height) if shot.clip.fill else shape
        stage = Stage(clip.keyframe.width, clip.keyframe.height, shot.clip.window, *size)
        boxes = [*clip.keyframe.faces, *([shot.card] if shot.card else [])]
        for step in range(9):
            view = view_at(stage, clip.path, 1.0, step / 8)
            for box in boxes:
                assert view.x - view.step_x * size[0] / 2 <= box.x + 0.5
                assert box.x + box.width <= view.x + view.step_x * size[0] / 2 + 0.5
                assert view.y - view.step_y * size[1] / 2 <= box.y + 0.5
                assert box.y + box.height <= view.y + view.step_y * size[1] / 2 + 0.5


def test_a_fill_is_only_used_where_a_crop_would_lose_something(wanted: RenderPlan) -> None:
    faces_only = wanted.model_copy(update={"shots": wanted.shots[1:2]})
    assert reframe(faces_only, 270, 270, "blur").shots[0].clip.fill is None
    assert reframe(wanted, 480, 270, "blur").shots[0].clip.fill is not None
    assert reframe(wanted, 480, 270, "crop").shots[0].clip.fill is None


def test_of_two_faces_that_do_not_fit_the_one_in_front_stays(wanted: RenderPlan) -> None:
    low, high = Box(x=60, y=420, width=100, height=110), Box(x=120, y=120, width=110, height=120)
    shot = window_for(_with_faces(wanted.shots[2], (low, high)), 480, 270)
    assert shot.y <= high.y
    assert high.y + high.height <= shot.y + shot.height


boxes = st.builds(
    Box, x=st.integers(0, 240), y=st.integers(0, 480), width=st.integers(8, 84), height=st.integers(8, 96)
)


@settings(deadline=None, max_examples=150)
@given(st.lists(boxes, max_size=3), st.sampled_from(SHAPES))
def test_any_window_lies_on_its_canvas_and_keeps_what_fits(
    wanted: RenderPlan, faces: list[Box], shape: tuple[int, int]
) -> None:
    shot = _with_faces(wanted.shots[1], tuple(faces))
    window = window_for(shot, *shape)
    assert window.x >= 0
    assert window.y >= 0
    assert window.x + window.width <= 324
    assert window.y + window.height <= 576
    if len(faces) == 1:
        assert keeps(shot, window)


def test_captions_keep_their_share_of_the_shorter_side_and_come_down_in_wide_frames() -> None:
    assert look_for(LOOK, 1080, 1920) == LOOK
    square, lying = look_for(LOOK, 1080, 1080), look_for(LOOK, 1920, 1080)
    assert square.size == pytest.approx(0.85 * LOOK.size, rel=0.02)  # the drawing scales by the width
    assert lying.size * 1920 / 1080 == pytest.approx(0.85 * LOOK.size, rel=0.02)
    assert lying.margin_bottom == square.margin_bottom < LOOK.margin_bottom / 2
    assert look_for(LOOK, 900, 1600).margin_bottom == LOOK.margin_bottom


@pytest.mark.parametrize("shape", [(271, 480), (0, 0), (32, 32)])
def test_a_frame_that_cannot_be_encoded_is_refused(wanted: RenderPlan, shape: tuple[int, int]) -> None:
    with pytest.raises(InvalidInput, match="even sides of at least 64"):
        reframe(wanted, *shape)


def test_the_same_frame_is_the_same_plan(wanted: RenderPlan) -> None:
    assert reframe(wanted, wanted.width, wanted.height, "blur") is wanted


# ---------------------------------------------------------------- what is around a shot
def _slope(width: int, height: int) -> Frame:
    frame = Frame(width, height)
    frame.fill(0, 110, 140)
    frame.y[:] = 60 + np.arange(width)[None, :] // 2
    return frame


@pytest.mark.parametrize("how", ["blur", "mirror"])
@pytest.mark.parametrize(
    ("inner", "outer"), [((54, 96), (170, 96)), ((96, 54), (96, 170)), ((96, 96), (98, 96))]
)
def test_the_shot_lies_untouched_in_the_middle_and_darker_around(
    how: str, inner: tuple[int, int], outer: tuple[int, int]
) -> None:
    shown, out, plain = _slope(*inner), Frame(*outer), Frame(*outer)
    fill_around(shown, out, how, load_kernels())  # type: ignore[arg-type]
    fill_around(shown, plain, how, plain_kernels)  # type: ignore[arg-type]
    assert np.array_equal(out.buffer, plain.buffer)
    left, top = (outer[0] - inner[0]) // 4 * 2, (outer[1] - inner[1]) // 4 * 2
    assert np.array_equal(out.y[top : top + inner[1], left : left + inner[0]], shown.y)
    around = out.y.astype(int).copy()
    around[top : top + inner[1], left : left + inner[0]] = -1
    assert around.max() < shown.y.max()
    assert around[around >= 0].min() > 16


def test_a_mirror_shows_the_picture_turned_about_its_edge() -> None:
    out = Frame(160, 64)
    fill_around(_slope(64, 64), out, "mirror", load_kernels())
    left = out.y[32, 20:46].astype(int)
    assert (np.diff(left) <= 0).all()  # the slope runs the other way


def test_a_filled_shot_is_rendered_whole_between_its_fill(wanted: RenderPlan, tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    made = plan(store, (12, 12), (("crossfade", 6),))
    carded = made.shots[0].model_copy(update={"card": CARD})
    small = reframe(made.model_copy(update={"shots": (carded, made.shots[1])}), 480, 270, "blur")
    fill = small.shots[0].clip.fill
    assert fill is not None
    assert Fraction(fill.width, fill.height) < Fraction(480, 270)
    segment = slice_plan(small.model_copy(update={"words": (), "cues": (), "watermark": None}))[0]
    out = Frame(480, 270)
    with Painter(segment, Pictures(store, load_kernels())) as painter:
        painter.paint(0, out)
    middle = out.y[:, 240 - fill.width // 2 + 4 : 240 + fill.width // 2 - 4].astype(float)
    side = out.y[:, : 240 - fill.width // 2 - 10].astype(float)
    assert middle.mean() > side.mean() + 8
    assert np.abs(np.diff(middle, axis=1)).mean() > 3 * np.abs(np.diff(side, axis=1)).mean()
