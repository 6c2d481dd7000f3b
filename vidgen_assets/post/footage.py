"""Frames of a video clip, scaled to cover the frame, graded and converted, in the order they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation

from resources.errors import InvalidInput
from vidgen_assets.post.kernel_types import Kernels, Table
from vidgen_assets.post.layers import Frame


class Footage:
    """A clip that is played once, forwards, at `fps`; its last frame stays when it is too short."""

    def __init__(self, path: Path, shot: str, fps: int, codes: Table, kernels: Kernels) -> None:
        self.shot, self.fps, self.codes, self.kernels = shot, fps, codes, kernels
        try:
            self._container = av.open(str(path), metadata_errors="ignore")
            self._stream = self._container.streams.video[0]
        except (av.FFmpegError, IndexError) as error:
            raise InvalidInput(f"the clip of shot {shot} is no video ({error}); make it again") from error
        self._stream.thread_type = "NONE"
        self._frames = self._decoded()
        self._shown: av.VideoFrame | None = None
        self._next: av.VideoFrame | None = None
        self._origin: Fraction | None = None

    def __enter__(self) -> Footage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def draw(self, frame: Frame, number: int) -> None:
        """Fill the frame with the clip's picture at frame `number`; numbers must not go back."""
        picture = self._at(number)
        rgba = self._cover(picture, frame.width, frame.height)
        spare = (np.empty_like(frame.y), np.empty_like(frame.cb))
        scratch = np.empty((3, frame.width), np.float32)
        self.kernels.to_planes(rgba, self.codes, frame.y, frame.cb, frame.cr, *spare, scratch)

    def _at(self, number: int) -> av.VideoFrame:
        moment = Fraction(number, self.fps) + Fraction(1, 4 * self.fps)
        if self._shown is None:
            self._shown = self._advance()
            if self._shown is None:
                raise InvalidInput(f"the clip of shot {self.shot} has no frames; make it again")
            self._origin = self._time(self._shown)
            self._next = self._advance()
        while self._next is not None and self._time(self._next) - (self._origin or 0) <= moment:
            self._shown, self._next = self._next, self._advance()
        return self._shown

    def _cover(self, picture: av.VideoFrame, width: int, height: int) -> np.ndarray:
        scale = max(width / picture.width, height / picture.height)
        size = (max(round(picture.width * scale), width), max(round(picture.height * scale), height))
        scaled = picture.reformat(
            *size, format="rgba", src_colorspace=_matrix_of(picture), interpolation=Interpolation.BICUBIC
        ).to_ndarray()
        left, top = (size[0] - width) // 2, (size[1] - height) // 2
        cut = np.ascontiguousarray(scaled[top : top + height, left : left + width])
        cut[..., 3] = 255
        return cut

    def _time(self, frame: av.VideoFrame) -> Fraction:
        return Fraction(frame.pts or 0) * Fraction(frame.time_base or Fraction(1, self.fps))

    def _advance(self) -> av.VideoFrame | None:
        return next(self._frames, None)

    def _decoded(self) -> Iterator[av.VideoFrame]:
        try:
            yield from self._container.decode(self._stream)
        except av.FFmpegError as error:
            raise InvalidInput(f"the clip of shot {self.shot} breaks off ({error}); make it again") from error


def _matrix_of(picture: av.VideoFrame) -> Colorspace:
    """Return the matrix a frame was coded with; one that does not say is BT.709 if it is large."""
    try:
        return Colorspace(picture.colorspace)
    except ValueError:
        return Colorspace.ITU709 if max(picture.width, picture.height) >= 1280 else Colorspace.ITU601
