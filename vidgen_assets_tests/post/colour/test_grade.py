"""The grade as a plan: the channel's look or the story's, shots of a scene held together, and why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import Clip, ColorGrade, SelectedClips, Shot, ShotList, Transition, Visual
from vidgen_assets.channel import LUTS
from vidgen_assets.post.colour.cube import graded, read_cube
from vidgen_assets.post.colour.difference import delta_e, lab
from vidgen_assets.post.colour.grade import Wish, match_of, plan_grade
from vidgen_assets.post.stills import read_rgba
from vidgen_assets_tests.post.sets import backdrop, keep, keyframe

NOIR = Wish((LUTS / "noir.cube",), auto=False, strength=0.6, match=True)


def clips_of(store: BlobStore, pictures: list[np.ndarray]) -> SelectedClips:
    """Return a clip a picture (height, width, RGBA), named s0, s1, ..."""
    made = []
    for number, picture in enumerate(pictures):
        name = f"s{number}"
        key = keyframe(store, name, number).model_copy(
            update={"preview": keep(store, picture, "preview.png")}
        )
        made.append(Clip(shot=name, variant="a", provider="camera", fps=30, frames=30, keyframe=key))
    return SelectedClips(clips=tuple(made), choices=())


def shots_of(*visuals: Visual) -> ShotList:
    """Return a shot list with these visuals, in order."""
    shots = (
        Shot(
            id=f"s{number}", beat="b1", first_word=number, end_word=number + 1, text="word", visual=visual,
            move="hold", transition=Transition(kind="cut", ms=0),
        )
        for number, visual in enumerate(visuals)
    )  # fmt: skip
    return ShotList(cast=(), shots=tuple(shots))


def scene(place: str = "street", mood: str = "warm", *, night: bool = False) -> Visual:
    return Visual.model_validate({"kind": "scene", "place": place, "mood": mood, "night": night})


def lit(seed: int, gain: float, tint: tuple[float, float, float] = (1, 1, 1)) -> np.ndarray:
    """Return a picture of soft shapes under another light."""
    picture = backdrop(seed).astype(np.float32)
    picture[..., :3] = np.clip(picture[..., :3] * gain * np.array(tint), 0, 255)
    return picture.astype(np.uint8)


def graded_mean(store: BlobStore, clips: SelectedClips, grade: ColorGrade, number: int) -> np.ndarray:
    """Return the mean L*a*b* of a shot's whole picture as the renderer would grade it."""
    clip = clips.clips[number]
    pixels = read_rgba(store.path(clip.keyframe.preview), "preview")[..., :3] / np.float32(255)
    cube = read_cube(store.path(grade.lut))
    return lab(graded(pixels, cube, grade.strength, match_of(grade, clip.shot))).reshape(-1, 3).mean(0)


def test_the_plan_keeps_the_lut_and_says_why(store: BlobStore) -> None:
    clips = clips_of(store, [lit(n, 1.0) for n in range(3)])
    shots = shots_of(scene(), scene(), scene())
    grade = plan_grade(clips, shots, "warm", NOIR, store)
    assert grade.lut_name == "noir"
    assert store.read(grade.lut) == (LUTS / "noir.cube").read_bytes()
    assert grade.why.startswith("noir at 60%, as the channel says; 2 joins matched to delta-E ")
    assert match_of(grade, "s1").shot == "s1"
    with pytest.raises(InvalidInput, match="no match for shot 's9'"):
        match_of(grade, "s9")


def test_neighbours_in_a_scene_end_within_delta_e_3_measured_on_whole_pictures(store: BlobStore) -> None:
    pictures = [lit(1, 0.85), lit(2, 1.15, (1.05, 1, 0.92)), lit(3, 0.9, (0.93, 1, 1.08)), lit(4, 1.05)]
    clips = clips_of(store, pictures)
    wish = Wish((LUTS / "warm_story.cube",), auto=False, strength=0.6, match=True)
    grade = plan_grade(clips, shots_of(*[scene()] * 4), "warm", wish, store)
    means = [graded_mean(store, clips, grade, number) for number in range(4)]
    assert max(join.before for join in grade.joins) > 5
    for join, one, two in zip(grade.joins, means, means[1:], strict=False):
        assert delta_e(one, two) < 3
        assert join.after == pytest.approx(float(delta_e(one, two)), abs=0.3)
        assert join.asked == 3


