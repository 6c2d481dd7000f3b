"""A bed composed as notes: harmony, layers that follow the story's intensity, an ending that resolves.

Owns which note sounds on which step. When a step sounds is `timing.py`, how a note sounds `instruments.py`,
putting the notes together `render.py`. The same request gives the same notes. The story's beats shape the
form: a section begins with each, builds towards the turn, rests on it, and comes home at the end.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from resources.errors import InvalidInput
from resources.music.genres import styled
from resources.music.moods import MoodStyle
from resources.music.theory import NOTE_NAMES, SCALES, chord, degree, ladder, voiced
from resources.music.timing import STEPS, Bar, Grid, Mark, grid

LEVEL_EDGES = (0.36, 0.68)
PHRASE = 4
LOUDER = {"build": 1.16, "payoff": 1.08}


class MusicRequest(BaseModel):
    """A bed of `duration_ms` in a mood, its final chord at `resolve_ms`; `seed` makes it this story's own.

    `energy` are (ms, intensity 0 to 1) points in order; between them intensity moves in straight lines.
    `marks` are where the story's beats begin, `pace` (0 to 1) how fast it is told. With `loop` there is no
    ending: the bed's last sample leads into its first, and `resolve_ms` is its length.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    mood: str
    seed: str
    duration_ms: int = Field(ge=1000, le=3_600_000)
    resolve_ms: int = Field(ge=500)
    energy: tuple[tuple[int, float], ...] = ()
    genre: str = "auto"
    marks: tuple[Mark, ...] = ()
    pace: float = Field(default=0.5, ge=0, le=1)
    loop: bool = False


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
    """Every note of a bed, its bars, and what it is in words for people."""

    notes: tuple[Note, ...]
    style: MoodStyle
    name: str
    grid: Grid


@dataclass(frozen=True)
class _Bar:
    """One bar of music: where it lies, its chord, the bass's root and fifth, how full it is, what it does.

    `does` is "play", "build" (before a turn or payoff), "rest" (on the turn), "breathe" (at a phrase's end).
    """

    bar: Bar
    grid: Grid
    classes: tuple[int, ...]
    root: int
    fifth: int
    level: int
    does: str
    phrase: int
    place: int
    lift: int

    @property
    def steps(self) -> int:
        return self.bar.quarters * STEPS // 4

    @property
    def end(self) -> float:
        return self.grid.at(self.bar, self.steps)

    def at(self, step: float) -> float:
        return self.grid.at(self.bar, step)


def compose(request: MusicRequest) -> Piece:
    """Return the notes of a bed; InvalidInput for a mood or genre there is not, or an end before the beginning."""
    style = styled(request.mood, request.genre)
    if request.resolve_ms > request.duration_ms:
        raise InvalidInput(f"the final chord at {request.resolve_ms} ms lies after {request.duration_ms} ms")
    chance = random.Random(f"music|{request.mood}|{request.seed}")
    key, scale = chance.choice(style.keys), SCALES[style.scale]
    laid = grid(request.resolve_ms, request.marks, style.bpm, request.pace)
    progressions = tuple(chance.sample(style.progressions, min(3, len(style.progressions))))
    notes: list[Note] = []
    before: tuple[int, ...] = ()
    guide = 0
    for bar in _bars(laid, request, (key, scale), progressions, style):
        pad = voiced(bar.classes, 60.0, before)
        before = pad
        notes += _bar_notes(bar, pad, style, chance)
        if style.counter and bar.level == 2 and bar.does == "play":
            guide = _guide_tone(bar, guide)
            notes.append(Note(bar.at(0), (bar.end - bar.at(0)) * 0.97, guide, 0.4, style.counter))
    if not request.loop:
        notes += _ending(request.resolve_ms / 1000, request.duration_ms / 1000, key, style)
    played = "" if request.genre in ("auto", "acoustic") else f" {request.genre}"
    name = f"{request.mood}{played}, {NOTE_NAMES[key]} {style.scale}, {round(laid.bpm)} beats a minute"
    order = sorted(notes, key=lambda note: (note.at, note.instrument, note.pitch))
    return Piece(tuple(order), style, name, laid)


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


