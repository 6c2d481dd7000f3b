"""After a change the sensor says what it made stale, or makes it within the cap; otherwise it is silent."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.definitions.sensor_definition import SensorExecutionData
from ruamel.yaml import YAML

from resources.fakes.webhook_server import FakeWebhook
from vidgen_assets.automation.lineage import read_lineage
from vidgen_assets.automation.making import Maker
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.sensors.changes import build_change_sensor, changed_since_load, fingerprint
from vidgen_assets.channel import CHANNELS, load_channel
from vidgen_assets.definitions import build_definitions
from vidgen_assets_tests.automation.channels import Clock, asked, channel
from vidgen_assets_tests.automation.toy import World, toy_definitions

TWO = {"script": "code=2"}


class Changing:
    """The sensor over the toy channel: its code changes as if the location were reloaded."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance) -> None:
        self.tmp_path, self.instance, self.clock = tmp_path, instance, Clock("2026-01-10T12:00")
        self.world = World(tmp_path / "world.json")
        self.world.say(**{f"posts 2026-01-{day:02}": f"a{day} b{day}" for day in range(1, 11)})
        self.cursor: str | None = None
        self.settings: dict[str, Any] = {}
        self.environ: dict[str, str] = {}
        document = channel(tmp_path).model_dump(mode="json", exclude_defaults=True)
        YAML().dump(document, tmp_path / "toy.yaml")

    def make(self, *days: str, target: str = "report", codes: Mapping[str, str] = {}) -> None:
        defs = toy_definitions(self.tmp_path, self.world, codes)
        maker = Maker(defs, read_lineage(defs), self.instance, self.tmp_path / "home")
        assert maker.make(Wanted((target,), days)).ok

    def tick(self, codes: Mapping[str, str] = {}, keep: bool = True) -> SensorExecutionData:
        sensor = build_change_sensor(
            channel(self.tmp_path, **self.settings),
            self.tmp_path / "home",
            lambda: toy_definitions(self.tmp_path, self.world, codes),
            clock=self.clock,
            environ=self.environ,
        )
        found = sensor.evaluate_tick(dg.build_sensor_context(instance=self.instance, cursor=self.cursor))
        if keep:
            self.cursor = found.cursor
        return found

    def said(self, codes: Mapping[str, str] = {}) -> str:
        found = self.tick(codes)
        assert not found.run_requests
        return str(found.skip_message)


@pytest.fixture
def changing(tmp_path: Path, instance: dg.DagsterInstance) -> Changing:
    return Changing(tmp_path, instance)


def test_without_a_change_it_says_nothing(changing: Changing) -> None:
    changing.make("2026-01-09")
    assert changing.said().startswith("first look")
    assert changing.said().startswith("nothing changed")


def test_a_change_is_offered_once_with_its_cause_and_what_it_takes(changing: Changing) -> None:
    changing.make("2026-01-06", "2026-01-08", "2026-01-09")
    changing.tick()
    with FakeWebhook() as webhook:
        notifiers = [{"kind": "webhook", "url_from": "HOOK"}]
        changing.settings = {"notify": {"notifiers": notifiers, "ui_url": "http://ui:3000/"}}
        changing.environ = {"HOOK": webhook.url}
        said = changing.said(TWO)
        assert changing.said(TWO).startswith("nothing changed")
    (note,) = webhook.posts
    assert note["kind"] == "offer"
    assert (
        note["title"] == "6 asset partitions of 2026-01-06, 2026-01-08..2026-01-09 are stale after a change"
    )
    assert note["text"] == "script (2026-01-06|1 .. 2026-01-09|2 (6)): its code changed (1 to 2)"
    facts = note["facts"]
    assert isinstance(facts, dict)
    assert facts["may follow"] == "21"
    assert "$0.00" in facts["it takes"]
    assert "vidgen refresh --dates 2026-01-08..2026-01-09" in facts["to make it"]
    assert note["link"] == "http://ui:3000/jobs"
    assert said.startswith("offered: 6 asset partitions")


