"""One look at a channel as it is: what was made, what is damaged, which slots are settled, and the plan of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import dagster as dg

from resources.call_cache import CallCache
from resources.errors import CorruptArtifact, MissingArtifact
from vidgen_assets.artifacts import Selection
from vidgen_assets.automation.estimate import LATEST, Estimate, estimate, typical_makings
from vidgen_assets.automation.lineage import Lineage, Node
from vidgen_assets.automation.records import Record, read_records
from vidgen_assets.automation.refresh import (
    Plan,
    Reason,
    Wanted,
    needed_nodes,
    plan,
    reason_to_make,
    with_every_slot,
)
from vidgen_assets.building import Settings, reads_outside
from vidgen_assets.io_manager import ArtifactIOManager, ArtifactStore
from vidgen_assets.outside import what_changed_outside

SELECTION = "selected_ideas"
# beyond this many asset partitions only the absence of most files is noticed, not their damage
VERIFIED = 3000


@dataclass(frozen=True)
class Look:
    """What a look found: the plan, the slots of each settled day, why others are empty, the estimate."""

    plan: Plan
    slots: Mapping[str, tuple[str, ...]]
    empty: Mapping[str, str]
    estimate: Estimate


class Survey:
    """Looks at a channel's instance, artifacts and sources, keeping the records that it has read.

    Without `settings` nothing outside is looked at.
    """

    def __init__(
        self,
        lineage: Lineage,
        instance: dg.DagsterInstance,
        artifacts: ArtifactStore,
        calls: CallCache,
        settings: Settings | None = None,
    ) -> None:
        self.lineage = lineage
        self.instance = instance
        self._artifacts = artifacts
        self._calls = calls
        self._settings = settings
        self._outside: dict[Node, str] = {}
        self._compared: set[Node] = set()
        self.records: dict[Node, Record] = {}
        self._asked: set[Node] = set()

    def look(
        self,
        wanted: Wanted,
        failed: frozenset[Node] = frozenset(),
        already_forced: frozenset[Node] = frozenset(),
    ) -> Look:
        """Return the plan of what is wanted as things are now; `wanted.slots` is found out."""
        needed = needed_nodes(self.lineage, with_every_slot(self.lineage, replace(wanted, slots={})))
        used = {*needed, *(parent for node in needed for _, parent in self.lineage.all_parents(node))}
        self.read(used - self._asked)
        damaged = self._damaged(needed)
        self._compare_outside(needed)
        slots, empty = self._settled(wanted, damaged, failed, already_forced)
        found = plan(
            self.lineage,
            self.records,
            replace(wanted, slots=slots),
            damaged=damaged,
            outside=self._outside,
            failed=failed,
            already_forced=already_forced,
        )
        history = typical_makings(self._calls.makings(LATEST)) if found.expected else {}
        return Look(found, slots, empty, estimate(found.expected, history))

    def read(self, nodes: set[Node]) -> None:
        """Read the newest records of these nodes, again where they were read before."""
        self._asked |= nodes
        self.records.update(read_records(self.instance, self.lineage, nodes))

    def what_no_record_shows(self, nodes: Iterable[Node]) -> dict[Node, str]:
        """Return which of these nodes are damaged, or were made from something outside that changed, in words."""
        read = dict.fromkeys(nodes)
        self._compare_outside(read)
        return {
            **self._damaged(read),
            **{node: self._outside[node] for node in read if node in self._outside},
        }

    def forget_outside(self, made: Iterable[Node]) -> None:
        """Take these nodes as made from what is outside now: they were made since it was compared."""
        for node in made:
            self._outside.pop(node, None)

    def learn(self, records: Mapping[Node, Record]) -> None:
        """Take over the records of what was made since they were read."""
        self._asked |= records.keys()
        self.records.update(records)

    def reason(self, node: Node) -> Reason | None:
        """Return why a node must be made as its records are now."""
        return reason_to_make(self.lineage, self.records, node)

    def spent_usd(self) -> float:
        """Return what the channel has spent in all."""
        return self._calls.spent_usd(self._calls.scope)

    def _damaged(self, needed: Mapping[Node, None]) -> dict[Node, str]:
        """Return the nodes that were made and whose artifact is not whole on disk, with what is wrong."""
        made = [node for node in needed if node in self.records]
        few, damage, absence = len(made) <= VERIFIED, self._artifacts.damage, self._artifacts.absence
        found: dict[Node, str] = {}
        for node in made:
            # what is kept of the outside is true of the artifact it lies beside, and of no other
            examine = damage if few or reads_outside(node.asset) else absence
            key = self.lineage.assets[node.asset].key
            if why := examine(key, node.partition, self.records[node].data_version):
                found[node] = why
        return found

    def _compare_outside(self, needed: Mapping[Node, None]) -> None:
        """Find which nodes were made from something outside that has changed, and what, in words.

        Each is compared once: what changes while a refresh is at work is for the next one.
        """
        if self._settings is None:
            return
        for asset in filter(reads_outside, self.lineage.assets):
            new = [node for node in needed if node.asset == asset and node not in self._compared]
            self._compared.update(new)
            made = [node for node in new if node in self.records]
            now = self._settings.outside(asset, {node.day for node in made}) if made else {}
            for node in made:
                before = self._artifacts.outside(self.lineage.assets[asset].key, node.partition)
                if before is not None and node.day in now:
                    changed = what_changed_outside(before, now[node.day])
                    self._outside.update({node: "; ".join(changed)} if changed else {})

    def _settled(
        self,
        wanted: Wanted,
        damaged: Mapping[Node, str],
        failed: frozenset[Node],
        already_forced: frozenset[Node],
    ) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        """Return the slots of the days whose selection is made and will not change, and why others are empty."""
        first = plan(
            self.lineage,
            self.records,
            replace(wanted, targets=(SELECTION,), slots={}),
            damaged=damaged,
            outside=self._outside,
            failed=failed,
            already_forced=already_forced,
        )
        slots: dict[str, tuple[str, ...]] = {}
        empty: dict[str, str] = {}
        for day in wanted.days:
            node = Node(SELECTION, day)
            if node not in self.records or node in first.stale or node in first.suspects:
                continue
            try:
                selection = self._artifacts.load(self.lineage.assets[SELECTION].key, day, Selection)
            except (MissingArtifact, CorruptArtifact):
                continue
            slots[day] = tuple(slot.slot for slot in selection.slots)
            asked = wanted.only_slots or (self.lineage.slots if not slots[day] else ())
            if any(slot not in slots[day] for slot in asked):
                empty[day] = selection.empty_because or "the selection has no idea for this slot"
        return slots, empty


def survey_of(defs: dg.Definitions, lineage: Lineage, instance: dg.DagsterInstance) -> Survey:
    """Return a survey of a channel by its definitions, whose lineage this is."""
    resources = defs.resources or {}
    keeper, settings = resources["io_manager"], resources.get("settings")
    assert isinstance(keeper, ArtifactIOManager)
    known = settings if isinstance(settings, Settings) else None
    return Survey(lineage, instance, keeper.artifacts, keeper.calls, known)
