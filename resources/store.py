"""The blob store: media by content hash, written atomically, verified when read.

Owns bytes on disk under `<home>/blobs`. What an artifact is, where its manifest lies and what its data
version is belong to `vidgen_assets/io_manager.py`. An object store can take `BlobStore`'s place: it needs
only `add_bytes`, `add_file`, `path`, `mark_used`, `read` and `scratch`.

A file's time of change says when it was last used: written, added again, or found by the call cache. What
nothing refers to is removed by it (`stored`, `remove`); who refers to what, the store does not know.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from resources.disk import full_disk_is_named
from resources.errors import CorruptArtifact, InvalidInput, MissingArtifact

CHUNK = 1 << 20
USED_AGAIN_S = 3600  # a use is noted at most this often


class Media(BaseModel):
    """A file by content: what it is (media type, a name for people) and the sha256 its bytes must have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    media_type: str
    name: str


class StoredFile(NamedTuple):
    """A file of the store: the hash it is named by, its size, and when it was last used (ns since 1970).

    `frees` is what its removal gives back: nothing while a finished video or the outbox is the same file.
    """

    sha256: str
    path: Path
    size: int
    used_ns: int
    frees: int


def digest_file(path: Path) -> str:
    """Return the sha256 of a file, read in chunks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, data: bytes, name: str = "") -> None:
    """Write a whole file or none of it: a temporary name beside it, fsync, then a rename.

    Raises StorageFull when the disk is full, with the file's `name` for people where it has one; the file
    that was there before is untouched.
    """
    with full_disk_is_named(_said(path, name)), _temporary_beside(path) as temporary:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)


def _said(path: Path, name: str) -> str:
    return f"{name} ({path.name}) under {path.parent}" if name else f"{path.name} under {path.parent}"


@contextmanager
def _temporary_beside(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


class BlobStore:
    """Media files by the hash of their bytes, under one folder of this machine."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.root = home / "blobs"
        self._verified: dict[str, tuple[int, int]] = {}

    def add_bytes(self, data: bytes, name: str, media_type: str) -> Media:
        """Keep these bytes and return what names them; the same bytes are kept once."""
        media = Media(
            sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type, name=name
        )
        target = self._place(media)
        if not self._is_whole(media, target) or not self._used(media, target):
            write_atomically(target, data, name)
        return media

    def add_file(self, path: Path, name: str, media_type: str) -> Media:
        """Keep a copy of a file and return what names it."""
        if not path.is_file():
            raise MissingArtifact(f"{name}: there is no file {path.name} to keep")
        media = Media(sha256=digest_file(path), size=path.stat().st_size, media_type=media_type, name=name)
        target = self._place(media)
        if not self._is_whole(media, target) or not self._used(media, target):
            with full_disk_is_named(_said(target, name)), _temporary_beside(target) as temporary:
                shutil.copyfile(path, temporary)
                with temporary.open("rb+") as file:
                    os.fsync(file.fileno())
                temporary.replace(target)
        return media

    def path(self, media: Media) -> Path:
        """Return where the verified bytes lie; raise when they are missing or not the ones named."""
        target = self._place(media)
        if not target.is_file():
            raise MissingArtifact(f"{media.name} ({media.sha256[:12]}) is not in the store: make it again")
        stat = target.stat()
        seen = (stat.st_size, stat.st_mtime_ns)
        if self._verified.get(media.sha256) != seen:
            if stat.st_size != media.size or digest_file(target) != media.sha256:
                raise CorruptArtifact(
                    f"{media.name}: the bytes on disk are not the ones it was made with "
                    f"(expected sha256 {media.sha256[:12]}, file {target.name}): make it again"
                )
            self._verified[media.sha256] = seen
        return target

    def mark_used(self, media: Media) -> None:
        """Note that a verified file is used, so that it counts as young; raise MissingArtifact where it is gone."""
        if not self._used(media, self._place(media)):
            raise MissingArtifact(f"{media.name} ({media.sha256[:12]}) is not in the store: make it again")

    def stored(self) -> Iterator[StoredFile]:
        """Yield every file of the store, by hash; half-written ones of a killed process are left out."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if path.name.startswith("."):
                    continue
                with suppress(FileNotFoundError):
                    stat = path.stat()
                    frees = stat.st_size if stat.st_nlink == 1 else 0
                    yield StoredFile(path.stem, path, stat.st_size, stat.st_mtime_ns, frees)

    def remove(self, file: StoredFile) -> bool:
        """Remove a file, unless it was used since it was listed; tell whether it is gone."""
        try:
            if file.path.stat().st_mtime_ns != file.used_ns:
                return False
            file.path.unlink()
        except FileNotFoundError:
            return True
        self._verified.pop(file.sha256, None)
        return True

    def read(self, media: Media) -> bytes:
        """Return the verified bytes."""
        return self.path(media).read_bytes()

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder on the store's own disk for work in progress; it is gone afterwards."""
        base = self.home / "scratch"
        with full_disk_is_named(f"work in progress under {base}"):
            base.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(dir=base))
        try:
            yield folder
        finally:
            with suppress(OSError):
                shutil.rmtree(folder)

    def _is_whole(self, media: Media, target: Path) -> bool:
        """Tell whether the bytes are already there; a damaged copy is replaced, which mends it."""
        return (
            target.is_file() and target.stat().st_size == media.size and digest_file(target) == media.sha256
        )

    def _used(self, media: Media, target: Path) -> bool:
        """Note a use of a whole file; False when it was removed meanwhile."""
        try:
            if time.time() - target.stat().st_mtime > USED_AGAIN_S:
                os.utime(target)
            stat = target.stat()
        except FileNotFoundError:
            return False
        self._verified[media.sha256] = (stat.st_size, stat.st_mtime_ns)
        return True

    def _place(self, media: Media) -> Path:
        suffix = Path(media.name).suffix
        if not suffix.lstrip(".").isalnum() and suffix:
            raise InvalidInput(
                f"{media.name!r} cannot be a media name: its suffix is not plain letters and digits"
            )
        return self.root / media.sha256[:2] / f"{media.sha256}{suffix.lower()}"
