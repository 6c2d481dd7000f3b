"""The executor of every channel: a run that asks for it makes only what is stale, and skips what is not.

Dagster skips nothing inside a run: what was selected is made. A run tagged ONLY_STALE looks at each step when
its turn comes, with what its inputs came out as, and passes it over when nothing it is made from changed, so
that one run of a whole chain still stops where bytes come out equal. The step is shown as skipped; what
follows it goes on with the artifact that is there. Without the tag it is Dagster's in-process executor.
"""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

import dagster as dg
from dagster._core.errors import DagsterExecutionInterruptedError
from dagster._core.events import DagsterEvent, EngineEventData
from dagster._core.execution.api import ExecuteRunWithPlanIterable
from dagster._core.execution.context.system import (
    PlanExecutionContext,
    PlanOrchestrationContext,
    StepExecutionContext,
)
from dagster._core.execution.context_creation_job import PlanExecutionContextManager
from dagster._core.execution.plan.active import ActiveExecution
from dagster._core.execution.plan.execute_plan import dagster_event_sequence_for_step
from dagster._core.execution.plan.instance_concurrency_context import InstanceConcurrencyContext
from dagster._core.execution.plan.outputs import StepOutputHandle
from dagster._core.execution.plan.plan import ExecutionPlan
from dagster._core.execution.plan.step import ExecutionStep
from dagster._core.execution.retries import RetryMode
from dagster._core.executor.in_process import InProcessExecutor
from dagster._core.storage.tags import BACKFILL_ID_TAG, PARTITION_NAME_TAG

from resources import progress
from resources.errors import InvalidInput
from vidgen_assets.automation.lineage import Node, read_lineage
from vidgen_assets.automation.locking import LOCK_TAG
from vidgen_assets.automation.records import record_in
from vidgen_assets.automation.survey import Survey, survey_of

# how often a step that waits for a pool looks again: Dagster's own waiting would not sleep at all
POOL_LOOK_S = 0.2
# on a run: only what is stale when its turn comes is made
ONLY_STALE = "vidgen/only_stale"
# on such a run: these assets (names, separated by spaces) are made whatever their records say
MUST_MAKE = "vidgen/must_make"


def only_stale_executor(defs: Callable[[], dg.Definitions]) -> dg.ExecutorDefinition:
    """Return the executor of a channel with these definitions, which are asked for when a run needs them."""

    @dg.executor(name="only_stale")
    def only_stale(_init: dg.InitExecutorContext) -> OnlyStaleExecutor:
        """Run steps one after another in the run's own process, passing over what is fresh where asked to."""
        return OnlyStaleExecutor(defs)

    return only_stale


class OnlyStaleExecutor(InProcessExecutor):
    """Executes in process; under the tag ONLY_STALE it skips steps that turn out to be fresh."""

    def __init__(self, defs: Callable[[], dg.Definitions]) -> None:
        super().__init__(RetryMode.DISABLED)  # retries live in one layer, resources/retry.py
        self._defs = defs

    def execute(
        self, plan_context: PlanOrchestrationContext, execution_plan: ExecutionPlan
    ) -> Iterator[DagsterEvent]:
        """Yield the events of a run."""
        if plan_context.dagster_run.tags.get(ONLY_STALE) != "true":
            yield from super().execute(plan_context, execution_plan)
            return
        if PARTITION_NAME_TAG not in plan_context.dagster_run.tags:
            raise InvalidInput(
                f"a run tagged {ONLY_STALE} makes one partition, and this one has none or several: launch a "
                "backfill with a run for each partition, or the job refresh_videos"
            )
        defs = self._defs()
        survey = survey_of(defs, read_lineage(defs), plan_context.instance)
        yield DagsterEvent.engine_event(
            plan_context,
            f"Making what is stale, in process (pid: {os.getpid()})",
            event_specific_data=EngineEventData.in_process(os.getpid(), execution_plan.step_keys_to_execute),
        )
        try:
            yield from ExecuteRunWithPlanIterable(
                execution_plan=execution_plan,
                iterator=partial(_make_what_is_stale, survey),
                execution_context_manager=PlanExecutionContextManager(
                    job=plan_context.job,
                    retry_mode=plan_context.retry_mode,
                    execution_plan=execution_plan,
                    run_config=plan_context.run_config,
                    dagster_run=plan_context.dagster_run,
                    instance=plan_context.instance,
                    raise_on_error=plan_context.raise_on_error,
                    output_capture=plan_context.output_capture,
                    step_dependency_config=self.step_dependency_config,
                ),
            )
        except (KeyboardInterrupt, DagsterExecutionInterruptedError):
            # a person pressed Ctrl-C: shown as canceled, which else only the UI's button is
            plan_context.instance.report_run_canceling(plan_context.dagster_run)
            raise


