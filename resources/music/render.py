"""A composed piece as sound: notes laid on a stereo bus, a hall around them, room left for a voice."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, Ahead, Filters, Samples, biquad, equalise, faded
from resources.music import instruments
from resources.music.compose import MusicRequest, Note, Piece, compose

Bed = NDArray[np.float32]
HALL_S = 2.3
BLOCK = 4 * MIX_RATE
"""Samples that are made at a time."""
DAMPER_S = 0.22
FADE_OUT_S = 0.9
LOOP_TAIL_S = 4.0
"""How far notes and hall ring over the end of a loop, into its beginning."""
WIDTH: dict[str, float] = {
    "bass": 0.0, "upright": 0.0, "synth_bass": 0.0, "cello": 0.15, "kick": 0.0, "tom": 0.1, "timpani": -0.2,
    "shaker": 0.45, "hat": 0.35, "snare": 0.0, "clap": -0.1, "brush": -0.15, "rim": 0.3, "horn": -0.3,
}  # fmt: skip
DRY_ONLY = frozenset({"bass", "synth_bass", "kick"})
LOW_ONES = frozenset({"bass", "synth_bass", "cello", "horn"})
TEXTURE_LEVEL = 0.35
CLEAR = (biquad("highpass", 38), biquad("peak", 1900, -3.0, 0.6), biquad("highshelf", 7500, -1.5))
"""Room for a voice: no rumble, less where words are told apart, less edge."""


@dataclass(frozen=True)
class Music:
    """A finished bed: stereo float32 at 48 kHz, shape (n, 2), peak at most 0.7, and its name for people."""

    samples: Bed
    name: str


def generate(request: MusicRequest) -> Music:
    """Compose and play a bed of exactly `duration_ms`; the same request gives the same samples.

    A request to loop gives `resolve_ms` of sound whose end leads into its beginning.
    """
    piece = compose(request)
    if request.loop:
        return Music(play_loop(piece, round(request.resolve_ms * MIX_RATE / 1000)), piece.name)
    return Music(play(piece, round(request.duration_ms * MIX_RATE / 1000)), piece.name)


def play(piece: Piece, length: int) -> Bed:
    """Return the piece as `length` stereo samples that end in silence."""
    done = _mastered(_played(piece, length), piece)
    ends = round(FADE_OUT_S * MIX_RATE)
    for part, in_s, out_s in (
        (slice(None, 960), 0.02, 0.0),
        (slice(max(0, length - ends), None), 0.0, FADE_OUT_S),
    ):
        done[part] = faded(done[part].astype(np.float64), in_s, out_s)
    return done


def play_loop(piece: Piece, length: int) -> Bed:
    """Return the piece as a loop of `length` stereo samples: what rings over its end is laid at its beginning."""
    tail = min(length, round(LOOP_TAIL_S * MIX_RATE))
    long = _played(piece, length + tail)
    long[:tail] += long[length:]
    # filters that begin at rest would hear a step at the seam: let them run in on the end of the loop
    return _mastered(np.concatenate([long[length - tail : length], long[:length]]), piece)[tail:]


def _played(piece: Piece, length: int) -> Bed:
    """Return all notes in their hall, made a few seconds at a time: only the bed itself is there as a whole."""
    done = np.empty((length, 2), np.float32)
    band, hall = _Band(piece.style.dark), _Hall(piece.style.reverb)
    crackle = instruments.Crackle() if piece.style.texture == "crackle" else None
    dry, wet = Ahead(2), Ahead(2)
    notes = deque(sorted(piece.notes, key=lambda note: note.at))
    for first in range(0, length, BLOCK):
        block = done[first : first + BLOCK]
        while notes and (at := round(notes[0].at * MIX_RATE) - first) < len(block):
            note = notes.popleft()
            (dry if note.instrument in DRY_ONLY else wet).lay(at, band.sound(note))
        heard = wet.take(len(block))
        block[:] = dry.take(len(block)) + heard + hall(heard)
        if crackle is not None:
            block += TEXTURE_LEVEL * crackle(len(block))
    return done


class _Band:
    """The players of one piece; a tone that was played before is not computed again.

    Held notes are as long as they last, no two alike: they are not kept.
    """

    def __init__(self, dark: float) -> None:
        self._dark = dark
        self._tones: dict[tuple[str, int], NDArray[np.float32]] = {}

    def sound(self, note: Note) -> NDArray[np.floating]:
        """Return a note as stereo samples at its level."""
        level = instruments.LEVELS[note.instrument] * note.velocity
        samples = round(note.length * MIX_RATE)
        if note.instrument == "pad":
            loop = self._tone("pad", note.pitch)
            attack = min(0.9, note.length * 0.3)
            shape = instruments.swell(samples, attack, min(0.8, note.length * 0.25))
            # each chord enters the endless loop at another place
            start = (note.pitch * 7919 + round(note.at * 1000)) % instruments.PAD_SIZE
            played = np.take(loop, np.arange(start, start + samples), axis=0, mode="wrap")
            return level * played * shape[:, None]
        if note.instrument in LOW_ONES:
            held = instruments.sustained(note.instrument, note.pitch, samples / MIX_RATE)
            return _panned(level * held, _pan(note))
        tone = level * self._tone(note.instrument, note.pitch)
        if note.instrument in instruments.STRUCK and samples < len(tone):
            # the damper: what rings into the next chord is mud
            return _panned(faded(tone[: samples + round(DAMPER_S * MIX_RATE)], 0.0, DAMPER_S), _pan(note))
        return _panned(tone, _pan(note))

    def _tone(self, instrument: str, pitch: int) -> NDArray[np.float32]:
        key = (instrument, pitch)
        if key not in self._tones:
            if instrument == "pad":
                tone = instruments.pad(pitch, self._dark)
            elif instrument in instruments.STRUCK:
                tone = instruments.struck(instrument, pitch)
            else:
                tone = instruments.drum(instrument)
            self._tones[key] = tone.astype(np.float32)
        return self._tones[key]


def _pan(note: Note) -> float:
    """Return where a note stands, -1 left to 1 right: low strings left, high right, as at a keyboard."""
    if note.instrument in WIDTH:
        return WIDTH[note.instrument]
    return float(np.clip((note.pitch - 66) / 30, -0.5, 0.5))


def _panned(sound: NDArray[np.floating], pan: float) -> NDArray[np.floating]:
    angle = (pan + 1) * np.pi / 4
    sides = [sound * float(np.sqrt(2) * part) for part in (np.cos(angle), np.sin(angle))]
    return np.stack(sides, axis=1)


class _Hall:
    """A synthetic hall, block by block: decaying noise, its treble dying first, each side its own."""

    def __init__(self, share: float) -> None:
        sides = [2.0 * share * _answer(name) for name in ("hall left", "hall right")]
        self._answer = np.stack(sides, axis=1).astype(np.float32)
        self._ahead = Ahead(2)

    def __call__(self, sound: Bed) -> Bed:
        """Return what the hall answers to the next block, (n, 2)."""
        from scipy.signal import oaconvolve

        self._ahead.lay(round(0.024 * MIX_RATE), oaconvolve(sound, self._answer, axes=0))
        return self._ahead.take(len(sound))


def _answer(name: str) -> Samples:
    """Return what one side of the hall answers to a click, energy 1."""
    time = np.arange(round(HALL_S * MIX_RATE)) / MIX_RATE
    white = instruments.noise(name, len(time))
    low = equalise(white, "lowpass", 700) * np.exp(time * (-6.9 / HALL_S))
    mid = equalise(white, "lowpass", 3200) * np.exp(time * (-6.9 / (0.62 * HALL_S)))
    high = white * np.exp(time * (-6.9 / (0.3 * HALL_S)))
    answer = equalise(1.6 * low + mid + 0.3 * high, "highpass", 160)
    return np.asarray(faded(answer, 0.01, 0.3) / np.sqrt(np.sum(np.square(answer))))


def _mastered(mixed: Bed, piece: Piece) -> Bed:
    """Leave room for a voice and tame the peaks, in place."""
    blocks = [mixed[first : first + BLOCK] for first in range(0, len(mixed), BLOCK)]
    power = sum(float(np.sum(np.square(block, dtype=np.float64))) for block in blocks) / max(1, mixed.size)
    drive = 0.16 / (power**0.5 or 1.0) * 1.2
    top = [biquad("lowpass", piece.style.top_hz)] if piece.style.top_hz else []
    clear = Filters([*CLEAR, *top], 2)
    peak = 0.0
    for block in blocks:
        block[:] = np.tanh(clear(block.astype(np.float64)) * drive) / 1.2
        peak = max(peak, float(np.abs(block).max()))
    mixed *= np.float32(min(1.0, 0.699 / (peak or 1.0)))
    return mixed
