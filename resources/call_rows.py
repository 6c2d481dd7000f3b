"""The call cache's rows as retention sees them: how old, what was paid, which files; and forgetting free ones.

A paid call's row is never forgotten: the ledger must add up for ever. What it produced may go, and then the
call cache makes the call again where it is needed. The cache itself is `call_cache.py`'s.
"""

from __future__ import annotations

import fcntl
import json
import sqlite3
from calendar import timegm
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from time import strptime
from typing import NamedTuple

AT_ONCE = 500


class CallRow(NamedTuple):
    """A finished call: where its row is, when it was made (epoch seconds), what was paid, its files' hashes."""

    rowid: int
    key: str
    scope: str
    made_s: int
    cost_usd: float
    size: int
    files: tuple[str, ...]


def call_rows(home: Path) -> list[CallRow]:
    """Return every finished call of a home, oldest row first; none where no call was ever made."""
    index = home / "calls.sqlite"
    if not index.is_file():
        return []
    query = (
        "select rowid, key, scope, made_at, cost_usd, length(request) + length(document), files"
        " from calls order by rowid"
    )
    with closing(sqlite3.connect(index, timeout=60)) as database:
        try:
            found = database.execute(query).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):  # a process was killed before it made the schema
                return []
            raise
    return [
        CallRow(rowid, key, scope, _seconds(made_at), cost_usd, size, _hashes(files))
        for rowid, key, scope, made_at, cost_usd, size, files in found
    ]


def forget_free_calls(home: Path, rows: Iterable[CallRow]) -> int:
    """Delete the rows of calls that cost nothing; return how many went. Paid ones stay, whatever is asked."""
    free = [(row.rowid, row.key) for row in rows if row.cost_usd == 0]
    forgotten = 0
    with closing(sqlite3.connect(home / "calls.sqlite", timeout=60)) as database:
        for start in range(0, len(free), AT_ONCE):  # in short transactions, so that a running call can write
            with database:
                statement = "delete from calls where rowid = ? and key = ? and cost_usd = 0"
                forgotten += database.executemany(statement, free[start : start + AT_ONCE]).rowcount
    return forgotten


def idle_locks(home: Path, before_s: float) -> list[Path]:
    """Return the lock files of calls that were last locked for the first time before this (epoch seconds)."""
    names = (path for path in (home / "locks").glob("*.lock") if len(path.stem) == 64)
    return sorted(path for path in names if path.stat().st_mtime < before_s)


def clear_lock(path: Path) -> bool:
    """Remove the lock file of a call that nobody makes now; tell whether it is gone."""
    try:
        with path.open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()  # while it is held: whoever waited for it looks whether it is still there
    except BlockingIOError:
        return False
    except FileNotFoundError:
        return True
    return True


def _seconds(made_at: str) -> int:
    return timegm(strptime(made_at, "%Y-%m-%dT%H:%M:%SZ"))


def _hashes(files: str) -> tuple[str, ...]:
    return tuple(str(media["sha256"]) for media in json.loads(files).values())
