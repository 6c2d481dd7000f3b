"""The sensor `stale_after_change`: after a change of prompts, channel, LUT or code, what it made stale is
offered, or made again under the cap.

The fingerprint is the code versions of all assets as this code location has them loaded. What changed on disk
since then cannot be planned here: the sensor says that the location must be reloaded.
"""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from inspect import getdoc
from logging import Logger
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
from pydantic import ValidationError

from resources.errors import InvalidInput
from vidgen_assets.artifacts import Frozen
from vidgen_assets.automation.asking import Clock, ask_for, cap_of, in_ranges, utc_now
from vidgen_assets.automation.jobs import REFRESH_JOB, RefreshConfig
from vidgen_assets.automation.lineage import Lineage, read_lineage
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.survey import Look
from vidgen_assets.building import code_version, what_changed
from vidgen_assets.channel import Channel, load_channel

if TYPE_CHECKING:
    from vidgen_assets.automation.notifiers import Note

NAME = "stale_after_change"
LOOK_EVERY_S = 60
VIDEO = "final_video"
MOST_CAUSES = 8


class ChangeSeen(Frozen):
    """What the sensor remembers: the fingerprint it has dealt with, and how often it has asked for runs."""

    fingerprint: str
    asked: int = 0


@dataclass(frozen=True)
class _Found:
    """What a change made stale: the days with videos that were looked at, and the look."""

    days: tuple[str, ...]
    look: Look

    @property
    def stale(self) -> int:
        """Return how many asset partitions were made and are stale now; what was never made does not count."""
        return sum(reason.cause in ("code", "data", "outside") for reason in self.look.plan.stale.values())

    @property
    def usd(self) -> float:
        """Return what making it is estimated to cost."""
        return self.look.estimate.usd


