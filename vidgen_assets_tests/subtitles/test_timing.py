"""Shots on the frame grid: one rounding rule, no gap, transitions that both shots can give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput, QualityFailed
from vidgen_assets.artifacts.scripts import Shot, Transition, TransitionKind, Visual
from vidgen_assets.artifacts.sound import AlignedWords, Word
from vidgen_assets.subtitles.timing import frame_of, ms_of, scene_timing


def aligned(starts: list[int], duration_ms: int) -> AlignedWords:
    ends = [*starts[1:], duration_ms]
    words = tuple(
        Word(index=n, text=f"w{n}", start_ms=start, end_ms=max(start, end - 50))
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return AlignedWords(aligner="voice", duration_ms=duration_ms, words=words)


def shot(
    number: int,
    span: tuple[int, int],
    kind: TransitionKind = "crossfade",
    ms: int = 400,
    prop: int | None = None,
) -> Shot:
    return Shot(
        id=f"s{number}",
        beat="b",
        first_word=span[0],
        end_word=span[1],
        text="",
        visual=Visual(kind="scene", place="room", mood="calm"),
        move="push",
        transition=Transition(kind=kind, ms=ms),
        prop_word=prop,
    )


WORDS = aligned([250, 700, 1500, 2017, 3000, 3600, 4400, 5100], 7000)
SHOTS = [shot(0, (0, 3)), shot(1, (3, 5), prop=4), shot(2, (5, 8), "cut", prop=0)]


def test_shots_start_on_their_words_and_cover_every_frame() -> None:
    timing = scene_timing(WORDS, SHOTS, 30)
    assert timing.frames == 210
    assert [(s.first_frame, s.end_frame) for s in timing.shots] == [(0, 61), (61, 108), (108, 210)]


@pytest.mark.parametrize(
    ("ms", "fps", "frame"),
    [
        (0, 30, 0),
        (16, 30, 0),
        (17, 30, 1),
        (50, 30, 2),
        (2017, 30, 61),
        (1000, 24, 24),
        (20, 25, 1),
        (19, 25, 0),
    ],
)
def test_one_rounding_rule(ms: int, fps: int, frame: int) -> None:
    assert frame_of(ms, fps) == frame


@given(st.integers(0, 10_000_000), st.sampled_from([24, 25, 30, 50, 60]))
def test_frames_and_times_agree(frame: int, fps: int) -> None:
    assert frame_of(ms_of(frame, fps), fps) == frame


def test_transitions_are_even_and_a_cut_or_the_first_shot_has_none() -> None:
    timing = scene_timing(WORDS, SHOTS, 30)
    assert [s.transition_frames for s in timing.shots] == [0, 12, 0]


def test_a_transition_takes_no_more_than_both_shots_can_give() -> None:
    words = aligned([0, 300, 500, 3000], 4000)
    shots = [shot(0, (0, 1), ms=2000), shot(1, (1, 2), ms=2000), shot(2, (2, 4), ms=2000)]
    first, second, third = scene_timing(words, shots, 30).shots
    assert second.end_frame - second.first_frame == 6
    assert second.transition_frames == 6
    assert third.transition_frames == 6
    assert second.transition_frames // 2 + third.transition_frames // 2 <= 6
    assert first.transition_frames == 0


def test_a_prop_comes_in_on_its_word_and_within_its_shot() -> None:
    timing = scene_timing(WORDS, SHOTS, 30)
    assert [s.prop_frame for s in timing.shots] == [None, 90, 108]


def test_an_end_card_without_words_comes_in_after_the_last_word() -> None:
    last = WORDS.words[-1].model_copy(update={"end_ms": 5600})
    words = WORDS.model_copy(update={"words": (*WORDS.words[:-1], last)})
    timing = scene_timing(words, [shot(0, (0, 8)), shot(1, (8, 8))], 30)
    assert timing.shots[1].first_frame == frame_of(5600 + 180, 30)
    assert timing.shots[1].end_frame == 210


def test_shots_that_start_together_still_have_frames() -> None:
    words = aligned([100, 100, 100, 2000], 3000)
    timing = scene_timing(words, [shot(n, (n, n + 1)) for n in range(4)], 30)
    assert all(s.end_frame - s.first_frame >= 4 for s in timing.shots)


@pytest.mark.parametrize(
    "shots", [[], [shot(0, (0, 99))], [shot(0, (-1, 2))], [shot(0, (3, 2))], [shot(0, (0, 8), prop=8)]]
)
def test_shots_that_name_no_words_are_refused(shots: list[Shot]) -> None:
    with pytest.raises(InvalidInput):
        scene_timing(WORDS, shots, 30)


def test_too_many_shots_are_refused() -> None:
    words = aligned([0, 10, 20, 30], 300)
    with pytest.raises(QualityFailed, match="plan fewer shots"):
        scene_timing(words, [shot(n, (n, n + 1)) for n in range(4)], 30)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(0, 900), min_size=1, max_size=25),
    st.sampled_from([24, 25, 30, 50, 60]),
    st.integers(0, 2000),
)
def test_any_shots_cover_the_video_without_overlap(gaps: list[int], fps: int, transition_ms: int) -> None:
    starts = [sum(gaps[: n + 1]) for n in range(len(gaps))]
    words = aligned(starts, starts[-1] + 400 * len(gaps))
    timing = scene_timing(words, [shot(n, (n, n + 1), ms=transition_ms) for n in range(len(gaps))], fps)
    assert timing.shots[0].first_frame == 0
    assert timing.shots[-1].end_frame == timing.frames
    for one, after in zip(timing.shots, timing.shots[1:], strict=False):
        assert one.end_frame == after.first_frame
        length = one.end_frame - one.first_frame
        assert one.transition_frames // 2 + after.transition_frames // 2 <= length


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.integers(210, 4000), min_size=1, max_size=40),
    st.sampled_from([24, 25, 30, 50, 60]),
    st.data(),
)
def test_a_shot_changes_within_half_a_frame_of_its_word_however_long_the_video(
    gaps: list[int], fps: int, data: st.DataObject
) -> None:
    starts = [sum(gaps[: n + 1]) for n in range(len(gaps))]
    words = aligned(starts, starts[-1] + 900)
    firsts = sorted(data.draw(st.sets(st.integers(0, len(gaps) - 1), min_size=1)) | {0})
    ends = [*firsts[1:], len(gaps)]
    shots = [shot(n, span, prop=span[1] - 1) for n, span in enumerate(zip(firsts, ends, strict=True))]
    for timed, first, end in zip(scene_timing(words, shots, fps).shots, firsts, ends, strict=True):
        if first:  # the first shot takes the lead-in as well
            assert abs(timed.first_frame * 1000 - starts[first] * fps) * 2 <= 1000
        assert timed.prop_frame is not None
        assert abs(timed.prop_frame * 1000 - starts[end - 1] * fps) * 2 <= 1000
