"""Scales, chords and voice leading: enough harmony for a bed that moves like music.

Pitches are MIDI numbers (60 is middle C); degrees count from 1 as musicians do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}
NOTE_NAMES = ("C", "D flat", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")


def degree(scale: Sequence[int], number: int) -> int:
    """Return the semitones above the key note of a scale degree, which may lie beyond the octave."""
    octave, step = divmod(number - 1, len(scale))
    return scale[step] + 12 * octave


def chord(key: int, scale: Sequence[int], root: int, colours: Sequence[int] = (1, 3, 5)) -> tuple[int, ...]:
    """Return the pitch classes of the chord on a degree; `colours` are its members (1 root, 9 ninth...).

    A member a semitone above the root is left out: a minor ninth grates in a bed.
    """
    steps = [degree(scale, root + colour - 1) - degree(scale, root) for colour in colours]
    return tuple((key + degree(scale, root) + step) % 12 for step in steps if step % 12 != 1)


def voiced(classes: Sequence[int], centre: float, before: Sequence[int] = ()) -> tuple[int, ...]:
    """Return the chord's pitches near `centre`, moved as little as possible from the chord before.

    Every placement within an octave of the centre is weighed: small moves, no clusters, no gaps.
    """
    choices = []
    for pitch_class in classes:
        lowest = int(centre) - 8
        first = lowest + (pitch_class - lowest) % 12
        choices.append((first, first + 12) if first + 12 <= centre + 10 else (first,))
    best: tuple[float, tuple[int, ...]] | None = None
    for placed in product(*choices):
        pitches = tuple(sorted(placed))
        weight = _weight(pitches, centre, before)
        if best is None or (weight, pitches) < best:
            best = (weight, pitches)
    assert best is not None
    return best[1]


def _weight(pitches: tuple[int, ...], centre: float, before: Sequence[int]) -> float:
    gaps = [high - low for low, high in pairwise(pitches)]
    weight = 0.35 * abs(sum(pitches) / len(pitches) - centre)
    weight += sum(3.0 for gap in gaps if gap < 2) + sum(0.6 * (gap - 7) for gap in gaps if gap > 7)
    if before:
        weight += sum(min(abs(pitch - other) for other in before) for pitch in pitches)
    return weight


def ladder(classes: Sequence[int], lowest: int, count: int) -> tuple[int, ...]:
    """Return `count` chord tones going up from `lowest`: what an arpeggio climbs."""
    wanted = set(classes)
    pitches: list[int] = []
    pitch = lowest
    while len(pitches) < count:
        if pitch % 12 in wanted:
            pitches.append(pitch)
        pitch += 1
    return tuple(pitches)
