"""What the planner reads from the instance is what Dagster wrote there: newest first, whichever way it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest
import sqlalchemy as sa
from dagster import AssetRecordsFilter, DagsterEventType

from vidgen_assets.automation.lineage import Lineage, Node
from vidgen_assets.automation.records import (
    NONE,
    combined_version,
    read_records,
    record_in,
    reported_tags,
    stored_tags,
)
from vidgen_assets_tests.automation.synthetic import Past
from vidgen_assets_tests.automation.toy import CHAIN, World, toy_definitions, toy_lineage

DAY, NEXT = "2026-01-05", "2026-01-06"


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    return toy_lineage(tmp_path)


@pytest.fixture
def past(instance: dg.DagsterInstance, lineage: Lineage) -> Past:
    """Two days of the toy channel, made."""
    past = Past(instance, lineage)
    past.make_days((DAY, NEXT))
    return past


def ids_of(instance: dg.DagsterInstance, key: dg.AssetKey) -> list[int]:
    newest = instance.get_latest_storage_id_by_partition(key, DagsterEventType.ASSET_MATERIALIZATION)
    return sorted(newest.values())


def test_records_are_those_that_were_made(past: Past) -> None:
    assert read_records(past.instance, past.lineage, past.records) == past.records


def test_only_what_is_asked_for_and_was_made_is_read(past: Past) -> None:
    asked = [Node("posts", DAY), Node("voice", f"{NEXT}|2"), Node("posts", "2026-01-07")]
    found = read_records(past.instance, past.lineage, asked)
    assert set(found) == {Node("posts", DAY), Node("voice", f"{NEXT}|2")}
    assert read_records(past.instance, past.lineage, []) == {}


def test_the_newest_of_a_partition_counts(past: Past) -> None:
    node = Node("script", f"{DAY}|1")
    before = past.records[node]
    past.make(node, "another text")
    assert read_records(past.instance, past.lineage, [node])[node].data_version != before.data_version
    past.make(node)
    assert read_records(past.instance, past.lineage, [node]) == {node: before}


def test_a_wiped_asset_was_never_made(past: Past) -> None:
    past.wipe("voice")
    found = read_records(past.instance, past.lineage, [Node("voice", f"{DAY}|1"), Node("script", f"{DAY}|1")])
    assert set(found) == {Node("script", f"{DAY}|1")}


def test_an_input_of_which_nothing_was_ever_made_counts_as_none_made(
    instance: dg.DagsterInstance, lineage: Lineage
) -> None:
    past = Past(instance, lineage)
    report = Node("report", DAY)
    past.make(report)
    (event,) = instance.fetch_materializations(lineage.assets["report"].key, limit=1).records
    assert event.asset_materialization is not None
    assert "INITIAL" in (event.asset_materialization.tags or {}).values()
    assert read_records(instance, lineage, [report])[report].inputs == {"final_video": NONE}
    assert combined_version(()) == NONE


def test_rows_and_events_tell_the_same(past: Past) -> None:
    for info in past.lineage.assets.values():
        ids = ids_of(past.instance, info.key)
        rows = stored_tags(past.instance, ids)
        assert rows is not None
        assert sorted(rows, key=repr) == sorted(reported_tags(past.instance, info.key, ids), key=repr)
        assert len(rows) == len(ids)


def test_an_event_s_own_tags_make_the_record_that_is_read_of_it(past: Past) -> None:
    node = Node("final_video", f"{DAY}|1")
    info = past.lineage.assets[node.asset]
    (tags,) = (
        tags
        for partition, tags in newest_tags(past.instance, info.key).items()
        if partition == node.partition
    )
    assert record_in(past.lineage, node.asset, tags) == past.records[node]


def test_rows_of_an_unknown_form_are_left_to_dagster(past: Past) -> None:
    key = past.lineage.assets["posts"].key
    ids = ids_of(past.instance, key)
    with past.instance.event_log_storage.index_connection() as connection:  # type: ignore[attr-defined]
        connection.execute(sa.text("update event_logs set event = '{}' where id = :id"), {"id": ids[0]})
    assert stored_tags(past.instance, ids) is None
    assert stored_tags(past.instance, ids[1:]) is not None


@dataclass
class Elsewhere:
    """An instance whose events lie in no SQL table of this machine."""

    instance: dg.DagsterInstance
    event_log_storage: object = None

    def get_latest_storage_id_by_partition(
        self, key: dg.AssetKey, kind: DagsterEventType, partitions: set[str]
    ) -> Mapping[str, int]:
        return self.instance.get_latest_storage_id_by_partition(key, kind, partitions)

    def fetch_materializations(self, records_filter: AssetRecordsFilter, limit: int) -> dg.EventRecordsResult:
        return self.instance.fetch_materializations(records_filter, limit)


def test_a_storage_without_rows_is_asked_for_its_events(past: Past) -> None:
    elsewhere = Elsewhere(past.instance)
    assert read_records(elsewhere, past.lineage, past.records) == past.records  # type: ignore[arg-type]


# what is made up is what Dagster writes


def test_made_up_events_carry_what_a_run_writes(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    """A day is really made; made up in another instance it has the same tags, but for content and event ids."""
    world = World(tmp_path / "world.json")
    defs = toy_definitions(tmp_path, world)
    lineage = toy_lineage(tmp_path)
    job = defs.resolve_implicit_global_asset_job_def()
    for partition, assets in (
        (DAY, ("posts", "unique", "selected_ideas", "credits")),
        (f"{DAY}|1", CHAIN),
        (f"{DAY}|2", CHAIN),
        (DAY, ("report",)),
    ):
        keys = [lineage.assets[asset].key for asset in assets]
        assert job.execute_in_process(
            instance=instance, partition_key=partition, asset_selection=keys
        ).success
    with dg.DagsterInstance.ephemeral() as other:
        made_up = Past(other, lineage)
        made_up.make_days((DAY,))
        for info in lineage.assets.values():
            real, fake = (newest_tags(one, info.key) for one in (instance, other))
            assert real.keys() == fake.keys()
            for node, tags in real.items():
                assert shape_of(tags) == shape_of(fake[node])


def newest_tags(instance: dg.DagsterInstance, key: dg.AssetKey) -> dict[str, Mapping[str, str]]:
    return dict(reported_tags(instance, key, ids_of(instance, key)))


def shape_of(tags: Mapping[str, str]) -> dict[str, str]:
    """Return tags with every hash and event id by its kind, and all else as it is."""
    return {
        tag: "sha256"
        if len(value) == 64
        else "id"
        if tag.startswith("dagster/input_event_pointer/")
        else value
        for tag, value in tags.items()
    }


def test_a_copied_event_differs_from_a_reported_one_in_nothing_but_its_id(
    instance: dg.DagsterInstance, lineage: Lineage
) -> None:
    days = tuple(f"2026-01-{number:02}" for number in range(5, 10))
    Past(instance, lineage).make_days(
        days
    )  # the first and last of each asset are reported, the rest are copies
    with dg.DagsterInstance.ephemeral() as other:
        slowly = Past(other, lineage)
        for asset in lineage.assets:
            for node in (node for day in days for node in lineage.nodes_of(asset, day, lineage.slots)):
                slowly.make(node)
        for info in lineage.assets.values():
            assert newest_tags(instance, info.key) == newest_tags(other, info.key)
            ids = ids_of(instance, info.key)
            assert ids == ids_of(other, info.key)
            some = (events_of(one, info.key, ids) for one in (instance, other))
            assert next(some) == next(some)


def events_of(instance: dg.DagsterInstance, key: dg.AssetKey, ids: list[int]) -> list[object]:
    found = instance.fetch_materializations(
        AssetRecordsFilter(asset_key=key, storage_ids=ids), limit=len(ids)
    )
    return [record.event_log_entry._replace(timestamp=0.0) for record in found.records]
