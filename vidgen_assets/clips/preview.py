"""A small moving preview of a clip: the keyframe's flat preview seen through the camera, as a silent MP4.

The layers are not moved apart here: it is for a look, and costs little. The same clip gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from resources.store import Media
from vidgen_assets.artifacts.pictures import Clip, Clips
from vidgen_assets.channel import Formats
from vidgen_assets.clips.framing import window_of
from vidgen_assets.post.motion import Stage, view_at

if TYPE_CHECKING:
    from PIL.Image import Image

HEIGHT = 384
FPS = 10


class Store(Protocol):
    """Whatever keeps files (resources.store.BlobStore)."""

    def read(self, media: Media) -> bytes: ...
    def add_bytes(self, data: bytes, name: str, media_type: str) -> Media: ...


def with_previews(clips: Clips, formats: Formats, store: Store) -> Clips:
    """Return the clips with a small MP4 each; clips that are videos, or have a preview, stay as they are."""
    return Clips(clips=tuple(_with_preview(clip, formats, store) for clip in clips.clips))


def _with_preview(clip: Clip, formats: Formats, store: Store) -> Clip:
    if clip.path is None or clip.preview is not None:
        return clip
    data = preview_mp4(clip, store.read(clip.keyframe.preview), formats)
    return clip.model_copy(
        update={"preview": store.add_bytes(data, f"{clip.shot}-{clip.variant}.mp4", "video/mp4")}
    )


def preview_mp4(clip: Clip, picture: bytes, formats: Formats) -> bytes:
    """Encode a clip's move over its flat preview: H.264, 10 frames a second, 384 pixels high."""
    import av
    import numpy as np
    from PIL import Image

    width = round(HEIGHT * formats.width / formats.height / 2) * 2
    buffer = io.BytesIO()
    with (
        Image.open(io.BytesIO(picture)) as image,
        av.open(buffer, "w", format="mp4", options={"fflags": "+bitexact"}) as container,
    ):
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = width, HEIGHT, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "27", "threads": "1", "flags": "+bitexact"}
        for small in _frames(clip, image.convert("RGB"), formats, (width, HEIGHT)):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(small), format="rgb24")))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def _frames(clip: Clip, picture: Image, formats: Formats, size: tuple[int, int]) -> Iterator[Image]:
    """Every frame of the preview: the part of the picture that the camera sees, scaled down."""
    from PIL import Image

    keyframe = clip.keyframe
    window = window_of(keyframe, formats.width, formats.height)
    stage = Stage(keyframe.width, keyframe.height, window, *size)
    count = max(2, round(clip.frames * FPS / clip.fps))
    k = picture.width / keyframe.width
    for number in range(count):
        view = view_at(stage, clip.path, 1.0, number / (count - 1))
        half_x, half_y = view.step_x * size[0] / 2, view.step_y * size[1] / 2
        box = ((view.x - half_x) * k, (view.y - half_y) * k, (view.x + half_x) * k, (view.y + half_y) * k)
        yield picture.resize(size, Image.Resampling.BILINEAR, box=_clamped(box, picture.size))


def _clamped(box: tuple[float, ...], size: tuple[int, int]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return max(0.0, left), max(0.0, top), min(float(size[0]), right), min(float(size[1]), bottom)
