"""The outbox: a folder a delivery, complete or absent, for a person (or another program) to publish from.

    <root>/<platform>/<label>_<first 12 of the sha256>/
        video.mp4  thumbnail.jpg|png  metadata.json  receipt.json

A folder appears by one rename when everything in it is on disk, so a cut at any point leaves nothing half
done. Owns these folders. What a video is called and says comes in with the delivery; no name here is made
from it.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from resources.disk import is_disk_full, storage_full
from resources.errors import Unavailable
from resources.platforms.base import Delivery, DeliveryReceipt, verify_bytes
from resources.progress import report
from resources.store import digest_file, write_atomically

_STEPS = 5


class Outbox:
    """Deliver into a folder under `root`; private unless the delivery says otherwise."""

    name = "outbox"

    def __init__(self, root: Path) -> None:
        self.root = root

    def deliver(self, delivery: Delivery) -> DeliveryReceipt:
        """Put the delivery in place and return its receipt.

        The same delivery again writes nothing. The same video with other words or another thumbnail updates
        its one folder. An older video of the same label is marked as superseded, and stays.
        """
        verify_bytes(delivery)
        folder = self.root / delivery.platform / f"{delivery.label}_{delivery.video_sha256[:12]}"
        receipt = DeliveryReceipt(
            platform=delivery.platform,
            provider=self.name,
            video_sha256=delivery.video_sha256,
            title=delivery.words.title,
            privacy=delivery.privacy,
            reference=f"{delivery.platform}/{folder.name}",
        )
        with _trouble_is_named(self.root), self._one_at_a_time(folder.name):
            if folder.is_dir():
                _fill(folder, delivery, receipt)
            else:
                self._publish(folder, delivery, receipt)
            self._mark_older(folder, delivery.label)
        return receipt

    def _publish(self, folder: Path, delivery: Delivery, receipt: DeliveryReceipt) -> None:
        part = folder.with_name(f".part-{folder.name}")
        shutil.rmtree(part, ignore_errors=True)  # what a killed delivery left behind
        part.mkdir(parents=True)
        try:
            _fill(part, delivery, receipt)
            part.rename(folder)
            _sync_folder(folder.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        report("outbox", _STEPS, _STEPS, "published")

    def _mark_older(self, folder: Path, label: str) -> None:
        (folder / "superseded.json").unlink(missing_ok=True)
        for other in sorted(folder.parent.glob(f"{label}_{'[0-9a-f]' * 12}")):
            if other != folder:
                _write_if_other(other / "superseded.json", _document({"by": folder.name}))

    @contextmanager
    def _one_at_a_time(self, name: str) -> Iterator[None]:
        locks = self.root / ".locks"
        locks.mkdir(parents=True, exist_ok=True)
        with (locks / f"{name}.lock").open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def receipts_in(root: Path) -> tuple[DeliveryReceipt, ...]:
    """Return the receipts of everything in the outbox, in the order of folders; damaged ones are left out."""
    found = []
    for path in sorted(root.glob("*/*/receipt.json")):
        if path.parent.name.startswith(".part-"):
            continue
        try:
            found.append(DeliveryReceipt.model_validate_json(path.read_bytes()))
        except ValidationError:
            continue
    return tuple(found)


def _fill(folder: Path, delivery: Delivery, receipt: DeliveryReceipt) -> None:
    """Bring every file of a folder to what it should be; the receipt is last, so it never speaks early."""
    _copy_if_other(delivery.video, folder / "video.mp4")
    report("outbox", 1, _STEPS, "video")
    thumbnail = _place_thumbnail(folder, delivery)
    report("outbox", 2, _STEPS, "thumbnail")
    metadata = {
        **delivery.words.model_dump(mode="json"),
        "privacy": delivery.privacy,
        "platform": delivery.platform,
        "video": {"file": "video.mp4", "sha256": delivery.video_sha256},
        "thumbnail": thumbnail,
    }
    _write_if_other(folder / "metadata.json", _document(metadata))
    report("outbox", 3, _STEPS, "metadata")
    _write_if_other(folder / "receipt.json", _document(receipt.model_dump(mode="json")))
    report("outbox", 4, _STEPS, "receipt")


def _place_thumbnail(folder: Path, delivery: Delivery) -> str | None:
    name = None
    if delivery.thumbnail is not None:
        name = "thumbnail.png" if delivery.thumbnail_type == "image/png" else "thumbnail.jpg"
        _copy_if_other(delivery.thumbnail, folder / name)
    for stale in {"thumbnail.png", "thumbnail.jpg"} - {name}:
        (folder / stale).unlink(missing_ok=True)
    return name


def _document(value: object) -> bytes:
    return (json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _write_if_other(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write_atomically(path, data)


def _copy_if_other(source: Path, target: Path) -> None:
    if target.is_file() and digest_file(target) == digest_file(source):
        return
    part = target.with_name(f".part-{target.name}")
    try:
        shutil.copyfile(source, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _trouble_is_named(root: Path) -> Iterator[None]:
    try:
        yield
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise Unavailable(
            f"the outbox folder {root} cannot be written to ({error.strerror}): "
            "name another in platforms.outbox",
            provider="outbox",
        ) from error
    except OSError as error:
        if is_disk_full(error):
            raise storage_full(f"the outbox {root}") from error
        raise
