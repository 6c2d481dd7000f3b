"""The daily schedule closes each day once, whatever the clocks do, and asks for the same when it ticks again."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg
import pytest
from dagster._core.definitions.schedule_definition import ScheduleExecutionData

from vidgen_assets.automation.asking import in_ranges
from vidgen_assets.automation.schedules import build_daily_schedule, days_ended
from vidgen_assets_tests.automation.channels import asked, channel


def tick(schedule: dg.ScheduleDefinition, at: str) -> ScheduleExecutionData:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return schedule.evaluate_tick(dg.build_schedule_context(scheduled_execution_time=moment))


def test_a_tick_closes_yesterday_with_the_channel_s_cap(tmp_path: Path) -> None:
    ours = channel(
        tmp_path,
        sources={"reddit": True, "subreddits": ["tifu"], "files": ["*.jsonl"]},
        automation={"daily_at": "04:30", "timezone": "Europe/Berlin"},
        budget={"cap_usd": 2.5},
    )
    schedule = build_daily_schedule(ours)
    assert (schedule.name, schedule.cron_schedule) == ("daily_videos", "30 4 * * *")
    assert schedule.execution_timezone == "Europe/Berlin"
    assert schedule.default_status == dg.DefaultScheduleStatus.STOPPED
    assert (schedule.description or "").startswith("Close yesterday")
    (request,) = tick(schedule, "2026-01-10T03:30").run_requests
    assert asked(request) == {
        "dates": "2026-01-09",
        "force": ["reddit_posts"],
        "max_cost_usd": 2.5,
    }
    assert request.tags["vidgen/asked_by"] == "daily_videos"
    assert request.tags["vidgen/channel"] == "toy"


def test_a_day_is_asked_for_under_one_key(tmp_path: Path) -> None:
    schedule = build_daily_schedule(channel(tmp_path))
    keys = [tick(schedule, at).run_requests[0].run_key for at in ("2026-01-10T02:00", "2026-01-10T09:00")]
    assert keys == ["daily_videos|2026-01-09"] * 2
    assert tick(schedule, "2026-01-11T02:00").run_requests[0].run_key == "daily_videos|2026-01-10"


def test_before_the_channel_s_first_day_nothing_is_asked(tmp_path: Path) -> None:
    found = tick(build_daily_schedule(channel(tmp_path)), "2026-01-01T02:00")
    assert found.run_requests == []
    assert "no day of the channel ended" in str(found.skip_message)


@pytest.mark.parametrize(
    "zone", ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Europe/Berlin"]
)
@pytest.mark.parametrize("hour", [0, 1, 2, 12, 19, 20, 23])
def test_every_day_of_a_year_is_closed_exactly_once(zone: str, hour: int) -> None:
    local = datetime(2026, 1, 1, hour, 30, tzinfo=ZoneInfo(zone))
    closed = [day for back in range(366) for day in days_ended(local + timedelta(days=back), zone)]
    assert closed == [closed[0] + timedelta(days=number) for number in range(len(closed))]
    assert closed[-1] - closed[0] >= timedelta(days=363)


def test_a_day_is_never_closed_before_it_is_over() -> None:
    tick = datetime(2026, 11, 1, 19, 30, tzinfo=ZoneInfo("America/New_York"))
    assert days_ended(tick, "America/New_York") == (date(2026, 10, 31), date(2026, 11, 1))
    assert tick.astimezone(UTC) > datetime(2026, 11, 2, tzinfo=UTC)
    assert days_ended(datetime(2026, 1, 10, tzinfo=UTC), "UTC") == (date(2026, 1, 9),)


def test_days_are_asked_for_in_ranges_without_gaps() -> None:
    days = ["2026-02-28", "2026-03-01", "2026-01-05", "2026-03-03", "2026-03-01"]
    assert in_ranges(days) == ["2026-01-05", "2026-02-28..2026-03-01", "2026-03-03"]
    assert in_ranges([]) == []
