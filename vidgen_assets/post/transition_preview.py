"""A transition between any two pictures, frame by frame, as the renderer draws it: for galleries and previews.

Imports PyAV: import this module where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from resources.errors import InvalidInput
from vidgen_assets.artifacts import HARD_CUTS, TransitionKind
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.transitions import blend, dip_codes

Pixels = NDArray[np.uint8]


def transition_frames(
    kind: TransitionKind, before: Pixels, after: Pixels, frames: int, *, accent: str = "#FFD23F"
) -> Iterator[Pixels]:
    """Yield `frames` pictures of a transition, each (height, width, 3) RGB like both pictures given.

    `accent` is the colour of "dip_accent". A cut has nothing between: half of its frames show one picture, half
    the other. Raises InvalidInput unless both pictures have the same even size.
    """
    height, width = before.shape[:2]
    if before.shape != after.shape or before.shape[2:] != (3,) or height % 2 or width % 2:
        raise InvalidInput(
            f"a transition needs two RGB pictures of the same even size, not {before.shape} and {after.shape}"
        )
    one, two, out = _frame_of(before), _frame_of(after), Frame(width, height)
    kernels, through = load_kernels(), dip_codes(accent)
    for number in range(frames):
        share = number / max(frames - 1, 1) if kind in HARD_CUTS else (number + 1) / (frames + 1)
        blend(kind, share, one, two, out, kernels, through)
        yield _pixels_of(out)


def _frame_of(rgb: Pixels) -> Frame:
    frame = Frame(rgb.shape[1], rgb.shape[0])
    picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24").reformat(
        format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
    )
    frame.buffer[:] = picture.to_ndarray().reshape(-1)
    return frame


def _pixels_of(frame: Frame) -> Pixels:
    planes = frame.buffer.reshape(frame.height * 3 // 2, frame.width)
    picture = av.VideoFrame.from_ndarray(planes, format="yuv420p")
    picture.colorspace, picture.color_range = Colorspace.ITU709, ColorRange.MPEG
    return np.asarray(
        picture.reformat(format="rgb24", src_colorspace=Colorspace.ITU709).to_ndarray(), np.uint8
    )
