"""WAV bytes and the shared signal tools."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from resources.dsp import HOP, MIX_RATE, Ahead, Gains, equalise, faded, resample, rms, smooth, swing
from resources.errors import InvalidInput
from resources.wav import read_wav, to_float, to_pcm, wav_bytes


def sine(hz: float, rate: int = MIX_RATE, seconds: float = 1.0) -> np.ndarray:
    return np.sin(2 * np.pi * hz * np.arange(round(rate * seconds)) / rate)


@pytest.mark.parametrize("shape", [(480,), (480, 2), (0,)])
def test_wav_goes_out_and_back(shape: tuple[int, ...]) -> None:
    pcm = np.random.default_rng(1).integers(-32768, 32767, shape).astype(np.int16)
    data = wav_bytes(pcm, 48_000)
    assert data == wav_bytes(pcm, 48_000)
    back, rate = read_wav(data)
    assert rate == 48_000
    assert np.array_equal(back, pcm)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not a wav at all, but long enough to look like one......"])
def test_what_is_no_wav_is_named(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="voice"):
        read_wav(data, "voice.wav")


def test_a_wav_cut_short_gives_what_is_there() -> None:
    data = wav_bytes(np.arange(1000, dtype=np.int16), 8000)
    pcm, _ = read_wav(data[:-501])
    assert np.array_equal(pcm, np.arange(749))


def test_floats_are_refused_and_clipped() -> None:
    with pytest.raises(InvalidInput, match="int16"):
        wav_bytes(np.zeros(3), 8000)  # type: ignore[arg-type]
    assert to_pcm(np.array([-2.0, 0.0, 0.5, 2.0])).tolist() == [-32768, 0, 16384, 32767]
    assert to_float(np.array([16384], np.int16)).tolist() == [0.5]


def test_resampling_keeps_pitch_level_and_length() -> None:
    done = resample(sine(440, 22_050), 22_050, 48_000)
    assert len(done) == 48_000
    spectrum = np.abs(np.fft.rfft(done))
    assert spectrum.argmax() == 440
    assert rms(done) == pytest.approx(rms(sine(440)), rel=0.01)


@pytest.mark.parametrize(
    ("shape", "hz", "passes", "stops"),
    [("lowpass", 500.0, 100.0, 8000.0), ("highpass", 2000.0, 8000.0, 100.0)],
)
def test_filters_pass_and_stop(shape: str, hz: float, passes: float, stops: float) -> None:
    assert rms(equalise(sine(passes), shape, hz)) > 0.65  # type: ignore[arg-type]
    assert rms(equalise(sine(stops), shape, hz)) < 0.01  # type: ignore[arg-type]


@pytest.mark.parametrize(("shape", "hz"), [("peak", 1000.0), ("lowshelf", 60.0), ("highshelf", 15_000.0)])
def test_shelves_and_bells_give_the_gain_they_say(shape: str, hz: float) -> None:
    centre = {"peak": 1000.0, "lowshelf": 20.0, "highshelf": 21_000.0}[shape]
    sound = sine(centre, seconds=4.0)
    louder = equalise(sound, shape, hz, gain_db=6.0)  # type: ignore[arg-type]
    assert rms(louder[MIX_RATE:]) / rms(sound) == pytest.approx(2.0, rel=0.06)


def test_a_swing_stays_above_and_never_moves_too_fast() -> None:
    wanted = np.zeros(1000)
    wanted[[200, 210, 700]] = [1.0, 0.4, 2.0]
    curve = swing(wanted, attack_per_s=20.0, release_per_s=5.0, rate=1000)
    assert (curve >= wanted - 1e-12).all()
    steps = np.diff(curve)
    assert steps.max() <= 20 / 1000 + 1e-9
    assert steps.min() >= -5 / 1000 - 1e-9
    assert curve[0] == 0.0


def test_fades_and_smoothing() -> None:
    done = faded(np.ones((1000, 2)), 0.1, 0.1, 1000)
    assert done[0].tolist() == [0.0, 0.0]
    assert done[500].tolist() == [1.0, 1.0]
    assert done[-1].max() < 1e-3
    assert smooth(np.ones(100), 0.01, 1000) == pytest.approx(np.ones(100))
    assert len(smooth(np.zeros(0), 0.01)) == 0


def test_floats_become_int16_in_hardly_more_memory_than_the_int16_take() -> None:
    sound = np.random.default_rng(2).uniform(-1.2, 1.2, (600_001, 2))
    tracemalloc.start()
    try:
        done = to_pcm(sound)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert np.array_equal(done, np.clip(np.rint(sound * 32768), -32768, 32767))
    assert peak < done.nbytes + 3_000_000


def test_gains_move_in_lines_over_any_blocks() -> None:
    gains = np.array([1.0, 0.0, 0.5, 0.5])
    sound = np.ones((3 * HOP, 2))
    whole, parts = Gains(gains)(sound), Gains(gains)
    assert np.array_equal(whole, np.concatenate([parts(sound[:HOP]), parts(sound[HOP:])]))
    assert whole[[HOP - 1, 2 * HOP - 1, 3 * HOP - 1], 0].tolist() == [0.0, 0.5, 0.5]
    assert np.abs(np.diff(whole[:, 0])).max() < 1.01 / HOP


def test_what_is_laid_ahead_is_heard_in_its_place() -> None:
    ahead, whole = Ahead(2), np.zeros((1000, 2), np.float32)
    chance = np.random.default_rng(3)
    heard = []
    for first in range(0, 1000, 100):
        for _sound in range(4):
            at, sound = int(chance.integers(100)), chance.uniform(-1, 1, (int(chance.integers(1, 400)), 2))
            ahead.lay(at, sound)
            sound = sound[: 1000 - first - at]
            whole[first + at : first + at + len(sound)] += sound
        heard.append(ahead.take(100))
    assert np.allclose(np.concatenate(heard), whole, atol=1e-6)
    assert not Ahead(1).take(5).any()
