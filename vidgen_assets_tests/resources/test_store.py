"""The blob store keeps whole files by their hash, and says so when they are not whole."""

import hashlib
import os
import resource
from pathlib import Path

import pytest

from resources.errors import CorruptArtifact, InvalidInput, MissingArtifact, StorageFull
from resources.store import BlobStore, Media, write_atomically


def test_the_same_bytes_are_kept_once(store: BlobStore) -> None:
    first = store.add_bytes(b"frame", "a.png", "image/png")
    second = store.add_bytes(b"frame", "b.png", "image/png")
    assert store.path(first) == store.path(second)
    assert first.sha256 == hashlib.sha256(b"frame").hexdigest()
    assert store.read(first) == b"frame"


def test_a_file_and_its_bytes_have_one_name(store: BlobStore, tmp_path: Path) -> None:
    file = tmp_path / "clip.mp4"
    file.write_bytes(b"x" * 3_000_000)
    assert store.add_file(file, "c.mp4", "video/mp4") == store.add_bytes(
        b"x" * 3_000_000, "c.mp4", "video/mp4"
    )


def test_a_changed_byte_is_found_even_when_size_and_time_are_kept(store: BlobStore, tmp_path: Path) -> None:
    media = store.add_bytes(b"voice", "v.wav", "audio/wav")
    path = store.path(media)
    stat = path.stat()
    path.write_bytes(b"v0ice")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(CorruptArtifact, match=r"v\.wav"):
        BlobStore(store.home).path(media)


def test_a_damaged_blob_is_mended_by_adding_it_again(store: BlobStore) -> None:
    media = store.add_bytes(b"voice", "v.wav", "audio/wav")
    store.path(media).write_bytes(b"noise")
    assert store.read(store.add_bytes(b"voice", "v.wav", "audio/wav")) == b"voice"


def test_a_missing_blob_is_named(store: BlobStore) -> None:
    media = store.add_bytes(b"x", "gone.png", "image/png")
    store.path(media).unlink()
    with pytest.raises(MissingArtifact, match=r"gone\.png"):
        store.path(media)


@pytest.mark.parametrize("name", ["x.p/../../etc", "a.b;c", "a. png"])
def test_a_name_never_becomes_a_path(store: BlobStore, name: str) -> None:
    try:
        media = store.add_bytes(b"x", name, "image/png")
    except InvalidInput:
        return
    assert store.path(media).parent.parent == store.root


def test_a_full_disk_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "artifact.json"
    write_atomically(target, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))  # the kernel itself says no above it
    try:
        with pytest.raises(
            StorageFull, match=r"no space left while writing artifact\.json under .*free some"
        ):
            write_atomically(target, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".part-")] == []


def test_scratch_leaves_nothing_behind(store: BlobStore) -> None:
    with store.scratch() as folder:
        (folder / "half.mp4").write_bytes(b"x")
    assert not folder.exists()


def test_a_media_reference_needs_a_real_hash() -> None:
    with pytest.raises(ValueError, match="sha256"):
        Media(sha256="../../etc/passwd", size=1, media_type="image/png", name="x.png")


def test_a_file_that_is_used_again_is_young_again(store: BlobStore, tmp_path: Path) -> None:
    media = store.add_bytes(b"voice", "v.wav", "audio/wav")
    path = store.path(media)
    file = tmp_path / "v.wav"
    file.write_bytes(b"voice")
    for use in (
        lambda: store.add_bytes(b"voice", "w.wav", "audio/wav"),
        lambda: store.add_file(file, "v.wav", "audio/wav"),
        lambda: store.mark_used(media),
    ):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        use()
        assert path.stat().st_mtime > 1_700_000_000
    assert store.read(media) == b"voice"


def test_a_file_is_removed_unless_it_was_used_since_it_was_listed(store: BlobStore) -> None:
    media = store.add_bytes(b"voice", "v.wav", "audio/wav")
    os.utime(store.path(media), (1_000_000_000, 1_000_000_000))
    (listed,) = store.stored()
    assert (listed.sha256, listed.size, listed.frees) == (media.sha256, 5, 5)
    store.mark_used(media)
    assert not store.remove(listed)
    (listed,) = store.stored()
    assert store.remove(listed)
    assert store.remove(listed)  # somebody else was quicker
    assert list(store.stored()) == []
    with pytest.raises(MissingArtifact):
        store.mark_used(media)
    assert store.read(store.add_bytes(b"voice", "v.wav", "audio/wav")) == b"voice"


def test_a_file_that_is_kept_elsewhere_too_frees_nothing(store: BlobStore, tmp_path: Path) -> None:
    (tmp_path / "video.mp4").hardlink_to(store.path(store.add_bytes(b"video", "v.mp4", "video/mp4")))
    (store.root / "ab").mkdir()
    (store.root / "ab" / ".part-x").write_bytes(b"half")
    assert [(file.size, file.frees) for file in store.stored()] == [(5, 0)]
