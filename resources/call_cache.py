"""The call cache: an expensive call is made once, and its index is the cost ledger.

A call is keyed by the hash of everything that determines its result. A crash, a re-run or a backfill finds
the finished call here and never pays twice. Owns `<home>/calls.sqlite` and one lock file per call in
flight; the bytes a call produced lie in the blob store.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from resources.disk import full_disk_is_named
from resources.errors import BudgetExceeded, CorruptArtifact, MissingArtifact, StorageFull
from resources.store import BlobStore, Media

# what must be free before a call is paid for: several pictures, the ledger's pages and Dagster's events
ROOM_BYTES = 16 << 20

SCHEMA = """
create table if not exists calls (
    key text not null, capability text not null, provider text not null, model text not null,
    request text not null, document text not null, files text not null,
    units real not null, unit text not null, cost_usd real not null, seconds real not null,
    made_at text not null, scope text not null, item text not null
);
create table if not exists makings (
    scope text not null, asset text not null, item text not null,
    seconds real not null, price_usd real not null, made_at text not null
);
create index if not exists makings_by_asset on makings (scope, asset);
create index if not exists calls_by_key on calls (key);
create index if not exists calls_by_scope on calls (scope);
"""


_charged_to = ""
_stretch = 0


@contextmanager
def charged_to(item: str) -> Iterator[None]:
    """Write every call made while the block runs under this item (a video, a day) in the ledger.

    One item at a time in a process: threads that make calls for it are charged to it too.
    """
    global _charged_to, _stretch
    _stretch += 1
    before, _charged_to = _charged_to, item
    try:
        yield
    finally:
        _charged_to = before


_limit: float | None = None


@contextmanager
def spending_limit(total_usd: float | None) -> Iterator[None]:
    """Refuse paid calls in the block that would bring their scope's ledger above this sum; None refuses none."""
    global _limit
    before, _limit = _limit, total_usd
    try:
        yield
    finally:
        _limit = before


@dataclass(frozen=True)
class Call:
    """Everything that determines a call's result; `request` is JSON-able, `version` is our own code's."""

    capability: str
    provider: str
    model: str
    request: Mapping[str, Any]
    version: str = "1"

    @property
    def key(self) -> str:
        """Return the sha256 that names this call."""
        parts = [self.capability, self.provider, self.model, self.version, self.request]
        return hashlib.sha256(canonical_json(parts)).hexdigest()


@dataclass(frozen=True)
class Usage:
    """What a call consumed: `units` of `unit` ("characters", "tokens", "images") and its price."""

    units: float = 0.0
    unit: str = ""
    cost_usd: float = 0.0


@dataclass(frozen=True)
class Made:
    """What a call produced: a JSON-able document and, by name, the files that belong to it."""

    document: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Media] = field(default_factory=dict)
    usage: Usage = Usage()


@dataclass(frozen=True)
class Answer:
    """A call's result, and whether it was `cached` (then nothing was paid now)."""

    document: Mapping[str, Any]
    files: Mapping[str, Media]
    usage: Usage
    seconds: float
    cached: bool

    @property
    def paid_usd(self) -> float:
        """Return what this answer cost now: nothing when it came from the cache."""
        return 0.0 if self.cached else self.usage.cost_usd


