"""The match cut: the second shot's camera starts so that its subject lies where it lay as the first one ended.

Owns the geometry. Which cuts are to be match cuts is scenes/montage.py's wish; where the pictures leave the
camera no room for it, the answer says so and the cut stays a plain one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from vidgen_assets.artifacts import Box, CameraPath, Keyframe, TimelineShot
from vidgen_assets.clips.choose import FASTEST, path_speed
from vidgen_assets.clips.holding import End, held_end, hold, largest_zoom, scene_in, with_ends
from vidgen_assets.post.motion import Stage, view_at


@dataclass(frozen=True)
class MatchPolicy:
    """When a cut is a match: the subject's middle lies at most `apart` of the frame from where it lay.

    Its size may differ by the factor `resized`: a face may come nearer, but not from another world. To get there
    the camera may start so far from rest as `reach` says (of the canvas), which is as far as there are pictures.
    """

    apart: float = 0.02
    resized: float = 1.7
    reach: float = 0.12


MATCH = MatchPolicy()


@dataclass(frozen=True)
class Matched:
    """The second shot's path, or None where there is no match, and why."""

    path: CameraPath | None
    why: str


@dataclass(frozen=True)
class Spot:
    """Where a subject's middle lies in the frame and how high it is, in fractions of the frame."""

    x: float
    y: float
    height: float


def match_cut(
    before: TimelineShot, after: TimelineShot, seconds: float, policy: MatchPolicy = MATCH
) -> Matched:
    """Return a path for `after`, seen for `seconds`, that starts with its subject where `before` leaves its own."""
    path = after.clip.clip.path
    one, two = (_subject(shot.clip.clip.keyframe) for shot in (before, after))
    if path is None or one is None or two is None or before.clip.clip.path is None:
        return Matched(None, "no match: one of the shots has no face or thing a camera could aim at")
    left = spot(before, one, 1.0)
    start = _start(after, two, left, policy)
    if start is None:
        return Matched(None, "no match: a layer of the shot that does not move with the camera")
    aligned = _calm(after, with_ends(path, start, (path.zoom_to, path.x_to, path.y_to)), seconds, policy)
    found = spot(_with_path(after, aligned), two, 0.0)
    off = math.hypot(found.x - left.x, found.y - left.y)
    larger = max(found.height / left.height, left.height / found.height)
    if off > policy.apart or larger > policy.resized:
        return Matched(
            None, f"no match: the subject would lie {off:.0%} of the frame off, {larger:.1f} times the size"
        )
    return Matched(aligned, f"the subject lies where it lay, to {off:.1%} of the frame")


def spot(shot: TimelineShot, subject: Box, progress: float) -> Spot:
    """Return where a box of the shot's canvas is seen when `progress` of its camera's path is over."""
    stage = _stage(shot)
    view = view_at(stage, shot.clip.clip.path, _parallax(shot.clip.clip.keyframe, subject), progress)
    return Spot(
        x=(subject.x + subject.width / 2 - view.x) / (view.step_x * stage.frame_width) + 0.5,
        y=(subject.y + subject.height / 2 - view.y) / (view.step_y * stage.frame_height) + 0.5,
        height=subject.height / (view.step_y * stage.frame_height),
    )


def _start(shot: TimelineShot, subject: Box, wanted: Spot, policy: MatchPolicy) -> End | None:
    """Return the camera's start that brings the subject nearest to the spot and its size, still all in view."""
    keyframe, window = shot.clip.clip.keyframe, shot.clip.window
    parallax, scene = _parallax(keyframe, subject), scene_in(keyframe, window)
    if parallax <= 0:
        return None
    size = wanted.height * window.height / subject.height
    zoom = min(max(size ** (1 / parallax), 1.0), largest_zoom(scene))
    own = zoom**parallax
    x = subject.x + subject.width / 2 - (wanted.x - 0.5) * window.width / own
    y = subject.y + subject.height / 2 - (wanted.y - 0.5) * window.height / own
    rest_x, rest_y = scene.rest_x * keyframe.width, scene.rest_y * keyframe.height
    centre = (
        (rest_x + (x - rest_x) / parallax) / keyframe.width,
        (rest_y + (y - rest_y) / parallax) / keyframe.height,
    )
    return held_end(scene, (zoom, *centre), policy.reach)


def _calm(shot: TimelineShot, path: CameraPath, seconds: float, policy: MatchPolicy) -> CameraPath:
    """Return a path whose end is drawn towards its start until the camera does not rush, the subject in view."""
    share = min(1.0, FASTEST / max(path_speed(path, seconds), 1e-9))
    start = (path.zoom_from, path.x_from, path.y_from)
    end = (
        path.zoom_from * (path.zoom_to / path.zoom_from) ** share,
        path.x_from + (path.x_to - path.x_from) * share,
        path.y_from + (path.y_to - path.y_from) * share,
    )
    return hold(
        with_ends(path, start, end), scene_in(shot.clip.clip.keyframe, shot.clip.window), policy.reach
    )


def _subject(keyframe: Keyframe) -> Box | None:
    return keyframe.faces[-1] if keyframe.faces else keyframe.prop


def _parallax(keyframe: Keyframe, subject: Box) -> float:
    """Return how far the subject's layer goes with the camera."""
    name = "prop" if subject == keyframe.prop and not keyframe.faces else "subject"
    return next((layer.parallax for layer in keyframe.layers if layer.name == name), 1.0)


def _stage(shot: TimelineShot) -> Stage:
    keyframe, window = shot.clip.clip.keyframe, shot.clip.window
    return Stage(keyframe.width, keyframe.height, window, window.width, window.height)


def _with_path(shot: TimelineShot, path: CameraPath) -> TimelineShot:
    clip = shot.clip.clip.model_copy(update={"path": path})
    return shot.model_copy(update={"clip": shot.clip.model_copy(update={"clip": clip})})
