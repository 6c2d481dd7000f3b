"""The sensor `report_failures`: every failed run of this code location is told to the channel's notifiers.

What it says: the job, the day, what failed and the error's own words, and where to look. Telling can fail
and never does more harm than a line in the log.
"""

import os
from collections.abc import Mapping
from inspect import getdoc
from typing import TYPE_CHECKING

import dagster as dg

from vidgen_assets.automation.asking import ASKED_BY_TAG, REASON_TAG
from vidgen_assets.automation.telling import words_of
from vidgen_assets.channel import Channel

if TYPE_CHECKING:
    from vidgen_assets.automation.notifiers import Note

NAME = "report_failures"
MOST_STEPS = 5
SHOWN_TAGS = {
    "dagster/partition": "partition",
    ASKED_BY_TAG: "asked by",
    REASON_TAG: "because",
    "dagster/backfill": "backfill",
}


def build_failure_sensor(channel: Channel, *, environ: Mapping[str, str] = os.environ) -> dg.SensorDefinition:
    """Return the sensor that tells a channel's people of failed runs."""

    def report_failures(context: dg.RunFailureSensorContext) -> None:
        """Tell the channel's notifiers of every failed run: what failed, in which words, where to look.

        Runs that were asked for in a terminal tell it there, and are not told again.
        """
        from vidgen_assets.automation.notifiers import build_notifiers, tell

        notifiers, unusable = build_notifiers(channel.notify, context.log, environ)
        tell(failure_note(channel, context), notifiers, context.log, unusable)

    sensor = dg.run_failure_sensor(
        name=NAME,
        description=getdoc(report_failures),
        monitor_all_code_locations=False,
        default_status=dg.DefaultSensorStatus.STOPPED,
    )(report_failures)
    assert isinstance(sensor, dg.SensorDefinition)
    return sensor


def failure_note(channel: Channel, context: dg.RunFailureSensorContext) -> "Note":
    """Return what people are told of a failed run."""
    from vidgen_assets.automation.notifiers import Note

    run = context.dagster_run
    failed = [event for event in context.get_step_failure_events() if event.step_key is not None]
    steps = [f"{event.step_key}: {words_of(event)}" for event in failed[:MOST_STEPS]]
    if len(failed) > MOST_STEPS:
        steps.append(f"and {len(failed) - MOST_STEPS} more steps")
    facts = {name: run.tags[tag] for tag, name in SHOWN_TAGS.items() if tag in run.tags}
    what = "a run of assets" if run.job_name.startswith("__") else run.job_name
    return Note(
        kind="failure",
        channel=channel.name,
        title=f"{what} failed",
        text="\n".join(steps) or (context.failure_event.message or "Dagster gives no reason"),
        facts={**facts, "run": run.run_id},
        link=f"{channel.notify.ui_url.rstrip('/')}/runs/{run.run_id}" if channel.notify.ui_url else "",
    )
