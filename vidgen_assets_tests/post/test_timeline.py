"""The cut on the frame grid and its OpenTimelineIO file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import (
    Box,
    CameraPath,
    FramedClip,
    FramedClips,
    SceneTiming,
    ShotTiming,
    Transition,
)
from vidgen_assets.clips.choose import FASTEST, path_speed
from vidgen_assets.post.interchange import from_otio, to_otio
from vidgen_assets.post.match_cut import spot
from vidgen_assets.post.timeline import after_cut, before_cut, build_timeline, lay_out, seen
from vidgen_assets_tests.post.sets import WINDOW, shot

CROSSFADE = Transition(kind="crossfade", ms=400)
SLIDE = Transition(kind="slide_left", ms=300)


def timing(*rows: tuple[str, int, int, int]) -> SceneTiming:
    shots = tuple(
        ShotTiming(shot=name, first_frame=first, end_frame=end, transition_frames=frames)
        for name, first, end, frames in rows
    )
    return SceneTiming(fps=30, frames=rows[-1][2], shots=shots)


@pytest.fixture
def framed(store: BlobStore) -> FramedClips:
    clips = tuple(
        FramedClip(clip=shot(store, number, (0, 40)).clip.clip, window=WINDOW) for number in range(3)
    )
    return FramedClips(width=270, height=480, clips=clips)


def test_a_transition_lies_half_before_and_half_after_the_cut():
    assert [(before_cut(n), after_cut(n)) for n in (0, 1, 2, 5, 12)] == [
        (0, 0),
        (0, 1),
        (1, 1),
        (2, 3),
        (6, 6),
    ]


def test_shots_get_their_clips_and_transitions(framed: FramedClips, store: BlobStore):
    rows = timing(("s0", 0, 40, 0), ("s1", 40, 90, 12), ("s2", 90, 130, 9))
    timeline = build_timeline(framed, rows, {"s0": SLIDE, "s1": CROSSFADE, "s2": SLIDE}, store, "a story")
    assert [(one.transition, one.transition_frames) for one in timeline.shots] == [
        ("cut", 0),
        ("crossfade", 12),
        ("slide_left", 9),
    ]
    assert [seen(timeline.shots, n) for n in range(3)] == [(0, 46), (34, 95), (86, 130)]
    assert timeline.shots[2].clip.clip.shot == "s2"


def test_a_cut_takes_no_frames_whatever_the_timing_says(framed: FramedClips, store: BlobStore):
    rows = timing(("s0", 0, 40, 0), ("s1", 40, 90, 12))
    timeline = build_timeline(framed, rows, {"s1": Transition(kind="cut", ms=0)}, store, "a story")
    assert timeline.shots[1].transition_frames == 0


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("s0", 0, 40, 0), ("s1", 41, 90, 0)], "'s1' covers frames .* begins at 40 was expected"),
        ([("s0", 0, 40, 0), ("s1", 40, 40, 0)], "'s1' covers frames"),
        ([("s0", 0, 10, 0), ("s1", 10, 20, 12), ("s2", 20, 60, 12)], "'s1' has 10 frames, .* take 12"),
        ([("s0", 0, 40, 0), ("s7", 40, 90, 0)], "'s7' has no clip"),
    ],
)
def test_shots_that_do_not_fit_are_refused_by_name(framed: FramedClips, store: BlobStore, rows, says: str):
    with pytest.raises(InvalidInput, match=says):
        build_timeline(framed, timing(*rows), {"s1": CROSSFADE, "s2": CROSSFADE}, store, "a story")


def test_the_file_reads_back_to_the_frame_and_is_the_same_twice(framed: FramedClips, store: BlobStore):
    rows = timing(("s0", 0, 41, 0), ("s1", 41, 90, 11), ("s2", 90, 130, 8))
    timeline = build_timeline(framed, rows, {"s1": CROSSFADE, "s2": SLIDE}, store, 'quotes " and \\ slashes')
    data = store.read(timeline.otio)
    assert from_otio(data) == (
        ("s0", 0, 41, "cut", 0),
        ("s1", 41, 90, "crossfade", 11),
        ("s2", 90, 130, "slide_left", 8),
    )
    assert to_otio(timeline.shots, 30, 'quotes " and \\ slashes') == data
    assert str(store.home).encode() not in data


def test_clips_carry_the_handles_their_transitions_need(framed: FramedClips, store: BlobStore):
    import opentimelineio as otio

    rows = timing(("s0", 0, 40, 0), ("s1", 40, 90, 12), ("s2", 90, 130, 8))
    timeline = build_timeline(framed, rows, {"s1": CROSSFADE, "s2": SLIDE}, store, "a story")
    read = otio.adapters.read_from_string(store.read(timeline.otio).decode(), "otio_json")
    clip = [item for item in read.video_tracks()[0] if isinstance(item, otio.schema.Clip)][1]
    assert clip.source_range.start_time.value == 6
    assert clip.media_reference.available_range.duration.value == 6 + 50 + 4
    assert clip.media_reference.target_url == "bg.png"
    assert (
        clip.media_reference.metadata["vidgen"]["sha256"]
        == timeline.shots[1].clip.clip.keyframe.preview.sha256
    )


# ---------------------------------------------------------------- match cuts and clips that are too short
MATCH = Transition(kind="match", ms=0, why="the same subject goes on")
MATCH_ROWS = timing(("s0", 0, 60, 0), ("s1", 60, 140, 0), ("s2", 140, 200, 0))


def with_face(framed: FramedClips, number: int, face: Box) -> FramedClips:
    """The clips, one of them with a face somewhere and no prop."""
    clip = framed.clips[number].clip
    keyframe = clip.keyframe.model_copy(update={"faces": (face,), "prop": None})
    changed = framed.clips[number].model_copy(update={"clip": clip.model_copy(update={"keyframe": keyframe})})
    clips = [*framed.clips[:number], changed, *framed.clips[number + 1 :]]
    return framed.model_copy(update={"clips": tuple(clips)})


NUDGE = st.tuples(st.integers(-12, 12), st.integers(-16, 16), st.integers(-8, 8))


@given(NUDGE, st.sampled_from([0, 1, 2]), st.sampled_from([0, 1, 2]))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_match_cut_starts_with_the_subject_where_it_lay(
    framed: FramedClips, nudge: tuple[int, int, int], one: int, two: int
):
    across, down, larger = nudge
    first = Box(x=110, y=200, width=80, height=90)
    second = Box(x=110 + across, y=200 + down, width=80 + larger, height=90 + larger)
    clips = with_face(with_face(framed, 0, first), 1, second)
    paths = [other.clip.path for other in clips.clips]
    clips = moved(moved(clips, 0, paths[one]), 1, paths[two])
    shots = lay_out(clips, MATCH_ROWS, {"s1": MATCH})
    assert (shots[1].transition == "match") or one == 1  # after a pan it may lie out of reach
    if shots[1].transition == "cut":
        return
    before, after = spot(shots[0], first, 1.0), spot(shots[1], second, 0.0)
    assert abs(before.x - after.x) < 0.02
    assert abs(before.y - after.y) < 0.02
    for step in range(9):  # and from there on it stays in the frame
        at = spot(shots[1], second, step / 8)
        assert 0.1 < at.x < 0.9
        assert 0.1 < at.y < 0.9
    assert path_speed(shots[1].clip.clip.path, 80 / 30) <= FASTEST + 1e-3  # type: ignore[arg-type]


def moved(framed: FramedClips, number: int, path: CameraPath | None) -> FramedClips:
    """The clips, one of them with another camera path."""
    clip = framed.clips[number].clip.model_copy(update={"path": path})
    changed = framed.clips[number].model_copy(update={"clip": clip})
    return framed.model_copy(update={"clips": (*framed.clips[:number], changed, *framed.clips[number + 1 :])})


def test_a_subject_out_of_the_cameras_reach_makes_it_a_plain_cut_that_says_why(framed: FramedClips):
    clips = with_face(framed, 0, Box(x=60, y=100, width=60, height=60))
    clips = with_face(clips, 1, Box(x=220, y=400, width=60, height=60))
    shots = lay_out(clips, MATCH_ROWS, {"s1": MATCH})
    assert shots[1].transition == "cut"
    assert "the same subject goes on; no match: the subject would lie" in shots[1].why
    assert shots[1].clip == lay_out(clips, MATCH_ROWS, {})[1].clip


def test_without_a_subject_there_is_no_match(framed: FramedClips):
    clip = framed.clips[0].clip
    bare = clip.model_copy(update={"keyframe": clip.keyframe.model_copy(update={"prop": None})})
    clips = framed.model_copy(
        update={"clips": (framed.clips[0].model_copy(update={"clip": bare}), *framed.clips[1:])}
    )
    assert lay_out(clips, MATCH_ROWS, {"s1": MATCH})[1].why.endswith("no face or thing a camera could aim at")


def test_every_shot_says_why_it_comes_in_as_it_does(framed: FramedClips):
    why = Transition(kind="crossfade", ms=400, why="a new beat")
    rows = timing(("s0", 0, 40, 0), ("s1", 40, 90, 12), ("s2", 90, 130, 0))
    assert lay_out(framed, rows, {"s1": why})[1].why == "a new beat"


@pytest.mark.parametrize(
    ("frames", "how", "speed"),
    [(90, "once", 1.0), (60, "once", 1.0), (50, "once", 0.8333), (35, "hold", 0.75), (20, "loop", 1.0)],
)
def test_a_clip_too_short_for_its_shot_is_slowed_held_or_played_again(
    framed: FramedClips, store: BlobStore, frames: int, how: str, speed: float
):
    video = store.add_bytes(b"a clip", "clip.mp4", "video/mp4")
    clip = framed.clips[1].clip.model_copy(update={"video": video, "path": None, "frames": frames})
    clips = framed.model_copy(
        update={
            "clips": (framed.clips[0], framed.clips[1].model_copy(update={"clip": clip}), framed.clips[2])
        }
    )
    rows = timing(("s0", 0, 40, 0), ("s1", 40, 100, 0), ("s2", 100, 130, 0))
    playing = lay_out(clips, rows, {})[1].playing
    assert playing is not None
    assert (playing.how, playing.speed) == (how, speed)
    assert "of clip for 2.00 s of shot" in playing.why


def test_a_camera_that_would_lose_a_face_is_held_back(framed: FramedClips):
    face = Box(x=40, y=60, width=60, height=60)
    wild = CameraPath(move="push", zoom_from=1.0, zoom_to=1.9, x_from=0.5, x_to=0.9, y_from=0.5, y_to=0.9)
    clips = moved(with_face(framed, 0, face), 0, wild)
    shot = lay_out(clips, MATCH_ROWS, {})[0]
    for step in range(9):
        at = spot(shot, face, step / 8)
        assert at.x > 0.05
        assert at.y > 0.03


def test_the_file_says_how_a_shot_comes_in_where_it_takes_no_frames(framed: FramedClips):
    clips = with_face(
        with_face(framed, 0, Box(x=110, y=200, width=80, height=90)),
        1,
        Box(x=112, y=200, width=80, height=90),
    )
    shots = lay_out(moved(clips, 1, clips.clips[0].clip.path), MATCH_ROWS, {"s1": MATCH})
    assert from_otio(to_otio(shots, 30, "a story"))[1] == ("s1", 60, 140, "match", 0)
