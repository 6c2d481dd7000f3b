"""The refresh planner: of what is wanted, what is missing or stale, why, and the runs that make it.

Pure: lineage and records in, a plan value out. `making.py` launches a plan's runs; inside a run `executor.py`
looks at each asset again when its turn comes, so that an asset that comes out byte-identical makes nothing
after it (early cut-off). What a plan costs is guessed by `estimate.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from vidgen_assets.automation.lineage import Edge, Lineage, Node
from vidgen_assets.automation.records import NONE, Records, combined_version
from vidgen_assets.building import what_changed

Cause = Literal["missing", "damaged", "forced", "code", "data", "outside"]


@dataclass(frozen=True)
class Reason:
    """Why a node must be made: the cause, in a user's words, and for changed data which parents changed."""

    cause: Cause
    why: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What is asked for: target assets, days, and the slots of each day that can be made.

    A day that is not in `slots` has no settled selection: which of its videos there will be is not known
    before it has. With `starts`, what comes before these assets is made only where it is missing or damaged,
    and left as it is where it is stale.
    """

    targets: tuple[str, ...]
    days: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_slots: tuple[str, ...] | None = None
    forced: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PlannedRun:
    """One Dagster run: the assets of one partition that are stale or may become so, in order.

    `must` are made whatever their records say; `after` are the places in the plan of the runs it waits for.
    """

    partition: str
    assets: tuple[str, ...]
    must: tuple[str, ...] = ()
    after: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plan:
    """What is stale and why, what may become stale after it, and the runs that make it, in order.

    `suspects` come with the stale nodes they follow. `later` are videos of days whose selection is not
    settled, for every slot that the day may fill: they are planned when it is. `left` are stale nodes before
    the assets a refresh was told to start from.
    """

    stale: Mapping[Node, Reason]
    suspects: Mapping[Node, tuple[Node, ...]]
    later: Mapping[Node, tuple[Node, ...]]
    runs: tuple[PlannedRun, ...]
    fresh: int
    left: tuple[Node, ...] = ()

    @property
    def expected(self) -> tuple[Node, ...]:
        """Return all that is made if nothing stops early and every slot is filled."""
        return (*self.stale, *self.suspects, *self.later)

    def because(self, node: Node) -> str:
        """Return the root cause of a node in a user's words: its own, or the one of what it follows."""
        if node in self.stale:
            return self.stale[node].why
        roots = self.suspects.get(node) or self.later.get(node) or ()
        said = dict.fromkeys(f"{root.asset}: {self.stale[root].why}" for root in roots)
        return "; ".join(said) or "it was never made"


def needed_nodes(lineage: Lineage, wanted: Wanted) -> dict[Node, None]:
    """Return every node the targets need, in topological order.

    Past days of a window and other slots of a day are used where they were made, and never made for it.
    """
    chosen: dict[str, set[Node]] = {name: set() for name in lineage.assets}
    settled, unsettled = _names_for(lineage, wanted.targets)
    for day in wanted.days:
        slots = wanted.slots.get(day, ())
        if wanted.only_slots is not None:
            slots = tuple(slot for slot in slots if slot in wanted.only_slots)
        for name in settled if day in wanted.slots else unsettled:
            chosen[name].update(lineage.nodes_of(name, day, slots))
    for name in reversed(chosen):
        for node in chosen[name]:
            for parent in lineage.required(node):
                chosen[parent.asset].add(parent)
    return {node: None for nodes in chosen.values() for node in sorted(nodes)}


