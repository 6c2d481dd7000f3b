"""The boxes of an MP4, as far as a player's start depends on them: their order, and edit lists."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from resources.errors import RenderFailed
from vidgen_assets.artifacts import Frozen

INSIDE = {"moov", "trak", "edts"}


class FileLayout(Frozen):
    """Top-level boxes in order, whether the index comes before the media (`faststart`), and edit lists."""

    boxes: tuple[str, ...]
    faststart: bool
    edit_lists: int


def file_layout(path: Path) -> FileLayout:
    """Return how an MP4 is laid out; RenderFailed when it is none or is cut off."""
    with path.open("rb") as file:
        found = list(_walk(file, 0, path.stat().st_size, 0))
    top = tuple(name for depth, name in found if depth == 0)
    if "moov" not in top or "mdat" not in top:
        raise RenderFailed(f"{path.name} is no complete MP4: it has the boxes {', '.join(top) or 'none'}")
    edits = sum(name == "elst" for _, name in found)
    return FileLayout(boxes=top, faststart=top.index("moov") < top.index("mdat"), edit_lists=edits)


def _walk(file: BinaryIO, start: int, end: int, depth: int) -> Iterator[tuple[int, str]]:
    while start + 8 <= end:
        file.seek(start)
        size, raw = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1:
            size, header = struct.unpack(">Q", file.read(8))[0], 16
        size = size or end - start
        if size < header or start + size > end:
            return
        name = raw.decode("latin-1")
        yield depth, name
        if name in INSIDE:
            yield from _walk(file, start + header, start + size, depth + 1)
        start += size
