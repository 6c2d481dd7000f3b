"""Where vidgen keeps everything it makes: one home folder, and the Dagster instance inside it."""

import fcntl
import os
from pathlib import Path

import dagster as dg

from resources.disk import full_disk_is_named
from resources.store import write_atomically
from vidgen_assets.channel import PROJECT
from vidgen_assets.pools import LIMITS


def vidgen_home() -> Path:
    """Return the home folder: VIDGEN_HOME, else `.vidgen` in the project."""
    return Path(os.environ.get("VIDGEN_HOME") or PROJECT / ".vidgen").expanduser().resolve()


def dagster_home(home: Path) -> Path:
    """Return the instance's folder: DAGSTER_HOME where it is set, else `dagster` in the home."""
    return Path(os.environ.get("DAGSTER_HOME") or home / "dagster").expanduser().resolve()


def prepare_instance(home: Path) -> Path:
    """Create the instance's folder and database once, before anything parallel touches them.

    SQLite that is first opened by several processes at the same time can be damaged for good, so the first
    opening happens under a lock. A `dagster.yaml` of the user's own is left alone.
    """
    folder = dagster_home(home)
    with full_disk_is_named(f"Dagster's databases under {folder}"):
        _prepare(folder, home)
    return folder


def _prepare(folder: Path, home: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    with (folder / ".preparing").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ours = (PROJECT / "dagster.yaml").read_bytes()
        if not settings.exists() or (_is_ours(folder, home) and settings.read_bytes() != ours):
            write_atomically(settings, ours)
        if not (folder / ".prepared").exists():
            with dg.DagsterInstance.from_config(str(folder)) as instance:
                instance.get_runs_count()
                for pool, limit in LIMITS.items():
                    instance.event_log_storage.set_concurrency_slots(pool, limit)
            (folder / ".prepared").touch()


def _is_ours(folder: Path, home: Path) -> bool:
    return folder == (home / "dagster").resolve()
