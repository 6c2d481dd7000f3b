"""What a library takes of the processor is given back."""

import os
import threading

import pytest

from resources.scheduling import scheduling_of_threads, usual_scheduling

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setscheduler"), reason="this system tells no scheduling policies"
)
HIGHEST = os.sched_get_priority_max(os.SCHED_FIFO) if hasattr(os, "SCHED_FIFO") else 0


def hurry(thread: int) -> None:
    """Make a thread a real-time one, as SVT-AV1 does; skip where that is not allowed."""
    try:
        os.sched_setscheduler(thread, os.SCHED_FIFO, os.sched_param(HIGHEST))
    except PermissionError:
        pytest.skip("real-time threads are not allowed here")


def test_the_caller_s_thread_and_new_ones_are_as_before() -> None:
    stop = threading.Event()
    before = scheduling_of_threads()
    with usual_scheduling():
        hurry(0)
        started = threading.Thread(target=stop.wait)  # it inherits the hurry
        started.start()
        assert scheduling_of_threads()[threading.get_native_id()].policy == os.SCHED_FIFO
    after = scheduling_of_threads()
    stop.set()
    started.join()
    assert {thread: after[thread] for thread in before if thread in after} == before
    assert after[started.native_id or 0] == before[threading.get_native_id()]


def test_it_is_given_back_after_a_failure_too() -> None:
    before = scheduling_of_threads()[threading.get_native_id()]

    @usual_scheduling()
    def fail() -> None:
        hurry(0)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert scheduling_of_threads()[threading.get_native_id()] == before


def test_a_thread_that_was_in_a_hurry_before_stays_so() -> None:
    stop, ready = threading.Event(), threading.Event()

    def run() -> None:
        ready.set()
        stop.wait()

    other = threading.Thread(target=run)
    other.start()
    ready.wait()
    try:
        hurry(other.native_id or 0)
        with usual_scheduling():
            pass
        assert scheduling_of_threads()[other.native_id or 0].policy == os.SCHED_FIFO
    finally:
        stop.set()
        other.join()
