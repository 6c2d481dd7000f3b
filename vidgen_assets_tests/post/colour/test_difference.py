"""L*a*b* and CIEDE2000 against published values and against colour-science."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from vidgen_assets.post.colour.difference import contrast_ratio, delta_e, lab


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [  # Sharma, Wu and Dalal (2005), table 1: pairs 1, 7, 15, 17, 20, 25, 31, 34
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_published_pairs_come_out(
    one: tuple[float, ...], other: tuple[float, ...], published: float
) -> None:
    assert delta_e(one, other) == pytest.approx(published, abs=1e-4)
    assert delta_e(other, one) == pytest.approx(published, abs=1e-4)


def test_both_agree_with_colour_science() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import colour
    rgb = np.random.default_rng(2).random((300, 3))
    white = colour.CCS_ILLUMINANTS["CIE 1931 2 Degree Standard Observer"]["D65"]
    theirs = colour.XYZ_to_Lab(colour.RGB_to_XYZ(rgb**2.4, "ITU-R BT.709"), white)
    assert np.abs(lab(rgb) - theirs).max() < 0.02
    there = colour.delta_E(theirs[:-1], theirs[1:], method="CIE 2000")
    assert np.abs(delta_e(theirs[:-1], theirs[1:]) - there).max() < 1e-6


def test_white_black_and_the_contrast_between_them() -> None:
    assert lab((1, 1, 1)) == pytest.approx([100, 0, 0], abs=1e-6)
    assert lab((0, 0, 0)) == pytest.approx([0, 0, 0], abs=1e-9)
    assert contrast_ratio((1, 1, 1), (0, 0, 0)) == pytest.approx(21)
    assert contrast_ratio((119 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.48, abs=0.01)
