"""Old calls are forgotten without the ledger losing a cent, and their locks without two making one call."""

import threading
import time
from pathlib import Path

import pytest

from resources.call_cache import Call, CallCache, Made, Usage
from resources.call_rows import call_rows, clear_lock, forget_free_calls, idle_locks
from resources.store import BlobStore


def made(store: BlobStore, text: str, cost: float) -> Made:
    media = store.add_bytes(text.encode(), "speech.wav", "audio/wav")
    return Made({"text": text}, {"speech": media}, Usage(1, "call", cost))


def test_a_row_tells_its_age_its_price_and_its_files(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    calls = CallCache(tmp_path, store, scope="toy")
    assert call_rows(tmp_path) == []
    answer = calls.get_or_make(Call("voice", "test", "v1", {"text": "a"}), lambda: made(store, "a", 0.25))
    (row,) = call_rows(tmp_path)
    assert (row.scope, row.cost_usd) == ("toy", 0.25)
    assert row.files == (answer.files["speech"].sha256,)
    assert abs(row.made_s - time.time()) < 60


def test_only_free_calls_are_forgotten_whatever_is_asked(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    calls = CallCache(tmp_path, store)
    for text, cost in (("free", 0.0), ("paid", 0.25), ("also free", 0.0)):
        calls.get_or_make(
            Call("voice", "test", "v1", {"text": text}), lambda text=text, cost=cost: made(store, text, cost)
        )
    rows = call_rows(tmp_path)
    assert forget_free_calls(tmp_path, rows) == 2
    assert [row.cost_usd for row in call_rows(tmp_path)] == [0.25]
    assert calls.spent_usd() == pytest.approx(0.25)
    assert forget_free_calls(tmp_path, rows) == 0


def test_a_paid_call_whose_file_was_removed_is_made_again_and_both_are_in_the_ledger(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    calls = CallCache(tmp_path, store)
    call = Call("voice", "test", "v1", {"text": "a"})
    calls.get_or_make(call, lambda: made(store, "a", 0.25))
    assert all(store.remove(file) for file in store.stored())
    assert not calls.get_or_make(call, lambda: made(store, "a", 0.25)).cached
    assert calls.spent_usd() == pytest.approx(0.5)


def test_locks_are_cleared_under_those_who_wait_and_still_one_makes_the_call(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    inside, most, stop = [0], [0], threading.Event()

    def make() -> Made:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.001)
        inside[0] -= 1
        raise ConnectionError  # nothing is kept, so that the next one makes it again

    def ask() -> None:
        calls = CallCache(tmp_path, store)
        for _ in range(40):
            with pytest.raises(ConnectionError):
                calls.get_or_make(Call("voice", "test", "v1", {}), make)

    def clear() -> None:
        while not stop.is_set():
            for path in idle_locks(tmp_path, time.time() + 10):
                clear_lock(path)

    cleaner = threading.Thread(target=clear)
    askers = [threading.Thread(target=ask) for _ in range(4)]
    for thread in (cleaner, *askers):
        thread.start()
    for thread in askers:
        thread.join()
    stop.set()
    cleaner.join()
    assert most == [1]


def test_the_lock_of_a_call_in_flight_is_left(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    cleared = []

    def make() -> Made:
        cleared.extend(clear_lock(path) for path in idle_locks(tmp_path, time.time() + 10))
        return Made()

    CallCache(tmp_path, store).get_or_make(Call("voice", "test", "v1", {}), make)
    assert cleared == [False]
    assert [clear_lock(path) for path in idle_locks(tmp_path, time.time() + 10)] == [True]
    assert idle_locks(tmp_path, 0) == []