def test_night_stays_night_a_turn_of_mood_stays_a_turn_and_cards_stay_white(store: BlobStore) -> None:
    card = Visual(kind="post_card", place="abstract", mood="warm")
    white = np.full((576, 324, 4), 255, np.uint8)
    pictures = [white, lit(1, 1.2), lit(2, 0.25, (0.7, 0.8, 1.2)), lit(3, 1.2, (0.8, 1, 1.1))]
    clips = clips_of(store, pictures)
    shots = shots_of(card, scene(), scene(night=True), scene(mood="tense"))
    grade = plan_grade(clips, shots, "warm", NOIR, store)
    for match in grade.matches:
        assert match.model_copy(update={"shot": ""}) == grade.matches[0].model_copy(update={"shot": ""})
        assert (match.slope, match.offset, match.power, match.saturation) == ((1,) * 3, (0,) * 3, (1,) * 3, 1)
    assert [join.asked for join in grade.joins] == [None, None, None]
    assert [join.before for join in grade.joins] == [join.after for join in grade.joins]
    assert "day becomes night" in grade.joins[1].why
    assert "nothing to match, 3 changes that are meant left alone" in grade.why


def test_without_matching_shots_are_left_as_they_are(store: BlobStore) -> None:
    clips = clips_of(store, [lit(1, 0.8), lit(2, 1.2)])
    wish = Wish(NOIR.luts, auto=False, strength=0.6, match=False)
    grade = plan_grade(clips, shots_of(scene(), scene()), "warm", wish, store)
    assert {match.power for match in grade.matches} == {(1, 1, 1)}
    assert grade.why == "noir at 60%, as the channel says; shots left as they are"
    assert grade.joins[0].before == grade.joins[0].after > 3


def test_auto_takes_a_look_of_the_story_s_mood_and_at_most_the_channel_s_strength(store: BlobStore) -> None:
    wish = Wish(tuple(sorted(LUTS.glob("*.cube"))), auto=True, strength=0.6, match=True)
    warm, dark = (
        clips_of(store, pictures)
        for pictures in (
            [lit(n, 1.1, (1.1, 1, 0.8)) for n in (1, 2)],
            [lit(n, 0.5, (0.8, 0.9, 1.3)) for n in (3, 4)],
        )
    )
    told = plan_grade(warm, shots_of(scene(), scene()), "warm", wish, store)
    eerie = shots_of(scene(mood="eerie", night=True), scene(mood="eerie", night=True))
    feared = plan_grade(dark, eerie, "eerie", wish, store)
    assert told.lut_name != feared.lut_name
    assert max(told.strength, feared.strength) <= 0.6
    assert told.why.startswith(f"the story is warm: {told.lut_name} at ")
    assert feared.why.startswith(f"the story is eerie: {feared.lut_name} at ")


def test_a_broken_lut_is_refused_before_anything_is_kept(store: BlobStore, tmp_path: Path) -> None:
    broken = tmp_path / "mine.cube"
    broken.write_text("LUT_3D_SIZE 2\n0 0 0\n")
    wish = Wish((broken,), auto=False, strength=1, match=True)
    with pytest.raises(InvalidInput, match=r"mine\.cube:2"):
        plan_grade(SelectedClips(clips=(), choices=()), ShotList(cast=(), shots=()), "calm", wish, store)
    assert not store.root.exists()


def test_a_clip_of_no_shot_is_named(store: BlobStore) -> None:
    clips = clips_of(store, [lit(1, 1)])
    with pytest.raises(InvalidInput, match="shot 's0' belongs to no shot"):
        plan_grade(clips, ShotList(cast=(), shots=()), "calm", NOIR, store)
