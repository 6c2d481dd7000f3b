"""The loop that makes what is stale: look, launch the plan's runs, look again, until nothing is left.

Runs that do not wait for one another go side by side where the runner has room. A failed asset stops what
needs it and nothing else. What is stale is `refresh.py`'s to say, how a run is executed `running.py`'s.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import dagster as dg

from resources.errors import BudgetExceeded
from vidgen_assets.automation.event_log import keep_engines
from vidgen_assets.automation.executor import MUST_MAKE, ONLY_STALE
from vidgen_assets.automation.lineage import Lineage, Node
from vidgen_assets.automation.locking import (
    LOCK_TAG,
    DayLocks,
    end_runs_of_dead_worker,
    free_what_the_dead_hold,
)
from vidgen_assets.automation.refresh import Plan, PlannedRun, Wanted, can_do_with_what_is_there
from vidgen_assets.automation.running import RunEnd, Runner, RunOrder, RunsHere
from vidgen_assets.automation.survey import SELECTION, Look, Survey, survey_of

REFRESH_TAG = "vidgen/refresh"
WHY_TAG = "vidgen/why"
MOST_WORDS = 500


@dataclass
class Made:
    """What a refresh came to."""

    made: list[Node] = field(default_factory=list)
    failed: dict[Node, str] = field(default_factory=dict)
    empty: dict[str, str] = field(default_factory=dict)
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fresh: int = 0
    run_ids: list[str] = field(default_factory=list)
    spent_usd: float = 0.0
    interrupted: bool = False

    @property
    def ok(self) -> bool:
        """Tell whether everything that was wanted is there."""
        return not self.failed and not self.interrupted


@dataclass(frozen=True)
class Terms:
    """How a refresh is to go: tags of its runs, the most it may cost, and who is told what.

    `on_look` is told each plan before its runs, `on_wait` in words what is waited for.
    """

    tags: Mapping[str, str] = field(default_factory=dict)
    max_cost_usd: float | None = None
    on_look: Callable[[Look, Made], None] = lambda look, outcome: None
    on_wait: Callable[[str], None] = lambda words: None


class Maker:
    """Makes what is missing or stale of a channel, on one Dagster instance.

    `workers` gives a runner for several runs at once; without it runs are executed here, one by one.
    """

    def __init__(
        self,
        defs: dg.Definitions,
        lineage: Lineage,
        instance: dg.DagsterInstance,
        home: Path,
        workers: Callable[[], Runner] | None = None,
    ) -> None:
        self._defs = defs
        self._lineage = lineage
        self._instance = instance
        self._locks = DayLocks(home, next(iter(lineage.assets.values())).key.path[0])
        self._workers = workers

    def look(self, wanted: Wanted) -> Look:
        """Return what would be made now, making nothing."""
        return self._survey().look(wanted)

    def make(self, wanted: Wanted, terms: Terms = Terms()) -> Made:
        """Make everything of `wanted` that is missing or stale, and nothing else.

        Raises BudgetExceeded before anything is paid when the estimate is above `terms.max_cost_usd`.
        """
        with self._locks.holding(wanted.days, terms.on_wait), self._runners() as runners:
            keep_engines(self._instance)
            free_what_the_dead_hold(self._instance, self._locks, wanted.days)
            refresh = _Refresh(self._lineage, self._survey(), wanted, terms, self._locks)
            try:
                with stopping_on_interrupt() as stop:
                    while runs := refresh.next_runs():
                        _Launch(refresh, runs, runners.suited_to(runs), stop).to_the_end()
                        refresh.expect_progress()
            except KeyboardInterrupt:
                for end in runners.interrupt():
                    refresh.note(end)
                refresh.outcome.interrupted = True
            refresh.outcome.spent_usd = refresh.spent_usd
            return refresh.outcome

    def _survey(self) -> Survey:
        return survey_of(self._defs, self._lineage, self._instance)

    def _runners(self) -> "_Runners":
        return _Runners(RunsHere(self._defs, self._lineage, self._instance), self._workers)


class _Runners(AbstractContextManager["_Runners"]):
    """This process for one run at a time, workers where several videos can be made side by side."""

    def __init__(self, here: Runner, workers: Callable[[], Runner] | None) -> None:
        self._here = here
        self._hire = workers
        self._workers: Runner | None = None

    def suited_to(self, runs: tuple[PlannedRun, ...]) -> Runner:
        videos = sum("|" in run.partition for run in runs)
        if self._hire is not None and videos > 1 and self._workers is None:
            self._workers = self._hire()
        return self._workers or self._here

    def interrupt(self) -> tuple[RunEnd, ...]:
        return (self._workers or self._here).interrupt()

    def __exit__(self, *details: object) -> None:
        if self._workers is not None:
            self._workers.close()


class _Refresh:
    """What one refresh knows: what it was asked for, what is made by now, and what cannot be made."""

    def __init__(
        self, lineage: Lineage, survey: Survey, wanted: Wanted, terms: Terms, locks: DayLocks
    ) -> None:
        self.lineage = lineage
        self.outcome = Made()
        self._survey = survey
        self._wanted = wanted
        self._terms = terms
        self._locks = locks
        self._spent_before = survey.spent_usd()
        self._id = uuid4().hex[:8]
        self._forced: set[Node] = set()
        self._stopped: set[Node] = set()
        self._plan: Plan | None = None
        self._come_to = 0

    @property
    def spent_usd(self) -> float:
        """Return what the channel spent since the refresh began."""
        return self._survey.spent_usd() - self._spent_before

    def next_runs(self) -> tuple[PlannedRun, ...]:
        """Look, and return the runs that are to be launched; none when all is there or nothing can be made."""
        while True:
            look = self._survey.look(self._wanted, frozenset(self.outcome.failed), frozenset(self._forced))
            outcome, self._plan = self.outcome, look.plan
            outcome.fresh = look.plan.fresh
            outcome.slots.update(look.slots)
            outcome.empty.update(look.empty)
            # an output that differs each time would go on for ever
            restless = [node for node in look.plan.stale if outcome.made.count(node) >= 2]
            for node in restless:
                why = look.plan.stale[node].why
                outcome.failed[node] = f"does not settle: made twice and still stale ({why})"
            if not restless:
                self._terms.on_look(look, outcome)
                self._check_cost(look)
                return look.plan.runs

    def expect_progress(self) -> None:
        """Give up what is stale and was neither made nor failed by its runs: looking again would find the same."""
        come_to = len(self.outcome.made) + len(self.outcome.failed)
        if come_to == self._come_to and self._plan is not None:
            for node, reason in self._plan.stale.items():
                self.outcome.failed[node] = f"its run ended well and did not make it ({reason.why})"
        self._come_to = come_to

    def order_of(self, run: PlannedRun) -> RunOrder | None:
        """Return the order for a planned run as things are now; None when nothing of it is to be made."""
        assert self._plan is not None
        assets = tuple(asset for asset in run.assets if not self._is_stopped(Node(asset, run.partition)))
        must = [asset for asset in assets if asset in run.must]
        reasons = {asset: self._survey.reason(Node(asset, run.partition)) for asset in assets}
        if not must and not any(reasons.values()):
            return None
        nodes = [Node(asset, run.partition) for asset in assets]
        roots = [node for node in nodes if node in self._plan.stale] or nodes
        said = {self._plan.because(node) for node in roots}
        limit = self._terms.max_cost_usd
        return RunOrder(
            run.partition,
            assets,
            {
                **self._terms.tags,
                ONLY_STALE: "true",
                **({MUST_MAKE: " ".join(must)} if must else {}),
                WHY_TAG: "; ".join(sorted(said))[:MOST_WORDS],
                REFRESH_TAG: self._id,
                LOCK_TAG: self._locks.name(run.partition.split("|")[0]),
            },
            None if limit is None else self._spent_before + limit,
        )

    def note(self, end: RunEnd) -> None:
        """Learn how a run ended."""
        if end.run_id:
            self.outcome.run_ids.append(end.run_id)
        else:
            tags = {REFRESH_TAG: self._id, "dagster/partition": end.order.partition}
            end_runs_of_dead_worker(self._survey.instance, tags)
        self.outcome.made += end.made
        self.outcome.failed.update(end.failed)
        self._forced.update(node for node in end.made if node.asset in self._wanted.forced)
        self._survey.forget_outside(end.made)
        self._survey.learn(end.made)
        nodes = [Node(asset, end.order.partition) for asset in end.order.assets]
        parents = {parent for node in nodes for _, parent in self.lineage.all_parents(node)}
        # another refresh may have made a past day since we looked, and the run saw it: see what it saw; its own
        # day is ours alone
        self._survey.read({parent for parent in parents if parent.day != nodes[0].day})
        if end.failed:
            for node in nodes:
                self._is_stopped(node)

    def _is_stopped(self, node: Node) -> bool:
        """Tell whether a node failed or cannot be made without one that did."""
        assert self._plan is not None
        reason = self._plan.stale.get(node)
        if (node in self.outcome.failed and not can_do_with_what_is_there(reason)) or any(
            parent in self._stopped and self.lineage.must_exist(node, edge, parent)
            for edge, parent in self.lineage.all_parents(node)
        ):
            self._stopped.add(node)
        return node in self._stopped

    def _check_cost(self, look: Look) -> None:
        limit = self._terms.max_cost_usd
        if limit is None or not look.plan.expected:
            return
        total = self.spent_usd + look.estimate.usd
        if total > limit:
            raise BudgetExceeded(
                f"this refresh would cost about {total:.2f} USD ({self.spent_usd:.2f} of it spent), more than "
                f"the {limit:.2f} USD it may: allow more, or choose fewer days, slots or assets"
            )


class _Launch:
    """Launches the runs of one plan, each when those it waits for have ended."""

    def __init__(
        self, refresh: _Refresh, runs: tuple[PlannedRun, ...], runner: Runner, stop: Callable[[], bool]
    ) -> None:
        self._refresh = refresh
        self._stop = stop
        self._waiting = dict(enumerate(runs))
        self._under_way: dict[RunOrder, int] = {}
        self._runner = runner

    def to_the_end(self) -> None:
        """Launch all of them; KeyboardInterrupt when somebody stopped one."""
        while self._waiting or self._under_way:
            if self._stop():
                raise KeyboardInterrupt
            self._start_what_can()
            if not self._under_way:
                continue
            for end in self._runner.ended():
                del self._under_way[end.order]
                self._refresh.note(end)
                if end.interrupted:
                    raise KeyboardInterrupt

    def _start_what_can(self) -> None:
        for number, run in tuple(self._waiting.items()):
            if len(self._under_way) >= self._runner.at_once:
                return
            if run.after & (self._waiting.keys() | set(self._under_way.values())):
                continue
            del self._waiting[number]
            order = self._refresh.order_of(run)
            if order is not None:
                self._under_way[order] = number
                self._runner.start(order)


@contextmanager
def stopping_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Give what tells whether Ctrl-C was pressed in the block; pressed again, it interrupts at once.

    Between two runs an interrupt at any point could leave a database connection half closed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    pressed = 0
    before = signal.getsignal(signal.SIGINT)

    def press(_signal: int, _frame: object) -> None:
        nonlocal pressed
        pressed += 1
        if pressed > 1:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed > 0
    finally:
        signal.signal(signal.SIGINT, before)


__all__ = ["SELECTION", "Made", "Maker", "Terms"]
