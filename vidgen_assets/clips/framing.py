"""Where the frame lies on a picture's canvas: the window that fills the frame while the camera rests.

The window has the frame's own shape and leaves the camera room on every side. Where the frame is not shaped
like the canvas (1:1, 16:9), it moves so that faces and thing stay inside.
"""

from __future__ import annotations

from fractions import Fraction

from vidgen_assets.artifacts.pictures import Box, FramedClip, FramedClips, Keyframe, SelectedClips
from vidgen_assets.channel import Formats

ROOM = Fraction(5, 6)
"""The largest share of the canvas a window takes each way: a twelfth is left on every side."""


def frame_clips(clips: SelectedClips, formats: Formats) -> FramedClips:
    """Return every clip with its window for the delivery frame."""
    framed = tuple(
        FramedClip(clip=clip, window=window_of(clip.keyframe, formats.width, formats.height))
        for clip in clips.clips
    )
    return FramedClips(width=formats.width, height=formats.height, clips=framed)


def window_of(keyframe: Keyframe, width: int, height: int) -> Box:
    """Return the window of a `width` x `height` frame: the largest one of its shape that leaves room."""
    scale = min(Fraction(keyframe.width, width), Fraction(keyframe.height, height)) * ROOM
    wide, high = int(width * scale), int(height * scale)
    wide, high = max(2, wide - wide % 2), max(2, high - high % 2)
    subject = subject_of(keyframe)
    left = _place(keyframe.width, wide, subject.x, subject.x + subject.width)
    top = _place(keyframe.height, high, subject.y, subject.y + subject.height)
    return Box(x=left, y=top, width=wide, height=high)


def subject_of(keyframe: Keyframe) -> Box:
    """Return the box around every face and the thing; the middle of the canvas when there are none."""
    boxes = [*keyframe.faces, *([keyframe.prop] if keyframe.prop is not None else [])]
    if not boxes:
        return Box(x=keyframe.width // 2, y=keyframe.height // 2, width=0, height=0)
    left, top = max(0, min(box.x for box in boxes)), max(0, min(box.y for box in boxes))
    right = min(keyframe.width, max(box.x + box.width for box in boxes))
    bottom = min(keyframe.height, max(box.y + box.height for box in boxes))
    return Box(x=left, y=top, width=max(0, right - left), height=max(0, bottom - top))


def _place(canvas: int, window: int, low: int, high: int) -> int:
    """The window's start on one axis: in the middle, moved no more than it takes to hold [low, high)."""
    start = (canvas - window) // 2
    room = canvas - window
    margin = int(room * (1 - ROOM) / 2)
    if high - low >= window:
        start = (low + high - window) // 2
    elif low < start:
        start = low
    elif high > start + window:
        start = high - window
    return min(max(start, margin), room - margin)
