"""What was made and from what, read from the Dagster instance: the planner's one window on the world.

Two queries an asset, whatever the number of partitions. The tag names are Dagster's own; a test holds the
answers equal to Dagster's stale status resolver.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import dagster as dg
from dagster import AssetRecordsFilter, DagsterEventType

from vidgen_assets.automation.lineage import Lineage, Node

DATA_VERSION = "dagster/data_version"
CODE_VERSION = "dagster/code_version"
INPUT_VERSION = "dagster/input_data_version/"
QUERY_CHUNK = 500


@dataclass(frozen=True)
class Record:
    """The newest materialization of a node: its data version, its code version, and its inputs' versions."""

    data_version: str
    code_version: str
    inputs: Mapping[str, str]


Records = Mapping[Node, Record]


def combined_version(data_versions: Iterable[str]) -> str:
    """Return Dagster's one version for several partitions of an input, given in the order of their keys."""
    return hashlib.sha256("".join(data_versions).encode()).hexdigest()


def read_records(instance: dg.DagsterInstance, lineage: Lineage, nodes: Iterable[Node]) -> dict[Node, Record]:
    """Return the newest record of every node that was made."""
    by_asset: dict[str, set[str]] = {}
    for node in nodes:
        by_asset.setdefault(node.asset, set()).add(node.partition)
    records: dict[Node, Record] = {}
    for asset, partitions in by_asset.items():
        key = lineage.assets[asset].key
        ids = instance.get_latest_storage_id_by_partition(
            key, DagsterEventType.ASSET_MATERIALIZATION, partitions
        )
        wanted = sorted(ids.values())
        for start in range(0, len(wanted), QUERY_CHUNK):
            chunk = wanted[start : start + QUERY_CHUNK]
            found = instance.fetch_materializations(
                AssetRecordsFilter(asset_key=key, storage_ids=chunk), limit=len(chunk)
            )
            for event in found.records:
                materialization = event.asset_materialization
                assert materialization is not None
                node = Node(asset, str(materialization.partition))
                records[node] = _record(lineage, materialization.tags or {})
    return records


def _record(lineage: Lineage, tags: Mapping[str, str]) -> Record:
    names = {info.key.to_user_string(): name for name, info in lineage.assets.items()}
    inputs = {
        names[tag.removeprefix(INPUT_VERSION)]: version
        for tag, version in tags.items()
        if tag.startswith(INPUT_VERSION) and tag.removeprefix(INPUT_VERSION) in names
    }
    return Record(tags.get(DATA_VERSION, ""), tags.get(CODE_VERSION, ""), inputs)
