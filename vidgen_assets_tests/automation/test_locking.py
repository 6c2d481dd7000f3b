"""One refresh at a time on a day; what a killed one left is found and freed."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import dagster as dg
import pytest

from vidgen_assets.automation.locking import LOCK_TAG, DayLocks, free_what_the_dead_hold

DAY = "2026-01-05"


def hold(home: Path, ready: Path, days: tuple[str, ...]) -> None:
    with DayLocks(home, "toy").holding(days, print):
        ready.touch()
        time.sleep(60)


@pytest.fixture
def other(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Another process that holds the day's lock."""
    process = multiprocessing.get_context("spawn").Process(
        target=hold, args=(tmp_path, tmp_path / "ready", (DAY,))
    )
    process.start()
    while not (tmp_path / "ready").exists():
        assert process.is_alive()
        time.sleep(0.02)
    yield process
    process.kill()
    process.join()


def run_of(
    instance: dg.DagsterInstance,
    lock: str | None,
    reached: dg.DagsterRunStatus = dg.DagsterRunStatus.STARTED,
) -> str:
    @dg.op
    def nothing() -> None: ...

    @dg.job
    def toy() -> None:
        nothing()

    tags = {LOCK_TAG: lock} if lock else {}
    run = instance.create_run_for_job(toy, tags=tags, status=reached)
    return run.run_id


def status(instance: dg.DagsterInstance, run_id: str) -> dg.DagsterRunStatus:
    run = instance.get_run_by_id(run_id)
    assert run is not None
    return run.status


def test_who_waits_is_told_for_whom(tmp_path: Path, other) -> None:  # type: ignore[no-untyped-def]
    locks, told = DayLocks(tmp_path, "toy"), []

    def kill_it(words: str) -> None:
        told.append(words)
        os.kill(other.pid, signal.SIGKILL)  # the kernel lets go of its lock

    with locks.holding([DAY], kill_it):
        assert not locks.is_free(locks.name(DAY))
    (words,) = told
    assert words.startswith(f"{DAY}: waiting for the refresh that works on it (process {other.pid}, since ")
    assert locks.is_free(locks.name(DAY))


def test_other_days_and_channels_do_not_wait(tmp_path: Path, other) -> None:  # type: ignore[no-untyped-def]
    told: list[str] = []
    with DayLocks(tmp_path, "toy").holding(["2026-01-06"], told.append):
        pass
    with DayLocks(tmp_path, "another").holding([DAY], told.append):
        pass
    assert told == []


def test_runs_of_the_dead_are_ended_and_those_of_the_living_left(
    tmp_path: Path,
    instance: dg.DagsterInstance,
    other,  # type: ignore[no-untyped-def]
) -> None:
    locks = DayLocks(tmp_path, "toy")
    living, dead = run_of(instance, locks.name(DAY)), run_of(instance, locks.name("2026-01-07"))
    foreign = run_of(instance, None)
    assert free_what_the_dead_hold(instance, locks, ["2026-01-08"]) == 1
    assert status(instance, dead) == dg.DagsterRunStatus.FAILURE
    assert status(instance, living) == status(instance, foreign) == dg.DagsterRunStatus.STARTED


def test_a_run_written_down_and_never_started_is_ended_too(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    locks = DayLocks(tmp_path, "toy")
    run = run_of(instance, locks.name(DAY), dg.DagsterRunStatus.NOT_STARTED)
    assert free_what_the_dead_hold(instance, locks, [DAY]) == 1
    assert status(instance, run) == dg.DagsterRunStatus.FAILURE


def test_a_run_on_a_day_that_we_hold_ourselves_is_a_dead_one_s(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    locks = DayLocks(tmp_path, "toy")
    run = run_of(instance, locks.name(DAY))
    with locks.holding([DAY], print):
        assert free_what_the_dead_hold(instance, locks, [DAY]) == 1
    assert status(instance, run) == dg.DagsterRunStatus.FAILURE


def test_the_pool_slots_of_the_dead_are_free_again(tmp_path: Path, instance: dg.DagsterInstance) -> None:
    locks, storage = DayLocks(tmp_path, "toy"), instance.event_log_storage
    storage.set_concurrency_slots("render", 1)
    dead = run_of(instance, locks.name(DAY))
    assert storage.claim_concurrency_slot("render", dead, "step").is_claimed
    assert not storage.claim_concurrency_slot("render", "another", "step").is_claimed
    free_what_the_dead_hold(instance, locks, [DAY])
    assert storage.claim_concurrency_slot("render", "another", "step").is_claimed
