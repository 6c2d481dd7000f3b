"""How a note sounds: struck and plucked tones by adding partials, pads by spectra, drums from swept noise.

Mono (n,) or stereo (n, 2) float64 at 48 kHz. Pads follow P. Nasca's PADsynth: every harmonic is a band of
random phase, which sounds like many players and costs one inverse FFT. All noise is seeded.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from resources.dsp import MIX_RATE, Ahead, Filters, Samples, biquad, equalise, faded

HIGHEST_HZ = 14_000.0
PAD_SIZE = 1 << 17
"""Samples of a pad's endless loop: 2.7 s, longer than most chords."""


@dataclass(frozen=True)
class Struck:
    """A struck or plucked tone: partials as (ratio, level, seconds to fall by 60 dB at middle C).

    `attack` in s; `knock` is the level of the hammer's or finger's noise; `stretch` sharpens high partials as
    a real string does; `beat` detunes a second string by this part.
    """

    partials: tuple[tuple[float, float, float], ...]
    attack: float
    knock: float = 0.0
    stretch: float = 0.0
    beat: float = 0.0
    longest: float = 3.0


def _string(
    count: int, slope: float, seconds: float, damping: float
) -> tuple[tuple[float, float, float], ...]:
    return tuple(
        (float(n), n**-slope * (0.35 + abs(np.sin(np.pi * n * 0.13))), seconds / (1 + damping * (n - 1)))
        for n in range(1, count + 1)
    )


STRUCK: dict[str, Struck] = {
    "felt": Struck(_string(10, 1.9, 4.2, 0.5), attack=0.007, knock=0.05, stretch=0.00035, beat=0.0005),
    "harp": Struck(_string(12, 1.5, 2.8, 0.35), attack=0.003, knock=0.03, stretch=0.0001, beat=0.0003),
    "pizzicato": Struck(_string(9, 1.35, 0.75, 0.3), attack=0.003, knock=0.12, stretch=0.0002, longest=0.9),
    "spiccato": Struck(_string(14, 1.15, 0.85, 0.12), attack=0.014, knock=0.06, beat=0.0012, longest=0.8),
    "marimba": Struck(((1.0, 1.0, 1.1), (3.93, 0.22, 0.35), (9.4, 0.06, 0.12)), attack=0.002, knock=0.08),
    "bell": Struck(
        ((1.0, 1.0, 4.5), (2.0, 0.12, 3.2), (3.98, 0.2, 1.6), (6.9, 0.05, 0.8), (10.1, 0.02, 0.4)),
        attack=0.004,
    ),
    "electric": Struck(
        ((1.0, 1.0, 3.6), (2.0, 0.28, 2.4), (3.0, 0.1, 1.4), (4.0, 0.05, 1.0), (14.1, 0.025, 0.25)),
        attack=0.006,
        knock=0.02,
        beat=0.0007,
    ),
    "guitar": Struck(_string(12, 1.45, 2.0, 0.42), attack=0.003, knock=0.07, stretch=0.0001, longest=1.8),
    "vibes": Struck(((1.0, 1.0, 3.4), (4.0, 0.3, 1.2), (10.0, 0.04, 0.3)), attack=0.003, beat=0.0016),
    "synth": Struck(
        tuple((float(n), 1 / n**1.25, 0.85 / (1 + 0.22 * n)) for n in range(1, 15)),
        attack=0.004, beat=0.0022, longest=0.9,
    ),
    "upright": Struck(_string(8, 1.7, 1.3, 0.5), attack=0.006, knock=0.1, longest=1.4),
}  # fmt: skip
LEVELS: dict[str, float] = {
    "pad": 0.26, "bass": 0.32, "felt": 0.5, "harp": 0.46, "pizzicato": 0.85, "spiccato": 0.6, "marimba": 0.5,
    "bell": 0.36, "electric": 0.46, "kick": 0.42, "brush": 0.26, "shaker": 0.19, "rim": 0.3, "tick": 0.26,
    "tom": 0.34, "guitar": 0.5, "vibes": 0.36, "synth": 0.34, "upright": 0.62, "synth_bass": 0.3, "cello": 0.34,
    "horn": 0.16, "snare": 0.26, "hat": 0.13, "clap": 0.22, "timpani": 0.4,
}  # fmt: skip
"""How loud each stands in the bed at velocity 1."""


