"""Takes the inventory that `retention.py` plans over, and removes what its plan names.

Safe beside a running refresh: nothing that was used within a day can be in a plan, and each file is looked at
again at the moment it is removed. The bytes of a blob, a call's row and a run go through their own keepers.
"""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import dagster as dg
from dagster import AssetRecordsFilter, DagsterEventType

from resources.call_rows import call_rows, clear_lock, forget_free_calls, idle_locks
from resources.errors import InvalidInput, StoreError
from resources.store import BlobStore
from vidgen_assets.automation.asking import Clock, utc_now
from vidgen_assets.automation.jobs import CHANNEL_TAG
from vidgen_assets.automation.lineage import Lineage, Node
from vidgen_assets.automation.records import read_records
from vidgen_assets.automation.retention import (
    FinishedRun,
    Inventory,
    KeptArtifact,
    Leftover,
    RetentionPlan,
    plan_retention,
)
from vidgen_assets.channel import Retention

ENDED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
HASH = re.compile(rb"[0-9a-f]{64}")
SAYS = re.compile(rb'"sha256": "([0-9a-f]{64})"')
AT_ONCE = 500


@dataclass(frozen=True)
class Cleaned:
    """What a cleaning came to: its plan, and what was left after all, in words; nothing is gone if `dry`."""

    plan: RetentionPlan
    dry: bool
    left: tuple[str, ...] = ()


def collect_garbage(
    home: Path,
    lineage: Lineage,
    instance: dg.DagsterInstance,
    policy: Retention,
    *,
    dry_run: bool = True,
    clock: Clock = utc_now,
) -> Cleaned:
    """Find what nothing of a channel needs any more, and remove it unless this is a dry run.

    Raises StoreError while another cleaning is at work, and InvalidInput when the instance knows none of the
    home's artifacts: then it is the wrong one, and everything would seem unneeded.
    """
    with _alone(home):
        found = take_inventory(home, lineage, instance)
        plan = plan_retention(found, policy, clock())
        return Cleaned(plan, dry_run) if dry_run else _execute(home, instance, plan)


def take_inventory(home: Path, lineage: Lineage, instance: dg.DagsterInstance) -> Inventory:
    """Return everything retention looks at; other channels' artifacts are there to keep their files."""
    channel = next(iter(lineage.assets.values())).key.path[0]
    files = tuple(BlobStore(home).stored())  # first: what is added from now on is not in it
    return Inventory(
        scope=channel,
        artifacts=tuple(_artifacts(home, channel, lineage, instance)),
        files=files,
        calls=tuple(call_rows(home)),
        runs=tuple(_finished_runs(instance, channel)),
        leftovers=tuple(_leftovers(home)),
    )


def _artifacts(
    home: Path, channel: str, lineage: Lineage, instance: dg.DagsterInstance
) -> Iterator[KeptArtifact]:
    root = home / "artifacts"
    paths = sorted(root.rglob("*.json"))
    ours = {path: node for path in paths if (node := _node_of(path.relative_to(root), channel)) is not None}
    known = {node for node in ours.values() if node.asset in lineage.assets}
    records = read_records(instance, lineage, known)
    if known and not records:
        raise InvalidInput(
            f"this Dagster instance knows none of the {len(known)} artifacts of {channel}: is DAGSTER_HOME the "
            "right one? Nothing was removed"
        )
    for path in paths:
        try:
            data, stat = path.read_bytes(), path.stat()
        except FileNotFoundError:
            continue
        because = ""
        says = SAYS.search(data)  # an envelope that does not say what it is is left for a refresh to mend
        if (node := ours.get(path)) is not None and says is not None:
            record = records.get(node)
            if node.asset not in lineage.assets:
                because = "their asset is no longer part of the channel"
            elif record is None:
                because = "no materialization names them"
            elif record.data_version != says[1].decode():
                because = "the newest materialization names another version"
        mentions = frozenset(found.decode() for found in HASH.findall(data))
        yield KeptArtifact(path, because, mentions, stat.st_mtime_ns, stat.st_size)


def _node_of(path: Path, channel: str) -> Node | None:
    """Return whose envelope lies at this path under the artifacts; None for another channel's."""
    first, *rest = path.with_suffix("").parts
    return Node(rest[0], "|".join(rest[1:])) if first == channel and len(rest) > 1 else None


def _finished_runs(instance: dg.DagsterInstance, channel: str) -> Iterator[FinishedRun]:
    holders = _holders(instance)
    cursor: str | None = None
    while True:
        records = instance.get_run_records(
            dg.RunsFilter(statuses=ENDED), limit=AT_ONCE, cursor=cursor, ascending=True
        )
        for record in records:
            run = record.dagster_run
            if _is_of(run, channel):
                ended = record.end_time or record.update_timestamp.replace(tzinfo=UTC).timestamp()
                size = sum(path.stat().st_size for path in _run_files(instance, run.run_id))
                yield FinishedRun(run.run_id, ended, holders.get(run.run_id, ""), size)
        if len(records) < AT_ONCE:
            return
        cursor = records[-1].dagster_run.run_id


