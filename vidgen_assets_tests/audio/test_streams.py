"""A stream gives all of a sound, block by block, as often as it is asked."""

from __future__ import annotations

import numpy as np
import pytest

from resources.dsp import HOP, MIX_RATE
from resources.wav import to_float, to_pcm
from vidgen_assets.audio.streams import stream_of


@pytest.mark.parametrize("channels", [(), (2,)])
@pytest.mark.parametrize("length", [0, 1, HOP, MIX_RATE, 2 * MIX_RATE + 65])
def test_a_stream_gives_all_of_a_sound_as_often_as_it_is_asked(
    length: int, channels: tuple[int, ...]
) -> None:
    sound = np.random.default_rng(length).uniform(-1, 1, (length, *channels))
    stream = stream_of(sound)
    assert all(len(block) % HOP == 0 for block in stream.blocks())
    assert np.array_equal(stream.whole(), sound)
    assert np.array_equal(stream.whole(), sound)
    assert np.array_equal(stream_of(to_pcm(sound)).whole(), to_float(to_pcm(sound)))
