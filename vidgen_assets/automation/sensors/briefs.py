"""The sensor `briefs_inbox`: a new or changed brief asks for a refresh of the day it belongs to.

Files are told apart by the hash of their bytes. A broken one is said in every tick and stops no other; it is
taken up when it is mended. What a brief may say is known by `content/sources.py`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from inspect import getdoc
from pathlib import Path

import dagster as dg
from pydantic import Field, ValidationError

from resources.errors import InvalidInput
from vidgen_assets.artifacts import Frozen
from vidgen_assets.automation.asking import TARGETS, Clock, ask_for, cap_of, utc_now
from vidgen_assets.automation.jobs import REFRESH_JOB, RefreshConfig
from vidgen_assets.channel import Channel

NAME = "briefs_inbox"
LOOK_EVERY_S = 60
MOST_BYTES = 1_000_000  # of a file are hashed; a brief is refused far below


class InboxSeen(Frozen):
    """What the sensor remembers: the hash of every file that was taken up, and how often it has asked.

    The count is part of the run keys: a brief that is changed and changed back is asked for again, a tick
    that is repeated because its cursor was lost is not.
    """

    files: dict[str, str] = Field(default_factory=dict)
    asked: int = 0


@dataclass
class InboxChanges:
    """What a look found: the files as they are now, changed ones by day, problems and waits in words."""

    files: dict[str, str] = field(default_factory=dict)
    by_day: dict[str, list[str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def build_briefs_sensor(channel: Channel, *, clock: Clock = utc_now) -> dg.SensorDefinition:
    """Return the sensor that watches a channel's briefs inbox."""

    def briefs_inbox(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Look for new and changed briefs, and make the videos of the days they belong to.

        The first look takes briefs of past days as known. A brief of a day to come waits for its day. How far a
        day is made, `automation.new_briefs` says; what it may spend, `automation.max_cost_usd`.
        """
        if channel.sources.briefs is None:
            return dg.SkipReason("nothing to watch: sources.briefs names no folder")
        seen = seen_of(context.cursor)
        try:
            found = look(channel, seen, clock().date())
        except InvalidInput as error:
            return dg.SkipReason(str(error))
        asked = seen.asked if seen is not None else 0
        if not found.by_day:
            cursor = InboxSeen(files=found.files, asked=asked).model_dump_json()
            return dg.SensorResult(skip_reason=_in_words(found), cursor=cursor)
        for problem in found.problems:  # a tick that asks has no other place to say them
            context.log.warning("cannot be used: %s", problem)
        requests = [
            _request(channel, day, changed, found.files, asked) for day, changed in found.by_day.items()
        ]
        cursor = InboxSeen(files=found.files, asked=asked + 1).model_dump_json()
        return dg.SensorResult(run_requests=requests, cursor=cursor)

    return dg.SensorDefinition(
        name=NAME,
        evaluation_fn=briefs_inbox,
        job_name=REFRESH_JOB,
        minimum_interval_seconds=LOOK_EVERY_S,
        description=getdoc(briefs_inbox),
        default_status=dg.DefaultSensorStatus.STOPPED,
    )


def seen_of(cursor: str | None) -> InboxSeen | None:
    """Read a cursor; None for the first look, and where the cursor is of another time."""
    try:
        return InboxSeen.model_validate_json(cursor) if cursor else None
    except ValidationError:
        return None


def look(channel: Channel, seen: InboxSeen | None, today: date) -> InboxChanges:
    """Compare the inbox with what was seen; InvalidInput where there is no such folder."""
    from vidgen_assets.content.sources import inbox_paths, read_inbox_file

    found = InboxChanges()
    known: Mapping[str, str] = seen.files if seen is not None else {}
    for path in inbox_paths(channel.resolve(channel.sources.briefs or "")):
        now = _hash(path)
        if now is not None and known.get(path.name) == now:
            found.files[path.name] = now
            continue
        file = read_inbox_file(path)
        if now is None or file.problem is not None or file.day is None:
            found.problems.append(str(file.problem or f"{path.name}: it cannot be read"))
            _keep(found.files, known, path.name)
        elif file.day < channel.start_date:
            found.problems.append(f"{path.name}: {file.day} is before the channel's start_date")
            _keep(found.files, known, path.name)
        elif file.day > today:
            found.waiting.append(f"{path.name} waits for {file.day}")
            _keep(found.files, known, path.name)
        else:
            found.files[path.name] = now
            if seen is not None or file.day == today:
                found.by_day.setdefault(file.day.isoformat(), []).append(path.name)
    return found


def _keep(files: dict[str, str], known: Mapping[str, str], name: str) -> None:
    """Go on remembering what a file was when it was last taken up."""
    if name in known:
        files[name] = known[name]


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.sha256(file.read(MOST_BYTES)).hexdigest()[:16]
    except OSError:
        return None


def _request(
    channel: Channel, day: str, changed: Iterable[str], files: Mapping[str, str], asked: int
) -> dg.RunRequest:
    names = sorted(changed)
    content = hashlib.sha256(repr([(name, files[name]) for name in names]).encode()).hexdigest()[:12]
    config = RefreshConfig(
        dates=day,
        to=TARGETS[channel.automation.new_briefs],
        max_cost_usd=cap_of(channel),
    )
    return ask_for(
        channel,
        config,
        run_key=f"{NAME}|{day}|{content}|{asked}",
        asked_by=NAME,
        reason=f"new or changed in the inbox: {', '.join(names)}",
    )


def _in_words(found: InboxChanges) -> str:
    said = [f"{len(found.files)} briefs are known, none is new or changed"]
    said += found.waiting
    said += [f"cannot be used: {problem}" for problem in found.problems]
    return "; ".join(said)[:2000]
