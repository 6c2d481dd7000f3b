"""The job `retention` and its weekly schedule: `cleaning.py` from the UI and by the clock.

Loaded with the code location; what does the work is imported when it is asked to work.
"""

from collections.abc import Callable
from datetime import UTC
from inspect import getdoc
from pathlib import Path

import dagster as dg

from vidgen_assets.automation.asking import Clock, utc_now
from vidgen_assets.automation.jobs import CHANNEL_TAG
from vidgen_assets.automation.lineage import read_lineage
from vidgen_assets.channel import Channel

RETENTION_JOB = "retention"
RETENTION_OP = "clean"
WEEKLY = "weekly_retention"


class RetentionConfig(dg.Config):
    """Whether to remove, or only to say what would go."""

    dry_run: bool = True


def build_retention_job(
    channel: Channel, home: Path, defs: Callable[[], dg.Definitions], clock: Clock = utc_now
) -> dg.JobDefinition:
    """Return the job that removes what nothing of a channel needs any more."""

    @dg.op(name=RETENTION_OP)
    def clean(context: dg.OpExecutionContext, config: RetentionConfig) -> None:
        """Find what nothing needs any more; remove it where `dry_run` is false."""
        from vidgen_assets.automation.cleaning import collect_garbage, in_words, megabytes

        cleaned = collect_garbage(
            home,
            read_lineage(defs()),
            context.instance,
            channel.retention,
            dry_run=config.dry_run,
            clock=clock,
        )
        for line in in_words(cleaned).splitlines():
            context.log.info(line)
        rows = [
            f"| {part.what} | {part.count} | {megabytes(part.bytes)} | {part.why} |"
            for part in cleaned.plan.parts
        ]
        table = "\n".join(["| what | how many | frees | why |", "|---|---|---|---|", *rows])
        context.add_output_metadata({"freed_bytes": cleaned.plan.bytes, "plan": dg.MetadataValue.md(table)})

    @dg.job(name=RETENTION_JOB, tags={CHANNEL_TAG: channel.name}, executor_def=dg.in_process_executor)
    def retention() -> None:
        """Remove artifacts, files, calls and runs that nothing needs any more; a dry run unless told otherwise."""
        clean()

    return retention


def build_retention_schedule(channel: Channel) -> dg.ScheduleDefinition:
    """Return the schedule that cleans a channel once a week."""

    def weekly_retention(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
        """Once a week, remove what nothing needs any more, as `retention` of the channel file says.

        The newest version of everything stays, and what was paid stays in the ledger.
        """
        day = context.scheduled_execution_time.astimezone(UTC).date()
        config = {"ops": {RETENTION_OP: {"config": {"dry_run": False}}}}
        return dg.RunRequest(run_key=f"{WEEKLY}|{day}", run_config=config, tags={CHANNEL_TAG: channel.name})

    return dg.schedule(
        cron_schedule="45 4 * * 0",
        execution_timezone=channel.automation.timezone,
        job_name=RETENTION_JOB,
        description=getdoc(weekly_retention),
        default_status=dg.DefaultScheduleStatus.STOPPED,
    )(weekly_retention)