def hertz(pitch: float) -> float:
    """Return a MIDI pitch in Hz, A4 at 440."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


def noise(name: str, count: int) -> Samples:
    """Return seeded white noise: the same name always gives the same samples."""
    return np.random.default_rng(zlib.crc32(name.encode())).standard_normal(count)


def struck(name: str, pitch: int) -> Samples:
    """Return one tone of a struck or plucked instrument, until it has died away; peak about 1."""
    tone = STRUCK[name]
    hz = hertz(pitch)
    # high strings are short and die sooner
    life = float(np.clip((262.0 / hz) ** 0.45, 0.3, 1.8))
    seconds = min(tone.longest, max(partial[2] for partial in tone.partials) * life)
    time = np.arange(round(seconds * MIX_RATE)) / MIX_RATE
    sound = np.zeros(len(time))
    for ratio, level, fall in tone.partials:
        partial_hz = hz * ratio * (1 + tone.stretch * ratio * ratio)
        if partial_hz < HIGHEST_HZ:
            envelope = level * np.exp(time * (-6.9 / (fall * life)))
            wave = np.sin(2 * np.pi * partial_hz * time)
            if tone.beat:
                wave = 0.6 * wave + 0.4 * np.sin(2 * np.pi * partial_hz * (1 + tone.beat) * time)
            sound += envelope * wave
    if tone.knock:
        knock = equalise(noise(name, min(len(time), 2400)), "lowpass", min(2600.0, hz * 5), q=0.8)
        sound[: len(knock)] += tone.knock * 4 * knock * np.exp(np.arange(len(knock)) / -320)
    sound = faded(sound, tone.attack, min(0.15, seconds / 3))
    return sound / max(1e-9, float(np.abs(sound).max()))


def pad(pitch: int, dark: float) -> Samples:
    """Return a pad's endless stereo loop, shape (PAD_SIZE, 2), RMS about 0.2; `dark` from 0 to 1."""
    hz = hertz(pitch)
    bins = np.arange(PAD_SIZE // 2 + 1) * (MIX_RATE / PAD_SIZE)
    spectrum = np.zeros(len(bins))
    corner = 2600.0 * (1 - dark) + 500.0
    for harmonic in range(1, 24):
        centre = hz * harmonic
        if centre > HIGHEST_HZ:
            break
        width = centre * (2 ** (22 / 1200) - 1) + 0.35  # 22 cents: a section, not a soloist
        level = harmonic**-1.1 / (1 + (centre / corner) ** 2.4)
        near = slice(max(0, int((centre - 5 * width) * PAD_SIZE / MIX_RATE)),
                     int((centre + 5 * width) * PAD_SIZE / MIX_RATE) + 2)  # fmt: skip
        spectrum[near] += level * np.exp(-(((bins[near] - centre) / width) ** 2)) / np.sqrt(width)
    sides = []
    for side in ("left", "right"):
        phase = np.random.default_rng(zlib.crc32(f"pad|{pitch}|{side}".encode())).uniform(
            0, 2 * np.pi, len(bins)
        )
        loop = np.fft.irfft(spectrum * np.exp(1j * phase), PAD_SIZE)
        sides.append(loop * (0.2 / max(1e-12, float(np.sqrt(np.mean(loop**2))))))
    return np.stack(sides, axis=1)


def swell(length: int, attack_s: float, release_s: float) -> Samples:
    """Return an envelope of `length` samples that breathes in and out along raised cosines."""
    return faded(np.ones(length), min(attack_s, length / MIX_RATE / 2), min(release_s, length / MIX_RATE / 2))


def sustained(name: str, pitch: int, seconds: float) -> Samples:
    """Return a held note of a bass, synth bass, cello or horn."""
    return bass(pitch, seconds) if name == "bass" else HELD[name](pitch, seconds)


def _bowed(pitch: int, seconds: float) -> Samples:
    """Low strings: a swelling, slightly uneven tone of many partials."""
    return _held_tone(pitch, seconds, slope=1.25, corner=1500.0, attack=0.09, vibrato=0.0035)


def _horn(pitch: int, seconds: float) -> Samples:
    """A soft horn: few partials, a slow start, a little vibrato."""
    return _held_tone(pitch, seconds, slope=1.9, corner=1100.0, attack=0.16, vibrato=0.003)


def _synth_bass(pitch: int, seconds: float) -> Samples:
    """A filtered sawtooth whose treble closes after the attack."""
    time = np.arange(round((seconds + 0.06) * MIX_RATE)) / MIX_RATE
    hz, sound = hertz(pitch), np.zeros(len(time))
    for harmonic in range(1, 13):
        closing = np.exp(time * (-1.1 * (harmonic - 1)))
        sound += closing * np.sin(2 * np.pi * hz * harmonic * time + 0.3 * harmonic) / harmonic**1.15
    return faded(np.tanh(sound) * (0.45 + 0.55 * np.exp(time * -2.2)), 0.006, 0.05)


def _held_tone(
    pitch: int, seconds: float, *, slope: float, corner: float, attack: float, vibrato: float
) -> Samples:
    time = np.arange(round((seconds + 0.12) * MIX_RATE)) / MIX_RATE
    hz = hertz(pitch)
    sway = vibrato * np.minimum(time / 0.6, 1.0) * np.sin(2 * np.pi * 4.9 * time + pitch)
    phase = 2 * np.pi * np.cumsum(hz * (1 + sway)) / MIX_RATE
    sound = np.zeros(len(time))
    for harmonic in range(1, 11):
        centre = hz * harmonic
        if centre > 6000:
            break
        sound += harmonic**-slope / (1 + (centre / corner) ** 2) * np.sin(harmonic * phase + 0.7 * harmonic)
    shape = faded(np.ones(len(time)), min(attack, seconds / 3), min(0.25, seconds / 3))
    return np.asarray(shape * sound / max(1e-9, float(np.abs(sound).max())))


HELD: dict[str, Callable[[int, float], Samples]] = {"synth_bass": _synth_bass, "cello": _bowed, "horn": _horn}


def bass(pitch: int, seconds: float) -> Samples:
    """Return a round bass note: a fundamental with two soft overtones that fade first."""
    time = np.arange(round((seconds + 0.08) * MIX_RATE)) / MIX_RATE
    hz = hertz(pitch)
    sound = np.sin(2 * np.pi * hz * time)
    # a phone's speaker has no 60 Hz: the overtones are what is heard there
    sound += 0.42 * np.exp(time * -1.6) * np.sin(4 * np.pi * hz * time + 0.4)
    sound += 0.2 * np.exp(time * -2.6) * np.sin(6 * np.pi * hz * time + 0.9)
    body = 0.35 + 0.65 * np.exp(time * -1.1)
    return faded(np.tanh(1.1 * sound) * body, 0.012, 0.08)


SKINS = {"kick": (118.0, 46.0, 0.16), "tom": (128.0, 74.0, 0.34), "timpani": (98.0, 82.0, 0.7)}
"""Drums with a skin: Hz at the stroke, Hz after it, seconds to fall by e."""


class Crackle:
    """An old record's surface, stereo, in blocks: a little hiss, clicks at chance moments; RMS about 0.02."""

    def __init__(self) -> None:
        self._hiss = np.random.default_rng(zlib.crc32(b"crackle hiss"))
        self._clicks = np.random.default_rng(zlib.crc32(b"crackle"))
        self._dull = Filters([biquad("highpass", 1500), biquad("lowpass", 7000)], 1)
        self._ahead = Ahead(2)

    def __call__(self, count: int) -> Samples:
        """Return the next `count` samples, (count, 2)."""
        shape = np.exp(np.arange(64) / -7.0) * np.sin(np.arange(64) * 0.55)
        for _click in range(round(count / MIX_RATE * 9)):
            at, side = int(self._clicks.integers(count)), self._clicks.uniform(0.2, 0.8)
            level = self._clicks.exponential(0.16)
            self._ahead.lay(at, level * shape[:, None] * np.array([1 - side, side]))
        hiss = self._dull(self._hiss.standard_normal((count, 1)))
        return np.asarray(0.006 * hiss + self._ahead.take(count))


def drum(name: str) -> Samples:
    """Return one hit of the light percussion: kick, tom, timpani, snare, clap, brush, shaker, hat, rim or tick."""
    if name in SKINS:
        start, end, fall = SKINS[name]
        time = np.arange(round(fall * 3.2 * MIX_RATE)) / MIX_RATE
        sweep = end * time + (start - end) * 0.045 * (1 - np.exp(time / -0.045))
        sound = np.sin(2 * np.pi * sweep) * np.exp(time / -fall)
        click = equalise(noise(name, len(time)), "lowpass", 900) * np.exp(time / -0.008)
        return faded(sound + 0.12 * click, 0.002, 0.05)
    hz, fall, shape_hz = {
        "brush": (1500.0, 0.075, 6500.0), "shaker": (5200.0, 0.042, 9500.0), "rim": (1650.0, 0.022, 5000.0),
        "tick": (3800.0, 0.012, 9000.0), "hat": (6500.0, 0.028, 12_000.0), "snare": (900.0, 0.085, 6000.0),
        "clap": (1000.0, 0.06, 4200.0),
    }[name]  # fmt: skip
    time = np.arange(round(fall * 7 * MIX_RATE)) / MIX_RATE
    hiss = equalise(equalise(noise(name, len(time)), "highpass", hz), "lowpass", shape_hz)
    sound = hiss * np.exp(time / -fall)
    if name == "snare":
        sound += 0.9 * np.sin(2 * np.pi * 185 * time) * np.exp(time / -0.05)
    if name == "clap":  # several hands, not quite together
        sound *= 0.35 + 0.65 * (np.abs(np.sin(np.pi * time / 0.012)) * (time < 0.036) + (time >= 0.036))
    if name == "rim":
        sound += 0.8 * np.sin(2 * np.pi * hz * time) * np.exp(time / -0.014)
    return faded(sound, 0.004 if name in ("shaker", "brush") else 0.0008, 0.01)
