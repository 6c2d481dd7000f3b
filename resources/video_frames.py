"""Single frames of a video, decoded where they lie: a seek to the key frame before, never the whole film.

Owns decoding to RGB and frame numbers. Imports PyAV when called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.errors import MissingArtifact, RenderFailed

Pixels = NDArray[np.uint8]


def frames_of(video: Path, wanted: Iterable[int]) -> Iterator[tuple[int, Pixels]]:
    """Yield (frame number, height x width x 3 RGB bytes) for the wanted frames, in ascending order.

    The video has a constant frame rate and is BT.709; RenderFailed names a frame that is not in it.
    """
    import av

    numbers = sorted(set(wanted))
    if not video.is_file():
        raise MissingArtifact(f"there is no video {video.name} to take frames from: make it again")
    try:
        with av.open(str(video)) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            yield from _walk(container, stream, numbers)
    except av.FFmpegError as error:
        raise RenderFailed(f"{video.name} cannot be decoded ({error}): make it again") from error


def _walk(container: object, stream: object, numbers: list[int]) -> Iterator[tuple[int, Pixels]]:
    import av

    assert isinstance(container, av.container.InputContainer)
    assert isinstance(stream, av.video.stream.VideoStream)
    rate, base = stream.average_rate, stream.time_base
    if rate is None or base is None:
        raise RenderFailed("the video has no frame rate: make it again")
    first = stream.start_time or 0
    decoded: Iterator[av.VideoFrame] | None = None
    at = -1
    for number in numbers:
        if (
            decoded is None or number - at > 2 * rate
        ):  # decoding on is cheaper than a seek that lands behind us
            container.seek(first + round(Fraction(number) / rate / base), stream=stream, backward=True)
            decoded = container.decode(stream)
        for frame in decoded:
            at = round((frame.pts - first) * base * rate) if frame.pts is not None else at + 1
            if at >= number:
                yield number, _rgb(frame)
                break
        else:
            raise RenderFailed(f"the video has no frame {number}; its last is {at}")


def _rgb(frame: object) -> Pixels:
    import av
    from av.video.reformatter import Colorspace

    assert isinstance(frame, av.VideoFrame)
    out = frame.reformat(format="rgb24", src_colorspace=Colorspace.ITU709, dst_colorspace=Colorspace.ITU709)
    return np.asarray(out.to_ndarray(), dtype=np.uint8)
