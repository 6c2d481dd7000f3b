"""The delivery journal: what was begun and what was done, so that a retry never publishes twice.

One small JSON file a video and platform under one folder, written atomically before the step it announces.
Owns the files and their lock; what an entry means to a platform is that platform's business.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from resources.errors import CorruptArtifact
from resources.store import write_atomically


class Entry(BaseModel):
    """How far one delivery has come.

    `session` is the open upload and `session_words` what it was opened with. `reference` is set once the
    video is published. `words`, `status` and `thumbnail` are hashes of what the platform was last told.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    video_sha256: str
    label: str = ""
    session: str = ""
    session_words: str = ""
    session_status: str = ""
    reference: str = ""
    privacy: str = ""
    words: str = ""
    status: str = ""
    thumbnail: str = ""
    notes: tuple[str, ...] = ()

    def but(self, **changes: object) -> Entry:
        """Return the entry with these fields changed."""
        return self.model_copy(update=changes)


class Journal:
    """The entries under one folder, by video."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, video_sha256: str) -> Entry:
        """Return the entry of a video; a fresh one when it was never delivered."""
        path = self._path(video_sha256)
        try:
            return Entry.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return Entry(video_sha256=video_sha256)
        except ValidationError as error:
            raise CorruptArtifact(
                f"the delivery journal {path.name} cannot be read, so nothing was delivered: look on the "
                "platform whether the video is there, then delete the file"
            ) from error

    def write(self, entry: Entry) -> Entry:
        """Keep the entry, and return it."""
        write_atomically(self._path(entry.video_sha256), entry.model_dump_json(indent=1).encode())
        return entry

    def earlier(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the published entries of other videos with the same label: earlier renderings of it."""
        others = (self.read(path.stem) for path in sorted(self.folder.glob("[0-9a-f]*.json")))
        return tuple(
            other
            for other in others
            if other.label == entry.label and other.reference and other.video_sha256 != entry.video_sha256
        )

    @contextmanager
    def hold(self, video_sha256: str) -> Iterator[None]:
        """Let one process at a time deliver this video; the kernel lets go when the process dies."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{video_sha256}.lock").open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _path(self, video_sha256: str) -> Path:
        return self.folder / f"{video_sha256}.json"
