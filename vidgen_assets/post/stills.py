"""Reading a still picture into pixels, whatever it was saved as, with limits and errors that name it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput

Pixels = NDArray[np.uint8]

MAX_SIDE = 8192


def read_rgba(path: Path, what: str) -> Pixels:
    """Return a picture as (height, width, 4) straight RGBA; InvalidInput names `what` and what is wrong."""
    import av

    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            stream = container.streams.video[0]
            if max(stream.width, stream.height) > MAX_SIDE:
                raise InvalidInput(f"{what}: {stream.width}x{stream.height} is larger than {MAX_SIDE} a side")
            frame = next(container.decode(stream))
            return np.ascontiguousarray(frame.to_ndarray(format="rgba"))
    except (av.FFmpegError, StopIteration, IndexError, ValueError) as error:
        raise InvalidInput(f"{what}: the picture cannot be decoded ({error}); make it again") from error
