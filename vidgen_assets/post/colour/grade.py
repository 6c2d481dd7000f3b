"""The grade as a plan: one look for the video, chosen by the channel or by the story, and a match for every shot.

Owns the decision and its reasons. Choosing a look is auto.py's, matching shots match.py's,
reading and composing tables cube.py's; pixels are the renderer's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import (
    ColorGrade,
    Mood,
    SelectedClips,
    ShotJoin,
    ShotList,
    ShotMatch,
    Visual,
)
from vidgen_assets.post.colour.auto import MOODS, LookChoice, choose_look, watch
from vidgen_assets.post.colour.cube import Cube, read_cube
from vidgen_assets.post.colour.match import Seen, match_scenes, unmatched
from vidgen_assets.post.colour.stats import Palette
from vidgen_assets.post.stills import Pixels, read_rgba


@dataclass(frozen=True)
class Wish:
    """What a channel asks of the grade: its LUT file, or those the story may choose from; how strong; matched or not.

    Where the story chooses, `strength` is the most it may take.
    """

    luts: tuple[Path, ...]
    auto: bool
    strength: float
    match: bool


def plan_grade(clips: SelectedClips, shots: ShotList, mood: Mood, wish: Wish, store: BlobStore) -> ColorGrade:
    """Return the grade of a video: the LUT file kept in the store, its strength, a match for every shot, and why.

    Raises InvalidInput for a LUT that cannot be read, a picture that cannot be decoded, or a clip whose shot
    is not in the list, before anything is rendered.
    """
    of_mood = [path for path in wish.luts if path.stem in MOODS[mood].looks]
    looks = {path.stem: (path, read_cube(path)) for path in (of_mood if wish.auto else wish.luts)}
    if not looks:
        raise InvalidInput(
            f"a {mood} story chooses from {', '.join(MOODS[mood].looks)}: luts/ has none of them"
        )
    visuals = {shot.id: shot.visual for shot in shots.shots}
    pictures = [
        (clip.shot, read_rgba(store.path(clip.keyframe.preview), f"preview of shot {clip.shot}")[..., :3])
        for clip in clips.clips
    ]
    seen = [Seen(shot, _visual(visuals, shot), Palette.of(picture)) for shot, picture in pictures]
    if wish.auto:
        cubes = {name: cube for name, (_, cube) in looks.items()}
        choice = _chosen(seen, [picture for _, picture in pictures], mood, cubes, wish.strength)
    else:
        name = next(iter(looks))
        choice = LookChoice(name, wish.strength, f"{name} at {wish.strength:.0%}, as the channel says")
    path, cube = looks[choice.name]
    joined = (match_scenes if wish.match else unmatched)(seen, cube, choice.strength)
    return ColorGrade(
        lut=store.add_file(path, path.name, "application/x-cube-lut"),
        lut_name=choice.name,
        strength=choice.strength,
        matches=joined.matches,
        why=f"{choice.why}; {_match_words(joined.joins) if wish.match else 'shots left as they are'}",
        joins=joined.joins,
    )


def match_of(grade: ColorGrade, shot: str) -> ShotMatch:
    """Return the match of a shot; InvalidInput when the grade does not know it."""
    for match in grade.matches:
        if match.shot == shot:
            return match
    raise InvalidInput(f"the grade has no match for shot {shot!r}: make color_grade again")


def _chosen(
    seen: Sequence[Seen], pictures: Sequence[Pixels], mood: Mood, looks: Mapping[str, Cube], most: float
) -> LookChoice:
    """Return the look the story and its pictures choose.

    Only scenes in the story's own mood are looked at, where there are any: a look that suits them keeps the
    turns of the story, one made for the average of day and night would flatten both.
    """
    scenes = [index for index, shot in enumerate(seen) if shot.visual.kind == "scene"]
    telling = [index for index in scenes if seen[index].visual.mood == mood]
    shown = telling or scenes or list(range(len(seen)))
    if not shown:
        raise InvalidInput("the video has no shots to choose a look by: make selected_clips again")
    return choose_look(watch([pictures[index] for index in shown]), mood, looks, most)


def _visual(visuals: Mapping[str, Visual], shot: str) -> Visual:
    if shot not in visuals:
        raise InvalidInput(
            f"the clip of shot {shot!r} belongs to no shot of the list: make selected_clips again"
        )
    return visuals[shot]


def _match_words(joins: Sequence[ShotJoin]) -> str:
    """Say what the match did: how many joins were asked for, the furthest of them, and what was left alone."""
    asked = [join for join in joins if join.asked is not None]
    meant = len(joins) - len(asked)
    left = f"{meant} changes that are meant left alone" if meant else "no change left alone"
    if not asked:
        return f"nothing to match, {left}"
    furthest = max(asked, key=lambda join: join.before)
    worst = max(join.after for join in asked)
    return (
        f"{len(asked)} joins matched to delta-E {worst:.1f} at most (shots {furthest.before_shot} and "
        f"{furthest.shot}: {furthest.before:.1f} -> {furthest.after:.1f}, {furthest.why}), {left}"
    )
