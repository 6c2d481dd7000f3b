"""The oracle: Dagster's own stale status resolver, partition by partition, over the shipped channel.

It is slow (8 ms a partition) and private, so that only tests ask it. Where the planner means to differ, the
difference is stated here, exactly.
"""

import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.data_version import CachingStaleStatusResolver, StaleStatus
from dagster._core.loader import LoadingContextForTest

from vidgen_assets.automation.lineage import Lineage, Node, read_lineage
from vidgen_assets.automation.records import read_records
from vidgen_assets.automation.refresh import reason_to_make
from vidgen_assets.definitions import build_definitions
from vidgen_assets.partitions import day_partitions, window
from vidgen_assets_tests.automation.synthetic import Past, changed_channel, days_from

FIRST, SECOND, NOT_MADE, FOURTH, FIFTH = DAYS = days_from(date(2025, 3, 1), 5)
TWO = ("1", "2")

Verdicts = dict[Node, str]


def definitions(folder: Path, **changes: object) -> dg.Definitions:
    """Return the shipped channel, begun long ago, with two slots; `changes` sets fields (style__lut="noir")."""
    fields = {name.replace("__", "."): value for name, value in changes.items()}
    path = changed_channel(folder, {"selection.slots": 2, **fields})
    return build_definitions(str(path), folder / "home")


def planner_says(instance: dg.DagsterInstance, lineage: Lineage, nodes: Iterable[Node]) -> Verdicts:
    asked = list(nodes)
    used = {*asked, *(parent for node in asked for _, parent in lineage.all_parents(node))}
    records = read_records(instance, lineage, used)
    reasons = {node: reason_to_make(lineage, records, node) for node in asked}
    return {
        node: "fresh" if why is None else "missing" if why.cause == "missing" else "stale"
        for node, why in reasons.items()
    }


def dagster_says(instance: dg.DagsterInstance, defs: dg.Definitions, nodes: Iterable[Node]) -> Verdicts:
    lineage = read_lineage(defs)
    resolver = CachingStaleStatusResolver(
        instance, defs.resolve_asset_graph(), LoadingContextForTest(instance)
    )
    words = {StaleStatus.FRESH: "fresh", StaleStatus.MISSING: "missing", StaleStatus.STALE: "stale"}
    return {
        node: words[resolver.get_status(lineage.assets[node.asset].key, node.partition)] for node in nodes
    }


def differences(
    instance: dg.DagsterInstance, defs: dg.Definitions, nodes: list[Node]
) -> dict[Node, tuple[str, str]]:
    """Return where the planner and Dagster differ, as (planner, Dagster)."""
    ours, theirs = planner_says(instance, read_lineage(defs), nodes), dagster_says(instance, defs, nodes)
    return {node: (ours[node], theirs[node]) for node in nodes if ours[node] != theirs[node]}


@pytest.fixture
def past(instance: dg.DagsterInstance, tmp_path: Path) -> Past:
    """Five days of which the third was not made, and of the fourth only the first slot."""
    past = Past(instance, read_lineage(definitions(tmp_path)))
    for day in DAYS:
        if day != NOT_MADE:
            past.make_days((day,), ("1",) if day == FOURTH else None)
    return past


@pytest.fixture
def two_days(instance: dg.DagsterInstance, tmp_path: Path) -> Past:
    past = Past(instance, read_lineage(definitions(tmp_path)))
    past.make_days((FIRST, SECOND))
    return past


