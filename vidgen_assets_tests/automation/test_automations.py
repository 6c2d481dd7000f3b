"""What runs by itself is off, says what it is, and costs a code location next to nothing to load."""

import subprocess
import sys
from pathlib import Path

import dagster as dg

from vidgen_assets.automation.automations import build_automation
from vidgen_assets_tests.automation.channels import channel, refresh_job
from vidgen_assets_tests.automation.toy import World, toy_definitions

HEAVY = ("requests", "praw", "ruamel.yaml.main", "vidgen_assets.content.sources")


def test_a_code_location_takes_them_all_and_none_is_running(tmp_path: Path) -> None:
    defs = toy_definitions(tmp_path, World(tmp_path / "world.json"))
    found = build_automation(channel(tmp_path), tmp_path / "home", refresh_job, lambda: defs)
    whole = dg.Definitions.merge(
        defs, dg.Definitions(jobs=found.jobs, schedules=found.schedules, sensors=found.sensors)
    )
    dg.Definitions.validate_loadable(whole)
    assert [job.name for job in found.jobs] == ["refresh_videos", "retention"]
    assert {one.name for one in found.schedules} == {"daily_videos", "weekly_retention"}
    assert {one.name for one in found.sensors} == {
        "new_reddit_content",
        "briefs_inbox",
        "stale_after_change",
        "report_failures",
    }
    for schedule in found.schedules:
        assert schedule.default_status == dg.DefaultScheduleStatus.STOPPED
        assert schedule.description
    for sensor in found.sensors:
        assert sensor.default_status == dg.DefaultSensorStatus.STOPPED
        assert sensor.description


def test_loading_them_imports_nothing_heavy() -> None:
    program = (
        "import sys, dagster, vidgen_assets.automation.jobs, vidgen_assets.channel; before = set(sys.modules);"
        " import vidgen_assets.automation.automations;"
        " print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    new = done.stdout.split()
    assert "vidgen_assets.automation.sensors.reddit" in new
    assert [name for name in new if name.startswith(HEAVY)] == []
