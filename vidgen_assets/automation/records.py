"""What was made and from what, read from the Dagster instance: the planner's one window on the world.

Dagster tells which event is the newest of each partition. Of these events only the tags are wanted, and an
event with its previews is large: so the tags are taken straight from the stored JSON, which costs a sixth of
having every event built. A storage that keeps no such rows, or in another form, is asked through Dagster's
public API instead. The tag names are Dagster's own; tests hold both ways equal, and the answers equal to
Dagster's stale status resolver.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import dagster as dg
import sqlalchemy as sa
from dagster import AssetRecordsFilter, DagsterEventType

from vidgen_assets.automation.lineage import Lineage, Node

DATA_VERSION = "dagster/data_version"
CODE_VERSION = "dagster/code_version"
INPUT_VERSION = "dagster/input_data_version/"
# what Dagster writes down as the version of an input of which nothing was ever made
NEVER_MADE = "INITIAL"
QUERY_CHUNK = 500

EVENTS = sa.table("event_logs", sa.column("id"), sa.column("partition"), sa.column("event"))
Tags = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """The newest materialization of a node: its data version, its code version, and its inputs' versions."""

    data_version: str
    code_version: str
    inputs: Mapping[str, str]


Records = Mapping[Node, Record]


def combined_version(data_versions: Iterable[str]) -> str:
    """Return Dagster's one version for several partitions of an input, given in the order of their keys."""
    return hashlib.sha256("".join(data_versions).encode()).hexdigest()


# the version of an input of which no partition was made
NONE = combined_version(())


def read_records(instance: dg.DagsterInstance, lineage: Lineage, nodes: Iterable[Node]) -> dict[Node, Record]:
    """Return the newest record of every node that was made."""
    by_asset: dict[str, set[str]] = {}
    for node in nodes:
        by_asset.setdefault(node.asset, set()).add(node.partition)
    records: dict[Node, Record] = {}
    for asset, partitions in by_asset.items():
        key = lineage.assets[asset].key
        newest = instance.get_latest_storage_id_by_partition(
            key, DagsterEventType.ASSET_MATERIALIZATION, partitions
        )
        inputs = _input_tags(lineage, asset)
        for partition, tags in _tags_of(instance, key, sorted(newest.values())):
            records[Node(asset, partition)] = _record(tags, inputs)
    return records


def record_in(lineage: Lineage, asset: str, tags: Tags) -> Record:
    """Return the record that a materialization of an asset with these tags makes."""
    return _record(tags, _input_tags(lineage, asset))


def _input_tags(lineage: Lineage, asset: str) -> dict[str, str]:
    edges = lineage.assets[asset].edges
    return {edge.parent: INPUT_VERSION + lineage.assets[edge.parent].key.to_user_string() for edge in edges}


def _record(tags: Tags, inputs: Mapping[str, str]) -> Record:
    versions = {parent: tags[tag] for parent, tag in inputs.items() if tag in tags}
    if NEVER_MADE in versions.values():
        versions = {parent: NONE if said == NEVER_MADE else said for parent, said in versions.items()}
    return Record(tags.get(DATA_VERSION, ""), sys.intern(tags.get(CODE_VERSION, "")), versions)


def _tags_of(
    instance: dg.DagsterInstance, key: dg.AssetKey, ids: Sequence[int]
) -> Iterator[tuple[str, Tags]]:
    """Yield the partition and the tags of each of these events of an asset."""
    for start in range(0, len(ids), QUERY_CHUNK):
        chunk = ids[start : start + QUERY_CHUNK]
        found = stored_tags(instance, chunk)
        yield from reported_tags(instance, key, chunk) if found is None else found


def stored_tags(instance: dg.DagsterInstance, ids: Sequence[int]) -> list[tuple[str, Tags]] | None:
    """Return partitions and tags from the rows of the event log; None where the storage has no such rows."""
    connect = getattr(instance.event_log_storage, "index_connection", None)
    if connect is None:
        return None
    with connect() as connection:
        rows = connection.execute(
            sa.select(EVENTS.c.partition, EVENTS.c.event).where(EVENTS.c.id.in_(ids))
        ).all()
    try:
        return [(partition, _tags_in(json.loads(event))) for partition, event in rows]
    except (ValueError, KeyError, TypeError):
        return None


def _tags_in(event: Mapping[str, Mapping[str, Mapping[str, Mapping[str, Tags]]]]) -> Tags:
    return event["dagster_event"]["event_specific_data"]["materialization"]["tags"] or {}


def reported_tags(
    instance: dg.DagsterInstance, key: dg.AssetKey, ids: Sequence[int]
) -> list[tuple[str, Tags]]:
    """Return partitions and tags from the events as Dagster's public API builds them."""
    found = instance.fetch_materializations(
        AssetRecordsFilter(asset_key=key, storage_ids=ids), limit=len(ids)
    ).records
    events = [record.asset_materialization for record in found]
    return [(str(event.partition), event.tags or {}) for event in events if event is not None]
