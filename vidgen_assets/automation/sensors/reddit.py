"""The sensor `new_reddit_content`: looks at the channel's communities and asks for the days with new posts.

A look is one page a community under one login. It may take half a minute at most: no community is begun when
the budget is spent, and the next tick goes on there. What is remembered is `reddit_watch.py`'s.
"""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from inspect import getdoc

import dagster as dg

from resources.errors import ProviderError, Unavailable
from resources.reddit import RedditSource
from resources.retry import RetryPolicy
from vidgen_assets.automation.asking import TARGETS, Clock, ask_for, cap_of, utc_now
from vidgen_assets.automation.jobs import REFRESH_JOB, RefreshConfig
from vidgen_assets.automation.sensors.reddit_watch import (
    Hold,
    RedditWatch,
    after_posts,
    after_refusal,
    in_turn,
    watch_of,
)
from vidgen_assets.channel import Channel

NAME = "new_reddit_content"
LOOK_EVERY_S = 300
# a community is begun only within this; it may take two requests of TIMEOUT_S to connect and to read each,
# so that a tick ends in less than 30 s
BUDGET_S = 12.0
TIMEOUT_S = 4.0


@dataclass(frozen=True)
class _Times:
    """What tells the time: of the day, and of the tick so far."""

    clock: Clock
    stopwatch: Callable[[], float]


def build_reddit_sensor(
    channel: Channel,
    *,
    clock: Clock = utc_now,
    stopwatch: Callable[[], float] = time.monotonic,
    environ: Mapping[str, str] = os.environ,
) -> dg.SensorDefinition:
    """Return the sensor that watches Reddit for a channel."""
    times = _Times(clock, stopwatch)

    def new_reddit_content(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Look for new posts in the channel's communities, and start a refresh of the days that have some.

        The first look only marks where each community stands. A refresh is asked for at most every
        `automation.new_posts_minutes`, as far as `automation.new_posts` says. When Reddit refuses, it is left
        alone for as long as it asks, and longer with each refusal.
        """
        names = tuple(dict.fromkeys(channel.sources.subreddits))
        if not channel.sources.reddit or not names:
            return dg.SkipReason("nothing to watch: sources.reddit is off, or names no subreddits")
        try:
            source = _source(environ)
        except Unavailable as error:
            return dg.SkipReason(str(error))
        watch, problems = _look(watch_of(context.cursor, names), names, source, times)
        for problem in problems:
            context.log.warning("%s", problem)
        return _ask(channel, watch, names, clock())

    return dg.SensorDefinition(
        name=NAME,
        evaluation_fn=new_reddit_content,
        job_name=REFRESH_JOB,
        minimum_interval_seconds=LOOK_EVERY_S,
        description=getdoc(new_reddit_content),
        default_status=dg.DefaultSensorStatus.STOPPED,
    )


def _source(environ: Mapping[str, str]) -> RedditSource:
    """Return Reddit as a tick may ask it: once, with short patience and no sleeping."""
    once = RetryPolicy(attempts=1)
    return replace(RedditSource.from_environment(environ), timeout_s=TIMEOUT_S, policy=once, paced=False)


def _look(
    watch: RedditWatch, names: tuple[str, ...], source: RedditSource, times: _Times
) -> tuple[RedditWatch, list[str]]:
    """Ask the communities in turn while there is time; return the watch, and refusals in words."""
    due = in_turn(watch, names, times.clock())
    problems: list[str] = []
    if not due:
        return watch, problems
    started = times.stopwatch()
    with source.looking() as newest:
        for name in due:
            if times.stopwatch() - started > BUDGET_S or watch.hold.until > times.clock().timestamp():
                return watch.model_copy(update={"next": name}), problems
            try:
                watch = after_posts(watch, name, newest(name), times.clock())
            except ProviderError as error:
                watch = after_refusal(watch, name, error, times.clock())
                problems.append(f"r/{name}: {error}")
    return watch.model_copy(update={"next": ""}), problems


def _ask(
    channel: Channel, watch: RedditWatch, names: tuple[str, ...], now: datetime
) -> dg.SensorResult | dg.SkipReason:
    first = channel.start_date.isoformat()
    days = {day: newest for day, newest in sorted(watch.pending.items()) if day >= first}
    ready_at = watch.asked_at + 60 * channel.automation.new_posts_minutes
    if not days or now.timestamp() < ready_at:
        waiting = watch.model_copy(update={"pending": days})
        why = _waiting_for(waiting, names, ready_at, now)
        return dg.SensorResult(skip_reason=why, cursor=waiting.model_dump_json())
    requests = [
        ask_for(
            channel,
            RefreshConfig(
                dates=day,
                to=TARGETS[channel.automation.new_posts],
                force=["reddit_posts"],
                max_cost_usd=cap_of(channel),
            ),
            run_key=f"{NAME}|{day}|{newest}",
            asked_by=NAME,
            reason=f"new posts on Reddit, the newest {newest}",
        )
        for day, newest in days.items()
    ]
    done = watch.model_copy(update={"pending": {}, "asked_at": int(now.timestamp())})
    return dg.SensorResult(run_requests=requests, cursor=done.model_dump_json())


def _waiting_for(watch: RedditWatch, names: tuple[str, ...], ready_at: int, now: datetime) -> str:
    """Say in words what the next tick waits for."""
    parts: list[str] = []
    if watch.hold.until > now.timestamp():
        parts.append(_held("Reddit", watch.hold))
    for name in names:
        seen = watch.communities.get(name)
        if seen is not None and seen.hold.until > now.timestamp():
            parts.append(_held(f"r/{name}", seen.hold))
    unseen = [f"r/{name}" for name in names if name not in watch.communities]
    if unseen and watch.hold.until <= now.timestamp():
        parts.append(f"not looked at yet: {', '.join(unseen)}")
    if watch.pending:
        parts.append(f"new posts of {', '.join(watch.pending)} wait until {_clock_time(ready_at)}")
    elif not parts:
        newest = max(seen.newest_ms for seen in watch.communities.values()) // 1000
        parts.append(f"nothing new in {len(names)} communities since {_clock_time(newest)}")
    return "; ".join(parts)


def _held(who: str, hold: Hold) -> str:
    return f"{who} is left alone until {_clock_time(hold.until)} after {hold.refusals} refusals: {hold.why}"


def _clock_time(moment_s: int) -> str:
    return f"{datetime.fromtimestamp(moment_s, UTC):%Y-%m-%d %H:%M} UTC" if moment_s else "the beginning"
