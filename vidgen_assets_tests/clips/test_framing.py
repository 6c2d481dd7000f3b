"""Framing: the window on the canvas for any frame."""

from __future__ import annotations

import pytest

from vidgen_assets.artifacts.pictures import Box, Clip, SelectedClips
from vidgen_assets.channel import Formats
from vidgen_assets.clips.framing import frame_clips, window_of
from vidgen_assets_tests.clips.test_camera import FACE, still


def test_the_phone_frame_lies_in_the_middle_with_a_twelfth_to_spare() -> None:
    assert window_of(still(), 1080, 1920) == Box(x=108, y=192, width=1080, height=1920)


def test_the_window_is_the_same_share_for_any_resolution() -> None:
    assert window_of(still(), 540, 960) == window_of(still(), 1080, 1920)


@pytest.mark.parametrize(("width", "height"), [(1080, 1080), (1920, 1080), (1080, 1350)])
def test_other_shapes_hold_the_subject(width: int, height: int) -> None:
    for face in (FACE, Box(x=300, y=250, width=300, height=300), Box(x=700, y=1500, width=300, height=300)):
        window = window_of(still((face,)), width, height)
        assert window.width / window.height == pytest.approx(width / height, rel=0.01)
        assert window.y <= face.y
        assert face.y + face.height <= window.y + window.height
        assert window.x >= 0
        assert window.x + window.width <= 1296
        assert window.y > 0
        assert window.y + window.height < 2304


def test_a_subject_larger_than_the_window_is_centred() -> None:
    window = window_of(still((Box(x=300, y=300, width=600, height=1400),)), 1920, 1080)
    assert abs((window.y + window.height / 2) - 1000) <= 2


def test_every_clip_gets_its_window() -> None:
    clip = Clip(shot="s0", variant="1", provider="camera", fps=30, frames=90, keyframe=still())
    framed = frame_clips(SelectedClips(clips=(clip,), choices=()), Formats())
    assert (framed.width, framed.height) == (1080, 1920)
    assert framed.clips[0].window == window_of(still(), 1080, 1920)
