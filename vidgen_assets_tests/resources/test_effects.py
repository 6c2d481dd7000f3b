"""Effects: each has its moment, its level and no clicks."""

from __future__ import annotations

import numpy as np
import pytest

from resources.effects import LEVEL, MAKERS, effect, loudest
from resources.errors import InvalidInput

NAMES = sorted(MAKERS)


@pytest.mark.parametrize("name", NAMES)
def test_every_effect_is_short_stereo_and_equally_loud(name: str) -> None:
    made = effect(name)
    assert made.samples.ndim == 2
    assert made.samples.shape[1] == 2
    assert len(made.samples) < 2 * 48_000
    assert loudest(made.samples) == pytest.approx(LEVEL, rel=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_no_effect_begins_or_ends_with_a_jump(name: str) -> None:
    made = effect(name)
    peak = np.abs(made.samples).max()
    assert np.abs(made.samples[0]).max() < 0.02 * peak
    assert np.abs(made.samples[-1]).max() < 0.02 * peak


@pytest.mark.parametrize("name", ["whoosh", "air", "pop", "hit"])
def test_an_effect_is_loudest_near_its_moment(name: str) -> None:
    made = effect(name)
    power = np.convolve(np.mean(made.samples**2, axis=1), np.ones(960), "same")
    assert abs(int(power.argmax()) - made.moment) < 0.08 * 48_000


def test_a_riser_ends_on_its_moment() -> None:
    made = effect("riser")
    assert made.moment > 0.9 * len(made.samples)
    assert loudest(made.samples[: made.moment // 3]) < 0.3 * LEVEL


def test_variants_differ_and_repeat() -> None:
    assert np.array_equal(effect("whoosh", "1").samples, effect("whoosh", "1").samples)
    assert not np.array_equal(effect("whoosh", "1").samples, effect("whoosh", "2").samples)


def test_an_unknown_effect_is_named() -> None:
    with pytest.raises(InvalidInput, match="no sound effect 'boing'"):
        effect("boing")
