"""A segment's frames in order, drawn ahead of whoever takes them, on a thread of their own.

Owns the few buffers frames go round in, as the encoder wants them. What is drawn is painter.py's, how fast
frames are taken is the encoder's: nothing is drawn further ahead than there are buffers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

import av
import numpy as np

from vidgen_assets.post.kernel_types import Plane
from vidgen_assets.post.layers import Frame

AHEAD = 4  # bridges the half second in which the next segment's pictures are prepared


class Reel:
    """Numbered frames 0 to `frames`, one after the other; drawing begins at once, before the first is taken.

    `paint(number, out)` is called in order by one thread, never by two. Whatever it raises is raised by the
    iteration in that frame's place. Leaving the reel ends the drawing, frames not yet begun are not drawn.
    """

    def __init__(
        self, paint: Callable[[int, Frame], None], frames: int, size: tuple[int, int], *, ahead: int = AHEAD
    ) -> None:
        self._paint, self._frames, self._ahead = paint, frames, ahead
        self._canvas = Frame(*size)
        self._slots = [_Slot(*size) for _ in range(min(ahead + 1, frames))]
        self._drawn: deque[Future[av.VideoFrame]] = deque()
        self._pool = ThreadPoolExecutor(1, "painter")
        for number in range(min(ahead, frames)):
            self._begin(number)

    def __enter__(self) -> Reel:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __iter__(self) -> Iterator[av.VideoFrame]:
        """Yield the frames, `pts` being their number; each is overwritten once the next one is asked for."""
        for number in range(self._frames):
            if number + self._ahead < self._frames:
                self._begin(number + self._ahead)
            yield self._drawn.popleft().result()

    def _begin(self, number: int) -> None:
        self._drawn.append(self._pool.submit(self._draw, number))

    def _draw(self, number: int) -> av.VideoFrame:
        self._paint(number, self._canvas)
        return self._slots[number % len(self._slots)].hold(self._canvas, number)


class _Slot:
    """A frame of the encoder's own kind that is filled again and again: a new one each time costs 3 ms."""

    def __init__(self, width: int, height: int) -> None:
        self._frame = av.VideoFrame(width, height, "yuv420p")
        self._planes: list[Plane] = []
        for plane in self._frame.planes:
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
            self._planes.append(rows[: plane.height, : plane.width])

    def hold(self, drawn: Frame, number: int) -> av.VideoFrame:
        for plane, new in zip(self._planes, drawn.planes, strict=True):
            plane[:] = new
        self._frame.pts = number
        return self._frame
