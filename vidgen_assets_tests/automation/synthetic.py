"""A channel's past, made up quickly: the events and artifacts of many days, as if all of it had been made.

Dagster itself writes the first and the last event of every asset; those between are copies of its row with
another partition and other versions, in one transaction an asset (some 15,000 a second, where Dagster's own
way of reporting does 200). Events are as large as those of real videos. Used by the planner's tests and by
scripts/bench_plan.py.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import dagster as dg
import sqlalchemy as sa
from dagster._core.storage.event_log.schema import AssetEventTagsTable, SqlEventLogStorageTable
from ruamel.yaml import YAML

from resources.call_cache import canonical_json
from resources.store import BlobStore
from vidgen_assets.artifacts import Selection
from vidgen_assets.automation.lineage import Lineage, Node
from vidgen_assets.automation.records import (
    CODE_VERSION,
    DATA_VERSION,
    INPUT_VERSION,
    Record,
    combined_version,
)
from vidgen_assets.automation.survey import SELECTION
from vidgen_assets.channel import CHANNELS
from vidgen_assets.io_manager import ArtifactStore
from vidgen_assets.outside import OutsideVersion
from vidgen_assets_tests.automation.toy import toy_slot

LONG_AGO = "2025-01-01"
USER_PROVIDED = "dagster/data_version_is_user_provided"
INPUT_POINTER = "dagster/input_event_pointer/"
NEVER_MADE = ("INITIAL", "NULL")
# with this an event is as long as the mean of a real home's, 6,200 bytes: pictures as data URIs are the most of it
PREVIEW = "x" * 3_600


class Past:
    """What was made of a channel: writes it to an instance, and keeps the records the planner should read."""

    def __init__(
        self,
        instance: dg.DagsterInstance,
        lineage: Lineage,
        home: Path | None = None,
        outside: Mapping[Node, OutsideVersion] = {},
    ) -> None:
        """Write artifacts too where there is a home; `outside` is what nodes were read from."""
        self.instance = instance
        self.lineage = lineage
        self.records: dict[Node, Record] = {}
        self._newest: dict[str, int] = {}
        self._outside = outside
        self._artifacts = None if home is None else ArtifactStore(home, BlobStore(home))

    def make_days(self, days: Sequence[str], slots: tuple[str, ...] | None = None) -> None:
        """Make every asset of these days (and slots), one asset after the other, parents first."""
        for asset in self.lineage.assets:
            nodes = [
                node
                for day in days
                for node in self.lineage.nodes_of(asset, day, slots or self.lineage.slots)
            ]
            self.make(nodes[0])
            if len(nodes) > 2:
                self._copy(nodes[1:-1])
            if len(nodes) > 1:
                self.make(nodes[-1])

    def make(self, node: Node, salt: str = "") -> None:
        """Make one node from what its parents are now; another `salt` gives it another content."""
        info = self.lineage.assets[node.asset]
        record = self._record(node, salt)
        partition = (
            dg.MultiPartitionKey({"date": node.day, "slot": node.slot}) if node.slot else node.partition
        )
        metadata = _metadata(self._write(node, salt))
        self.instance.report_runless_asset_event(
            dg.AssetMaterialization(
                info.key, partition=partition, metadata=metadata, tags=self._tags(node, record)
            )
        )
        newest = self.instance.fetch_materializations(info.key, limit=1).records[0]
        self._newest[node.asset] = newest.storage_id
        self.records[node] = record

    def wipe(self, asset: str) -> None:
        """Wipe an asset from the instance: it was never made."""
        self.instance.wipe_assets([self.lineage.assets[asset].key])
        self._newest.pop(asset, None)
        self.records = {node: record for node, record in self.records.items() if node.asset != asset}

    def _record(self, node: Node, salt: str) -> Record:
        info = self.lineage.assets[node.asset]
        inputs = {
            edge.parent: combined_version(
                self.records[parent].data_version
                for parent in sorted(self.lineage.parents(node, edge), key=lambda parent: parent.partition)
                if parent in self.records
            )
            for edge in info.edges
        }
        return Record(_digest(self._body(node, salt)), info.code_version, inputs)

    def _tags(self, node: Node, record: Record) -> dict[str, str]:
        """Return the tags that Dagster puts on the event of a run."""
        tags = {CODE_VERSION: record.code_version, DATA_VERSION: record.data_version, USER_PROVIDED: "true"}
        for parent, version in record.inputs.items():
            name = self.lineage.assets[parent].key.to_user_string()
            pointer = self._newest.get(parent)
            tags[INPUT_VERSION + name] = NEVER_MADE[0] if pointer is None else version
            tags[INPUT_POINTER + name] = NEVER_MADE[1] if pointer is None else str(pointer)
        if node.slot is not None:
            tags |= {"dagster/partition/date": node.day, "dagster/partition/slot": node.slot}
        return tags

    def _copy(self, nodes: Iterable[Node]) -> None:
        """Write the events of nodes of one asset as copies of its newest row."""
        storage = self.instance.event_log_storage
        events: list[dict[str, object]] = []
        indexed: list[dict[str, object]] = []
        with storage.index_connection() as connection:  # type: ignore[attr-defined]
            table = SqlEventLogStorageTable
            newest = sa.select(sa.func.max(table.c.id))
            row = dict(
                connection.execute(sa.select(table).where(table.c.id == newest.scalar_subquery()))
                .one()
                ._mapping
            )
            event = json.loads(row["event"])
            said = event["dagster_event"]["event_specific_data"]["materialization"]
            path = next(entry for entry in said["metadata_entries"] if entry["label"] == "path")["entry_data"]
            for number, node in enumerate(nodes, row["id"] + 1):
                record = self.records[node] = self._record(node, "")
                tags = self._tags(node, record)
                said["partition"], said["tags"] = node.partition, dict(sorted(tags.items()))
                path["path"] = self._write(node, "")
                events.append({**row, "id": number, "partition": node.partition, "event": json.dumps(event)})
                indexed += [
                    {
                        "event_id": number, "asset_key": row["asset_key"], "event_timestamp": row["timestamp"],
                        "key": key, "value": tags[key],
                    }
                    for key in sorted(storage.get_asset_tags_to_index(set(tags)))
                ]  # fmt: skip
            connection.execute(table.insert(), events)
            connection.execute(AssetEventTagsTable.insert(), indexed)

    def _write(self, node: Node, salt: str) -> str:
        """Write a node's artifact where there is a home, and return the path of it."""
        key = self.lineage.assets[node.asset].key
        if self._artifacts is None:
            return f"artifacts/{'/'.join(key.path)}/{node.partition}"
        path = self._artifacts.path(key, node.partition)
        path.parent.mkdir(parents=True, exist_ok=True)
        body = self._body(node, salt)
        envelope: dict[str, object] = {
            "asset": key.to_user_string(), "partition": node.partition, "sha256": _digest(body), "value": body,
        }  # fmt: skip
        if node in self._outside:
            envelope["outside"] = dict(self._outside[node])
        path.write_text(json.dumps(envelope))  # not the store's own way, which waits for the disk each time
        return str(path)

    def _body(self, node: Node, salt: str) -> object:
        """Return what an artifact holds: for the selection a real one with an idea a slot, else a text."""
        if node.asset == SELECTION:
            slots = tuple(toy_slot(slot, f"word{slot}{salt}") for slot in self.lineage.slots)
            return Selection(date=node.day, slots=slots).model_dump(mode="json")
        return {"text": f"{node.asset} of {node.partition} {salt}", "padding": "y" * 1_500}


