"""The asset graph as a value: which partitions a node is made from, and how it is read from Dagster."""

import random
from datetime import date
from pathlib import Path

import dagster as dg
import pytest

from vidgen_assets.automation.lineage import Edge, Lineage, Node, read_lineage
from vidgen_assets.partitions import day_partitions
from vidgen_assets_tests.automation.graphs import day, lineage_of, random_lineage
from vidgen_assets_tests.automation.toy import CHAIN, DAYS, toy_lineage

SMALL = lineage_of(
    {
        "posts": ("day", ()),
        "unique": ("day", (Edge("posts", "window", days=2),)),
        "script": ("video", ("unique",)),
        "video": ("video", ("script",)),
        "report": ("day", ("video",)),
        "lessons": ("day", ("report",)),
    }
)


@pytest.fixture
def toy(tmp_path: Path) -> Lineage:
    return toy_lineage(tmp_path, {"script": "code=7"})


@pytest.mark.parametrize(
    ("node", "day", "slot"),
    [(Node("a", "2026-01-05"), "2026-01-05", None), (Node("a", "2026-01-05|12"), "2026-01-05", "12")],
)
def test_a_node_knows_its_day_and_slot(node: Node, day: str, slot: str | None) -> None:
    assert (node.day, node.slot) == (day, slot)


@pytest.mark.parametrize(
    ("node", "edge", "parents"),
    [
        (Node("unique", "2026-01-05"), Edge("posts", "same"), ["2026-01-05"]),
        (Node("video", "2026-01-05|2"), Edge("script", "same"), ["2026-01-05|2"]),
        (Node("script", "2026-01-05|2"), Edge("unique", "day of the video"), ["2026-01-05"]),
        (Node("report", "2026-01-05"), Edge("video", "videos of the day"), ["2026-01-05|1", "2026-01-05|2"]),
        (
            Node("unique", "2026-03-01"),
            Edge("posts", "window", days=2),
            ["2026-02-27", "2026-02-28", "2026-03-01"],
        ),
        (Node("unique", "2026-01-02"), Edge("posts", "window", days=2), ["2026-01-01", "2026-01-02"]),
    ],
    ids=[
        "same day",
        "same video",
        "day of the video",
        "videos of the day",
        "window",
        "window before the first day",
    ],
)
def test_an_edge_names_the_partitions_a_node_is_made_from(node: Node, edge: Edge, parents: list[str]) -> None:
    assert [parent.partition for parent in SMALL.parents(node, edge)] == parents


def test_past_days_and_other_slots_need_not_exist() -> None:
    window, same = Edge("posts", "window", days=2), Edge("posts", "same")
    today, yesterday = Node("posts", "2026-01-05"), Node("posts", "2026-01-04")
    node = Node("unique", "2026-01-05")
    assert SMALL.must_exist(node, window, today)
    assert not SMALL.must_exist(node, window, yesterday)
    assert SMALL.must_exist(node, same, today)
    report = Node("report", "2026-01-05")
    assert not SMALL.must_exist(report, Edge("video", "videos of the day"), Node("video", "2026-01-05|1"))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_required_is_every_parent_that_must_exist(seed: int) -> None:
    lineage = random_lineage(random.Random(f"required {seed}"))
    for name in lineage.assets:
        for node in lineage.nodes_of(name, day(5), lineage.slots):
            must = {
                parent for edge, parent in lineage.all_parents(node) if lineage.must_exist(node, edge, parent)
            }
            assert set(lineage.required(node)) == must


def test_what_looks_back_at_videos_and_all_after_it_is_marked() -> None:
    assert {name for name, info in SMALL.assets.items() if info.after_videos} == {"report", "lessons"}


def test_ancestors_hold_everything_an_asset_is_made_from_and_itself() -> None:
    assert SMALL.ancestors("script") == {"posts", "unique", "script"}
    assert SMALL.ancestors("lessons") == set(SMALL.assets)
    assert SMALL.ancestors("posts") == {"posts"}


def test_a_day_has_one_node_an_asset_or_one_a_slot() -> None:
    assert SMALL.nodes_of("posts", "2026-01-05", ("1", "2")) == (Node("posts", "2026-01-05"),)
    assert SMALL.nodes_of("video", "2026-01-05", ("2",)) == (Node("video", "2026-01-05|2"),)
    assert SMALL.nodes_of("video", "2026-01-05", ()) == ()


def test_definitions_are_read_in_topological_order(toy: Lineage) -> None:
    seen: set[str] = set()
    for name, info in toy.assets.items():
        assert {edge.parent for edge in info.edges} <= seen
        seen.add(name)
    assert seen == set(DAYS) | set(CHAIN)


def test_definitions_are_read_with_shapes_relations_and_versions(toy: Lineage) -> None:
    assert toy.first_day == date(2026, 1, 1)
    assert toy.slots == ("1", "2")
    assert {name for name, info in toy.assets.items() if info.shape == "day"} == set(DAYS)
    assert {name for name, info in toy.assets.items() if info.shape == "video"} == set(CHAIN)
    assert toy.assets["unique"].edges == (Edge("posts", "window", days=2),)
    assert toy.assets["script"].edges == (Edge("selected_ideas", "day of the video"),)
    assert toy.assets["voice"].edges == (Edge("script", "same"),)
    assert toy.assets["report"].edges == (Edge("final_video", "videos of the day"),)
    assert toy.assets["report"].after_videos
    assert toy.assets["script"].code_version == "code=7"
    assert toy.assets["script"].key == dg.AssetKey(["toy", "script"])


def test_a_channel_may_start_on_a_day_to_come() -> None:
    start = date(2999, 1, 1)

    @dg.asset(key=["later", "posts"], partitions_def=day_partitions(start))
    def posts() -> None: ...

    assert read_lineage(dg.Definitions(assets=[posts])).first_day == start
