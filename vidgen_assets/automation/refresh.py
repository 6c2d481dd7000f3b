"""The refresh planner: of what is wanted, what is missing or stale, why, and what can be made now.

Pure: lineage and records in, a plan value out. `making.py` makes a plan's wave, looks again, and stops when
nothing is left; an asset that comes out byte-identical makes nothing after it stale (early cut-off).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from vidgen_assets.automation.lineage import Edge, Lineage, Node
from vidgen_assets.automation.records import Records, combined_version
from vidgen_assets.building import what_changed

Cause = Literal["missing", "damaged", "forced", "code", "data"]


@dataclass(frozen=True)
class Reason:
    """Why a node must be made: the cause, in a user's words, and for changed data which parents changed."""

    cause: Cause
    why: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What is asked for: target assets, days, and the slots of each day that can be made.

    A day that is not in `slots` has no known selection yet: its videos wait until it has.
    """

    targets: tuple[str, ...]
    days: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]]
    only_slots: tuple[str, ...] | None = None
    forced: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """What is stale and why, what may become stale after it, and the wave that can be made now, in order."""

    stale: Mapping[Node, Reason]
    suspects: frozenset[Node]
    wave: tuple[Node, ...]
    fresh: int
    waiting_days: tuple[str, ...] = field(default=())

    @property
    def done(self) -> bool:
        """Tell whether nothing is left to make."""
        return not self.stale and not self.waiting_days


def needed_nodes(lineage: Lineage, wanted: Wanted) -> dict[Node, None]:
    """Return every node the targets need, in topological order.

    Past days of a window and other slots of a day are used where they were made, and never made for it.
    """
    chosen: set[Node] = set()
    for target in wanted.targets:
        info = lineage.assets[target]
        for day in wanted.days:
            slots = wanted.slots.get(day, ())
            if wanted.only_slots is not None:
                slots = tuple(slot for slot in slots if slot in wanted.only_slots)
            if info.shape == "video" or info.after_videos:
                # a day without a selection still needs what leads up to one
                chosen.update(_days_of(lineage, target, day))
            if info.after_videos and day in wanted.slots:
                chosen.update(
                    node
                    for name in _videos_of(lineage, target)
                    for node in lineage.nodes_of(name, day, slots)
                )
            if not info.after_videos or day in wanted.slots:
                chosen.update(lineage.nodes_of(target, day, slots))
    for name in reversed(list(lineage.assets)):
        for node in [node for node in chosen if node.asset == name]:
            chosen.update(
                parent for edge, parent in lineage.all_parents(node) if lineage.must_exist(node, edge, parent)
            )
    order = {name: place for place, name in enumerate(lineage.assets)}
    return dict.fromkeys(sorted(chosen, key=lambda node: (order[node.asset], node.partition)))


def _days_of(lineage: Lineage, target: str, day: str) -> set[Node]:
    above = (lineage.assets[name] for name in lineage.ancestors(target))
    return {Node(info.name, day) for info in above if info.shape == "day" and not info.after_videos}


def _videos_of(lineage: Lineage, target: str) -> list[str]:
    return [name for name in lineage.ancestors(target) if lineage.assets[name].shape == "video"]


def reason_to_make(
    lineage: Lineage, records: Records, node: Node, damaged: Mapping[Node, str] = {}
) -> Reason | None:
    """Return why a node must be made, looking at its direct parents only; None when it is fresh."""
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
    return None


NONE = combined_version(())


def _current(lineage: Lineage, records: Records, node: Node, edge: Edge) -> str:
    made = [parent for parent in lineage.parents(node, edge) if parent in records]
    # as Dagster does, in the order of the keys as text: "10" before "2"
    return combined_version(records[parent].data_version for parent in sorted(made))


def plan(
    lineage: Lineage,
    records: Records,
    wanted: Wanted,
    *,
    damaged: Mapping[Node, str] = {},
    failed: frozenset[Node] = frozenset(),
    already_forced: frozenset[Node] = frozenset(),
) -> Plan:
    """Return what must be made for `wanted`, and the wave that can be made now.

    `failed` nodes and all that cannot be made without them are left out; what only looks back at a failed
    past day or slot goes on with what there is. `already_forced` were made since force was asked.
    """
    needed = needed_nodes(lineage, wanted)
    stale: dict[Node, Reason] = {}
    suspects: set[Node] = set()
    blocked: set[Node] = set()
    wave: dict[Node, None] = {}
    for node in needed:
        edges = list(lineage.all_parents(node))
        if node in failed or any(
            parent in blocked and lineage.must_exist(node, edge, parent) for edge, parent in edges
        ):
            blocked.add(node)
            continue
        reason = reason_to_make(lineage, records, node, damaged)
        if node.asset in wanted.forced and node not in already_forced:
            reason = Reason("forced", "it was asked for")
        upstream = [parent for _, parent in edges if parent in suspects]
        if reason is not None:
            stale[node] = reason
        if reason is None and not upstream:
            continue
        suspects.add(node)
        if reason and all(parent in wave for parent in upstream) and _is_certain(reason, upstream):
            wave[node] = None
    waiting = tuple(
        day for day in wanted.days
        if day not in wanted.slots and any(lineage.assets[name].shape == "video" for name in wanted.targets)
    )  # fmt: skip
    fresh = len(needed) - len(stale) - len(blocked)
    return Plan(stale, frozenset(suspects - stale.keys()), tuple(wave), fresh, waiting if stale else ())


def _is_certain(reason: Reason, upstream: Iterable[Node]) -> bool:
    """Tell whether a node must be made whatever its re-made parents come out as.

    Changed data is certain only through a parent that is not about to be made again itself.
    """
    if reason.cause != "data":
        return True
    unsettled = {parent.asset for parent in upstream}
    return any(parent not in unsettled for parent in reason.parents)
