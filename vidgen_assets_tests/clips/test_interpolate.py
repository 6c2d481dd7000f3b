"""Frame rates: recipes have none, videos are resampled by exact arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.errors import InvalidInput
from vidgen_assets.artifacts.pictures import Clip, Clips
from vidgen_assets.clips.interpolate import at_rate, frames_at, interpolate_clips, source_frames
from vidgen_assets_tests.clips.test_camera import BLANK, still


def clip(frames: int = 120, fps: int = 30, video: bool = False) -> Clip:
    return Clip(
        shot="s0",
        variant="1",
        provider="x",
        fps=fps,
        frames=frames,
        keyframe=still(),
        video=BLANK if video else None,
    )


def test_a_recipe_passes_through_and_says_why() -> None:
    (same,) = interpolate_clips(Clips(clips=(clip(),)), 30).clips
    assert (same.fps, same.frames) == (30, 120)
    assert "no frame rate" in same.why
    assert at_rate(clip(), 60).frames == 240


def test_a_video_is_resampled_and_says_how() -> None:
    faster = at_rate(clip(frames=48, fps=24, video=True), 60)
    assert (faster.fps, faster.frames) == (60, 120)
    assert "72 repeats" in faster.why
    assert "already" in at_rate(clip(video=True), 30).why


def test_known_conversions() -> None:
    assert source_frames(4, Fraction(24), 24) == (0, 1, 2, 3)
    assert source_frames(2, Fraction(30), 60) == (0, 0, 1, 1)
    assert source_frames(4, Fraction(60), 30) == (1, 3)
    assert frames_at(1001, Fraction(30000, 1001), 30) == 1002


@given(
    st.integers(1, 500),
    st.sampled_from([Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(60)]),
    st.sampled_from([24, 30, 60]),
)
def test_resampling_keeps_the_length_and_never_goes_back(frames: int, rate: Fraction, fps: int) -> None:
    shown = source_frames(frames, rate, fps)
    assert list(shown) == sorted(shown)
    assert shown[0] >= 0
    assert shown[-1] <= frames - 1
    assert abs(Fraction(len(shown), fps) - frames / rate) <= Fraction(1, fps)


def test_a_clip_without_frames_is_refused() -> None:
    with pytest.raises(InvalidInput, match="shot s0"):
        at_rate(clip(frames=0), 30)
