"""Colour spaces: published values, ways there and back, names nobody knows."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput
from vidgen_assets.post.colour.spaces import (
    SPACES,
    SpaceName,
    conversion_table,
    convert,
    matrix,
    pq_decode,
    pq_encode,
)

LEVELS = st.floats(0.0, 1.0, width=32)


def test_the_matrix_from_709_to_2020_is_the_one_of_bt_2087():
    published = [[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]]
    assert np.abs(matrix("linear_rec709", "linear_rec2020") - published).max() < 5e-5


@pytest.mark.parametrize(
    ("source", "target", "colour", "published"),
    [
        # CSS Color 4's own example of a P3 red that sRGB cannot hold
        ("display_p3", "srgb", (1, 0, 0), (1.0930, -0.2267, -0.1501)),
        ("srgb", "linear_rec709", (0.5, 0.5, 0.5), (0.21404, 0.21404, 0.21404)),
        ("rec709", "linear_rec709", (0.5, 0.5, 0.5), (0.18946, 0.18946, 0.18946)),
        # the ACES documents: AP1 of an sRGB red, 18 % grey in ACEScct, white stays white through Bradford
        ("linear_rec709", "acescg", (1, 0, 0), (0.6131, 0.0702, 0.0206)),
        ("acescg", "acescct", (0.18, 0.18, 0.18), (0.413588, 0.413588, 0.413588)),
        ("acescg", "aces", (1, 0, 0), (0.6954522, 0.0447946, -0.0055259)),
        ("srgb", "acescg", (1, 1, 1), (1, 1, 1)),
        # Cineon: 90 % white is code 685 of 1023, black 95
        ("linear_rec709", "cineon", (1, 1, 1), (685 / 1023, 685 / 1023, 685 / 1023)),
        ("linear_rec709", "cineon", (0, 0, 0), (95 / 1023, 95 / 1023, 95 / 1023)),
        # BT.2408: graphics white is 58 % of the PQ signal
        ("rec709", "rec2100_pq", (1, 1, 1), (0.58069, 0.58069, 0.58069)),
        ("dci_p3", "rec709", (1, 1, 1), (1, 1, 1)),
    ],
)
def test_published_values_come_out(
    source: SpaceName, target: SpaceName, colour: tuple[float, ...], published: tuple[float, ...]
):
    assert convert(colour, source, target) == pytest.approx(published, abs=2e-4)


def test_pq_is_that_of_st_2084():
    assert pq_encode([0.1, 100, 1000, 10_000]) == pytest.approx([0.0623, 0.5081, 0.7518, 1.0], abs=1e-4)
    assert pq_decode(pq_encode([0.005, 48.0, 4000.0])) == pytest.approx([0.005, 48.0, 4000.0], rel=1e-6)


@pytest.mark.parametrize(("source", "target"), list(permutations(SPACES, 2)))
def test_every_way_there_is_a_way_back(source: SpaceName, target: SpaceName):
    colours = convert(np.random.default_rng(7).uniform(0.02, 0.98, (64, 3)), "rec709", source)
    assert np.abs(convert(convert(colours, source, target), target, source) - colours).max() < 1e-6


@given(st.tuples(LEVELS, LEVELS, LEVELS))
@settings(max_examples=60, deadline=None)
def test_what_a_narrow_space_cannot_hold_survives_the_trip_through_it(colour: tuple[float, float, float]):
    there = convert(colour, "rec2020", "rec709")
    assert convert(there, "rec709", "rec2020") == pytest.approx(colour, abs=1e-5)


def test_a_table_looks_up_what_convert_computes():
    table = conversion_table("rec709", "display_p3", 17)
    assert table.shape == (17, 17, 17, 3)
    assert table[16, 0, 8] == pytest.approx(
        np.clip(convert((1, 0, 0.5), "rec709", "display_p3"), 0, 1), abs=1e-6
    )


def test_an_unknown_space_and_pixels_that_are_none_are_named():
    with pytest.raises(InvalidInput, match="no colour space 'adobe'; known are rec709"):
        convert((0, 0, 0), "adobe", "rec709")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match=r"shape \(\.\.\., 3\)"):
        convert(np.zeros((4, 4)), "rec709", "srgb")
    with pytest.raises(InvalidInput, match="finite"):
        convert((0.1, float("nan"), 0.1), "rec709", "srgb")


def test_the_library_is_imported_by_the_first_conversion_and_not_before():
    code = (
        "import sys; import vidgen_assets.post.colour.spaces as spaces; assert 'colour' not in sys.modules;"
        "spaces.convert((1, 1, 1), 'srgb', 'acescg'); assert 'colour' in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=60)
