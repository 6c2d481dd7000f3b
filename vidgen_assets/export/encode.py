"""A plan's frames into one codec, once: the picture alone, in a container that `wrap.py` takes it out of.

The same frames give the same bytes on any machine: one thread an encoder, bit-exact flags, no dates. H.264 is
not here: that is the renderer's own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
from av.codec.context import Flags
from av.container import OutputContainer
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from resources.errors import RenderFailed
from resources.progress import report
from resources.scheduling import usual_scheduling
from vidgen_assets.artifacts import Frozen
from vidgen_assets.export.pixels import conversion
from vidgen_assets.export.profiles import Colour, Profile
from vidgen_assets.post.hdr import MasteringDisplay
from vidgen_assets.post.mux import MOVFLAGS

VERSION = "1"
GOP_SECONDS = 2
OPTIONS = {"mp4": MOVFLAGS, "mov": MOVFLAGS, "webm": {"fflags": "+bitexact"}}
TAGS: dict[Colour, tuple[ColorPrimaries, ColorTrc, Colorspace]] = {
    "bt709": (ColorPrimaries.BT709, ColorTrc.BT709, Colorspace.ITU709),
    "hdr10": (ColorPrimaries.BT2020, ColorTrc.SMPTE2084, Colorspace.BT2020),
    "linear": (ColorPrimaries.BT709, ColorTrc.LINEAR, Colorspace.ITU709),
}


class Shape(Frozen):
    """What is encoded: size in pixels, frames a second, and how many frames."""

    width: int
    height: int
    fps: int
    frames: int


def encode_picture(
    frames: Iterable[av.VideoFrame],
    profile: Profile,
    shape: Shape,
    out: Path,
    light: tuple[int, int] | None = None,
) -> None:
    """Encode frames, alone, into a file at `out`; `light` is HDR10's (MaxCLL, MaxFALL) in cd/m2.

    Raises RenderFailed when the encoder refuses, or gives another number of frames than the shape has.
    """
    muxer = profile.container if profile.is_file else "mov"
    try:
        with av.open(str(out), "w", format=muxer, options=dict(OPTIONS[muxer])) as container:
            stream = _stream(container, profile, shape, light)
            written = _encode(container, stream, frames, profile, shape)
    except av.FFmpegError as error:
        raise RenderFailed(f"{profile.name}: the encoder {profile.video.encoder} refused: {error}") from error
    if written != shape.frames:
        raise RenderFailed(
            f"{profile.name}: {written} frames came out where the plan has {shape.frames}: run again"
        )


def _stream(
    container: OutputContainer, profile: Profile, shape: Shape, light: tuple[int, int] | None
) -> VideoStream:
    video = profile.video
    options = {name: value.format(gop=GOP_SECONDS * shape.fps) for name, value in video.options}
    if profile.colour == "hdr10" and light is not None:
        options["x265-params"] += (
            ":hdr10=1:hdr10-opt=1:repeat-headers=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
            f":range=limited:master-display={MasteringDisplay().x265}:max-cll={light[0]},{light[1]}"
        )
    os.environ.setdefault("SVT_LOG", "1")  # or SVT-AV1 writes twenty lines to the terminal each time
    stream = container.add_stream(video.encoder, rate=shape.fps, options=options)
    assert isinstance(stream, VideoStream)
    context = stream.codec_context
    context.width, context.height, context.pix_fmt = shape.width, shape.height, video.pixels
    context.thread_count = 1
    context.flags |= Flags.bitexact
    if video.tag == "hvc1":
        context.codec_tag = video.tag
    context.color_primaries, context.color_trc, context.colorspace = TAGS[profile.colour]
    context.color_range = ColorRange.MPEG
    with usual_scheduling():
        context.open(strict=False)
    return stream


def _encode(
    container: OutputContainer,
    stream: VideoStream,
    frames: Iterable[av.VideoFrame],
    profile: Profile,
    shape: Shape,
) -> int:
    """Return how many pictures came out."""
    convert = conversion(profile)
    written = 0
    for number, frame in enumerate(frames):
        ready = convert(frame)
        # ProRes writes into its frames what the frames say of themselves
        ready.color_primaries, ready.color_trc, ready.colorspace = (int(tag) for tag in TAGS[profile.colour])
        ready.color_range = ColorRange.MPEG
        ready.pts, ready.time_base = number, Fraction(1, shape.fps)
        for packet in stream.encode(ready):
            container.mux(packet)
            written += 1
        if (number + 1) % shape.fps == 0 or number + 1 == shape.frames:
            report("frame", number + 1, shape.frames, profile.name)
    for packet in stream.encode(None):
        container.mux(packet)
        written += 1
    return written
