"""The look chosen for a video: by the mood its story has, and by what its pictures already are.

A mood says which looks tell it and where the colours should end: how light, how colourful, how warm, how hard.
Every look at every strength is tried on the video's own colours, and the one that ends nearest wins. What
costs the viewer is priced, not forbidden: shadows that close, lights that burn out, skin that turns, captions
that lose their ground. All in units of a just visible difference, so the reasons can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vidgen_assets.artifacts import Mood
from vidgen_assets.post.colour.cube import Cube, graded
from vidgen_assets.post.colour.difference import contrast_ratio, lab
from vidgen_assets.post.colour.stats import Palette
from vidgen_assets.post.stills import Pixels

STRENGTHS = (1.0, 0.75, 0.5)
# skins from light to deep, display-referred RGB
SKINS = np.array(
    [[0.95, 0.80, 0.70], [0.88, 0.69, 0.56], [0.78, 0.57, 0.44], [0.64, 0.43, 0.30], [0.45, 0.29, 0.20]],
    np.float32,
)
CAPTION = np.ones(3)
READABLE = 4.5


@dataclass(frozen=True)
class MoodLook:
    """How a mood looks: its looks, the likeliest first, and where lightness, chroma, warmth and contrast should end.

    All four in L*a*b* units: mean L*, mean C*, mean b*, standard deviation of L*. `skin` is how many degrees
    the hue of skin may turn before it costs.
    """

    looks: tuple[str, ...]
    lightness: float
    chroma: float
    warmth: float
    contrast: float
    skin: float = 10.0


MOODS: Mapping[Mood, MoodLook] = {
    "warm": MoodLook(("warm_story", "golden_hour", "film_daylight", "cinema_warm"), 54, 25, 13, 24),
    "tense": MoodLook(("cinema_cold", "teal_orange", "film_print", "bleach_bypass"), 40, 19, -4, 26),
    "sad": MoodLook(("muted", "cinema_cold", "winter", "film_portrait"), 46, 13, -5, 21, 16),
    "funny": MoodLook(("vibrant", "film_daylight", "vivid", "corporate"), 60, 29, 8, 24),
    "eerie": MoodLook(("cool_night", "horror", "film_tungsten", "scifi"), 32, 17, -10, 25, 40),
    "triumphant": MoodLook(("cinema_warm", "teal_orange", "film_slide", "golden_hour"), 50, 29, 10, 27),
    "calm": MoodLook(("film_portrait", "warm_story", "documentary", "corporate"), 56, 19, 4, 24),
}


@dataclass(frozen=True)
class AutoPolicy:
    """What a video's look is judged by: the weight of each way to be off, in just visible differences.

    A lost percent of the picture is in `closed` (darker than L* 4, or lighter than 98, and not before); a
    degree of skin beyond what the mood allows is in `skin`; a tenth of lost caption contrast, where it ends
    under 4.5, is in `captions`; `rank` is what each place further down the mood's list costs.
    """

    lightness: float = 0.5
    chroma: float = 0.5
    warmth: float = 0.35
    contrast: float = 0.6
    closed: float = 0.6
    skin: float = 0.25
    captions: float = 0.5
    rank: float = 0.35


@dataclass(frozen=True)
class LookChoice:
    """The look of a video, how strongly, and why."""

    name: str
    strength: float
    why: str


@dataclass(frozen=True, eq=False)
class Watched:
    """What a video shows: the colours of its pictures together, and of the band captions stand on."""

    pictures: Palette
    captions: Palette


def choose_look(
    watched: Watched, mood: Mood, looks: Mapping[str, Cube], most: float, policy: AutoPolicy = AutoPolicy()
) -> LookChoice:
    """Return the look and strength, at most `most`, that bring a video's colours nearest to its mood.

    `looks` are the tables by name; those a mood names and that are not there are passed over. At least one
    must be there.
    """
    wanted = MOODS[mood]
    names = [name for name in wanted.looks if name in looks] or sorted(looks)
    tried = [
        (_cost(watched, looks[name], share * most, wanted, policy) + policy.rank * place, name, share * most)
        for place, name in enumerate(names)
        for share in STRENGTHS
    ]
    cost, name, strength = min(tried, key=lambda one: (round(one[0], 6), names.index(one[1]), -one[2]))
    other = min((one for one in tried if one[1] != name), default=None)
    return LookChoice(
        name, round(strength, 3), _why(watched, mood, (looks[name], name, strength), (cost, other))
    )


def _cost(watched: Watched, cube: Cube, strength: float, wanted: MoodLook, policy: AutoPolicy) -> float:
    after = watched.pictures.graded(cube, strength)
    stats = after.stats
    off = (
        policy.lightness * abs(stats.mean[0] - wanted.lightness)
        + policy.chroma * abs(after.chroma - wanted.chroma)
        + policy.warmth * abs(stats.mean[2] - wanted.warmth)
        + policy.contrast * abs(stats.spread[0] - wanted.contrast)
    )
    before = watched.pictures
    closed = max(after.share_darker(4) - before.share_darker(4), 0) + max(
        after.share_lighter(98) - before.share_lighter(98), 0
    )
    turned = max(skin_turn(cube, strength) - wanted.skin, 0)
    return float(
        off
        + policy.closed * closed * 100
        + policy.skin * turned
        + policy.captions * 10 * _caption_loss(watched, cube, strength)
    )


def skin_turn(cube: Cube, strength: float) -> float:
    """Return by how many degrees of hue a look turns the skin it turns most."""
    before, after = lab(SKINS), lab(graded(SKINS, cube, strength))
    turned = np.arctan2(after[:, 2], after[:, 1]) - np.arctan2(before[:, 2], before[:, 1])
    return float(np.abs((np.rad2deg(turned) + 180) % 360 - 180).max())


def _caption_loss(watched: Watched, cube: Cube, strength: float) -> float:
    """Return the caption contrast a look takes where captions end hard to read; white words, mean ground."""
    before, after = (
        float(contrast_ratio(CAPTION, palette.shares @ palette.colours))
        for palette in (watched.captions, watched.captions.graded(cube, strength))
    )
    return max(min(before, READABLE) - after, 0.0)


def _why(
    watched: Watched, mood: Mood, chosen: tuple[Cube, str, float],
    costs: tuple[float, tuple[float, str, float] | None],
) -> str:  # fmt: skip
    cube, name, strength = chosen
    before, after = watched.pictures, watched.pictures.graded(cube, strength)
    rest = f"; {costs[1][1]} came next" if costs[1] is not None else ""
    return (
        f"the story is {mood}: {name} at {strength:.0%} brings the pictures from {_words(before)} to {_words(after)}, "
        f"where a {mood} story is at {_goal(MOODS[mood])}; skin turns by {skin_turn(cube, strength):.0f} degrees"
        f"{rest}"
    )


def _words(palette: Palette) -> str:
    stats = palette.stats
    return f"L* {stats.mean[0]:.0f}, C* {palette.chroma:.0f}, b* {stats.mean[2]:.0f}"


def _goal(wanted: MoodLook) -> str:
    return f"L* {wanted.lightness:.0f}, C* {wanted.chroma:.0f}, b* {wanted.warmth:.0f}"


def watch(pictures: Sequence[Pixels]) -> Watched:
    """Return what pictures (height, width, 3) show; captions stand at 64 to 80 % of the height."""
    bands = [picture[int(len(picture) * 0.64) : int(len(picture) * 0.80)] for picture in pictures]
    return Watched(
        Palette.together([Palette.of(picture) for picture in pictures]),
        Palette.together([Palette.of(band) for band in bands]),
    )