def test_a_change_is_made_within_the_cap_where_the_channel_says_so(changing: Changing) -> None:
    changing.make("2026-01-06", "2026-01-08", "2026-01-09")
    changing.tick()
    changing.settings = {"automation": {"refresh_after_change": "run", "max_cost_usd": 3}}
    lost, found = changing.tick(TWO, keep=False), changing.tick(TWO)
    assert [asked(request) for request in found.run_requests] == [
        {"dates": "2026-01-06", "max_cost_usd": 1.5},
        {"dates": "2026-01-08..2026-01-09", "max_cost_usd": 1.5},
    ]
    assert [one.run_key for one in lost.run_requests] == [one.run_key for one in found.run_requests]
    assert changing.said(TWO).startswith("nothing changed")


def test_changed_and_changed_back_run_under_their_own_keys(changing: Changing) -> None:
    changing.make("2026-01-09")
    changing.settings = {"automation": {"refresh_after_change": "run"}}
    changing.tick()
    first = changing.tick(TWO).run_requests
    changing.make("2026-01-09", codes=TWO)
    back = changing.tick().run_requests
    changing.make("2026-01-09")
    again = changing.tick(TWO).run_requests
    assert len({one.run_key for one in (*first, *back, *again)}) == 3


def test_nothing_is_said_of_a_change_that_made_nothing_stale(changing: Changing) -> None:
    changing.make("2026-01-09")
    changing.tick()
    changing.make("2026-01-09", codes=TWO)  # somebody made it before the sensor looked
    assert changing.said(TWO) == "nothing of the last 7 days is stale"


def test_days_without_a_video_and_days_long_past_are_left_alone(changing: Changing) -> None:
    changing.make("2026-01-02")
    changing.make("2026-01-10", target="selected_ideas")
    changing.tick()
    assert changing.said(TWO) == "nothing of the last 7 days is stale"


def test_it_can_be_turned_off(changing: Changing) -> None:
    changing.settings = {"automation": {"refresh_after_change": "off"}}
    assert "refresh_after_change is off" in changing.said()


def test_a_price_above_the_cap_is_offered_and_not_run(changing: Changing) -> None:
    changing.make("2026-01-09")
    defs = toy_definitions(changing.tmp_path, changing.world)
    assert defs.resources is not None
    calls = defs.resources["calls"]
    calls.note_made("script", "2026-01-09|1", 10.0, 0.5)
    changing.tick()
    changing.settings = {"automation": {"refresh_after_change": "run", "max_cost_usd": 0.1}}
    said = changing.said(TWO)
    assert "not started: above the 0.10 USD a run may spend" in said


def test_a_change_on_disk_asks_for_a_reload(tmp_path: Path) -> None:
    text = (CHANNELS / "reddit_stories.yaml").read_text("utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    shutil.copytree(CHANNELS.parent / "examples", tmp_path.parent / "examples", dirs_exist_ok=True)
    defs = build_definitions(str(path), tmp_path / "home")
    loaded = load_channel(path)
    before = fingerprint(read_lineage(defs))
    assert changed_since_load(defs, loaded) == ()
    path.write_text(text.replace("lut_strength: 0.6", "lut_strength: 0.5"), "utf-8")
    assert changed_since_load(defs, loaded) == ("channel: style.lut_strength changed",)
    assert fingerprint(read_lineage(build_definitions(str(path), tmp_path / "home"))) != before
    path.write_text(text.replace("refresh_days: 7", "refresh_days: 9"), "utf-8")
    assert changed_since_load(defs, loaded) == ()  # what runs by itself makes nothing stale
    path.write_text("name: [", "utf-8")
    sensor = build_change_sensor(loaded, tmp_path / "home", lambda: defs)
    with dg.DagsterInstance.ephemeral() as instance:
        found = sensor.evaluate_tick(dg.build_sensor_context(instance=instance))
    assert "the YAML is broken" in str(found.skip_message)