def test_the_planner_and_dagster_say_the_same_of_every_partition(past: Past, tmp_path: Path) -> None:
    past.make(Node("aligned_words", f"{SECOND}|1"), "new data")
    past.make(Node("captions", f"{SECOND}|2"), "B")
    past.make(Node("captions", f"{SECOND}|2"))  # and back to A
    past.make(Node("raw_script", f"{FIRST}|1"))  # the same bytes again
    past.make(Node("instagram_receipt", f"{SECOND}|2"), "a day's look at its videos")
    past.make(Node("performance_snapshots", FIRST), "a look at past days")
    past.make(Node("post_quality", NOT_MADE), "a past day that was not there")
    past.make(Node("youtube_receipt", f"{FOURTH}|2"), "a slot that was not there")
    past.make(Node("shot_list", f"{FIFTH}|2"), "new data, and all that follows made after it")
    lineage = past.lineage
    for name in lineage.assets:
        if "shot_list" in lineage.ancestors(name) and lineage.assets[name].shape == "video":
            past.make(Node(name, f"{FIFTH}|2"), "after")
    defs = definitions(tmp_path, style__lut="noir", quality__sync_ms=80)
    assert differences(past.instance, defs, everything(lineage)) == {}

    found = planner_says(past.instance, read_lineage(defs), everything(lineage))
    for asset, partition, verdict in (
        ("captions", f"{SECOND}|1", "stale"),
        ("captions", f"{SECOND}|2", "fresh"),
        ("master_video", f"{SECOND}|2", "fresh"),
        ("script_scores", f"{FIRST}|1", "fresh"),
        ("performance_snapshots", FIRST, "fresh"),
        ("performance_snapshots", SECOND, "stale"),
        ("performance_evaluation", FIFTH, "stale"),
        ("unique_posts", FIFTH, "stale"),
        ("unique_posts", SECOND, "fresh"),
        ("performance_snapshots", FOURTH, "stale"),
        ("color_grade", f"{FIRST}|1", "stale"),
        ("timeline", f"{FIFTH}|2", "fresh"),
        ("raw_script", f"{NOT_MADE}|1", "missing"),
        ("raw_script", f"{FOURTH}|2", "missing"),
    ):
        assert found[Node(asset, partition)] == verdict, (asset, partition)


def test_they_agree_whatever_is_made_again(past: Past, tmp_path: Path) -> None:
    chance = random.Random("resolver")
    nodes = everything(past.lineage)
    for node in chance.sample(nodes, 80):
        past.make(node, chance.choice(["", "", "A", "B"]))
    defs = definitions(tmp_path, captions__size=80, sound__duck_db=-8)
    assert differences(past.instance, defs, nodes) == {}
    assert {"fresh", "stale", "missing"} == set(
        planner_says(past.instance, read_lineage(defs), nodes).values()
    )


def everything(lineage: Lineage) -> list[Node]:
    return [node for name in lineage.assets for day in DAYS for node in lineage.nodes_of(name, day, TWO)]


# where they differ, and why


def test_of_a_wiped_parent_only_the_planner_says_that_it_is_gone(two_days: Past, tmp_path: Path) -> None:
    """Dagster looks for a newer event of the parent, and there is none; the planner misses what it was made from.

    Whichever is said, the parent is made again first, and what follows is made only if its bytes changed.
    """
    two_days.wipe("thumbnail")
    receipts = [name for name in two_days.lineage.assets if name.endswith("_receipt")]
    nodes = [node for name in ("thumbnail", "final_video", *receipts) for node in some(two_days, name)]
    expected = {node: ("stale", "fresh") for node in nodes if node.asset in receipts}
    assert differences(two_days.instance, definitions(tmp_path), nodes) == expected


def test_a_wiped_parent_that_comes_back_with_its_bytes_makes_nothing_stale(
    two_days: Past, tmp_path: Path
) -> None:
    """Dagster has forgotten what the bytes were and takes any for new; the planner knows them from the child."""
    two_days.wipe("sync_report")
    two_days.make(Node("sync_report", f"{FIRST}|1"))
    two_days.make(Node("sync_report", f"{FIRST}|2"), "other bytes")
    nodes = [node for name in ("sync_report", "quality_report") for node in some(two_days, name)]
    assert differences(two_days.instance, definitions(tmp_path), nodes) == {
        Node("quality_report", f"{FIRST}|1"): ("fresh", "stale"),
        Node("quality_report", f"{SECOND}|1"): ("stale", "fresh"),  # their parent is still gone
        Node("quality_report", f"{SECOND}|2"): ("stale", "fresh"),
    }


