"""What runs by the clock: `daily_videos` closes yesterday, `weekly_retention` removes what nothing needs.

A day is a UTC day, a tick comes at the channel's own time of day. What a tick asks for follows from the time
it was scheduled for alone, so that a late or repeated tick asks for the same.
"""

from datetime import UTC, date, datetime, timedelta
from inspect import getdoc
from zoneinfo import ZoneInfo

import dagster as dg

from vidgen_assets.automation.asking import ask_for, cap_of, sources_of
from vidgen_assets.automation.jobs import REFRESH_JOB, RefreshConfig
from vidgen_assets.channel import Channel

DAILY = "daily_videos"


def build_daily_schedule(channel: Channel) -> dg.ScheduleDefinition:
    """Return the schedule that makes the videos of every day that is over."""
    zone = channel.automation.timezone

    def daily_videos(context: dg.ScheduleEvaluationContext) -> list[dg.RunRequest] | dg.SkipReason:
        """Close yesterday: read its sources once more, choose its ideas, make its videos, deliver them.

        At `automation.daily_at` of the channel file; may spend `automation.max_cost_usd`.
        """
        tick = context.scheduled_execution_time
        ended = [day for day in days_ended(tick, zone) if day >= channel.start_date]
        if not ended:
            return dg.SkipReason(f"no day of the channel ended since the tick before {tick:%Y-%m-%d %H:%M}")
        return [_close(channel, day) for day in ended]

    hour, minute = (int(part) for part in channel.automation.daily_at.split(":"))
    return dg.schedule(
        cron_schedule=f"{minute} {hour} * * *",
        execution_timezone=zone,
        job_name=REFRESH_JOB,
        description=getdoc(daily_videos),
        default_status=dg.DefaultScheduleStatus.STOPPED,
    )(daily_videos)


def days_ended(tick: datetime, timezone: str) -> tuple[date, ...]:
    """Return the UTC days that ended between the tick a local day before and this one, oldest first.

    It is one day, but where the clocks change around midnight UTC: then it is two, or none.
    """
    local = tick.astimezone(ZoneInfo(timezone))
    before = (local - timedelta(days=1)).astimezone(UTC)  # the same time on the clock of the day before
    now = local.astimezone(UTC)
    days = (now.date() - before.date()).days
    return tuple(before.date() + timedelta(days=number) for number in range(days))


def _close(channel: Channel, day: date) -> dg.RunRequest:
    config = RefreshConfig(
        dates=day.isoformat(),
        force=sources_of(channel),  # what came in since they were read last
        max_cost_usd=cap_of(channel),
    )
    return ask_for(channel, config, run_key=f"{DAILY}|{day}", asked_by=DAILY, reason=f"{day} is over")
