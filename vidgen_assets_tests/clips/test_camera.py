"""Camera moves: on the canvas, the subject in view, never rushed, and the same for any resolution."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput
from resources.store import BlobStore, Media
from vidgen_assets.artifacts.pictures import Box, CameraPath, Keyframe, KeyLayer, SelectedKeyframes
from vidgen_assets.artifacts.scripts import Move, Shot
from vidgen_assets.artifacts.sound import SceneTiming, ShotTiming
from vidgen_assets.channel import Formats
from vidgen_assets.clips.camera import camera_clips, camera_path, scene_of, seen_frames
from vidgen_assets.clips.choose import FASTEST, path_speed
from vidgen_assets.clips.framing import window_of
from vidgen_assets.clips.holding import MOST_SHIFT
from vidgen_assets.clips.preview import preview_mp4, with_previews
from vidgen_assets.post.motion import Stage, view_at
from vidgen_assets_tests.images.pictures import picture, shots

FACE = Box(x=450, y=600, width=400, height=450)
MOVES: tuple[Move, ...] = get_args(Move)
BLANK = Media(sha256="0" * 64, size=0, media_type="image/png", name="x.png")


def still(faces: tuple[Box, ...] = (FACE,), prop: Box | None = None, shot: str = "s0") -> Keyframe:
    layer = KeyLayer(name="flat", image=BLANK, x=0, y=0, parallax=1.0)
    return Keyframe(
        shot=shot,
        provider="test",
        width=1296,
        height=2304,
        preview=BLANK,
        layers=(layer,),
        faces=faces,
        prop=prop,
    )


def a_shot(move: Move = "push", framing: str = "medium") -> Shot:
    return shots(1, framing, move).shots[0]


def timing(count: int, frames: int = 120, transition: int = 12) -> SceneTiming:
    return SceneTiming(
        fps=30,
        frames=count * frames,
        shots=tuple(
            ShotTiming(
                shot=f"s{n}",
                first_frame=n * frames,
                end_frame=(n + 1) * frames,
                transition_frames=transition if n else 0,
            )
            for n in range(count)
        ),
    )


def views(path: CameraPath, parallax: float) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of what a layer shows at each tenth of the path, in canvas pixels."""
    stage = Stage(1296, 2304, window_of(still(), 1080, 1920), 1080, 1920)
    found = []
    for tenth in range(11):
        view = view_at(stage, path, parallax, tenth / 10)
        half_x, half_y = view.step_x * 540, view.step_y * 960
        found.append((view.x - half_x, view.y - half_y, view.x + half_x, view.y + half_y))
    return found


boxes = st.builds(
    Box,
    x=st.integers(120, 900),
    y=st.integers(220, 1500),
    width=st.integers(20, 280),
    height=st.integers(20, 400),
)


@settings(deadline=None)
@given(st.sampled_from(MOVES), st.sampled_from(["wide", "medium", "close"]), boxes, boxes, st.floats(0.5, 8))
def test_every_path_stays_on_the_canvas_near_rest_and_unhurried(
    move: Move, framing: str, face: Box, prop: Box, seconds: float
) -> None:
    path = camera_path(scene_of(still((face,), prop), Formats()), move, a_shot(move, framing), seconds)
    for parallax in (0.25, 1.0, 1.5):
        for left, top, right, bottom in views(path, parallax):
            assert left >= -0.5
            assert top >= -0.5
            assert right <= 1296.5
            assert bottom <= 2304.5
    for x, y in ((path.x_from, path.y_from), (path.x_to, path.y_to)):
        assert abs(x - 0.5) <= MOST_SHIFT + 1e-4
        assert abs(y - 0.5) <= MOST_SHIFT + 1e-4
    assert path_speed(path, max(seconds, 1.0)) <= 2 * FASTEST


