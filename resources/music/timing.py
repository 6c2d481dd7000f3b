"""Bars that follow a story: bar lines where its beats begin, one tempo that bends a little to reach them.

Owns when a bar, and a step in it, sounds. A tempo within the mood's range is chosen by the story's pace so that
as many beats as possible begin on a bar line; a beat that would bend it by more than MOST_BEND is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

MarkKind = Literal["hook", "setup", "rise", "turn", "payoff", "call_to_action"]
STEPS = 16
MOST_BEND = 0.075
"""How far a section's tempo may lie from the piece's: more is heard as a mistake."""
RITARDANDO = 1.1
WORTH: dict[str, float] = {
    "turn": 3.0,
    "payoff": 2.0,
    "rise": 1.0,
    "setup": 0.7,
    "hook": 0.3,
    "call_to_action": 1.0,
}
"""What it costs to pass over a beat: the turn is where music matters most."""
HALF_BAR = 0.15
PACE_PULL = 0.4


class Mark(BaseModel):
    """Where a beat of the story begins, and what it does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at_ms: int = Field(ge=0)
    kind: MarkKind


@dataclass(frozen=True)
class Bar:
    """A bar: its first quarter, how many it has (4, or 2 where a section is odd), and its place in the section.

    `kind` is the section's; `left` counts the bars after it in the section; `following` is the next section's.
    """

    number: int
    quarter: int
    quarters: int
    kind: str
    place: int
    left: int
    following: str


@dataclass(frozen=True)
class Grid:
    """The bars of a piece, and when each quarter sounds (s): one time more than there are quarters."""

    bars: tuple[Bar, ...]
    times: tuple[float, ...]
    bpm: float

    def at(self, bar: Bar, step: float) -> float:
        """Return when a step (sixteenths, fractions too) of a bar sounds, in s."""
        quarter = bar.quarter + step / 4
        return float(np.interp(quarter, np.arange(len(self.times)), self.times))

    def length(self, bar: Bar) -> float:
        """Return how long a bar lasts, in s."""
        return self.times[bar.quarter + bar.quarters] - self.times[bar.quarter]


def grid(end_ms: int, marks: Sequence[Mark], bpm: tuple[int, int], pace: float) -> Grid:
    """Return the bars from 0 to `end_ms`; `pace` (0 slow to 1 fast) leans to an end of the tempo range."""
    asked = [Mark(at_ms=0, kind=marks[0].kind if marks else "setup")]
    asked += [mark for mark in marks if 0 < mark.at_ms < end_ms]
    wanted = bpm[0] + (bpm[1] - bpm[0]) * min(max(pace, 0.0), 1.0)
    tempi = [bpm[0] - 4 + step * 0.5 for step in range(2 * (bpm[1] - bpm[0] + 8) + 1)]
    routes = (
        (cost + PACE_PULL * ((tempo - wanted) / 4) ** 2, tempo, route)
        for tempo in tempi
        for cost, route in [_route(end_ms / 1000, asked, 60 / tempo)]
    )
    _, tempo, route = min(routes, key=lambda found: found[:2])
    return _laid_out(route, end_ms / 1000, tempo)


@dataclass(frozen=True)
class _Section:
    at: float
    quarters: int
    kind: str


def _route(end: float, marks: Sequence[Mark], quarter: float) -> tuple[float, tuple[_Section, ...]]:
    """Return the cheapest way through the marks: which begin a section, and how many quarters each has."""
    starts = [mark.at_ms / 1000 for mark in marks]
    best: list[tuple[float, tuple[_Section, ...]]] = [(0.0, ())]
    for here in range(1, len(marks) + 1):
        at = starts[here] if here < len(marks) else end
        choices = []
        for before in range(here):
            cost, sections = best[before]
            quarters, bend = _quarters(at - starts[before], quarter)
            passed = sum(WORTH[marks[number].kind] for number in range(before + 1, here))
            whole = before == 0 and here == len(marks)
            if abs(bend) > MOST_BEND and not whole:
                passed += 100.0
            spent = cost + passed + 60 * bend * bend + HALF_BAR * (quarters % 4 != 0)
            choices.append((spent, (*sections, _Section(starts[before], quarters, marks[before].kind))))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1]


def _quarters(seconds: float, quarter: float) -> tuple[int, float]:
    """Return an even number of quarters for a stretch, and how far its tempo bends (log ratio)."""
    count = max(2, 2 * round(seconds / quarter / 2))
    return count, log(max(seconds, 1e-3) / (count * quarter))


def _laid_out(sections: Sequence[_Section], end: float, tempo: float) -> Grid:
    bars: list[Bar] = []
    anchors, quarter = [(0, 0.0)], 0
    for number, section in enumerate(sections):
        after = sections[number + 1] if number + 1 < len(sections) else None
        sizes = [4] * (section.quarters // 4) + [2] * (section.quarters % 4 // 2)
        for place, size in enumerate(sizes):
            following = after.kind if after else "end"
            left = len(sizes) - 1 - place
            bars.append(Bar(len(bars), quarter, size, section.kind, place, left, following))
            quarter += size
        anchors.append((quarter, after.at if after else end))
    return Grid(tuple(bars), _times(_slowed(anchors)), tempo)


def _slowed(anchors: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Let the last bar take its time before the end, where its section is long enough to make up for it."""
    (before, start), (last, end) = anchors[-2:]
    if last - before < 12:
        return anchors
    quarter = (end - start) / (last - before)
    return [*anchors[:-1], (last - 4, end - 4 * quarter * RITARDANDO), (last, end)]


def _times(anchors: Sequence[tuple[int, float]]) -> tuple[float, ...]:
    """Return when each quarter sounds: a smooth, rising curve through the anchors."""
    places, times = zip(*anchors, strict=True)
    quarters = np.arange(places[-1] + 1)
    if len(anchors) == 2:
        return tuple(float(time) for time in np.interp(quarters, places, times))
    from scipy.interpolate import PchipInterpolator

    return tuple(float(time) for time in PchipInterpolator(places, times)(quarters))
