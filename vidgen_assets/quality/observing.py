"""What is seen in a piece of video, frame by frame: its cells, how black it is, the colours at looked-at places.

Owns the one decoding pass. A piece is a segment or a whole file; what is observed of a segment holds for every
master it was joined into by copy, so a new word costs the decoding of its own segment. What the observations
mean is stillness.py's and seen_captions.py's.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import RenderFailed
from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Frozen
from vidgen_assets.quality.stillness import Cells, Grid

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import InputContainer

Plane = NDArray[np.uint8]
Planes = tuple[Plane, Plane, Plane]

VERSION = "1"
FINE = 256  # cells are kept in steps of 1/256 of a code
NEAR = (46, 24, 24)
LEAST_CHROMA = 30.0


class Look(Frozen):
    """A place to look at: the frame, left, top, right and bottom there, and the Y, Cb, Cr codes looked for."""

    frame: int
    box: tuple[int, int, int, int]
    colour: tuple[int, int, int]


class Glimpse(Frozen):
    """What was seen at a place: the share of pixels near the colour, and how far the rest leans to its hue."""

    share: float
    tint: float


class Task(Frozen):
    """What is to be observed of a piece: its size, the rows captions are in, and where to look, by frame."""

    width: int
    height: int
    band: tuple[int, int]
    looks: tuple[Look, ...]


@dataclass(frozen=True, eq=False)
class Observed:
    """A piece's frames: cells (frames, rows, columns), the share that is black, a glimpse a look (None: not there)."""

    cells: Cells
    black: tuple[float, ...]
    glimpses: tuple[Glimpse | None, ...]

    @property
    def frames(self) -> int:
        """Return how many frames there were."""
        return len(self.black)


def observe(path: Path, task: Task) -> Observed:
    """Decode a piece once; raises RenderFailed when it cannot be decoded to its end."""
    import av

    grid = Grid(task.width, task.height, task.band)
    looks: dict[int, list[int]] = defaultdict(list)
    for number, look in enumerate(task.looks):
        looks[look.frame].append(number)
    cells: list[NDArray[np.uint16]] = []
    black: list[float] = []
    found: dict[int, Glimpse] = {}
    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            for frame, planes in enumerate(_frames(container)):
                small = grid.sampled(planes[0])
                cells.append(np.round(grid.cells(small) * FINE).astype(np.uint16))
                black.append(round(grid.black_share(small), 6))
                for number in looks.get(frame, ()):
                    found[number] = glimpse(planes, task.looks[number])
    except (av.FFmpegError, IndexError) as error:
        raise RenderFailed(f"{path.name} cannot be decoded to its end ({error}): render it again") from error
    kept = np.stack(cells) if cells else np.empty((0, *grid.shape), np.uint16)
    return Observed(_real(kept), tuple(black), tuple(found.get(number) for number in range(len(task.looks))))


def observed_once(video: Media, task: Task, store: BlobStore, calls: CallCache) -> Observed:
    """Return what is observed of a piece in the store, from the call cache when it was observed before."""
    request = {"video": video.sha256, **task.model_dump(mode="json")}
    call = Call("observe", "local", "video", request, VERSION)
    answer = calls.get_or_make(call, lambda: _made(observe(store.path(video), task), store))
    glimpses = answer.document["glimpses"]
    packed = np.load(BytesIO(zlib.decompress(store.read(answer.files["cells"]))))
    return Observed(
        _real(packed),
        tuple(answer.document["black"]),
        tuple(None if one is None else Glimpse.model_validate(one) for one in glimpses),
    )


def glimpse(planes: Planes, look: Look) -> Glimpse:
    """Return how much of a look's colour a frame (Y, Cb, Cr planes, 4:2:0) has in its box."""
    return Glimpse(
        share=round(_share(planes, look.box, look.colour), 6),
        tint=round(_tint(planes, look.box, look.colour), 6),
    )


def _made(seen: Observed, store: BlobStore) -> Made:
    file = BytesIO()
    np.save(file, np.round(seen.cells * FINE).astype(np.uint16))
    cells = store.add_bytes(zlib.compress(file.getvalue(), 6), "cells.npy.z", "application/zlib")
    glimpses = [None if one is None else one.model_dump() for one in seen.glimpses]
    return Made(
        {"black": list(seen.black), "glimpses": glimpses}, {"cells": cells}, Usage(seen.frames, "frames")
    )


def _real(packed: NDArray[np.uint16]) -> Cells:
    return packed.astype(np.float32) / np.float32(FINE)


def _frames(container: InputContainer) -> Iterator[Planes]:
    """Yield Y, Cb, Cr of every frame, as views that are only good until the next one."""
    stream = container.streams.video[0]
    stream.thread_type = "AUTO"
    for frame in container.decode(stream):
        yield _plane(frame, 0, 1), _plane(frame, 1, 2), _plane(frame, 2, 2)


def _plane(frame: VideoFrame, index: int, size: int) -> Plane:
    plane = frame.planes[index]
    rows: Plane = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height // size, : frame.width // size]


def _share(planes: Planes, box: tuple[int, int, int, int], colour: tuple[int, int, int]) -> float:
    """Return which share of a box's pixels, at chroma size, is near a colour."""
    left, top, right, bottom = (edge // 2 for edge in box)
    parts = (planes[0][::2, ::2], planes[1], planes[2])
    near = np.ones((bottom - top, right - left), bool)
    for plane, code, reach in zip(parts, colour, NEAR, strict=True):
        near &= np.abs(plane[top:bottom, left:right].astype(np.int16) - code) <= reach
    return float(near.mean()) if near.size else 0.0


def _tint(planes: Planes, box: tuple[int, int, int, int], colour: tuple[int, int, int]) -> float:
    """Return how far the most coloured tenth of a box goes from grey to a colour's hue; 0 for a grey colour."""
    left, top, right, bottom = (edge // 2 for edge in box)
    hue = np.array(colour[1:], float) - 128
    strength = float(hue @ hue)
    if strength < LEAST_CHROMA**2 or right <= left or bottom <= top:
        return 0.0
    chroma = [plane[top:bottom, left:right].astype(float).ravel() - 128 for plane in planes[1:]]
    along = np.sort((chroma[0] * hue[0] + chroma[1] * hue[1]) / strength)
    return float(along[-max(len(along) // 10, 1) :].mean())
