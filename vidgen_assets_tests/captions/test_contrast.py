"""Letters can be read over any picture: measured on frames, and by rule before anything is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from resources.errors import InvalidInput
from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.captions.contrast import LEAST, assured, contrast, luminance, mixed, waiting_colour
from vidgen_assets.captions.drawing import CaptionArtist
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.samples import sample_frame
from vidgen_assets.captions.styles import STYLES, style_of
from vidgen_assets.channel import LUTS, CaptionRules
from vidgen_assets.post.colour.cube import read_cube

LOOK = look_of(CaptionRules())
SIZE = (960, 540)
ROWS = slice(500, 660)
"""Where captions are on a frame of this size; the rest need not be measured."""


def look(**update: object) -> CaptionLook:
    return LOOK.model_copy(update=update)


def backdrops() -> dict[str, np.ndarray]:
    """Return the worst there is behind a caption: white, black, the fill and highlight themselves, and noise."""
    rng = np.random.default_rng(5)
    checks = (np.indices(SIZE).sum(axis=0) // 7 % 2 * 255).astype(np.uint8)
    return {
        "white": np.full((*SIZE, 3), 255, np.uint8),
        "black": np.zeros((*SIZE, 3), np.uint8),
        "grey": np.full((*SIZE, 3), 119, np.uint8),
        "highlight": np.full((*SIZE, 3), (255, 210, 63), np.uint8),
        "noise": rng.integers(0, 256, (*SIZE, 3), dtype=np.uint8),
        "checks": np.repeat(checks[..., None], 3, axis=2),
    }


def linear(picture: np.ndarray) -> np.ndarray:
    """Return the relative luminance of every pixel (WCAG 2.2)."""
    value = picture.astype(np.float64) / 255
    rgb = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return rgb @ np.array([0.2126, 0.7152, 0.0722])


def grown(mask: np.ndarray, by: int) -> np.ndarray:
    out = mask.copy()
    for _ in range(by):
        wide = out.copy()
        wide[1:] |= out[:-1]
        wide[:-1] |= out[1:]
        wide[:, 1:] |= out[:, :-1]
        wide[:, :-1] |= out[:, 1:]
        out = wide
    return out


def measured(look: CaptionLook, behind: np.ndarray) -> float:
    """Return the least contrast between a kind of letters and the rim around them, on a frame."""
    frame = sample_frame(look, behind, 31)[ROWS]
    colours = {look.fill, look.highlight}
    if style_of(look.style).spoken == "plate":
        colours = {
            look.fill
        }  # the spoken word's letters are the outline's colour; its plate is tested by rule
    found = []
    bare = [sample_frame(look, np.full_like(behind, tone), 31)[ROWS] for tone in (0, 255)]
    for colour in sorted(colours):
        wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
        letters = np.ones(frame.shape[:2], bool)
        for picture in bare:  # what has the colour whatever is behind it is a letter
            letters &= np.abs(picture.astype(int) - wanted).max(axis=2) <= 2
        if letters.sum() < 60:
            continue
        rim = grown(letters, 3) & ~grown(letters, 1)
        light = linear(frame)
        ink, around = np.median(light[letters]), np.median(light[rim])
        low, high = sorted((ink, around))
        found.append((high + 0.05) / (low + 0.05))
    assert found, "no letters were seen"
    return float(min(found))


class TestFormula:
    def test_black_on_white_is_21(self):
        assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
        assert contrast("#FFFFFF", "#000000") == pytest.approx(21)

    def test_the_limit_grey_is_where_wcag_puts_it(self):
        assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
        assert luminance("#FF0000") == pytest.approx(0.2126)

    def test_colours_mix_by_their_share(self):
        assert mixed("#FFFFFF", "#000000", 0.5) == "#808080"
        assert mixed("#102030", "#FFFFFF", 1.0) == "#102030"


class TestMeasured:
    @pytest.mark.parametrize("style", sorted(STYLES))
    @pytest.mark.parametrize("name", sorted(backdrops()))
    def test_letters_stand_out_from_what_is_around_them(self, style: str, name: str):
        assert measured(look(style=style), backdrops()[name]) >= LEAST

    @pytest.mark.parametrize("style", ["karaoke", "minimal", "boxed"])
    def test_over_the_brightest_and_darkest_any_look_makes_of_a_picture(self, style: str):
        corners = np.array([[0, 0, 0], [1, 1, 1], [1, 0.9, 0.2], [0.1, 0.1, 0.4]])
        extremes = set()
        for path in sorted(LUTS.glob("*.cube")):
            graded = read_cube(path).table.reshape(-1, 3)
            tones = np.concatenate([graded[[0, -1]], graded.mean(axis=0, keepdims=True)])
            extremes |= {tuple(np.clip(tone * 255, 0, 255).astype(int)) for tone in tones}
        order = sorted(extremes, key=sum)
        for tone in (order[0], order[len(order) // 2], order[-1], *(corners * 255).astype(int)):
            assert measured(look(style=style), np.full((*SIZE, 3), tone, np.uint8)) >= LEAST

    @pytest.mark.parametrize(
        "colours",
        [
            {"outline_px": 0},
            {"outline": "#C8C8C8"},
            {"fill": "#101010", "highlight": "#402000", "outline": "#14101F"},
            {"fill": "#555555", "highlight": "#664400", "outline": "#FFFFFF", "outline_px": 2},
        ],
    )
    @pytest.mark.parametrize("name", ["white", "black", "noise"])
    def test_a_plate_comes_to_the_rescue(self, colours: dict[str, object], name: str):
        rescued = look(**colours)
        assert assured(rescued).plate is not None
        assert measured(rescued, backdrops()[name]) >= LEAST


class TestRule:
    @pytest.mark.parametrize("style", sorted(STYLES))
    def test_the_shipped_look_needs_no_help_and_says_why(self, style: str):
        found = assured(look(style=style))
        assert (found.plate is not None) == STYLES[style].backing
        assert "to 1" in found.why

    def test_colours_no_plate_carries_are_refused_by_name(self):
        with pytest.raises(
            InvalidInput, match=r"captions\.fill and captions\.highlight: no plate carries both"
        ):
            CaptionArtist(look(fill="#FFFFFF", highlight="#101010", outline="#808080"), 540, 960)

    def test_a_plate_of_the_spoken_word_needs_letters_to_read(self):
        with pytest.raises(InvalidInput, match=r"captions\.highlight: #332244 under letters"):
            CaptionArtist(look(style="box", highlight="#332244"), 540, 960)

    def test_what_waits_is_dimmed_no_further_than_can_be_read(self):
        for fill, outline in (("#FFFFFF", "#14101F"), ("#000000", "#FFFFFF"), ("#8F8F8F", "#14101F")):
            dimmed = waiting_colour(look(fill=fill), outline, 0.4)
            assert contrast(dimmed, outline) >= LEAST
