"""The instance that vidgen makes has the settings that its dagster.yaml promises."""

from pathlib import Path

import dagster as dg
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.instance.config import PoolGranularity
from dagster._core.scheduler.instigation import TickStatus

from vidgen_assets.home import prepare_instance


def test_the_settings_are_read_as_they_are_meant(home: Path) -> None:
    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        assert not instance.telemetry_enabled
        assert not instance.nux_enabled
        assert not instance.run_retries_enabled
        concurrency = instance.get_concurrency_config()
        assert concurrency.pool_config.default_pool_limit == 1
        assert concurrency.pool_config.pool_granularity == PoolGranularity.OP
        assert concurrency.run_queue_config is not None
        assert concurrency.run_queue_config.max_concurrent_runs == 2
        assert instance.event_log_storage.supports_global_concurrency_limits
        assert instance.run_monitoring_settings["free_slots_after_run_end_seconds"] == 60
        assert instance.run_monitoring_max_runtime_seconds == 86_400
        kept = instance.get_tick_retention_settings(InstigatorType.SENSOR)
        assert (kept[TickStatus.SKIPPED], kept[TickStatus.FAILURE]) == (2, 30)
        daemons = set(instance.get_required_daemon_types())
        assert {"SENSOR", "SCHEDULER", "BACKFILL", "QUEUED_RUN_COORDINATOR", "MONITORING"} <= daemons
        assert not daemons & {"ASSET", "FRESHNESS_DAEMON"}
