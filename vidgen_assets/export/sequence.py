"""A plan's frames as one file each, EXR or DPX, straight into a folder: never all in memory, never in the store.

The folder gets its name when it is whole. Frames are numbered from 1; the mix lies beside them as WAV.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
from av.codec.context import CodecContext, Flags
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import ColorRange

from resources.disk import full_disk_is_named
from resources.errors import InvalidInput, RenderFailed
from resources.progress import report
from vidgen_assets.export.encode import TAGS, Shape
from vidgen_assets.export.pixels import Convert, conversion
from vidgen_assets.export.profiles import Profile


def write_sequence(
    frames: Iterable[av.VideoFrame], profile: Profile, shape: Shape, mix: Path, folder: Path
) -> None:
    """Write frames to `folder` as NAME.000001.exr and on, NAME being the folder's, and the mix as NAME.wav.

    Raises InvalidInput when the folder is there already, RenderFailed when the encoder refuses or a frame that
    was written does not decode.
    """
    if folder.exists():
        raise InvalidInput(f"{folder} is there already: move it away, or deliver to another folder")
    part = folder.with_name(f".part-{folder.name}")
    shutil.rmtree(part, ignore_errors=True)
    try:
        with full_disk_is_named(f"the frames of {folder}"):
            part.mkdir(parents=True)
            written = _write(frames, profile, shape, part, folder.name)
            if written != shape.frames:
                raise RenderFailed(f"{folder.name}: {written} frames came where the plan has {shape.frames}")
            _look_at(profile, shape, part, folder.name)
            shutil.copyfile(mix, part / f"{folder.name}.wav")
            part.rename(folder)
    except av.FFmpegError as error:
        raise RenderFailed(f"{profile.name}: the encoder refused: {error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def frame_name(stem: str, number: int, profile: Profile) -> str:
    """Return the file name of a frame, counted from 0."""
    return f"{stem}.{number + 1:06d}{profile.extension}"


def _write(frames: Iterable[av.VideoFrame], profile: Profile, shape: Shape, folder: Path, stem: str) -> int:
    convert, written = conversion(profile), 0
    context = _encoder(profile, shape)
    for number, frame in enumerate(frames):
        (folder / frame_name(stem, number, profile)).write_bytes(_coded(context, convert, frame, number))
        written += 1
        if written % shape.fps == 0 or written == shape.frames:
            report("frame", written, shape.frames, profile.name)
    return written


def _encoder(profile: Profile, shape: Shape) -> VideoCodecContext:
    context = CodecContext.create(profile.video.encoder, "w")
    assert isinstance(context, VideoCodecContext)
    context.width, context.height, context.pix_fmt = shape.width, shape.height, profile.video.pixels
    context.framerate, context.time_base = Fraction(shape.fps), Fraction(1, shape.fps)
    context.options = dict(profile.video.options)
    context.thread_count = 1
    context.flags |= Flags.bitexact
    context.color_primaries, context.color_trc, _ = (int(tag) for tag in TAGS[profile.colour])
    context.color_range = ColorRange.JPEG
    return context


def _coded(context: VideoCodecContext, convert: Convert, frame: av.VideoFrame, number: int) -> bytes:
    ready = convert(frame)
    ready.pts, ready.time_base = number, context.time_base
    return b"".join(bytes(packet) for packet in context.encode(ready))


def _look_at(profile: Profile, shape: Shape, folder: Path, stem: str) -> None:
    """Decode the first frame, the middle one and the last."""
    for number in sorted({0, shape.frames // 2, shape.frames - 1}):
        path = folder / frame_name(stem, number, profile)
        with av.open(str(path)) as container:
            (frame,) = container.decode(video=0)
        if (frame.width, frame.height) != (shape.width, shape.height):
            raise RenderFailed(f"{path.name} decodes as {frame.width}x{frame.height}: run again")
