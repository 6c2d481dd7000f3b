"""One segment into H.264: the one lossy step, tagged BT.709, closed GOPs, the same bytes every time.

A thread draws ahead while this one encodes; one thread an encoder keeps the bytes independent of how many
segments are made at once and of the machine's cores.
"""

from __future__ import annotations

import platform
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

import av
from av.codec.context import Flags
from av.container import OutputContainer
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from resources.errors import RenderFailed
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.painter import Painter
from vidgen_assets.post.pictures import Pictures
from vidgen_assets.post.slices import SegmentPlan

AHEAD = 2
GOP_SECONDS = 2
BT709 = 1


class Cancelled(RenderFailed):
    """The render was called off; finished segments are kept, nothing half-made is."""


def encode_segment(plan: SegmentPlan, pictures: Pictures, path: Path, stop: threading.Event) -> None:
    """Draw and encode a segment into an MP4 at `path`.

    Raises RenderFailed when the encoder refuses or gives another number of frames than the plan has, and
    Cancelled once `stop` is set.
    """
    try:
        with av.open(str(path), "w", format="mp4", options={"fflags": "+bitexact"}) as container:
            stream = video_stream(container, plan)
            written = _encode(plan, pictures, container, stream, stop)
    except av.FFmpegError as error:
        raise RenderFailed(f"segment {plan.shot}: the encoder refused: {error}") from error
    if written != plan.frames:
        raise RenderFailed(f"segment {plan.shot}: {written} frames came out where the plan has {plan.frames}")


def video_stream(container: OutputContainer, plan: SegmentPlan) -> VideoStream:
    """Add the H.264 stream every segment has, so that segments can be joined without encoding again."""
    options = {
        "preset": plan.preset,
        "crf": str(plan.crf),
        "x264-params": f"keyint={GOP_SECONDS * plan.fps}:open-gop=0:lookahead-threads=1{steady_code()}",
    }
    stream = container.add_stream("libx264", rate=plan.fps, options=options)
    context = stream.codec_context
    context.width, context.height, context.pix_fmt = plan.width, plan.height, "yuv420p"
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


def _encode(
    plan: SegmentPlan,
    pictures: Pictures,
    container: OutputContainer,
    stream: VideoStream,
    stop: threading.Event,
) -> int:
    """Return how many packets came out: one a frame."""
    ring = [Frame(plan.width, plan.height) for _ in range(AHEAD + 1)]
    drawn: deque[Future[None]] = deque()
    packets = 0
    with Painter(plan, pictures) as painter, ThreadPoolExecutor(1, "painter") as pool:
        for number in range(plan.frames + AHEAD):
            if stop.is_set():
                raise Cancelled(f"segment {plan.shot}: called off at frame {number} of {plan.frames}")
            if number < plan.frames:
                drawn.append(pool.submit(painter.paint, number, ring[number % len(ring)]))
            if number >= AHEAD:
                drawn.popleft().result()
                packets += _send(container, stream, ring[(number - AHEAD) % len(ring)], number - AHEAD)
        for packet in stream.encode(None):
            container.mux(packet)
            packets += 1
    return packets


def _send(container: OutputContainer, stream: VideoStream, frame: Frame, number: int) -> int:
    rows = frame.buffer.reshape(frame.height * 3 // 2, frame.width)
    picture = av.VideoFrame.from_ndarray(rows, format="yuv420p")
    picture.pts = number
    picture.time_base = 1 / stream.codec_context.framerate
    packets = stream.encode(picture)
    for packet in packets:
        container.mux(packet)
    return len(packets)
