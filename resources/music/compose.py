"""A bed composed as notes: harmony, layers that follow the story's intensity, an ending that resolves.

Owns when which note sounds. How a note sounds is `instruments.py`; putting the notes together is `render.py`.
The same request gives the same notes. The tempo is bent by a few percent so that the last bar ends where the
final chord is wanted.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from resources.errors import InvalidInput
from resources.music.moods import MOODS, MoodStyle
from resources.music.theory import NOTE_NAMES, SCALES, chord, degree, ladder, voiced

STEPS = 16
LEVEL_EDGES = (0.36, 0.68)
PHRASE = 4


class MusicRequest(BaseModel):
    """A bed of `duration_ms` in a mood, its final chord at `resolve_ms`; `seed` makes it this story's own.

    `energy` are (ms, intensity 0 to 1) points in order; between them intensity moves in straight lines.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    mood: str
    seed: str
    duration_ms: int = Field(ge=1000, le=3_600_000)
    resolve_ms: int = Field(ge=500)
    energy: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Note:
    """A note: when and how long (s), its pitch (MIDI), how firmly (0 to 1), by which instrument."""

    at: float
    length: float
    pitch: int
    velocity: float
    instrument: str


@dataclass(frozen=True)
class Piece:
    """Every note of a bed, and what it is in words for people."""

    notes: tuple[Note, ...]
    style: MoodStyle
    name: str


@dataclass(frozen=True)
class _Bar:
    """One bar: its place, its start and step length (s), its chord, the bass's root and fifth, its level."""

    number: int
    at: float
    step: float
    classes: tuple[int, ...]
    root: int
    fifth: int
    level: int
    breath: bool


def compose(request: MusicRequest) -> Piece:
    """Return the notes of a bed; InvalidInput for a mood there is not, or an end before the beginning."""
    if request.mood not in MOODS:
        raise InvalidInput(
            f"there is no music for the mood {request.mood!r}; there is for {', '.join(MOODS)}"
        )
    if request.resolve_ms > request.duration_ms:
        raise InvalidInput(f"the final chord at {request.resolve_ms} ms lies after {request.duration_ms} ms")
    style, chance = MOODS[request.mood], random.Random(f"music|{request.mood}|{request.seed}")
    key, scale = chance.choice(style.keys), SCALES[style.scale]
    end = request.resolve_ms / 1000
    bars = max(1, round(end / (240 / chance.randint(*style.bpm))))
    step = end / bars / STEPS
    main, other = chance.sample(style.progressions, 2)
    notes: list[Note] = []
    before: tuple[int, ...] = ()
    for number in range(bars):
        # A A B A: the second progression returns home before it tires
        progression = other if number // PHRASE % 4 == 2 else main
        root = progression[number % len(progression)]
        root = 5 if number == bars - 1 and bars > 2 else root
        bar = _Bar(
            number=number,
            at=number * step * STEPS,
            step=step,
            classes=chord(key, scale, root, style.colours),
            root=key + degree(scale, root),
            fifth=degree(scale, root + 4) - degree(scale, root),
            level=_level(request.energy, number, bars, step * STEPS * 1000),
            breath=number % 8 == 7 or number == bars - 1,
        )
        pad = voiced(bar.classes, 60.0, before)
        before = pad
        notes += _bar_notes(bar, pad, style, chance)
    notes += _ending(end, request.duration_ms / 1000, key, style)
    name = f"{request.mood}, {NOTE_NAMES[key]} {style.scale}, {round(15 / step)} beats a minute"
    return Piece(tuple(sorted(notes, key=lambda note: (note.at, note.instrument, note.pitch))), style, name)


def intensity_at(energy: Sequence[tuple[int, float]], ms: float) -> float:
    """Return the intensity at a time: straight lines between the points, level before and after them."""
    if not energy:
        return 0.5
    before = energy[0]
    for point in energy:
        if point[0] > ms:
            span = point[0] - before[0]
            share = (ms - before[0]) / span if span > 0 else 1.0
            return before[1] + (point[1] - before[1]) * max(0.0, share)
        before = point
    return before[1]


def _level(energy: Sequence[tuple[int, float]], number: int, bars: int, bar_ms: float) -> int:
    """Return how full a bar plays: what the story asks for, but it opens and closes quietly."""
    asked = intensity_at(energy, (number + 0.5) * bar_ms)
    level = sum(asked >= edge for edge in LEVEL_EDGES)
    if number == 0 or number == bars - 1:
        return 0
    return min(level, 1) if number == 1 else level


