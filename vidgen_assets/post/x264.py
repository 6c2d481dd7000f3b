"""What x264 is asked for: tags, closed GOPs, and the same bytes for the same frames on every machine.

Owns the settings, one value of them a video; encoder.py owns the frames that go in. Imports PyAV only.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import cache

from av.codec.context import Flags
from av.container import OutputContainer
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from vidgen_assets.post.pieces import longest_piece

BT709 = 1


@dataclass(frozen=True)
class X264:
    """A video's size, rate and quality; every segment of it is encoded with the same."""

    width: int
    height: int
    fps: int
    crf: int
    preset: str


def video_stream(container: OutputContainer, asked: X264) -> VideoStream:
    """Add the H.264 stream every segment has, so that segments can be joined without encoding again."""
    options = {
        "preset": asked.preset,
        "crf": str(asked.crf),
        "x264-params": f"keyint={longest_piece(asked.fps)}:open-gop=0:lookahead-threads=1{steady_code()}",
    }
    stream = container.add_stream("libx264", rate=asked.fps, options=options)
    context = stream.codec_context
    context.width, context.height, context.pix_fmt = asked.width, asked.height, "yuv420p"
    context.thread_count = 1
    context.flags |= Flags.bitexact
    context.color_primaries = context.color_trc = BT709
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
    return stream


@cache
def steady_code() -> str:
    """Return what makes x264 give the same bytes for the same frames on this machine, as x264 parameters.

    Its AVX-512 code for macroblock trees reads memory it never wrote, so frame types and sizes vary from one
    encode to the next; with AVX2 code they do not, at 6 % more time. Where the processor is not known,
    macroblock trees are left out.
    """
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return ""
    try:
        from llvmlite.binding import get_host_cpu_features  # type: ignore[import-untyped]
    except (ImportError, OSError):
        return ":mbtree=0"
    features = get_host_cpu_features()
    return ":asm=AVX2" if any(name.startswith("avx512") and has for name, has in features.items()) else ""
