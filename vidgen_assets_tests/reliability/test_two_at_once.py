"""Two refreshes of the same partition: one works, the other says whom it waits for, and nothing is made twice."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from resources.fakes.loopback import Arrival, Moment
from vidgen_assets_tests.reliability.evidence import Evidence
from vidgen_assets_tests.reliability.nursery import Life, Nursery, orphans_of, processes_of
from vidgen_assets_tests.reliability.world import DAY, small_world

pytestmark = pytest.mark.media


class Gate:
    """Holds the writer's answers back, from the nth question on, until it is opened."""

    def __init__(self, nth: int) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        self.close(nth)

    def close(self, nth: int) -> None:
        """Hold back from the nth question from now on."""
        self._left = nth
        self.reached.clear()
        self.open.clear()

    def watch(self, moment: Moment, arrival: Arrival) -> bool:
        if moment == "asked" and arrival.server == "llm":
            self._left -= 1
            if self._left <= 0:
                self.reached.set()
                self.open.wait(60)
        return True


def says(life: Life, words: str, patience_s: float = 30.0) -> float:
    """Return how long it took until a life said this."""
    began = time.monotonic()
    while words not in life.said:
        assert time.monotonic() - began < patience_s, f"{words!r} was not said: {life.said[-2000:]}"
        time.sleep(0.02)
    return time.monotonic() - began


def test_the_second_says_who_holds_the_first_and_finds_all_made(nursery: Nursery, tmp_path: Path) -> None:
    home, gate = tmp_path / "home", Gate(1)
    with small_world(tmp_path / "world", watch=gate.watch) as world:
        command = world.make(f"{DAY}|1", "--to", "candidate_titles")
        first = nursery.start(command, world.environment(home))
        assert gate.reached.wait(30)
        second = nursery.start(command, world.environment(home))
        says(second, f"{DAY}: waiting for the refresh that works on it (process {first.pid}, since ")
        gate.open.set()
        assert (first.wait(), second.wait()) == (0, 0), first.said + second.said
        assert "nothing to do" in second.said
        keys = [invoice.key for invoice in world.llm.invoices]
        assert len(keys) == len(set(keys)) == world.llm.calls
    assert Evidence(home).unrecorded() == Evidence(home).held() == []
    assert Evidence(home).ledger().doubled() == []


def test_the_second_goes_on_where_the_first_is_killed(nursery: Nursery, tmp_path: Path) -> None:
    home, gate = tmp_path / "home", Gate(3)
    with small_world(tmp_path / "world", watch=gate.watch) as world:
        command = world.make(f"{DAY}|1", "--to", "candidate_titles")
        first = nursery.start(command, world.environment(home))
        assert gate.reached.wait(30)
        second = nursery.start(command, world.environment(home))
        says(second, "waiting for the refresh that works on it")
        os.kill(first.pid, signal.SIGKILL)
        gate.open.set()
        assert second.wait() == 0, second.said
        assert first.wait() == -signal.SIGKILL
        keys = [invoice.key for invoice in world.llm.invoices]
        assert len(keys) == len(set(keys))
    assert Evidence(home).unrecorded() == Evidence(home).held() == []
    assert Evidence(home).ledger().doubled() == []


def test_videos_made_side_by_side_survive_kills(nursery: Nursery, tmp_path: Path) -> None:
    """Two slots are made by two worker processes; each of these is killed once, then who gave them orders.

    One of the two has a question out, the other may be waiting for its turn to ask.
    """
    home, gate = tmp_path / "home", Gate(10_000)
    with small_world(tmp_path / "world", watch=gate.watch, slots=2) as world:
        environment = world.environment(home)
        settled = nursery.start(world.make(DAY, "--to", "selected_ideas"), environment)
        assert settled.wait() == 0, settled.said
        before = Evidence(home).ledger()
        for victim, target in (("worker", "raw_script"), ("parent", "polished_script")):
            gate.close(1)
            life = nursery.start(world.make(DAY, "--to", target, "--jobs", "2"), environment)
            assert gate.reached.wait(60), life.said
            workers = workers_of(life, 2)
            os.kill(workers[-1] if victim == "worker" else life.pid, signal.SIGKILL)
            gate.open.set()
            code = life.wait()
            assert orphans_of(life) == []
            if victim == "worker":
                assert code == 1, life.said
                assert "was ended by signal 9; the next refresh goes on from here" in life.said
                whole = [name for name in Evidence(home).versions() if name.startswith("raw_script")]
                assert len(whole) == 1, life.said  # the other video is not kept back by its dead neighbour
        again = nursery.start(world.make(DAY, "--to", "polished_script", "--jobs", "1"), environment)
        assert again.wait() == 0, again.said
        keys = [invoice.key for invoice in world.llm.invoices]
        assert len(keys) == len(set(keys))
    ledger = Evidence(home).ledger()
    assert ledger.touched_since(before) == []
    assert ledger.doubled() == []
    assert Evidence(home).unrecorded() == Evidence(home).held() == []


def workers_of(life: Life, count: int) -> list[int]:
    """Return the worker processes of a life when there are so many."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        workers = [pid for pid, words in processes_of(life) if "spawn_main" in words]
        if len(workers) >= count:
            return workers
        time.sleep(0.05)
    raise AssertionError(f"{life.name} has no {count} workers: {processes_of(life)}")
