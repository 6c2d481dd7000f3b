"""EXR and DPX: one file a frame, in the pixels they promise, and a folder that is whole or not there."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from resources.errors import InvalidInput, RenderFailed
from resources.store import BlobStore
from vidgen_assets.export.deliveries import shape_of
from vidgen_assets.export.profiles import PROFILES
from vidgen_assets.export.sequence import write_sequence
from vidgen_assets.post.frames import plan_frames
from vidgen_assets_tests.export.videos import small_plan

pytestmark = pytest.mark.media


def read(path: Path) -> np.ndarray:
    """Return a frame as RGB floats."""
    with av.open(str(path)) as container:
        (frame,) = container.decode(video=0)
    kinds = {"gbrpf32le": np.float32, "gbrpf16le": np.float16}
    kind = kinds.get(frame.format.name, np.uint16)
    planes = [
        np.frombuffer(memoryview(plane), kind).reshape(plane.height, -1)[:, : frame.width]
        for plane in frame.planes
    ]
    green, blue, red = (plane.byteswap() if frame.format.name.endswith("be") else plane for plane in planes)
    return np.stack([red, green, blue], axis=-1).astype(np.float64)


@pytest.mark.parametrize("name", ["exr", "dpx"])
def test_a_sequence_holds_every_frame_the_sound_and_the_colours_of_the_plan(
    tmp_path: Path, store: BlobStore, name: str
):
    plan = small_plan(store, (7,))
    profile, folder, mix = PROFILES[name], tmp_path / "out" / "story", store.path(plan.audio)
    write_sequence(plan_frames(plan, store), profile, shape_of(plan), mix, folder)
    names = [f"story.{number:06d}.{name}" for number in range(1, 8)]
    assert sorted(file.name for file in folder.iterdir()) == sorted([*names, "story.wav"])
    assert (folder / "story.wav").read_bytes() == mix.read_bytes()
    frames = [frame.to_ndarray() for frame in plan_frames(plan, store)]
    first = av.VideoFrame.from_ndarray(frames[0], format="yuv420p")
    wanted = first.reformat(
        format="rgb24", src_colorspace="ITU709", dst_colorspace="ITU709", src_color_range="MPEG",
        dst_color_range="JPEG", interpolation="BICUBIC",
    ).to_ndarray().astype(np.float64) / 255  # fmt: skip
    found = read(folder / names[0])
    coded = np.clip(found, 0, 1) ** (1 / 2.4) if name == "exr" else found / 1023
    assert np.abs(coded - wanted).mean() < 0.004
    again = tmp_path / "again" / "story"
    write_sequence(plan_frames(plan, store), profile, shape_of(plan), mix, again)
    for file in folder.iterdir():
        assert (again / file.name).read_bytes() == file.read_bytes()


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path, store: BlobStore):
    plan = small_plan(store, (2,))
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(InvalidInput, match="is there already"):
        write_sequence(
            plan_frames(plan, store), PROFILES["dpx"], shape_of(plan), store.path(plan.audio), folder
        )
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]


def test_a_sequence_that_breaks_off_leaves_nothing(tmp_path: Path, store: BlobStore):
    plan = small_plan(store, (4,))
    shape = shape_of(plan).model_copy(update={"frames": 5})
    with pytest.raises(RenderFailed, match="4 frames came where the plan has 5"):
        write_sequence(
            plan_frames(plan, store),
            PROFILES["dpx"],
            shape,
            store.path(plan.audio),
            tmp_path / "out" / "story",
        )
    assert list((tmp_path / "out").iterdir()) == []
