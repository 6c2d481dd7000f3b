"""Where in its work a process is, seen from outside the product, and the places where it shall die.

Assets announce themselves to `building.WATCHERS`. Everything else is seen as the system sees it, through an
audit hook: a call opens its lock, asks the ledger, and writes into it; an artifact is renamed into place; the
event log is written after that. Nothing of the product is replaced.

A place is a name. Of the command: `inside`, between its beginning and its first asset. Of an asset: `start`
(announced), `inside` (a while later), `made` (the body is done), `storing` (before the artifact's rename),
`event N` (before the Nth connection to a database after it: the materialization event is written between two
of them). Of a call: `begun`, `inside`, `unkept` (before the ledger is written), `keeping` (a few milliseconds
after that, so that its row is just there, or just not).
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

KEY_LENGTH = 64  # of a call's key: a sha256
COMMAND = "command begins"
KEEPING_S = 0.02  # about what it takes to write a row and to go on


@dataclass(frozen=True)
class Order:
    """Where a process shall die: place by subject, and how long after it began an `inside` is.

    A subject is `asset NAME PARTITION` or `call KEY`; `paid` are the keys of calls that cost money.
    """

    deaths: Mapping[str, str]
    after_s: Mapping[str, float]
    paid: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, object]:
        """Return the order as JSON, for `of_json`."""
        return {
            "deaths": dict(self.deaths), "after_s": dict(self.after_s), "paid": sorted(self.paid)
        }  # fmt: skip

    @classmethod
    def of_json(cls, value: Mapping[str, object]) -> "Order":
        """Read what `to_json` gave."""
        return cls(value["deaths"], value["after_s"], frozenset(value["paid"]))  # type: ignore[arg-type, call-overload]


class Places:
    """Watches this process and kills it where it is ordered to; tells every step on a pipe."""

    def __init__(self, order: Order, home: Path, pipe: int) -> None:
        self._order = order
        self._artifacts = f"{home / 'artifacts'}{os.sep}"
        self._locks = f"{home / 'locks'}{os.sep}"
        self._ledger = str(home / "calls.sqlite")
        self._pipe = pipe
        self._thread = threading.local()
        self._stored = ""
        self._events = 0
        self._doomed: tuple[str, str] | None = None

    def watch(self) -> None:
        """Begin to watch; there is no end to it but the process's."""
        from vidgen_assets.building import WATCHERS, AssetRun

        def started(run: AssetRun) -> None:
            self._leave()
            if not run.is_check:
                self.at(f"asset {run.asset} {run.partition}", "start")

        def ended(run: AssetRun, ok: bool) -> None:
            if not run.is_check and ok:
                self.at(f"asset {run.asset} {run.partition}", "made")

        self.at(COMMAND, "start")
        WATCHERS.started.append(started)
        WATCHERS.ended.append(ended)
        sys.addaudithook(self._see)

    def at(self, subject: str, place: str) -> None:
        """Tell that the subject is at a place, and die there if ordered; what takes time is left to the parent."""
        begins = place in ("start", "begun")
        if begins:
            self._say("began", subject)
        ordered = self._order.deaths.get(subject)
        if self._doomed is not None:
            if subject == self._doomed[0] or place == "start":  # it is over before its time had come
                self._die(*self._doomed)
        elif ordered == place:
            self._die(subject, place)
        elif ordered == "inside" and begins:
            self._doom(subject, ordered, self._order.after_s.get(subject, 0.0))
        elif ordered == "keeping" and place == "unkept":
            self._doom(subject, ordered, self._order.after_s.get(subject, 0.0) % KEEPING_S)

    def _doom(self, subject: str, place: str, after_s: float) -> None:
        """Leave this process's end to its parent, and to nobody else."""
        self._doomed = (subject, place)
        self._say("strike", subject, place, after_s)

    def _die(self, subject: str, place: str) -> None:
        self._say("struck", subject, place)
        os.kill(os.getpid(), signal.SIGKILL)

    def _say(self, *words: object) -> None:
        os.write(self._pipe, json.dumps(words).encode() + b"\n")

    def _leave(self) -> None:
        """The next asset begins: what was stored before it is over, with so many connections after it."""
        if self._stored:
            self._say("events", self._stored, self._events)
        self._stored = ""

    def _see(self, event: str, arguments: tuple[object, ...]) -> None:
        seen = _SEEN.get(event)
        if seen is not None:
            seen(self, arguments)

    def _opened(self, arguments: tuple[object, ...]) -> None:
        path = arguments[0]
        if isinstance(path, str) and path.startswith(self._locks) and path.endswith(".lock"):
            key = path[len(self._locks) : -len(".lock")]
            if len(key) == KEY_LENGTH:
                self._thread.call, self._thread.asked = key, 0
                self.at(f"call {key}", "begun")

    def _connected(self, arguments: tuple[object, ...]) -> None:
        path = os.fspath(arguments[0])  # type: ignore[call-overload]
        key = getattr(self._thread, "call", None)
        if path == self._ledger and key:
            self._thread.asked += 1
            # it is looked for once more under the lock; a paid call's cap is checked; then it is written
            if self._thread.asked == (3 if key in self._order.paid else 2):
                self._thread.call = None
                self.at(f"call {key}", "unkept")
        if self._stored and threading.current_thread() is threading.main_thread():
            self._events += 1
            self.at(self._stored, f"event {self._events}")

    def _renamed(self, arguments: tuple[object, ...]) -> None:
        target = os.fspath(arguments[1])  # type: ignore[call-overload]
        if target.startswith(self._artifacts):
            _channel, asset, *partition = target[len(self._artifacts) : -len(".json")].split(os.sep)
            subject = f"asset {asset} {'|'.join(partition)}"
            self.at(subject, "storing")
            self._stored, self._events = subject, 0


_SEEN: Mapping[str, Callable[[Places, tuple[object, ...]], None]] = {
    "open": Places._opened,
    "sqlite3.connect": Places._connected,
    "os.rename": Places._renamed,
}
