"""Which sentences are told: the best path through the story that fits the time and hides its gaps.

A story is a row of units; a script is a path through it from left to right. A unit is worth what `weigh.py`
says, going from one unit to the next costs what `links.py` says, starting late or stopping before the end
costs too, and so does every second away from the target. The best path is found exactly, by dynamic
programming over (last unit, time used): a knapsack along a path.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.scripts.estimate import Pace, sentence_ms
from vidgen_assets.scripts.links import Lean, gap_cost
from vidgen_assets.scripts.people import Gender
from vidgen_assets.scripts.weigh import Unit, Worth

STEP_MS = 250
FURTHEST = 60

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Room:
    """The time there is for the story, in ms: at least `least`, at most `most`, best `target`."""

    least: int
    target: int
    most: int


@dataclass(frozen=True)
class Path:
    """The kept units by their place in the row, and the words each is told in."""

    kept: tuple[int, ...]
    texts: tuple[str, ...]
    value: float


@dataclass(frozen=True)
class _Choice:
    """How long a unit takes in each of its wordings, in steps, and what the wording costs."""

    steps: int
    text: str
    loss: float


def best_path(
    pieces: Sequence[Unit],
    worths: Sequence[Worth],
    leans: Sequence[Lean],
    room: Room,
    pace: Pace,
    known: frozenset[Gender],
) -> Path:
    """Return the best path; a story shorter than the room is kept whole but for what is worth nothing."""
    if not pieces:
        return Path((), (), 0.0)
    wordings = [_wordings(piece, pace) for piece in pieces]
    slots = room.most // STEP_MS + 1
    score: Floats = np.full((len(pieces), slots), -np.inf)
    came = np.full((len(pieces), slots), -2, dtype=np.int32)
    said = np.zeros((len(pieces), slots), dtype=np.int8)
    for at in range(len(pieces)):
        arrive, source = _arrivals(at, score, leans, known, slots)
        for number, wording in enumerate(wordings[at]):
            value = worths[at].value - wording.loss
            _take(score[at], came[at], said[at], arrive + value, source, wording.steps, number)
    return _read_back(score, came, said, wordings, leans, worths, room)


def _wordings(piece: Unit, pace: Pace) -> tuple[_Choice, ...]:
    texts = (piece.text,) if piece.short == piece.text else (piece.text, piece.short)
    rest = pace.sentence_pause_ms + 60
    return tuple(
        _Choice(-(-(sentence_ms(text, pace) + rest) // STEP_MS), text, 0.12 * number)
        for number, text in enumerate(texts)
    )


def _arrivals(
    at: int, score: Floats, leans: Sequence[Lean], known: frozenset[Gender], slots: int
) -> tuple[Floats, NDArray[np.int32]]:
    """Return, by time used so far, the best value of coming to unit `at`, and from where (-1: start)."""
    best: Floats = np.full(slots, -np.inf)
    source = np.full(slots, -2, dtype=np.int32)
    best[0] = -gap_cost(leans, -1, at, known) - 0.35 * min(at, 20)
    source[0] = -1
    for before in range(max(0, at - FURTHEST), at):
        value = score[before] - gap_cost(leans, before, at, known)
        better = value > best
        best[better] = value[better]
        source[better] = before
    return best, source


def _take(
    score: Floats,
    came: NDArray[np.int32],
    said: NDArray[np.int8],
    value: Floats,
    source: NDArray[np.int32],
    steps: int,
    number: int,
) -> None:
    """Let a wording of a unit compete for every time it would end at."""
    if steps >= len(score):
        return
    shifted, origin = value[: len(score) - steps], source[: len(score) - steps]
    better = shifted > score[steps:]
    score[steps:][better] = shifted[better]
    came[steps:][better] = origin[better]
    said[steps:][better] = number


def _read_back(
    score: Floats,
    came: NDArray[np.int32],
    said: NDArray[np.int8],
    wordings: Sequence[tuple[_Choice, ...]],
    leans: Sequence[Lean],
    worths: Sequence[Worth],
    room: Room,
) -> Path:
    count, slots = score.shape
    times = np.arange(slots) * STEP_MS
    seconds_over = np.maximum(0, times - room.target) / 1000
    seconds_under = np.maximum(0, room.target - times) / 1000
    pull = (
        0.1 * seconds_over
        + 0.05 * seconds_under
        + np.where(times < room.least, 4.0 + 0.4 * seconds_under, 0.0)
    )
    ends = np.array([_end_cost(at, leans, worths) for at in range(count)])
    total = score - pull[None, :] - ends[:, None]
    at, used = (int(number) for number in np.unravel_index(int(np.argmax(total)), total.shape))
    value = float(total[at, used])
    kept: list[int] = []
    texts: list[str] = []
    while at >= 0:
        wording = wordings[at][int(said[at, used])]
        kept.append(at)
        texts.append(wording.text)
        before = int(came[at, used])
        used -= wording.steps
        at = before
    return Path(tuple(reversed(kept)), tuple(reversed(texts)), value)


def _end_cost(at: int, leans: Sequence[Lean], worths: Sequence[Worth]) -> float:
    """Stopping costs what would have been worth hearing after it, and more on a question or a colon."""
    missed = sum(max(0.0, worth.value) for worth in worths[at + 1 :])
    return min(5.0, 0.75 * missed) + (2.0 if leans[at].needs_next else 0.0)
