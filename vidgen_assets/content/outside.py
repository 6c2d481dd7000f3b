"""What each day's imported posts are read from: posts files by the days in them, the briefs inbox by its dates.

A file is read once and the hash of each of its days kept under `<home>/cache/outside`, until the file's size or
times change. A line counts for the days its post may belong to, a brief for its own: so a change makes exactly
these days stale. What no day takes a post from (a broken line or brief, a file of another kind) counts for none.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from resources.errors import InvalidInput, StorageFull
from resources.post_files import posts_files
from resources.post_lines import Limits
from resources.posts import entries_by_day
from resources.store import write_atomically
from vidgen_assets.channel import Channel
from vidgen_assets.outside import UNREADABLE

DayHashes = Mapping[str, str]

# of what the kept hashes are: another number when the same bytes would be hashed otherwise
_FORMAT = 1
# a file changed less than this ago may change again and show the same times: it is not kept yet
_SETTLED_NS = 2_000_000_000
_ALL_DAYS = ""
_EPOCH, _LAST = date(1970, 1, 1).toordinal(), date.max.toordinal()
_CANNOT_BE_READ: DayHashes = {_ALL_DAYS: UNREADABLE}


def post_files(channel: Channel, home: Path, days: Collection[str]) -> dict[str, dict[str, str]]:
    """Return of each day (2026-11-18) what its posts are read from: by name, a hash of what is there for the day.

    Names are those of the channel file. What cannot be read is UNREADABLE of every day; nothing is raised for it.
    """
    found: dict[str, dict[str, str]] = {day: {} for day in days}
    kept = _KeptHashes(home / "cache" / "outside")
    for name, hashes in (*_posts(channel, kept), *_briefs(channel, kept)):
        for day in found if _ALL_DAYS in hashes else found.keys() & hashes.keys():
            found[day][name] = hashes.get(_ALL_DAYS) or hashes[day]
    return found


def _posts(channel: Channel, kept: _KeptHashes) -> Iterator[tuple[str, DayHashes]]:
    sources = channel.sources
    limits = Limits(max_post_bytes=sources.max_post_bytes, max_file_bytes=sources.max_file_bytes)
    limited = f"{limits.max_line_bytes} {limits.max_file_bytes}"
    for pattern in sources.files:
        files: list[tuple[str, Path]] = []
        with suppress(InvalidInput, OSError, RuntimeError):  # no such file; links in a circle
            files += posts_files(channel.folder, (pattern,), [])
        if not files:
            yield _printable(pattern), _CANNOT_BE_READ
        for name, path in files:
            hashes = kept.of(path, limited, partial(_days_of_posts, path, name, limits))
            yield f"posts of this day in {_printable(name)}", hashes


def _days_of_posts(path: Path, name: str, limits: Limits) -> DayHashes:
    """Return the hash of the lines of each day, in their order."""
    days: dict[int, hashlib._Hash] = {}
    try:
        for entry, numbers in entries_by_day(path, name, limits):
            for number in numbers:
                if number not in days:
                    days[number] = hashlib.sha256()
                days[number].update(entry + b"\n")
    except InvalidInput:
        return _CANNOT_BE_READ
    ordinals = {_EPOCH + number: day for number, day in sorted(days.items())}
    return {
        date.fromordinal(ordinal).isoformat(): day.hexdigest()[:16]
        for ordinal, day in ordinals.items()
        if 1 <= ordinal <= _LAST  # a post may claim to be of the year 10000
    }


def _briefs(channel: Channel, kept: _KeptHashes) -> Iterator[tuple[str, DayHashes]]:
    inbox = channel.sources.briefs
    if inbox is None:
        return
    try:
        paths = inbox_paths(channel.resolve(inbox))
    except (InvalidInput, OSError):
        yield _printable(inbox), _CANNOT_BE_READ
        return
    for path in paths:
        name = _printable(f"{inbox.rstrip('/')}/{path.name}")
        yield name, kept.of(path, "brief", partial(_day_of_brief, path))


def inbox_paths(folder: Path) -> tuple[Path, ...]:
    """Return the briefs (.yaml, .yml) and scripts (.md) of a folder, by name; InvalidInput without a folder."""
    if not folder.is_dir():
        raise InvalidInput(f"sources.briefs: there is no folder {folder.name!r} beside the channel file")
    found = (path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml", ".md"))
    return tuple(sorted((path for path in found if path.is_file()), key=lambda path: path.name))


def _day_of_brief(path: Path) -> DayHashes:
    """Return the hash of a brief under its day; nothing for one that is broken or names no day."""
    from vidgen_assets.content.sources import read_inbox_file

    file = read_inbox_file(path)
    if not os.access(path, os.R_OK):
        return _CANNOT_BE_READ
    if file.post is None or file.day is None:
        return {}
    return {file.day.isoformat(): _short(path.read_bytes())}


class _KeptHashes:
    """The hashes of files that were read before, each with the size and the times the file then had."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path, how: str, read: Callable[[], DayHashes]) -> DayHashes:
        """Return a file's hashes by day, reading it only if it changed; `how` is all else they depend on."""
        try:
            looked_ns, seen = time.time_ns(), path.stat()
        except OSError:
            return _CANNOT_BE_READ
        if not stat.S_ISREG(seen.st_mode):
            return _CANNOT_BE_READ  # a pipe would let us wait for ever
        state = f"{_FORMAT} {how} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
        keeping = self._folder / f"{_short(os.fsencode(path))}.json"
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(keeping.read_bytes())
            if kept["path"] == _printable(str(path)) and kept["state"] == state:
                return dict(kept["days"])
        try:
            days = read()
        except OSError:
            return _CANNOT_BE_READ
        if abs(looked_ns - seen.st_mtime_ns) > _SETTLED_NS:
            whole = {"path": _printable(str(path)), "state": state, "days": days}
            with suppress(OSError, StorageFull):  # it only saves reading the file again
                write_atomically(keeping, json.dumps(whole).encode())
        return days


def _printable(name: str) -> str:
    """Return a file's name as it can be shown and kept, whatever bytes it has; two names stay two."""
    plain = name.isprintable() and "\\" not in name
    return name if plain else name.encode("unicode_escape").decode("ascii")


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
