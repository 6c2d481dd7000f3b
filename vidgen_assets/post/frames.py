"""Every frame of a plan as the renderer draws it, before any encoder has seen it.

For whatever wants the picture without the master's loss: deliveries in other codecs, quality measured against
the lossless render, pictures of a moment. Imports PyAV: import this module where it is used.
"""

from __future__ import annotations

from collections.abc import Generator

import av

from resources.store import BlobStore
from vidgen_assets.artifacts import RenderPlan
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.painter import Painter
from vidgen_assets.post.pictures import Pictures
from vidgen_assets.post.reel import Reel
from vidgen_assets.post.slices import slice_plan


def plan_frames(plan: RenderPlan, store: BlobStore) -> Generator[av.VideoFrame, None, None]:
    """Yield the plan's frames in order, planar yuv420p BT.709 limited, `pts` being the frame's number.

    A frame is overwritten once the next one is asked for: use it or copy it. Close the iterator to stop early.
    Raises InvalidInput as `render` does.
    """
    pictures = Pictures(store, load_kernels())
    first = 0
    for segment in slice_plan(plan):
        size = (segment.width, segment.height)
        with Painter(segment, pictures) as painter, Reel(painter.paint, segment.frames, size) as reel:
            for frame in reel:
                frame.pts = first + (frame.pts or 0)
                yield frame
        first += segment.frames
