"""The sound of places: each its own, a loop that ends as it begins, the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from resources.ambience import AT_NIGHT, AT_PLACE, COUNT, LEVEL, MAKERS, ambience, ambience_at
from resources.dsp import rms
from resources.errors import InvalidInput
from resources.papercut.places import PLACE_SETS

NAMES = sorted(MAKERS)


@pytest.mark.parametrize("name", NAMES)
def test_every_place_is_a_stereo_loop_without_a_seam(name: str) -> None:
    sound = ambience(name)
    assert sound.shape == (COUNT, 2)
    assert rms(sound) == pytest.approx(LEVEL, rel=1e-6)
    # from the last sample to the first it moves no further than it does elsewhere
    steps = np.abs(np.diff(sound, axis=0))
    assert np.abs(sound[0] - sound[-1]).max() <= np.percentile(steps, 99.95)
    assert np.corrcoef(sound.T)[0, 1] < 0.95
    parts = [rms(part) for part in np.split(sound, 12)]
    assert max(parts) < 5 * min(parts)  # waves come and go


def test_places_differ_and_repeat() -> None:
    def colour(name: str) -> float:
        spectrum = np.abs(np.fft.rfft(ambience(name)[:, 0])) ** 2
        return float(np.sum(spectrum * np.fft.rfftfreq(COUNT, 1 / 48_000)) / np.sum(spectrum))

    assert np.array_equal(ambience("rain"), ambience("rain"))
    assert colour("rain") > 4000 > colour("forest") > 1500 > colour("street") > 300 > colour("room")


def test_every_place_of_a_scene_has_a_sound_or_none() -> None:
    assert set(AT_PLACE) <= set(PLACE_SETS)
    assert {*AT_PLACE.values(), *AT_NIGHT.values()} <= set(MAKERS)
    assert set(PLACE_SETS) - set(AT_PLACE) == {"abstract"}
    assert ambience_at("abstract") is None


def test_night_and_rain_are_heard() -> None:
    assert ambience_at("park", night=True) == "night"
    assert ambience_at("kitchen", night=True) == "kitchen"
    assert ambience_at("street", words="It was raining, of course.") == "rain"
    assert ambience_at("street", words="I trained all day") == "street"


def test_an_unknown_ambience_is_named() -> None:
    with pytest.raises(InvalidInput, match="no ambience 'moon'"):
        ambience("moon")
