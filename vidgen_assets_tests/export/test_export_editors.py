"""The editors' package: files that are the plan's own frames, in their place to the frame; whole or not there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from resources.call_cache import CallCache
from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.export.deliveries import Source
from vidgen_assets.export.editors import write_package, zip_package
from vidgen_assets.export.profiles import PROFILES
from vidgen_assets.post.editors.cut import handle_of
from vidgen_assets.post.editors.readback import read_otio
from vidgen_assets.post.frames import plan_frames
from vidgen_assets_tests.export.videos import luma, psnr, small_plan, source_of

pytestmark = pytest.mark.media


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[BlobStore, Source, Path]:
    """A video with its package."""
    folder = tmp_path_factory.mktemp("editors")
    store = BlobStore(folder / "store")
    plan = small_plan(store)
    source = source_of(plan, store, CallCache(folder / "store", store), folder / "scratch")
    write_package(source, PROFILES["editors"], store, folder / "out" / "story")
    return store, source, folder / "out" / "story"


def test_every_reference_resolves_and_every_file_is_as_long_as_it_says(
    place: tuple[BlobStore, Source, Path],
):
    import opentimelineio as otio

    _, source, folder = place
    timeline = otio.adapters.read_from_file(str(folder / "timeline.otio"), "otio_json")
    for clip in timeline.find_clips():
        reference = clip.media_reference
        assert (folder / reference.target_url).is_file()
        if clip.name != "mix":
            frames = len(luma(folder / reference.target_url))
            assert frames == reference.available_range.duration.value
            assert clip.source_range.end_time_exclusive().value <= frames
    assert {path.name for path in folder.iterdir()} == {
        "README.txt", "captions.srt", "captions.vtt", "media", "sound", "timeline.aaf", "timeline.edl",
        "timeline.fcpxml", "timeline.otio",
    }  # fmt: skip
    assert (folder / "captions.srt").stat().st_size == source.captions.srt.size


def test_the_cut_of_the_files_is_the_video_to_the_frame(place: tuple[BlobStore, Source, Path]):
    store, source, folder = place
    clean = source.plan.model_copy(update={"words": (), "cues": (), "watermark": None})
    drawn = [frame.to_ndarray()[: clean.height].astype(np.float32) for frame in plan_frames(clean, store)]
    edits = read_otio(folder / "timeline.otio")
    for number, edit in enumerate(edits):
        file = luma(folder / edit.media)
        following = edits[number + 1].transition_frames if number + 1 < len(edits) else 0
        first = edit.first_frame + edit.transition_frames - edit.transition_frames // 2
        for frame in range(first, edit.end_frame - following // 2):
            at = edit.source_in + frame - edit.first_frame
            assert psnr(file[at], drawn[frame]) > 40
        moved = edit.source_in + 6
        assert psnr(file[moved], file[edit.source_in]) < 40, (
            "a picture that moves tells one frame from another"
        )


def test_handles_hold_still_on_both_sides(place: tuple[BlobStore, Source, Path]):
    _, source, folder = place
    handle = handle_of(source.plan.fps)
    for path in sorted((folder / "media").iterdir()):
        frames = luma(path)
        assert all(np.array_equal(frames[0], frame) for frame in frames[1 : handle + 1])
        assert all(np.array_equal(frames[-1], frame) for frame in frames[-handle - 1 :])
        assert not np.array_equal(frames[handle], frames[-1])


def test_a_package_that_is_there_is_left_alone(place: tuple[BlobStore, Source, Path]):
    store, source, folder = place
    with pytest.raises(InvalidInput, match="is there already"):
        write_package(source, PROFILES["editors"], store, folder)


def test_it_is_the_same_bytes_and_zipped_too(place: tuple[BlobStore, Source, Path], tmp_path: Path):
    store, source, folder = place
    again = tmp_path / "story"
    write_package(source, PROFILES["editors"], store, again)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    for name in files:
        assert (again / name).read_bytes() == (folder / name).read_bytes(), name
    packed = zip_package(again)
    assert not again.exists()
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == [f"story/{name.as_posix()}" for name in files]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
