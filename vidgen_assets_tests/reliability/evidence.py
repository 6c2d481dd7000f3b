"""What a home shows after a process died in it: its artifacts, its ledger, its event log.

An artifact is broken when its file is not whole, when a file it names is missing or other than its hash, or
when Dagster recorded another data version than the one that lies there.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from resources.store import BlobStore
from vidgen_assets.io_manager import ArtifactStore

Row = tuple[object, ...]


@dataclass(frozen=True)
class Ledger:
    """The ledger at one time: each row by its row id, as it was written."""

    rows: Mapping[int, Row]
    columns: tuple[str, ...] = ()

    def column(self, name: str) -> list[str]:
        """Return one column of all rows, oldest first."""
        return [str(row[self.columns.index(name)]) for _, row in sorted(self.rows.items())]

    @property
    def calls(self) -> tuple[str, ...]:
        """Return the calls that were kept, as subjects."""
        return tuple(f"call {key}" for key in self.column("key"))

    def touched_since(self, before: "Ledger") -> list[int]:
        """Return the rows of an earlier time that are gone or are not what they were."""
        return [number for number, row in before.rows.items() if self.rows.get(number) != row]

    def doubled(self) -> list[str]:
        """Return the keys that are there more than once."""
        return [key for key, count in Counter(self.column("key")).items() if count > 1]


class Evidence:
    """Looks at one home, as often as one likes; files that were verified and are unchanged are not read again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._artifacts = ArtifactStore(home, BlobStore(home))

    def ledger(self) -> Ledger:
        """Return every call that was kept."""
        path = self.home / "calls.sqlite"
        if not path.exists():
            return Ledger({})
        with closing(sqlite3.connect(path)) as database:
            if not database.execute("select 1 from sqlite_master where name = 'calls'").fetchone():
                return Ledger({})
            found = database.execute("select rowid, * from calls")
            columns = tuple(column[0] for column in found.description[1:])
            return Ledger({row[0]: tuple(row[1:]) for row in found}, columns)

    def versions(self) -> dict[str, str]:
        """Return the data version of every artifact there is, by asset and partition."""
        return {f"{key.path[-1]} {partition}": sha for key, partition, sha in self._envelopes()}

    def broken(self) -> list[str]:
        """Return what is wrong with the artifacts that can be seen now; empty when each is whole."""
        found = []
        for path in sorted(self._artifacts.root.rglob("*.json")):
            try:
                envelope = json.loads(path.read_bytes())
                key = dg.AssetKey.from_user_string(envelope["asset"])
                damage = self._artifacts.damage(key, envelope["partition"], envelope["sha256"])
            except (ValueError, KeyError) as error:
                damage = f"{path.name}: {error}"
            if damage:
                found.append(damage)
        return found

    def unrecorded(self) -> list[str]:
        """Return the artifacts whose newest materialization is missing or names another data version."""
        found = []
        with dg.DagsterInstance.from_config(str(self.home / "dagster")) as instance:
            for key, partition, _ in self._envelopes():
                wanted = dg.AssetRecordsFilter(asset_key=key, asset_partitions=[partition])
                records = instance.fetch_materializations(wanted, limit=1).records
                event = records[0].asset_materialization if records else None
                recorded = (event.tags or {}).get("dagster/data_version", "") if event else ""
                damage = self._artifacts.damage(key, partition, recorded)
                if damage:
                    found.append(damage)
        return found

    def held(self) -> list[str]:
        """Return what a dead process still holds: Dagster runs that never ended, and slots of its pools."""
        over = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
        with dg.DagsterInstance.from_config(str(self.home / "dagster")) as instance:
            runs = [run for run in instance.get_runs() if run.status not in over]
            pools = instance.event_log_storage.get_concurrency_keys()
            infos = [instance.event_log_storage.get_concurrency_info(pool) for pool in sorted(pools)]
        found = [f"run {run.run_id} is {run.status.value} for ever" for run in runs]
        for info in infos:
            taken = info.active_slot_count + info.pending_step_count + info.assigned_step_count
            found += [f"{taken} steps hold or wait for the pool {info.concurrency_key}"] if taken else []
        return found

    def litter(self) -> list[str]:
        """Return half-written files under temporary names, and work folders, that were left behind."""
        parts = [path for path in self.home.rglob(".part-*") if path.exists()]
        scratch = list((self.home / "scratch").glob("*")) if (self.home / "scratch").is_dir() else []
        return [str(path.relative_to(self.home)) for path in sorted([*parts, *scratch])]

    def databases_damaged(self) -> list[str]:
        """Return what SQLite itself finds wrong with any database of the home."""
        found = []
        for path in sorted(self.home.rglob("*")):
            if path.suffix not in (".db", ".sqlite") or not path.is_file():
                continue
            with closing(sqlite3.connect(path)) as database:
                said = [row[0] for row in database.execute("pragma integrity_check")]
            if said != ["ok"]:
                found.append(f"{path.name}: {said[0]}")
        return found

    def _envelopes(self) -> list[tuple[dg.AssetKey, str, str]]:
        envelopes = [json.loads(path.read_bytes()) for path in sorted(self._artifacts.root.rglob("*.json"))]
        return [
            (dg.AssetKey.from_user_string(one["asset"]), one["partition"], one["sha256"]) for one in envelopes
        ]
