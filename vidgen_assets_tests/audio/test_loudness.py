"""Loudness and true peak: measured right, reached exactly, refused where there is nothing to measure."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from resources.dsp import HOP, MIX_RATE, amplitude, rms
from resources.errors import QualityFailed
from resources.wav import to_float, to_pcm, wav_bytes
from vidgen_assets.audio.file_loudness import measure_loudness
from vidgen_assets.audio.loudness import loudness_of, to_loudness
from vidgen_assets.audio.mastering import Levels, Limited, Limiter, Setting
from vidgen_assets.audio.polish import normalized, polished
from vidgen_assets.audio.streams import Stream, stream_of
from vidgen_assets.channel import Sound
from vidgen_assets_tests.audio.stories import narrated


def tone(hz: float, seconds: float, level: float = 0.5) -> np.ndarray:
    return level * np.sin(2 * np.pi * hz * np.arange(round(seconds * MIX_RATE)) / MIX_RATE)


def bursts(seed: int = 1) -> np.ndarray:
    """Return ten seconds of noise bursts that peak far above their loudness, as speech does."""
    noise = np.random.default_rng(seed).standard_normal(10 * MIX_RATE)
    swell = np.abs(np.sin(np.arange(len(noise)) * 2 * np.pi * 1.5 / MIX_RATE)) ** 6
    return 0.2 * noise * swell


def test_a_thousand_hertz_sine_measures_as_the_standard_says() -> None:
    # EBU Tech 3341: a stereo sine of -23 dBFS peak at 1 kHz is -23.0 LUFS
    stereo = np.stack([tone(1000, 5, amplitude(-23.0))] * 2, axis=1)
    measured = loudness_of(stereo)
    assert abs(measured.lufs + 23.0) <= 0.1
    assert abs(measured.true_peak_dbtp + 23.0) <= 0.1


def test_true_peak_finds_what_lies_between_samples() -> None:
    # a quarter of the sample rate at 45 degrees: samples reach 0.707 of the wave's peak
    wave = np.sin(2 * np.pi * np.arange(MIX_RATE) / 4 + np.pi / 4)
    assert np.abs(wave).max() < 0.72
    assert abs(loudness_of(wave).true_peak_dbtp) < 0.2


@pytest.mark.parametrize("target", [-14.0, -16.0, -23.0])
def test_target_and_ceiling_are_both_met(target: float) -> None:
    done, measured = to_loudness(stream_of(bursts()), target, -1.5)
    assert abs(measured.lufs - target) <= 0.1
    assert measured.true_peak_dbtp <= -1.5
    again = loudness_of(done)
    assert abs(again.lufs - measured.lufs) <= 0.02
    assert again.true_peak_dbtp <= -1.45


def limited(sound: np.ndarray, gain_db: float, ceiling_dbtp: float) -> np.ndarray:
    """Return the sound at this gain through the limiter."""
    block = sound[: len(sound) // HOP * HOP, None]
    levels = Levels(1)
    levels.add(block)
    taken = levels.taken()
    setting = Setting(gain_db, ceiling_dbtp, taken.cuts(gain_db, ceiling_dbtp, Limiter()))
    return Limited(setting)(block)[:, 0]


def test_the_limiter_never_lets_a_peak_through() -> None:
    sound = bursts(2)
    for gain in (0.0, 6.0, 18.0):
        assert loudness_of(limited(sound, gain, -3.0)).true_peak_dbtp <= -2.85


def test_quiet_parts_are_only_turned_up() -> None:
    quiet, loud = tone(300, 3, 0.01), tone(300, 1, 0.9)
    done = limited(np.concatenate([quiet, loud, quiet]), 6.0, -1.5)
    assert rms(done[: 2 * MIX_RATE]) == pytest.approx(rms(quiet) * amplitude(6.0), rel=1e-3)


def test_what_is_foretold_of_a_setting_is_what_it_gives() -> None:
    sound = bursts(3)[: 9 * MIX_RATE]
    levels = Levels(1)
    levels.add(sound[:, None])
    taken = levels.taken()
    for gain in (-6.0, 6.0, 14.0):
        foretold = taken.lufs(gain, taken.cuts(gain, -1.5, Limiter()))
        assert loudness_of(limited(sound, gain, -1.5)).lufs == pytest.approx(foretold, abs=0.15)


@pytest.mark.parametrize("level", [3e-4, 1e-2, 30.0])
def test_very_quiet_and_very_loud_sound_reach_the_target_too(level: float) -> None:
    done, measured = to_loudness(stream_of(level * bursts(4)), -14.0, -1.5)
    assert abs(measured.lufs + 14.0) <= 0.1
    assert loudness_of(done).true_peak_dbtp <= -1.5


def test_the_voice_is_polished_and_brought_to_loudness(tmp_path: object) -> None:
    _, narration = narrated()
    done, measured = normalized(narration.pcm, Sound())
    assert len(done) == len(narration.pcm)
    assert abs(measured.lufs - (-14.0 - 3.01)) <= 0.1
    both = loudness_of(np.stack([done, done], axis=1))
    assert abs(both.lufs + 14.0) <= 0.1
    assert both.true_peak_dbtp <= -1.5


def test_a_long_voice_takes_little_more_memory_than_what_comes_out_of_it() -> None:
    voice = to_pcm(np.tile(bursts(5), 3))
    normalized(voice[:MIX_RATE], Sound())
    peaks = []
    for sound in (voice, voice[: len(voice) // 3]):
        tracemalloc.start()
        try:
            done, _ = normalized(sound, Sound())
            peaks.append(tracemalloc.get_traced_memory()[1] - done.nbytes)
        finally:
            tracemalloc.stop()
    assert peaks[0] < 12_000_000
    assert peaks[0] - peaks[1] < 0.5 * voice.nbytes  # what is kept of a hop, and of nothing finer


def test_blocks_leave_no_seam_in_a_polished_voice() -> None:
    voice = bursts(6)[: 3 * MIX_RATE]
    smaller = Stream(len(voice), 1, lambda: iter(np.split(voice[:, None], 75)))
    assert np.allclose(polished(smaller).whole(), polished(stream_of(voice)).whole(), atol=1e-12)


def test_two_meters_agree(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "voice.wav"
    _, narration = narrated()
    path.write_bytes(wav_bytes(narration.pcm, MIX_RATE))
    ours, theirs = loudness_of(to_float(narration.pcm)), measure_loudness(path)
    assert abs(ours.lufs - theirs.lufs) <= 0.2
    assert abs(ours.true_peak_dbtp - theirs.true_peak_dbtp) <= 0.2


def test_polish_moves_no_word_and_evens_the_voice() -> None:
    _, narration = narrated()
    raw = to_float(narration.pcm)
    done = polished(stream_of(narration.pcm)).whole()
    assert len(done) == len(raw)
    before, after = loudness_of(raw), loudness_of(done)
    assert after.true_peak_dbtp - after.lufs < before.true_peak_dbtp - before.lufs - 3
    lags = np.correlate(np.abs(done[12_000:60_000:48]), np.abs(raw[12_000:60_000:48]), "full")
    assert abs(int(lags.argmax()) - (len(lags) // 2)) <= 2  # within 2 ms


@pytest.mark.parametrize(
    ("sound", "why"),
    [(np.zeros(MIX_RATE * 2), "silent"), (tone(440, 0.2), "0.4 s"), (np.zeros(0), "0.4 s")],
)
def test_what_has_no_loudness_is_refused(sound: np.ndarray, why: str) -> None:
    with pytest.raises(QualityFailed, match=why):
        to_loudness(stream_of(sound), -14.0, -1.5, what="the voiceover")


def test_a_single_click_cannot_be_made_loud() -> None:
    click = np.zeros(MIX_RATE * 3)
    click[MIX_RATE : MIX_RATE + 20] = 0.5
    with pytest.raises(QualityFailed, match=r"single burst|silent"):
        to_loudness(stream_of(click), -14.0, -1.5)