def canonical_json(value: object) -> bytes:
    """Return the one JSON spelling of a value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass
class Tally:
    """What the calls of a stretch of work came to: USD paid now, calls made, calls found finished.

    `price_usd` is what all of them would cost if none had been found finished.
    """

    paid_usd: float = 0.0
    price_usd: float = 0.0
    made: int = 0
    reused: int = 0


class CallCache:
    """Finished calls by key, with provider, model, units, cost and seconds of each."""

    def __init__(
        self, home: Path, store: BlobStore, *, cap_usd: float | None = None, scope: str = ""
    ) -> None:
        self.store = store
        self.cap_usd = cap_usd
        self.scope = scope
        self._index = home / "calls.sqlite"
        self._locks = home / "locks"
        self._ready = False
        self._tally = Tally()
        self._tally_of = _stretch
        self._tally_lock = threading.Lock()
        self._set_aside_usd = 0.0

    def get_or_make(self, call: Call, make: Callable[[], Made], *, estimate_usd: float = 0.0) -> Answer:
        """Return the finished call, or make it, once across all processes of this machine.

        `estimate_usd` is checked against the cap before anything is paid: BudgetExceeded names both. A paid
        call is refused too (StorageFull) when the disk has no room to keep its answer.
        """
        answer = self._get_or_make(call, make, estimate_usd)
        with self._tally_lock:
            self._start_tally_with_its_item()
            self._tally.paid_usd += answer.paid_usd
            self._tally.price_usd += answer.usage.cost_usd
            self._tally.made += not answer.cached
            self._tally.reused += answer.cached
        return answer

    def check_affordable(self, calls: Iterable[tuple[Call, float]]) -> None:
        """Refuse work whose calls, each with its price in USD, would pass the cap before all are made.

        What is finished already costs nothing. BudgetExceeded names the first call that is not.
        """
        missing = [(call, usd) for call, usd in calls if usd > 0 and self._find(call.key) is None]
        if missing:
            with self._tally_lock:
                self._check_budget(missing[0][0], sum(usd for _, usd in missing))

    def take_tally(self) -> Tally:
        """Return what the last `charged_to` block's calls came to since this was last asked."""
        with self._tally_lock:
            self._start_tally_with_its_item()
            taken, self._tally = self._tally, Tally()
        return taken

    def _start_tally_with_its_item(self) -> None:
        """Forget a tally that nobody took because its item failed: the next item did not pay it."""
        if self._tally_of != _stretch:
            self._tally, self._tally_of = Tally(), _stretch

    def _get_or_make(self, call: Call, make: Callable[[], Made], estimate_usd: float) -> Answer:
        found = self._find(call.key)
        if found is not None:
            return found
        with self._one_at_a_time(call.key):
            found = self._find(call.key)
            if found is not None:
                return found
            if estimate_usd > 0:
                self._check_room(call)
            with self._reserved(call, estimate_usd):
                start = time.monotonic()
                made = make()
                return self._keep(call, made, time.monotonic() - start)

    def spent_usd(self, scope: str | None = None, since: str = "") -> float:
        """Return the sum of the ledger in USD, of one scope or of all, from an ISO time (UTC) on."""
        where, values = "made_at >= ?", [since]
        if scope is not None:
            where, values = f"{where} and scope = ?", [since, scope]
        with self._connect() as database:
            query = f"select coalesce(sum(cost_usd), 0) from calls where {where}"
            (total,) = database.execute(query, values).fetchone()
        return float(total)

    def spent_by_item(self) -> dict[str, float]:
        """Return what this scope's calls cost in USD, by the item they were made for."""
        with self._connect() as database:
            query = "select item, sum(cost_usd) from calls where scope = ? group by item order by item"
            return dict(database.execute(query, (self.scope,)).fetchall())

    def ledger(self) -> list[dict[str, Any]]:
        """Return every finished call, oldest first: who made it, what it consumed and cost.

        A call that was made again because its files were damaged is there twice: it was paid twice.
        """
        columns = (
            "key", "capability", "provider", "model",
            "units", "unit", "cost_usd", "seconds", "made_at", "scope", "item",
        )  # fmt: skip
        with self._connect() as database:
            rows = database.execute(
                f"select {', '.join(columns)} from calls order by made_at, rowid"
            ).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def note_made(self, asset: str, item: str, seconds: float, price_usd: float) -> None:
        """Remember how long an asset took and what its calls cost, or would have: what estimates are made of."""
        made_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        with self._connect() as database:
            row = (self.scope, asset, item, seconds, price_usd, made_at)
            database.execute("insert into makings values (?, ?, ?, ?, ?, ?)", row)
            database.commit()

    def makings(self, latest: int) -> dict[str, list[tuple[float, float]]]:
        """Return seconds and price in USD of each asset's `latest` makings in this scope, newest first."""
        query = (
            "select asset, seconds, price_usd from (select *, row_number() over"
            " (partition by asset order by rowid desc) as place from makings where scope = ?)"
            " where place <= ? order by asset, place"
        )
        found: dict[str, list[tuple[float, float]]] = {}
        with self._connect() as database:
            for asset, seconds, price in database.execute(query, (self.scope, latest)):
                found.setdefault(asset, []).append((seconds, price))
        return found

    def _find(self, key: str) -> Answer | None:
        with self._connect() as database:
            row = database.execute(
                "select document, files, units, unit, cost_usd, seconds from calls where key = ? "
                "order by rowid desc limit 1",
                (key,),
            ).fetchone()
        if row is None:
            return None
        files = {name: Media.model_validate(media) for name, media in json.loads(row[1]).items()}
        try:
            for media in files.values():
                self.store.path(media)
                self.store.mark_used(media)
        except (MissingArtifact, CorruptArtifact):
            return None  # its files are damaged: the call is made again, which is the only mend
        return Answer(json.loads(row[0]), files, Usage(row[2], row[3], row[4]), row[5], cached=True)

    def _keep(self, call: Call, made: Made, seconds: float) -> Answer:
        files = {name: media.model_dump() for name, media in sorted(made.files.items())}
        row = (
            call.key, call.capability, call.provider, call.model,
            canonical_json(call.request).decode(), canonical_json(made.document).decode(),
            canonical_json(files).decode(),
            made.usage.units, made.usage.unit, made.usage.cost_usd, seconds,
            time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), self.scope, _charged_to,
        )  # fmt: skip
        with self._connect() as database:
            database.execute(f"insert into calls values ({', '.join('?' * len(row))})", row)
            database.commit()
        # through JSON, so that a fresh answer and a cached one are the same value
        return Answer(
            json.loads(canonical_json(made.document)), made.files, made.usage, seconds, cached=False
        )

    def _check_room(self, call: Call) -> None:
        """Refuse a paid call whose answer could not be kept, and would be paid for again."""
        free = shutil.disk_usage(self._index.parent).free
        if free < ROOM_BYTES:
            raise StorageFull(
                f"{call.capability} by {call.provider} was not asked: {free >> 20} MB are free under "
                f"{self._index.parent}, too few to be sure that its answer can be kept. Nothing was paid: free "
                f"some space ({ROOM_BYTES >> 20} MB at least) and run again"
            )

    @contextmanager
    def _reserved(self, call: Call, estimate_usd: float) -> Iterator[None]:
        """Set a paid call's price aside while it is made: calls side by side cannot pass the cap together."""
        if estimate_usd <= 0:
            yield
            return
        with self._tally_lock:
            self._check_budget(call, estimate_usd)
            self._set_aside_usd += estimate_usd
        try:
            yield
        finally:
            with self._tally_lock:
                self._set_aside_usd = round(self._set_aside_usd - estimate_usd, 12)

    def _check_budget(self, call: Call, estimate_usd: float) -> None:
        taken = self._set_aside_usd
        if _limit is not None and self.spent_usd(self.scope) + taken + estimate_usd > _limit:
            raise BudgetExceeded(
                f"{call.capability} by {call.provider} would cost about {estimate_usd:.4f} USD, more than is "
                "left of this refresh's --max-cost: allow more to go on. Nothing was paid"
            )
        if self.cap_usd is None:
            return
        spent = self.spent_usd(self.scope, since=time.strftime("%Y-%m-01T00:00:00Z", time.gmtime()))
        if spent + taken + estimate_usd > self.cap_usd:
            raise BudgetExceeded(
                f"{call.capability} by {call.provider} would cost about {estimate_usd:.4f} USD; "
                f"{spent:.4f} of this month's cap of {self.cap_usd:.2f} USD are spent: raise budget.cap_usd "
                "or choose a cheaper provider. Nothing was paid"
            )

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        with full_disk_is_named(f"the ledger {self._index}"):
            if not self._ready:
                self._index.parent.mkdir(parents=True, exist_ok=True)
                with self._one_at_a_time("schema"), closing(self._open()) as database:
                    database.execute("pragma journal_mode=wal")
                    database.executescript(SCHEMA)
                self._ready = True
            with closing(self._open()) as database:
                yield database

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._index, timeout=60)

    @contextmanager
    def _one_at_a_time(self, key: str) -> Iterator[None]:
        """Hold the call's lock; the kernel lets go of it when its process dies, kill -9 included."""
        path = self._locks / f"{key}.lock"
        while True:
            with full_disk_is_named(str(path)):
                self._locks.mkdir(parents=True, exist_ok=True)
                handle = path.open("a")
            with handle:
                fcntl.flock(handle, fcntl.LOCK_EX)
                if not _is_at(handle, path):
                    continue  # it was cleared away while we waited: another may hold the new one
                yield
                return


def _is_at(handle: IO[str], path: Path) -> bool:
    """Tell whether an open file is still the one at this path."""
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    except FileNotFoundError:
        return False
