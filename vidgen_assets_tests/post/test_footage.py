"""Real video clips enter decoded, covering the frame, graded, in time."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace

from resources.errors import InvalidInput
from vidgen_assets.post.colour.cube import compose, identity
from vidgen_assets.post.footage import Footage
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame, code_table

CODES = code_table(compose(identity(), 1.0))


def clip(
    path: Path,
    levels: list[int],
    fps: int,
    size: tuple[int, int] = (128, 96),
    tagged: bool = True,
    chroma: tuple[int, int] = (128, 128),
) -> Path:
    """Write a video whose frame n is one colour, of luma levels[n]."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps, options={"crf": "4", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        if tagged:
            context = stream.codec_context
            context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
            context.color_primaries = context.color_trc = 1
        for number, level in enumerate(levels):
            codes = [np.full(size[0] * size[1], level, np.uint8)]
            codes += [np.full(size[0] * size[1] // 4, code, np.uint8) for code in chroma]
            planes = np.concatenate(codes).reshape(size[1] * 3 // 2, size[0])
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def shown(path: Path, fps: int, numbers: range, size: tuple[int, int] = (54, 96)) -> list[int]:
    """Return the luma in the middle of the frame at each number."""
    out = []
    with Footage(path, "s1", fps, CODES, load_kernels()) as footage:
        for number in numbers:
            frame = Frame(*size)
            footage.draw(frame, number)
            out.append(int(np.median(frame.y)))
    return out


def test_frames_come_in_time_and_the_last_one_stays(tmp_path: Path):
    path = clip(tmp_path / "clip.mp4", [40, 60, 80, 100, 120], 30)
    assert np.allclose(shown(path, 30, range(8)), [40, 60, 80, 100, 120, 120, 120, 120], atol=2)


def test_a_clip_of_another_rate_keeps_its_speed(tmp_path: Path):
    path = clip(tmp_path / "clip.mp4", [40, 80, 120], 15)
    assert np.allclose(shown(path, 30, range(6)), [40, 40, 80, 80, 120, 120], atol=2)


@pytest.mark.parametrize("size", [(128, 96), (60, 200), (54, 96), (640, 360)])
def test_any_shape_covers_the_frame(tmp_path: Path, size: tuple[int, int]):
    path = clip(tmp_path / "clip.mp4", [150], 30, size)
    frame = Frame(54, 96)
    with Footage(path, "s1", 30, CODES, load_kernels()) as footage:
        footage.draw(frame, 0)
    assert abs(int(frame.y.min()) - 150) <= 2
    assert abs(int(frame.y.max()) - 150) <= 2


@pytest.mark.parametrize(("size", "tagged"), [((128, 96), True), ((1280, 720), False)], ids=["tagged", "hd"])
def test_colours_arrive_as_they_were(tmp_path: Path, size: tuple[int, int], tagged: bool):
    path = clip(tmp_path / "clip.mp4", [63], 30, size, tagged, chroma=(102, 240))
    frame = Frame(54, 96)
    with Footage(path, "s1", 30, CODES, load_kernels()) as footage:
        footage.draw(frame, 0)
    for plane, code in zip(frame.planes, (63, 102, 240), strict=True):
        assert abs(int(np.median(plane)) - code) <= 2


def test_what_is_no_video_is_named(tmp_path: Path):
    (tmp_path / "clip.mp4").write_bytes(b"not a video" * 50)
    with pytest.raises(InvalidInput, match="clip of shot s7 is no video"):
        Footage(tmp_path / "clip.mp4", "s7", 30, CODES, load_kernels())
