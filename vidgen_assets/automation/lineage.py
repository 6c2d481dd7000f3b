"""The asset graph as a plain value: who needs whom, and which partitions that means.

Read once from Dagster's definitions, so that planning is pure and testable without an instance.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

import dagster as dg

Shape = Literal["day", "video"]
Relation = Literal["same", "day of the video", "videos of the day", "window"]


class Node(NamedTuple):
    """One partition of one asset: `asset` is its name without the channel's prefix."""

    asset: str
    partition: str

    @property
    def day(self) -> str:
        """Return the date of the partition."""
        return self.partition.split("|")[0]

    @property
    def slot(self) -> str | None:
        """Return the slot of a video's partition, None for a day's."""
        return self.partition.split("|")[1] if "|" in self.partition else None


@dataclass(frozen=True)
class Edge:
    """An asset needs `parent`, in the partitions that `relation` says; `days` is a window's length back."""

    parent: str
    relation: Relation
    days: int = 0


@dataclass(frozen=True)
class AssetInfo:
    """What planning knows of an asset; `after_videos` marks a day's asset that needs its videos."""

    name: str
    key: dg.AssetKey
    group: str
    shape: Shape
    code_version: str
    edges: tuple[Edge, ...]
    after_videos: bool


@dataclass(frozen=True)
class Lineage:
    """All assets of a channel in topological order, its first day and its slots."""

    assets: Mapping[str, AssetInfo]
    first_day: date
    slots: tuple[str, ...]

    def nodes_of(self, asset: str, day: str, slots: tuple[str, ...]) -> tuple[Node, ...]:
        """Return an asset's partitions of a day: one, or one a slot."""
        if self.assets[asset].shape == "day":
            return (Node(asset, day),)
        return tuple(Node(asset, f"{day}|{slot}") for slot in slots)

    def parents(self, node: Node, edge: Edge) -> tuple[Node, ...]:
        """Return the partitions of `edge.parent` that `node` is made from, oldest first."""
        if edge.relation == "same":
            return (Node(edge.parent, node.partition),)
        if edge.relation == "day of the video":
            return (Node(edge.parent, node.day),)
        if edge.relation == "videos of the day":
            return tuple(Node(edge.parent, f"{node.day}|{slot}") for slot in self.slots)
        return tuple(Node(edge.parent, day) for day in _window(node.partition, edge.days, self.first_day))

    def required(self, node: Node) -> Iterator[Node]:
        """Yield the parents without which a node cannot be made; see `must_exist`."""
        for edge in self.assets[node.asset].edges:
            if edge.relation != "videos of the day":
                yield Node(edge.parent, node.day if edge.relation == "day of the video" else node.partition)

    def must_exist(self, node: Node, edge: Edge, parent: Node) -> bool:
        """Tell whether `node` cannot be made without `parent`; past days and other slots are used if made."""
        if edge.relation == "window":
            return parent.partition == node.partition
        return edge.relation != "videos of the day"

    def all_parents(self, node: Node) -> Iterator[tuple[Edge, Node]]:
        """Yield every partition a node may be made from, edge by edge."""
        for edge in self.assets[node.asset].edges:
            for parent in self.parents(node, edge):
                yield edge, parent

    def ancestors(self, asset: str) -> frozenset[str]:
        """Return the names of everything an asset is made from, itself included."""
        return self._ancestors[asset]

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name, info in self.assets.items():
            found[name] = frozenset({name}).union(*(found[edge.parent] for edge in info.edges))
        return found


@lru_cache(maxsize=4096)
def _window(day: str, days: int, first: date) -> tuple[str, ...]:
    """Return a day and the `days` before it, oldest first, those before the channel's first left out."""
    last = date.fromisoformat(day)
    window = (last - timedelta(days=back) for back in range(days, -1, -1))
    return tuple(one.isoformat() for one in window if one >= first)


def read_lineage(defs: dg.Definitions) -> Lineage:
    """Return the lineage of a channel's definitions."""
    graph = defs.resolve_asset_graph()
    assets: dict[str, AssetInfo] = {}
    first_days: list[date] = []
    slots: tuple[str, ...] = ()
    for key in graph.toposorted_asset_keys:
        spec = graph.get(key)
        partitions = spec.partitions_def
        video = isinstance(partitions, dg.MultiPartitionsDefinition)
        days = partitions.get_partitions_def_for_dimension("date") if video else partitions  # type: ignore[union-attr]
        assert isinstance(days, dg.TimeWindowPartitionsDefinition), (
            f"{key} is not partitioned by day or video"
        )
        first_days.append(days.start.date())
        if video:
            slots = tuple(partitions.get_partitions_def_for_dimension("slot").get_partition_keys())  # type: ignore[union-attr]
        edges = tuple(
            _edge(assets[parent.path[-1]], "video" if video else "day", spec.partition_mappings.get(parent))
            for parent in sorted(spec.parent_keys)
        )
        after = not video and any(
            assets[edge.parent].shape == "video" or assets[edge.parent].after_videos for edge in edges
        )
        name = key.path[-1]
        shape: Shape = "video" if video else "day"
        assets[name] = AssetInfo(name, key, spec.group_name, shape, spec.code_version or "", edges, after)
    return Lineage(assets, min(first_days), slots)


def _edge(parent: AssetInfo, shape: Shape, mapping: dg.PartitionMapping | None) -> Edge:
    if isinstance(mapping, dg.TimeWindowPartitionMapping):
        return Edge(parent.name, "window", days=-mapping.start_offset)
    if parent.shape == shape:
        return Edge(parent.name, "same")
    return Edge(parent.name, "day of the video" if shape == "video" else "videos of the day")
