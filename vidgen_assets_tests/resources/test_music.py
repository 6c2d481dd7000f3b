"""Music: every mood plays, the same seed plays the same, it ends at home and nothing clicks."""

from __future__ import annotations

import hashlib
import tracemalloc
from functools import cache

import numpy as np
import pytest

from resources.dsp import MIX_RATE, rms
from resources.errors import InvalidInput
from resources.music import MOODS, MusicRequest, compose, generate, intensity_at
from resources.music.moods import MoodStyle
from resources.music.theory import SCALES, chord, degree, ladder, voiced
from resources.wav import to_pcm

MOODS_IN_ORDER = sorted(MOODS)
RISE = ((0, 0.2), (6000, 0.3), (12_000, 0.9))


def request(mood: str = "warm", **more: object) -> MusicRequest:
    fields = {"mood": mood, "seed": "idea-1", "duration_ms": 16_000, "resolve_ms": 13_000, "energy": RISE}
    return MusicRequest.model_validate(fields | more)


@cache
def samples(mood: str) -> np.ndarray:
    return generate(request(mood)).samples


def digest(sound: np.ndarray) -> str:
    return hashlib.sha256(to_pcm(sound).tobytes()).hexdigest()


@pytest.mark.parametrize("mood", MOODS_IN_ORDER)
def test_every_mood_plays_in_stereo_at_the_length_asked(mood: str) -> None:
    sound = samples(mood)
    assert sound.shape == (16 * MIX_RATE, 2)
    assert np.isfinite(sound).all()
    assert 0.2 < np.abs(sound).max() <= 0.7
    assert np.corrcoef(sound.T)[0, 1] < 0.9


@pytest.mark.parametrize("mood", MOODS_IN_ORDER)
def test_nothing_clicks(mood: str) -> None:
    sound = samples(mood)
    assert np.abs(sound[:200]).max() < 0.05
    assert np.abs(sound[-200:]).max() < 0.01
    # a click is a jump far beyond what the loudest, highest partial does between two samples
    assert np.abs(np.diff(sound, n=2, axis=0)).max() < 0.25


@pytest.mark.parametrize("mood", MOODS_IN_ORDER)
def test_music_never_falls_silent_before_its_end(mood: str) -> None:
    loudness = [rms(part) for part in np.split(samples(mood)[: 15 * MIX_RATE], 30)]
    assert min(loudness[1:]) > 0.1 * max(loudness)


def test_the_same_request_gives_the_same_bytes_and_another_seed_does_not() -> None:
    assert digest(samples("warm")) == digest(generate(request("warm")).samples)
    assert digest(samples("warm")) != digest(generate(request("warm", seed="idea-2")).samples)


@pytest.mark.parametrize("mood", MOODS_IN_ORDER)
def test_the_piece_ends_on_its_key_chord_when_asked(mood: str) -> None:
    piece = compose(request(mood))
    style = MOODS[mood]
    last = [note for note in piece.notes if note.at >= 12.99]
    home = {note.pitch % 12 for note in last if note.instrument == "pad"}
    root = next(note.pitch for note in last if note.instrument == "bass") % 12
    assert root in style.keys
    assert home == set(chord(root, SCALES[style.scale], 1))
    assert any(abs(note.at - 13.0) < 1e-6 for note in last)
    assert not any(note.instrument in ("kick", "shaker", "tick") for note in last)


@pytest.mark.parametrize("mood", MOODS_IN_ORDER)
@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_every_note_belongs_to_its_scale(mood: str, seed: str) -> None:
    piece = compose(request(mood, seed=seed, duration_ms=60_000, resolve_ms=56_000))
    style: MoodStyle = piece.style
    pitches = {note.pitch % 12 for note in piece.notes if note.pitch}
    keys = [key for key in style.keys if pitches <= {(key + step) % 12 for step in SCALES[style.scale]}]
    assert keys


def test_intensity_fills_the_music() -> None:
    low = compose(request(energy=((0, 0.1),), duration_ms=40_000, resolve_ms=36_000))
    high = compose(request(energy=((0, 0.95),), duration_ms=40_000, resolve_ms=36_000))
    assert len(high.notes) > 1.7 * len(low.notes)
    assert not any(note.instrument == "kick" for note in low.notes)


def test_it_rests_at_the_end_of_every_second_phrase() -> None:
    piece = compose(request(energy=((0, 0.9),), duration_ms=60_000, resolve_ms=57_000))
    bars = sorted({note.at for note in piece.notes if note.instrument == "pad"})
    eighth, ninth = bars[7], bars[8]
    plucked = [note.at for note in piece.notes if note.instrument == "felt"]
    assert any(eighth <= at < (eighth + ninth) / 2 for at in plucked)
    assert not any((eighth + ninth) / 2 + 0.01 < at < ninth - 0.001 for at in plucked)


def test_intensity_moves_in_straight_lines() -> None:
    points = ((1000, 0.2), (2000, 0.8))
    assert intensity_at(points, 0) == pytest.approx(0.2)
    assert intensity_at(points, 1500) == pytest.approx(0.5)
    assert intensity_at(points, 9000) == pytest.approx(0.8)
    assert intensity_at((), 10) == pytest.approx(0.5)
    assert intensity_at(((1000, 0.2), (1000, 0.9)), 1000) == pytest.approx(0.9)


def test_chords_and_voicings_are_what_a_musician_expects() -> None:
    major = SCALES["major"]
    assert chord(0, major, 1) == (0, 4, 7)
    assert chord(0, major, 5) == (7, 11, 2)
    assert chord(2, SCALES["minor"], 1) == (2, 5, 9)
    assert chord(0, major, 3, (1, 3, 5, 9)) == (4, 7, 11)  # a minor ninth is left out
    assert degree(major, 8) == 12
    assert ladder((0, 4, 7), 60, 4) == (60, 64, 67, 72)
    first = voiced((0, 4, 7), 60)
    after = voiced((9, 0, 4), 60, first)
    assert sum(min(abs(p - q) for q in first) for p in after) <= 3


@pytest.mark.parametrize(
    ("more", "why"),
    [({"mood": "angry"}, "no music for the mood 'angry'"), ({"resolve_ms": 17_000}, "lies after")],
)
def test_a_request_that_cannot_be_played_is_refused(more: dict[str, object], why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        generate(request(**{"mood": "warm"} | more))  # type: ignore[arg-type]


def test_a_very_short_bed_still_ends_at_home() -> None:
    assert generate(request(duration_ms=1500, resolve_ms=900)).samples.shape == (72_000, 2)


def test_a_bed_is_made_in_the_memory_of_itself_and_of_the_tones_in_it() -> None:
    asked = request("calm", genre="lofi", duration_ms=30_000, resolve_ms=27_000)
    tracemalloc.start()
    try:
        bed = generate(asked).samples
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < bed.nbytes + 40_000_000