def _make_what_is_stale(
    survey: Survey, job_context: PlanExecutionContext, execution_plan: ExecutionPlan
) -> Iterator[DagsterEvent]:
    """Yield the events of the steps, each made or skipped when its turn comes.

    What a step prints is not captured a second time: capturing takes two processes a run, and who launched
    the run has it.
    """
    context, plan = job_context, execution_plan  # Dagster calls them by these names
    judge = _Judge(survey, context, plan)
    with (
        InstanceConcurrencyContext(context.instance, context.dagster_run) as slots,
        plan.start(context.retry_mode, instance_concurrency_context=slots) as active,
    ):
        while not active.is_complete:
            step = active.get_next_step()
            for event in active.concurrency_event_iterator(context):
                progress.report("pool", 0, 1, event.message or "waiting for a pool")
                yield event
            if step is None:
                active.sleep_til_ready()
                time.sleep(POOL_LOOK_S)
                continue
            yield from _one_step(context, active, step, judge)


def _one_step(
    context: PlanExecutionContext, active: ActiveExecution, step: ExecutionStep, judge: "_Judge"
) -> Iterator[DagsterEvent]:
    step_context = context.for_step(step, active.get_known_state())
    if judge.is_fresh(step):
        if BACKFILL_ID_TAG in context.dagster_run.tags:
            yield from _still_there(step_context)
        yield DagsterEvent.step_skipped_event(step_context)
        for output in step.step_outputs:
            active.mark_step_produced_output(StepOutputHandle(step.key, output.name))
        active.mark_success(step.key)
        if slots := active._instance_concurrency_context:
            slots.free_step(step.key)
    else:
        for event in dagster_event_sequence_for_step(step_context):
            yield event
            judge.hear(event)
            active.handle_event(event)
        active.verify_complete(context, step.key)
    yield from active.plan_events_iterator(context)


def _still_there(context: StepExecutionContext) -> Iterator[DagsterEvent]:
    """Yield the newest materializations of a fresh step's assets once more, as they are.

    A backfill counts what its own runs materialize: what they skip it calls failed, and what follows in other
    partitions is then never asked for.
    """
    partition = context.dagster_run.tags[PARTITION_NAME_TAG]
    for output in context.step.step_outputs:
        if (key := output.properties.asset_key) is None:
            continue
        wanted = dg.AssetRecordsFilter(asset_key=key, asset_partitions=[partition])
        (newest,) = context.instance.fetch_materializations(wanted, limit=1).records
        assert newest.asset_materialization is not None
        yield DagsterEvent.asset_materialization(context, newest.asset_materialization)


class _Judge:
    """Says of each step whether it is fresh, from the newest records as this run changes them."""

    def __init__(self, survey: Survey, context: PlanExecutionContext, plan: ExecutionPlan) -> None:
        tags = context.dagster_run.tags
        self._survey = survey
        self._partition = tags[PARTITION_NAME_TAG]
        self._must = set(tags.get(MUST_MAKE, "").split())
        self._made: set[str] = set()
        steps = plan.get_steps_to_execute_in_topo_order()
        nodes = {Node(asset, self._partition) for step in steps for asset in _assets_of(step)}
        survey.read(nodes | {parent for node in nodes for _, parent in survey.lineage.all_parents(node)})
        if (
            LOCK_TAG not in tags
        ):  # a refresh has looked at files, and says what must be made; a backfill has not
            self._must |= {node.asset for node in survey.what_no_record_shows(nodes)}

    def is_fresh(self, step: ExecutionStep) -> bool:
        """Tell whether nothing that the step makes, or checks, has a reason to be made."""
        assets = _assets_of(step)
        if not assets:
            return not _checked_by(step) & self._made
        return not any(
            asset in self._must or self._survey.reason(Node(asset, self._partition)) for asset in assets
        )

    def hear(self, event: DagsterEvent) -> None:
        """Learn from an event what was made."""
        if event.is_step_materialization and event.asset_key is not None:
            node = Node(event.asset_key.path[-1], self._partition)
            self._made.add(node.asset)
            tags = event.step_materialization_data.materialization.tags or {}
            self._survey.learn({node: record_in(self._survey.lineage, node.asset, tags)})


def _assets_of(step: ExecutionStep) -> set[str]:
    keys = (output.properties.asset_key for output in step.step_outputs)
    return {key.path[-1] for key in keys if key is not None}


def _checked_by(step: ExecutionStep) -> set[str]:
    keys = (output.properties.asset_check_key for output in step.step_outputs)
    return {key.asset_key.path[-1] for key in keys if key is not None}
