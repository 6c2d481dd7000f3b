"""The grade as a plan: one look for the video, and a mild match that takes the jumps out between shots.

Owns the decision. Reading and composing tables is cube.py's; pixels are the renderer's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import ColorGrade, SelectedClips, ShotMatch
from vidgen_assets.post.cube import read_cube
from vidgen_assets.post.stills import read_rgba

Means = NDArray[np.float64]
Triple = tuple[float, float, float]


@dataclass(frozen=True)
class MatchPolicy:
    """How far a shot is pulled toward its neighbours: far enough to calm a cut, never enough to lose a mood.

    `pull` is the share of the difference that is taken back; `most_gain` and `most_offset` bound what a
    channel may be multiplied by (1 +- most_gain) and moved by (of 1).
    """

    pull: float = 0.3
    most_gain: float = 0.06
    most_offset: float = 0.015


def match_shots(
    previews: Sequence[tuple[str, NDArray[np.uint8]]], policy: MatchPolicy = MatchPolicy()
) -> tuple[ShotMatch, ...]:
    """Return a gain and offset for every shot, from previews (name, height x width x RGB) in order.

    A shot's colour means move `pull` of the way toward the mean of itself and its two neighbours.
    """
    means = [_means(pixels) for _, pixels in previews]
    matches = []
    for index, (shot, _) in enumerate(previews):
        around = means[max(index - 1, 0) : index + 2]
        wanted = means[index] + policy.pull * (np.mean(around, axis=0) - means[index])
        gain = np.clip(wanted / means[index], 1 - policy.most_gain, 1 + policy.most_gain)
        offset = np.clip(wanted - gain * means[index], -policy.most_offset, policy.most_offset)
        matches.append(ShotMatch(shot=shot, slope=_triple(gain), offset=_triple(offset)))
    return tuple(matches)


def plan_grade(
    clips: SelectedClips, store: BlobStore, lut: Path, *, strength: float, match: bool
) -> ColorGrade:
    """Return the grade of a video: the LUT file kept in the store, its strength, and a match for every shot.

    Raises InvalidInput for a LUT that cannot be read, before anything is rendered with it.
    """
    read_cube(lut)
    media = store.add_file(lut, lut.name, "application/x-cube-lut")
    shots = [(clip.shot, clip.keyframe.preview) for clip in clips.clips]
    if match:
        matches = match_shots([(shot, _preview(store.path(image), shot)) for shot, image in shots])
        most = max((abs(gain - 1) for one in matches for gain in one.slope), default=0.0)
        matched = f"{len(matches)} shots matched to their neighbours, by {most:.0%} at most"
    else:
        matches = tuple(ShotMatch(shot=shot) for shot, _ in shots)
        matched = "shots left as they are"
    why = f"{lut.stem} at {strength:.0%}; {matched}"
    return ColorGrade(lut=media, lut_name=lut.stem, strength=strength, matches=matches, why=why)


def match_of(grade: ColorGrade, shot: str) -> ShotMatch:
    """Return the match of a shot; InvalidInput when the grade does not know it."""
    for match in grade.matches:
        if match.shot == shot:
            return match
    raise InvalidInput(f"the grade has no match for shot {shot!r}: make color_grade again")


def _preview(path: Path, shot: str) -> NDArray[np.uint8]:
    return read_rgba(path, f"preview of shot {shot}")[..., :3]


def _means(pixels: NDArray[np.uint8]) -> Means:
    """Return each channel's mean, 0 to 1, over every fourth pixel; never quite black, so that it divides."""
    sample = pixels[::4, ::4, :3].reshape(-1, 3)
    return np.asarray(np.maximum(sample.mean(axis=0, dtype=np.float64) / 255.0, 0.02))


def _triple(values: Means) -> Triple:
    red, green, blue = (round(float(value), 4) for value in values)
    return red, green, blue
