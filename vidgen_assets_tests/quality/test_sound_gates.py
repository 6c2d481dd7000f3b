"""Sound measured and judged: what was found, what was asked, and pictures small enough for the UI."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import dagster as dg
import numpy as np
import pytest
from PIL import Image

from resources.call_cache import CallCache
from resources.dsp import MIX_RATE, amplitude
from resources.meter import Meter
from resources.store import BlobStore
from resources.wav import to_pcm, wav_bytes
from vidgen_assets.artifacts import Loudness, Measured
from vidgen_assets.artifacts.sound import Soundtrack, Word
from vidgen_assets.channel import Sound, SoundLimits
from vidgen_assets.post.sound.pictures import MOST_BYTES, loudness_curve, waveform
from vidgen_assets.quality.sound_checks import ON_MIX, SHARED, build_sound_checks
from vidgen_assets.quality.sound_gates import (
    Heard,
    measure_file,
    measured,
    mix_gates,
    speech_rate,
    voice_gates,
)
from vidgen_assets.showing import PREVIEW_BYTES, picture

FINE = Heard(
    lufs=-14.0, true_peak_dbtp=-1.6, range_lu=5.0, clipped=0, seconds=40.0, silent_s=0.4, silent_at_s=3.0
)


def words(count: int = 100, gap_ms: int = 300, confidence: float = 1.0) -> tuple[Word, ...]:
    return tuple(
        Word(index=n, text=f"word{n}", start_ms=n * gap_ms, end_ms=n * gap_ms + 250, confidence=confidence)
        for n in range(count)
    )


def file_of(samples: np.ndarray, folder: Path) -> Path:
    path = folder / "sound.wav"
    path.write_bytes(wav_bytes(to_pcm(samples), MIX_RATE))
    return path


def track(tmp_path: Path, least_db: float = 12.5) -> Soundtrack:
    audio = BlobStore(tmp_path).add_bytes(b"x", "soundtrack.wav", "audio/wav")
    return Soundtrack(
        audio=audio, duration_ms=1000, sample_rate=MIX_RATE, loudness=Loudness(lufs=-14.0, true_peak_dbtp=-1.6),
        voice_over_bed_db=16.0, voice_over_bed_least_db=least_db, music="a tune", music_by="generated",
    )  # fmt: skip


def failed(gates: tuple[Measured, ...]) -> set[str]:
    assert all(gate.measured and gate.threshold for gate in gates)
    assert all(bool(gate.why) != gate.passed for gate in gates)
    return {gate.name for gate in gates if not gate.passed}


def test_a_file_is_measured_in_one_pass(tmp_path: Path) -> None:
    sine = amplitude(-20.0) * np.sin(2 * np.pi * 1000 * np.arange(10 * MIX_RATE) / MIX_RATE)
    sine[4 * MIX_RATE : 6 * MIX_RATE] = 0.0
    both = np.stack([sine, sine], axis=1)
    both[100] = 1.0
    found = measure_file(file_of(both, tmp_path), -60.0)
    assert found.lufs == pytest.approx(-20.0, abs=0.3)
    assert found.clipped == 2
    assert found.seconds == 10.0
    assert found.silent_s == pytest.approx(2.0, abs=0.15)
    assert found.silent_at_s == pytest.approx(4.0, abs=0.15)


def test_what_was_measured_once_is_kept(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    calls = CallCache(tmp_path, store, cap_usd=0.0, scope="test")
    data = wav_bytes(to_pcm(0.1 * np.random.default_rng(1).standard_normal(MIX_RATE)), MIX_RATE)
    audio = store.add_bytes(data, "a.wav", "audio/wav")
    first = measured(audio, -60.0, store, calls)
    store.path(audio).unlink()
    assert measured(audio, -60.0, store, calls) == first


def test_a_good_mix_passes_every_gate(tmp_path: Path) -> None:
    gates = tuple(mix_gates(track(tmp_path), FINE, words(), Sound(), SoundLimits()))
    assert failed(gates) == set()
    assert {gate.name for gate in gates} == set(ON_MIX)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"lufs": -14.6}, "loudness"),
        ({"true_peak_dbtp": -1.4}, "true peak"),
        ({"range_lu": 16.0}, "loudness range"),
        ({"clipped": 1}, "clipping"),
        ({"silent_s": 1.6}, "silence"),
    ],
)
def test_each_fault_of_a_mix_fails_its_own_gate(tmp_path: Path, change: dict[str, float], name: str) -> None:
    heard = FINE.model_copy(update=change)
    gates = tuple(mix_gates(track(tmp_path), heard, words(), Sound(), SoundLimits()))
    assert failed(gates) == {name}


def test_a_masked_voice_a_hurried_one_and_unsure_words_are_found(tmp_path: Path) -> None:
    limits = SoundLimits()
    assert failed(tuple(mix_gates(track(tmp_path, 11.0), FINE, words(), Sound(), limits))) == {
        "voice over bed"
    }
    fast = words(gap_ms=200)
    assert failed(tuple(mix_gates(track(tmp_path), FINE, fast, Sound(), limits))) == {"speech rate"}
    unsure = (*words()[:80], *words(confidence=0.2)[80:])
    gates = tuple(mix_gates(track(tmp_path), FINE, unsure, Sound(), SoundLimits()))
    assert failed(gates) == {"word confidence"}
    assert "20 of 100 words are unsure: 'word80' at 24.0 s" in next(g.measured for g in gates if not g.passed)


def test_a_voice_is_judged_three_decibels_lower() -> None:
    gates = tuple(voice_gates(FINE.model_copy(update={"lufs": -17.0}), Sound(), SoundLimits()))
    assert failed(gates) == set()
    assert {gate.name for gate in gates} == set(SHARED)
    assert failed(tuple(voice_gates(FINE, Sound(), SoundLimits()))) == {"loudness"}


def test_pauses_do_not_count_as_slow_speech() -> None:
    plain = words(60)
    rested = tuple(
        word.model_copy(
            update={"start_ms": word.start_ms + 5000 * (n >= 30), "end_ms": word.end_ms + 5000 * (n >= 30)}
        )
        for n, word in enumerate(plain)
    )
    assert speech_rate(plain) == pytest.approx(200, rel=0.02)
    assert speech_rate(rested) == pytest.approx(speech_rate(plain), rel=0.05)
    assert speech_rate(()) == 0.0


def test_the_checks_are_partitioned_and_stop_nothing() -> None:
    partitions = dg.DailyPartitionsDefinition("2026-11-01")
    specs = [spec for checks in build_sound_checks("a", partitions) for spec in checks.check_specs]
    assert {spec.asset_key.path[-1] for spec in specs} == {"normalized_voiceover", "soundtrack"}
    assert not any(spec.blocking for spec in specs)
    assert all(spec.partitions_def == partitions for spec in specs)
    assert len(specs) == len(SHARED) + len(ON_MIX)


@pytest.mark.parametrize("seconds", [0.5, 58.0, 600.0])
def test_pictures_of_a_sound_fit_into_metadata(tmp_path: Path, seconds: float) -> None:
    chance = np.random.default_rng(2)
    count = round(seconds * MIX_RATE)
    sound = (0.2 * chance.standard_normal(count)).astype(np.float32)
    spoken = words(round(seconds * 3))
    meter = Meter(1)
    meter.add(sound[: 60 * MIX_RATE, None].astype(np.float64))
    reading = meter.reading()
    for png in (
        waveform(file_of(sound, tmp_path), spoken),
        loudness_curve(reading.short_term, reading.momentary, -14.0),
    ):
        assert len(png) <= MOST_BYTES
        shown = picture(png).md_str
        assert shown is not None
        assert len(shown) < PREVIEW_BYTES
        data = base64.b64decode(shown.partition("base64,")[2].rstrip(")"))
        assert Image.open(io.BytesIO(data)).width >= 300


def test_words_and_loud_places_are_seen(tmp_path: Path) -> None:
    sound = np.zeros(10 * MIX_RATE)
    sound[2 * MIX_RATE : 3 * MIX_RATE] = 0.9
    bare = Image.open(io.BytesIO(waveform(file_of(sound, tmp_path), ()))).convert("RGB")
    wordy = Image.open(io.BytesIO(waveform(file_of(sound, tmp_path), words(10, 1000)))).convert("RGB")
    red = [x for x in range(bare.width) if bare.getpixel((x, 10)) == (222, 94, 70)]
    assert 0.19 < min(red) / bare.width < 0.21
    assert 0.29 < max(red) / bare.width < 0.31
    assert wordy.height > bare.height
