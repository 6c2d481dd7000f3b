"""One refresh at a time on a day of a channel, and what a killed one left behind is freed.

The kernel lets go of a lock when its process dies, kill -9 included; Dagster does not: the run stays "started"
and its pool slots stay taken. Whoever can take the lock of such a run's day knows that its process is gone.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path

import dagster as dg

# on a run: the lock that its refresh holds while it lives; the UI does not show tags of this prefix
LOCK_TAG = ".dagster/vidgen_lock"
# a process can die between writing its run down and starting it
IN_PROGRESS = [
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]


class DayLocks:
    """The locks of one channel's days, as files in the home."""

    def __init__(self, home: Path, channel: str) -> None:
        self._folder = home / "locks"
        self._channel = channel

    def name(self, day: str) -> str:
        """Return the name of a day's lock, which its runs are tagged with."""
        return f"refresh-{self._channel}-{day}"

    @contextmanager
    def holding(self, days: Iterable[str], on_wait: Callable[[str], None]) -> Iterator[None]:
        """Hold the locks of all these days; `on_wait` is told who holds one that must be waited for."""
        with ExitStack() as held:
            for day in sorted(days):  # all take them in one order, so that two cannot wait for each other
                handle = held.enter_context(self._open(self.name(day)))
                if not _try(handle):
                    on_wait(f"{day}: waiting for the refresh that works on it ({_holder(handle)})")
                    fcntl.flock(handle, fcntl.LOCK_EX)
                handle.seek(0)
                handle.truncate()
                handle.write(f"process {os.getpid()}, since {time.strftime('%H:%M:%S')}")
                handle.flush()
            yield

    def is_free(self, name: str) -> bool:
        """Tell whether nobody holds a lock now."""
        with self._open(name) as handle:
            return _try(handle)

    def _open(self, name: str) -> TextIOWrapper:
        self._folder.mkdir(parents=True, exist_ok=True)
        return (self._folder / f"{name}.lock").open("a+", encoding="utf-8")


def _try(handle: TextIOWrapper) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: TextIOWrapper) -> str:
    handle.seek(0)
    return handle.read().strip() or "process unknown"


def free_what_the_dead_hold(instance: dg.DagsterInstance, locks: DayLocks, ours: Iterable[str]) -> int:
    """End the runs whose refresh was killed and free their pool slots; return how many there were.

    `ours` are the days whose locks the caller holds: a run in progress there is a dead one's.
    """
    held_by_us = {locks.name(day) for day in ours}
    dead = [
        run
        for run in instance.get_runs(filters=dg.RunsFilter(statuses=IN_PROGRESS))
        if (name := run.tags.get(LOCK_TAG)) and (name in held_by_us or locks.is_free(name))
    ]
    _end(instance, dead)
    return len(dead)


def end_runs_of_dead_worker(instance: dg.DagsterInstance, tags: Mapping[str, str]) -> int:
    """End the runs with these tags that a worker of ours left when it died; return how many there were."""
    left = instance.get_runs(filters=dg.RunsFilter(statuses=IN_PROGRESS, tags=dict(tags)))
    _end(instance, left)
    return len(left)


def _end(instance: dg.DagsterInstance, runs: Iterable[dg.DagsterRun]) -> None:
    for run in runs:
        instance.report_run_failed(run, "the process that made it was killed; the next refresh goes on")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
