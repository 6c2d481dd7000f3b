"""From one shot to the next, each kind in its own way."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from vidgen_assets.artifacts.scripts import TransitionKind
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.transitions import INK, blend

KERNELS = load_kernels()


def frame(y: int) -> Frame:
    made = Frame(60, 80)
    made.fill(y, 100, 160)
    return made


def blended(kind: TransitionKind, share: float) -> Frame:
    out = Frame(60, 80)
    blend(kind, share, frame(50), frame(200), out, KERNELS)
    return out


@pytest.mark.parametrize("kind", get_args(TransitionKind))
def test_it_begins_with_the_first_shot_and_ends_with_the_second(kind: TransitionKind):
    assert (blended(kind, 0.0).y == 50).all()
    assert (blended(kind, 1.0).y == 200).all()


@pytest.mark.parametrize("kind", get_args(TransitionKind))
def test_no_colour_appears_that_neither_shot_nor_ink_has(kind: TransitionKind):
    for share in (0.1, 0.35, 0.5, 0.8):
        out = blended(kind, share)
        assert out.y.min() >= min(50, INK[0])
        assert out.y.max() <= 200
        assert set(np.unique(out.cb)) <= set(range(100, INK[1] + 1))


def test_a_crossfade_mixes_everywhere_alike():
    assert len(np.unique(blended("crossfade", 0.4).y)) == 1
    levels = [int(blended("crossfade", n / 10).y[0, 0]) for n in range(11)]
    assert levels == sorted(levels)
    assert levels[5] == 125


def test_a_wipe_runs_from_its_side_with_a_soft_edge():
    left = blended("wipe_left", 0.5).y
    assert (left[:, :20] == 50).all()
    assert (left[:, 40:] == 200).all()
    assert (np.diff(left[0].astype(int)) >= 0).all()
    up = blended("wipe_up", 0.5).y
    assert (up[:30] == 50).all()
    assert (up[50:] == 200).all()


def test_a_slide_pushes_the_new_shot_in_from_the_right_over_its_shadow():
    out = blended("slide_left", 0.5).y
    assert (out[:, 30:] == 200).all()
    assert (out[:, :20] == 50).all()
    assert out[0, 29] < 45


def test_a_dip_goes_through_ink():
    assert blended("dip", 0.5).y.max() <= INK[0] + 1
    assert 50 > blended("dip", 0.3).y[0, 0] > INK[0]
    assert 200 > blended("dip", 0.8).y[0, 0] > INK[0]
