"""A day looks back at the days before it; one of these may be made by another refresh at that very moment."""

from pathlib import Path

import dagster as dg

from vidgen_assets.automation.lineage import read_lineage
from vidgen_assets.automation.making import Made, Maker, Terms
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.survey import Look
from vidgen_assets_tests.automation.toy import World, toy_definitions

DAY, DAY_BEFORE = "2026-01-05", "2026-01-04"


def test_a_refresh_ends_although_a_past_day_was_made_between_its_look_and_its_run(
    tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    world = World(tmp_path / "world.json")
    world.say(**{f"posts {DAY}": "a b c", f"posts {DAY_BEFORE}": "a"})
    defs = toy_definitions(tmp_path, world)
    lineage = read_lineage(defs)
    looks: list[Look] = []

    def make_the_day_before(look: Look, outcome: Made) -> None:
        looks.append(look)
        assert len(looks) < 10, "it goes on for ever"
        if len(looks) == 1:
            Maker(defs, lineage, instance, tmp_path / "other").make(Wanted(("posts",), (DAY_BEFORE,), {}))

    def maker() -> Maker:
        return Maker(defs, lineage, instance, tmp_path / "home")

    wanted = Wanted(("script",), (DAY,), {})
    outcome = maker().make(wanted, Terms(on_look=make_the_day_before))
    assert outcome.ok
    assert maker().make(wanted).made == []
    assert world.ran.count(f"unique {DAY}") == 1