def _is_of(run: dg.DagsterRun, channel: str) -> bool:
    """Tell whether a run is the channel's: by its tag, its assets, or its code location."""
    if CHANNEL_TAG in run.tags:
        return run.tags[CHANNEL_TAG] == channel
    if run.asset_selection:
        return all(key.path[0] == channel for key in run.asset_selection)
    origin = run.remote_job_origin
    return origin is not None and origin.location_name == channel


def _holders(instance: dg.DagsterInstance) -> dict[str, str]:
    """Return the runs that made the newest materialization of anything on the instance, and one such thing.

    Deleting a run deletes its materializations, so these may never go.
    """
    holders: dict[str, str] = {}
    for key in instance.get_asset_keys():
        newest = instance.get_latest_storage_id_by_partition(key, DagsterEventType.ASSET_MATERIALIZATION)
        ids = sorted(newest.values())
        for start in range(0, len(ids), AT_ONCE):
            chunk = ids[start : start + AT_ONCE]
            wanted = AssetRecordsFilter(asset_key=key, storage_ids=chunk)
            for event in instance.fetch_materializations(wanted, limit=len(chunk)).records:
                holders[event.run_id] = key.to_user_string()
        for event in instance.fetch_materializations(key, limit=1).records:  # one without partitions too
            holders[event.run_id] = key.to_user_string()
    return holders


def _run_files(instance: dg.DagsterInstance, run_id: str) -> list[Path]:
    """Return the SQLite files of a run's events; Dagster leaves them behind when it deletes a run."""
    path_for_shard = getattr(instance.event_log_storage, "path_for_shard", None)
    if path_for_shard is None:
        return []  # a storage that keeps all runs in one place
    shard = str(path_for_shard(run_id))
    return [path for path in (Path(shard + end) for end in ("", "-wal", "-shm")) if path.is_file()]


def _leftovers(home: Path) -> Iterator[Leftover]:
    for path in sorted((home / "scratch").glob("*")):
        yield _leftover(path)
    for root in ("blobs", "artifacts"):
        for path in sorted((home / root).rglob(".part-*")):
            yield _leftover(path)
    for path in idle_locks(home, float("inf")):
        yield _leftover(path)._replace(is_lock=True)


def _leftover(path: Path) -> Leftover:
    inside = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    stats = [one.stat() for one in (path, *inside) if one.exists()]
    newest = max((stat.st_mtime for stat in stats), default=float("inf"))
    return Leftover(path, newest, sum(one.stat().st_size for one in inside if one.exists()))


def _execute(home: Path, instance: dg.DagsterInstance, plan: RetentionPlan) -> Cleaned:
    left: list[str] = []
    for artifact in plan.artifacts:
        with suppress(FileNotFoundError):
            if artifact.path.stat().st_mtime_ns == artifact.changed_ns:
                artifact.path.unlink()
            else:
                left.append(f"{artifact.path.name} was made again meanwhile")
    if plan.calls:
        forget_free_calls(home, plan.calls)
    store = BlobStore(home)
    used = sum(not store.remove(file) for file in plan.files)
    left += [f"{used} files were used meanwhile"] if used else []
    for run in plan.runs:
        _delete_run(instance, run.run_id)
    for one in plan.leftovers:
        if one.is_lock:
            clear_lock(one.path)
        elif one.path.is_dir():
            shutil.rmtree(one.path, ignore_errors=True)
        else:
            one.path.unlink(missing_ok=True)
    return Cleaned(plan, dry=False, left=tuple(left))


def _delete_run(instance: dg.DagsterInstance, run_id: str) -> None:
    """Delete a run with its events, and what Dagster leaves behind: its SQLite file and its logs."""
    instance.delete_run(run_id)
    for path in _run_files(instance, run_id):
        path.unlink(missing_ok=True)
    instance.compute_log_manager.delete_logs(prefix=[run_id])


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    folder = home / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "retention.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError("another cleaning of this home is at work: wait until it is done") from error
        yield


def in_words(cleaned: Cleaned) -> str:
    """Return what a cleaning came to, a line a part."""
    verb = "would remove" if cleaned.dry else "removed"
    lines = [
        f"{verb} {part.count} {part.what}, {megabytes(part.bytes)}: {part.why}" for part in cleaned.plan.parts
    ]
    lines += [f"left: {words}" for words in cleaned.left]
    return "\n".join(
        [*lines, f"{verb} {megabytes(cleaned.plan.bytes)} in all"] if lines else ["nothing to remove"]
    )


def megabytes(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    return f"{size / 1e6:.1f} MB"
