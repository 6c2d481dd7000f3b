"""A brief that is new or changed makes its day, once; a broken one is named and stops no other."""

from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.sensor_definition import SensorExecutionData

from vidgen_assets.automation.sensors.briefs import build_briefs_sensor
from vidgen_assets_tests.automation.channels import Clock, asked, channel

TODAY = "2026-01-10"


class Inbox:
    """The sensor over a folder of briefs, tick after tick on one instance and one cursor."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance) -> None:
        self.folder = tmp_path / "briefs"
        self.folder.mkdir()
        self.tmp_path, self.instance, self.clock = tmp_path, instance, Clock(f"{TODAY}T12:00")
        self.cursor: str | None = None

    def write(self, name: str, day: str = TODAY, story: str = "Once.") -> None:
        (self.folder / name).write_text(f"date: {day}\nsubject: Bread\nstory: {story}\n", "utf-8")

    def tick(self, keep: bool = True) -> SensorExecutionData:
        sensor = build_briefs_sensor(channel(self.tmp_path, sources={"briefs": "briefs"}), clock=self.clock)
        found = sensor.evaluate_tick(dg.build_sensor_context(instance=self.instance, cursor=self.cursor))
        if keep:
            self.cursor = found.cursor
        return found

    def asked(self) -> list[str]:
        return [asked(request)["dates"] for request in self.tick().run_requests]

    def said(self) -> str:
        found = self.tick()
        assert not found.run_requests
        return str(found.skip_message)


@pytest.fixture
def inbox(tmp_path: Path, instance: dg.DagsterInstance) -> Inbox:
    return Inbox(tmp_path, instance)


def test_the_first_look_takes_past_briefs_as_known_and_today_s_as_new(inbox: Inbox) -> None:
    inbox.write("old.yaml", "2026-01-09")
    inbox.write("new.yaml")
    assert inbox.asked() == [TODAY]
    assert inbox.said() == "2 briefs are known, none is new or changed"


def test_a_new_brief_makes_its_day_s_videos_once(inbox: Inbox) -> None:
    inbox.tick()
    inbox.write("bread.yaml", "2026-01-07")
    inbox.write("butter.yaml", "2026-01-07")
    inbox.write("milk.yaml")
    found = inbox.tick().run_requests
    assert [asked(request) for request in found] == [
        {"dates": "2026-01-07", "max_cost_usd": 0.0},
        {"dates": TODAY, "max_cost_usd": 0.0},
    ]
    assert found[0].tags["vidgen/reason"] == "new or changed in the inbox: bread.yaml, butter.yaml"
    assert inbox.asked() == []


def test_a_script_with_its_date_in_the_name_is_a_brief_too(inbox: Inbox) -> None:
    inbox.tick()
    (inbox.folder / "2026-01-08 lamp.md").write_text("# The lamp\n\nIt went out.\n", "utf-8")
    (inbox.folder / "notes.txt").write_text("nothing of ours", "utf-8")
    assert inbox.asked() == ["2026-01-08"]


def test_changed_and_changed_back_are_both_asked_for(inbox: Inbox) -> None:
    inbox.tick()
    keys = []
    for story in ("Once.", "Twice.", "Once.", "Twice."):
        inbox.write("bread.yaml", story=story)
        keys += [request.run_key for request in inbox.tick().run_requests]
    assert len(set(keys)) == 4


def test_a_touched_file_is_not_a_changed_one(inbox: Inbox) -> None:
    inbox.write("bread.yaml")
    inbox.tick()
    inbox.write("bread.yaml")
    assert inbox.asked() == []


def test_a_tick_whose_cursor_was_lost_asks_under_the_same_keys(inbox: Inbox) -> None:
    inbox.tick()
    inbox.write("bread.yaml")
    lost, again = inbox.tick(keep=False), inbox.tick()
    assert [one.run_key for one in lost.run_requests] == [one.run_key for one in again.run_requests]


def test_a_broken_brief_is_named_each_time_and_stops_no_other(inbox: Inbox) -> None:
    inbox.tick()
    (inbox.folder / "a.yaml").write_text("subject: [unclosed\n", "utf-8")
    (inbox.folder / "b.yaml").write_bytes(b"subject: \xff\n")
    (inbox.folder / "c.md").write_text("# No date\n\nText.\n", "utf-8")
    (inbox.folder / "d.yaml").write_text("x" * 300_000, "utf-8")
    inbox.write("good.yaml")
    assert inbox.asked() == [TODAY]
    for _ in range(2):
        said = inbox.said()
        assert said.startswith("1 briefs are known")
        for words in (
            "a.yaml:",
            "the YAML is broken",
            "b.yaml: byte 10",
            "c.md: it belongs to no day",
            "d.yaml",
        ):
            assert words in said
    inbox.write("a.yaml")
    assert inbox.asked() == [TODAY]


def test_a_brief_that_breaks_and_is_mended_as_it_was_is_not_new(inbox: Inbox) -> None:
    inbox.write("bread.yaml")
    inbox.tick()
    (inbox.folder / "bread.yaml").write_text("date:", "utf-8")
    assert "bread.yaml" in inbox.said()
    inbox.write("bread.yaml")
    assert inbox.asked() == []


def test_a_brief_of_a_day_to_come_waits_for_its_day(inbox: Inbox) -> None:
    inbox.tick()
    inbox.write("later.yaml", "2026-01-12")
    assert "later.yaml waits for 2026-01-12" in inbox.said()
    inbox.clock.on(days=2)
    assert inbox.asked() == ["2026-01-12"]
    assert inbox.asked() == []


def test_a_brief_before_the_channel_began_is_named(inbox: Inbox) -> None:
    inbox.tick()
    inbox.write("old.yaml", "2025-12-31")
    assert "old.yaml: 2025-12-31 is before the channel's start_date" in inbox.said()


def test_a_brief_that_was_cleared_away_asks_for_nothing(inbox: Inbox) -> None:
    inbox.write("bread.yaml")
    inbox.tick()
    (inbox.folder / "bread.yaml").unlink()
    assert inbox.said().startswith("0 briefs are known")


@pytest.mark.parametrize("cursor", ["not json", '{"files": 3}', "[]"])
def test_an_unreadable_cursor_is_a_first_look(inbox: Inbox, cursor: str) -> None:
    inbox.write("old.yaml", "2026-01-09")
    inbox.cursor = cursor
    assert "1 briefs are known" in inbox.said()


def test_a_missing_folder_is_said(inbox: Inbox, tmp_path: Path) -> None:
    inbox.folder.rmdir()
    assert "there is no folder 'briefs'" in inbox.said()
    none = build_briefs_sensor(channel(tmp_path))
    found = none.evaluate_tick(dg.build_sensor_context(instance=inbox.instance))
    assert "names no folder" in str(found.skip_message)
    assert none.default_status == dg.DefaultSensorStatus.STOPPED