def changed_channel(folder: Path, changes: Mapping[str, object] = {}) -> Path:
    """Write the shipped channel, begun long ago, with some fields ("style.lut") changed; return its file."""
    settings = YAML(typ="safe").load((CHANNELS / "reddit_stories.yaml").read_text("utf-8"))
    for name, value in {"start_date": LONG_AGO, **changes}.items():
        *sections, last = name.split(".")
        section = settings
        for part in sections:
            section = section.setdefault(part, {})
        section[last] = value
    path = folder / "channel.yaml"
    path.write_text(json.dumps(settings, default=str), "utf-8")  # JSON is YAML, and quicker to read
    return path


def posts_of(days: Iterable[str], each: int) -> Iterator[str]:
    """Yield lines of a posts file: so many posts for each day, as long as real ones."""
    for day in days:
        noon = datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()
        for number in range(each):
            name = f"{day.replace('-', '')}{number}"
            yield json.dumps(
                {
                    "id": name, "name": f"t3_{name}", "subreddit": "tifu", "title": f"Story {number} of {day}",
                    "selftext": "So this happened at work. " * 100, "created_utc": noon, "score": 100,
                }
            )  # fmt: skip


def days_from(first: date, count: int) -> tuple[str, ...]:
    """Return `count` days from the first."""
    return tuple((first + timedelta(days=number)).isoformat() for number in range(count))


def _digest(body: object) -> str:
    return hashlib.sha256(canonical_json(body)).hexdigest()


def _metadata(path: str) -> Mapping[str, dg.MetadataValue]:
    """Return metadata like a real asset's: what it measured, its preview, and what the IO manager says."""
    return {
        "why": dg.MetadataValue.text("what an asset says of itself in a sentence"),
        "seconds": dg.MetadataValue.float(47.5),
        "preview": dg.MetadataValue.md(PREVIEW),
        "path": dg.MetadataValue.path(path),
        "files": dg.MetadataValue.int(1),
        "size_bytes": dg.MetadataValue.int(123_456),
        "cost_usd": dg.MetadataValue.float(0.0),
        "calls_made": dg.MetadataValue.int(1),
        "calls_reused": dg.MetadataValue.int(0),
    }
