"""How long work says where it is: one line of sight from a provider's loop to whoever watches.

Work calls `report("shot", 4, 9)`; the CLI or a Dagster log listens. With no listener, nothing happens.
Owns no display; cli.py draws it.
"""

from __future__ import annotations

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
