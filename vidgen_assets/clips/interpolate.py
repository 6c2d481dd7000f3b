"""Clips at the delivery frame rate.

A camera recipe has no frame rate of its own: the renderer computes every delivered frame from it, so nothing
is interpolated, and it says so. A video clip has frames that were made once: each delivered frame shows the
source frame nearest to its time. Motion-compensated interpolation costs about 200 times that and is left to a
provider that wants it.
"""

from __future__ import annotations

from fractions import Fraction

from resources.errors import InvalidInput
from vidgen_assets.artifacts.pictures import Clip, Clips

RECIPE = "a camera recipe has no frame rate: every frame is computed at {fps} fps, none is interpolated"
SAME = "the video is at {fps} fps already"
NEAREST = (
    "{source} frames at {source_fps} fps shown as {frames} at {fps} fps, each the nearest, {repeated} repeats"
)


def interpolate_clips(clips: Clips, fps: int) -> Clips:
    """Return the clips at `fps` frames a second, each with how it came to be so.

    Raises InvalidInput when a clip has no frames.
    """
    return Clips(clips=tuple(at_rate(clip, fps) for clip in clips.clips))


def at_rate(clip: Clip, fps: int) -> Clip:
    """Return a clip at a frame rate, as long as it was to within half a frame."""
    if clip.frames <= 0 or clip.fps <= 0 or fps <= 0:
        raise InvalidInput(
            f"shot {clip.shot}: {clip.frames} frames at {clip.fps} fps cannot be shown at {fps} fps"
        )
    frames = frames_at(clip.frames, Fraction(clip.fps), fps)
    if clip.video is None:
        return clip.model_copy(update={"fps": fps, "frames": frames, "why": RECIPE.format(fps=fps)})
    if clip.fps == fps:
        return clip.model_copy(update={"why": SAME.format(fps=fps)})
    shown = source_frames(clip.frames, Fraction(clip.fps), fps)
    why = NEAREST.format(
        source=clip.frames, source_fps=clip.fps, frames=frames, fps=fps, repeated=len(shown) - len(set(shown))
    )
    return clip.model_copy(update={"fps": fps, "frames": frames, "why": why})


def frames_at(frames: int, source_fps: Fraction, fps: int) -> int:
    """Return how many frames at `fps` last as long as `frames` at `source_fps` (halves go up)."""
    return max(1, int(Fraction(frames * fps) / source_fps + Fraction(1, 2)))


def source_frames(frames: int, source_fps: Fraction, fps: int) -> tuple[int, ...]:
    """Return, for every delivered frame, the source frame that is nearest to the middle of its time.

    Never goes back, never past the last frame. At a lower rate frames are left out, at a higher one repeated.
    """
    count = frames_at(frames, source_fps, fps)
    return tuple(min(frames - 1, int((Fraction(2 * n + 1, 2 * fps)) * source_fps)) for n in range(count))
