"""The event log with kept engines holds and gives what Dagster's own does, and only SQLite's is touched."""

from pathlib import Path

import dagster as dg
from dagster._core.storage.event_log import SqliteEventLogStorage

from vidgen_assets.automation.event_log import KeptEngines, keep_engines

KEY = dg.AssetKey(["toy", "voice"])


def on_disk(folder: Path) -> dg.DagsterInstance:
    folder.mkdir(exist_ok=True)
    (folder / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    return dg.DagsterInstance.from_config(str(folder))


def test_what_is_written_through_kept_engines_is_read_without_them_and_the_other_way(tmp_path: Path) -> None:
    with on_disk(tmp_path / "dagster") as instance:
        instance.report_runless_asset_event(dg.AssetMaterialization(KEY, partition="a"))
        keep_engines(instance)
        assert instance.get_materialized_partitions(KEY) == {"a"}
        instance.report_runless_asset_event(dg.AssetMaterialization(KEY, partition="b"))
    with on_disk(tmp_path / "dagster") as instance:
        assert type(instance.event_log_storage) is SqliteEventLogStorage
        assert instance.get_materialized_partitions(KEY) == {"a", "b"}


def test_one_engine_serves_all_events_of_a_database(tmp_path: Path) -> None:
    with on_disk(tmp_path / "dagster") as instance:
        keep_engines(instance)
        storage = instance.event_log_storage
        assert isinstance(storage, KeptEngines)
        for partition in "abc":
            instance.report_runless_asset_event(dg.AssetMaterialization(KEY, partition=partition))
        engines = dict(storage._engines)
        instance.report_runless_asset_event(dg.AssetMaterialization(KEY, partition="d"))
        assert {shard: id(engine) for shard, engine in storage._engines.items()}.items() >= {
            shard: id(engine) for shard, engine in engines.items()
        }.items()


def test_other_storages_are_left_alone(instance: dg.DagsterInstance) -> None:
    before = type(instance.event_log_storage)
    keep_engines(instance)
    assert type(instance.event_log_storage) is before
