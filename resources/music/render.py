"""A composed piece as sound: notes laid on a stereo bus, a hall around them, room left for a voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, Samples, equalise, faded
from resources.music import instruments
from resources.music.compose import MusicRequest, Note, Piece, compose

Bed = NDArray[np.float32]
HALL_S = 2.3
HALL_BLOCK = 4 * MIX_RATE
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
    """Return all notes in their hall."""
    dry, wet = np.zeros((length, 2), np.float32), np.zeros((length, 2), np.float32)
    band = _Band(piece.style.dark)
    for note in piece.notes:
        first = round(note.at * MIX_RATE)
        if first >= length:
            continue
        sound = band.sound(note)[: length - first]
        (dry if note.instrument in DRY_ONLY else wet)[first : first + len(sound)] += sound
    if piece.style.texture == "crackle":
        dry += (TEXTURE_LEVEL * instruments.crackle(length / MIX_RATE))[:length].astype(np.float32)
    dry += wet
    _add_hall(wet, dry, piece.style.reverb)
    return dry


class _Band:
    """The players of one piece; a tone that was played before is not computed again."""

    def __init__(self, dark: float) -> None:
        self._dark = dark
        self._tones: dict[tuple[str, int, int], Samples] = {}

    def sound(self, note: Note) -> Samples:
        """Return a note as stereo samples at its level."""
        level = instruments.LEVELS[note.instrument] * note.velocity
        samples = round(note.length * MIX_RATE)
        if note.instrument == "pad":
            loop = self._tone("pad", note.pitch, 0)
            attack = min(0.9, note.length * 0.3)
            shape = instruments.swell(samples, attack, min(0.8, note.length * 0.25))
            # each chord enters the endless loop at another place
            start = (note.pitch * 7919 + round(note.at * 1000)) % instruments.PAD_SIZE
            played = np.take(loop, np.arange(start, start + samples), axis=0, mode="wrap")
            return level * played * shape[:, None]
        held = note.instrument in LOW_ONES
        tone = level * self._tone(note.instrument, note.pitch, samples if held else 0)
        if note.instrument in instruments.STRUCK and samples < len(tone):
            # the damper: what rings into the next chord is mud
            tone = faded(tone[: samples + round(DAMPER_S * MIX_RATE)], 0.0, DAMPER_S)
        return _panned(tone, _pan(note))

    def _tone(self, instrument: str, pitch: int, samples: int) -> Samples:
        key = (instrument, pitch, samples)
        if key not in self._tones:
            if instrument == "pad":
                tone = instruments.pad(pitch, self._dark)
            elif instrument in LOW_ONES:
                tone = instruments.sustained(instrument, pitch, samples / MIX_RATE)
            elif instrument in instruments.STRUCK:
                tone = instruments.struck(instrument, pitch)
            else:
                tone = instruments.drum(instrument)
            self._tones[key] = tone
        return self._tones[key]


def _pan(note: Note) -> float:
    """Return where a note stands, -1 left to 1 right: low strings left, high right, as at a keyboard."""
    if note.instrument in WIDTH:
        return WIDTH[note.instrument]
    return float(np.clip((note.pitch - 66) / 30, -0.5, 0.5))


def _panned(sound: Samples, pan: float) -> Samples:
    angle = (pan + 1) * np.pi / 4
    sides = [sound * float(np.sqrt(2) * part) for part in (np.cos(angle), np.sin(angle))]
    return np.stack(sides, axis=1)


def _add_hall(sound: Bed, done: Bed, share: float) -> None:
    """Add a synthetic hall's answer: decaying noise, its treble dying first, each side its own.

    A few seconds at a time: the whole convolution would take ten times the memory of the bed.
    """
    from scipy.signal import oaconvolve

    before = round(0.024 * MIX_RATE)
    for side, name in enumerate(("hall left", "hall right")):
        answer = (2.0 * share * _answer(name)).astype(np.float32)
        for first in range(0, len(sound), HALL_BLOCK):
            heard = oaconvolve(sound[first : first + HALL_BLOCK, side], answer)
            at = first + before
            count = min(len(heard), len(done) - at)
            if count > 0:
                done[at : at + count, side] += heard[:count]


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
    """Leave room for a voice and tame the peaks, a side at a time."""
    usual = float(np.sqrt(np.mean(np.square(mixed, dtype=np.float64)))) or 1.0
    peak = 0.0
    for side in range(2):
        clear = equalise(mixed[:, side].astype(np.float64), "highpass", 38)
        clear = equalise(clear, "peak", 1900, gain_db=-3.0, q=0.6)
        clear = equalise(clear, "highshelf", 7500, gain_db=-1.5)
        if piece.style.top_hz:
            clear = equalise(clear, "lowpass", piece.style.top_hz)
        soft = np.tanh(clear * (0.16 / usual) * 1.2) / 1.2
        peak = max(peak, float(np.abs(soft).max()))
        mixed[:, side] = soft
    mixed *= np.float32(min(1.0, 0.699 / (peak or 1.0)))
    return mixed
