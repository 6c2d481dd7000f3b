"""The choice of clips: as planned, but never the same move twice in a row when there is another."""

from __future__ import annotations

import pytest

from resources.errors import InvalidInput
from vidgen_assets.artifacts.pictures import Clip, Clips
from vidgen_assets.artifacts.scripts import Move
from vidgen_assets.channel import Formats
from vidgen_assets.clips.camera import camera_path, scene_of
from vidgen_assets.clips.choose import select_clips
from vidgen_assets_tests.clips.test_camera import BLANK, a_shot, still
from vidgen_assets_tests.images.pictures import shots


def clip(shot: str, variant: str, move: Move | None) -> Clip:
    path = camera_path(scene_of(still(), Formats()), move, a_shot(move), 4.0) if move else None
    return Clip(
        shot=shot,
        variant=variant,
        provider="camera",
        fps=30,
        frames=120,
        keyframe=still(shot=shot),
        path=path,
        video=None if move else BLANK,
    )


def test_the_planned_move_is_taken() -> None:
    chosen = select_clips(Clips(clips=(clip("s0", "1", "push"), clip("s0", "2", "rise"))), shots(1))
    assert chosen.clips[0].variant == "1"
    assert "push" in chosen.choices[0].why


def test_a_repeated_move_gives_way_to_another() -> None:
    pairs = [
        clip(f"s{n}", variant, move) for n in range(3) for variant, move in (("1", "push"), ("2", "rise"))
    ]
    chosen = select_clips(Clips(clips=tuple(pairs)), shots(3))
    moves = [one.path.move for one in chosen.clips if one.path]
    assert moves[0] == "push"
    assert moves[1] == "rise"
    assert len(moves) == 3


def test_every_choice_has_scores_and_a_reason() -> None:
    chosen = select_clips(Clips(clips=(clip("s0", "1", "push"),)), shots(1))
    (choice,) = chosen.choices
    assert choice.why == "the only variant"
    assert {score.name for score in choice.scores} == {"planned", "variety", "calm", "moves"}


def test_a_video_needs_no_camera() -> None:
    chosen = select_clips(Clips(clips=(clip("s0", "1", None), clip("s0", "2", "rise"))), shots(1))
    assert chosen.clips[0].video is not None


def test_a_shot_without_a_clip_is_named() -> None:
    with pytest.raises(InvalidInput, match="shot s1"):
        select_clips(Clips(clips=(clip("s0", "1", "push"),)), shots(2))
