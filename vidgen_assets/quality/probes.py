"""What a finished file measures, read from the file itself: one pass over its frames, one over its sound.

Owns measuring; what is good enough is gates.py's. Frames are looked at one by one and forgotten. Captions are
looked for where the renderer's layout puts each word, in the colours the look asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from resources.errors import RenderFailed
from vidgen_assets.artifacts import Frozen, Loudness, RenderPlan
from vidgen_assets.quality.boxes import FileLayout, file_layout
from vidgen_assets.quality.loudness import measure_loudness
from vidgen_assets.quality.seen_captions import CaptionsSeen, CaptionWatch
from vidgen_assets.quality.stillness import Stillness, Stretch

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import InputContainer

Plane = NDArray[np.uint8]

GENERIC_TAGS = {
    "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id",
}  # fmt: skip


class PictureFacts(Frozen):
    """What the file says about its picture, and how many frames really decode."""

    codec: str
    pixel_format: str
    width: int
    height: int
    fps: str
    frames: int
    primaries: int
    transfer: int
    matrix: int
    colour_range: int


class SoundFacts(Frozen):
    """What the file says about its sound."""

    codec: str
    sample_rate: int
    channels: int
    duration_ms: int


class MasterProbe(Frozen):
    """Everything that was measured of one file. `tags` are metadata nobody here has put in."""

    layout: FileLayout
    picture: PictureFacts
    sound: SoundFacts
    loudness: Loudness
    duration_ms: int
    black: tuple[Stretch, ...]
    frozen: tuple[Stretch, ...]
    held: tuple[Stretch, ...]
    captions: CaptionsSeen
    tags: tuple[str, ...]


def probe_master(path: Path, plan: RenderPlan) -> MasterProbe:
    """Measure a master against nothing: the plan only says where and when captions should be seen.

    Raises RenderFailed when the file cannot be decoded to its end.
    """
    import av

    layout = file_layout(path)
    watch = CaptionWatch(plan)
    still = Stillness(plan.width, plan.height, watch.band)
    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            sound = _sound_facts(container)
            tags = _foreign_tags(container)
            count = 0
            for planes in _frames(container):
                still.see(count, planes[0])
                watch.see(count, planes)
                count += 1
            picture = _picture_facts(container, count)
    except (av.FFmpegError, IndexError) as error:
        raise RenderFailed(f"{path.name} cannot be decoded to its end ({error}): render it again") from error
    still.end(count)
    return MasterProbe(
        layout=layout,
        picture=picture,
        sound=sound,
        loudness=measure_loudness(path),
        duration_ms=count * 1000 // plan.fps,
        black=tuple(still.black),
        frozen=tuple(still.frozen),
        held=tuple(still.held),
        captions=watch.seen(),
        tags=tags,
    )


def _frames(container: InputContainer) -> Iterator[tuple[Plane, Plane, Plane]]:
    """Yield Y, Cb, Cr of every frame, as views that are only good until the next one."""
    stream = container.streams.video[0]
    stream.thread_type = "AUTO"
    for frame in container.decode(stream):
        yield _plane(frame, 0, 1), _plane(frame, 1, 2), _plane(frame, 2, 2)


def _plane(frame: VideoFrame, index: int, size: int) -> Plane:
    plane = frame.planes[index]
    rows: Plane = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height // size, : frame.width // size]


def _picture_facts(container: InputContainer, frames: int) -> PictureFacts:
    stream = container.streams.video[0]
    context = stream.codec_context
    return PictureFacts(
        codec=context.name,
        pixel_format=context.pix_fmt or "",
        width=context.width,
        height=context.height,
        fps=str(stream.average_rate),
        frames=frames,
        primaries=int(context.color_primaries),
        transfer=int(context.color_trc),
        matrix=int(context.colorspace),
        colour_range=int(context.color_range),
    )


def _sound_facts(container: InputContainer) -> SoundFacts:
    stream = container.streams.audio[0]
    return SoundFacts(
        codec=stream.codec_context.name,
        sample_rate=stream.codec_context.sample_rate,
        channels=stream.codec_context.channels,
        duration_ms=round((stream.duration or 0) * (stream.time_base or 0) * 1000),
    )


def _foreign_tags(container: InputContainer) -> tuple[str, ...]:
    keys = {*container.metadata}
    for stream in container.streams:
        keys |= {*stream.metadata}
    return tuple(sorted(keys - GENERIC_TAGS))
