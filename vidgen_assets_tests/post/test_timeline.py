"""The cut on the frame grid and its OpenTimelineIO file."""

from __future__ import annotations

import pytest

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import FramedClip, FramedClips, SceneTiming, ShotTiming, Transition
from vidgen_assets.post.interchange import from_otio, to_otio
from vidgen_assets.post.timeline import after_cut, before_cut, build_timeline, seen
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