def _bars(
    laid: Grid,
    request: MusicRequest,
    home: tuple[int, Sequence[int]],
    progressions: Sequence[Sequence[int]],
    style: MoodStyle,
) -> list[_Bar]:
    """Return every bar with its chord and what it does: sections begin a progression anew."""
    key, scale = home
    bars, phrase, place = [], -1, PHRASE
    for bar in laid.bars:
        if (bar.place == 0 and place >= 2) or place >= PHRASE:
            phrase, place = phrase + 1, 0
        # A A B A C A: another progression returns home before it tires
        turn = phrase % 6
        progression = progressions[1 if turn == 2 else 2 % len(progressions) if turn == 4 else 0]
        root = progression[place % len(progression)]
        last = bar.number == len(laid.bars) - 1
        root = 5 if last and len(laid.bars) > 2 and not request.loop else root
        does = _does(bar, place, last=last and not request.loop)
        bars.append(
            _Bar(
                bar=bar,
                grid=laid,
                classes=chord(key, scale, root, style.colours),
                root=key + degree(scale, root),
                fifth=degree(scale, root + 4) - degree(scale, root),
                level=_level(request, laid, bar, does),
                does=does,
                phrase=phrase,
                place=place,
                lift=1 if bar.kind == "payoff" or turn in (3, 5) else 0,
            )
        )
        place += 1
    return bars


def _does(bar: Bar, place: int, *, last: bool) -> str:
    if bar.kind == "turn" and bar.place == 0 and bar.left > 0 and bar.number > 0:
        return "rest"
    if bar.left == 0 and bar.following in ("turn", "payoff") and bar.place > 0:
        return "build"
    if last or bar.number % 8 == 7 or (bar.left == 0 and bar.following != "end"):
        return "breathe"
    return "play"


def _level(request: MusicRequest, laid: Grid, bar: Bar, does: str) -> int:
    """Return how full a bar plays: what the story asks for there, but it opens and closes quietly."""
    middle = (laid.times[bar.quarter] + laid.length(bar) / 2) * 1000
    asked = intensity_at(request.energy, middle) + (0.08 if bar.kind == "payoff" else 0.0)
    level = sum(asked >= edge for edge in LEVEL_EDGES)
    if does == "rest" or (not request.loop and bar.number in (0, len(laid.bars) - 1)):
        return 0
    if does == "build":
        return max(1, level)
    return min(level, 1) if bar.number == 1 and not request.loop else level


def _bar_notes(bar: _Bar, pad: tuple[int, ...], style: MoodStyle, chance: random.Random) -> list[Note]:
    notes = _pad(bar, pad, style)
    notes += _bass(bar, style, chance)
    notes += _arpeggio(bar, style, chance)
    notes += _drums(bar, style, chance)
    if bar.place == PHRASE - 1 and bar.level > 0 and bar.does != "build":
        notes += _answer(bar, style, chance)
    return notes


def _pad(bar: _Bar, pad: tuple[int, ...], style: MoodStyle) -> list[Note]:
    firmly = style.pad * (0.55 + 0.08 * bar.level)
    start, length = bar.at(0), bar.end - bar.at(0)
    if not style.pad_pattern or bar.level == 0:
        return [Note(start, length * 1.08, pitch, firmly, "pad") for pitch in pad]
    notes = [Note(start, length * 1.08, pitch, 0.4 * firmly, "pad") for pitch in pad]
    hits = [step for step, mark in enumerate(style.pad_pattern[: bar.steps]) if mark != "."]
    for step, after in zip(hits, [*hits[1:], bar.steps], strict=True):
        held = bar.at(min(after, step + 3)) - bar.at(step)
        notes += [Note(bar.at(step), held, pitch, 0.85 * firmly, "pad") for pitch in pad]
    return notes