def test_a_window_of_another_length_is_seen_by_the_planner_alone(two_days: Past, tmp_path: Path) -> None:
    """Dagster asks each parent for a newer event; the planner compares what parents there are."""
    nodes = [
        node for name in ("post_quality", "unique_posts", "ranked_posts") for node in some(two_days, name)
    ]
    defs = definitions(tmp_path, selection__window_days=0)
    ours = {node: why for node, (why, _) in differences(two_days.instance, defs, nodes).items()}
    assert ours == {Node("unique_posts", SECOND): "stale"}


def some(past: Past, name: str) -> list[Node]:
    return [node for day in (FIRST, SECOND) for node in past.lineage.nodes_of(name, day, TWO)]


def test_an_input_that_is_gone_from_the_code_is_seen_by_dagster_alone(instance: dg.DagsterInstance) -> None:
    """An asset that reads less gets another version of its own, and the planner goes by that."""
    before = look_back({"one": 1, "two": 1})
    make(instance, before, ("one", "two", "all"), LAST)
    assert differences(instance, before, [Node("all", LAST)]) == {}
    assert differences(instance, look_back({"one": 1}), [Node("all", LAST)]) == {
        Node("all", LAST): ("fresh", "stale")
    }


def test_an_input_that_is_new_in_the_code_is_seen_by_both_once_it_was_made(
    instance: dg.DagsterInstance,
) -> None:
    make(instance, look_back({"one": 1}), ("one", "all"), LAST)
    after = look_back({"one": 1, "two": 1})
    assert differences(instance, after, [Node("all", LAST)]) == {Node("all", LAST): ("fresh", "stale")}
    make(instance, after, ("two",), LAST)
    assert differences(instance, after, [Node("all", LAST)]) == {}


@pytest.mark.parametrize(
    ("length", "expected"), [(99, {}), (100, {Node("all", "2025-06-01"): ("stale", "fresh")})]
)
def test_an_edge_of_a_hundred_partitions_can_not_be_followed(
    instance: dg.DagsterInstance, length: int, expected: dict[Node, tuple[str, str]]
) -> None:
    """Dagster writes down something else for such an input, and never asks; no channel can have one."""
    defs = look_back({"one": length})
    make(instance, defs, ("one",), "2025-05-31")
    make(instance, defs, ("one", "all"), LAST)
    assert differences(instance, defs, [Node("all", LAST)]) == expected


LAST = "2025-06-01"
TOY_DAYS = day_partitions(date(2025, 1, 1))


def look_back(lengths: dict[str, int]) -> dg.Definitions:
    """Return a toy whose asset `all` looks back at so many days of each of its inputs."""

    def source(name: str) -> dg.AssetsDefinition:
        @dg.asset(key=["toy", name], partitions_def=TOY_DAYS, code_version="1")
        def one() -> int:
            return 1

        return one

    @dg.asset(
        key=["toy", "all"],
        partitions_def=TOY_DAYS,
        code_version="1",
        deps=[dg.AssetDep(["toy", name], partition_mapping=window(lengths[name] - 1)) for name in lengths],
    )
    def all_of_them() -> int:
        return 1

    sources = [source(name) for name in ("one", "two")]
    return dg.Definitions(assets=[*sources, all_of_them], resources={"io_manager": Nowhere()})


def make(instance: dg.DagsterInstance, defs: dg.Definitions, names: tuple[str, ...], day: str) -> None:
    job = defs.resolve_implicit_global_asset_job_def()
    keys = [dg.AssetKey(["toy", name]) for name in names]
    assert job.execute_in_process(instance=instance, partition_key=day, asset_selection=keys).success


class Nowhere(dg.IOManager):
    """Keeps nothing."""

    def handle_output(self, context: dg.OutputContext, obj: int) -> None:
        """Keep nothing."""

    def load_input(self, context: dg.InputContext) -> None:
        """Give nothing."""
