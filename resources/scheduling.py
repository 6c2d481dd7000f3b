"""How the system shares the processor with us: what a library takes for itself is given back.

Owns threads' scheduling policies, where the system has them (Linux). SVT-AV1 makes the thread that opens it, and
all of its own, real-time ones of the highest priority as soon as it may, which root may: nothing else on the
machine runs then, and every process started afterwards inherits it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple


class Scheduling(NamedTuple):
    """A thread's policy (os.SCHED_*) and its priority in it."""

    policy: int
    priority: int


@contextmanager
def usual_scheduling() -> Iterator[None]:
    """Undo what the block does to the scheduling of this process's threads; new ones get the caller's own."""
    before = scheduling_of_threads()
    try:
        yield
    finally:
        own = before.get(threading.get_native_id())
        for thread, now in scheduling_of_threads().items():
            wanted = before.get(thread, own)
            if wanted is not None and now != wanted:
                with suppress(ProcessLookupError):  # it ended meanwhile
                    os.sched_setscheduler(thread, wanted.policy, os.sched_param(wanted.priority))


def scheduling_of_threads() -> dict[int, Scheduling]:
    """Return the scheduling of each thread of this process by its id; nothing where the system tells none."""
    found: dict[int, Scheduling] = {}
    if not hasattr(os, "sched_getscheduler"):
        return found
    with suppress(FileNotFoundError):
        for name in os.listdir("/proc/self/task"):
            with suppress(ProcessLookupError):
                thread = int(name)
                priority = os.sched_getparam(thread).sched_priority
                found[thread] = Scheduling(os.sched_getscheduler(thread), priority)
    return found