@settings(deadline=None)
@given(st.sampled_from(MOVES), boxes)
def test_what_is_in_the_frame_at_rest_stays_in_it(move: Move, face: Box) -> None:
    if not (face.x >= 108 + 40 and face.x + face.width <= 1188 - 40 and face.y + face.height <= 2112 - 60):
        return
    path = camera_path(scene_of(still((face,)), Formats()), move, a_shot(move), 4.0)
    for left, top, right, bottom in views(path, 1.0):
        assert left <= face.x
        assert face.x + face.width <= right
        assert top <= face.y
        assert face.y + face.height <= bottom


def test_a_push_comes_nearer_to_the_face_and_a_pull_goes_back() -> None:
    scene = scene_of(still(), Formats())
    push = camera_path(scene, "push", a_shot(), 4.0)
    pull = camera_path(scene, "pull", a_shot("pull"), 4.0)
    assert push.zoom_to > push.zoom_from == 1.0
    assert pull.zoom_from > pull.zoom_to == 1.0
    assert push.y_to < push.y_from
    left = camera_path(scene, "pan_left", a_shot("pan_left"), 4.0)
    assert left.x_to < left.x_from
    rise = camera_path(scene, "rise", a_shot("rise"), 4.0)
    assert rise.y_to < rise.y_from


def test_a_short_shot_moves_less() -> None:
    scene = scene_of(still(), Formats())
    short, long = (camera_path(scene, "push", a_shot(), seconds) for seconds in (1.0, 4.0))
    assert short.zoom_to < long.zoom_to


def test_recipes_do_not_know_the_resolution() -> None:
    small, large = Formats(width=540, height=960), Formats(width=2160, height=3840)
    for move in MOVES:
        assert camera_path(scene_of(still(), small), move, a_shot(move), 4.0) == camera_path(
            scene_of(still(), large), move, a_shot(move), 4.0
        )


def test_a_clip_lasts_as_long_as_its_shot_is_seen() -> None:
    assert seen_frames(timing(3)) == {"s0": 126, "s1": 132, "s2": 126}


def test_every_shot_gets_two_variants_with_different_moves() -> None:
    keyframes = SelectedKeyframes(keyframes=tuple(still(shot=f"s{n}") for n in range(3)), choices=())
    clips = camera_clips(keyframes, timing(3), shots(3), Formats()).clips
    assert [(clip.shot, clip.variant) for clip in clips] == [(f"s{n}", v) for n in range(3) for v in "12"]
    for first, second in zip(clips[::2], clips[1::2], strict=True):
        assert first.path is not None
        assert second.path is not None
        assert first.path.move == "push" != second.path.move
    assert clips[0].frames == 126


def test_a_shot_without_keyframe_or_timing_is_named() -> None:
    keyframes = SelectedKeyframes(keyframes=(still(),), choices=())
    with pytest.raises(InvalidInput, match="shot s1 has no keyframe"):
        camera_clips(keyframes, timing(2), shots(2), Formats())
    with pytest.raises(InvalidInput, match="shot s0 has no timing"):
        camera_clips(keyframes, timing(0), shots(1), Formats())


def test_a_preview_moves_is_small_and_is_the_same_every_time(store: BlobStore) -> None:
    import io

    import av

    image = picture(lambda draw: draw.ellipse((150, 200, 280, 350), fill="white"))
    preview = store.add_bytes(image, "p.png", "image/png")
    keyframes = SelectedKeyframes(keyframes=(still().model_copy(update={"preview": preview}),), choices=())
    clips = with_previews(camera_clips(keyframes, timing(1), shots(1), Formats()), Formats(), store)
    clip = clips.clips[0]
    assert clip.preview is not None
    data = store.read(clip.preview)
    assert data == preview_mp4(clip, image, Formats())
    with av.open(io.BytesIO(data)) as container:
        frames = [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]
    assert frames[0].shape == (384, 216)
    assert len(frames) == 40
    assert (frames[-1] > 200).sum() > (frames[0] > 200).sum()
    assert with_previews(clips, Formats(), store) == clips
