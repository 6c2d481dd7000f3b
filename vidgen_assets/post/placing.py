"""Where something on a shot's canvas is seen on a frame, as the renderer's camera shows it."""

from __future__ import annotations

from vidgen_assets.artifacts import Box, RenderPlan, Timeline, TimelineShot
from vidgen_assets.post.motion import Stage, view_at
from vidgen_assets.post.timeline import seen


def on_frame(timeline: Timeline | RenderPlan, shot: TimelineShot, frame: int, box: Box) -> Box:
    """Return a canvas box in frame pixels on a frame of the timeline, on a layer that moves as the camera.

    The camera's way takes as long as the shot is seen, transitions included; a shot that is shown whole in a
    frame of another shape lies in its middle.
    """
    clip, fill = shot.clip.clip, shot.clip.fill
    width, height = (fill.width, fill.height) if fill else (timeline.width, timeline.height)
    stage = Stage(clip.keyframe.width, clip.keyframe.height, shot.clip.window, width, height)
    names = [one.shot for one in timeline.shots]
    first, end = seen(timeline.shots, names.index(shot.shot))
    view = view_at(stage, clip.path, 1.0, (frame - first) / max(end - first - 1, 1))
    return Box(
        x=round((box.x - view.x) / view.step_x + timeline.width / 2),
        y=round((box.y - view.y) / view.step_y + timeline.height / 2),
        width=round(box.width / view.step_x),
        height=round(box.height / view.step_y),
    )
