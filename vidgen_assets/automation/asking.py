"""How schedules and sensors ask for a refresh: one run request, its reason, its cap, and the channel's tags.

What they ask is `refresh_videos` of `jobs.py`; whether and when is each one's own matter.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

import dagster as dg

from vidgen_assets.automation.jobs import CHANNEL_TAG, REFRESH_JOB, RefreshConfig, run_config_for
from vidgen_assets.channel import Channel

ASKED_BY_TAG = "vidgen/asked_by"
REASON_TAG = "vidgen/reason"
MOST_WORDS = 500

# what the channel file calls "ranking", "selection", "videos": the assets a refresh stops at; none means all
TARGETS: dict[str, list[str]] = {
    "ranking": ["ranked_posts"],
    "selection": ["selected_ideas"],
    "videos": [],
}

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment; tests put a clock of their own in its place."""
    return datetime.now(UTC)


def cap_of(channel: Channel) -> float:
    """Return what one automatic run may spend in USD."""
    own = channel.automation.max_cost_usd
    return channel.budget.cap_usd if own is None else own


def sources_of(channel: Channel) -> list[str]:
    """Return the assets of which nothing shows that they are out of date: Reddit itself, a snapshot in time."""
    return ["reddit_posts"] if channel.sources.reddit else []


def ask_for(
    channel: Channel, config: RefreshConfig, *, run_key: str, asked_by: str, reason: str
) -> dg.RunRequest:
    """Return the request for a refresh; a run key that was asked before starts nothing."""
    return dg.RunRequest(
        run_key=run_key,
        job_name=REFRESH_JOB,
        run_config=run_config_for(config),
        tags={
            CHANNEL_TAG: channel.name,
            ASKED_BY_TAG: asked_by,
            REASON_TAG: reason[:MOST_WORDS],
        },
    )


def in_ranges(days: Iterable[str]) -> list[str]:
    """Return days as ranges without gaps, oldest first: "2026-11-18" or "2026-11-18..2026-11-20"."""
    ranges: list[tuple[date, date]] = []
    for day in sorted(date.fromisoformat(text) for text in set(days)):
        if ranges and day - ranges[-1][1] == timedelta(days=1):
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return [
        first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"
        for first, last in ranges
    ]