def build_change_sensor(
    channel: Channel,
    home: Path,
    defs: Callable[[], dg.Definitions],
    *,
    clock: Clock = utc_now,
    environ: Mapping[str, str] = os.environ,
) -> dg.SensorDefinition:
    """Return the sensor that looks what a change made stale in a channel's last days."""

    def stale_after_change(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """After a change of prompts, channel file, LUT or code, offer to make again what it made stale.

        Looks at the days of the last `automation.refresh_days` that have videos. With
        `automation.refresh_after_change: run` it starts the refresh itself, where the estimate stays under
        `automation.max_cost_usd`; otherwise it tells the channel's notifiers how much is stale, and why.
        """
        if channel.automation.refresh_after_change == "off":
            return dg.SkipReason("automation.refresh_after_change is off in the channel file")
        definitions = defs()
        try:
            unloaded = changed_since_load(definitions, channel)
        except InvalidInput as error:
            return dg.SkipReason(str(error))
        if unloaded:
            return dg.SkipReason(f"{'; '.join(unloaded)}: reload this code location, then it is looked at")
        lineage = read_lineage(definitions)
        now, seen = fingerprint(lineage), seen_of(context.cursor)
        if seen is None or seen.fingerprint == now:
            why = "nothing changed" if seen else "first look: a change from now on is looked at"
            return _done(now, seen, f"{why} (fingerprint {now[:8]})")
        found = _look(context.instance, definitions, lineage, home, _days(channel, clock().date()))
        if found is None or not found.stale:
            return _done(now, seen, f"nothing of the last {channel.automation.refresh_days} days is stale")
        if channel.automation.refresh_after_change == "run" and found.usd <= cap_of(channel):
            requests = _requests(channel, found, now, seen.asked)
            cursor = ChangeSeen(fingerprint=now, asked=seen.asked + 1).model_dump_json()
            return dg.SensorResult(run_requests=requests, cursor=cursor)
        return _done(now, seen, f"offered: {_tell(channel, found, context.log, environ)}")

    return dg.SensorDefinition(
        name=NAME,
        evaluation_fn=stale_after_change,
        job_name=REFRESH_JOB,
        minimum_interval_seconds=LOOK_EVERY_S,
        description=getdoc(stale_after_change),
        default_status=dg.DefaultSensorStatus.STOPPED,
    )


def fingerprint(lineage: Lineage) -> str:
    """Return one hash of the code versions of all assets."""
    versions = sorted(f"{info.name} {info.code_version}" for info in lineage.assets.values())
    return hashlib.sha256("\n".join(versions).encode()).hexdigest()


def seen_of(cursor: str | None) -> ChangeSeen | None:
    """Read a cursor; None for the first look, and where the cursor is of another time."""
    try:
        return ChangeSeen.model_validate_json(cursor) if cursor else None
    except ValidationError:
        return None


def changed_since_load(defs: dg.Definitions, channel: Channel) -> tuple[str, ...]:
    """Say in a user's words which prompts, LUT and settings differ on disk from what is loaded.

    Raises ChannelError where the channel file cannot be read any more.
    """
    on_disk = load_channel(channel.path)
    graph = defs.resolve_asset_graph()
    changes: dict[str, None] = {}
    for key in graph.toposorted_asset_keys:
        spec = graph.get(key).assets_def.get_asset_spec(key)
        loaded = spec.code_version or ""
        own = loaded.partition(" ")[0].removeprefix("code=")
        now = code_version(spec.replace_attributes(code_version=own), on_disk)
        if now != loaded:
            changes.update(dict.fromkeys(what_changed(loaded, now)))
    return tuple(changes)


def _tell(channel: Channel, found: _Found, log: Logger, environ: Mapping[str, str]) -> str:
    """Offer to the channel's notifiers; return what they were told."""
    from vidgen_assets.automation.notifiers import build_notifiers, plain, tell

    why_not = ""
    if channel.automation.refresh_after_change == "run":
        why_not = f"above the {cap_of(channel):.2f} USD a run may spend"
    note = offer(channel, found.days, found.look, why_not)
    notifiers, unusable = build_notifiers(channel.notify, log, environ)
    tell(note, notifiers, log, unusable)
    return plain(note)


def offer(channel: Channel, days: tuple[str, ...], look: Look, why_not_started: str = "") -> "Note":
    """Return what people are told of a look: how much is stale, why, what making it takes, and how."""
    from vidgen_assets.automation.notifiers import Note
    from vidgen_assets.automation.telling import estimate_in_words, lines_of

    ranges = in_ranges(days)
    lines = [f"{line.what} ({line.where}): {line.why}" for line in lines_of(look) if line.state == "stale"]
    more = [f"and {len(lines) - MOST_CAUSES} more causes"] if len(lines) > MOST_CAUSES else []
    return Note(
        kind="offer",
        channel=channel.name,
        title=f"{len(look.plan.stale)} asset partitions of {', '.join(ranges)} are stale after a change",
        text="\n".join([*lines[:MOST_CAUSES], *more]),
        facts={
            "may follow": str(len(look.plan.suspects) + len(look.plan.later)),
            "it takes": estimate_in_words(look.estimate),
            **({"not started": why_not_started} if why_not_started else {}),
            "to make it": " && ".join(f"vidgen refresh --dates {dates}" for dates in ranges)
            + f", or launch {REFRESH_JOB} in the UI",
        },
        link=f"{channel.notify.ui_url.rstrip('/')}/jobs" if channel.notify.ui_url else "",
    )


def _done(now: str, seen: ChangeSeen | None, why: str) -> dg.SensorResult:
    cursor = ChangeSeen(fingerprint=now, asked=seen.asked if seen else 0)
    return dg.SensorResult(skip_reason=why[:2000], cursor=cursor.model_dump_json())


def _days(channel: Channel, today: date) -> tuple[str, ...]:
    back = range(channel.automation.refresh_days - 1, -1, -1)
    days = (today - timedelta(days=number) for number in back)
    return tuple(day.isoformat() for day in days if day >= channel.start_date)


def _look(
    instance: dg.DagsterInstance,
    defs: dg.Definitions,
    lineage: Lineage,
    home: Path,
    days: tuple[str, ...],
) -> _Found | None:
    """Plan the days that have a video; None where there is none. A day still being chosen is left alone."""
    from vidgen_assets.automation.making import Maker

    partitions = instance.get_materialized_partitions(lineage.assets[VIDEO].key)
    made = {partition.partition("|")[0] for partition in partitions}
    wanted = tuple(day for day in days if day in made)
    if not wanted:
        return None
    maker = Maker(defs, lineage, instance, home)
    return _Found(wanted, maker.look(Wanted(tuple(lineage.assets), wanted)))


def _requests(channel: Channel, found: _Found, now: str, asked: int) -> list[dg.RunRequest]:
    ranges = in_ranges(found.days)
    return [
        ask_for(
            channel,
            RefreshConfig(dates=dates, max_cost_usd=cap_of(channel) / len(ranges)),
            run_key=f"{NAME}|{now[:16]}|{dates}|{asked}",
            asked_by=NAME,
            reason=f"{found.stale} asset partitions are stale after a change",
        )
        for dates in ranges
    ]
