"""How a planned run is executed: here, or by worker processes side by side; each is a real Dagster run.

A runner is given orders and tells how they ended. It knows nothing of staleness: the plan is `refresh.py`'s,
the order of launching `making.py`'s, and what is passed over inside a run `executor.py`'s.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

import dagster as dg
from dagster._core.definitions.job_base import InMemoryJob
from dagster._core.execution.api import execute_run_iterator

from resources import progress
from resources.call_cache import spending_limit
from resources.disk import full_disk_is_named
from resources.errors import StorageFull
from vidgen_assets.automation.event_log import keep_engines
from vidgen_assets.automation.lineage import Lineage, Node, read_lineage
from vidgen_assets.automation.records import Record, record_in
from vidgen_assets.automation.telling import words_of
from vidgen_assets.building import WATCHERS, AssetRun

# how long a runner may keep its caller from looking whether it was told to stop
MOMENT_S = 0.5
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True, eq=False)
class RunOrder:
    """A run to execute: assets of one partition, the run's tags, and what the ledger may come to in USD."""

    partition: str
    assets: tuple[str, ...]
    tags: Mapping[str, str]
    limit_usd: float | None = None


@dataclass(frozen=True)
class RunEnd:
    """How a run ended: the records of what it made, what failed and why, and whether somebody interrupted it."""

    order: RunOrder
    run_id: str = ""
    made: Mapping[Node, Record] = field(default_factory=dict)
    failed: Mapping[Node, str] = field(default_factory=dict)
    interrupted: bool = False


class Runner(Protocol):
    """Executes orders, `at_once` of them at the same time."""

    at_once: int

    def start(self, order: RunOrder) -> None:
        """Take an order; at most `at_once` may be under way."""

    def ended(self) -> tuple[RunEnd, ...]:
        """Return the orders that have ended, waiting for one a moment; none when the moment is over."""

    def interrupt(self) -> tuple[RunEnd, ...]:
        """Tell what is under way to stop, wait until it has, and return how it ended."""

    def close(self) -> None:
        """Let go of what the runner holds."""


class RunsHere:
    """Executes one order at a time in this process."""

    at_once = 1

    def __init__(self, defs: dg.Definitions, lineage: Lineage, instance: dg.DagsterInstance) -> None:
        self._job = defs.resolve_implicit_global_asset_job_def()
        self._lineage = lineage
        self._instance = instance
        graph = defs.resolve_asset_graph()
        self._asset_of_step = {
            graph.get(info.key).assets_def.op.name: name for name, info in lineage.assets.items()
        }  # fmt: skip
        self._ends: list[RunEnd] = []

    def start(self, order: RunOrder) -> None:
        """Execute the order, to its end."""
        self._ends.append(self.run(order))

    def ended(self) -> tuple[RunEnd, ...]:
        """Return what was executed since this was last asked."""
        ends, self._ends = self._ends, []
        return tuple(ends)

    def interrupt(self) -> tuple[RunEnd, ...]:
        """Return how the order ended that was interrupted."""
        return self.ended()

    def close(self) -> None:
        """Nothing is held."""

    def run(self, order: RunOrder) -> RunEnd:
        """Execute one order and tell how it ended; StorageFull when Dagster itself cannot write of it."""
        with full_disk_is_named(f"Dagster's databases under {self._instance.root_directory}"):
            return self._run(order)

    def _run(self, order: RunOrder) -> RunEnd:
        keys = frozenset(self._lineage.assets[asset].key for asset in order.assets)
        job = self._job.get_subset(asset_selection=keys)
        partition_tags = job.get_tags_for_partition_key(order.partition, keys)
        run = self._instance.create_run_for_job(
            job_def=job,
            run_config=QUIET,
            tags={**job.run_tags, **partition_tags, **order.tags},
            asset_selection=keys,
        )
        with spending_limit(order.limit_usd):
            events = list(execute_run_iterator(InMemoryJob(job), run, self._instance))
        return self._end(order, run.run_id, events)

    def _end(self, order: RunOrder, run_id: str, events: list[dg.DagsterEvent]) -> RunEnd:
        made: dict[Node, Record] = {}
        failed: dict[Node, str] = {}
        for event in events:
            if event.event_type == dg.DagsterEventType.ASSET_MATERIALIZATION and event.asset_key:
                node = Node(event.asset_key.path[-1], order.partition)
                tags = event.step_materialization_data.materialization.tags or {}
                made[node] = record_in(self._lineage, node.asset, tags)
            elif event.is_step_failure and event.step_key is not None:
                failed[Node(self._asset_of(event.step_key), order.partition)] = words_of(event)
        interrupted = any(event.event_type == dg.DagsterEventType.RUN_CANCELED for event in events)
        whole = any(event.event_type == dg.DagsterEventType.RUN_SUCCESS for event in events)
        failed = {} if interrupted else {**failed, **_failed_checks(events, order.partition)}
        if not failed and not whole and not interrupted:
            words = f"run {run_id} ended without making it: {_why_run_failed(events)}"
            failed = {Node(asset, order.partition): words for asset in order.assets}
        return RunEnd(order, run_id, made, failed, interrupted)

    def _asset_of(self, step: str) -> str:
        """Return the asset a step makes, or the one it checks: `x_checks` checks `x`."""
        return self._asset_of_step.get(step, step.removesuffix("_checks"))


