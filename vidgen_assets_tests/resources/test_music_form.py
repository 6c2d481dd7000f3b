"""The form of a bed: it follows the story's beats and pace, builds, rests, loops, and every genre plays."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from resources.dsp import MIX_RATE, rms
from resources.errors import InvalidInput
from resources.music import GENRES, MOODS, Mark, MusicRequest, compose, generate
from resources.music.compose import Piece
from resources.music.theory import SCALES
from resources.music.timing import MOST_BEND, grid

MARKS = tuple(
    Mark.model_validate({"at_ms": at, "kind": kind})
    for at, kind in (
        (0, "hook"), (6500, "setup"), (19_000, "rise"), (34_000, "turn"), (46_000, "payoff"),
        (52_500, "call_to_action"),
    )
)  # fmt: skip
ENERGY = ((0, 0.3), (9000, 0.5), (20_000, 0.7), (34_000, 0.9), (47_000, 0.85), (56_000, 0.4))


def minute(mood: str = "warm", genre: str = "auto", **more: object) -> MusicRequest:
    asked = {"mood": mood, "genre": genre, "seed": "s", "duration_ms": 60_000, "resolve_ms": 56_500}
    return MusicRequest.model_validate({**asked, "energy": ENERGY, "marks": MARKS, **more})


def bars(piece: Piece) -> list[tuple[str, float, frozenset[tuple[int, int, str]]]]:
    """Return each bar's kind, start and notes (sixteenth, pitch, instrument)."""
    found = []
    for bar in piece.grid.bars:
        start, end = piece.grid.at(bar, 0), piece.grid.at(bar, bar.quarters * 4)
        step = (end - start) / (bar.quarters * 4)
        notes = [
            (round((note.at - start) / step), note.pitch, note.instrument)
            for note in piece.notes
            if start - 0.001 <= note.at < end - 0.02
        ]
        found.append((bar.kind, start, frozenset(notes)))
    return found


@pytest.mark.parametrize("mood", sorted(MOODS))
@pytest.mark.parametrize("genre", sorted(GENRES))
def test_bars_begin_with_the_story_s_turn_and_the_tempo_bends_little(mood: str, genre: str) -> None:
    piece = compose(minute(mood, genre))
    starts = [start for _, start, _ in bars(piece)]
    for mark in MARKS:
        if mark.kind in ("turn", "payoff"):
            assert min(abs(start - mark.at_ms / 1000) for start in starts) < 0.02
    quarters = np.diff(piece.grid.times)
    assert 60 / piece.grid.bpm * (1 - 2.2 * MOST_BEND) < quarters.min()
    # the last bars may take their time
    assert quarters[:-6].max() < 60 / piece.grid.bpm * (1 + 2.2 * MOST_BEND)
    assert quarters.max() < 60 / piece.grid.bpm * 1.25
    assert max(after / before for before, after in pairwise(quarters)) < 1.1


@pytest.mark.parametrize("genre", sorted(GENRES))
def test_a_minute_is_not_the_same_bar_over_and_over(genre: str) -> None:
    notes = [bar[2] for bar in bars(compose(minute("warm", genre)))]
    assert len(set(notes)) >= 0.85 * len(notes)
    assert all(before != after for before, after in pairwise(notes))


@pytest.mark.parametrize("genre", sorted(GENRES))
@pytest.mark.parametrize("mood", ["warm", "eerie", "funny"])
def test_every_note_of_every_genre_belongs_to_its_scale(mood: str, genre: str) -> None:
    piece = compose(minute(mood, genre))
    pitches = {note.pitch % 12 for note in piece.notes if note.pitch}
    scale = SCALES[piece.style.scale]
    assert any(pitches <= {(key + step) % 12 for step in scale} for key in piece.style.keys)


def test_voices_move_by_small_steps() -> None:
    piece = compose(minute("warm", "orchestral"))
    chords: dict[float, list[int]] = {}
    for note in piece.notes:
        if note.instrument == "pad":
            chords.setdefault(note.at, []).append(note.pitch)
    moves = [
        min(abs(pitch - other) for other in before)
        for before, after in pairwise(chords.values())
        for pitch in after
    ]
    assert np.mean(moves) < 1.6
    assert max(moves) <= 5
    guides = [note.pitch for note in piece.notes if note.instrument == "horn"]
    assert guides
    assert max(abs(after - before) for before, after in pairwise(guides)) <= 5


def test_it_builds_before_the_turn_and_rests_on_it() -> None:
    found = bars(compose(minute("triumphant")))
    turn = next(number for number, bar in enumerate(found) if bar[0] == "turn")
    build, rest, after = (len(found[turn + step][2]) for step in (-1, 0, 1))
    assert rest < 0.5 * after
    assert rest < 0.4 * build
    assert not any(name in ("kick", "shaker", "brush", "tom") for _, _, name in found[turn][2])
    drums = [step for step, _, name in found[turn - 1][2] if name == "brush"]
    assert len([step for step in drums if step >= 8]) >= 4


def test_a_faster_story_gets_a_faster_bed() -> None:
    slow, fast = (compose(minute(marks=(), pace=pace)).grid.bpm for pace in (0.0, 1.0))
    assert fast >= slow + 4


def test_a_beat_too_near_to_reach_is_passed_over() -> None:
    marks = (*MARKS[:2], Mark(at_ms=7100, kind="setup"), *MARKS[2:])
    laid = grid(56_500, marks, (82, 90), 0.5)
    assert laid.times[-1] == pytest.approx(56.5)
    assert min(np.diff(laid.times)) > 0.5


@pytest.mark.parametrize("genre", ["lofi", "electronic", "orchestral"])
def test_a_loop_leads_from_its_end_into_its_beginning(genre: str) -> None:
    sound = generate(minute(genre=genre, duration_ms=12_000, resolve_ms=12_000, marks=(), loop=True)).samples
    assert sound.shape == (12 * MIX_RATE, 2)
    steps = np.abs(np.diff(sound, axis=0))
    assert np.abs(sound[0] - sound[-1]).max() <= steps.max()
    # nothing dies away at the end, nothing begins from silence
    assert rms(sound[-4800:]) > 0.25 * rms(sound)
    assert rms(sound[:4800]) > 0.25 * rms(sound)


@pytest.mark.media
@pytest.mark.parametrize("genre", sorted(GENRES))
def test_every_genre_sounds_leaves_room_for_a_voice_and_ends(genre: str) -> None:
    sound = generate(minute("tense", genre, duration_ms=20_000, resolve_ms=17_000, marks=MARKS[:2])).samples
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 0.7
    spectrum = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / MIX_RATE)
    voice, body = spectrum[(hz > 1500) & (hz < 5000)].sum(), spectrum[(hz > 100) & (hz < 1500)].sum()
    assert voice < 0.05 * body
    assert rms(sound[: 16 * MIX_RATE]) > 0.02
    assert np.abs(sound[-200:]).max() < 0.01
    assert np.abs(np.diff(sound, n=2, axis=0)).max() < 0.3


def test_a_genre_there_is_not_is_named() -> None:
    with pytest.raises(InvalidInput, match="no music in the genre 'polka'"):
        compose(minute(genre="polka"))