def _bar_notes(bar: _Bar, pad: tuple[int, ...], style: MoodStyle, chance: random.Random) -> list[Note]:
    length = bar.step * STEPS
    firmly = style.pad * (0.55 + 0.08 * bar.level)
    notes = [Note(bar.at, length * 1.08, pitch, firmly, "pad") for pitch in pad]
    notes += _bass(bar, style, chance)
    notes += _arpeggio(bar, style, chance)
    notes += _drums(bar, style, chance)
    if bar.number % PHRASE == PHRASE - 1 and bar.level > 0:
        notes += _answer(bar, style, chance)
    return notes


def _bass(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    pattern = chance.choice(style.bass[bar.level])
    low = 36 + (bar.root - 36) % 12
    pitches = {"r": low, "f": low + bar.fifth, "o": low + 12}
    hits = [place for place, mark in enumerate(pattern) if mark in pitches]
    notes = []
    for place, after in zip(hits, [*hits[1:], STEPS], strict=True):
        length = (after - place) * bar.step * (0.96 - 2 * style.swing)
        velocity = 0.72 if place == 0 else 0.58
        notes.append(Note(_when(bar, place, style), length, pitches[pattern[place]], velocity, "bass"))
    return notes


def _arpeggio(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    patterns = style.arpeggio[bar.level]
    # a phrase keeps its figure and varies it in its third bar, as an accompanist would
    figure = (bar.number // PHRASE + (bar.number % PHRASE == 2)) % len(patterns)
    rungs = ladder(bar.classes, style.lowest, 8)
    notes = []
    for place, mark in enumerate(patterns[figure]):
        if not mark.isdigit() or (bar.breath and place >= STEPS // 2):
            continue
        accent = 0.14 if place % 8 == 0 else 0.05 if place % 4 == 0 else 0.0
        velocity = 0.5 + 0.06 * bar.level + accent + chance.uniform(-0.05, 0.05)
        at = _when(bar, place, style) + chance.uniform(0.0, 0.009)
        held = bar.at + STEPS * bar.step - at  # the pedal is lifted with the bar
        notes.append(Note(at, held, rungs[int(mark)], velocity, style.lead))
    return notes


def _answer(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    """Return three notes an octave up that close a phrase: the only thing that comes near a melody."""
    rungs = ladder(bar.classes, style.lowest + 17, 4)
    figure = chance.choice(((3, 2, 1), (0, 1, 2), (2, 3, 1), (1, 0, 2)))
    places = chance.choice(((8, 11, 14), (8, 10, 12), (4, 8, 12)))
    return [
        Note(_when(bar, place, style), bar.step * 6, rungs[rung], 0.34 - 0.03 * number, style.ornament)
        for number, (place, rung) in enumerate(zip(places, figure, strict=True))
    ]


def _drums(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    notes = []
    for drum, pattern in style.drums[bar.level].items():
        for place, mark in enumerate(pattern):
            if mark == "." or (bar.breath and place >= STEPS * 3 // 4):
                continue
            velocity = (0.75 if mark == "x" else 0.42) * chance.uniform(0.88, 1.0)
            notes.append(Note(_when(bar, place, style), 0.4, 0, velocity, drum))
    return notes


def _when(bar: _Bar, place: int, style: MoodStyle) -> float:
    swung = style.swing * bar.step if place % 4 == 2 else 0.0
    return bar.at + place * bar.step + swung


def _ending(at: float, end: float, key: int, style: MoodStyle) -> list[Note]:
    """Return the key chord, rolled upwards over a low root, ringing to the end."""
    scale = SCALES[style.scale]
    classes = chord(key, scale, 1, (1, 3, 5))
    ring = max(0.5, end - at)
    notes = [Note(at, ring + 0.5, pitch, 0.7, "pad") for pitch in voiced(classes, 60.0)]
    notes.append(Note(at, ring, 36 + key % 12, 0.75, "bass"))
    for number, pitch in enumerate(ladder(classes, style.lowest, 5)):
        notes.append(Note(at + 0.055 * number, ring, pitch, 0.6 - 0.03 * number, style.lead))
    top = ladder(classes, style.lowest + 17, 2)
    notes.append(Note(at + 0.34, ring, top[-1], 0.3, style.ornament))
    return notes