def _failed_checks(events: list[dg.DagsterEvent], partition: str) -> dict[Node, str]:
    """Return what the failed blocking checks measured, by the asset they are on."""
    found: dict[Node, list[str]] = {}
    for event in events:
        if event.event_type != dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            continue
        check = event.asset_check_evaluation_data
        if check.passed or not check.blocking or check.severity != dg.AssetCheckSeverity.ERROR:
            continue
        values = {name: str(value.value) for name, value in check.metadata.items()}
        wanted = values.get("threshold", "a pass")
        said = f"{check.check_name}: {values.get('measured', 'failed')} (wanted {wanted})"
        words = f"{said}; {check.description}" if check.description else said
        found.setdefault(Node(check.asset_key.path[-1], partition), []).append(words)
    return {node: " | ".join(words) for node, words in found.items()}


def _why_run_failed(events: list[dg.DagsterEvent]) -> str:
    for event in events:
        if event.event_type == dg.DagsterEventType.RUN_FAILURE and event.job_failure_data.error:
            return str(event.job_failure_data.error.message).strip()
    return "Dagster gives no reason"


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    order: RunOrder | None = None


class WorkerPool:
    """Executes orders in worker processes, each with the definitions that `load` gives it loaded once.

    `load` must be picklable: a function of a module, or a partial of one. What assets and loops report in a
    worker is told again here, so that whoever watches sees all of it.
    """

    def __init__(self, load: Callable[[], dg.Definitions], instance_folder: Path, at_once: int) -> None:
        self.at_once = at_once
        self._spec = (load, str(instance_folder))
        self._workers: list[_Worker] = []

    @property
    def pids(self) -> tuple[int, ...]:
        """Return the process ids of the workers there are."""
        return tuple(worker.process.pid for worker in self._workers if worker.process.pid is not None)

    def start(self, order: RunOrder) -> None:
        """Give the order to a worker that has none; the worker is started where there is none yet."""
        worker = next((one for one in self._workers if one.order is None), None) or self._hire()
        worker.order = order
        worker.pipe.send(order)

    def ended(self) -> tuple[RunEnd, ...]:
        """Relay what the workers report until an order has ended or they are silent for MOMENT_S."""
        while True:
            busy = [worker for worker in self._workers if worker.order is not None]
            spoke = wait(
                [thing for worker in busy for thing in (worker.pipe, worker.process.sentinel)], MOMENT_S
            )
            ends = [end for worker in busy if (end := self._listen(worker)) is not None]
            if ends or not spoke:
                return tuple(ends)

    def interrupt(self) -> tuple[RunEnd, ...]:
        """Send each busy worker the interrupt that Ctrl-C sends, and wait until all runs have ended."""
        ends: list[RunEnd] = []
        for worker in self._workers:
            if worker.order is not None and worker.process.is_alive() and worker.process.pid:
                os.kill(worker.process.pid, signal.SIGINT)
        while any(worker.order is not None for worker in self._workers):
            ends += self.ended()
        return tuple(ends)

    def close(self) -> None:
        """Send the workers home."""
        for worker in self._workers:
            if worker.process.is_alive():
                worker.pipe.send(None)
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers = []

    def _hire(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, *self._spec), daemon=False)
        with _deaf_to_interrupts():  # which the worker inherits, until it can handle them
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _listen(self, worker: _Worker) -> RunEnd | None:
        """Relay what a worker has said; return how its order ended where it has."""
        try:
            while worker.pipe.poll():
                match worker.pipe.recv():
                    case RunEnd() as end:
                        assert worker.order is not None
                        end, worker.order = replace(end, order=worker.order), None
                        return end
                    case ("started", AssetRun() as run):
                        WATCHERS.tell_started(run)
                    case ("ended", AssetRun() as run, bool(ok)):
                        WATCHERS.tell_ended(run, ok)
                    case progress.Step() as step:
                        progress.relay(step)
        except (EOFError, ConnectionResetError):
            return self._mourn(worker)
        return None

    def _mourn(self, worker: _Worker) -> RunEnd:
        """Return the end of an order whose worker died: killed, or out of memory."""
        worker.process.join()
        assert worker.order is not None
        code = worker.process.exitcode
        how = f"by signal {-code}" if code is not None and code < 0 else f"with status {code}"
        words = f"the process that made it was ended {how}; the next refresh goes on from here"
        order = worker.order
        self._workers.remove(worker)
        return RunEnd(order, failed={Node(asset, order.partition): words for asset in order.assets})


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Line:
    """A worker's line to whoever gave it orders; threads of a render may talk at once."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def say(self, message: object) -> None:
        with self._lock:
            self._pipe.send(message)

    def orders(self) -> Iterator[RunOrder]:
        while (order := self._pipe.recv()) is not None:
            yield order


def _work(pipe: Connection, load: Callable[[], dg.Definitions], instance_folder: str) -> None:
    """Execute orders until there are no more: the whole life of a worker process."""
    signal.signal(signal.SIGINT, lambda *_: None)  # between runs; Dagster takes it over inside one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    line, defs = _Line(pipe), load()
    WATCHERS.started.append(lambda run: line.say(("started", run)))
    WATCHERS.ended.append(lambda run, ok: line.say(("ended", run, ok)))
    with dg.DagsterInstance.from_config(instance_folder) as instance:
        keep_engines(instance)
        here = RunsHere(defs, read_lineage(defs), instance)
        for order in line.orders():
            relay = partial(_say_step, line, order.partition)
            with progress.listening(relay):
                try:
                    end = here.run(order)
                except StorageFull as error:
                    failed = {Node(asset, order.partition): error.told for asset in order.assets}
                    end = RunEnd(order, failed=failed)
            line.say(end)


def _say_step(line: _Line, partition: str, step: progress.Step) -> None:
    line.say(replace(step, item=partition))


def _end_with_parent() -> None:
    """End this process when the one that gave it orders is gone: nobody holds its day's lock any more."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
