"""Single frames of a master, taken from the segments that hold them.

A segment is shared by every master it was joined into, so what was made of a frame of it (a measure, a preview)
can be kept under the segment's own hash and outlives a new word elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from resources.errors import RenderFailed
from resources.store import BlobStore
from resources.video_frames import frames_of
from vidgen_assets.artifacts import MasterVideo, Segment

Pixels = NDArray[np.uint8]


def piece_at(master: MasterVideo, frame: int) -> tuple[Segment, int]:
    """Return the segment that holds a frame, and the frame's number in it; RenderFailed when none does."""
    for segment in master.segments:
        if segment.first_frame <= frame < segment.end_frame:
            return segment, frame - segment.first_frame
    raise RenderFailed(f"the master has no frame {frame}; it has {master.frames}: make it again")


def by_piece(master: MasterVideo, wanted: Iterable[int]) -> Iterator[tuple[Segment, tuple[int, ...]]]:
    """Yield every segment that holds wanted frames, with their numbers in it, in order."""
    numbers = sorted(set(wanted))
    if numbers:
        piece_at(master, numbers[0]), piece_at(master, numbers[-1])
    for segment in master.segments:
        held = tuple(n - segment.first_frame for n in numbers if segment.first_frame <= n < segment.end_frame)
        if held:
            yield segment, held


def master_frames(
    master: MasterVideo, wanted: Iterable[int], store: BlobStore
) -> Iterator[tuple[int, Pixels]]:
    """Yield (frame number, height x width x 3 RGB bytes) for the wanted frames, in ascending order."""
    for segment, held in by_piece(master, wanted):
        for number, picture in frames_of(store.path(segment.video), held):
            yield segment.first_frame + number, picture
