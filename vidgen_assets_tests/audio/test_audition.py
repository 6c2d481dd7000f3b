"""Voices auditioned: the shipped ones apart from one another, measured rightly, drawn in a terminal."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from resources.call_cache import CallCache
from resources.errors import InvalidInput
from resources.voice import Espeak, Voices
from resources.wav import read_wav
from vidgen_assets.audio.audition import SENTENCES, Audition, audition, known_voices, pitch_line, waveform
from vidgen_assets.audio.bleep import bleeped
from vidgen_assets.audio.voice_measure import measure, pitch_track
from vidgen_assets.channel import Voice
from vidgen_assets.channel.shipped import shipped_voices
from vidgen_assets.voicing import voices as commands

RATE = 24_000
SEVEN = ("en", "fr", "es", "de", "it", "ja", "zh")


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Audition]:
    """Every shipped voice saying its language's sentence, said once for all tests."""
    from resources.store import BlobStore

    home = tmp_path_factory.mktemp("auditions")
    voices = Voices([Espeak()], CallCache(home, BlobStore(home)))
    return {name: audition(name, profile, voices) for name, profile in known_voices(None).items()}


def test_at_least_ten_english_voices_and_two_of_every_other_language_ship() -> None:
    languages = [str(voice["language"]) for voice in shipped_voices().values()]
    assert languages.count("en") >= 10
    assert all(languages.count(language) >= 2 for language in SEVEN)
    assert set(SENTENCES) == set(SEVEN) == set(languages)
    assert all(voice["about"] and voice["suits"] for voice in shipped_voices().values())


def test_no_two_voices_of_a_language_sound_alike(heard: dict[str, Audition]) -> None:
    """Apart by two semitones of pitch or by a dB an octave of tilt, or by both in part."""
    for one, other in combinations(heard.values(), 2):
        if one.profile.language != other.profile.language:
            continue
        semitones = 12 * np.log2(one.measures.pitch_hz / other.measures.pitch_hz)
        tilt = one.measures.tilt_db - other.measures.tilt_db
        assert np.hypot(semitones / 2, tilt) > 1.0, (one.name, other.name)


def test_women_s_voices_are_higher_than_men_s(heard: dict[str, Audition]) -> None:
    for one in heard.values():
        low, high = (140, 300) if one.profile.sounds == "woman" else (60, 175)
        assert low < one.measures.pitch_hz < high, one.name


def test_pitch_is_measured_to_a_hertz_or_two() -> None:
    time = np.arange(RATE) / RATE
    for hz in (82.0, 147.0, 233.0, 310.0):
        voice = sum(np.sin(2 * np.pi * hz * n * time) / n for n in range(1, 12)) * 0.1
        track = pitch_track(np.asarray(voice), RATE)
        assert np.median(track[track > 0]) == pytest.approx(hz, rel=0.015)
    assert not np.any(pitch_track(np.random.default_rng(1).normal(size=RATE) * 0.1, RATE))


def test_silence_measures_as_nothing() -> None:
    assert measure(np.zeros(RATE), RATE, 3).words_per_minute == 0
    assert waveform(np.zeros(RATE)).strip() == ""
    assert pitch_line(np.zeros(RATE), RATE).strip() == ""


def test_a_waveform_shows_where_it_is_loud() -> None:
    sound = np.concatenate([np.zeros(RATE), np.sin(np.arange(RATE) * 0.2) * 0.5, np.zeros(RATE)])
    line = waveform(sound, 30)
    assert len(line) == 30
    assert line[:9].strip() == ""
    assert set(line[11:19]) == {"█"}


def test_a_bleep_covers_its_word_and_nothing_else() -> None:
    voice = np.sin(np.arange(RATE) * 0.05) * 0.3
    done = bleeped(voice, [(6_000, 12_000)], RATE)
    assert np.array_equal(done[:6_000], voice[:6_000])
    assert np.array_equal(done[12_000:], voice[12_000:])
    spectrum = np.abs(np.fft.rfft(done[7_000:11_000]))
    assert np.argmax(spectrum) * RATE / 4_000 == pytest.approx(1000, abs=10)


def test_a_channel_uses_a_shipped_voice_by_its_name() -> None:
    section = Voice.model_validate(
        {"voices": {"marlowe": None, "pearl": {"rate_wpm": 170}}, "default": "marlowe"}
    )
    assert section.voices["marlowe"].voice == shipped_voices()["marlowe"]["voice"]
    assert section.voices["pearl"].rate_wpm == 170
    assert section.voices["pearl"].sounds == "woman"
    with pytest.raises(ValueError, match="no voice called 'nobody' ships"):
        Voice.model_validate({"voices": {"nobody": None}, "default": "nobody"})
    with pytest.raises(ValueError, match="speakers: 'boss' has the voice 'x'"):
        Voice.model_validate({"voices": {"marlowe": None}, "default": "marlowe", "speakers": {"boss": "x"}})


def run(*arguments: str) -> str:
    result = CliRunner().invoke(commands, list(arguments), env={"COLUMNS": "200"}, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_list_names_every_voice_with_what_it_suits(home: Path) -> None:
    listed = run("list")
    assert all(name in listed for name in shipped_voices())
    assert "narrator*" in listed
    assert "marlowe" not in run("list", "--own")
    french = run("list", "--language", "fr-CA")
    assert "camille" in french
    assert "greta" not in french


def test_previews_are_files_and_lines(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "previews"
    said = run("preview", str(out), "atlas", "pearl", "--text", "Twenty dollars for $20?")
    assert sorted(path.name for path in out.iterdir()) == ["atlas.wav", "pearl.wav"]
    pcm, rate = read_wav((out / "pearl.wav").read_bytes())
    assert rate == 48_000
    assert np.abs(pcm).max() > 3000
    assert said.count("level") == said.count("pitch") == 2


def test_a_comparison_measures_each_voice(home: Path) -> None:
    said = run("compare", "atlas", "skye")
    assert "words/min" in said
    assert "en-us+linda" in said


def test_an_unknown_voice_is_named_with_like_ones(home: Path) -> None:
    with pytest.raises(InvalidInput, match="marlowe"):
        run("compare", "marlow")
