"""Where something on a shot's canvas is seen on a frame, as the renderer's camera shows it."""

from __future__ import annotations

from vidgen_assets.artifacts import Box, Timeline, TimelineShot
from vidgen_assets.post.motion import Stage, view_at


def on_frame(timeline: Timeline, shot: TimelineShot, frame: int, box: Box) -> Box:
    """Return a canvas box in frame pixels on a frame of the timeline, on a layer that moves as the camera."""
    clip = shot.clip.clip
    stage = Stage(
        clip.keyframe.width, clip.keyframe.height, shot.clip.window, timeline.width, timeline.height
    )
    length = max(shot.end_frame - shot.first_frame, 1)
    view = view_at(stage, clip.path, 1.0, (frame - shot.first_frame) / length)
    return Box(
        x=round((box.x - view.x) / view.step_x + timeline.width / 2),
        y=round((box.y - view.y) / view.step_y + timeline.height / 2),
        width=round(box.width / view.step_x),
        height=round(box.height / view.step_y),
    )