def _bass(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    pattern = chance.choice(style.bass[bar.level])[: bar.steps]
    low = 36 + (bar.root - 36) % 12
    pitches = {"r": low, "f": low + bar.fifth, "o": low + 12}
    hits = [place for place, mark in enumerate(pattern) if mark in pitches]
    notes = []
    for place, after in zip(hits, [*hits[1:], bar.steps], strict=True):
        at = _when(bar, place, style)
        length = max(0.08, (_when(bar, after, style) - at) * 0.95)
        velocity = 0.72 if place == 0 else 0.58
        notes.append(Note(at, length, pitches[pattern[place]], velocity, style.low))
    return notes


def _arpeggio(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    patterns = style.arpeggio[bar.level]
    # a phrase keeps its figure and varies it in its third bar, as an accompanist would
    figure = (bar.phrase + (bar.place == 2) + (bar.phrase // 3)) % len(patterns)
    rungs = ladder(bar.classes, style.lowest + 3 * bar.lift, 8)
    notes = []
    for place, mark in enumerate(patterns[figure][: bar.steps]):
        if not mark.isdigit() or (bar.does == "breathe" and place >= bar.steps // 2):
            continue
        if bar.does == "rest" and place > 0:
            continue
        accent = 0.14 if place % 8 == 0 else 0.05 if place % 4 == 0 else 0.0
        swell = (LOUDER["build"] - 1) * place / bar.steps if bar.does == "build" else 0.0
        velocity = 0.5 + 0.06 * bar.level + accent + swell + chance.uniform(-0.05, 0.05)
        at = _when(bar, place, style) + chance.uniform(0.0, 0.009)
        held = max(0.1, bar.end - at)  # the pedal is lifted with the bar
        notes.append(Note(at, held, rungs[int(mark)], velocity, style.lead))
    return notes


def _guide_tone(bar: _Bar, before: int) -> int:
    """Return the third or seventh of a chord nearest to the one before: a slow line that moves by steps."""
    near = before or 67
    colours = bar.classes[1:2] + bar.classes[3:4]
    pitches = [base + 12 * octave for base in colours for octave in range(3, 8)]
    return min((p for p in pitches if 58 <= p <= 74), key=lambda p: (abs(p - near), p), default=near)


def _answer(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    """Return three notes an octave up that close a phrase: the only thing that comes near a melody."""
    rungs = ladder(bar.classes, style.lowest + 17, 4)
    figure = chance.choice(((3, 2, 1), (0, 1, 2), (2, 3, 1), (1, 0, 2)))
    places = chance.choice(((8, 11, 14), (8, 10, 12), (4, 8, 12)))
    return [
        Note(
            _when(bar, place, style),
            bar.end - bar.at(place) + 0.4,
            rungs[rung],
            0.34 - 0.03 * number,
            style.ornament,
        )
        for number, (place, rung) in enumerate(zip(places, figure, strict=True))
        if place < bar.steps
    ]


def _drums(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    notes = []
    if bar.does == "rest":
        return []
    for drum, pattern in style.drums[bar.level].items():
        for place, mark in enumerate(pattern[: bar.steps]):
            if mark == "." or (bar.does == "breathe" and place >= bar.steps * 3 // 4):
                continue
            velocity = (0.75 if mark == "x" else 0.42) * chance.uniform(0.88, 1.0)
            notes.append(Note(_when(bar, place, style), 0.4, 0, velocity, drum))
    if bar.does == "build" and any(style.drums):
        notes += _fill(bar, style, chance)
    return notes


def _fill(bar: _Bar, style: MoodStyle, chance: random.Random) -> list[Note]:
    """Return a roll that grows over the last half of a bar, on the softest drum the mood has."""
    have = [drum for level in style.drums for drum in level]
    drum = next(
        (name for name in ("snare", "brush", "tom", "shaker", "hat", "tick") if name in have), have[0]
    )
    places = range(bar.steps // 2, bar.steps, 1 if bar.level == 2 else 2)
    return [
        Note(bar.at(place), 0.3, 0, (0.16 + 0.4 * number / len(places)) * chance.uniform(0.9, 1.0), drum)
        for number, place in enumerate(places)
    ]


def _when(bar: _Bar, place: int, style: MoodStyle) -> float:
    return bar.at(place + (style.swing if place % 4 == 2 else 0.0))


def _ending(at: float, end: float, key: int, style: MoodStyle) -> list[Note]:
    """Return the key chord, rolled upwards over a low root, ringing to the end."""
    scale = SCALES[style.scale]
    classes = chord(key, scale, 1, (1, 3, 5))
    ring = max(0.5, end - at)
    notes = [Note(at, ring + 0.5, pitch, 0.7, "pad") for pitch in voiced(classes, 60.0)]
    notes.append(Note(at, ring, 36 + key % 12, 0.75, "bass" if style.low == "synth_bass" else style.low))
    for number, pitch in enumerate(ladder(classes, style.lowest, 5)):
        notes.append(Note(at + 0.055 * number, ring, pitch, 0.6 - 0.03 * number, style.lead))
    top = ladder(classes, style.lowest + 17, 2)
    notes.append(Note(at + 0.34, ring, top[-1], 0.3, style.ornament))
    return notes