def _names_for(lineage: Lineage, targets: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the assets that targets need of a day with a settled selection, and of one without.

    A day without a selection needs what leads up to one, and cannot be looked back at yet.
    """
    settled: set[str] = set(targets)
    for target in targets:
        above = [lineage.assets[name] for name in lineage.ancestors(target)]
        if lineage.assets[target].after_videos:
            settled.update(info.name for info in above if info.shape == "video")
        if lineage.assets[target].after_videos or lineage.assets[target].shape == "video":
            settled.update(info.name for info in above if info.shape == "day" and not info.after_videos)
    return frozenset(settled), frozenset(name for name in settled if not lineage.assets[name].after_videos)


def reason_to_make(
    lineage: Lineage,
    records: Records,
    node: Node,
    damaged: Mapping[Node, str] = {},
    outside: Mapping[Node, str] = {},
) -> Reason | None:
    """Return why a node must be made, looking at its direct parents only; None when it is fresh.

    What no record shows is given in words: what is `damaged`, and what changed `outside` of Dagster.
    """
    record = records.get(node)
    if record is None:
        return Reason("missing", "it was never made")
    if node in damaged:
        return Reason("damaged", damaged[node])
    info = lineage.assets[node.asset]
    if record.code_version != info.code_version:
        return Reason("code", "; ".join(what_changed(record.code_version, info.code_version)))
    changed = tuple(
        edge.parent
        for edge in info.edges
        if _current(lineage, records, node, edge) != record.inputs.get(edge.parent, NONE)
    )
    if changed:
        return Reason("data", " and ".join(f"{parent} has new data" for parent in changed), changed)
    return Reason("outside", outside[node]) if node in outside else None


def _current(lineage: Lineage, records: Records, node: Node, edge: Edge) -> str:
    made = [parent for parent in lineage.parents(node, edge) if parent in records]
    # as Dagster does, in the order of the keys as text: "10" before "2"
    return combined_version(records[parent].data_version for parent in sorted(made))


# a node that follows many changes names this many of them
MOST_ROOTS = 3


def plan(
    lineage: Lineage,
    records: Records,
    wanted: Wanted,
    *,
    damaged: Mapping[Node, str] = {},
    outside: Mapping[Node, str] = {},
    failed: frozenset[Node] = frozenset(),
    already_forced: frozenset[Node] = frozenset(),
) -> Plan:
    """Return what must be made for `wanted`, why, and the runs that can be launched now.

    `damaged` and `outside` say of nodes in words what no record shows (see `reason_to_make`).
    `failed` nodes and all that cannot be made without them are left out; what only looks back at a failed
    past day or slot goes on with what there is, and so does what follows a node that was only asked for anew.
    `already_forced` were made since force was asked.
    """
    needed = needed_nodes(lineage, with_every_slot(lineage, wanted))
    started = _followers(lineage, wanted.starts)
    stale: dict[Node, Reason] = {}
    follows: dict[Node, tuple[Node, ...]] = {}
    later: dict[Node, tuple[Node, ...]] = {}
    blocked: set[Node] = set()
    left: list[Node] = []
    for node in needed:
        edges = list(lineage.all_parents(node))
        if any(parent in blocked and lineage.must_exist(node, edge, parent) for edge, parent in edges):
            blocked.add(node)
            continue
        reason = reason_to_make(lineage, records, node, damaged, outside)
        if node in failed:
            if not can_do_with_what_is_there(reason):
                blocked.add(node)
            continue
        if node.asset in wanted.forced and node not in already_forced:
            reason = Reason("forced", "it was asked for")
        roots = _roots([parent for _, parent in edges], stale, follows, later)
        if node.asset not in started and reason and reason.cause in ("code", "data", "outside"):
            left.append(node)
        elif _waits(lineage, wanted, node):
            if reason is not None or roots:
                later[node] = roots
        elif reason is not None:
            stale[node] = reason
        elif roots and node.asset in started:
            follows[node] = roots
    fresh = len(needed) - len(stale) - len(follows) - len(later) - len(blocked) - len(left)
    runs = _runs(lineage, [node for node in needed if node in stale or node in follows], stale)
    return Plan(stale, follows, later, runs, fresh, tuple(left))


def with_every_slot(lineage: Lineage, wanted: Wanted) -> Wanted:
    """Return `wanted` with all slots for the days whose selection is not settled."""
    open_days = {day: lineage.slots for day in wanted.days if day not in wanted.slots}
    return replace(wanted, slots={**wanted.slots, **open_days}) if open_days else wanted


def _waits(lineage: Lineage, wanted: Wanted, node: Node) -> bool:
    """Tell whether a node cannot be planned before its day has a selection."""
    if node.day in wanted.slots or node.day not in wanted.days:
        return False
    info = lineage.assets[node.asset]
    return info.shape == "video" or info.after_videos


def _followers(lineage: Lineage, starts: frozenset[str]) -> frozenset[str]:
    """Return the assets a refresh may re-make: all, or those it starts from and what is made from them."""
    if not starts:
        return frozenset(lineage.assets)
    return frozenset(name for name in lineage.assets if lineage.ancestors(name) & starts)


def _roots(
    parents: Iterable[Node],
    stale: Mapping[Node, Reason],
    follows: Mapping[Node, tuple[Node, ...]],
    later: Mapping[Node, tuple[Node, ...]],
) -> tuple[Node, ...]:
    """Return the first stale nodes that a node with these parents follows."""
    roots: dict[Node, None] = {}
    for parent in parents:
        if parent in follows:
            roots.update(dict.fromkeys(follows[parent]))
        elif parent in later:
            roots.update(dict.fromkeys(later[parent]))
        elif parent in stale:
            roots[parent] = None
    return tuple(roots)[:MOST_ROOTS]


def _runs(lineage: Lineage, nodes: Iterable[Node], stale: Mapping[Node, Reason]) -> tuple[PlannedRun, ...]:
    """Group nodes into runs of one partition: a day, its videos, and the day again that looks back at them."""
    groups: dict[tuple[str, int, str], list[Node]] = {}
    for node in nodes:
        info = lineage.assets[node.asset]
        stage = 1 if info.shape == "video" else 2 if info.after_videos else 0
        groups.setdefault((node.day, stage, node.partition), []).append(node)
    ordered = [groups[key] for key in sorted(groups)]
    place = {node: number for number, group in enumerate(ordered) for node in group}
    return tuple(
        PlannedRun(
            group[0].partition,
            tuple(node.asset for node in group),
            tuple(node.asset for node in group if _whatever(stale.get(node))),
            frozenset(
                place[parent]
                for node in group
                for _, parent in lineage.all_parents(node)
                if place.get(parent, number) != number
            ),
        )
        for number, group in enumerate(ordered)
    )


def can_do_with_what_is_there(reason: Reason | None) -> bool:
    """Tell whether a node that could not be made is whole all the same: the one of before still holds."""
    return reason is None or reason.cause in ("forced", "outside")


def _whatever(reason: Reason | None) -> bool:
    """Tell whether a node must be made though its records show no reason."""
    return reason is not None and reason.cause in ("damaged", "forced", "outside")
