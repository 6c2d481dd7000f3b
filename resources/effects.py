"""Sound effects made from noise and sines: whoosh, pop, riser, hit, shimmer. No samples, no licences.

What lasts, the sound of places, is `ambience.py`.

Each is stereo float64 at 48 kHz, loudest 50 ms at about -12 dBFS RMS, with the moment that must fall on the
event it belongs to. Where and how loud they are in a video is the mix's business.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from resources.dsp import MIX_RATE, Samples, equalise, faded
from resources.errors import InvalidInput

LEVEL = 0.25
WINDOW_S = 0.05


@dataclass(frozen=True)
class Effect:
    """An effect: stereo samples (n, 2), and which sample is its moment (a whoosh's peak, a pop's attack)."""

    samples: Samples
    moment: int


def effect(name: str, variant: str = "") -> Effect:
    """Return an effect by name; `variant` seeds its noise, so that two in a row are not the same."""
    if name not in MAKERS:
        raise InvalidInput(f"there is no sound effect {name!r}; there are {', '.join(sorted(MAKERS))}")
    made = MAKERS[name](f"{name}|{variant}")
    return Effect(made.samples * (LEVEL / max(1e-9, loudest(made.samples))), made.moment)


def loudest(samples: Samples) -> float:
    """Return the RMS of the loudest 50 ms."""
    power = np.mean(np.square(samples), axis=1)
    window = min(len(power), round(WINDOW_S * MIX_RATE))
    total = np.cumsum(np.concatenate([[0.0], power]))
    return float(np.sqrt(np.max(total[window:] - total[:-window]) / window))


def _noise(seed: str, count: int) -> Samples:
    return np.random.default_rng(zlib.crc32(seed.encode())).standard_normal((count, 2))


def _time(seconds: float) -> Samples:
    return np.arange(round(seconds * MIX_RATE)) / MIX_RATE


def _whoosh(seed: str) -> Effect:
    """Air that rushes past: three bands of noise that peak one after the other, moving from left to right."""
    time = _time(0.62)
    peak = 0.3
    noise = _noise(seed, len(time))
    sound = np.zeros_like(noise)
    for low, high, shift, level in ((150, 700, -0.07, 1.0), (500, 2200, 0.0, 0.8), (1500, 6000, 0.05, 0.4)):
        band = equalise(equalise(noise, "highpass", low), "lowpass", high)
        away = time - peak - shift
        width = np.where(away < 0, 0.13, 0.17)
        sound += level * band * np.exp(-np.square(away / width))[:, None]
    move = (np.clip((time - 0.08) / 0.46, 0, 1) * 0.7 + 0.15) * np.pi / 2
    sound *= np.stack([np.cos(move), np.sin(move)], axis=1)
    return Effect(faded(sound, 0.02, 0.06), round(peak * MIX_RATE))


def _whoosh_left(seed: str) -> Effect:
    """The same air from right to left."""
    made = _whoosh(seed)
    return Effect(made.samples[:, ::-1].copy(), made.moment)


def _air(seed: str) -> Effect:
    """A soft breath of air for a crossfade: no pitch, no edge."""
    time = _time(0.8)
    noise = equalise(equalise(_noise(seed, len(time)), "highpass", 260), "lowpass", 1500)
    sound = noise * np.exp(-np.square((time - 0.36) / 0.17))[:, None]
    return Effect(faded(sound, 0.03, 0.08), round(0.36 * MIX_RATE))


def _pop(seed: str) -> Effect:
    """A small bubble: a sine that jumps up and is gone."""
    time = _time(0.13)
    base = 330.0 + 60.0 * (zlib.crc32(seed.encode()) % 5)
    phase = 2 * np.pi * (base * time + base * 1.5 * (time + 0.02 * (np.exp(time / -0.02) - 1)))
    sound = np.sin(phase) * np.exp(time / -0.026)
    return Effect(faded(np.stack([sound, sound], axis=1), 0.0025, 0.03), round(0.004 * MIX_RATE))


def _riser(seed: str) -> Effect:
    """A second and a half of growing air and a rising hum; its moment is where it stops."""
    time = _time(1.5)
    grow = np.square(time / time[-1])
    air = equalise(equalise(_noise(seed, len(time)), "highpass", 700), "lowpass", 5000) * grow[:, None]
    hum = np.sin(2 * np.pi * (140 * time + 60 * np.square(time))) * grow
    return Effect(faded(air + 0.5 * hum[:, None], 0.1, 0.05), len(time) - round(0.05 * MIX_RATE))


def _hit(seed: str) -> Effect:
    """A soft low boom: felt rather than heard."""
    time = _time(0.9)
    boom = np.sin(2 * np.pi * (46 * time + 42 * 0.06 * (1 - np.exp(time / -0.06)))) * np.exp(time / -0.22)
    over = 0.4 * np.sin(2 * np.pi * 138 * time) * np.exp(time / -0.09)
    thump = equalise(_noise(seed, len(time)), "lowpass", 600) * np.exp(time / -0.03)[:, None]
    return Effect(faded((boom + over)[:, None] + 0.35 * thump, 0.003, 0.2), round(0.005 * MIX_RATE))


def _shimmer(seed: str) -> Effect:
    """Five small bells, quickly upwards: something good, or the end."""
    time = _time(1.4)
    sound = np.zeros((len(time), 2))
    for number, ratio in enumerate((1.0, 1.25, 1.5, 2.0, 2.5)):
        start = round(number * 0.06 * MIX_RATE)
        rest = time[: len(time) - start]
        bell = np.sin(2 * np.pi * 880 * ratio * rest) * np.exp(rest / -0.24)
        side = np.array([1.0 - 0.15 * number, 0.4 + 0.15 * number])
        sound[start:] += 0.5 * faded(bell, 0.004, 0.05)[:, None] * side
    return Effect(faded(sound, 0.002, 0.2), round(0.005 * MIX_RATE))


MAKERS: dict[str, Callable[[str], Effect]] = {
    "whoosh": _whoosh,
    "whoosh_left": _whoosh_left,
    "air": _air,
    "pop": _pop,
    "riser": _riser,
    "hit": _hit,
    "shimmer": _shimmer,
}
