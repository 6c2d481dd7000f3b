"""The scene match on palettes: limits held, bounds kept, nothing moved that need not be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen_assets.artifacts import ShotMatch, Visual
from vidgen_assets.channel import LUTS
from vidgen_assets.post.colour.auto import SKINS
from vidgen_assets.post.colour.cube import apply_match, identity, read_cube
from vidgen_assets.post.colour.difference import delta_e, lab
from vidgen_assets.post.colour.match import MatchPolicy, Seen, match_scenes
from vidgen_assets.post.colour.stats import Palette

POLICY = MatchPolicy()
WARM = read_cube(LUTS / "warm_story.cube")
STREET = Visual(kind="scene", place="street", mood="warm")


def picture(seed: int, light: float = 1.0) -> np.ndarray:
    """Return a picture (96, 54, 3) of a few large patches in a middling light."""
    patches = np.random.default_rng(seed).integers(50, 190, (6, 3, 3))
    large = np.repeat(np.repeat(patches, 16, axis=0), 18, axis=1) * light
    return np.clip(large, 0, 255).astype(np.uint8)


def seen(number: int, pixels: np.ndarray, visual: Visual = STREET) -> Seen:
    return Seen(f"s{number}", visual, Palette.of(pixels))


def test_a_palette_has_the_picture_s_own_mean_and_nearly_its_spread() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (120, 90, 3), np.uint8)
    sample = pixels[::3, ::3].reshape(-1, 3) / 255
    palette = Palette.of(pixels)
    assert palette.shares.sum() == pytest.approx(1)
    assert palette.shares @ palette.colours == pytest.approx(sample.mean(0), abs=1e-5)
    full = lab(sample)
    assert np.abs(palette.stats.mean - full.mean(0)).max() < 0.3
    assert palette.stats.spread[0] == pytest.approx(full.std(0)[0], abs=0.6)


def test_shots_that_are_alike_are_left_alone() -> None:
    shots = [seen(number, picture(1)) for number in range(3)]
    matched = match_scenes(shots, WARM, 0.6)
    assert matched.matches == tuple(ShotMatch(shot=shot.shot) for shot in shots)
    assert all(join.after == 0 for join in matched.joins)


@given(seeds=st.lists(st.integers(0, 500), min_size=2, max_size=6), light=st.floats(0.8, 1.2))
@settings(max_examples=25, deadline=None)
def test_a_match_never_leaves_its_bounds_and_joins_never_get_worse(seeds: list[int], light: float) -> None:
    shots = [seen(n, picture(seed, light if n % 2 else 1.0)) for n, seed in enumerate(seeds)]
    matched = match_scenes(shots, WARM, 0.6)
    for match in matched.matches:
        for power in match.power:
            assert 1 / (1 + POLICY.most_power) - 1e-3 <= power <= 1 + POLICY.most_power + 1e-3
        assert abs(match.saturation - 1) <= POLICY.most_saturation + 1e-3
        assert abs(match.slope[0] - 1) <= POLICY.most_contrast + 1e-3
    for join in matched.joins:
        assert join.asked == POLICY.same_scene
        assert join.after <= max(join.before, join.asked) + 0.05
        assert join.after <= join.asked or "as near as the bounds" in join.why


def test_nothing_is_moved_further_than_its_neighbours_ask() -> None:
    shots = [seen(0, picture(7)), seen(1, picture(7, 1.12))]
    (join,) = match_scenes(shots, identity(), 1.0).joins
    assert join.before > 3
    assert 2.5 < join.after <= 3


def test_skin_keeps_its_hue_through_the_strongest_match_there_is() -> None:
    high, low = 1 + POLICY.most_power, 1 / (1 + POLICY.most_power)
    before = lab(SKINS)
    for power in ((high,) * 3, (low,) * 3):
        match = ShotMatch(shot="s", power=power, saturation=1 + POLICY.most_saturation)
        after = lab(apply_match(SKINS, match))
        hue = [np.rad2deg(np.arctan2(one[:, 2], one[:, 1])) for one in (before, after)]
        assert np.abs(hue[1] - hue[0]).max() < 6


@pytest.mark.parametrize(
    ("change", "limit", "why"),
    [
        ({}, 3.0, "one scene, street"),
        ({"place": "kitchen"}, 3.0, "one mood, from street to kitchen"),
        ({"mood": "eerie"}, None, "the mood turns from warm to eerie"),
        ({"night": True}, None, "day becomes night"),
        ({"kind": "end_card"}, None, "a card is a graphic"),
    ],
)
def test_how_near_is_asked_says_why(change: dict[str, object], limit: float | None, why: str) -> None:
    asked, said = POLICY.asked(STREET, STREET.model_copy(update=change))
    assert asked == limit
    assert why in said


def test_the_same_shots_give_the_same_bytes() -> None:
    shots = [seen(number, picture(number)) for number in range(4)]
    first, second = (match_scenes(shots, WARM, 0.6) for _ in range(2))
    assert first == second


def test_delta_e_of_the_joins_is_that_of_the_graded_means() -> None:
    shots = [seen(0, picture(2)), seen(1, picture(3))]
    (join,) = match_scenes(shots, WARM, 0.6).joins
    means = [shot.palette.graded(WARM, 0.6).stats.mean for shot in shots]
    assert join.before == pytest.approx(float(delta_e(*means)), abs=0.01)
