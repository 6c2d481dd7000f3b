"""The loop that makes what is stale: plan, make the wave, look again, until nothing is left.

Runs are real Dagster runs in this process, one per partition and wave, tagged with what asked for them.
A failed asset stops what needs it and nothing else.
"""

import fcntl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg

from resources.errors import CorruptArtifact, MissingArtifact
from vidgen_assets.artifacts import Selection
from vidgen_assets.automation.lineage import Lineage, Node
from vidgen_assets.automation.records import Record, read_records
from vidgen_assets.automation.refresh import Plan, Wanted, needed_nodes, plan
from vidgen_assets.io_manager import ArtifactStore

SELECTION = "selected_ideas"
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass
class Made:
    """What a refresh came to."""

    made: list[Node] = field(default_factory=list)
    failed: dict[Node, str] = field(default_factory=dict)
    empty: dict[str, str] = field(default_factory=dict)
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fresh: int = 0
    run_ids: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Tell whether everything that was wanted is there."""
        return not self.failed


class Maker:
    """Makes what is missing or stale of a channel, on one Dagster instance."""

    def __init__(
        self, defs: dg.Definitions, lineage: Lineage, instance: dg.DagsterInstance, home: Path
    ) -> None:
        self._job = defs.resolve_implicit_global_asset_job_def()
        self._lineage = lineage
        self._instance = instance
        self._home = home
        artifacts = defs.resources["artifacts"] if defs.resources else None
        assert isinstance(artifacts, ArtifactStore)
        self._artifacts = artifacts
        graph = defs.resolve_asset_graph()
        self._asset_of_step = {
            graph.get(info.key).assets_def.op.name: name for name, info in lineage.assets.items()
        }  # fmt: skip

    def look(self, wanted: Wanted) -> tuple[Plan, Made]:
        """Return what would be made now, making nothing."""
        outcome = Made()
        records = self._records(wanted)
        return self._plan(wanted, records, outcome, frozenset()), outcome

    def make(
        self,
        wanted: Wanted,
        *,
        tags: Mapping[str, str] | None = None,
        on_plan: Callable[[Plan, Made], None] = lambda plan, outcome: None,
    ) -> Made:
        """Make everything of `wanted` that is missing or stale, and nothing else; `on_plan` is told each plan."""
        with self._alone(wanted):
            return self._make(wanted, dict(tags or {}), on_plan)

    def _make(self, wanted: Wanted, tags: dict[str, str], on_plan: Callable[[Plan, Made], None]) -> Made:
        outcome = Made()
        forced: set[Node] = set()
        records = self._records(wanted)
        while True:
            now = self._plan(wanted, records, outcome, frozenset(forced))
            outcome.fresh = now.fresh
            on_plan(now, outcome)
            if not now.wave:
                return outcome
            again = next((node for node in now.wave if outcome.made.count(node) >= 2), None)
            if again is not None:  # an output that differs each time would go on for ever
                outcome.failed[again] = (
                    f"does not settle: made twice and still stale ({now.stale[again].why})"
                )
                continue
            for partition, assets in _runs(self._lineage, now.wave):
                reasons = "; ".join(sorted({now.stale[Node(asset, partition)].why for asset in assets}))
                made, failed = self._run(partition, assets, {**tags, "vidgen/why": reasons[:500]}, outcome)
                forced.update(node for node in made if node.asset in wanted.forced)
                outcome.made += made
                outcome.failed.update(failed)
                records.update(read_records(self._instance, self._lineage, made))
                if failed:
                    break  # later runs of this wave may need what failed: plan anew

    def _plan(
        self, wanted: Wanted, records: dict[Node, Record], outcome: Made, forced: frozenset[Node]
    ) -> Plan:
        """Plan with the slots of every day whose selection is settled."""
        failed = frozenset(outcome.failed)
        known: dict[str, tuple[str, ...]] = {}
        for attempt in range(2):
            wanted = Wanted(wanted.targets, wanted.days, known, wanted.only_slots, wanted.forced)
            needed = needed_nodes(self._lineage, wanted)
            records.update(read_records(self._instance, self._lineage, self._used(needed) - records.keys()))
            damaged = self._damaged(needed, records)
            now = plan(
                self._lineage, records, wanted, damaged=damaged, failed=failed, already_forced=forced
            )  # fmt: skip
            if attempt == 0:
                known = self._settled_slots(wanted, records, now, outcome)
                if not known:
                    break
        return now

    def _damaged(self, needed: Mapping[Node, None], records: Mapping[Node, Record]) -> dict[Node, str]:
        """Return the nodes that were made and whose artifact is not whole on disk, with what is wrong."""
        made = {node: records[node] for node in needed if node in records}
        words = {
            node: self._artifacts.damage(
                self._lineage.assets[node.asset].key, node.partition, record.data_version
            )
            for node, record in made.items()
        }
        return {node: why for node, why in words.items() if why}

    def _settled_slots(
        self, wanted: Wanted, records: Mapping[Node, Record], now: Plan, outcome: Made
    ) -> dict[str, tuple[str, ...]]:
        """Return the slots of each day whose selection is made and will not change in this refresh."""
        slots: dict[str, tuple[str, ...]] = {}
        for day in wanted.days:
            node = Node(SELECTION, day)
            if node not in records or node in now.stale or node in now.suspects:
                continue
            try:
                selection = self._artifacts.load(self._lineage.assets[SELECTION].key, day, Selection)
            except (MissingArtifact, CorruptArtifact):
                continue
            slots[day] = tuple(slot.slot for slot in selection.slots)
            outcome.slots[day] = slots[day]
            asked = wanted.only_slots or (self._lineage.slots if not slots[day] else ())
            if any(slot not in slots[day] for slot in asked):
                outcome.empty[day] = selection.empty_because or "the selection has no idea for this slot"
        return slots

    def _used(self, needed: Mapping[Node, None]) -> set[Node]:
        """Return the needed nodes and the past days and other slots that they look at where made."""
        return {*needed, *(parent for node in needed for _, parent in self._lineage.all_parents(node))}

    def _records(self, wanted: Wanted) -> dict[Node, Record]:
        needed = needed_nodes(self._lineage, wanted)
        return read_records(self._instance, self._lineage, self._used(needed))

    def _run(
        self, partition: str, assets: tuple[str, ...], tags: dict[str, str], outcome: Made
    ) -> tuple[list[Node], dict[Node, str]]:
        keys = [self._lineage.assets[asset].key for asset in assets]
        result = self._job.execute_in_process(
            instance=self._instance, partition_key=partition, asset_selection=keys, tags=tags,
            raise_on_error=False, run_config=QUIET,
        )  # fmt: skip
        outcome.run_ids.append(result.run_id)
        made: list[Node] = []
        failed: dict[Node, str] = {}
        for event in result.all_events:
            if event.event_type == dg.DagsterEventType.ASSET_MATERIALIZATION and event.asset_key:
                made.append(Node(event.asset_key.path[-1], partition))
            elif event.is_step_failure and event.step_key is not None:
                failed[Node(self._asset_of(event.step_key), partition)] = _words(event)
        for node, words in _failed_checks(result, partition).items():
            failed[node] = words
        if not made and not failed:
            failed = {
                Node(asset, partition): f"run {result.run_id} ended without making it" for asset in assets
            }
        return made, failed

    def _asset_of(self, step: str) -> str:
        """Return the asset a step makes, or the one it checks: `x_checks` checks `x`."""
        return self._asset_of_step.get(step, step.removesuffix("_checks"))

    @contextmanager
    def _alone(self, wanted: Wanted) -> Iterator[None]:
        """Let one refresh at a time work on a day of a channel; another waits until it is done."""
        folder = self._home / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        channel = next(iter(self._lineage.assets.values())).key.path[0]
        handles = []
        try:
            for day in sorted(wanted.days):
                handle = (folder / f"refresh-{channel}-{day}.lock").open("a")
                fcntl.flock(handle, fcntl.LOCK_EX)
                handles.append(handle)
            yield
        finally:
            for handle in handles:
                handle.close()


def _runs(lineage: Lineage, wave: tuple[Node, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Group a wave into runs of one partition: days, then their videos, then what looks back at both."""
    stages: dict[tuple[int, str], list[str]] = {}
    for node in wave:
        info = lineage.assets[node.asset]
        stage = 1 if info.shape == "video" else 2 if info.after_videos else 0
        stages.setdefault((stage, node.partition), []).append(node.asset)
    return [(partition, tuple(assets)) for (_, partition), assets in sorted(stages.items())]


def _failed_checks(result: dg.ExecuteInProcessResult, partition: str) -> dict[Node, str]:
    """Return what the failed blocking checks measured, by the asset they are on."""
    found: dict[Node, list[str]] = {}
    for check in result.get_asset_check_evaluations():
        if not check.passed and check.blocking and check.severity == dg.AssetCheckSeverity.ERROR:
            values = {name: str(value.value) for name, value in check.metadata.items()}
            wanted = values.get("threshold", "a pass")
            said = f"{check.check_name}: {values.get('measured', 'failed')} (wanted {wanted})"
            words = f"{said}; {check.description}" if check.description else said
            found.setdefault(Node(check.asset_key.path[-1], partition), []).append(words)
    return {node: " | ".join(words) for node, words in found.items()}


def _words(event: dg.DagsterEvent) -> str:
    """Return what a failed step says to a person: our own message, else the innermost error."""
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return str(data.user_failure_data.description)
    error = data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message.strip() if error is not None else "failed without a message"
