"""The sound of places, made from shaped noise: rooms, streets, woods, rain, cafés. No samples, no licences.

Every ambience is a stereo loop at 48 kHz that ends as it begins: noise is made in the spectrum, where it is
periodic, and every modulation has whole periods. RMS is LEVEL; how far under a voice it lies is the mix's business.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, Samples
from resources.errors import InvalidInput

LEVEL = 0.1
LOOP_S = 12
COUNT = LOOP_S * MIX_RATE
Loop = NDArray[np.floating]
"""A stereo loop, shape (COUNT, 2): float32 where it is kept, as four of them are there at once."""
Curve = Sequence[tuple[float, float]]
"""A spectrum as (Hz, dB) points: straight lines over the logarithm of frequency."""

AT_PLACE: dict[str, str] = {
    "room": "room", "bedroom": "room", "bathroom": "room", "kitchen": "kitchen", "porch": "park",
    "office": "office", "court": "hall", "corridor": "hall", "classroom": "hall", "hospital": "hospital",
    "shop": "cafe", "restaurant": "cafe", "church": "hall", "car_interior": "car", "street": "street",
    "city": "street", "park": "park", "forest": "forest", "sea": "sea", "sky": "wind",
}  # fmt: skip
"""By the place a scene shows; a place that is not here has no sound of its own."""
AT_NIGHT: dict[str, str] = {"park": "night", "forest": "night", "porch": "night"}


def ambience_at(place: str, *, night: bool = False, words: str = "") -> str | None:
    """Return which ambience a place has; rain wherever the words speak of it, crickets outside at night."""
    said = {word.strip(".,;:!?\"'()").lower() for word in words.split()}
    if said & {"rain", "rained", "raining", "rainy", "storm", "thunderstorm", "downpour"}:
        return "rain"
    return AT_NIGHT.get(place) if night and place in AT_NIGHT else AT_PLACE.get(place)


def ambience(name: str) -> Loop:
    """Return an ambience's loop by name: stereo, LOOP_S long, RMS LEVEL."""
    if name not in MAKERS:
        raise InvalidInput(f"there is no ambience {name!r}; there are {', '.join(sorted(MAKERS))}")
    made = MAKERS[name](name)
    made *= LEVEL / max(1e-9, float(np.sqrt(np.mean(np.square(made)))))
    return made


def _chance(seed: str) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(f"ambience|{seed}".encode()))


def _noise(seed: str, curve: Curve, *, wide: float = 0.7) -> Loop:
    """Return periodic noise with this spectrum, RMS 1; `wide` is how much each side has of its own."""
    shape, chance = _spectrum(curve), _chance(seed)
    done = np.zeros((COUNT, 2), np.float32)
    shared, own = np.sqrt(1 - wide), np.sqrt(wide)
    for sides, level in ((slice(None), shared), (slice(1), own), (slice(1, None), own)):
        turned = np.exp(1j * chance.uniform(0, 2 * np.pi, len(shape)))
        turned *= shape
        wave = np.fft.irfft(turned, COUNT)
        wave *= level / float(np.sqrt(np.mean(np.square(wave))))
        done[:, sides] += wave[:, None]
    return done


def _spectrum(curve: Curve) -> Samples:
    """Return the amplitude of every frequency of a loop; nothing below hearing."""
    hz = np.fft.rfftfreq(COUNT, 1 / MIX_RATE)
    at = np.log(np.maximum(hz, 1.0))
    db = np.interp(at, [np.log(point[0]) for point in curve], [point[1] for point in curve])
    return np.where(hz < 18, 0.0, 10 ** (db / 20))


def _moving(seed: str, turns: Sequence[int], depth: float) -> Samples:
    """Return a slow periodic curve around 1, shape (n, 1): `turns` are periods a loop, `depth` how far it moves."""
    chance = _chance(f"{seed}|moving")
    curve = np.zeros(COUNT)
    for turn in turns:
        angle = np.arange(COUNT) * (2 * np.pi * turn / COUNT) + 2 * np.pi * chance.uniform()
        curve += np.cos(angle, out=angle)
    curve *= depth / len(turns)
    return np.exp(curve, out=curve)[:, None]


def _scattered(seed: str, count: int, sound: Callable[[np.random.Generator], Samples]) -> Loop:
    """Return `count` small sounds (mono) at chance moments and places, wrapped around the loop's end."""
    chance = _chance(f"{seed}|scattered")
    done = np.zeros((COUNT, 2), np.float32)
    for _number in range(count):
        small, angle, level = sound(chance), chance.uniform(0, np.pi / 2), chance.uniform(0.3, 1.0)
        at = (int(chance.integers(COUNT)) + np.arange(len(small))) % COUNT
        done[at] += level * small[:, None] * np.array([np.cos(angle), np.sin(angle)])
    return done


