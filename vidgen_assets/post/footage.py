"""Frames of a video clip, scaled to cover the frame, graded and converted, in the order they are shown.

Takes clips as cameras and models make them: any size and depth, variable frame rates (a frame is shown by its
own time), turned by a display matrix, interlaced, with alpha (laid over ink). Whether a clip can be used at all
is media.py's to say, before anything is encoded; how a short one fills its shot is clips/playing.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import Colorspace, Interpolation

from resources.errors import InvalidInput
from vidgen_assets.post.kernel_types import Kernels, Plane, Table
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.slices import Appearance

INK_RGB = (8, 10, 14)
"""What lies behind a clip that is not opaque: the renderer's ink."""


@dataclass(frozen=True)
class Play:
    """How a clip is played: again and again or not, how fast, and which of its points (0 to 1) stays in view."""

    loops: bool = False
    speed: float = 1.0
    focus: tuple[float, float] = (0.5, 0.5)


def play_of(appearance: Appearance) -> Play:
    """Return how an appearance's clip is played: what its window looks at is what the frame shows of it."""
    picture = appearance.picture
    window = picture.window
    focus = (
        (window.x + window.width / 2) / max(picture.width, 1),
        (window.y + window.height / 2) / max(picture.height, 1),
    )
    return Play(loops=appearance.loops, speed=appearance.speed, focus=focus)


class Footage:
    """A clip that is played forwards; its last frame stays when it is too short and does not loop."""

    def __init__(
        self, path: Path, shot: str, fps: int, codes: Table, kernels: Kernels, play: Play = Play()
    ) -> None:
        self.path, self.shot, self.fps, self.codes, self.kernels, self.play = (
            path,
            shot,
            fps,
            codes,
            kernels,
            play,
        )
        self._container = open_clip(path, shot)
        self._frames = self._timed()
        self._shown: av.VideoFrame | None = None
        self._next: tuple[Fraction, av.VideoFrame] | None = None

    def __enter__(self) -> Footage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def draw(self, frame: Frame, number: int) -> None:
        """Fill the frame with the clip's picture at frame `number`; numbers must not go back."""
        rgba = self._cover(self._at(number), frame.width, frame.height)
        spare = (np.empty_like(frame.y), np.empty_like(frame.cb))
        scratch = np.empty((3, frame.width), np.float32)
        self.kernels.to_planes(rgba, self.codes, frame.y, frame.cb, frame.cr, *spare, scratch)

    def _at(self, number: int) -> av.VideoFrame:
        moment = Fraction(number, self.fps) * Fraction(self.play.speed) + Fraction(1, 4 * self.fps)
        if self._shown is None:
            first = next(self._frames, None)
            if first is None:
                raise InvalidInput(f"the clip of shot {self.shot} has no frames; make it again")
            self._shown, self._next = first[1], next(self._frames, None)
        while self._next is not None and self._next[0] <= moment:
            self._shown, self._next = self._next[1], next(self._frames, None)
        return self._shown

    def _cover(self, picture: av.VideoFrame, width: int, height: int) -> Plane:
        turns = round(picture.rotation / 90) % 4
        shape = (picture.height, picture.width) if turns % 2 else (picture.width, picture.height)
        scale = max(width / shape[0], height / shape[1])
        size = (max(round(shape[0] * scale), width), max(round(shape[1] * scale), height))
        scaled = picture.reformat(
            *(size[::-1] if turns % 2 else size),
            format="rgba",
            src_colorspace=matrix_of(picture),
            interpolation=Interpolation.BICUBIC,
        ).to_ndarray()
        turned = np.rot90(scaled, turns)
        left, top = (
            min(max(round(focus * whole - part / 2), 0), whole - part)
            for focus, whole, part in zip(self.play.focus, size, (width, height), strict=True)
        )
        return _over_ink(np.ascontiguousarray(turned[top : top + height, left : left + width]))

    def _timed(self) -> Iterator[tuple[Fraction, av.VideoFrame]]:
        """Yield every frame with its time from the clip's start, round after round where the clip loops."""
        start = Fraction(0)
        while True:
            origin, last, length = None, Fraction(-1), Fraction(1, self.fps)
            for number, frame in enumerate(self._decoded()):
                base = frame.time_base or Fraction(1, self.fps)
                at = Fraction(number, self.fps) if frame.pts is None else Fraction(frame.pts) * base
                origin = at if origin is None else origin
                if at - origin > last:
                    length = at - origin - last if last >= 0 else length
                    last = at - origin
                    yield start + last, frame
            if not self.play.loops or origin is None:
                return
            start += last + length
            self._container.close()
            self._container = open_clip(self.path, self.shot)

    def _decoded(self) -> Iterator[av.VideoFrame]:
        frames = self._container.decode(self._container.streams.video[0])
        try:
            first = next(frames, None)
            if first is None:
                return
            if first.interlaced_frame:
                yield from _deinterlaced(first, frames, self._container)
            else:
                yield first
                yield from frames
        except av.FFmpegError as error:
            raise InvalidInput(f"the clip of shot {self.shot} breaks off ({error}); make it again") from error


def open_clip(path: Path, shot: str) -> InputContainer:
    """Return an open clip with a video stream, decoded by one thread; InvalidInput names the shot."""
    try:
        container = av.open(str(path), metadata_errors="ignore")
        stream = container.streams.video[0]
    except (av.FFmpegError, IndexError) as error:
        empty = path.is_file() and path.stat().st_size == 0
        why = "it is an empty file" if empty else str(error).replace(str(path), "the file")
        raise InvalidInput(f"the clip of shot {shot} is no video ({why}); make it again") from error
    stream.thread_type = "NONE"
    return container


def matrix_of(picture: av.VideoFrame) -> Colorspace:
    """Return the matrix a frame was coded with; one that does not say is BT.709 if it is large."""
    try:
        return Colorspace(picture.colorspace)
    except ValueError:
        return Colorspace.ITU709 if max(picture.width, picture.height) >= 1280 else Colorspace.ITU601


def _deinterlaced(
    first: av.VideoFrame, rest: Iterator[av.VideoFrame], container: InputContainer
) -> Iterator[av.VideoFrame]:
    """Yield a frame for each interlaced frame, its missing lines found from its neighbours in time."""
    from av.filter import Graph

    graph = Graph()
    source = graph.add_buffer(template=container.streams.video[0])
    weave, sink = graph.add("bwdif", "mode=send_frame:deint=interlaced"), graph.add("buffersink")
    source.link_to(weave)
    weave.link_to(sink)
    graph.configure()
    graph.vpush(first)
    for frame in rest:
        graph.vpush(frame)
        yield from _ready(graph)
    graph.vpush(None)
    yield from _ready(graph)


def _ready(graph: av.filter.Graph) -> Iterator[av.VideoFrame]:
    while True:
        try:
            yield graph.vpull()
        except (BlockingIOError, EOFError):
            return


def _over_ink(rgba: Plane) -> Plane:
    """Lay what is not opaque over ink, in place."""
    alpha = rgba[..., 3:]
    if int(alpha.min()) < 255:
        share = alpha.astype(np.uint16)
        ink = np.array(INK_RGB, np.uint16)
        rgba[..., :3] = (rgba[..., :3] * share + ink * (255 - share) + 127) // 255
        rgba[..., 3] = 255
    return rgba
