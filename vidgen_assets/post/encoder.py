"""One segment into H.264: the one lossy step, tagged BT.709, closed GOPs, the same bytes every time.

One thread an encoder keeps the bytes independent of how many segments are made at once and of the machine's
cores. An encoder holds 150 MB, so segments wait for their turn to have one, their first frames drawn already.
"""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import av
from av.container import OutputContainer
from av.video.stream import VideoStream

from resources.errors import RenderFailed
from resources.memory import return_free_memory
from vidgen_assets.post.painter import Painter
from vidgen_assets.post.pictures import Pictures
from vidgen_assets.post.reel import Reel
from vidgen_assets.post.slices import SegmentPlan
from vidgen_assets.post.x264 import X264, video_stream


class Cancelled(RenderFailed):
    """The render was called off; finished segments are kept, nothing half-made is."""


def encode_segment(
    plan: SegmentPlan,
    pictures: Pictures,
    path: Path,
    stop: threading.Event,
    turn: AbstractContextManager[object] = nullcontext(),
) -> None:
    """Draw and encode a segment into an MP4 at `path`; `turn` is held for as long as there is an encoder.

    Raises RenderFailed when the encoder refuses or gives another number of frames than the plan has, and
    Cancelled once `stop` is set.
    """
    with (
        Painter(plan, pictures) as painter,
        Reel(painter.paint, plan.frames, (plan.width, plan.height)) as reel,
        turn,
    ):
        try:
            written = _encode(plan, reel, path, stop)
            return_free_memory()
        except av.FFmpegError as error:
            raise RenderFailed(f"segment {plan.shot}: the encoder refused: {error}") from error
    if written != plan.frames:
        raise RenderFailed(f"segment {plan.shot}: {written} frames came out where the plan has {plan.frames}")


def _encode(plan: SegmentPlan, reel: Reel, path: Path, stop: threading.Event) -> int:
    """Return how many packets came out: one a frame."""
    packets = 0
    with av.open(str(path), "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        asked = X264(plan.width, plan.height, plan.fps, plan.crf, plan.preset)
        stream = video_stream(container, asked)
        for number, frame in enumerate(reel):
            if stop.is_set():
                raise Cancelled(f"segment {plan.shot}: called off at frame {number} of {plan.frames}")
            frame.time_base = 1 / stream.codec_context.framerate
            packets += _write(container, stream, frame)
        return packets + _write(container, stream, None)


def _write(container: OutputContainer, stream: VideoStream, frame: av.VideoFrame | None) -> int:
    """Hand the encoder a frame, or None for the end; return how many packets it had ready."""
    packets = stream.encode(frame)
    for packet in packets:
        container.mux(packet)
    return len(packets)
