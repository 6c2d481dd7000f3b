"""A refresh makes exactly what is missing or stale, stops where bytes come out equal, and says why."""

from collections.abc import Mapping
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.data_version import CachingStaleStatusResolver, StaleStatus
from dagster._core.loader import LoadingContextForTest

from vidgen_assets.automation.lineage import Node, read_lineage
from vidgen_assets.automation.making import Made, Maker
from vidgen_assets.automation.records import read_records
from vidgen_assets.automation.refresh import Wanted, reason_to_make
from vidgen_assets_tests.automation.toy import CHAIN, DAYS, World, toy_definitions

DAY = "2026-01-05"


class Toy:
    """The toy channel at work: say something about the world, make, see what ran."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance) -> None:
        self.tmp_path, self.instance = tmp_path, instance
        self.world = World(tmp_path / "world.json")

    def maker(self, codes: Mapping[str, str] = {}) -> Maker:
        self.defs = toy_definitions(self.tmp_path, self.world, codes)
        self.lineage = read_lineage(self.defs)
        return Maker(self.defs, self.lineage, self.instance, self.tmp_path / "home")

    def make(
        self,
        *targets: str,
        day: str = DAY,
        slot: str | None = None,
        codes: Mapping[str, str] = {},
        force: str = "",
    ) -> Made:
        self.world.ran.clear()
        only = (slot,) if slot else None
        forced = frozenset({force} - {""})
        return self.maker(codes).make(Wanted(targets or ("report",), (day,), {}, only, forced))

    @property
    def ran(self) -> list[str]:
        return sorted(self.world.ran)


@pytest.fixture
def toy(tmp_path: Path, instance: dg.DagsterInstance) -> Toy:
    return Toy(tmp_path, instance)


def videos(*assets: str, slots: str = "12") -> list[str]:
    return sorted(f"{asset} {DAY}|{slot}" for asset in assets for slot in slots)


def test_a_cold_day_is_made_whole_and_then_nothing_runs(toy: Toy) -> None:
    assert toy.make().ok
    assert toy.ran == sorted([f"{name} {DAY}" for name in DAYS] + videos(*CHAIN))
    assert toy.make().made == []
    assert toy.ran == []


def test_one_slot_makes_one_video(toy: Toy) -> None:
    toy.make("final_video", slot="2")
    assert [name for name in toy.ran if "|" in name] == videos(*CHAIN, slots="2")


def test_a_code_change_makes_that_asset_and_stops_where_bytes_are_equal(toy: Toy) -> None:
    toy.make()
    toy.make(codes={"script": "code=2"})
    assert toy.ran == videos("script")


def test_a_change_travels_only_as_far_as_it_changes_something(toy: Toy) -> None:
    toy.make()
    toy.world.say(script="!")
    toy.make(codes={"script": "code=2"})
    assert toy.ran == sorted([*videos(*CHAIN), f"report {DAY}"])
    toy.world.say(script="?")
    toy.make(codes={"script": "code=3"})  # another text of the same length: the voice comes out the same
    assert toy.ran == sorted([*videos(*CHAIN), f"report {DAY}"])
    assert toy.make(codes={"script": "code=3"}).made == []


def test_a_diamond_is_made_once(toy: Toy) -> None:
    toy.make()
    toy.world.say(script="??")
    toy.make("final_video", codes={"script": "code=2"})
    assert toy.ran.count(f"final_video {DAY}|1") == 1


def test_a_past_day_is_used_where_it_was_made_and_never_made_for_it(toy: Toy) -> None:
    toy.world.say(**{"posts 2026-01-05": "a b c", "posts 2026-01-04": "a"})
    toy.make("script")
    assert not any("2026-01-04" in name for name in toy.ran)
    toy.make("posts", day="2026-01-04")
    toy.make("script")
    assert toy.ran == sorted([f"unique {DAY}", f"selected_ideas {DAY}", *videos("script")])


def test_a_slot_without_an_idea_is_not_made_and_says_why(toy: Toy) -> None:
    toy.world.say(**{f"posts {DAY}": "only"})
    outcome = toy.make("final_video")
    assert outcome.ok
    assert outcome.slots[DAY] == ("1",)
    assert toy.make("final_video", slot="2").empty == {DAY: "too few"}


def test_a_day_with_nothing_makes_no_video(toy: Toy) -> None:
    toy.world.say(**{f"posts {DAY}": ""})
    outcome = toy.make("final_video")
    assert outcome.ok
    assert outcome.empty == {DAY: "too few"}
    assert not any("|" in name for name in toy.ran)


def test_a_failure_stops_what_needs_it_and_nothing_else(toy: Toy) -> None:
    toy.world.failing.add("voice")
    outcome = toy.make("final_video")
    assert set(outcome.failed) == {Node("voice", f"{DAY}|1"), Node("voice", f"{DAY}|2")}
    assert "told to fail" in next(iter(outcome.failed.values()))
    assert f"pictures {DAY}|2" in toy.ran
    toy.world.failing.clear()
    toy.make("final_video")
    assert toy.ran == videos("voice", "final_video")


def test_a_failed_day_stops_the_videos_that_were_to_follow_it_in_the_same_wave(toy: Toy) -> None:
    toy.make()
    toy.world.failing.add("credits")
    codes = {"credits": "code=2", "final_video": "code=2", "voice": "code=2"}
    outcome = toy.make("final_video", codes=codes)
    assert set(outcome.failed) == {Node("credits", DAY)}
    assert toy.ran == sorted([f"credits {DAY}", *videos("voice")])


def test_a_damaged_artifact_is_made_again_and_nothing_after_it(toy: Toy) -> None:
    toy.make()
    path = toy.tmp_path / "home" / "artifacts" / "toy" / "voice" / DAY / "1.json"
    path.write_text(path.read_text().replace("voice", "v0ice"))
    toy.make()
    assert toy.ran == [f"voice {DAY}|1"]
    path.unlink()
    toy.make()
    assert toy.ran == [f"voice {DAY}|1"]


def test_force_makes_one_asset_once(toy: Toy) -> None:
    toy.make()
    toy.make(force="voice")
    assert toy.ran == videos("voice")


def test_the_reason_is_in_the_user_s_words(toy: Toy) -> None:
    toy.make()
    maker = toy.maker({"script": "code=1 prompts/raw_script.md=abcd", "voice": "code=3"})
    plan = maker.look(Wanted(("final_video",), (DAY,))).plan
    assert plan.stale[Node("script", f"{DAY}|1")].why == "prompts/raw_script.md changed"
    assert plan.stale[Node("voice", f"{DAY}|1")].why == "its code changed (1 to 3)"
    assert Node("final_video", f"{DAY}|1") in plan.suspects


def test_the_planner_agrees_with_dagster_s_own_resolver(toy: Toy) -> None:
    """The oracle: Dagster's resolver is slow and private, so only this test touches it."""
    toy.world.say(**{"posts 2026-01-04": "x"})
    toy.make(day="2026-01-04")
    toy.make()
    toy.world.say(**{f"posts {DAY}": "b a", "posts 2026-01-04": "y z"})
    toy.make("posts", force="posts")
    toy.make("posts", day="2026-01-04", force="posts")
    toy.maker({"voice": "code=2"})
    graph = toy.defs.resolve_asset_graph()
    resolver = CachingStaleStatusResolver(toy.instance, graph, LoadingContextForTest(toy.instance))
    nodes = [
        node for name in toy.lineage.assets for day in ("2026-01-04", DAY)
        for node in toy.lineage.nodes_of(name, day, ("1", "2"))
    ]  # fmt: skip
    records = read_records(toy.instance, toy.lineage, nodes)
    disagreements = []
    for node in nodes:
        status = resolver.get_status(toy.lineage.assets[node.asset].key, node.partition)
        ours = reason_to_make(toy.lineage, records, node)
        theirs = {StaleStatus.FRESH: None, StaleStatus.MISSING: "missing"}.get(status, "stale")
        if (ours and ("missing" if ours.cause == "missing" else "stale")) != theirs:
            disagreements.append((node, ours, status))
    assert disagreements == []


def test_a_source_that_fails_when_asked_anew_is_told_and_the_day_goes_on_with_what_is_there(toy: Toy) -> None:
    toy.make()
    toy.world.failing.add("posts")
    outcome = toy.make(force="posts", codes={"credits": "code=2"})
    assert set(outcome.failed) == {Node("posts", DAY)}
    assert f"credits {DAY}" in toy.ran