def _time(seconds: float) -> Samples:
    return np.arange(round(seconds * MIX_RATE)) / MIX_RATE


def _bump(count: int) -> Samples:
    return np.asarray(np.sin(np.pi * (np.arange(count) + 0.5) / count) ** 2)


AIR: Curve = ((20, -6), (60, 0), (150, -4), (500, -16), (2000, -30), (8000, -46), (20_000, -60))


def _room(seed: str) -> Loop:
    """Nothing but a room: a low breath of air."""
    return _noise(seed, AIR) * _moving(seed, (1, 3), 0.15)


def _kitchen(seed: str) -> Loop:
    """A room with a refrigerator in it."""
    hum = np.zeros(COUNT)
    for number, (cycles, level) in enumerate(((100, 0.5), (150, 0.28), (200, 0.22), (300, 0.1), (450, 0.05))):
        hum += level * np.sin(2 * np.pi * (cycles * LOOP_S * np.arange(COUNT) / COUNT + 0.17 * number))
    return _noise(seed, AIR) + (hum * _moving(seed, (2, 5), 0.08)[:, 0])[:, None]


def _office(seed: str) -> Loop:
    """Air conditioning, and somebody typing far away."""
    air = _noise(seed, ((30, -10), (120, 0), (400, -6), (1500, -16), (6000, -32), (20_000, -60)))

    def key(chance: np.random.Generator) -> Samples:
        time = _time(0.03)
        click = chance.standard_normal(len(time)) * np.exp(time / -0.004) * (1 - np.exp(time / -0.0008))
        return np.asarray(0.5 * click, dtype=np.float64)

    return air + _scattered(seed, 36, key)


def _street(seed: str) -> Loop:
    """Traffic: a low roar, and cars that pass."""
    roar = _noise(seed, ((25, 0), (80, 1), (300, -7), (1000, -13), (3000, -22), (12_000, -44)))
    passing = _noise(f"{seed}|cars", ((60, -12), (300, -3), (900, 0), (2500, -8), (9000, -30)), wide=0.95)
    roar *= _moving(seed, (1, 2, 5), 0.25)
    passing *= 0.7 * _moving(f"{seed}|cars", (2, 3, 7), 1.3)
    roar += passing
    return roar


def _birds(seed: str, count: int) -> Loop:
    def chirp(chance: np.random.Generator) -> Samples:
        parts = []
        base, turns = chance.uniform(2900, 4600), int(chance.integers(2, 6))
        for _turn in range(turns):
            time = _time(chance.uniform(0.05, 0.11))
            sweep = base * (1 + chance.uniform(-0.12, 0.2) * time / time[-1])
            parts += [np.sin(2 * np.pi * np.cumsum(sweep) / MIX_RATE) * _bump(len(time)), np.zeros(2400)]
        return np.concatenate(parts)

    return _scattered(f"{seed}|birds", count, chirp)


def _park(seed: str) -> Loop:
    """Open air, a little wind, birds."""
    air = _noise(seed, ((30, 0), (120, -3), (600, -12), (2500, -20), (9000, -34)))
    return air * _moving(seed, (1, 2, 4), 0.35) + 0.35 * _birds(seed, 14)


def _forest(seed: str) -> Loop:
    """Leaves in the wind, birds here and there."""
    leaves = _noise(seed, ((60, -22), (400, -12), (1500, -3), (4000, 0), (8000, -6), (16_000, -20)), wide=0.9)
    low = _noise(f"{seed}|low", ((25, 0), (100, -2), (400, -14), (2000, -40)))
    leaves *= 0.6 * _moving(seed, (1, 2, 3, 5), 0.8)
    low *= 0.5
    leaves += low
    leaves += 0.3 * _birds(seed, 9)
    return leaves


def _wind(seed: str) -> Loop:
    """High wind: bands of air that come and go."""
    slow = _noise(seed, ((40, -6), (200, 0), (600, -3), (1500, -14), (6000, -36)), wide=0.9)
    whistle = _noise(f"{seed}|w", ((300, -30), (700, 0), (900, 0), (2000, -30)), wide=0.9)
    slow *= _moving(seed, (1, 2, 3), 0.7)
    whistle *= 0.25 * _moving(f"{seed}|w", (1, 3, 4), 1.4)
    slow += whistle
    return slow


def _sea(seed: str) -> Loop:
    """Waves: two of them a loop, each with a roar and the hiss of what runs back."""
    roar = _noise(seed, ((30, -4), (120, 0), (500, -5), (1800, -14), (6000, -30)))
    hiss = _noise(f"{seed}|hiss", ((300, -30), (1500, -8), (4000, 0), (9000, -4), (16_000, -16)), wide=0.95)
    turn = 2 * np.arange(COUNT) / COUNT % 1.0
    swell = (0.25 + np.exp(-np.square((turn - 0.4) / 0.16)))[:, None]
    back = (0.12 + np.exp(-np.square((turn - 0.55) / 0.17)))[:, None]
    roar *= swell
    hiss *= 0.6 * back
    roar += hiss
    return roar


