"""A full disk, known as what it is whoever runs into it: the system, SQLite, what drives SQLite, or FFmpeg.

Owns the recognition and the words. Nothing half-written is left behind by those who write; that is theirs.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from resources.errors import StorageFull

# EFBIG: a file may not grow further, by a limit of the process or of the file system
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# what SQLite calls a write, a sync or a growth that the system refused; its own word for full is SQLITE_FULL
_REFUSED = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_SHMMAP,
    }
)


def is_disk_full(error: BaseException | None) -> bool:
    """Tell whether an error, or one it was raised from, means that there is no space left."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, StorageFull) or getattr(error, "errno", None) in _FULL:
            return True
        code = getattr(error, "sqlite_errorcode", None)
        if code in _REFUSED or code == sqlite3.SQLITE_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False


def storage_full(what: str, error: BaseException | None = None) -> StorageFull:
    """Return the error that says what could not be written, what was said of it, and what to do."""
    first = re.split(r"\[SQL|\(Background", str(error), maxsplit=1)[0]  # SQLAlchemy says much after that
    said = "" if error is None else f" ({' '.join(first.split())[:200]})"
    return StorageFull(
        f"no space left while writing {what}{said}: free some space and run again; nothing already made was lost"
    )


@contextmanager
def full_disk_is_named(what: str) -> Iterator[None]:
    """Raise StorageFull, naming what was being written, when the block runs into a full disk."""
    try:
        yield
    except StorageFull:
        raise
    except Exception as error:
        if is_disk_full(error):
            raise storage_full(what, error) from error
        raise
