"""The grade as a plan: mild, bounded, explained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import Clip, SelectedClips
from vidgen_assets.channel import LUTS
from vidgen_assets.post.grade import MatchPolicy, match_of, match_shots, plan_grade
from vidgen_assets_tests.post.sets import keyframe


def flat(*rgb: int) -> np.ndarray:
    return np.full((32, 18, 3), rgb, np.uint8)


def matched(level: float, gain: float, offset: float) -> float:
    return level * gain + offset


def test_shots_that_are_alike_are_left_alone():
    for match in match_shots([("a", flat(90, 100, 110)), ("b", flat(90, 100, 110))]):
        assert match.slope == (1, 1, 1)
        assert match.offset == (0, 0, 0)


def test_an_odd_shot_moves_toward_its_neighbours_and_they_toward_it():
    before = [100, 104, 100]
    matches = match_shots([(str(n), flat(level, level, level)) for n, level in enumerate(before)])
    after = [
        matched(level / 255, m.slope[0], m.offset[0]) * 255 for level, m in zip(before, matches, strict=True)
    ]
    assert after[1] < before[1]
    assert after[0] > before[0]
    assert max(after) - min(after) < max(before) - min(before)


def test_a_night_scene_is_not_turned_into_day():
    policy = MatchPolicy()
    for match in match_shots(
        [("day", flat(220, 210, 200)), ("night", flat(12, 14, 40)), ("day2", flat(230, 220, 190))]
    ):
        assert all(abs(gain - 1) <= policy.most_gain + 1e-9 for gain in match.slope)
        assert all(abs(offset) <= policy.most_offset + 1e-9 for offset in match.offset)


def test_the_plan_keeps_the_lut_and_says_why(store: BlobStore):
    clips = [
        Clip(
            shot=f"s{n}",
            variant="a",
            provider="camera",
            fps=30,
            frames=30,
            keyframe=keyframe(store, f"s{n}", n),
        )
        for n in range(3)
    ]
    selected = SelectedClips(clips=tuple(clips), choices=())
    grade = plan_grade(selected, store, LUTS / "noir.cube", strength=0.6, match=True)
    assert grade.lut_name == "noir"
    assert store.read(grade.lut) == (LUTS / "noir.cube").read_bytes()
    assert grade.why.startswith("noir at 60%; 3 shots matched")
    assert match_of(grade, "s1").shot == "s1"
    plain = plan_grade(selected, store, LUTS / "noir.cube", strength=0.6, match=False)
    assert {match.slope for match in plain.matches} == {(1, 1, 1)}
    with pytest.raises(InvalidInput, match="no match for shot 's9'"):
        match_of(grade, "s9")


def test_a_broken_lut_is_refused_before_anything_is_kept(store: BlobStore, tmp_path: Path):
    broken = tmp_path / "mine.cube"
    broken.write_text("LUT_3D_SIZE 2\n0 0 0\n")
    with pytest.raises(InvalidInput, match=r"mine\.cube:2"):
        plan_grade(SelectedClips(clips=(), choices=()), store, broken, strength=1, match=True)
    assert not store.root.exists()
