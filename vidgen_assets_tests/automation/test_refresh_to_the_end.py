"""Plans followed to the end over random graphs: each stale node once, parents first, nothing else."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from vidgen_assets.automation.lineage import Node
from vidgen_assets.automation.refresh import Wanted, needed_nodes, plan, reason_to_make
from vidgen_assets_tests.automation.graphs import World, changed, day, random_lineage, with_code


def follow(
    world: World, asked: Wanted, damaged: dict[Node, str], failing: frozenset[Node] = frozenset()
) -> list[Node]:
    """Launch run after run as `making.py` and `executor.py` do, and return what was made, in order."""
    made: list[Node] = []
    failed: set[Node] = set()
    for _ in range(100):
        forced = frozenset(node for node in made if node.asset in asked.forced)
        now = plan(
            world.lineage, world.records, asked,
            damaged=damaged, failed=frozenset(failed), already_forced=forced,
        )  # fmt: skip
        if not now.runs:
            return made
        stopped = set(failed)
        for run in now.runs:
            for node in (Node(asset, run.partition) for asset in run.assets):
                needs = [
                    (edge, parent) for edge, parent in world.lineage.all_parents(node) if parent in stopped
                ]
                if node in failing or any(world.lineage.must_exist(node, *need) for need in needs):
                    stopped.add(node)
                    failed |= {node} & failing
                elif node.asset in run.must or reason_to_make(world.lineage, world.records, node):
                    world.make(node)
                    made.append(node)
                    damaged.pop(node, None)
    raise AssertionError("the plans do not end")


def must_make(world: World, asked: Wanted, damaged: Mapping[Node, str]) -> set[Node]:
    """Say the plain way what must be made: visit every node once, parents first, making what has a reason."""
    twin = World(world.lineage)
    twin.records, twin.salt, twin.blurs = dict(world.records), dict(world.salt), set(world.blurs)
    made: set[Node] = set()
    for node in needed_nodes(world.lineage, asked):
        if reason_to_make(world.lineage, twin.records, node, damaged) or node.asset in asked.forced:
            twin.make(node)
            made.add(node)
    return made


@pytest.mark.parametrize("seed", range(150))
def test_following_plans_makes_each_stale_node_once_parents_first(seed: int) -> None:
    chance = random.Random(f"waves {seed}")
    world = World(random_lineage(chance))
    days = tuple(day(number) for number in range(3))
    slots = world.lineage.slots
    if chance.random() < 0.85:
        world.make_all(days)
    world.blurs = {name for name in world.lineage.assets if chance.random() < 0.25}
    everything = sorted(world.records)
    for node in chance.sample(everything, min(4, len(everything))):
        changed(world, node)
    for node in chance.sample(everything, min(2, len(everything))):
        world.records.pop(node)
    damaged = dict.fromkeys(chance.sample(sorted(world.records), min(2, len(world.records))), "a hole")
    codes = {name: "code=2" for name in world.lineage.assets if chance.random() < 0.2}
    world.lineage = with_code(world.lineage, **codes)
    targets = tuple(chance.sample(sorted(world.lineage.assets), chance.randint(1, 3)))
    asked = Wanted(
        targets,
        tuple(sorted(chance.sample(days, chance.randint(1, 3)))),
        {one: slots[: chance.randint(0, len(slots))] for one in days},
        chance.choice([None, None, slots[:1]]),
        frozenset(chance.sample(sorted(world.lineage.assets), chance.randint(0, 1))),
    )
    expected = must_make(world, asked, damaged)
    made = follow(world, asked, {node: why for node, why in damaged.items() if node in expected})
    assert len(made) == len(set(made)), "made twice"
    assert set(made) == expected
    place = {node: number for number, node in enumerate(made)}
    for node in made:
        late = [
            parent for _, parent in world.lineage.all_parents(node) if place.get(parent, -1) > place[node]
        ]
        assert not late, f"{node} was made before {late}"
    assert not plan(world.lineage, world.records, replace(asked, forced=frozenset())).expected


@pytest.mark.parametrize("seed", range(40))
def test_a_failure_stops_only_what_needs_it(seed: int) -> None:
    chance = random.Random(f"failures {seed}")
    world = World(random_lineage(chance))
    asked = Wanted(
        tuple(world.lineage.assets), (day(0), day(1)), dict.fromkeys((day(0), day(1)), world.lineage.slots)
    )
    needed = needed_nodes(world.lineage, asked)
    failing = frozenset(chance.sample(sorted(needed), 2))
    stopped = set(failing)
    for node in needed:
        edges = [(edge, parent) for edge, parent in world.lineage.all_parents(node) if parent in stopped]
        if any(world.lineage.must_exist(node, edge, parent) for edge, parent in edges):
            stopped.add(node)
    assert set(follow(world, asked, {}, failing)) == needed.keys() - stopped