def _rain(seed: str) -> Loop:
    """Steady rain, and single drops that are near."""
    fall = _noise(
        seed, ((80, -26), (500, -14), (2000, -4), (5000, 0), (10_000, -3), (18_000, -14)), wide=0.95
    )

    def drop(chance: np.random.Generator) -> Samples:
        time = _time(0.04)
        hz = chance.uniform(900, 3200)
        return 2.0 * np.sin(2 * np.pi * hz * time * (1 + 6 * time)) * np.exp(time / -0.007) * _bump(len(time))

    return fall * _moving(seed, (1, 3), 0.12) + _scattered(seed, 110, drop)


def _cafe(seed: str) -> Loop:
    """Many people talking at once, none of whom can be understood, and cups."""
    chance = _chance(f"{seed}|people")

    def cup(chance: np.random.Generator) -> Samples:
        time = _time(0.25)
        hz = chance.uniform(2400, 4200)
        ring = np.sin(2 * np.pi * hz * time) + 0.5 * np.sin(2 * np.pi * hz * 2.71 * time)
        return np.asarray(ring * np.exp(time / -0.05) * (1 - np.exp(time / -0.001)), dtype=np.float64)

    murmur = _scattered(seed, 7, cup)
    for number in range(9):
        murmur += _talking(f"{seed}|{number}", chance)
    return murmur


def _talking(seed: str, chance: np.random.Generator) -> Loop:
    """Somebody at another table: a voice's band that comes and goes as syllables do."""
    low = chance.uniform(140, 320)
    band = ((low * 0.6, -24.0), (low, -2.0), (low * 3, 0.0), (low * 6, -10.0), (low * 14, -34.0))
    voice = _noise(seed, band, wide=0.5)
    turns = [int(turn) for turn in chance.integers(20, 70, 5)]
    angle = chance.uniform(0, np.pi / 2)
    voice *= _moving(seed, turns, 1.4)
    voice *= np.array([np.cos(angle), np.sin(angle)])
    return voice


def _hall(seed: str) -> Loop:
    """A large, still room: air with a hollow middle."""
    return _noise(seed, ((25, -4), (70, 0), (160, -3), (350, -2), (800, -12), (3000, -34))) * _moving(
        seed, (1, 2, 3), 0.25
    )


def _hospital(seed: str) -> Loop:
    """A ward: air, and a quiet monitor far away."""
    time = _time(0.14)
    beep = np.sin(2 * np.pi * 880 * time) * _bump(len(time))
    done = _noise(seed, ((40, -8), (150, 0), (500, -8), (2000, -22), (8000, -40)))
    for number in range(LOOP_S):
        at = number * MIX_RATE + 9000
        done[at : at + len(beep)] += 0.12 * beep[:, None] * np.array([0.5, 0.9])
    return done


def _car(seed: str) -> Loop:
    """Inside a car: the engine felt, the road heard."""
    road = _noise(seed, ((25, 0), (60, 2), (200, -6), (700, -14), (2500, -28), (9000, -48)))
    turn = 46 * LOOP_S * np.arange(COUNT) / COUNT
    engine = sum(np.sin(2 * np.pi * (order * turn + 0.21 * order)) / order for order in (1, 2, 3, 4))
    return road * _moving(seed, (1, 4), 0.15) + 0.35 * np.asarray(engine)[:, None]


def _night(seed: str) -> Loop:
    """Outside at night: hardly any wind, crickets."""
    air = _noise(seed, ((30, 0), (120, -4), (600, -16), (3000, -34)))
    turn = np.arange(COUNT) / COUNT
    done = air.copy()
    for number, (hz, rate, side) in enumerate(((4150, 29, 0.25), (4420, 31, 0.8), (3890, 27, 0.55))):
        tone = np.sin(2 * np.pi * hz * LOOP_S * turn)
        beats = np.maximum(np.sin(2 * np.pi * rate * LOOP_S * turn), 0.0)
        phrase = np.clip(6 * (np.sin(2 * np.pi * (7 + 2 * number) * turn + number) + 0.2), 0.0, 1.0)
        done += 0.3 * (tone * beats * phrase)[:, None] * np.array([1 - side, side])
    return done


MAKERS: dict[str, Callable[[str], Loop]] = {
    "room": _room, "kitchen": _kitchen, "office": _office, "street": _street, "park": _park,
    "forest": _forest, "wind": _wind, "sea": _sea, "rain": _rain, "cafe": _cafe, "hall": _hall,
    "hospital": _hospital, "car": _car, "night": _night,
}  # fmt: skip
