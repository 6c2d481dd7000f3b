"""A composed piece as sound: notes laid on a stereo bus, a hall around them, room left for a voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from resources.dsp import MIX_RATE, Samples, equalise, faded
from resources.music import instruments
from resources.music.compose import MusicRequest, Note, Piece, compose

HALL_S = 2.3
DAMPER_S = 0.22
WIDTH: dict[str, float] = {"bass": 0.0, "kick": 0.0, "tom": 0.1, "shaker": 0.45, "brush": -0.15, "rim": 0.3}
DRY_ONLY = frozenset({"bass", "kick"})


@dataclass(frozen=True)
class Music:
    """A finished bed: stereo float64 at 48 kHz, shape (n, 2), peak at most 0.7, and its name for people."""

    samples: Samples
    name: str


def generate(request: MusicRequest) -> Music:
    """Compose and play a bed of exactly `duration_ms`; the same request gives the same samples."""
    piece = compose(request)
    return Music(play(piece, round(request.duration_ms * MIX_RATE / 1000)), piece.name)


def play(piece: Piece, length: int) -> Samples:
    """Return the piece as `length` stereo samples that end in silence."""
    dry, wet = np.zeros((length, 2)), np.zeros((length, 2))
    band = _Band(piece.style.dark)
    for note in piece.notes:
        first = round(note.at * MIX_RATE)
        if first >= length:
            continue
        sound = band.sound(note)[: length - first]
        (dry if note.instrument in DRY_ONLY else wet)[first : first + len(sound)] += sound
    mixed = dry + wet + piece.style.reverb * _in_a_hall(wet)
    return _mastered(mixed)


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
        tone = level * self._tone(note.instrument, note.pitch, samples if note.instrument == "bass" else 0)
        if note.instrument in instruments.STRUCK and samples < len(tone):
            # the damper: what rings into the next chord is mud
            tone = faded(tone[: samples + round(DAMPER_S * MIX_RATE)], 0.0, DAMPER_S)
        return _panned(tone, _pan(note))

    def _tone(self, instrument: str, pitch: int, samples: int) -> Samples:
        key = (instrument, pitch, samples)
        if key not in self._tones:
            if instrument == "pad":
                tone = instruments.pad(pitch, self._dark)
            elif instrument == "bass":
                tone = instruments.bass(pitch, samples / MIX_RATE)
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


def _in_a_hall(sound: Samples) -> Samples:
    """Return the sound in a synthetic hall: decaying noise, its treble dying first, each side its own."""
    from scipy.signal import oaconvolve

    time = np.arange(round(HALL_S * MIX_RATE)) / MIX_RATE
    before = round(0.024 * MIX_RATE)
    done = np.zeros_like(sound)
    for side, name in enumerate(("hall left", "hall right")):
        white = instruments.noise(name, len(time))
        low = equalise(white, "lowpass", 700) * np.exp(time * (-6.9 / HALL_S))
        mid = equalise(white, "lowpass", 3200) * np.exp(time * (-6.9 / (0.62 * HALL_S)))
        high = white * np.exp(time * (-6.9 / (0.3 * HALL_S)))
        answer = equalise(1.6 * low + mid + 0.3 * high, "highpass", 160)
        answer = faded(answer, 0.01, 0.3) / np.sqrt(np.sum(np.square(answer)))
        heard = oaconvolve(sound[:, side], answer)[: max(0, len(sound) - before)]
        done[before : before + len(heard), side] = heard
    return np.asarray(2.0 * done)


def _mastered(mixed: Samples) -> Samples:
    """Leave room for a voice, tame the peaks, end in silence."""
    clear = equalise(mixed, "highpass", 38)
    clear = equalise(clear, "peak", 1900, gain_db=-3.0, q=0.6)
    clear = equalise(clear, "highshelf", 7500, gain_db=-1.5)
    usual = float(np.sqrt(np.mean(np.square(clear)))) or 1.0
    soft = np.tanh(clear * (0.16 / usual) * 1.2) / 1.2
    peak = float(np.abs(soft).max()) or 1.0
    return faded(soft * min(1.0, 0.7 / peak), 0.02, 0.9)
