"""The job `refresh_videos`: from the UI, a schedule or a sensor, make exactly what is stale.

The job looks, refuses what would cost too much, and launches a Dagster run for each partition that has
something to make; they are found in Runs under the tag REFRESH_TAG. The same loop as `vidgen refresh`.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
from pydantic import Field

from resources.errors import VidgenError
from vidgen_assets.automation.lineage import Lineage, read_lineage
from vidgen_assets.automation.making import Made, Maker, Terms
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.request import DATES_HELP, Asked, days_made, wanted_of
from vidgen_assets.automation.running import WorkerPool, cores
from vidgen_assets.automation.survey import Look
from vidgen_assets.automation.telling import in_one_line, lines_of, plan_as_markdown

REFRESH_JOB = "refresh_videos"
REFRESH_OP = "refresh"
# causes that the log of a run lists; the plan on its step has more
MOST_LOGGED = 20
CHANNEL_TAG = "vidgen/channel"
ONE_AT_A_TIME_TAG = "vidgen/one_at_a_time"


class RefreshConfig(dg.Config):
    """What to refresh: days, slots, assets, and what it may cost."""

    dates: str = Field(default="today", description=f"{DATES_HELP}.")
    slots: list[str] = Field(default=[], description="Only these slots; empty is all.")
    to: list[str] = Field(default=[], description="Stop at these assets; empty is everything.")
    start_from: list[str] = Field(default=[], description="Leave what is stale before these assets.")
    force: list[str] = Field(default=[], description="Make these assets again even when they are fresh.")
    max_cost_usd: float | None = Field(
        default=None, description="Refuse, before anything is paid, what would cost more than this."
    )
    dry_run: bool = Field(default=False, description="Show what is stale in the run's log; make nothing.")


def run_config_for(config: RefreshConfig) -> dict[str, object]:
    """Return the run config that asks the job for this."""
    return {"ops": {REFRESH_OP: {"config": config.model_dump()}}}


def build_refresh_job(
    channel: str, home: Path, defs: Callable[[], dg.Definitions], load: Callable[[], dg.Definitions]
) -> dg.JobDefinition:
    """Return the job for the channel of this name, whose definitions `defs` gives when asked.

    `load` gives them in another process, for videos made side by side: it must be picklable.
    """

    @dg.op(name=REFRESH_OP)
    def refresh(context: dg.OpExecutionContext, config: RefreshConfig) -> None:
        """Look what is stale, then launch a run for each partition that has something to make."""
        definitions = defs()
        lineage = read_lineage(definitions)
        folder, at_once = Path(context.instance.root_directory), cores()
        several = (lambda: WorkerPool(load, folder, at_once)) if at_once > 1 else None
        maker = Maker(definitions, lineage, context.instance, home, several)
        try:
            wanted = _wanted(context, lineage, config)
            if config.dry_run:
                _tell(context, maker.look(wanted))
            else:
                _report(context, maker.make(wanted, _terms(context, config)))
        except VidgenError as error:
            raise dg.Failure(f"{type(error).__name__}: {error}", allow_retries=False) from error

    # dagster.yaml lets one run with this tag and value go at a time; the next one is queued, and seen
    @dg.job(
        name=REFRESH_JOB,
        executor_def=dg.in_process_executor,
        tags={ONE_AT_A_TIME_TAG: channel, CHANNEL_TAG: channel},
    )
    def refresh_videos() -> None:
        """Make what is missing or stale of the days asked for, and nothing else, within a cost.

        Launch it with `dates` and `dry_run: true` first: its log says what is stale, why, and what making it
        takes. Then without `dry_run`, narrowed by `slots`, `to` and `max_cost_usd` as you like.
        """
        refresh()

    return refresh_videos


def _wanted(context: dg.OpExecutionContext, lineage: Lineage, config: RefreshConfig) -> Wanted:
    asked = Asked(config.dates, config.slots, config.to, config.start_from, config.force)
    today = datetime.now(UTC).date()
    return wanted_of(lineage, asked, today, lambda: days_made(context.instance, lineage))


def _terms(context: dg.OpExecutionContext, config: RefreshConfig) -> Terms:
    told = False

    def on_look(look: Look, outcome: Made) -> None:
        nonlocal told
        if not told:  # the first plan is what was asked for; later ones are what is left of it
            _tell(context, look)
            told = True
        elif look.plan.runs:
            context.log.info(f"{len(outcome.made)} made, next: {in_one_line(look)}")

    tags = {"vidgen/asked_by": REFRESH_JOB, "vidgen/asked_by_run": context.run_id}
    return Terms(tags, config.max_cost_usd, on_look, context.log.info)


def _tell(context: dg.OpExecutionContext, look: Look) -> None:
    """Put the plan into the run's log, and as a table onto its step."""
    context.log.info(in_one_line(look))
    for line in lines_of(look)[:MOST_LOGGED]:
        context.log.info(f"{line.state}: {line.what} of {line.where}: {line.why}")
    context.add_output_metadata(
        {
            "plan": dg.MetadataValue.md(plan_as_markdown(look)),
            "stale": len(look.plan.stale),
            "may_follow": len(look.plan.suspects) + len(look.plan.later),
            "estimate_s": round(float(look.estimate.seconds), 1),
            "estimate_usd": round(float(look.estimate.usd), 4),
        }
    )


def _report(context: dg.OpExecutionContext, outcome: Made) -> None:
    """Say what was made; fail where something that was wanted is not there."""
    for day, why in outcome.empty.items():
        context.log.warning(f"{day}: {why}")
    said = (
        f"made {len(outcome.made)} asset partitions in {len(outcome.run_ids)} runs; {outcome.fresh} are fresh"
    )
    context.log.info(f"{said}; {outcome.spent_usd:.2f} USD spent")
    if outcome.interrupted:
        raise dg.Failure(f"stopped: {said}; the next refresh goes on from here", allow_retries=False)
    if outcome.failed:
        failed = [f"{node.asset} {node.partition}: {words}" for node, words in outcome.failed.items()]
        raise dg.Failure(
            f"{said}; {len(failed)} failed, the first: {failed[0]}",
            metadata={"failed": dg.MetadataValue.json(failed), "made": len(outcome.made)},
            allow_retries=False,
        )
    context.add_output_metadata({"made": len(outcome.made), "cost_usd": outcome.spent_usd})
