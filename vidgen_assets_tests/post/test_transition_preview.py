"""A transition between two pictures as anyone may look at it."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import pytest

from resources.errors import InvalidInput
from vidgen_assets.artifacts import TransitionKind
from vidgen_assets.post.transition_preview import transition_frames

RED = np.full((48, 32, 3), (200, 40, 40), np.uint8)
BLUE = np.full((48, 32, 3), (30, 60, 200), np.uint8)


@pytest.mark.parametrize("kind", get_args(TransitionKind))
def test_every_kind_goes_from_one_picture_to_the_other(kind: TransitionKind) -> None:
    frames = list(transition_frames(kind, RED, BLUE, 12))
    assert len(frames) == 12
    assert all(frame.shape == RED.shape and frame.dtype == np.uint8 for frame in frames)
    to_red = [float(np.abs(frame.astype(int) - RED).mean()) for frame in frames]
    to_blue = [float(np.abs(frame.astype(int) - BLUE).mean()) for frame in frames]
    assert to_red[0] < to_red[-1]
    assert to_blue[-1] < to_blue[0]
    assert to_red[0] < 20
    assert to_blue[-1] < 20


def test_colours_come_back_as_they_were() -> None:
    (first, *_) = transition_frames("cut", RED, BLUE, 4)
    assert np.abs(first.astype(int) - RED).max() <= 3


def test_it_is_the_same_every_time_and_an_accent_is_seen() -> None:
    once, again = (
        np.stack(list(transition_frames("dip_accent", RED, BLUE, 5, accent="#00C060"))) for _ in range(2)
    )
    assert np.array_equal(once, again)
    green = once[2][24, 16].astype(int)
    assert green[1] > green[0] + 100


@pytest.mark.parametrize("other", [BLUE[:46], BLUE[..., :2]])
def test_pictures_that_do_not_fit_are_refused(other: np.ndarray) -> None:
    with pytest.raises(InvalidInput, match="two RGB pictures of the same even size"):
        list(itertools.islice(transition_frames("push_left", RED, other, 3), 1))
