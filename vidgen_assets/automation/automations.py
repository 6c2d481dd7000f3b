"""Everything of a channel that runs without being asked, built in one place; all of it starts switched off."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from vidgen_assets.automation.asking import Clock, utc_now
from vidgen_assets.automation.retention_job import build_retention_job, build_retention_schedule
from vidgen_assets.automation.schedules import build_daily_schedule
from vidgen_assets.automation.sensors.briefs import build_briefs_sensor
from vidgen_assets.automation.sensors.changes import build_change_sensor
from vidgen_assets.automation.sensors.failures import build_failure_sensor
from vidgen_assets.automation.sensors.reddit import build_reddit_sensor
from vidgen_assets.channel import Channel


@dataclass(frozen=True)
class Automation:
    """The jobs, schedules and sensors of a channel; `refresh_videos` is among the jobs."""

    jobs: tuple[dg.JobDefinition, ...]
    schedules: tuple[dg.ScheduleDefinition, ...]
    sensors: tuple[dg.SensorDefinition, ...]


def build_automation(
    channel: Channel,
    home: Path,
    refresh_job: dg.JobDefinition,
    defs: Callable[[], dg.Definitions],
    *,
    clock: Clock = utc_now,
) -> Automation:
    """Return a channel's automation around its refresh job; `defs` gives its definitions when a tick needs them."""
    return Automation(
        jobs=(refresh_job, build_retention_job(channel, home, defs, clock)),
        schedules=(
            build_daily_schedule(channel),
            build_retention_schedule(channel),
        ),
        sensors=(
            build_reddit_sensor(channel, clock=clock),
            build_briefs_sensor(channel, clock=clock),
            build_change_sensor(channel, home, defs, clock=clock),
            build_failure_sensor(channel),
        ),
    )
