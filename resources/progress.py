"""How long work says where it is: one line of sight from a provider's loop to whoever watches.

Work calls `report("shot", 4, 9)`; the CLI or a Dagster log listens. With no listener, nothing happens.
Owns no display; cli.py draws it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """Unit `done` of `total` is finished ("shot" 4 of 9); `detail` is a word for people.

    `item` is the partition it is done for, where the report comes from another process.
    """

    unit: str
    done: int
    total: int
    detail: str = ""
    item: str = ""


class Pace:
    """How long a loop still takes, by how fast its last reports came.

    Only the last ones count: what was found finished goes by at once and says nothing of what is made.
    """

    def __init__(self, reports: int = 12, least_s: float = 2.0) -> None:
        self._reports, self._least_s = reports, least_s
        self._loop: tuple[str, int] = ("", 0)
        self._seen: deque[tuple[float, int]] = deque(maxlen=reports)

    def left_s(self, step: Step, now: float) -> float | None:
        """Take a report heard at `now` (seconds on any clock); return the seconds left, None when not known."""
        if (step.unit, step.total) != self._loop or (self._seen and step.done < self._seen[-1][1]):
            self._loop = (step.unit, step.total)
            self._seen.clear()
        self._seen.append((now, step.done))
        (began, before), passed = self._seen[0], now - self._seen[0][0]
        if passed < self._least_s or step.done <= before or step.done >= step.total:
            return None
        return (step.total - step.done) * (now - began) / (step.done - before)

    def words(self, step: Step, now: float) -> str:
        """Return how long is left as ", about 1:20 left", or nothing."""
        left = self.left_s(step, now)
        if left is None:
            return ""
        minutes, seconds = divmod(max(round(left), 1), 60)
        return f", about {minutes}:{seconds:02d} left"


Listener = Callable[[Step], None]
_listeners: list[Listener] = []


def report(unit: str, done: int, total: int, detail: str = "") -> None:
    """Tell every listener that `done` of `total` units are finished."""
    relay(Step(unit, done, total, detail))


def relay(step: Step) -> None:
    """Tell every listener of this process what was reported in another."""
    for listener in tuple(_listeners):
        listener(step)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear every report of this process while the block runs."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
