"""Where the frame lies on a picture's canvas: the window that fills the frame while the camera rests.

The window has the frame's own shape and leaves the camera room on every side. Where the frame is not shaped
like the canvas (1:1, 16:9), it moves so that faces and thing stay inside.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def window_of(keyframe: Keyframe, width: int, height: int, room: Fraction = ROOM) -> Box:
    """Return the window of a `width` x `height` frame: the largest one of its shape that takes `room` at most."""
    scale = min(Fraction(keyframe.width, width), Fraction(keyframe.height, height)) * room
    wide, high = int(width * scale), int(height * scale)
    wide, high = max(2, wide - wide % 2), max(2, high - high % 2)
    subject = subject_of(keyframe, wide, high)
    left = _place(keyframe.width, wide, subject.x, subject.x + subject.width, 1 - room)
    top = _place(keyframe.height, high, subject.y, subject.y + subject.height, 1 - room)
    return Box(x=left, y=top, width=wide, height=high)


def subject_of(keyframe: Keyframe, wide: int, high: int) -> Box:
    """Return the box of what has to be seen through a window of `wide` x `high` canvas pixels.

    That is every face and the thing where the window has room for all of them, else every face, else the face
    in front; the box around all where not even that fits, the canvas's middle where there is nothing.
    """
    things = (keyframe.prop,) if keyframe.prop is not None else ()
    choices = ((*keyframe.faces, *things), keyframe.faces, keyframe.faces[-1:])
    around = [_around(keyframe, boxes) for boxes in choices if boxes]
    if not around:
        return Box(x=keyframe.width // 2, y=keyframe.height // 2, width=0, height=0)
    return next((box for box in around if box.width <= wide and box.height <= high), around[0])


def _around(keyframe: Keyframe, boxes: Sequence[Box]) -> Box:
    """Return the smallest box around others, on the canvas."""
    left, top = max(0, min(box.x for box in boxes)), max(0, min(box.y for box in boxes))
    right = min(keyframe.width, max(box.x + box.width for box in boxes))
    bottom = min(keyframe.height, max(box.y + box.height for box in boxes))
    return Box(x=left, y=top, width=max(0, right - left), height=max(0, bottom - top))


def _place(canvas: int, window: int, low: int, high: int, spare: Fraction) -> int:
    """The window's start on one axis: in the middle, moved no more than it takes to hold [low, high).

    Half of the `spare` share of the way it can go is left on either side.
    """
    start = (canvas - window) // 2
    room = canvas - window
    margin = int(room * spare / 2)
    if high - low >= window:
        start = (low + high - window) // 2
    elif low < start:
        start = low
    elif high > start + window:
        start = high - window
    return min(max(start, margin), room - margin)
