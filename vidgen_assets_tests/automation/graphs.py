"""Hand-made lineages and records: the planner's inputs, without Dagster's engine."""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import dagster as dg

from vidgen_assets.automation.lineage import AssetInfo, Edge, Lineage, Node, Relation, Shape
from vidgen_assets.automation.records import Record, combined_version

FIRST_DAY = date(2026, 1, 1)
Parents = tuple[str | Edge, ...]


def lineage_of(assets: Mapping[str, tuple[Shape, Parents]], slots: int = 2) -> Lineage:
    """Return a lineage of assets in topological order; a parent given by name takes the usual relation."""
    infos: dict[str, AssetInfo] = {}
    for name, (shape, parents) in assets.items():
        edges = tuple(
            parent if isinstance(parent, Edge) else Edge(parent, _usual(infos[parent].shape, shape))
            for parent in parents
        )
        after = shape == "day" and any(
            infos[edge.parent].shape == "video" or infos[edge.parent].after_videos for edge in edges
        )
        infos[name] = AssetInfo(name, dg.AssetKey(["toy", name]), "toy", shape, "code=1", edges, after)
    return Lineage(infos, FIRST_DAY, tuple(str(slot) for slot in range(1, slots + 1)))


def _usual(parent: Shape, child: Shape) -> Relation:
    if parent == child:
        return "same"
    return "day of the video" if child == "video" else "videos of the day"


class World:
    """Records that change as nodes are made; what a node comes out as is a function of its inputs and `salt`.

    `blurs` makes some assets come out the same whatever goes in: the early cut-off.
    """

    def __init__(self, lineage: Lineage) -> None:
        self.lineage = lineage
        self.records: dict[Node, Record] = {}
        self.salt: dict[Node, str] = {}
        self.blurs: set[str] = set()

    def make(self, node: Node) -> None:
        """Make one node from what its parents are now."""
        info = self.lineage.assets[node.asset]
        inputs = {
            edge.parent: combined_version(
                self.records[parent].data_version
                for parent in sorted(self.lineage.parents(node, edge), key=lambda parent: parent.partition)
                if parent in self.records
            )
            for edge in info.edges
        }
        seen = {} if node.asset in self.blurs else inputs
        text = repr((node, self.salt.get(node, ""), info.code_version, sorted(seen.items())))
        self.records[node] = Record(hashlib.sha256(text.encode()).hexdigest()[:12], info.code_version, inputs)

    def make_all(self, days: tuple[str, ...]) -> None:
        """Make every node of these days, parents first."""
        for name in self.lineage.assets:
            for day in days:
                for node in self.lineage.nodes_of(name, day, self.lineage.slots):
                    self.make(node)


def random_lineage(chance: random.Random) -> Lineage:
    """Return a lineage of the house's shapes: days, then videos, then days that look back at videos."""
    assets: dict[str, tuple[Shape, Parents]] = {}
    for stage, shape, count in (("d", "day", 4), ("v", "video", 6), ("r", "day", 2)):
        before = list(assets)
        for number in range(count):
            near = [name for name in assets if name not in before]
            pool = near + (before if stage == "v" else [name for name in before if name[0] != "d"])
            parents: list[str | Edge] = (
                list(chance.sample(pool, min(len(pool), chance.randint(1, 3)))) if pool else []
            )
            if stage == "d" and near and chance.random() < 0.4:
                parents = [parent for parent in parents if parent != near[0]]
                parents.append(Edge(near[0], "window", days=chance.randint(1, 3)))
            assets[f"{stage}{number}"] = (shape, tuple(parents))  # type: ignore[assignment]
    return lineage_of(assets, slots=chance.randint(1, 3))


def day(number: int) -> str:
    """Return the channel's day number `number`, from 0."""
    return (FIRST_DAY + timedelta(days=number)).isoformat()


def with_code(lineage: Lineage, **codes: str) -> Lineage:
    """Return the lineage with the code versions of some assets changed."""
    assets = {
        name: replace(info, code_version=codes.get(name, info.code_version))
        for name, info in lineage.assets.items()
    }
    return replace(lineage, assets=assets)


def changed(world: World, *nodes: Node) -> World:
    """Make nodes again with other content."""
    for node in nodes:
        world.salt[node] = world.salt.get(node, "") + "!"
        world.make(node)
    return world
