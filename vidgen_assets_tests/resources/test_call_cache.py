"""A finished call is never made, or paid, again; the index is the ledger."""

import multiprocessing
import resource
import time
from pathlib import Path

import pytest

from resources.call_cache import Call, CallCache, Made, Tally, Usage, charged_to
from resources.errors import BudgetExceeded, StorageFull, TransientFailure
from resources.store import BlobStore

SPEAK = Call("voice", "test", "v1", {"text": "hello", "rate": 170})


class Counter:
    """A provider that counts how often it was asked."""

    def __init__(self, store: BlobStore, cost: float = 0.25) -> None:
        self.store, self.cost, self.asked = store, cost, 0

    def __call__(self) -> Made:
        self.asked += 1
        media = self.store.add_bytes(b"RIFF", "speech.wav", "audio/wav")
        return Made({"words": [0, 120]}, {"speech": media}, Usage(5, "characters", self.cost))


def test_a_finished_call_is_not_made_again(calls: CallCache, store: BlobStore) -> None:
    provider = Counter(store)
    first, second = calls.get_or_make(SPEAK, provider), calls.get_or_make(SPEAK, provider)
    assert provider.asked == 1
    assert (first.document, first.files) == (second.document, second.files)
    assert (first.cached, second.cached) == (False, True)
    assert (first.paid_usd, second.paid_usd) == (0.25, 0.0)


@pytest.mark.parametrize(
    "other",
    [
        Call("voice", "test", "v1", {"text": "hello", "rate": 171}),
        Call("voice", "test", "v2", {"text": "hello", "rate": 170}),
        Call("voice", "other", "v1", {"text": "hello", "rate": 170}),
        Call("image", "test", "v1", {"text": "hello", "rate": 170}),
        Call("voice", "test", "v1", {"text": "hello", "rate": 170}, version="2"),
    ],
)
def test_everything_that_determines_a_result_is_in_the_key(other: Call) -> None:
    assert other.key != SPEAK.key


def test_the_order_of_a_request_does_not_matter() -> None:
    assert Call("voice", "test", "v1", {"rate": 170, "text": "hello"}).key == SPEAK.key


def test_a_failed_call_leaves_no_trace(calls: CallCache, store: BlobStore) -> None:
    def fail() -> Made:
        raise TransientFailure("half a body", provider="test")

    with pytest.raises(TransientFailure):
        calls.get_or_make(SPEAK, fail)
    assert calls.ledger() == []
    assert not calls.get_or_make(SPEAK, Counter(store)).cached


def test_a_call_whose_file_was_damaged_is_made_again(calls: CallCache, store: BlobStore) -> None:
    provider = Counter(store)
    media = calls.get_or_make(SPEAK, provider).files["speech"]
    store.path(media).write_bytes(b"JUNK")
    assert calls.get_or_make(SPEAK, provider).files["speech"] == media
    assert provider.asked == 2
    assert store.read(media) == b"RIFF"
    assert calls.get_or_make(SPEAK, provider).cached
    assert calls.spent_usd() == pytest.approx(0.5)  # it was paid twice, and the ledger says so
    assert len(calls.ledger()) == 2


def test_a_cap_of_zero_blocks_the_first_paid_call_and_no_free_one(tmp_path: Path, store: BlobStore) -> None:
    calls = CallCache(tmp_path, store, cap_usd=0.0, scope="channel")
    provider = Counter(store)
    with pytest.raises(BudgetExceeded, match=r"0\.25"):
        calls.get_or_make(SPEAK, provider, estimate_usd=0.25)
    assert provider.asked == 0
    calls.get_or_make(SPEAK, Counter(store, cost=0.0))


def test_the_ledger_adds_up(calls: CallCache, store: BlobStore) -> None:
    for text in ("a", "b", "b", "c"):
        calls.get_or_make(Call("voice", "test", "v1", {"text": text}), Counter(store))
    assert calls.spent_usd() == pytest.approx(0.75)
    assert sum(row["cost_usd"] for row in calls.ledger()) == pytest.approx(0.75)
    tally = calls.take_tally()
    assert (tally.made, tally.reused, tally.paid_usd) == (3, 1, pytest.approx(0.75))
    assert calls.take_tally().made == 0


def _ask(home: str, log: str) -> None:
    store = BlobStore(Path(home))

    def make() -> Made:
        with open(log, "a") as file:
            file.write("asked\n")
        time.sleep(0.2)
        return Made({"ok": True})

    CallCache(Path(home), store).get_or_make(SPEAK, make)


def test_eight_processes_on_a_fresh_home_pay_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    arguments = (str(tmp_path / "home"), str(tmp_path / "log"))
    workers = [context.Process(target=_ask, args=arguments) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 8
    assert (tmp_path / "log").read_text() == "asked\n"


def test_what_a_failed_item_paid_is_not_the_next_item_s(calls: CallCache, store: BlobStore) -> None:
    with charged_to("2026-01-05|1"):
        calls.get_or_make(SPEAK, Counter(store))
    with charged_to("2026-01-05|2"):
        pass
    assert calls.take_tally() == Tally()
    assert calls.spent_by_item() == {"2026-01-05|1": 0.25}


def test_a_tally_outlives_the_item_until_it_is_taken(calls: CallCache, store: BlobStore) -> None:
    with charged_to("2026-01-05|1"):
        calls.get_or_make(SPEAK, Counter(store))
        calls.get_or_make(SPEAK, Counter(store))
    assert calls.take_tally() == Tally(paid_usd=0.25, price_usd=0.5, made=1, reused=1)
    assert calls.take_tally() == Tally()


def test_a_ledger_that_cannot_grow_says_so_and_the_call_is_made_again_when_it_can(
    calls: CallCache, store: BlobStore
) -> None:
    long = Call("voice", "test", "v1", {"text": "hello " * 20_000})
    calls.get_or_make(SPEAK, Counter(store))
    provider = Counter(store)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        with pytest.raises(StorageFull, match=r"no space left while writing the ledger .*calls\.sqlite"):
            calls.get_or_make(long, provider)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(calls.ledger()) == 1
    assert not calls.get_or_make(long, provider).cached
    assert calls.get_or_make(long, provider).cached
